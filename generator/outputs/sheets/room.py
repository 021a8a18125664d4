"""How much room the places of a form take: for what is printed in them, and for a pen.

Whoever writes by hand needs 4 mm for a Chinese character, 2.2 mm for a digit and 2 mm for a
letter; a sample shows how much is written. What is printed, above all the longest word of a head,
must fit in any case, so that no word crosses a rule. All lengths are millimetres.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

POINT = 0.3528
SIZE, SMALL = 9.5 * POINT, 8.5 * POINT
"""Type of forms, and of what may be smaller: options in a head."""
WRITTEN_WIDE, WRITTEN_DIGIT, WRITTEN_LETTER = 4.0, 2.2, 2.0
"""A Chinese character, a digit and a letter, as people write them."""
INSET = 1.2
"""Between a rule and what stands beside it."""
NUMBER = 11.0
"""The column that counts the rows: its head stays on a line, as does the word for the total."""
SQUARE, GAP, APART = 3.0, 1.2, 2.6
"""A box to tick, the gap to its words, and the gap to the next."""
ADVANCES = (
    22, 34, 52, 57, 57, 94, 71, 30, 36, 36, 45, 57, 30, 36, 30, 39, 57, 57, 57, 57, 57, 57, 57, 57,
    57, 57, 30, 30, 57, 57, 57, 48, 97, 62, 67, 65, 70, 60, 54, 70, 74, 31, 55, 66, 56, 83, 73, 75,
    65, 75, 66, 61, 53, 73, 56, 89, 60, 49, 61, 36, 39, 36, 57, 56, 61, 57, 63, 52, 63, 57, 35, 58,
    62, 29, 29, 57, 30, 94, 62, 61, 63, 63, 41, 48, 40, 62, 55, 83, 53, 54, 49, 36, 28, 36, 57,
)  # fmt: skip
"""Advances of the signs from space to ~ in the medium weight, in hundredths of an em."""
OPENING, CLOSING = frozenset("（“‘《〈【「"), frozenset("，。、；：）”’》〉】」！？％…*")
LEAST = {"date": 20.0, "time": 11.0, "number": 8.0, "money": 16.0, "phone": 25.0, "person": 12.0,
         "text": 15.0, "long": 30.0, "choice": 8.0}  # fmt: skip
"""What a column is given at least, whatever its sample says."""
SHORT = 5.1
"""Squares up to which a head stands on one line where there is room."""
UNBROKEN_HEAD = 4.05
"""Squares up to which it does in any case, unless the table would not fit on the page."""
CLAUSES = re.compile(r"(?=（)|(?<=[、，：])")
"""Where a Chinese label may break: before a bracket and after a comma."""
WORDS = re.compile(r"(?<=[人员商者])(?=..)|(?<=..)(?=[或和与已])")
"""Where a long one may break, too: after whom it names, and before a conjunction."""
MOST_LINES = 4
HEIGHTS = (0.0, 7.6, 10.5, 15.0, 19.5)
CLOSER = 1.06
"""So much more than its room a table may ask for: who writes a little closer gets more rows."""
WHOLE = frozenset(["date", "time", "number", "money", "phone"])
"""Types whose values no line breaks, up to a width of UNBROKEN."""
UNBROKEN = 30.0
"""A row in which so many lines are written by hand."""


def is_wide(sign: str) -> bool:
    """True for a sign that takes a square."""
    return sign != "’" and unicodedata.east_asian_width(sign) in "WFA"


@lru_cache(2**12)
def printed(words: str, size: float = SIZE) -> float:
    """How wide words are in print."""
    return sum(map(_advance, words)) * size / 100


def _advance(sign: str) -> int:
    if is_wide(sign):
        return 100
    return ADVANCES[ord(sign) - 32] if " " <= sign <= "~" else 62


@lru_cache(2**12)
def written(words: str) -> float:
    """How wide words are when somebody writes them with a pen."""
    return sum(map(_stroke, words))


def _stroke(sign: str) -> float:
    if is_wide(sign):
        return WRITTEN_WIDE
    return WRITTEN_DIGIT if sign.isdigit() else WRITTEN_LETTER


def pieces(words: str) -> list[str]:
    """The pieces of a text that no line may break: words, numbers, Chinese characters."""
    out: list[str] = []
    before = " "
    for sign in words:
        if sign.isspace():
            before = " "
            continue
        if out and before != " " and not _may_break(before, sign):
            out[-1] += sign
        else:
            out.append(sign)
        before = sign
    return out


def _may_break(before: str, after: str) -> bool:
    if after in CLOSING or before in OPENING:
        return False
    if before in "/-":
        return after.isalpha()
    return is_wide(before) or is_wide(after)


@lru_cache(2**12)
def longest(words: str, size: float = SIZE) -> float:
    """How wide the widest piece of a text is in print."""
    return max((printed(piece, size) for piece in pieces(words)), default=0.0)


def lines_of(words: str, room: float) -> int:
    """How many lines a text takes that is written by hand into a room of this width."""
    lines, at = 1, 0.0
    for word in words.split():
        for piece in pieces(word):
            width = written(piece)
            if at and at + width > room:
                lines, at = lines + 1, 0.0
            more = int(width / room)  # a word without an end
            lines, at = lines + more, at + width - more * room
        at += WRITTEN_LETTER
    return lines


@lru_cache(2**12)
def by_hand(words: str, lines: int) -> float:
    """The least room in which a text can be written in a number of lines, to 2 mm."""
    room = max(written(words) / lines, max(map(written, pieces(words)), default=1.0))
    while lines_of(words, room) > lines:
        room += 2.0
    return room


# -- options


def option(words: str) -> float:
    """How wide a box to tick is with its words."""
    return SQUARE + GAP + printed(words)


def line_of(options: Sequence[str]) -> float:
    """How wide options are beside each other."""
    return sum(map(option, options)) + APART * (len(options) - 1)


def abreast(options: Sequence[str], room: float) -> int:
    """How many options stand beside each other in equal columns; 0 where all fit on a line."""
    if line_of(options) <= room:
        return 0
    widest = max(map(option, options))
    most = max(1, int((room + APART) / (widest + APART)))
    return ceil(len(options) / ceil(len(options) / most))


# -- columns


@dataclass(frozen=True)
class Column:
    """A column of a table, and what its sample has in it."""

    head: str
    type: str
    options: tuple[str, ...]
    cells: tuple[str, ...]
    share: float
    """How wide its author wants it, as a part of the whole."""


@dataclass(frozen=True)
class Widths:
    """How a table is laid out."""

    widths: tuple[float, ...]
    height: float
    """Of a row."""
    abreast: tuple[int, ...]
    """How many options stand beside each other in a cell; -1 where they stand in the head."""
    cramped: bool
    """True where words have to be hyphenated."""
    heads: tuple[str, ...]
    """With the line ends that they need."""


def table(columns: Sequence[Column], room: float) -> Widths:
    """Columns that hold their words, in rows of as few lines to write as there is room for."""
    for lines in range(1, MOST_LINES + 1):
        asked = [_asked(one, lines, room) for one in columns]
        if sum(asked) <= room * CLOSER:
            break
    least = [_least(one, room, UNBROKEN_HEAD) for one in columns]
    if sum(least) > room:
        least = [_least(one, room) for one in columns]
    spare = room - sum(least)
    if spare < 0:  # too many words for the page: as wide as may be
        widths = [one * room / sum(least) for one in least]
    elif sum(asked) > room:
        more = [a - b for a, b in zip(asked, least, strict=True)]
        widths = [b + m * spare / sum(more) for b, m in zip(least, more, strict=True)]
    else:
        widths = _widened(columns, asked, room)
    across = tuple(_in_cell(one, room) for one in columns)
    heads = (
        head_in(one.head, width - 2 * INSET) for one, width in zip(columns, widths, strict=True)
    )
    rounded = tuple(round(one, 2) for one in widths)
    return Widths(rounded, HEIGHTS[lines], across, spare < 0, tuple(heads))


def _widened(columns: Sequence[Column], asked: list[float], room: float) -> list[float]:
    """What is left over goes where the author wants room, then to all alike."""
    wanted = [max(0.0, one.share * room - has) for one, has in zip(columns, asked, strict=True)]
    spare = room - sum(asked)
    given = min(1.0, 0.6 * spare / sum(wanted)) if sum(wanted) else 0.0
    widths = [has + given * more for has, more in zip(asked, wanted, strict=True)]
    return [one * room / sum(widths) for one in widths]


def _is_boxed(one: Column, room: float) -> bool:
    """Whether the options of a column stand in its cells, on one line, and not in its head.

    Boxes below each other leave no air between the rows, so that a tick falls between two of them.
    """
    if not one.options or one.type != "choice":
        return False
    boxed = line_of(one.options) + 2 * INSET
    by_hand = max(map(written, one.options)) + 2 * INSET
    return boxed <= max(one.share * room, 1.3 * by_hand, _head(one, in_head=True, unbroken=2.1))


def _in_cell(one: Column, room: float) -> int:
    return 0 if _is_boxed(one, room) else -1


def head_in(head: str, room: float, size: float = SIZE) -> str:
    """A Chinese head with line ends between its words, where it is longer than its column."""
    if printed(head, size) <= room or not any(map(is_wide, head)):
        return head
    lines = [""]
    for part in _words_of(head, room / size):
        if printed(lines[-1] + part, size) <= room:
            lines[-1] += part
        else:
            lines.append(part)
    fits = all(printed(line, size) <= room for line in lines)
    return "\n".join(filter(None, lines)) if fits else head


def _words_of(head: str, squares: float) -> list[str]:
    """What may stand on a line of its own; of a long word of even length, each two signs."""
    out: list[str] = []
    for part in CLAUSES.split(head):
        for word in WORDS.split(part):
            pairs = len(word) % 2 == 0 and all(map(is_wide, word)) and "（" not in word
            if pairs and len(word) > min(4, squares):
                out += [word[n : n + 2] for n in range(0, len(word), 2)]
            else:
                out.append(word)
    return out


def _head(one: Column, in_head: bool, unbroken: float) -> float:
    """The least for a head: its longest word or a number of squares; options below it are small."""
    words = max(longest(one.head), min(printed(one.head), unbroken * SIZE))
    if in_head and one.type == "choice":
        both = printed("/".join(one.options), SMALL)
        words = max(words, longest("/ ".join(one.options), SMALL), min(0.55 * both, 26.0))
    return words + 2 * INSET + 0.4


def _least(one: Column, room: float, unbroken: float = 2.1) -> float:
    """So wide that no word of the head, the options or the sample crosses a rule."""
    boxed = _is_boxed(one, room)
    measure = _unbroken if one.type in WHOLE else longest
    cells = max(map(measure, one.cells), default=0.0) + 2 * INSET + 0.4
    tick = line_of(one.options) + 2 * INSET + 0.4 if boxed else 0.0
    return max(_head(one, not boxed, unbroken), cells, tick)


def _unbroken(cell: str) -> float:
    """How wide a number is in one piece; of a date with a time, which is long, each of them."""
    return longest(cell) if written(cell) > UNBROKEN else printed(cell)


def _asked(one: Column, lines: int, room: float) -> float:
    """The width in which what the sample has can be written by hand in a number of lines."""
    head = max(min(printed(one.head), SHORT * SIZE), printed(one.head) / 2 + SIZE / 2)
    least = max(_least(one, room), head + 2 * INSET + 0.4)
    if _is_boxed(one, room):
        return least
    whole = one.type in WHOLE
    hand = max(
        (by_hand(cell, 1 if whole and written(cell) <= UNBROKEN else lines) for cell in one.cells),
        default=0.0,
    )
    return max(least, hand + 2 * INSET, LEAST[one.type] + 2 * INSET if not one.cells else 0.0)


# -- rows by the days of a month

DAY, SUM, SIGNED = 5.3, 10.5, 22.0
"""A day, a number behind the days, and a signature."""


def sum_column(head: str, type_: str) -> float:
    """How wide a column behind the days of a month is."""
    return max(SIGNED if type_ == "text" else SUM, longest(head, SMALL) + 1.8)


def sum_head(head: str, type_: str) -> str:
    """The head of such a column, with line ends between its words."""
    return head_in(head, sum_column(head, type_) - 1.4, SMALL)
