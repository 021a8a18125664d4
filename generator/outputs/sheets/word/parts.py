"""The pieces that Word files are put together from: rich text, tables, and places to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.image import Image
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row
from docx.shape import InlineShape
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from generator.outputs.sheets.content import Rich, Sheet
from generator.outputs.sheets.paper import as_raster
from generator.outputs.sheets.room import SIZE, printed
from generator.outputs.sheets.word.runs import STRONG, add_rich, add_text, cite, flat, mark

TINT = "F5F5F5"
TEXT, HEAD, SMALL, BULLET, HEADER = "CellText", "CellHead", "SmallPrint", "ListBullet", "Header"
GRID = "TableGrid"
"""Ids of styles: the library takes half a millisecond to look one up by its name."""
PAPERS = {"A4": (Mm(210), Mm(297)), "Letter": (Mm(215.9), Mm(279.4))}
LEFT, RIGHT = Mm(22), Mm(14)
"""The margins; on the left there is room to punch holes."""
BESIDE = 2.1
"""What a cell leaves on each side of its words, in millimetres."""
BOLDER, MOST_OF_LABELS = 1.08, 42.0
"""How much wider a bold label may be than it is reckoned, and how wide its column at most."""
CLOSE_TYPE, CLOSER_TYPE = (Pt(9), Pt(11.6)), (Pt(8.5), Pt(10.8))
"""Type of tables with much to read, and how far its lines stand apart, as on the PDF. The closer
one is for Latin: Arial is a twentieth larger for its size than the type of the PDF."""
HANGING = Mm(3.6)
MOST_TALL = Mm(50)
"""Of a picture of a step."""
BELOW = Pt(3)
"""Between a table inside of a cell and the line below it."""
MOST_COLUMNS = 4
"""Of a table inside of a cell; a wider one takes the whole width."""

Writer: TypeAlias = Callable[[_Cell], None]
Content: TypeAlias = "str | Writer"
"""What goes into a cell: a text, or a function that writes into it."""


def width_of(data: Sheet) -> Length:
    """The width between the margins."""
    return Length(PAPERS[data["paper"]][1 if data["landscape"] else 0] - LEFT - RIGHT)


def add_line(into: Document | _Cell, words: str = "", style: str = SMALL) -> Paragraph:
    """A paragraph of its own, in a style named by its id; small print unless said otherwise."""
    paragraph: Paragraph = into.add_paragraph()
    paragraph._p.style = style
    add_text(paragraph, words)
    return paragraph


def add_heading(file: Document, words: str, alone: bool = False) -> None:
    """The heading of a section; the only one of a document has no number."""
    heading = file.add_heading(words, 1)
    if alone:
        heading._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0


def hang(paragraph: Paragraph) -> Paragraph:
    """A paragraph whose further lines stand below its words, not below its sign."""
    paragraph.paragraph_format.left_indent = HANGING
    paragraph.paragraph_format.first_line_indent = Length(-HANGING)
    return paragraph


def legend(file: Document, data: Sheet) -> None:
    for name in ("added", "untranslated"):
        if data.get(name) and (name != "added" or data["marks"]):
            add_line(file, data["words"][name])


def add_table(file: Document, data: Sheet, head: Sequence[str], shares: Sequence[float]) -> Table:
    """A table whose first row is repeated at the top of each page."""
    table: Table = file.add_table(1, len(shares))
    frame(table, shares, width_of(data))
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        put(cell, words, HEAD).paragraph_format.keep_with_next = True
        tint(cell)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def frame(table: Table, shares: Sequence[float], width: Length) -> None:
    table._tbl.tblStyle_val = GRID
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


def set_cell_margins(file: Document, twips: int) -> None:
    """The room above and below the words of all cells, in twentieths of a point."""
    for margins in file.element.body.iter(qn("w:tblCellMar")):
        for side in margins:
            side.set(qn("w:w"), str(twips))


def settle(table: Table, row: _Row) -> None:
    """Column widths for Word, which wants them on each cell; and no row broken over two pages."""
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = column.width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def new_row(table: Table) -> _Row:
    """One more row. The rows of a table begin alike: the first is settled, the others copy it."""
    empty = _EMPTY_ROWS.get(table)
    if empty is None:
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]
        settle(table, row)
        _EMPTY_ROWS[table] = deepcopy(row._tr)
        return row
    table._tbl.append(deepcopy(empty))
    return _Row(table._tbl.tr_lst[-1], table)


_EMPTY_ROWS: WeakKeyDictionary[Table, Any] = WeakKeyDictionary()


def add_row(table: Table, *contents: Content) -> _Row:
    """A row with what its cells hold, or with functions that write into them."""
    row = new_row(table)
    for n, (cell, content) in enumerate(zip(row.cells, contents, strict=True)):
        if isinstance(content, str):
            line = put(cell, content)
            if n == 0 and content.isdigit():
                line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            content(cell)
    return row


def keep(row: CT_Row) -> None:
    """Keep a row on the page of what follows it: Word asks all its paragraphs."""
    for paragraph in row.iter(qn("w:p")):
        paragraph.get_or_add_pPr().get_or_add_keepNext()


def merged_row(table: Table, write: Callable[[_Cell], object]) -> None:
    """A row of one cell over the whole width."""
    row = new_row(table)
    write(row.cells[0].merge(row.cells[-1]))


def add_below(table: Table, above: _Row, write: Callable[[_Cell], object]) -> None:
    """What belongs to the row above, in a row of one cell beside the number of both."""
    keep(above._tr)
    row = new_row(table)
    write(row.cells[1].merge(row.cells[-1]))
    above.cells[0].merge(row.cells[0])


def pairs(
    file: Document, data: Sheet, rows: Sequence[tuple[str, Content]], wide: float = 0.0
) -> Table:
    """Pairs of label and value, below each other; a label has one line unless `wide` is given."""
    table: Table = file.add_table(0, 2)
    size = file.styles["Cell Head"].font.size.mm
    wide = wide or label_width((label for label, _ in rows), size)
    frame(table, [wide, width_of(data).mm - wide], width_of(data))
    for label, content in rows:
        as_head(add_row(table, label, content).cells[0])
    return table


def label_width(labels: Iterable[str], size: float = SIZE) -> float:
    """How wide a column is whose labels stand on one line each, in millimetres."""
    widest = max((printed(label, size) for label in labels), default=0.0)
    return min(MOST_OF_LABELS, widest * BOLDER + 2 * BESIDE)


def as_head(cell: _Cell) -> None:
    """A cell that says what stands beside it."""
    cell.paragraphs[0]._p.style = HEAD
    tint(cell)


def paragraphs(cell: _Cell) -> Iterator[Paragraph]:
    """As many paragraphs of a cell as are asked for, the one that it begins with first."""
    first = cell.paragraphs[0]
    first._p.style = TEXT
    yield first
    while True:
        further = cell.add_paragraph()
        further._p.style = TEXT
        yield further


def put(cell: _Cell, words: str, style: str = TEXT) -> Paragraph:
    """The first paragraph of a cell, in a style named by its id."""
    paragraph: Paragraph = cell.paragraphs[0]
    _set_style(paragraph, style)
    add_text(paragraph, words)
    return paragraph


def _set_style(paragraph: Paragraph, style: str) -> None:
    """The style of a paragraph; for the thousands of empty ones, faster than the library is."""
    if paragraph._p.pPr is not None:
        paragraph._p.style = style
        return
    properties, named = OxmlElement("w:pPr"), OxmlElement("w:pStyle")
    named.set(qn("w:val"), style)
    properties.append(named)
    paragraph._p.insert(0, properties)


def tint(cell: _Cell) -> None:
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{TINT}"/>')
    cell._tc.get_or_add_tcPr().insert_element_before(shade, "w:vAlign")


def add_band(table: Table, words: str) -> None:
    """The title of a group, over the whole width and on the page of its first row."""
    row = new_row(table)
    put(as_band(row), words, HEAD)
    keep(row._tr)


def as_band(row: _Row) -> _Cell:
    """An empty row as a cell that heads a group."""
    cell: _Cell = row.cells[0].merge(row.cells[-1])
    tint(cell)
    cell.paragraphs[0]._p.style = TEXT
    return cell


def inner_table(cell: _Cell, given: Sheet) -> Iterator[Paragraph]:
    """A small table at the end of what a cell holds so far; the paragraphs for what follows it."""
    first = cell.paragraphs[-1]
    if not first.text and len(cell.paragraphs) == 1:
        cell._tc.remove(first._p)
    table = cell.add_table(len(given["rows"]) + 1, len(given["columns"]))
    frame(table, given["widths"], Length((cell.width or Mm(60)) - Mm(5)))
    head, *rows = table.rows
    for inner, words in zip(head.cells, map(flat, given["columns"]), strict=True):
        put(inner, words, HEAD)
        tint(inner)
    for row, texts in zip(rows, given["rows"], strict=True):
        for inner, words in zip(row.cells, texts, strict=False):
            put(inner, words)
    last = cell.paragraphs[-1]  # a cell cannot end with a table
    last._p.style = TEXT
    last.paragraph_format.line_spacing = Pt(1)
    return _below(cell, last)


def _below(cell: _Cell, last: Paragraph) -> Iterator[Paragraph]:
    """As many paragraphs below a table as are asked for, the first at a distance."""
    last.paragraph_format.line_spacing = None
    last.paragraph_format.space_before = BELOW
    yield last
    while True:
        yield add_line(cell, style=TEXT)


DENSITIES = range(10, 2401)
"""Plausible resolutions in dots per inch; pictures with any other value are drawn anew."""


def add_picture(paragraph: Paragraph, cell: _Cell, item: Sheet, data: Sheet) -> None:
    """The picture of a step or rule, at most as wide as its cell; else what it shows, in words."""
    if not item["drawn"]:
        told = data["words"]["picture_on_site"] + data["writing"]["colon"] + item["picture"]
        add_text(paragraph, told)
        return
    picture = for_word(bytes(data["pictures"][item["drawn"]]))
    shape = paragraph.add_run().add_picture(BytesIO(picture))
    paragraph.paragraph_format.line_spacing = 1.0  # not the fixed distance of lines of text
    scale = min(1.0, (cell.width or Mm(60)) * 0.95 / shape.width, MOST_TALL / shape.height)
    shape.width, shape.height = Length(int(shape.width * scale)), Length(int(shape.height * scale))
    describe(shape, item["picture"])


@lru_cache(maxsize=16)
def for_word(picture: bytes) -> bytes:
    """A picture as Word takes it: as it is, or drawn anew, such as an SVG."""
    try:
        image = Image.from_blob(picture)
        is_plain = all(dots in DENSITIES for dots in (image.horz_dpi, image.vert_dpi))
    except Exception:  # the library raises whatever the head of a file makes it stumble over
        is_plain = False
    return picture if is_plain else as_raster(picture)


def describe(shape: InlineShape, words: str) -> None:
    """Say what a picture shows; and no room around it, which LibreOffice adds unless told."""
    inline = shape._inline
    inline.docPr.set("descr", words)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")


def set_type(file: Document, size: Length, line: Length) -> None:
    """The type of all tables, and how far its lines stand apart."""
    for name in ("Cell Text", "Cell Head", "List Bullet"):
        style = file.styles[name]
        style.font.size, style.paragraph_format.line_spacing = size, line


def is_wide(table: Sheet | None) -> bool:
    """Whether a table has more columns than a cell has room for, so that it stands below."""
    return table is not None and len(table["columns"]) > MOST_COLUMNS


def text(pieces: Rich, item: Sheet, data: Sheet, basis: Sequence[dict[str, str]] = ()) -> Writer:
    def write(cell: _Cell) -> None:
        paragraph = put(cell, "")
        add_rich(paragraph, pieces)
        cite(paragraph, basis, data["writing"]["list_comma"])
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
                add_text(paragraph, item[lead] + data["writing"]["colon"], STRONG)
            add_rich(paragraph, item["about" if lead else "text"])
            cite(paragraph, item.get("basis", ()), data["writing"]["list_comma"])
            mark(paragraph, item, data)

    return write
