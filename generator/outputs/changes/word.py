"""Changed documents as a Word file with tracked changes.

Accepting all of them gives the new text, rejecting all of them the old one.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import count

from docx import Document as new_document
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from generator.outputs.changes.compare import Changes
from generator.outputs.changes.redline import Line, Redline
from generator.outputs.changes.reports import Report
from generator.outputs.changes.spans import SpanOfText

AUTHOR = "handbook"
MOMENT = "2000-01-01T00:00:00Z"
"""The day of a change that nobody dated: the same changes give the same file."""
_TAGS = {"gone": "w:del", "new": "w:ins"}


def docx(found: Changes, language: str) -> bytes:
    """The text of all changed documents, an item a paragraph, changes tracked."""
    report = Report(found, language)
    file = new_document()
    file.core_properties.title = report.words["title"]
    file.core_properties.author = AUTHOR
    file.add_heading(report.words["title"], 0)
    file.add_paragraph(report.intro())
    numbers, redline = count(1), Redline(found, language)
    day = f"{found.new.date}T00:00:00Z" if found.new.date else MOMENT
    heading = file.styles["Heading 1"].style_id
    for document in found.documents:
        title = _paragraph(file)
        title._p.style = heading
        title.add_run(report.document(document))
        for line in redline.lines_of(document):
            _add(_paragraph(file), line, numbers, day)
    _signatures(file, report)
    return _packed(file)


def _paragraph(file: Document) -> Paragraph:
    """A new last paragraph; `add_paragraph` looks through all others before it adds one."""
    paragraph: BaseOxmlElement = OxmlElement("w:p")
    file.element.body[-1].addprevious(paragraph)  # what says how the page is laid out stands last
    return Paragraph(paragraph, file)


def _add(paragraph: Paragraph, line: Line, numbers: Iterator[int], day: str) -> None:
    for span in line.spans:
        _add_span(paragraph, span, numbers, day)
    if line.state != "same":  # the mark at the end of the paragraph comes or goes with it
        mark = _tracked(_TAGS[line.state], numbers, day)
        properties = OxmlElement("w:rPr")
        properties.append(mark)
        paragraph._p.get_or_add_pPr().append(properties)


def _add_span(paragraph: Paragraph, span: SpanOfText, numbers: Iterator[int], day: str) -> None:
    run = paragraph.add_run(span.text)
    if span.state == "same":
        return
    element = run._r
    if span.state == "gone":
        for text in element.findall(qn("w:t")):
            text.tag = qn("w:delText")
    holder = _tracked(_TAGS[span.state], numbers, day)
    element.addprevious(holder)
    holder.append(element)


def _tracked(tag: str, numbers: Iterator[int], day: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    element.set(qn("w:id"), str(next(numbers)))
    element.set(qn("w:author"), AUTHOR)
    element.set(qn("w:date"), day)
    return element


def _signatures(file: Document, report: Report) -> None:
    """Where whoever read the changes signs for them."""
    words = report.words
    blank = "_" * 24
    text = f"{words['signature']}{words['colon']}{blank}  {words['date']}{words['colon']}{blank}"
    file.add_paragraph()
    file.add_paragraph(words["sign"])
    file.add_paragraph(text)


def _packed(file: Document) -> bytes:
    """The file as an archive that does not say when it was packed."""
    raw, packed = BytesIO(), BytesIO()
    file.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return packed.getvalue()
