"""The layout of a workbook of content: what stands in which column, and what is kept of it.

Row 1 is hidden and names the columns; row 2 names them for people. Three hidden columns say which
item a row is. The sheet of the state holds, for each row, a hash of each cell as it was exported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.content.entries import KIND_OF
from generator.content.handbook import Handbook
from generator.content.rows import Column, Nested, Row, columns_of, lists_of, rows_in
from generator.content.types import Item, Record
from generator.intake.cells import Cells
from generator.intake.line import STATE_SHEET
from generator.locale import words
from generator.problems.problem import Problem

MARK = "handbook:"
"""What the first cell of a table begins with, before the name of its kind of record."""
STATE, LISTS = STATE_SHEET, "_lists"
VERSION = "handbook-content-1"
HEAD, FIRST = 2, 3
"""The row of names, and the first row of data."""
HIDDEN = ("_key", "_parent", "_list")
OF, IN, NUMBER, ID = "_of", "_in", "_number", "_id"
PLACE = (OF, IN, NUMBER)
"""Columns that say where a row belongs."""
LONGEST = 32_000
"""Characters that a cell of Excel takes, with some to spare."""


class Table(NamedTuple):
    """A kind of record with its rows."""

    kind: type[Record]
    columns: tuple[Column, ...]
    rows: list[Row]

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that people see, in their order."""
        return (*PLACE, *(one.key for one in self.columns), ID)


class Book:
    """All tables of a handbook, and the text of each cell."""

    def __init__(self, cells: Cells, rows: Sequence[Row], languages: tuple[str, ...]) -> None:
        self.cells, self._languages = cells, languages
        self.rows = {row.key: row for row in rows}
        self.tables: dict[str, Table] = {}
        for row in rows:
            columns = columns_of(row.kind, languages)
            if columns:
                table = self.tables.setdefault(row.kind.__name__, Table(row.kind, columns, []))
                table.rows.append(row)
        self._labels: dict[str, str] = {}

    def of_folder(self, folder: str) -> Book:
        """The tables of a role's files alone, or of those of `shared`."""
        rows = [row for row in self.rows.values() if row.file.startswith(f"{folder}/")]
        return Book(self.cells, rows, self._languages)

    def texts(self, table: Table, row: Row) -> dict[str, str]:
        """The cells of a row, by the keys of their columns."""
        out = {
            OF: self.label(self.rows[row.parent]) if row.parent else "",
            IN: self.list_name(row),
            NUMBER: str(row.number or ""),
            ID: row.id,
        }
        for column in table.columns:
            text = self.cells.text(column, row.values.get(column.key))
            out[column.key] = text if len(text) <= LONGEST else f"{text[:100]} … ({row.file})"
        return out

    def label(self, row: Row) -> str:
        """What a row is called, with what it belongs to."""
        if row.key not in self._labels:
            above = [self.label(self.rows[row.parent])] if row.parent else []
            name = " ".join(row.name.split())
            short = name if len(name) <= 40 else f"{name[:39]}…"
            self._labels[row.key] = " › ".join([*above, short or row.id or str(row.number)])
        return self._labels[row.key]

    def list_name(self, row: Row) -> str:
        """What the list is called in which a row stands."""
        if not row.parent:
            return ""
        found = next(n for n in lists_of(self.rows[row.parent].kind) if n.key == row.list)
        return self.name_of(found)

    def name_of(self, nested: Nested) -> str:
        """What a list is called in the words of the workbook."""
        return nested.names[self.cells.language != "zh"]


def title_of(kind: type[Record], language: str) -> str:
    """What a kind of record is called, as the name of its sheet."""
    named: dict[str, str] = words(language)["kind"]
    if issubclass(kind, Item) and KIND_OF.get(kind) in named:
        return named[KIND_OF[kind]]
    return str(words(language)["cells"]["table"].get(kind.__name__, kind.__name__))


def safe(text: str) -> str:
    """A text as Excel stores it: `_x000D_` is a sign for it, and would be read as another."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def unsafe(text: str) -> str:
    """The text that somebody sees who opens the file in Excel."""
    shown = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
    return shown.replace("\r\n", "\n").replace("\r", "\n")


def ordered(rows: Iterable[Row], folders: Sequence[str]) -> Iterator[Row]:
    """Rows by the order of the roles, those of a role itself before its documents."""
    place = {folder: at for at, folder in enumerate(folders)}

    def key(row: Row) -> tuple[int, int, str]:
        folder, _, rest = row.file.rpartition("/")
        top = folder.partition("/")[0]
        at = place.get(top, len(place) + (not top))
        return at, rest != "role.yaml", row.file

    return iter(sorted(rows, key=key))


def book_of(files: Mapping[str, bytes | Problem], editions: Mapping[str, Handbook]) -> Book:
    """The tables of a content folder that was loaded."""
    base, *others = editions
    handbook = editions[base]
    rows = ordered(rows_in(files, others), [role.id for role in handbook.roles])
    return Book(Cells(handbook, base), list(rows), tuple(others))
