"""Where the fields of a form stand: lines on one grid, whose labels are as alike as may be.

All lengths are millimetres; how wide words are, in print and by hand, `room` knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from generator.outputs.sheets.room import (
    APART,
    CLAUSES,
    abreast,
    by_hand,
    is_wide,
    line_of,
    lines_of,
    longest,
    option,
    pieces,
    printed,
)

DATE = 40.2
"""A date to write: a year, and a month and a day of 8 mm, with the words between them."""
BOX = 5.6
"""A square for one character."""
UNIT = 7.25
"""The grid of the head of a form: half a twelfth of a page of A4, a third on its side."""
WIDEST = 60.0
"""Of the options of a field; a longer one takes several lines."""
LABELS = range(2, 6)
"""How many units a label may take: few steps, so that rules stand below each other."""
FIELD_INSET = 1.6
TALLER = 1.12
"""By how much labels of one width may make the fields taller."""


@dataclass(frozen=True)
class Field:
    """A field of a form's head, and what its sample has in it."""

    label: str
    type: str
    options: tuple[str, ...]
    value: str
    width: int
    """In twelfths, as its author wants it."""
    boxes: int = 0
    """Squares to write in."""


@dataclass(frozen=True)
class Place:
    """Where a field stands: how many units its label and its room take, and how tall it is."""

    label: int
    room: int
    height: float
    abreast: int = 0
    parts: tuple[str, ...] = ()
    """Between which alone the label may break; empty where it may break anywhere."""


def units_of(width: float) -> int:
    """How many units a form is wide: a multiple of twelve."""
    return 12 * round(width / UNIT / 12)


def fields(given: Sequence[Field], width: float) -> list[list[tuple[int, Place]]]:
    """The fields, by their numbers, line by line, each with its place.

    The labels that begin the lines are equally wide; so are all others, so long as that makes the
    form no more than a little taller.
    """
    units = units_of(width)
    own, least = [_label(one) for one in given], [_least_label(one) for one in given]
    widest = max(own, default=0)
    choices = [(widest, [widest] * len(own))]
    choices += [(first, steps) for steps in (own, least) for first in range(2, widest + 1)]
    made = [
        _places(given, lines, _begun(lines, first, steps), units)
        for first, steps in choices
        if (lines := _lines(given, first, steps, least, units))
    ]
    lowest = min(map(_height, made), default=0.0)
    # Of those that are hardly taller than the lowest, the calmest: they come in that order.
    return next((one for one in made if _height(one) <= TALLER * lowest), [])


def _begun(lines: Sequence[Sequence[int]], first: int, steps: Sequence[int]) -> list[int]:
    """The steps of all labels, where those that begin a line take `first`."""
    begin = {line[0] for line in lines}
    return [first if n in begin else step for n, step in enumerate(steps)]


def _places(
    given: Sequence[Field], lines: Sequence[Sequence[int]], steps: Sequence[int], units: int
) -> list[list[tuple[int, Place]]]:
    wide = [list(zip(line, _shared(given, line, steps, units), strict=True)) for line in lines]
    return [
        [
            (n, _place(given[n], label, whole - label))
            for (n, whole), label in zip(line, row, strict=True)
        ]
        for line, row in zip(wide, _aligned(given, wide, steps), strict=True)
    ]


def _height(lines: Sequence[Sequence[tuple[int, Place]]]) -> float:
    return sum(max(place.height for _, place in line) for line in lines)


def _parts(label: str) -> list[str]:
    """Between what a label may break: words, and Chinese before a bracket and after a comma."""
    if not any(map(is_wide, label)):
        return pieces(label)
    most = LABELS[-1] * UNIT - 2 * FIELD_INSET - 0.3
    parts = CLAUSES.split(label)
    return parts if all(printed(part) <= most for part in parts) else pieces(label)


def _beside(step: int) -> float:
    """How much room a label that spans some units has for its words."""
    return step * UNIT - 2 * FIELD_INSET - 0.3


def _label(one: Field) -> int:
    """The fewest units for a label: on a line, or on two where it is long."""
    whole, word = printed(one.label), _longest_part(one)
    for step in LABELS:
        room = _beside(step)
        fits_wider = "（" not in one.label and step < LABELS[-1] and whole <= room + UNIT
        if whole <= room or (step > 2 and word <= room and whole <= 1.8 * room and not fits_wider):
            return step
    return _for_long(word)


def _least_label(one: Field) -> int:
    """The fewest units for a label that may take three lines."""
    whole, word = printed(one.label), _longest_part(one)
    for step in LABELS:
        room = _beside(step)
        if whole <= room or (step > 2 and word <= room and whole <= 2.7 * room):
            return step
    return _for_long(word)


def _longest_part(one: Field) -> float:
    return max(map(printed, _parts(one.label)), default=0.0)


def _for_long(word: float) -> int:
    return max(LABELS[-1], ceil((word + 2 * FIELD_INSET) / UNIT))


def _needed(one: Field) -> int:
    """The fewest units for what is filled in: the longest word, and all of it on three lines."""
    words = max(longest(one.value), by_hand(one.value, 3))
    if one.type == "date":
        words = max(words, DATE)
    elif one.boxes:
        words = one.boxes * BOX
    elif one.type == "choice" and one.options:
        words = min(WIDEST, max(map(option, one.options)))
    least = 2 if one.type == "number" else 3
    return max(least, ceil((words + 2 * FIELD_INSET) / UNIT))


def _wanted(one: Field) -> int:
    """How many units a pen needs for the sample on a line; on two for more, on three if long."""
    words = by_hand(one.value, 3 if one.type == "long" else 1)
    if words > WIDEST and one.type == "text":
        words = by_hand(one.value, 2)
    if one.type == "choice" and one.options:
        words = line_of(one.options)
        if words > 1.5 * WIDEST:
            words = min(words / 2 + APART, max(map(option, one.options)))
    return max(_needed(one), ceil((words + 2 * FIELD_INSET) / UNIT))


def _lines(
    given: Sequence[Field], first: int, steps: Sequence[int], least: Sequence[int], units: int
) -> list[list[int]]:
    """As many fields in a line as their author wants and as have room beside a first label.

    None where that is too narrow for a label that begins a line.
    """
    rows: list[list[int]] = []
    twelfths = taken = 0
    for n, one in enumerate(given):
        need = steps[n] + _needed(one)
        if not rows or twelfths + one.width > 12 or taken + need > units:
            if least[n] > first:
                return []
            rows.append([])
            twelfths, taken, need = 0, 0, first + _needed(one)
        rows[-1].append(n)
        twelfths, taken = twelfths + one.width, taken + need
    return rows


def _shared(
    given: Sequence[Field], line: Sequence[int], steps: Sequence[int], units: int
) -> list[int]:
    """A line's units: as the author wants, but enough for what each must hold, and then may."""
    row = [given[n] for n in line]
    total = sum(one.width for one in row)
    widths = [round(one.width * units / 12) for one in row]
    widths[-1] += units - sum(widths)
    if total < 12 and len(row) > 1:
        widths = [round(one.width * units / total) for one in row]
        widths[-1] += units - sum(widths)
    for need in (_needed, _wanted):
        asked = [steps[n] + need(given[n]) for n in line]
        while True:
            short = [n for n, width in enumerate(widths) if width < asked[n]]
            rich = [n for n, width in enumerate(widths) if width > asked[n]]
            if not short or not rich:
                break
            widths[max(rich, key=lambda n: widths[n] - asked[n])] -= 1
            widths[max(short, key=lambda n: asked[n] - widths[n])] += 1
    return _evened(row, widths, asked)


def _evened(row: Sequence[Field], widths: Sequence[int], asked: Sequence[int]) -> list[int]:
    """Fields that ask for the same, as a beginning and an end, are equally wide.

    The unit that cannot be halved goes to a field that is like no other of its line.
    """
    kinds = [(one.type, one.width, least) for one, least in zip(row, asked, strict=True)]
    single = [n for n, kind in enumerate(kinds) if kinds.count(kind) == 1]
    if not single:
        return list(widths)
    lowest = {
        kind: min(width for other, width in zip(kinds, widths, strict=True) if other == kind)
        for kind in kinds
    }
    even = [lowest[kind] for kind in kinds]
    even[max(single, key=lambda n: asked[n] - even[n])] += sum(widths) - sum(even)
    return even


def _aligned(
    given: Sequence[Field], lines: Sequence[Sequence[tuple[int, int]]], steps: Sequence[int]
) -> list[list[int]]:
    """Label widths: those that begin at the same place are alike where there is room for it."""
    widest: dict[int, int] = {}
    for line in lines:
        at = 0
        for n, whole in line:
            widest[at] = max(widest.get(at, 0), steps[n])
            at += whole
    out: list[list[int]] = []
    for line in lines:
        at, row = 0, []
        for n, whole in line:
            own = steps[n]
            row.append(max(own, min(widest[at], whole - min(_wanted(given[n]), whole - own))))
            at += whole
        out.append(row)
    return out


def _place(one: Field, label: int, room: int) -> Place:
    """A place, as tall as what is written there by hand, and as its label, ask for."""
    inner = room * UNIT - 2 * FIELD_INSET
    beside = label * UNIT - 2 * FIELD_INSET
    heads = ceil(printed(one.label) * 1.1 / beside)
    parts = _parts(one.label) if any(map(is_wide, one.label)) else []
    kept = tuple(parts) if all(printed(part) <= beside - 0.3 for part in parts) else ()
    if one.type == "choice" and one.options:
        across = abreast(one.options, inner)
        lines = ceil(len(one.options) / across) if across else 1
        if across == 1:  # an option that is too long for its place goes on below
            lines = sum(ceil(option(words) / inner) for words in one.options)
        return Place(label, room, max(8.0, 5.0 * lines + 2.0, 4.2 * heads + 2.0), across, kept)
    lines = lines_of(one.value, inner)
    height = max(8.0, 5.2 * lines + 1.6 if lines > 1 else 8.0, 4.2 * heads + 2.0)
    return Place(label, room, max(height, 16.0) if one.type == "long" else height, 0, kept)
