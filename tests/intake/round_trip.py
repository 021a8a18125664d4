"""Files that leave the tiny handbook, are edited as somebody would, and come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.content.load import load
from generator.intake.book import FIRST, MARK, Book, Table, book_of, title_of
from generator.intake.cells import digest
from generator.intake.returned import Returned, ReturnedRow
from generator.outputs.exports import content_docx, content_xlsx
from tests.small import small, small_files, small_loaded

ROLE = "front-desk/role.yaml"
WELCOME = "front-desk/procedures/welcome.yaml"


@cache
def small_book() -> Book:
    return book_of(small_files(), small_loaded().editions)


@cache
def exported() -> bytes:
    return content_xlsx.workbook(small_book(), small())


@cache
def for_review(document: str) -> bytes:
    return content_docx.review(small_book(), small(), small().files[document])


def book_with(**files: str) -> tuple[dict[str, bytes], Book]:
    """The tiny handbook with some texts replaced: `old=new` in a file named `dir__name`."""
    given = dict(small_files())
    for name, change in files.items():
        file = name.replace("__", "/").replace("_", "-") + ".yaml"
        old, _, new = change.partition("→")
        assert old.encode() in given[file]
        given[file] = given[file].replace(old.encode(), new.encode())
    return given, book_of(given, load(given).editions)


# -- Excel


class Rows:
    """The rows of a kind as they come back, edited by the keys of rows and columns."""

    def __init__(self, book: Book, table: Table, found: Returned) -> None:
        self.rows = found.tables.setdefault(table.kind.__name__, [])
        for at, row in enumerate(table.rows, FIRST):
            texts = book.texts(table, row)
            name = f"{title_of(table.kind, 'zh')}!{at}"
            self.rows.append(ReturnedRow(name, row.key, row.parent, row.list, texts))
            found.exported[row.key] = {key: digest(text) for key, text in texts.items()}
            found.kinds[row.key] = table.kind.__name__

    def at(self, key: str) -> int:
        return next(at for at, row in enumerate(self.rows) if row.key == key)

    def put(self, key: str, column: str, text: str) -> None:
        row = self.rows[self.at(key)]
        self.rows[self.at(key)] = replace(row, texts={**row.texts, column: text})

    def insert_below(self, key: str, **texts: str) -> None:
        self.rows.insert(self.at(key) + 1, ReturnedRow("new", "", "", "", texts))

    def copy_below(self, key: str, **texts: str) -> None:
        row = self.rows[self.at(key)]
        self.rows.insert(self.at(key) + 1, replace(row, texts={**row.texts, **texts}))

    def delete(self, key: str) -> None:
        del self.rows[self.at(key)]


class Came:
    """The tiny handbook as it comes back in a workbook, edited by kind."""

    def __init__(self, book: Book | None = None) -> None:
        self.back = Returned("zh")
        book = book or small_book()
        self._rows = {kind: Rows(book, one, self.back) for kind, one in book.tables.items()}

    def __getitem__(self, kind: str) -> Rows:
        return self._rows[kind]


class Sheet:
    """A sheet of the workbook itself, edited by the keys of rows and columns."""

    def __init__(self, book: Workbook, kind: str) -> None:
        found = [one for one in book.worksheets if one.cell(1, 1).value == MARK + kind]
        self.sheet: Worksheet = found[0]
        self.columns = {str(cell.value): cell.column for cell in self.sheet[1]}

    def row(self, key: str) -> int:
        found = [cell.row for cell in self.sheet["A"] if cell.value == key]
        return int(found[0])

    def put(self, key: str, column: str, text: Any) -> None:
        self.sheet.cell(self.row(key), self.columns[column]).value = text


def saved(book: Any) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


# -- Word


def text_cells(data: bytes) -> tuple[Any, dict[str, Any]]:
    """A Word file, and its cells of text by their labels."""
    word = Document(BytesIO(data))
    return word, {row.cells[0].text: row.cells[1] for table in word.tables for row in table.rows}


def reviewed(document: str, texts: Mapping[str, str]) -> bytes:
    """A Word file with other texts in some cells."""
    word, cells = text_cells(for_review(document))
    for label, text in texts.items():
        cells[label].text = text
    return saved(word)
