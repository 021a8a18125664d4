"""Excel files: the cells that hold something, sheet by sheet, with merged ones known as one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from generator.intake.line import COMES_BACK, STATE_SHEET, Cell, Line, Refused, Source
from generator.intake.package import Package
from generator.problems.problem import Words

MAX_ROWS, MAX_CELLS = 100_000, 2_000_000
"""What a sheet may claim to have: a stray cell far below costs nothing, a hostile one much."""

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
NO_EXCEL = Words(
    "这个文件打不开：里面没有 Excel 的表格，或者已经损坏。",
    "The file cannot be opened: there is no workbook of Excel in it, or it is damaged.",
)
TOO_LARGE = Words(
    "这个工作簿太大，没有读。请只留下有职责的行和列，再导入。",
    "The workbook is too large and was not read. Leave the rows and columns with duties only.",
)


def lines_of(file: str, package: Package) -> Source:
    """The lines of a workbook."""
    archive = package.xml_only()
    lines: list[Line] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out, we do not need
            book = load_workbook(archive, read_only=True, data_only=False, keep_links=False)
            if STATE_SHEET in book.sheetnames:
                raise Refused(COMES_BACK)
            for number, sheet in enumerate(book.worksheets, 1):
                merged = _merged(package.part(getattr(sheet, "_worksheet_path", "")))
                skip = "hidden-sheet" if sheet.sheet_state != "visible" else ""
                lines += _sheet(sheet, number, merged, skip)
    except Refused:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise Refused(NO_EXCEL) from error
    return Source(file, tuple(lines), ("macros",) if package.has_macros else ())


def _sheet(
    sheet: Any, table: int, merged: dict[tuple[int, int], tuple[int, int]], skip: str
) -> Iterator[Line]:
    sheet.reset_dimensions()
    seen = 0
    for row in sheet.iter_rows():
        seen += 1 + len(row)
        if seen > MAX_CELLS:
            raise Refused(TOO_LARGE)
        for cell in row:
            text = written(cell)
            if not text:
                continue
            if cell.row > MAX_ROWS:
                raise Refused(TOO_LARGE)
            height, width = merged.get((cell.row, cell.column), (1, 1))
            place = Cell(table, cell.row, cell.column, width, height)
            at = f"{sheet.title}!{get_column_letter(cell.column)}{cell.row}"
            left = skip or ("formula" if cell.data_type == "f" else "")
            for line in filter(None, map(str.strip, text.splitlines())):
                yield Line(at, line, cell=place, sheet=sheet.title, skip=left)


def _merged(part: bytes) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns of each merged cell, by its first row and column."""
    out = {}
    for found in _MERGED.findall(part):
        left, top, right, bottom = range_boundaries(found.decode())
        if left and top and right and bottom:
            out[top, left] = (bottom - top + 1, right - left + 1)
    return out


def written(cell: Any) -> str:
    """A cell as its reader sees it; a formula as its text, which nothing computes."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and "%" in str(cell.number_format):
        return f"{value * 100:.6g}%"
    if isinstance(value, int) and "%" in str(cell.number_format):
        return f"{value * 100}%"
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value).replace("_x000D_", "").strip()
