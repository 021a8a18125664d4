"""The flow of a procedure: its steps on a line from start to end, in bands, one a phase.

Most procedures are nearly linear, so the line is straight and every step has the full width for
its words, on a phone too. What happens in a special case hangs below its step; where that leads
elsewhere, a line at the right edge goes to the step in question. Steps of which only one is done,
or which are done at the same time, stand side by side between a split and a merge. A phase with a
trigger of its own begins a flow of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any, NamedTuple

from generator.content.handbook import Handbook
from generator.content.markup import as_clause
from generator.content.records import Branch, Phase, Procedure, Step
from generator.content.types import END
from generator.locale import words
from generator.outputs.pictures.alternative import flow_in_words
from generator.outputs.pictures.drawing import (
    BACK,
    LINES,
    ON_PAPER,
    Drawing,
    Href,
    elbow,
    tag_width,
)
from generator.outputs.pictures.jumps import forks, lanes
from generator.outputs.pictures.lettering import lines, width
from generator.outputs.pictures.paper import AGAIN, COLUMN, GAP, Strip, sheets, type_of

AXIS = 22
"""Where the line runs; steps have their number on it and their box right of it."""
LEFT = 42
LANE = 9
MOST_ROWS = 10
"""Lines of a step in one of three columns at most."""
NARROWEST = 150
"""How wide a box on paper is at least: ten Chinese characters, three English words."""
APART = 18
"""Between boxes that stand side by side."""
FORK = 16
"""How tall a split or a merge is."""
TALLEST_FORK = 600
"""Ways that stand below each other are one picture, unless they take most of a page."""


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
    """The flow of a procedure for a typesetter that knows how much room a page has left.

    Empty without a fork, as it would only repeat the steps.
    """
    strips = _strips_on_paper(handbook, procedure) if forks(procedure) else []
    return {
        "strips": [strip._asdict() for strip in strips],
        "column": COLUMN,
        "gap": GAP,
        "again": AGAIN,
        "type": type_of(handbook.language),
        "alt": flow_in_words(handbook, procedure),
    }


def _strips_on_paper(handbook: Handbook, procedure: Procedure) -> list[Strip]:
    return _Flow(handbook, procedure, Drawing(None, ON_PAPER)).drawn().strips()


class _Column(NamedTuple):
    """Where boxes stand, from left to right."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class _Flow:
    """A flow in the making: `y` is how far it has come."""

    def __init__(self, handbook: Handbook, procedure: Procedure, drawing: Drawing) -> None:
        self.handbook, self.procedure, self.drawing = handbook, procedure, drawing
        self.text, self.small, self.leading, self.pad, self.space = drawing.setting
        self.numbers = dict(zip((step.id for step in procedure.steps()), count(1)))
        self.lanes = lanes(procedure, self.numbers)
        used = 1 + max(self.lanes.values(), default=-1)
        self.right = drawing.width - 10 - (used and used * LANE + 4)
        self.y = 4.0
        self.line_top = 0.0
        self.goes_on = False
        """True while a line comes from above."""
        self.middle: dict[str, float] = {}
        self.jumps: list[tuple[float, str]] = []

    def drawn(self) -> Drawing:
        for n, phase in enumerate(self.procedure.phases):
            if n:
                self.drawing.may_cut(self.y - 4, better=True)
            self._begin(phase, n == 0)
            self._phase(phase)
            if phase.then:
                self._leave(phase.then)
        if self.goes_on or not self.procedure.phases:
            if not self.procedure.phases:
                self._start(self.procedure.trigger, with_owner=True)
            self._end()
        for y, target in self.jumps:
            self._jump(y, target)
        return self.drawing

    def word(self, name: str) -> str:
        return str(words(self.handbook.language)["picture"][name])

    def people(self, ids: Iterable[str]) -> str:
        comma: str = words(self.handbook.language)["writing"]["list_comma"]
        return comma.join(map(self.handbook.title, ids))

    # -- where lines begin and end

    def _begin(self, phase: Phase, is_first: bool) -> None:
        """What leads to a phase: the one above, or a start of its own."""
        if is_first:
            self._start(phase.trigger or self.procedure.trigger, with_owner=True)
        elif phase.trigger:
            if self.goes_on:
                self._end()
                self.y += 8
            self._start(phase.trigger)
        elif not self.goes_on:  # something elsewhere leads here
            self.line_top, self.goes_on = self.y + 4, True

    def _start(self, trigger: str, *, with_owner: bool = False) -> None:
        """Where the line begins: what sets the procedure off, and whose it is."""
        d, owner = self.drawing, self.handbook.owner_of(self.procedure)
        rows = lines(_short(self.handbook.plain(trigger)), d.width - LEFT - 8, self.small)
        y = self.y + 9
        self.line_top, self.goes_on = y, True
        svg = d.circle(AXIS, y, 5, "dot")
        svg += d.words(LEFT, y, self.word("start"), "strong", self.small)
        svg += d.words(LEFT, y + self.leading, rows, "quiet", self.small)
        bottom = y + self.leading * len(rows) + 9
        d.add(self.y, bottom, svg)
        if owner and with_owner:
            title = self.handbook.title(owner)
            x = LEFT + width(self.word("start"), self.small) + 12
            if x + width(title, self.small) > d.width - 22:  # a long title has lines of its own
                x, y, bottom = LEFT, bottom + 2, bottom + 2
            name = lines(title, d.width - x - 22, self.small)
            named = d.words(x + 14, y, name, "title", self.small)
            end = y + 9 + self.leading * (len(name) - 1)
            d.add(y - 9, end, d.link(owner, title, d.person(x, y), named))
            bottom = max(bottom, end)
        self.y = bottom + 10

    def _end(self) -> None:
        d = self.drawing
        y = self.y + 9
        d.add(y - 9, y + 11, d.circle(AXIS, y, 5, "dot")
              + d.words(LEFT, y, self.word("end"), "strong", self.small))  # fmt: skip
        self._line_to(y)
        self.goes_on = False
        self.y = y + 12

    def _line_to(self, y: float) -> None:
        """The line down to where it is interrupted."""
        d = self.drawing
        d.add(self.line_top, y, d.path(f"M{AXIS} {self.line_top:g}V{y:g}", "line"), LINES)
        self.line_top = y

    def _leave(self, then: str) -> None:
        """The end of a phase after which something else follows than the phase below."""
        if then == END:
            self._end()
            return
        d, y = self.drawing, self.y + 9
        goal = self.procedure.first_step(then)
        words_ = self.word("goes-on")
        number = str(self.numbers.get(goal, ""))
        left = LEFT + width(words_, self.small) + 8
        wide = tag_width(number, self.small)
        says = d.words(LEFT, y, words_, "quiet", self.small)
        d.add(y - 10, y + 10, d.circle(AXIS, y, 4, "dot") + says + d.tag(left + wide, y, number))
        if goal in self.lanes:
            d.add(y - 1, y + 1, d.path(f"M{left + wide:g} {y:g}H{self.right:g}", "jump"), LINES)
            self.jumps.append((y, goal))
        self._line_to(y)
        self.goes_on = False
        self.y = y + 14

    # -- phases

    def _phase(self, phase: Phase) -> None:
        d, top = self.drawing, self.y
        title = self.handbook.plain(phase.title)
        rows = lines(title, self.right - LEFT, self.text)
        first = top + self.pad + self.leading / 2 + 1
        bottom = first + self.leading * len(rows) - 1
        d.add(top, bottom, d.link(
            f"{self.procedure.id}/{phase.id}", title, d.words(LEFT, first, rows, "title"),
        ))  # fmt: skip
        self.y = bottom
        if phase.mode == "sequence" or len(phase.steps) < 2:
            for step in phase.steps:
                if step is not phase.steps[0]:
                    d.may_cut(self.y - self.space / 2)
                self._step(step)
        else:
            self._side_by_side(phase)
        bottom = self.y - self.space + self.pad + 3
        d.add(top, bottom, d.rect(1, top, d.width - 2, bottom - top, "band", 12), BACK)
        self.y = bottom + self.space - 1

    def _side_by_side(self, phase: Phase) -> None:
        """Steps between a split and a merge, two or three beside each other.

        More than three, or three that say much, stand in two columns, each joined to a trunk
        between them. A column of paper with lines beside it has no room for two.
        """
        d, several = self.drawing, len(phase.steps)
        abreast = several < 3 or (several == 3 and self._are_short(phase.steps))
        says = d.words(LEFT, self.y - 2, self.word(phase.mode), "quiet", self.small)
        d.add(self.y - 11, self.y + 7, says)
        top = self.y + self.leading - 4
        self._line_to(top)
        columns = _columns(several if abreast else 2, self.right)
        self.y = top + FORK
        if self.drawing.href is None and columns[0].right - columns[0].left < NARROWEST:
            bottom = self._below_each_other(phase.steps, top)
        elif abreast:
            bottoms = [
                self._boxed(step, column, self.y)
                for step, column in zip(phase.steps, columns, strict=True)
            ]
            bottom = max(bottoms)
            self._fork(top, columns, phase.mode)
            self._merge(bottom + FORK, columns, bottoms, phase.mode)
        else:
            bottom = self._on_a_trunk(phase.steps, columns, top)
        self.line_top = bottom + FORK
        self.y = bottom + FORK + self.space

    def _are_short(self, steps: tuple[Step, ...]) -> bool:
        """Whether steps may stand beside each other in columns of a few characters."""
        column = _columns(len(steps), self.right)[0]
        room = column.right - column.left - 2 * self.pad - 27
        texts = (_short(self.handbook.plain(step.do)) for step in steps)
        return all(width(text, self.text) <= MOST_ROWS * room for text in texts)

    def _on_a_trunk(self, steps: tuple[Step, ...], columns: list[_Column], top: float) -> float:
        d, x = self.drawing, (columns[0].right + columns[1].left) / 2
        y = self.y
        for n in range(0, len(steps), 2):
            bottoms = []
            for step, column in zip(steps[n : n + 2], columns, strict=False):
                bottoms.append(self._boxed(step, column, y))
                edge = column.right if column is columns[0] else column.left
                at = y + 14
                d.add(at - 4, at + 4, d.path(f"M{x:g} {at:g}H{edge:g}", "line"), LINES)
            y = max(bottoms) + self.space
        bottom = y - self.space
        way = f"M{AXIS} {top:g}H{x:g}V{bottom + FORK:g}H{AXIS}"
        d.add(top, bottom + FORK, d.path(way, "line"), LINES)
        return bottom

    def _below_each_other(self, steps: tuple[Step, ...], top: float) -> float:
        d, x = self.drawing, LEFT + 6
        y, places = self.y, []
        for step in steps:
            places.append(y - self.space / 2)
            at = y + 14
            d.add(at - 1, at + 1, d.path(f"M{x:g} {at:g}H{x + FORK:g}", "line"), LINES)
            y = self._boxed(step, _Column(x + FORK, self.right), y) + self.space
        bottom = y - self.space
        if bottom - top > TALLEST_FORK:
            for place in places[1:]:
                d.may_cut(place)
        way = f"M{AXIS} {top:g}H{x:g}V{bottom + FORK:g}H{AXIS}"
        d.add(top, bottom + FORK, d.path(way, "line"), LINES)
        return bottom

    def _fork(self, y: float, columns: list[_Column], mode: str) -> None:
        """The line as it splits into columns, each way with its arrow."""
        d, last = self.drawing, columns[-1].middle
        d.add(y - 2, y + 2, d.path(f"M{AXIS} {y:g}H{last:g}", self._bar(mode)), LINES)
        for column in columns:
            way = f"M{column.middle:g} {y:g}V{y + FORK:g}"
            d.add(y, y + FORK, d.path(way, "line"), LINES)
            d.add(y + FORK - 7, y + FORK, _head_down(d, column.middle, y + FORK - 1), LINES)

    def _merge(self, y: float, columns: list[_Column], bottoms: list[float], mode: str) -> None:
        """The ways of all columns as they become one line again."""
        d, last = self.drawing, columns[-1].middle
        d.add(y - 2, y + 2, d.path(f"M{AXIS} {y:g}H{last:g}", self._bar(mode)), LINES)
        for column, bottom in zip(columns, bottoms, strict=True):
            d.add(bottom, y, d.path(f"M{column.middle:g} {bottom:g}V{y:g}", "line"), LINES)

    def _bar(self, mode: str) -> str:
        """A thick bar where all ways are gone at the same time, a thin line where one is chosen."""
        return "bar" if mode == "parallel" else "line"

    # -- steps

    def _step(self, step: Step) -> None:
        """A step on the line, as wide as there is room."""
        d, top = self.drawing, self.y
        middle = top + self.pad + self.leading / 2 - 1
        self.y = self._boxed(step, _Column(LEFT, self.right), top, at=AXIS) + self.space
        if self.procedure.ordered:
            d.add(middle - 18, middle - 11, _head_down(d, AXIS, middle - 11), LINES)

    def _boxed(self, step: Step, column: _Column, top: float, at: float | None = None) -> float:
        """The box of a step with what hangs below it; how far down that comes.

        Its number stands on the line `at`, or in the box.
        """
        d, number = self.drawing, self.numbers[step.id]
        do, who = _short(self.handbook.plain(step.do)), self.people(step.who)
        middle = top + self.pad + self.leading / 2 - 1
        indent = self.pad if at is not None else self.pad + 27
        rows = lines(do, column.right - column.left - self.pad - indent, self.text)
        shapes = [
            d.words(column.left + indent, middle, rows, "words"),
            d.number(column.left + self.pad + 10 if at is None else at, middle, number),
        ]
        last = middle + self.leading * (len(rows) - 1)
        if who:
            taken = width(rows[-1], self.text) + indent - self.pad
            names, last = self._names(who, column, taken, last)
            shapes += names
        tall = last - top + self.leading / 2 + self.pad - 2
        box = d.rect(column.left, top, column.right - column.left, tall, "box")
        says = f"{number}. {do}" + (self.word("by").format(who) if who else "")
        d.add(top, top + tall, d.link(f"{self.procedure.id}/{step.id}", says, box, *shapes))
        self.middle[step.id] = top + tall / 2
        hook, bottom, places = top + tall, top + tall, []
        for branch in step.branches:
            places.append(bottom + 3.5)
            hook, bottom = self._branch(step, branch, column, hook, bottom)
        if at is not None and d.href is None:
            for place in places[1:]:
                d.may_cut(place, again=self._again(number))
        return bottom

    def _again(self, number: int) -> str:
        """What a column begins with that goes on with the special cases of a step."""
        d, goes_on = self.drawing, words(self.handbook.language)["paper"]["continued"]
        return (
            d.rect(1, 0, d.width - 2, AGAIN, "band", 0)
            + d.path(f"M{AXIS} 0V{AGAIN}", "line")
            + d.path(f"M{LEFT + 11} 0V{AGAIN}", "dash")
            + d.words(LEFT + 22, 9, f"{number}{goes_on}", "strong", self.small)
        )

    def _names(self, who: str, column: _Column, taken: float, y: float) -> tuple[list[str], float]:
        """Who does a step: beside its last line if there is room, else below; and how far down."""
        d, x = self.drawing, column.left + self.pad
        room = column.right - x - self.pad - 14
        if taken + 12 + width(who, self.small) <= room:
            x += taken + 12
        else:
            y += self.leading
        rows = lines(who, room, self.small)
        shapes = [d.person(x, y), d.words(x + 14, y, rows, "quiet", self.small)]
        return shapes, y + self.leading * (len(rows) - 1)

    def _branch(
        self, step: Step, branch: Branch, column: _Column, hook: float, bottom: float
    ) -> tuple[float, float]:
        """A special case, hanging from its step; the next one hangs where this one ends."""
        d, is_wide = self.drawing, column.left == LEFT and column.right == self.right
        left = column.left + (22 if is_wide else 12)
        to = self.procedure.first_step(branch.to or "")
        goal = self.word("end") if to == END else str(self.numbers.get(to, ""))
        room = column.right - left - 2 * self.pad
        beside = tag_width(goal, self.small) + 8 if goal else 0
        case = self.word("if").format(as_clause(self.handbook.plain(branch.if_)))
        then = _short(self.handbook.plain(branch.then))
        rows = lines(case, room, self.small, 0 if then else beside)
        more = lines(then, room, self.small, beside) if then else []
        top = bottom + 7
        tall = self.leading * (len(rows) + len(more)) + 11
        first = top + 14.5
        shapes = [
            d.rect(left, top, column.right - left, tall, "if-box"),
            d.words(left + self.pad, first, rows, "strong", self.small),
            d.words(left + self.pad, first + self.leading * len(rows), more, "quiet", self.small),
        ]
        if goal:
            at = first + self.leading * (len(rows) + len(more) - 1)
            shapes.append(d.tag(column.right - self.pad, at, goal))
            if to in self.lanes and column.right == self.right:
                self.jumps.append((at, to))
        says = case + (self.word("then").format(then) if then else "")
        full = f"{self.procedure.id}/{step.id}-{branch.id}"
        d.add(top, top + tall, d.link(full, says, *shapes))
        elbow_at = column.left + (11 if is_wide else 6)
        bend = min(8, left - elbow_at)
        d.add(hook, first, d.path(elbow(elbow_at, hook, left, first, bend), "dash"), LINES)
        return first - 8, top + tall

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


def _columns(several: int, right: float) -> list[_Column]:
    """Columns of equal width that fill the room between the line and the right edge."""
    wide = (right - LEFT - APART * (several - 1)) / several
    edges = [LEFT + n * (wide + APART) for n in range(several)]
    return [_Column(x, right if n == several - 1 else x + wide) for n, x in enumerate(edges)]


def _head_down(drawing: Drawing, x: float, y: float) -> str:
    return drawing.path(f"M{x:g} {y:g}l-3.5-6h7z", "head")


def _short(words: str) -> str:
    """A sentence without its full stop, as it stands in a box."""
    return words.strip().rstrip("。.")
