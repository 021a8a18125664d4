"""Ink: scripts as interactive stories, for whoever plays or extends them elsewhere.

A story counts as the rehearsal does. Its variables `earned`, `most`, `unsafe` and `percent` hold
the score. Each choice carries a tag: a reply its id, a reaction the node that it leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from generator.content.dialogue import PASS_MARK, POINTS, VISITS, Dialogue
from generator.content.handbook import Handbook
from generator.content.records import Choice, Node, Script
from generator.content.types import END
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, key_of

_MARKS = re.compile(r"[\\{}\[\]|#~<>*+=\-/(]")
"""Characters that ink may read as its own."""


def artifacts(handbook: Handbook, only: str = "") -> Iterator[Artifact]:
    """A story for each script, or for each of a role's."""
    for script in handbook.scripts:
        if only in ("", *handbook.users_of(script)):
            path = f"{addresses.prefix(handbook)}{script.id}.ink"
            make = partial(export, handbook, script)
            yield Artifact(path, make, key_of("ink", script.id, handbook.digest))


def export(handbook: Handbook, script: Script) -> bytes:
    return "\n".join(_lines(handbook, script)).encode() + b"\n"


def _lines(handbook: Handbook, script: Script) -> Iterator[str]:
    yield f"// {script.id}"
    yield f"# title: {_text(handbook, script.title)}"
    yield "VAR earned = 0\nVAR most = 0\nVAR unsafe = false\nVAR percent = 0"
    for node in script.nodes:
        yield f"VAR {_visits(node.id)} = 0"
    yield f"-> {_knot(Dialogue(script).first)}"
    for node in script.nodes:
        yield f"\n=== {_knot(node.id)} ==="
        yield f"~ {_visits(node.id)} += 1"
        yield _text(handbook, node.cue)
        for choice in node.choices:
            yield from _reply(handbook, script, node, choice)
    yield "\n=== finish ==="
    yield "{ most > 0:\n    ~ percent = (100 * earned) / most\n}"
    yield f"{{ unsafe and percent >= {PASS_MARK}:\n    ~ percent = {PASS_MARK - 1}\n}}"
    yield "-> END"


def _reply(handbook: Handbook, script: Script, node: Node, choice: Choice) -> Iterator[str]:
    yield f"+ [{_text(handbook, choice.say[0])} #reply: {node.id}/{choice.id}]"
    yield f"    {_text(handbook, choice.why)}"
    yield f"    ~ earned += {POINTS[choice.grade]}"
    yield f"    ~ most += {POINTS['best']}"
    if choice.grade == "unsafe":
        yield "    ~ unsafe = true"
    targets = tuple(dict.fromkeys(choice.to)) or (END,)
    if len(targets) == 1:
        yield _onward(targets[0])
        return
    titles = {one.id: _text(handbook, one.title) for one in script.nodes} | {END: END}
    for to in targets:
        again = "" if to == END else f"{{ {_visits(to)} < {VISITS} }} "
        yield f"    + + {again}[{titles[to]} #to: {to}] -> {_knot(to)}"
    yield "    + + -> finish"


def _onward(to: str) -> str:
    """The way on where the other side can react in one way only."""
    if to == END:
        return "    -> finish"
    return f"    {{ {_visits(to)} < {VISITS}:\n        -> {_knot(to)}\n    }}\n    -> finish"


def _knot(id: str) -> str:
    return "finish" if id == END else f"node_{id.replace('-', '_')}"


def _visits(id: str) -> str:
    """The variable that counts how often a node came up."""
    return f"visits_{id.replace('-', '_')}"


def _text(handbook: Handbook, words: str) -> str:
    plain = " ".join(handbook.plain(words).split())
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", plain)
