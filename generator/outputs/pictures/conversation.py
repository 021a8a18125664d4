"""A conversation as a tree that grows downwards: which turn comes after which.

Turns stand in the order of the page, which is the one in which a reader meets them, each below the
nearest turn above that leads to it. So numbers only rise, and no line crosses another. A tag with
the number of a turn says where an answer leads. What is said stands in the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.content.records import Choice, Node, Script
from generator.content.types import END
from generator.locale import words
from generator.outputs.pictures.drawing import (
    LEADING,
    LINES,
    SMALL,
    TEXT,
    Drawing,
    Href,
    elbow,
    tag_width,
)
from generator.outputs.pictures.lettering import lines
from generator.outputs.pictures.paper import sheets

INDENT = 22
DEEPEST = 6
"""Turns further from the start than this are not moved further to the right."""
BOX = 18
"""From the middle of a turn's number to its box."""
PAD = 9
SPACE = 10
MARK = 18
"""The room of the mark of a grade."""
ARROW = 18
"""The room of the arrow before tags."""

_ASIDE = re.compile(r"^（[^（）]*）|（[^（）]*）$|^\([^()]*\)|\([^()]*\)$")
"""What is done before or after speaking."""


class Turn(NamedTuple):
    """A node in its place in the tree."""

    node: Node
    depth: int
    parent: str | None
    grade: str
    """The grade of the choice that leads to it."""


def conversation(handbook: Handbook, script: Script, href: Href) -> str:
    """The conversation of a script as `<svg>` elements for a page."""
    label = words(handbook.language)["picture"]
    title = label["conversation"].format(handbook.title(script.id))
    summary = label["conversation-summary"].format(nodes=len(script.nodes))
    drawing = _Conversation(handbook, script, Drawing(href)).drawn()
    return drawing.on_screen(f"hb-pic-{script.id}", title, summary)


def conversation_on_paper(handbook: Handbook, script: Script) -> tuple[str, ...]:
    """The conversation of a script as `<svg>` documents for print, one a page."""
    return sheets(_Conversation(handbook, script, Drawing(None)).drawn().strips())


def turns(script: Script) -> list[Turn]:
    """The nodes in their order, each below the nearest one before it that leads to it.

    Only the ways that are still open count: those from the turn above, and from what that hangs
    from. A turn that comes from elsewhere hangs from nothing; the tags say from where.
    """
    out: list[Turn] = []
    way: list[Turn] = []
    for node in script.nodes:
        leading = [n for n, turn in enumerate(way, 1) if _grade(turn.node, node.id)]
        way = way[: leading[-1] if leading else 1]
        above = way[-1].node if leading else None
        grade = _grade(above, node.id) if above else "best"
        out.append(Turn(node, len(way), above.id if above else None, grade))
        way = [*way, out[-1]]
    return out


def _grade(node: Node, to: str) -> str:
    """The grade of the first good answer that leads to another turn; "" if none does."""
    return next((one.grade for one in _answers(node) if to in one.to), "")


def _answers(node: Node) -> list[Choice]:
    """The good answers, the best one first."""
    return [c for grade in ("best", "fine") for c in node.choices if c.grade == grade]


class _Conversation:
    """A conversation in the making: `y` is how far it has come."""

    def __init__(self, handbook: Handbook, script: Script, drawing: Drawing) -> None:
        self.handbook, self.script, self.drawing = handbook, script, drawing
        self.numbers = dict(zip((node.id for node in script.nodes), count(1)))
        self.titles = {node.id: handbook.plain(node.title) for node in script.nodes}
        self.titles[END] = words(handbook.language)["picture"]["end"]
        self.y = 4.0
        self.hooks: dict[str, tuple[float, float]] = {}
        """Where the next turn below a turn hangs: under its number, or where the last one hung."""

    def drawn(self) -> Drawing:
        for turn in turns(self.script):
            self._turn(turn)
            self.drawing.may_cut(self.y - SPACE / 2)
        return self.drawing

    def _turn(self, turn: Turn) -> None:
        d, node, top = self.drawing, turn.node, self.y
        axis = 13 + INDENT * min(turn.depth, DEEPEST)
        left, right = axis + BOX, d.width - 1
        room = right - left - 2 * PAD
        rows = lines(self.titles[node.id], room, TEXT)
        middle = top + PAD + LEADING / 2 - 1
        self.y = middle + LEADING * len(rows)
        shapes = [d.words(left + PAD, middle, rows, "strong")]
        shapes += self._answers(node, left + PAD, right - PAD)
        self.y += PAD - LEADING / 2 - 1
        box = d.rect(left, top, right - left, self.y - top, "box")
        number = d.number(axis, middle, self.numbers[node.id])
        d.add(top, self.y, d.link(
            f"{self.script.id}/{node.id}", self._says(node), box, *shapes, number,
        ))  # fmt: skip
        self.hooks[node.id] = axis, middle + 11
        if turn.parent:
            self._hang(turn, axis, middle)
        self.y += SPACE

    def _hang(self, turn: Turn, axis: float, middle: float) -> None:
        """The line from a turn to the one above it."""
        x, y = self.hooks[turn.parent or ""]
        way = elbow(x, y, axis - 11, middle) if x < axis else f"M{x:g} {y:g}V{middle:g}"
        look = "line" if turn.grade == "best" else "dash"
        self.drawing.add(y, middle, self.drawing.path(way, look), LINES)
        self.hooks[turn.parent or ""] = x, middle - 8

    def _shown(self, node: Node) -> list[Choice]:
        """The best answer, and a fine one that leads elsewhere."""
        shown: list[Choice] = []
        for choice in _answers(node):
            if all(choice.to != other.to for other in shown):
                shown.append(choice)
        return shown

    def _answers(self, node: Node, left: float, right: float) -> list[str]:
        """For each answer the mark of its grade, and tags that say where it leads.

        They stand beside each other where there is room.
        """
        shapes: list[str] = []
        x = left
        for choice in self._shown(node):
            for row in _in_rows([self._tag(to) for to in choice.to], right - left - MARK):
                if x > left and x + MARK + _wide(row) > right:
                    x = left
                    self.y += LEADING + 2
                shapes += [self._mark(choice.grade, x, self.y), *self._tags(row, x + MARK)]
                x += MARK + _wide(row) + SPACE
        self.y += LEADING + 2 if shapes else 0
        return shapes

    def _tags(self, tags: list[str], left: float) -> Iterator[str]:
        yield self.drawing.words(left, self.y, "→", "quiet", SMALL)
        left += ARROW
        for tag in tags:
            left += tag_width(tag)
            yield self.drawing.tag(left, self.y, tag)
            left += 4

    def _tag(self, to: str) -> str:
        return str(self.numbers.get(to, self.titles[END]))

    def _mark(self, grade: str, x: float, y: float) -> str:
        if grade == "best":
            return self.drawing.path(f"M{x + 1:g} {y:g}l3.5 4 6.5-8", "best")
        return self.drawing.circle(x + 6, y, 4, "fine")

    def _short(self, choice: Choice) -> str:
        """What is said, without what is done meanwhile, unless there is nothing else."""
        say = self.handbook.plain(choice.say[0]) if choice.say else ""
        return _ASIDE.sub("", say).strip() or say

    def _says(self, node: Node) -> str:
        """A turn in words, for those who hear the picture or point at it."""
        says = [f"{self.numbers[node.id]}. {self.titles[node.id]}", self.handbook.plain(node.cue)]
        for choice in self._shown(node):
            goals = words(self.handbook.language)["writing"]["list_comma"].join(
                f"{self.numbers[to]} {self.titles[to]}" if to in self.numbers else self.titles[END]
                for to in choice.to
            )
            mark = "✓" if choice.grade == "best" else "○"
            says.append(f"{mark} {self._short(choice)}" + (f" → {goals}" if goals else ""))
        return "\n".join(says)


def _wide(tags: list[str]) -> float:
    """The width of a row of tags with the arrow before them."""
    return sum(tag_width(tag) + 4 for tag in tags) + ARROW


def _in_rows(tags: list[str], room: float) -> Iterator[list[str]]:
    """Tags in rows that fit."""
    row: list[str] = []
    for tag in tags:
        if row and _wide([*row, tag]) > room:
            yield row
            row = []
        row.append(tag)
    if row:
        yield row
