"""A workbook of content that comes back: its rows, and what was kept of them when it left."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from openpyxl import load_workbook

from generator.intake import book as layout
from generator.intake.cells import tidy
from generator.intake.line import Refused
from generator.intake.package import Package
from generator.intake.workbook import MAX_CELLS, MAX_ROWS, NO_EXCEL, TOO_LARGE, written
from generator.problems.problem import Words

NOT_OURS = Words(
    "这个工作簿不是 handbook export content-xlsx 导出的，或者记着原来内容的隐藏表（_handbook）"
    "被删了。请重新导出，再改一次。",
    "This workbook was not made by `handbook export content-xlsx`, or its hidden sheet _handbook "
    "is gone. Export it again and repeat the changes.",
)
OTHER_VERSION = Words(
    "这个工作簿是另一版程序导出的，读不了。请重新导出。",
    "This workbook was made by another version of the program. Export it again.",
)
MACROS = Words(
    "这个工作簿带宏，没有读。请另存为不带宏的 .xlsx。",
    "This workbook has macros and was not read. Save it as .xlsx without macros.",
)


@dataclass(frozen=True)
class ReturnedRow:
    """A row as it came back."""

    at: str
    """Where, as its reader sees it: `职责!7`."""
    key: str
    """Which record it is; empty for a new one."""
    parent: str
    list: str
    texts: Mapping[str, str]
    """By the keys of the columns; a column that was deleted is missing."""
    by: str = ""
    """Who changed it, where the file says so."""


class Remark(NamedTuple):
    """A comment of a reviewer: where it stands, who wrote it, and what."""

    at: str
    who: str
    text: str


@dataclass
class Returned:
    """All rows that came back, and the hashes of the cells that left."""

    language: str = ""
    tables: dict[str, list[ReturnedRow]] = field(default_factory=dict)
    """By the kind of record; a sheet that was deleted is missing."""
    exported: dict[str, dict[str, str]] = field(default_factory=dict)
    """The hash of each cell by the key of the row and that of the column."""
    kinds: dict[str, str] = field(default_factory=dict)
    """The kind of record of each row that left, by its key."""
    lost: list[str] = field(default_factory=list)
    """What was edited and is not in the content any more, as its reader sees it."""
    loose: list[str] = field(default_factory=list)
    """New texts for which there is no place of their own."""
    remarks: list[Remark] = field(default_factory=list)
    """What reviewers wrote beside the text."""


def returned(package: Package) -> Returned:
    """What came back in a workbook."""
    if package.has_macros:
        raise Refused(MACROS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out, we do not need
            book = load_workbook(package.xml_only(), read_only=True, keep_links=False)
            return _read(book)
    except Refused:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise Refused(NO_EXCEL) from error


def _read(book: Any) -> Returned:
    out = Returned()
    states = [one for one in book.worksheets if one.title == layout.STATE]
    if not states:
        raise Refused(NOT_OURS)
    _read_state(states[0], out)
    for sheet in book.worksheets:
        rows = _rows(sheet)
        number, first = next(rows, (0, []))
        if number == 1 and first and first[0].startswith(layout.MARK):
            kind = first[0].removeprefix(layout.MARK)
            keys = [layout.HIDDEN[0], *first[1:]]
            found = out.tables.setdefault(kind, [])
            found += (_row(f"{sheet.title}!{n}", keys, texts) for n, texts in rows
                      if n >= layout.FIRST and any(texts))  # fmt: skip
    return out


def _read_state(sheet: Any, out: Returned) -> None:
    rows = (texts for _, texts in _rows(sheet))
    head = next(rows, [])
    if not head or not head[0].startswith("handbook-content-"):
        raise Refused(NOT_OURS)
    if head[0] != layout.VERSION or len(head) < 2:
        raise Refused(OTHER_VERSION)
    out.language = head[1]
    kind, keys = "", list[str]()
    for texts in rows:
        match texts:
            case ["table", name, columns, *_]:
                kind, keys = name, columns.split()
            case ["row", key, hashes, *_]:
                out.exported[key] = dict(zip(keys, hashes.split(), strict=False))
                out.kinds[key] = kind


def _row(at: str, keys: list[str], texts: list[str]) -> ReturnedRow:
    named = dict(zip(keys, [*texts, *[""] * (len(keys) - len(texts))], strict=False))
    named.pop("", None)
    key, parent, within = (named.pop(one, "") for one in layout.HIDDEN)
    return ReturnedRow(at, key, parent, within, named)


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that hold something, with their numbers."""
    sheet.reset_dimensions()
    seen = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        seen += 1 + len(row)
        if seen > MAX_CELLS or number > 10 * MAX_ROWS:
            raise Refused(TOO_LARGE)
        texts = [_text(sheet, cell) for cell in row]
        if any(texts):
            yield number, texts


def _text(sheet: Any, cell: Any) -> str:
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        raise Refused(_formula(f"{sheet.title}!{cell.coordinate}"))
    if cell.data_type == "e":
        raise Refused(_error(f"{sheet.title}!{cell.coordinate}", str(cell.value)))
    return tidy(layout.unsafe(written(cell)))


def _formula(at: str) -> Words:
    return Words(
        f"{at} 是公式，没有读这个文件。请把它改成文字（复制，选择性粘贴为数值），再试一次。",
        f"{at} holds a formula, so the file was not read. Replace it by its text (copy, paste "
        "values) and try again.",
    )


def _error(at: str, value: str) -> Words:
    return Words(
        f"{at} 是错误值 {value}，没有读这个文件。请改成文字，再试一次。",
        f"{at} holds the error {value}, so the file was not read. Replace it and try again.",
    )
