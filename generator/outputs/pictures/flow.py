"""The flow of a procedure: its steps on a line from start to end, in bands, one a phase.

Procedures are nearly linear, so the line is straight and every step has the full width for its
words, on a phone too. What happens in a special case hangs below its step; where that leads
elsewhere, a line at the right edge goes to the step in question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from generator.content.handbook import Handbook
from generator.content.markup import as_clause
from generator.content.records import Branch, Phase, Procedure, Step
from generator.content.types import END
from generator.locale import words
from generator.outputs.pictures.drawing import (
    BACK,
    LEADING,
    LINES,
    SMALL,
    TEXT,
    Drawing,
    Href,
    elbow,
)
from generator.outputs.pictures.lettering import lines, nothing_cut, width
from generator.outputs.pictures.paper import COLUMN, GAP, Strip, sheets, type_of

AXIS = 22
"""Where the line runs; steps have their number on it and their box right of it."""
LEFT = 42
PAD = 9
SPACE = 11
"""Between one box and the next."""
LANE = 9
MOST_LANES = 5
"""Jumps that would need more lanes are told by their step's number alone."""


def flow(handbook: Handbook, procedure: Procedure, href: Href) -> str:
    """The flow of a procedure as `<svg>` elements for a page."""
    steps = list(procedure.steps())
    title = words(handbook.language)["picture"]["flow"].format(handbook.title(procedure.id))
    summary = words(handbook.language)["picture"]["flow-summary"].format(
        phases=len(procedure.phases),
        steps=len(steps),
        branches=sum(len(step.branches) for step in steps),
    )
    drawing = _Flow(handbook, procedure, Drawing(href)).drawn()
    return drawing.on_screen(f"hb-pic-{procedure.id}", title, summary)


def flow_on_paper(handbook: Handbook, procedure: Procedure) -> tuple[str, ...]:
    """The flow of a procedure as `<svg>` documents for print, one a page."""
    return sheets(_strips_on_paper(handbook, procedure), handbook.language)


def flow_in_strips(handbook: Handbook, procedure: Procedure) -> dict[str, Any]:
    """The flow of a procedure for a typesetter that knows how much room a page has left."""
    return {
        "strips": [strip._asdict() for strip in _strips_on_paper(handbook, procedure)],
        "column": COLUMN,
        "gap": GAP,
        "type": type_of(handbook.language),
        "alt": _in_words(handbook, procedure),
    }


def _strips_on_paper(handbook: Handbook, procedure: Procedure) -> list[Strip]:
    with nothing_cut():
        return _Flow(handbook, procedure, Drawing(None)).drawn().strips()


def _in_words(handbook: Handbook, procedure: Procedure) -> str:
    """All that the picture says, for those who hear it."""
    label, plain = words(handbook.language)["picture"], handbook.plain
    out = [label["flow"].format(handbook.title(procedure.id))]
    for number, step in enumerate(procedure.steps(), 1):
        out.append(f"{number}. {plain(step.do)}")
        out += [
            label["if"].format(as_clause(plain(one.if_))) + label["then"].format(plain(one.then))
            for one in step.branches
        ]
    return "\n".join(out)


class _Flow:
    """A flow in the making: `y` is how far it has come."""

    def __init__(self, handbook: Handbook, procedure: Procedure, drawing: Drawing) -> None:
        self.handbook, self.procedure, self.drawing = handbook, procedure, drawing
        self.numbers = dict(zip((step.id for step in procedure.steps()), count(1)))
        self.lanes = _lanes(procedure, self.numbers)
        used = 1 + max(self.lanes.values(), default=-1)
        self.right = drawing.width - 10 - (used and used * LANE + 4)
        self.y = 4.0
        self.middle: dict[str, float] = {}
        self.jumps: list[tuple[float, str]] = []

    def drawn(self) -> Drawing:
        self._start()
        for n, phase in enumerate(self.procedure.phases):
            if n:
                self.drawing.may_cut(self.y - 5, better=True)
            self._phase(phase)
        self._end()
        for y, target in self.jumps:
            self._jump(y, target)
        return self.drawing

    def word(self, name: str) -> str:
        return str(words(self.handbook.language)["picture"][name])

    def people(self, ids: Iterable[str]) -> str:
        comma: str = words(self.handbook.language)["writing"]["list_comma"]
        return comma.join(map(self.handbook.title, ids))

    def _start(self) -> None:
        """Where the line begins: what sets the procedure off, and whose it is."""
        d, owner = self.drawing, self.handbook.owner_of(self.procedure)
        trigger = _short(self.handbook.plain(self.procedure.trigger))
        room = d.width - LEFT - 8
        rows = lines(trigger, room, SMALL, 2)
        y = self.y + 9
        self.line_top = y
        svg = d.circle(AXIS, y, 5, "dot") + d.words(LEFT, y, self.word("start"), "strong", SMALL)
        svg += d.words(LEFT, y + LEADING, rows, "quiet", SMALL)
        bottom = y + LEADING * len(rows) + 9
        d.add(self.y, bottom, svg)
        if owner:
            x = LEFT + width(self.word("start"), SMALL) + 12
            title = self.handbook.title(owner)
            name = lines(title, d.width - x - 22, SMALL, 1)
            named = d.words(x + 14, y, name, "title", SMALL)
            d.add(self.y, y + 9, d.link(owner, title, d.person(x, y), named))
        self.y = bottom + 10

    def _end(self) -> None:
        d = self.drawing
        y = self.y + 9
        d.add(y - 9, y + 11, d.circle(AXIS, y, 5, "dot")
              + d.words(LEFT, y, self.word("end"), "strong", SMALL))  # fmt: skip
        d.add(self.line_top, y, d.path(f"M{AXIS} {self.line_top:g}V{y:g}", "line"), LINES)

    def _phase(self, phase: Phase) -> None:
        d, top = self.drawing, self.y
        title = self.handbook.plain(phase.title)
        rows = lines(title, self.right - LEFT, TEXT, 2)
        d.add(top, top + 36, d.link(
            f"{self.procedure.id}/{phase.id}", title,
            d.words(LEFT, top + 19, rows, "title"),
        ))  # fmt: skip
        self.y = top + 18 + LEADING * len(rows)
        for step in phase.steps:
            if step is not phase.steps[0]:
                d.may_cut(self.y - SPACE / 2)
            self._step(step)
        bottom = self.y - SPACE + 12
        d.add(top, bottom, d.rect(1, top, d.width - 2, bottom - top, "band", 12), BACK)
        self.y = bottom + 10

    def _step(self, step: Step) -> None:
        d, number = self.drawing, self.numbers[step.id]
        do, who = _short(self.handbook.plain(step.do)), self.people(step.who)
        top, middle = self.y, self.y + PAD + LEADING / 2 - 1
        rows = lines(do, self.right - LEFT - 2 * PAD, TEXT, 3)
        shapes = [d.words(LEFT + PAD, middle, rows, "words"), d.number(AXIS, middle, number)]
        last = middle + LEADING * (len(rows) - 1)
        if who:
            names, last = self._names(who, width(rows[-1], TEXT), last)
            shapes += names
        tall = last - top + LEADING / 2 + PAD - 2
        box = d.rect(LEFT, top, self.right - LEFT, tall, "box")
        says = f"{number}. {do}" + (self.word("by").format(who) if who else "")
        d.add(top, top + tall, d.link(f"{self.procedure.id}/{step.id}", says, box, *shapes))
        if self.procedure.ordered:
            d.add(middle - 18, middle - 11, _head_down(d, AXIS, middle - 11), LINES)
        self.middle[step.id] = top + tall / 2
        self.y = top + tall
        hook = self.y
        for branch in step.branches:
            hook = self._branch(step, branch, hook)
        self.y += SPACE

    def _names(self, who: str, taken: float, y: float) -> tuple[list[str], float]:
        """Who does a step: beside its last line if there is room, else below; and how far down."""
        d, x = self.drawing, float(LEFT + PAD)
        room = self.right - x - PAD - 14
        if taken + 12 + width(who, SMALL) <= room:
            x += taken + 12
        else:
            y += LEADING
        rows = lines(who, room, SMALL, 2)
        shapes = [d.person(x, y), d.words(x + 14, y, rows, "quiet", SMALL)]
        return shapes, y + LEADING * (len(rows) - 1)

    def _branch(self, step: Step, branch: Branch, hook: float) -> float:
        """A special case, hanging from its step; the next one hangs where this one ends."""
        d, left = self.drawing, LEFT + 22
        goal = self.word("end") if branch.to == END else str(self.numbers.get(branch.to or "", ""))
        room = self.right - left - 2 * PAD - (38 if goal else 0)
        case = self.word("if").format(as_clause(self.handbook.plain(branch.if_)))
        then = _short(self.handbook.plain(branch.then))
        rows = lines(case, room, SMALL, 2)
        more = lines(then, room, SMALL, 2)
        top = self.y + 7
        tall = LEADING * (len(rows) + len(more)) + 11
        first = top + 14.5
        shapes = [
            d.rect(left, top, self.right - left, tall, "if-box"),
            d.words(left + PAD, first, rows, "strong", SMALL),
            d.words(left + PAD, first + LEADING * len(rows), more, "quiet", SMALL),
        ]
        if goal:
            shapes.append(d.tag(self.right - PAD, top + tall / 2, goal))
            if branch.to in self.lanes:
                self.jumps.append((top + tall / 2, branch.to))
        says = case + self.word("then").format(then)
        full = f"{self.procedure.id}/{step.id}-{branch.id}"
        d.add(top, top + tall, d.link(full, says, *shapes))
        d.add(hook, first, d.path(elbow(LEFT + 11, hook, left, first), "dash"), LINES)
        self.y = top + tall
        return first - 8

    def _jump(self, y: float, target: str) -> None:
        """A line at the right edge to the step that a special case leads to."""
        d, to = self.drawing, self.middle[target]
        x = self.right + 10 + self.lanes[target] * LANE
        bend = 6 if to > y else -6
        way = (
            f"M{self.right:g} {y:g}H{x - 6:g}q6 0 6 {bend}V{to - bend:g}q0 {bend}-6 {bend}"
            f"H{self.right + 6:g}"
        )
        d.add(min(y, to), max(y, to), d.path(way, "jump"), LINES)
        head = f"M{self.right + 1:g} {to:g}l7-3.5v7z"
        d.add(to - 4, to + 4, d.path(head, "jump-head"), LINES)


def _lanes(procedure: Procedure, numbers: dict[str, int]) -> dict[str, int]:
    """A lane for each step that is jumped to, short jumps nearest to the boxes."""
    spans: dict[str, tuple[float, float]] = {}
    for target, at in _jumps(procedure):
        if target in numbers:
            to = numbers[target]
            low, high = spans.get(target, (to, to))
            spans[target] = min(low, at), max(high, at)
    lanes: dict[str, int] = {}
    for target, span in sorted(spans.items(), key=lambda one: (one[1][1] - one[1][0], one[1])):
        taken = {
            lanes[other] for other in lanes
            if spans[other][0] <= span[1] and span[0] <= spans[other][1]
        }  # fmt: skip
        lane = next(n for n in count() if n not in taken)
        if lane < MOST_LANES:
            lanes[target] = lane
    return lanes


def _jumps(procedure: Procedure) -> Iterator[tuple[str, float]]:
    """Where special cases lead, and the place in the order of steps that they start from."""
    for number, step in enumerate(procedure.steps(), 1):
        for n, branch in enumerate(step.branches, 1):
            if branch.to:
                yield branch.to, number + n / (len(step.branches) + 1)


def _head_down(drawing: Drawing, x: float, y: float) -> str:
    return drawing.path(f"M{x:g} {y:g}l-3.5-6h7z", "head")


def _short(words: str) -> str:
    """A sentence without its full stop, as it stands in a box."""
    return words.strip().rstrip("。.")
