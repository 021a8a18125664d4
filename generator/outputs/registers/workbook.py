"""The registers as workbooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs.exports.archive import packed, unpacked
from generator.outputs.matrix import FREQUENCIES, matrix, workload
from generator.outputs.registers.register import records, register

COLUMNS = (
    *(("number", 16), ("title", 36), ("kind", 14), ("version", 8), ("effective", 12)),
    *(("review", 12), ("owner", 18), ("prepared", 18), ("reviewed", 18), ("approved", 18)),
    *(("distribution", 40), ("state", 24)),
)
"""The columns of the register, with their widths in characters."""

KEPT = (
    *(("number", 16), ("title", 36), ("version", 8), ("owner", 18)),
    *(("keeper", 30), ("place", 24), ("years", 16)),
)
"""The columns of the list of records, likewise."""


def matrix_book(handbook: Handbook) -> bytes:
    """The matrix, and a second sheet with the load of each role."""
    named, letters = (
        words(handbook.language)["matrix"],
        words(handbook.language)["matrix"]["letter"],
    )
    found = matrix(handbook)
    book = Workbook()
    del book[book.active.title if book.active else ""]
    for table in found.tables:
        title = handbook.title(table.department) if table.department else named["title"]
        sheet = _sheet(book, title, [18, *[9] * len(table.roles)])
        _write(sheet, [named["topic"], *map(handbook.title, table.roles)])
        for topic in table.topics:
            cells = (found.cells.get((topic.id, role), {}) for role in table.roles)
            _write(sheet, [topic.title, *("".join(letters[p] for p in cell) for cell in cells)])
    sheet = _sheet(book, named["load"], [24, *[10] * (len(FREQUENCIES) + 1)])
    often = words(handbook.language)["when"]
    _write(sheet, [named["role"], *(often[one] for one in FREQUENCIES), named["total"]])
    for role, counts in workload(handbook).items():
        numbers = [counts[one] for one in FREQUENCIES]
        _write(sheet, [handbook.title(role), *numbers, sum(numbers)])
    _plot(sheet, named["load"])
    return _saved(book, handbook)


def _plot(sheet: Worksheet, title: str) -> None:
    """The load of each role as a bar, in pieces by frequency."""
    last = sheet.max_row
    if last < 2:
        return
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.title = "bar", "stacked", 100, title
    columns = len(FREQUENCIES) + 1
    chart.add_data(Reference(sheet, min_col=2, max_col=columns, min_row=1, max_row=last),
                   titles_from_data=True)  # fmt: skip
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.width, chart.height = 26, 4 + 0.8 * last
    sheet.add_chart(chart, f"A{last + 2}")


def register_book(handbook: Handbook) -> bytes:
    """The register of all documents, and a second sheet with the records: the filled-in forms."""
    named = words(handbook.language)["register"]
    comma = words(handbook.language)["writing"]["list_comma"]
    book = Workbook()
    del book[book.active.title if book.active else ""]
    sheet = _sheet(book, named["title"], [width for _, width in COLUMNS])
    _write(sheet, [named["columns"][name] for name, _ in COLUMNS])
    for row in register(handbook):
        values = row._asdict() | {"distribution": comma.join(map(handbook.title, row.distribution))}
        _write(sheet, [str(values[name]) for name, _ in COLUMNS])
    if kept := records(handbook):
        sheet = _sheet(book, named["records"], [width for _, width in KEPT])
        _write(sheet, [named["columns"][name] for name, _ in KEPT])
        for one in kept:
            _write(sheet, [getattr(one, name) for name, _ in KEPT])
    return _saved(book, handbook)


def _sheet(book: Workbook, title: str, widths: Sequence[int]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", title)[:31])
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    return sheet


def _write(sheet: Worksheet, texts: Iterable[str | int]) -> None:
    row = sheet.max_row + 1 if sheet.cell(1, 1).value is not None else 1
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column)
        cell.value = text
        if isinstance(text, str):
            cell.data_type = "s"  # as text, whatever it begins with
            cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if row == 1:
            cell.font = Font(bold=True)


def _saved(book: Workbook, handbook: Handbook) -> bytes:
    """The workbook's bytes, without the time at which it was made."""
    out = BytesIO()
    book.save(out)
    files = unpacked(out.getvalue())
    day = f"{handbook.settings.document.effective}T00:00:00Z".encode()
    core = "docProps/core.xml"
    files[core] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", day, files[core])
    return packed(files)
