"""The authority matrix as a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from docx.document import Document
from docx.table import Table, _Cell, _Row

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.ending import close
from generator.outputs.sheets.word.parts import (
    CLOSE_TYPE,
    CLOSER_TYPE,
    TEXT,
    Writer,
    add_line,
    add_row,
    add_table,
    as_band,
    hang,
    keep,
    new_row,
    paragraphs,
    set_type,
    width_of,
)
from generator.outputs.sheets.word.runs import STRONG, add_text

WIDTHS = {True: (25, 30, 32, 27), False: (28, 36, 35, 33)}
"""Of proposer, checker, approver and informed, in Chinese and else; the limit takes the rest."""
MOST_MERGED = 8
"""Neighbouring lines that share a cell: it says who proposes on one page only."""


def in_order(people: Sequence[str]) -> list[str]:
    """Who checks, one after the other."""
    return [f"{n}. {one}" for n, one in enumerate(people, 1)] if people[1:] else list(people)


def write(file: Document, data: Sheet) -> None:
    label = data["words"]
    set_type(file, *(CLOSE_TYPE if data["writing"]["han"] else CLOSER_TYPE))
    noted = any(line["note"] for matter in data["matters"] for line in matter["lines"])
    names = ["limit", "propose", "check_by", "approve", "inform", *["note"] * noted]
    wide = WIDTHS[data["writing"]["han"]]
    shares = [1.6, 1.1, 1.1, 1.3, 1.1, 1.6] if noted else [width_of(data).mm - sum(wide), *wide]
    table = add_table(file, data, [label[name] for name in names], shares)
    for matter in data["matters"]:
        band = new_row(table)
        _title(as_band(band), data, matter)
        keep(band._tr)
        first = len(table._tbl.tr_lst)  # a page begins with a matter and not in the midst of one
        for lines in _alike(matter["lines"]):
            rows = [_row(table, data, one, not n, noted) for n, one in enumerate(lines)]
            if rows[1:]:
                rows[0].cells[1].merge(rows[-1].cells[1])
        for row in table._tbl.tr_lst[first:-1]:
            keep(row)
    close(file, data)


def _alike(lines: Sequence[Sheet]) -> Iterator[list[Sheet]]:
    """Neighbouring lines that the same people propose, a few at a time."""
    for _, found in groupby(lines, lambda line: line["propose"]):
        some = list(found)
        yield from (some[n : n + MOST_MERGED] for n in range(0, len(some), MOST_MERGED))


def _title(cell: _Cell, data: Sheet, matter: Sheet) -> None:
    """The matter, what governs it, and who decides when somebody is away."""
    first = cell.paragraphs[0]
    add_text(first, matter["title"], STRONG)
    add_text(first, f" · {matter['note']}" if matter["note"] else "")
    if matter["deputy"]:
        line = add_line(cell, style=TEXT)
        add_text(line, data["words"]["away"], STRONG)
        when = f" ({matter['deputy_when']})" if matter["deputy_when"] else ""
        deputy = data["writing"]["list_comma"].join(_short(matter["deputy"], data))
        add_text(line, data["writing"]["colon"] + deputy + when)


def _row(table: Table, data: Sheet, line: Sheet, proposers: bool, noted: bool) -> _Row:
    return add_row(
        table, line["limit"], _people(line["propose"] if proposers else [], data),
        _people(in_order(line["check"]), data), _people(line["approve"], data, STRONG),
        _people(line["inform"], data), *([line["note"]] if noted else []),
    )  # fmt: skip


def _people(people: Sequence[str], data: Sheet, style: str | None = None) -> Writer:
    """People below each other; where a title goes on is seen from its indent."""

    def write(cell: _Cell) -> None:
        for one, line in zip(_short(people, data) or [""], paragraphs(cell), strict=False):
            add_text(hang(line) if people[1:] else line, one, style)

    return write


def _short(people: Sequence[str], data: Sheet) -> list[str]:
    if data["writing"]["han"]:
        return list(people)
    return [one.replace(" and ", " & ") for one in people]
