"""Text in the paragraphs of Word files: runs, document numbers in one piece, marks and links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.outputs.sheets.content import Rich, Sheet

BLACK = RGBColor(0, 0, 0)
STRONG, EMPHASIS = "Strong", "Emphasis"
"""Ids of styles: the library takes half a millisecond to look one up by its name."""
NUMBERS = re.compile(r"(?<![A-Za-z0-9-])[A-Z]+[0-9]*(?:-[A-Z0-9]+)+(?![A-Za-z0-9])")
"""What looks like a document number, which no line may break."""
NEXT_NUMBER = re.compile(r"(?<=[\u3400-\u9fff、，。：；）》])(?=[（“《]?[A-Z]+[-0-9])")
"""Where a line may break before a number, or before the bracket that it stands in."""
BETWEEN_SIGNS = re.compile("(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])")
BREAK, GAP = "\N{ZERO WIDTH SPACE}", "\N{NO-BREAK SPACE}"


def add_text(paragraph: Paragraph, words: str, style: str | None = None) -> None:
    """Words as a run, of a style named by its id, whose document numbers stay in one piece.

    Word has a hyphen of its own for that. LibreOffice breaks at it all the same in a line without
    a space: after a Chinese sign there is one that nobody sees.
    """
    for n, part in enumerate(NEXT_NUMBER.split(words)):
        if n:
            _add_hair(paragraph, " ")
        if part:
            _add_run(paragraph, part, style)


def _add_run(paragraph: Paragraph, words: str, style: str | None) -> None:
    run = paragraph.add_run()
    if style:
        run._r.style = style
    at = 0
    for found in NUMBERS.finditer(words):
        _append(run, words[at : found.start()])
        for n, part in enumerate(found[0].split("-")):
            if n:
                run._r.append(OxmlElement("w:noBreakHyphen"))
            _append(run, part)
        at = found.end()
    _append(run, words[at:])


def add_whole(paragraph: Paragraph, words: str, style: str | None = None) -> None:
    """Words that no line breaks, not even between two Chinese signs.

    Word keeps together what a no-break space joins; LibreOffice only where no language is named.
    """
    for n, part in enumerate(BETWEEN_SIGNS.split(words.replace(" ", GAP))):
        if n:
            _add_hair(paragraph, GAP)
        _add_run(paragraph, part, style)
        if not part.isascii():
            last = paragraph._p[-1].get_or_add_rPr()
            last.append(parse_xml(f'<w:lang {nsdecls("w")} w:eastAsia="x-none"/>'))


def _add_hair(paragraph: Paragraph, space: str) -> None:
    """A space of next to no width."""
    paragraph._p.append(deepcopy(_HAIRS[space]))


_HAIRS = {
    space: parse_xml(
        f'<w:r {nsdecls("w")}><w:rPr><w:sz w:val="2"/></w:rPr>'
        f'<w:t xml:space="preserve">{space}</w:t></w:r>'
    )
    for space in (" ", GAP)
}


def _append(run: Run, words: str) -> None:
    """Words at the end of a run; tabs and line ends are elements of their own."""
    for part in re.split("([\t\n])", words):
        if part == "\t":
            run.add_tab()
        elif part == "\n":
            run.add_break()
        elif part:
            run.add_text(part)


def add_rich(paragraph: Paragraph, pieces: Rich) -> None:
    """The pieces of a text field as runs."""
    for piece in pieces:
        if isinstance(piece, str):
            add_text(paragraph, piece)
        elif "address" in piece:
            _add_link(paragraph, piece["address"], flat(piece["link"]))
        elif "link" in piece:
            add_rich(paragraph, piece["link"])
            if "inside" in piece:
                add_text(paragraph, piece["inside"] + piece["number"])
            else:
                cite(paragraph, [piece])
        else:
            bold = "strong" in piece
            words = flat(piece["strong"] if bold else piece["em"])
            add_text(paragraph, words, STRONG if bold else EMPHASIS)


def flat(pieces: Rich) -> str:
    """Pieces without their marks: Word's character styles do not nest."""
    return "".join(
        piece
        if isinstance(piece, str)
        else flat(piece.get("strong") or piece.get("em") or piece["link"])
        for piece in pieces
    )


def _add_link(paragraph: Paragraph, address: str, words: str) -> None:
    link = OxmlElement("w:hyperlink")
    id = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), id)
    run = Run(OxmlElement("w:r"), paragraph)
    run.text, run.font.underline, run.font.color.rgb = words, True, BLACK
    link.append(run._r)
    paragraph._p.append(link)


def cite(paragraph: Paragraph, references: Iterable[dict[str, str]], comma: str = ", ") -> None:
    known = [one["number"] for one in references if one["number"]]
    if known:
        add_text(paragraph, f" ({comma.join(known)})")


def mark(paragraph: Paragraph, item: Sheet, data: Sheet) -> None:
    if data["marks"] and item.get("added"):
        paragraph.add_run(data["words"]["added_mark"]).font.superscript = True
