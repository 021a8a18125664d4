"""Word files: paragraphs with the labels that Word counts, tables along their grid, text boxes.

Of tracked changes, the accepted text is read and what was deleted is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from generator.intake.line import COMES_BACK, STATE_MARK, Cell, Line, Refused, Source
from generator.intake.numbering import Numbering, Styles, numbering_of, value, whole
from generator.intake.package import Package
from generator.problems.problem import Words

MAX_COLUMNS = 100
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING = re.compile(r"(?:heading|标题|title|subtitle|副标题) ?([1-9])?")
NO_WORD = Words(
    "这个文件打不开：里面没有 Word 的正文，或者正文已经损坏。",
    "The file cannot be opened: there is no text of Word in it, or it is damaged.",
)

_BREAKS = {qn("w:br"), qn("w:cr")}
_SPACES = {qn("w:tab"), qn("w:ptab")}
_GONE = {qn("w:del"), qn("w:moveFrom")}
_SILENT = {qn(name) for name in ("w:pPr", "w:rPr", "w:instrText", "w:delText", "w:rt")} | {
    f"{_CHOICE}Fallback"
}
_NOTES = {
    qn("w:footnoteReference"): "fn", qn("w:endnoteReference"): "en", qn("w:commentReference"): "cm",
}  # fmt: skip
_BOX = qn("w:txbxContent")


def lines_of(file: str, package: Package) -> Source:
    """The lines of a Word file."""
    main = package.target("", "officeDocument") or "word/document.xml"
    body = root_of(package.part(main))
    if body is None or (body := body.find(qn("w:body"))) is None:
        raise Refused(NO_WORD)
    reader = Reader(
        numbering_of(root_of(package.part(package.target(main, "numbering")))),
        Styles(root_of(package.part(package.target(main, "styles")))),
    )
    lines = list(reader.body(body))
    if any(one.text.startswith(STATE_MARK) for one in lines[-3:]):
        raise Refused(COMES_BACK)
    for kind, tag, at in (
        ("footnotes", "w:footnote", "fn"),
        ("endnotes", "w:endnote", "en"),
        ("comments", "w:comment", "cm"),
    ):
        lines += reader.notes(root_of(package.part(package.target(main, kind))), tag, at)
    lines += _edges(reader, package, main)
    return Source(file, tuple(lines), ("macros",) if package.has_macros else ())


def _edges(reader: Reader, package: Package, main: str) -> Iterator[Line]:
    """What stands at the top and the bottom of each page, once."""
    folder = main.rpartition("/")[0]
    seen: set[str] = set()
    for name in sorted(package.names):
        found = re.fullmatch(rf"{re.escape(folder)}/(header|footer)\d*\.xml", name)
        root = root_of(package.part(name)) if found else None
        if found and root is not None:
            for one in reader.inside(root, "hd" if found[1] == "header" else "ft"):
                if one.text not in seen:
                    seen.add(one.text)
                    yield replace(one, skip="page-edge", cell=None)


def root_of(data: bytes) -> Any | None:
    if not data:
        return None
    try:
        return parse_xml(data.replace(_STRICT, _USUAL))
    except (SyntaxError, ValueError) as error:  # lxml's own error is a SyntaxError
        raise Refused(NO_WORD) from error


@dataclass
class Text:
    """What a paragraph says: its text, what was deleted from it, and the boxes that hang on it."""

    text: str = ""
    deleted: str = ""
    inserted: bool = False
    boxes: list[Any] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Reader:
    """Walks through a document and counts what it meets."""

    numbering: Numbering
    styles: Styles
    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    named: dict[str, str] = field(default_factory=dict)
    """Where each note is named."""
    held: Text | None = None
    """The text of a paragraph whose mark was deleted: it goes on in the next one."""

    def body(self, body: Any) -> Iterator[Line]:
        for one in blocks_of(body):
            if one.tag == qn("w:p"):
                self.paragraphs += 1
                yield from self.paragraph(one, f"p{self.paragraphs}")
            else:
                yield from self.table(one)

    def notes(self, root: Any | None, tag: str, at: str) -> Iterator[Line]:
        """Footnotes, endnotes, comments: those that Word itself needs have no id above 0."""
        for one in () if root is None else root.iter(qn(tag)):
            if one.get(qn("w:type")) in (None, "normal"):
                id = one.get(qn("w:id")) or ""
                skip = "comment" if at == "cm" else ""
                beside = self.named.get(f"{at}{id}", "document")
                for line in self.inside(one, f"{at}{id}"):
                    yield replace(line, skip=skip or line.skip, beside=beside, cell=None)

    def inside(self, element: Any, at: str) -> Iterator[Line]:
        """The paragraphs of a cell, a note or a text box, which share one place."""
        for one in blocks_of(element):
            if one.tag == qn("w:p"):
                yield from self.paragraph(one, at)
            else:
                yield from self.table(one)

    def paragraph(self, p: Any, at: str) -> Iterator[Line]:
        said = self.held or Text()
        self.held = None
        collect(p, said)
        self.named.update(dict.fromkeys(said.notes, at))
        if p.find("/".join(map(qn, ("w:pPr", "w:rPr", "w:del")))) is not None and said.text:
            self.held = said
            return
        number, level, bold = self._shape(p, said)
        said.text = said.text.replace("\xa0", " ")
        if not said.text.strip() and said.deleted.strip():
            yield Line(at, said.deleted.strip(), skip="deleted")
        note = "changed" if said.deleted.strip() else "inserted" if said.inserted else ""
        for n, text in enumerate(filter(str.strip, said.text.split("\n"))):
            first = n == 0
            yield Line(
                at, text.strip(), number if first else "", level, bold,
                note=note if first else "", detail=said.deleted.strip() if first else "",
            )  # fmt: skip
        for box in said.boxes:
            self.boxes += 1
            yield from self.inside(box, f"tb{self.boxes}")

    def _shape(self, p: Any, said: Text) -> tuple[str, int, bool]:
        """The label, the heading's level, and whether all is bold."""
        list_ = value(p, "w:pPr/w:numPr/w:numId")
        level = whole(value(p, "w:pPr/w:numPr/w:ilvl"))
        outline = whole(value(p, "w:pPr/w:outlineLvl"))
        heading = 0 if outline is None or outline > 8 else outline + 1
        for id, style in self.styles.chain(value(p, "w:pPr/w:pStyle") or ""):
            if list_ is None and style.list:
                list_ = style.list
                level = style.level if level is None else level
                level = self.numbering.level_of_style(list_, id) if level is None else level
            if not heading and outline is None:
                named = _HEADING.fullmatch(style.name)
                if style.outline is not None and style.outline < 9:
                    heading = style.outline + 1
                elif named:
                    heading = int(named[1] or 1)
        blank = not said.text.strip()
        label = "" if blank or not list_ else self.numbering.next_label(list_, level or 0)
        return label, heading, bool(said.bold) and all(said.bold)

    def table(self, tbl: Any) -> Iterator[Line]:
        self.tables += 1
        number = self.tables
        heights = _heights(tbl)
        for r, row in enumerate(rows_of(tbl), 1):
            for column, width, cell in cells_of(row):
                at = f"t{number}r{r}c{column}"
                place = Cell(number, r, column, width, heights.get((r, column), 1))
                for line in self.inside(cell, at):
                    yield line if line.cell or line.at != at else replace(line, cell=place)


def rows_of(tbl: Any) -> Iterator[Any]:
    for one in tbl:
        if one.tag == qn("w:tr"):
            if one.find("/".join(map(qn, ("w:trPr", "w:del")))) is None:
                yield one
        elif one.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from rows_of(one)


def cells_of(row: Any) -> Iterator[tuple[int, int, Any]]:
    """The cells of a row with the grid column that each begins in, and how many it spans."""
    column = 1 + min(whole(value(row, "w:trPr/w:gridBefore"), 0) or 0, MAX_COLUMNS)
    for cell in row.iter(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is row:
            width = min(max(whole(value(cell, "w:tcPr/w:gridSpan"), 1) or 1, 1), MAX_COLUMNS)
            yield column, width, cell
            column += width


def _heights(tbl: Any) -> dict[tuple[int, int], int]:
    """How many rows each cell spans, by its first row and column."""
    out: dict[tuple[int, int], int] = {}
    begun: dict[int, tuple[int, int]] = {}
    for r, row in enumerate(rows_of(tbl), 1):
        for column, _, cell in cells_of(row):
            merge = cell.find("/".join(map(qn, ("w:tcPr", "w:vMerge"))))
            if merge is None or merge.get(qn("w:val")) == "restart":
                begun[column] = (r, column)
                out[r, column] = 1
            elif column in begun:
                out[begun[column]] += 1
    return out


def blocks_of(element: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those in content controls and in inserted stretches."""
    for one in element:
        if one.tag in (qn("w:p"), qn("w:tbl")):
            yield one
        elif isinstance(one.tag, str) and one.tag not in _GONE | _SILENT:
            yield from blocks_of(one)


def collect(element: Any, said: Text, gone: bool = False, inserted: bool = False) -> None:
    """Add what stands below an element, in its order, to what a paragraph says."""
    for one in element:
        tag = one.tag
        if tag == _BOX:
            said.boxes.append(one)
        elif tag == qn("w:t") or (tag == qn("w:delText") and gone):
            _say(one.text or "", said, gone, inserted)
            if tag == qn("w:t") and (one.text or "").strip():
                said.bold.append(_is_bold(element))
        elif tag in _BREAKS or tag in _SPACES:
            _say("\n" if tag in _BREAKS else " ", said, gone, inserted)
        elif tag in _NOTES:
            said.notes.append(f"{_NOTES[tag]}{one.get(qn('w:id')) or ''}")
        elif tag == qn("w:noBreakHyphen"):
            _say("-", said, gone, inserted)
        elif tag == qn("w:sym"):
            _say(_symbol(one), said, gone, inserted)
        elif isinstance(tag, str) and tag not in _SILENT:
            collect(one, said, gone or tag in _GONE, inserted or tag == qn("w:ins"))


def _say(text: str, said: Text, gone: bool, inserted: bool) -> None:
    if gone:
        said.deleted += text
    else:
        said.text += text
        said.inserted = said.inserted or (inserted and bool(text.strip()))


def _is_bold(run: Any) -> bool:
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return bold is not None and bold.get(qn("w:val")) not in ("0", "false")


def _symbol(sym: Any) -> str:
    code = sym.get(qn("w:char")) or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
