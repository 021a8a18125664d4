"""A Word file for review that comes back: the cells of its tables, tracked changes accepted.

Each row of its tables holds one text; a bookmark in its first cell names it, which Word, WPS and
LibreOffice keep. Hidden text at the end lists all bookmarks with the hashes of the texts as they
left, so that rows that were deleted are known.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from generator.content.rows import Column, Row, named_by
from generator.content.types import is_text_enough
from generator.intake.book import Book, Table
from generator.intake.cells import digest, tidy
from generator.intake.line import STATE_MARK, Refused
from generator.intake.package import Package
from generator.intake.returned import Remark, Returned, ReturnedRow
from generator.intake.word import NO_WORD, Text, blocks_of, cells_of, collect, root_of, rows_of
from generator.problems.problem import Words

VERSION = f"{STATE_MARK}1"
BOOKMARK = "_hb_"
NOT_OURS = Words(
    "这个 Word 文件不是 handbook export content-docx 导出的，或者它末尾的隐藏文字被删了。"
    "旧的岗位说明书用 handbook import 导入。",
    "This Word file was not made by `handbook export content-docx`, or the hidden text at its end "
    "is gone. Old job descriptions are brought in by `handbook import`.",
)
MACROS = Words(
    "这个文件带宏，没有读。请另存为不带宏的 .docx。",
    "This file has macros and was not read. Save it as .docx without macros.",
)
_STATE = re.compile(
    rf"{VERSION} (?P<language>[a-z]+) (?P<file>\S+)(?P<hashes>( [0-9a-f]+:[0-9a-f]+)*)"
)


def mark_of(row: Row, column: Column) -> str:
    """The name of a text's bookmark."""
    return hashlib.sha256(f"{row.key}|{column.key}".encode()).hexdigest()[:12]


def shown_in_word(table: Table, row: Row) -> Iterator[Column]:
    """The columns of a row that are shown for review: its texts, as far as there are any."""
    for column in table.columns:
        if column.plan.prose and not column.language and column.key != "aliases":
            value = row.values.get(column.key)
            if value or (column.key == named_by(row.kind)):
                yield column


@dataclass
class _Cells:
    """What stands in the rows of the tables, in their order."""

    texts: dict[str, str] = field(default_factory=dict)
    """By bookmark."""
    labels: dict[str, str] = field(default_factory=dict)
    new: dict[str, list[str]] = field(default_factory=dict)
    """Texts of rows without a bookmark, by the one above them."""
    authors: dict[str, set[str]] = field(default_factory=dict)
    """Who has tracked changes in a row, by bookmark."""
    comments: dict[str, str] = field(default_factory=dict)
    """The label of the row that each comment hangs on, by its id."""
    state: str = ""


def returned_word(package: Package, book: Book) -> Returned:
    """What came back in a Word file."""
    if package.has_macros:
        raise Refused(MACROS)
    main = package.target("", "officeDocument") or "word/document.xml"
    root = root_of(package.part(main))
    if root is None or root.find(qn("w:body")) is None:
        raise Refused(NO_WORD)
    cells = _read(root.find(qn("w:body")))
    comments = root_of(package.part(package.target(main, "comments")))
    state = _STATE.search(cells.state)
    if state is None:
        raise Refused(NOT_OURS)
    known = {
        mark_of(row, column): (row, column)
        for table in book.tables.values()
        for row in table.rows
        if row.file == state["file"]
        for column in table.columns
        if not column.language
    }
    left = dict(pair.split(":") for pair in state["hashes"].split())
    out = _returned(cells, left, known, state["language"])
    out.remarks += _remarks(comments, cells)
    return out


def _returned(
    cells: _Cells, left: dict[str, str], known: dict[str, tuple[Row, Column]], language: str
) -> Returned:
    out = Returned(language)
    texts: dict[str, dict[str, str]] = {}
    rows: dict[str, Row] = {}
    for mark, exported in left.items():
        if mark not in known:
            if digest(cells.texts.get(mark, "")) != exported:
                out.lost.append(cells.labels.get(mark, mark))
            continue
        row, column = known[mark]
        rows[row.key] = row
        out.exported.setdefault(row.key, {})[column.key] = exported
        out.kinds[row.key] = row.kind.__name__
        out.tables.setdefault(row.kind.__name__, [])
        if mark in cells.texts:
            texts.setdefault(row.key, {})[column.key] = cells.texts[mark]
    present = [mark for mark in cells.texts if mark in known and mark in left]
    authors: dict[str, set[str]] = {}
    for mark in present:
        authors.setdefault(known[mark][0].key, set()).update(cells.authors[mark])
    for mark in present:
        row = known[mark][0]
        _put(out, cells, mark, row, texts[row.key], ", ".join(sorted(authors[row.key])))
    return out


def _put(out: Returned, cells: _Cells, mark: str, row: Row, texts: dict[str, str], by: str) -> None:
    """A record at its first text, and the new rows below this one."""
    table = out.tables[row.kind.__name__]
    if all(one.key != row.key for one in table):
        gone = {key: "" for key in out.exported[row.key] if key not in texts}
        label = cells.labels[mark]
        table.append(ReturnedRow(label, row.key, row.parent, row.list, texts | gone, by))
    for text in cells.new.get(mark, ()):
        if not row.parent or not is_text_enough(row.kind):
            out.loose.append(text)
        else:
            name = named_by(row.kind)
            table.append(ReturnedRow(cells.labels[mark], "", row.parent, row.list, {name: text}))


def _remarks(comments: Any | None, cells: _Cells) -> Iterator[Remark]:
    for one in () if comments is None else comments.iter(qn("w:comment")):
        text = tidy(_said(blocks_of(one)))
        if text:
            at = cells.comments.get(one.get(qn("w:id")) or "", "")
            yield Remark(at, one.get(qn("w:author")) or "", text)


def _read(body: Any) -> _Cells:
    out = _Cells()
    above = ""
    for block in blocks_of(body):
        if block.tag == qn("w:p"):
            text = _said([block])
            if VERSION in text:
                out.state += text
            continue
        for row in rows_of(block):
            cells = [cell for _, _, cell in cells_of(row)]
            marks = [
                (one.get(qn("w:name")) or "").removeprefix(BOOKMARK)
                for one in row.iter(qn("w:bookmarkStart"))
                if (one.get(qn("w:name")) or "").startswith(BOOKMARK)
            ]
            label = tidy(_said(blocks_of(cells[0]))) if cells else ""
            for one in row.iter(qn("w:commentReference")):
                out.comments[one.get(qn("w:id")) or ""] = label
            text = tidy(_said(blocks_of(cells[-1]))) if len(cells) > 1 else ""
            if marks:
                above = marks[0]
                out.texts[above] = text
                out.labels[above] = label
                changed = row.iter(qn("w:ins"), qn("w:del"))
                out.authors[above] = {one.get(qn("w:author")) or "" for one in changed} - {""}
            elif text and above:
                out.new.setdefault(above, []).append(text)
    return out


def _said(paragraphs: Any) -> str:
    """The text of paragraphs, with tracked changes accepted."""
    parts: list[str] = []
    joins = False
    for paragraph in paragraphs:
        if paragraph.tag != qn("w:p"):
            continue
        said = Text()
        collect(paragraph, said)
        parts.append(said.text if joins or not parts else f"\n{said.text}")
        joins = paragraph.find("/".join(map(qn, ("w:pPr", "w:rPr", "w:del")))) is not None
    return "".join(parts).replace("\xa0", " ")
