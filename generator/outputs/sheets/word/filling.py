"""How many rows a form has in Word and how tall they are, so that it fills its page as in the PDF.

Word cannot be asked how tall something becomes: heights are added up. All lengths are millimetres.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from docx.shared import Length, Mm

from generator.outputs.sheets import fields, room
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.parts import PAPERS

MARGINS, RESERVE = 25.0, 5.0
"""Above and below; and what is left free, because other machines have other fonts."""
HEAD, LINE, SMALL_LINE = 11.0, 4.4, 4.2
"""The title and what stands above it; a line in a table, and of small print."""
LOGO, BELOW_LOGO = 6.0, 1.5
"""How tall a logo before the company's name may be; how far letters reach below it."""
SMALL, SMALLER = 8.7 * room.POINT, 8.5 * room.POINT
PADDING, GAP = 1.2, 1.9
"""Above and below the words of a cell; between two tables."""
PEN, PEN_OF_TITLE = 9.0, 5.4
"""Room to sign in, with an opinion or a seal and without."""
SIGNED = 11.0
"""A place to sign without the room for a pen: its title, and the line with the signature."""
BOLDER = 1.06
"""Bold words are so much wider than those of the PDF."""
ANSWER = 15.0
"""A column of boxes to tick, at least."""
DAY, QUESTION, WEEKDAYS = 6.6, 6.6, 5.5
LOWEST, LOWEST_OF_FULL, HIGHEST = 0.88, 0.55, 1.4
"""A row may be so much lower or taller than a pen asks for, as in the PDF."""
LEAST_OF_REGISTER = 8.0
LEAST_ROWS = 4


class Fill(NamedTuple):
    """What makes a form fill its page."""

    rows: int
    """Of its table or month grid."""
    factor: float
    """By which all heights are taller than what is written there asks for."""
    is_full: bool = False
    """Whether even so it needs more than a page, unless its rules are set smaller."""

    def tall(self, height: float) -> Length:
        return Mm(height * self.factor)


def fill_of(data: Sheet) -> Fill:
    """Rows and heights of a blank form: rather lower rows than fewer, and all on one page."""
    table = data["grid"] or data["table"]
    rows, height = (rows_of(data), row_of(data)) if table else (0, 0.0)
    free = _page(data) - _fixed(data)
    others = _others(data)
    lowest = LOWEST
    if rows:
        if data["style"] == "register":
            lowest = max(lowest, LEAST_OF_REGISTER / height)
        fitting = int((free - _tall(others, LOWEST)) / (height * lowest))
        rows = max(_kept(data), min(rows, fitting))
    all_ = [*others, *[(height, LINE + PADDING)] * rows]
    low, high = LOWEST_OF_FULL, HIGHEST
    for _ in range(10):  # the height grows with the factor: halve what is between
        middle = (low + high) / 2
        low, high = (middle, high) if _tall(all_, middle) <= free else (low, middle)
    return Fill(rows, low, _tall(all_, low) > free)


def _tall(rows: Sequence[tuple[float, float]], factor: float) -> float:
    """How tall rows become of which each is meant to have a height, but has a least one."""
    return sum(max(least, height * factor) for height, least in rows)


def rows_of(data: Sheet) -> int:
    """How many rows a form has where its page has room for all of them."""
    if data["grid"]:
        return len(data["grid"]["items"]) + int(data["grid"]["rows"])
    rows = int(data["table"]["rows"])
    # What stands twice on a sheet of the PDF has a whole page here.
    return 2 * rows if data["two_up"] and not data["table"]["items"] else rows


def row_of(data: Sheet) -> float:
    """How tall a row of the table is meant to be."""
    return DAY if data["grid"] else float(data["table"]["height"])


def _kept(data: Sheet) -> int:
    """How many rows there are at least: all that the sample fills in, and all items."""
    if data["grid"]:
        return len(data["grid"]["items"]) or 1
    return max(LEAST_ROWS, len(data["table"]["filled"]), len(data["table"]["items"]))


def _page(data: Sheet) -> float:
    tall = PAPERS[data["paper"]][0 if data["landscape"] else 1].mm
    return float(tall) - MARGINS - RESERVE


def _others(data: Sheet) -> list[tuple[float, float]]:
    """What grows with the rows: fields, questions, sums and places to sign."""
    out: list[tuple[float, float]] = []
    for part in data["parts"]:
        for line in part.get("lines", []):
            out.append((max(one["place"]["height"] for one in line), max(map(_label_of, line))))
        wide = data["width"] - room.NUMBER - sum(answers(part)) - 2 * room.INSET
        for one in part.get("asked", []):
            out.append((QUESTION, lines_of(one["label"], wide) * LINE + PADDING))
    if data["table"] and not data["grid"]:
        out += _sums(data["table"])
    if second := data["second_table"]:
        out += [(second["height"], LINE + PADDING)] * second["rows"] + _sums(second)
    return out + [(max(map(pen, some)), 0.0) for some in signers(data)]


def _sums(table: Sheet) -> list[tuple[float, float]]:
    wide = table["widths"][0] - 2 * room.INSET
    items = [lines_of(one, wide) * LINE + PADDING for one in table["items"]]
    taller = [(max(0.0, one - table["height"] * LOWEST), 0.0) for one in items]
    return [(table["height"], LINE + PADDING)] * (table["has_total"] + table["capitals"]) + taller


def _label_of(one: Sheet) -> float:
    """How tall the words of a label are."""
    wide = one["place"]["label"] * fields.UNIT - 2 * fields.FIELD_INSET
    return lines_of(one["label"], wide / BOLDER) * LINE + PADDING


def answers(part: Sheet) -> list[float]:
    """How wide the columns of the answers to some questions are."""
    options = part.get("options", ())
    return [max(ANSWER, room.longest(one) * BOLDER + 2 * room.INSET + 1) for one in options]


def _fixed(data: Sheet) -> float:
    """What is as tall as its words are."""
    taken = HEAD + foot_of(data)
    if data.get("logo"):
        taken += LOGO + BELOW_LOGO - LINE
    for part in data["parts"]:
        if "asked" in part:
            wides = zip(part["options"], answers(part), strict=True)
            heads = max(lines_of(words, wide - 2 * room.INSET) for words, wide in wides)
            taken += heads * LINE + PADDING + GAP
    if data["grid"]:
        taken += max(2 * LINE + PADDING, 3 * LINE * bool(data["grid"]["heads"]) - WEEKDAYS)
        taken += WEEKDAYS
        marks = "　".join(" ".join(one) for one in data["grid"]["marks"])
        taken += SMALL_LINE * (1 + lines_of(marks, data["width"], SMALL))
    elif data["table"]:
        taken += _head_of(data["table"])
    if data["second_table"]:
        taken += _head_of(data["second_table"])
    for some in signers(data):
        wide = data["width"] / across(data) - 4
        titles = max(lines_of(one["title"], wide) for one in some)
        taken += SIGNED + LINE * (titles - 1) + SMALL_LINE * any(one["opinion"] for one in some)
    return taken + GAP * 2 + 1


def lines_of(words: str, wide: float, size: float = room.SIZE) -> int:
    """How many lines words take in print."""
    lines = 0
    for part in words.split("\n"):
        lines, at = lines + 1, 0.0
        for piece in room.pieces(part):
            width = room.printed(piece if room.is_wide(piece[-1]) else piece + " ", size)
            if at and at + width > wide:
                lines, at = lines + 1, 0.0
            at += width
    return lines


def _head_of(table: Sheet) -> float:
    lines = 1.0
    for n, column in enumerate(table["columns"]):
        wide = table["widths"][n] - 2 * room.INSET
        choice = table["abreast"][n] < 0 and column["type"] == "choice"
        options = lines_of("/ ".join(column["options"]), wide, SMALLER) if choice else 0
        lines = max(lines, lines_of(table["heads"][n], wide, SMALLER) + options)
    return lines * LINE + PADDING + GAP + LINE * bool(table["title"])


def across(data: Sheet) -> int:
    """How many places to sign stand beside each other, as in the PDF."""
    places = len(data["sign_offs"])
    return min(places, 2) if places in (1, 2, 4) else 3


def signers(data: Sheet) -> list[Sequence[Sheet]]:
    """The places to sign, row by row."""
    places, beside = data["sign_offs"], across(data)
    return [places[n : n + beside] for n in range(0, len(places), beside)]


def pen(place: Sheet) -> float:
    """How much room there is to sign between the title of a place and its last line."""
    return PEN if place["opinion"] or place["seal"] else PEN_OF_TITLE


def foot_of(data: Sheet) -> float:
    """How tall it is what stands below a form: copies, where it is kept, the rules."""
    wide = data["width"] - 22
    notes = data["notes"]
    lines = [lines_of(words, wide, SMALL) for words in notes]
    rules = sum(lines) + data["required"]
    if data["landscape"] and len(notes) > 1:
        narrow = wide / 2 - 8
        lines = [data["required"], *(lines_of(words, narrow, SMALL) for words in notes)]
        half = ceil(len(lines) / 2)
        rules = max(sum(lines[:half]), sum(lines[half:]))
    copies = "".join(f"{title} → {to}, " for title, to in data["copies"])
    more = lines_of(copies, wide, SMALL) if copies else 0
    kept = bool(data["place"] or data["years"])
    return float(SMALL_LINE * (rules + more + kept) + 2)
