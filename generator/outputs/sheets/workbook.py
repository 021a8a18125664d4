"""A register or the authority matrix as a workbook: rows to type into, and a sample beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.outputs.sheets.content import Sheet

LINE = Side(style="thin")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
BLANK_ROWS = 200
"""A register on the screen goes on for longer than one on paper."""
PAGE = 130
"""Characters across a sheet of A4 on its side."""
TYPED = {"date": "yyyy-mm-dd", "time": "hh:mm", "number": "General", "money": "#,##0.00"}
"""How the blank cells of a column take what is typed; all others take it as text."""


def xlsx(sheet: str) -> bytes:
    """A sheet, given as JSON, as the bytes of a workbook."""
    data: Sheet = json.loads(sheet)
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = _title(data["title"])
    if data["kind"] == "authority":
        _write_matrix(first, data)
    else:
        _write_register(first, data, [], BLANK_ROWS)
        filled = data["table"]["filled"] if data["table"] else []
        if filled:
            sample = book.create_sheet(_title(data["words"]["example"]))
            _write_register(sample, data, filled, 0)
    book.properties.creator = book.properties.lastModifiedBy = data["company"]
    book.properties.title = data["full_title"]
    return _saved(book, datetime.fromisoformat(data["effective"]))


def _title(words: str) -> str:
    return re.sub(r"[\\/*?:\[\]]", " ", words)[:31]


def _write_register(
    page: Worksheet, data: Sheet, rows: Sequence[Sequence[str]], blank: int
) -> None:
    columns = data["table"]["columns"] if data["table"] else []
    about = f"{data['number']} · {data['words']['version']} {data['version']}"
    head = [one["label"] for one in columns]
    row = _heading(page, data, about, len(columns))
    for line in data["lines"]:
        for box in line:
            value = box["value"] if rows else ""
            _put(page.cell(row, 1), f"{box['label']}{data['writing']['colon']}{value}")
            row += 1
    _row(page, row, head, bold=True)
    page.freeze_panes = f"A{row + 1}"
    page.print_title_rows = f"{row}:{row}"
    for cells in rows:
        row += 1
        _row(page, row, cells)
    items = data["table"]["items"] if data["table"] and not rows else []
    for n in range(row + 1, row + 1 + blank):
        if n - row <= len(items):
            _put(page.cell(n, 1), items[n - row - 1])
        for at, column in enumerate(columns, 1):
            cell = page.cell(n, at)
            cell.border = BOX
            cell.number_format = TYPED.get(column["type"], "@")
    total = sum(column["width"] for column in columns) or 1
    _lay_out(page, [max(8, PAGE * column["width"] / total) for column in columns])


def _write_matrix(page: Worksheet, data: Sheet) -> None:
    label = data["words"]
    names = ("matter", "limit", "propose", "check_by", "approve", "inform", "note")
    row = _heading(page, data, data["number"], len(names))
    _row(page, row, [label[name] for name in names], bold=True)
    page.freeze_panes = f"A{row + 1}"
    page.print_title_rows = f"{row}:{row}"
    comma = data["writing"]["list_comma"]
    for matter in data["matters"]:
        for line in matter["lines"]:
            row += 1
            people = [comma.join(line[name]) for name in ("propose", "check", "approve", "inform")]
            _row(page, row, [matter["title"], line["limit"], *people, line["note"]])
    _lay_out(page, [18, 24, 18, 22, 20, 18, 30])


def _heading(page: Worksheet, data: Sheet, about: str, across: int) -> int:
    """Title and number above the table; gives the first row below them."""
    _put(page.cell(1, 1), data["title"]).font = Font(bold=True, size=16)
    _put(page.cell(2, 1), f"{data['header']} · {about}")
    for row in (1, 2):
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=max(1, across))
    return 3


def _row(page: Worksheet, row: int, texts: Iterable[str], bold: bool = False) -> None:
    for column, text in enumerate(texts, 1):
        cell = _put(page.cell(row, column), text)
        cell.border = BOX
        cell.font = Font(bold=bold)


def _put(cell: Cell | MergedCell, text: str) -> Cell:
    """A text as text, whatever it begins with: `=1+1` is no formula and `2-3` no date."""
    assert isinstance(cell, Cell)
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _lay_out(page: Worksheet, widths: Sequence[float]) -> None:
    for n, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(n)].width = width
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _saved(book: Workbook, day: datetime) -> bytes:
    """The workbook as bytes that tell nothing of the time at which it was made."""
    raw, out = BytesIO(), BytesIO()
    book.save(raw)
    stamp = f"{day:%Y-%m-%dT00:00:00Z}"
    with ZipFile(raw) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", stamp.encode(), data)
            new.writestr(entry, data)
    return out.getvalue()
