"""A question bank as a Word file: the plain text bank, a paragraph for each of its lines.

Tools that import questions from Word look for the same marks as in a text. Numbers and letters are
typed, not counted by Word, since a list's own numbers are no part of its text.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from generator.outputs.exports.archive import packed, unpacked
from generator.outputs.exports.bank import Bank
from generator.outputs.exports.text import blocks

FONTS = ("Arial", "宋体")


def export(bank: Bank) -> bytes:
    word = Document()
    style: Any = word.styles["Normal"]
    style.font.name, style.font.size = FONTS[0], Pt(10.5)
    style.paragraph_format.space_after = Pt(2)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONTS[1])
    word.core_properties.title = bank.title
    word.core_properties.author = bank.handbook.settings.company
    body = word.element.body
    for one in _paragraphs(bank):
        body.insert(len(body) - 1, one)  # the last element is the section of the page
    out = BytesIO()
    word.save(out)
    files = unpacked(out.getvalue())
    core, day = "docProps/core.xml", f"{bank.day.isoformat()}T00:00:00Z".encode()
    files[core] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", day, files[core])
    return packed(files)


def _paragraphs(bank: Bank) -> list[Any]:
    """All lines as paragraphs, those of a question kept together; an empty one between two."""
    parts = []
    for lines in blocks(bank):
        for line in lines:
            text = f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>'
            parts.append(f"<w:p><w:pPr><w:keepNext/></w:pPr>{text}</w:p>")
        parts.append("<w:p/>")
    return list(parse_xml(f"<w:body {nsdecls('w')}>{''.join(parts)}</w:body>"))
