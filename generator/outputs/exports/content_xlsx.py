"""The content as a workbook to edit: a sheet for each kind of item, every cell text.

`handbook apply` reads it back (see `intake/book.py` for what is kept in it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from generator.content.handbook import Handbook
from generator.content.rows import Column
from generator.intake import book as layout
from generator.intake.book import Book, Table
from generator.intake.cells import digest
from generator.locale import words
from generator.outputs.exports.archive import packed, unpacked

SPARE = 500
"""Rows below the last one that take the drop-downs too."""
CHOICES = 250
"""Characters of a drop-down that stand in the rule itself; longer ones stand on a sheet."""
MOST_CHOICES = 2_000


def workbook(book: Book, handbook: Handbook) -> bytes:
    """The workbook of a book's tables."""
    made = _Workbook()
    _read_me(made, book, handbook)
    lists = _Lists(book)
    for table in book.tables.values():
        _sheet(made, book, table, lists)
    _state(made, book)
    lists.write(made)
    out = BytesIO()
    made.book.save(out)
    files = unpacked(out.getvalue())
    core = "docProps/core.xml"
    day = f"{handbook.settings.document.effective}T00:00:00Z".encode()
    files[core] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", day, files[core])
    return packed(files)


def _read_me(made: _Workbook, book: Book, handbook: Handbook) -> None:
    named = words(book.cells.language)["cells"]
    colon = words(book.cells.language)["writing"]["colon"]
    sheet = made.sheet(named["read_me"])
    sheet.column_dimensions["A"].width = 100
    for line in named["about"]:
        made.append(sheet, [line.format(title=handbook.settings.title)])
    made.append(sheet, [])
    for table in book.tables.values():
        title = layout.title_of(table.kind, book.cells.language)
        made.append(sheet, [f"{title}{colon}{len(table.rows)}"])


class _Lists:
    """The drop-downs that are too long for a rule, each a column of a hidden sheet."""

    def __init__(self, book: Book) -> None:
        self._cells = book.cells
        self._columns: dict[tuple[str, ...], tuple[str, ...]] = {}

    def formula(self, column: Column) -> str | None:
        """What a rule offers in a column; None where anything may stand."""
        if column.language:
            return None
        if column.is_flag:
            return _quoted(self._cells.flags()[::-1])
        if column.choices:
            return _quoted([self._cells.choice(column, one) for one in column.choices])
        kinds = column.plan.refers
        if not kinds:
            return None
        labels = tuple(self._cells.labels(kinds).values())[:MOST_CHOICES]
        if not labels:
            return None
        self._columns.setdefault(kinds, labels)
        letter = get_column_letter(1 + list(self._columns).index(kinds))
        return f"'{layout.LISTS}'!${letter}$1:${letter}${len(labels)}"

    def write(self, made: _Workbook) -> None:
        sheet = made.sheet(layout.LISTS)
        sheet.sheet_state = "veryHidden"
        longest = max(map(len, self._columns.values()), default=0)
        for row in range(longest):
            made.append(
                sheet,
                [one[row] if row < len(one) else "" for one in self._columns.values()],
            )


def _quoted(choices: Sequence[str]) -> str:
    return '"' + ",".join(choices) + '"'


def _sheet(made: _Workbook, book: Book, table: Table, lists: _Lists) -> None:
    sheet = made.sheet(layout.title_of(table.kind, book.cells.language))
    sheet.freeze_panes = f"{get_column_letter(len(layout.HIDDEN) + 3)}{layout.FIRST}"
    keys = (*layout.HIDDEN, *table.keys)
    for number, (key, width) in enumerate(zip(keys, _widths(table), strict=True), 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.number_format = width, "@"
        dimension.hidden = key in layout.HIDDEN
    sheet.row_dimensions[1].hidden = True
    for rule in _rules(book, table, lists):
        sheet.data_validations.append(rule)
    made.append(sheet, (layout.MARK + table.kind.__name__, *keys[1:]))
    made.append(sheet, _head(book, table), "head")
    for row in table.rows:
        texts = book.texts(table, row)
        hidden = (row.key, row.parent, row.list)
        made.append(sheet, (*hidden, *(texts[key] for key in table.keys)))
    last = get_column_letter(len(keys))
    sheet.auto_filter.ref = f"A{layout.HEAD}:{last}{layout.HEAD + len(table.rows)}"


def _widths(table: Table) -> Iterator[float]:
    yield from (8.0,) * len(layout.HIDDEN)
    yield from (28.0, 14.0, 6.0)
    for column in table.columns:
        narrow = column.is_flag or bool(column.choices)
        yield 10.0 if narrow else 40.0 if column.plan.prose else 20.0
    yield 20.0


def _head(book: Book, table: Table) -> Iterator[str]:
    named = words(book.cells.language)["cells"]
    yield from layout.HIDDEN
    yield from (named["of"], named["list"], named["number"])
    for column in table.columns:
        chinese, english = column.names
        tongue = f" ({column.language})" if column.language else ""
        yield f"{chinese}{tongue}\n{english}{tongue}"
    yield named["id"]


def _rules(book: Book, table: Table, lists: _Lists) -> Iterator[DataValidation]:
    """A drop-down where there is a choice, and the field's help when a cell is chosen."""
    named = words(book.cells.language)["cells"]
    last = layout.HEAD + len(table.rows) + SPARE
    help_ = dict(zip(layout.PLACE, (named["of_help"], named["list_help"], named["number_help"]),
                     strict=True))  # fmt: skip
    help_ |= {layout.ID: named["id_help"]}
    columns = {one.key: one for one in table.columns}
    for number, key in enumerate(table.keys, len(layout.HIDDEN) + 1):
        column, formula, text = columns.get(key), None, help_.get(key, "")
        if column:
            formula = lists.formula(column)
            text = column.help[book.cells.language != "zh"]
            text += f" {named['several_help']}" if column.several else ""
        rule = DataValidation(
            type="list" if formula else None,
            formula1=formula,
            allow_blank=True,
            # Titles may be typed too, and several stand in one cell.
            showErrorMessage=bool(column and (column.choices or column.is_flag)
                                  and not column.several),
            showInputMessage=bool(text),
            prompt=text[:250] or None,
        )  # fmt: skip
        letter = get_column_letter(number)
        rule.add(f"{letter}{layout.FIRST}:{letter}{last}")
        yield rule


def _state(made: _Workbook, book: Book) -> None:
    sheet = made.sheet(layout.STATE)
    sheet.sheet_state = "veryHidden"
    made.append(sheet, (layout.VERSION, book.cells.language))
    for name, table in book.tables.items():
        made.append(sheet, ("table", name, " ".join(table.keys)))
        for row in table.rows:
            texts = book.texts(table, row)
            hashes = " ".join(digest(texts[key]) for key in table.keys)
            made.append(sheet, ("row", row.key, hashes))


class _Workbook:
    """A workbook that is written row by row, and the styles of its cells."""

    def __init__(self) -> None:
        self.book = Workbook(write_only=True)
        self._styles: dict[str, Any] = {}

    def sheet(self, title: str) -> Any:
        return self.book.create_sheet(title[:31])

    def append(self, sheet: Any, texts: Iterable[str], style: str = "text") -> None:
        """A row of texts that are text whatever they begin with; empty ones stay blank."""
        sheet.append([self._cell(sheet, text, style) if text else None for text in texts])

    def _cell(self, sheet: Any, text: str, style: str) -> Any:
        cell: Any = WriteOnlyCell(sheet)
        cell._value, cell.data_type = layout.safe(text), "s"
        if style not in self._styles:
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if style == "head":
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFE8EEF0")
            self._styles[style] = cell._style
        cell._style = self._styles[style]
        return cell
