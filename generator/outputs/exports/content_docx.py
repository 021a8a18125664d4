"""A document as a Word file for review: its texts in the rows of tables, to be edited freely.

`handbook apply` reads it back (see `intake/returned_word.py` for how it knows the rows).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from generator.content.handbook import Handbook
from generator.content.rows import Column, Row, lists_of, named_by
from generator.intake.book import Book, title_of
from generator.intake.cells import digest
from generator.intake.returned_word import BOOKMARK, VERSION, mark_of, shown_in_word
from generator.locale import words
from generator.outputs.exports.archive import packed, unpacked

LABEL, TEXT = Mm(45), Mm(125)
FONTS = ("Arial", "宋体")
GREY = RGBColor(0x55, 0x55, 0x55)


def review(book: Book, handbook: Handbook, file: str) -> bytes:
    """The Word file of a file of the content."""
    made = _Review(book, handbook, file)
    made.write()
    return made.data()


class _Review:
    """A Word file that is written from top to bottom."""

    def __init__(self, book: Book, handbook: Handbook, file: str) -> None:
        self.book, self.handbook, self.file = book, handbook, file
        self.rows = [row for row in book.rows.values() if row.file == file]
        self.words = words(book.cells.language)["cells"]["review"]
        self._colon = words(book.cells.language)["writing"]["colon"]
        self.word = Document()
        self.left: list[str] = []
        """Each bookmark with the hash of its text."""
        style: Any = self.word.styles["Normal"]
        style.font.name, style.font.size = FONTS[0], Pt(10.5)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONTS[1])

    def write(self) -> None:
        top = self.rows[0]
        self.word.core_properties.title = top.name
        self.word.core_properties.author = self.handbook.settings.company
        kind, colon = title_of(top.kind, self.book.cells.language), self._colon
        self._heading(f"{kind}{colon}{top.name}", 1)
        for line in self.words["about"]:
            self.word.add_paragraph(line).runs[0].font.color.rgb = GREY
        self._table([(self._named(top, column), top, column) for column in self._shown(top)])
        for nested in lists_of(top.kind):
            listed = [
                (self._named(row, column, number), row, column)
                for row, number in self._below(top, nested.key, "")
                for column in self._shown(row)
            ]
            if listed:
                self._heading(self.book.name_of(nested), 2)
                self._table(listed)
        self._state()

    def _below(self, row: Row, nested: str, number: str) -> Iterator[tuple[Row, str]]:
        """The records of a list, each followed by those inside of it, with their numbers."""
        for one in self.rows:
            if (one.parent, one.list) == (row.key, nested):
                own = f"{number}.{one.number}" if number else str(one.number)
                yield one, own
                for inner in lists_of(one.kind):
                    yield from self._below(one, inner.key, own)

    def _shown(self, row: Row) -> list[Column]:
        return list(shown_in_word(self.book.tables[row.kind.__name__], row))

    def _named(self, row: Row, column: Column, number: str = "") -> str:
        name = column.names[self.book.cells.language != "zh"]
        if not number:
            return name
        within = self.book.list_name(row).rpartition(" · ")[2]
        return f"{within} {number}{self._whom(row)} · {name}"

    def _whom(self, row: Row) -> str:
        """What a record is about that is named by a title."""
        key = named_by(row.kind)
        columns = self.book.tables[row.kind.__name__].columns
        found = next((one for one in columns if one.key == key and not one.plan.prose), None)
        text = self.book.cells.text(found, row.values.get(key)) if found else ""
        return f" {text}" if text else ""

    def _heading(self, text: str, level: int) -> None:
        heading = self.word.add_heading("", level)
        run: Any = heading.add_run(text)
        run.font.name = FONTS[0]
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")

    def _table(self, texts: list[tuple[str, Row, Column]]) -> None:
        if not texts:
            return
        table = self.word.add_table(rows=0, cols=2, style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, (LABEL, TEXT), strict=True):
            column.width = width
        for label, row, shown in texts:
            cells = table.add_row().cells
            cells[0].width, cells[1].width = LABEL, TEXT
            self._label(cells[0].paragraphs[0], label, mark_of(row, shown))
            text = self.book.cells.text(shown, row.values.get(shown.key))
            self.left.append(f"{mark_of(row, shown)}:{digest(text)}")
            first, *others = text.split("\n")
            cells[1].paragraphs[0].add_run(first)
            for line in others:
                cells[1].add_paragraph(line)

    def _label(self, paragraph: Any, label: str, mark: str) -> None:
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for one in (start, end):
            one.set(qn("w:id"), str(len(self.left) + 1))
        start.set(qn("w:name"), BOOKMARK + mark)
        paragraph._p.append(start)
        run = paragraph.add_run(label)
        run.font.color.rgb, run.font.size = GREY, Pt(9)
        paragraph._p.append(end)

    def _state(self) -> None:
        text = f"{VERSION} {self.book.cells.language} {self.file} {' '.join(self.left)}"
        run = self.word.add_paragraph().add_run(text)
        run.font.hidden, run.font.size = True, Pt(2)

    def data(self) -> bytes:
        """The bytes of the file, without the time at which it was made."""
        out = BytesIO()
        self.word.save(out)
        files = unpacked(out.getvalue())
        day = f"{self.handbook.settings.document.effective}T00:00:00Z".encode()
        core = "docProps/core.xml"
        files[core] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", day, files[core])
        return packed(files)
