"""The pieces that Word files are put together from: rich text, tables, and places to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.outputs.sheets.content import Rich, Sheet

ACCENT, QUIET = RGBColor(0x1F, 0x4E, 0x6B), RGBColor(0x5B, 0x66, 0x70)
TINT = "EAF0F4"
TEXT, HEAD, SMALL, BULLET, HEADER = "CellText", "CellHead", "SmallPrint", "ListBullet", "Header"
"""Ids of styles."""
PAPERS = {"A4": (Mm(210), Mm(297)), "Letter": (Mm(215.9), Mm(279.4))}
MARGIN = Mm(16)

Writer: TypeAlias = Callable[[_Cell], None]
Content: TypeAlias = "str | Writer"
"""What goes into a cell: a text, or a function that writes into it."""


def width_of(data: Sheet) -> Length:
    """The width between the margins."""
    return Length(PAPERS[data["paper"]][0] - 2 * MARGIN)


def add_rich(paragraph: Paragraph, pieces: Rich) -> None:
    """The pieces of a text field as runs."""
    for piece in pieces:
        if isinstance(piece, str):
            paragraph.add_run(piece)
        elif "address" in piece:
            _add_link(paragraph, piece["address"], flat(piece["link"]))
        elif "link" in piece:
            add_rich(paragraph, piece["link"])
            cite(paragraph, [piece])
        else:
            bold = "strong" in piece
            run = paragraph.add_run(flat(piece["strong"] if bold else piece["em"]))
            run.style = "Strong" if bold else "Emphasis"


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
    run.text, run.font.underline, run.font.color.rgb = words, True, ACCENT
    link.append(run._r)
    paragraph._p.append(link)


def cite(paragraph: Paragraph, references: Iterable[dict[str, str]]) -> None:
    known = [one["number"] for one in references if one["number"]]
    if known:
        run = paragraph.add_run(f" ({', '.join(known)})")
        run.font.size, run.font.color.rgb = Pt(8), QUIET


def mark(paragraph: Paragraph, item: Sheet, data: Sheet) -> None:
    if item.get("added"):
        run = paragraph.add_run(data["words"]["added_mark"])
        run.font.superscript, run.font.color.rgb = True, QUIET


def legend(file: Document, data: Sheet) -> None:
    for name in ("added", "untranslated"):
        if data[name]:
            file.add_paragraph(data["words"][name], style="Small Print")


def add_table(file: Document, data: Sheet, head: Sequence[str], shares: Sequence[float]) -> Table:
    """A table whose first row is repeated at the top of each page."""
    table: Table = file.add_table(1, len(shares))
    frame(table, shares, width_of(data))
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        put(cell, words, HEAD)
        tint(cell)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def frame(table: Table, shares: Sequence[float], width: Length) -> None:
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    room = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:top w:w="34" w:type="dxa"/>'
        '<w:bottom w:w="34" w:type="dxa"/></w:tblCellMar>'
    )
    table._tblPr.insert_element_before(room, "w:tblLook")  # Word wants its elements in order
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Length(int(width * share / sum(shares)))
    for row in table.rows:
        settle(table, row)


def settle(table: Table, row: _Row) -> None:
    """Column widths for Word, which wants them on each cell; and no row broken over two pages."""
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = column.width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    settle(table, row)
    return row


def add_row(table: Table, *contents: Content) -> _Row:
    row = _new_row(table)
    for cell, content in zip(row.cells, contents, strict=True):
        if isinstance(content, str):
            put(cell, content)
        else:
            content(cell)
    return row


def put(cell: _Cell, words: str, style: str = TEXT) -> Paragraph:
    """The first paragraph of a cell, in a style named by its id.

    By id, because the library looks a style up by name in half a millisecond, each time.
    """
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph._p.style = style
    paragraph.add_run(words)
    return paragraph


def tint(cell: _Cell) -> None:
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{TINT}"/>')
    cell._tc.get_or_add_tcPr().insert_element_before(shade, "w:vAlign")


def add_band(table: Table, words: str) -> None:
    """The title of a group, over the whole width and on the page of its first row."""
    row = _new_row(table)
    cell = row.cells[0].merge(row.cells[-1])
    tint(cell)
    put(cell, words, HEAD).paragraph_format.keep_with_next = True


def text(pieces: Rich, item: Sheet, data: Sheet, basis: Sequence[dict[str, str]] = ()) -> Writer:
    def write(cell: _Cell) -> None:
        paragraph = put(cell, "")
        add_rich(paragraph, pieces)
        cite(paragraph, basis)
        mark(paragraph, item, data)

    return write


def listed(items: Iterable[Sheet], data: Sheet, lead: str = "") -> Writer:
    """A bulleted list; `lead` names the field that opens each line, such as who it is about."""

    def write(cell: _Cell) -> None:
        paragraphs = iter(cell.paragraphs)
        for item in items:
            paragraph = next(paragraphs, None) or cell.add_paragraph()
            paragraph._p.style = BULLET
            if lead:
                paragraph.add_run(item[lead] + data["writing"]["colon"], "Strong")
            add_rich(paragraph, item["about" if lead else "text"])
            cite(paragraph, item.get("basis", ()))
            mark(paragraph, item, data)

    return write


def sign(file: Document, data: Sheet, parts: Sequence[tuple[str, str]]) -> None:
    label = data["words"]
    table = add_table(file, data, [who for who, _ in parts], [1] * len(parts))
    row = add_row(table, *(by for _, by in parts))
    row.height, row.height_rule = Mm(17), WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell in row.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
        line = cell.add_paragraph(f"{label['signature']}　　　　　{label['date']}", "Small Print")
        line.paragraph_format.space_before = Pt(16)
