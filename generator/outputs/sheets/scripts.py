"""A script as its sheet: what the other side says, and what to say to it."""

from __future__ import annotations

from generator.content.handbook import Handbook
from generator.content.records import Choice, Node, Script
from generator.content.types import END
from generator.locale import words
from generator.outputs.sheets.content import Sheet, rich, whom


def turns(handbook: Handbook, script: Script) -> Sheet:
    """Every turn with its lines by grade, and which turns may follow."""
    number = {node.id: n for n, node in enumerate(script.nodes, 1)}
    return {
        "purpose": rich(handbook, script.purpose),
        "roles": whom(handbook, script, handbook.users_of(script)),
        "nodes": [_node(handbook, node, number) for node in script.nodes],
    }


def _node(handbook: Handbook, node: Node, number: dict[str, int]) -> Sheet:
    best = [choice for choice in node.choices if choice.grade == "best"]
    ends = any(END in choice.to for choice in best)
    return {
        "n": number[node.id],
        "title": rich(handbook, node.title),
        "cue": rich(handbook, node.cue),
        "moods": _moods(handbook, node),
        "best": [line(handbook, choice) for choice in best],
        "fine": [line(handbook, c) for c in node.choices if c.grade == "fine"],
        "unsafe": [line(handbook, c) for c in node.choices if c.grade == "unsafe"],
        "next": sorted({number[to] for c in best for to in c.to if to in number}),
        "ends": ends,
        "added": node.supplement,
    }


def _moods(handbook: Handbook, node: Node) -> list[Sheet]:
    """The same cue from somebody who is angry or in a hurry, for whoever plays the other side."""
    label = words(handbook.language)["script"]
    given = (("angry", node.angry), ("hurried", node.hurried))
    return [{"title": label[name], "cue": rich(handbook, text)} for name, text in given if text]


def line(handbook: Handbook, choice: Choice) -> Sheet:
    """What somebody may say, and whether it is to be put in quotes."""
    return {
        "say": [rich(handbook, words) for words in choice.say],
        "spoken": not choice.say[0].startswith(("（", "(")),
        "quoted": not choice.say[0].startswith(("“", "\"", "「")),
        "why": rich(handbook, choice.why),
        "added": choice.supplement,
    }
