"""How a controlled document ends in Word: related documents, change history, places to sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.simpletypes import ST_Merge
from docx.oxml.table import CT_Row
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.parts import (
    SMALL,
    TEXT,
    add_line,
    add_row,
    add_table,
    frame,
    keep,
    legend,
    merged_row,
    new_row,
    put,
    width_of,
)
from generator.outputs.sheets.word.runs import GAP, STRONG, add_text

ABOVE = Pt(4)
"""Room between the table and what follows it."""
ROW = Mm(16.2)
"""Tall enough for a pen and a stamp."""
SIDES = ("top", "left", "bottom", "right")
"""Of a cell, in the order that Word demands."""
NARROW = Mm(70)
"""A place to sign that has no room for a long date."""
TITLE = Mm(5.6)
"""Of that, what says who signs."""


class Place(NamedTuple):
    """A place to sign."""

    label: str
    by: str = ""
    asked: Sequence[str] = ()
    """What is written there besides: an opinion, a seal."""
    date: bool = True
    height: Length = ROW
    signed: str = ""
    """Whose signature an example shows."""
    signed_on: str = ""
    """On what day, in an example."""
    below: str = ""
    """What begins a line of its own, such as an opinion."""


def close(file: Document, data: Sheet, *more: Place) -> None:
    """What stands below the text of a controlled document, and on the page of its last rows."""
    label, table = data["words"], file.tables[-1]
    _keep_last_rows(table)
    if data["related"]:
        titles = (f"{one['number']}{GAP}{one['title']}" for one in data["related"])
        listed = data["writing"]["list_comma"].join(titles)
        paragraph = add_line(file)
        add_text(paragraph, label["related"], STRONG)
        add_text(paragraph, data["writing"]["colon"] + listed)
        paragraph.paragraph_format.space_before = ABOVE
        paragraph.paragraph_format.keep_with_next = True
    _revisions(file, data)
    legend(file, data)
    sign(file, data, [
        Place(label["prepared"], data["prepared"]),
        Place(label["reviewed"], data["reviewed"]),
        Place(label["approved"], data["approved"], [label["seal"]]),
        *more,
    ])  # fmt: skip
    _as_last_row(table)


def _keep_last_rows(table: Table) -> None:
    """Keep the last two rows, or what goes together there, with the row that comes next."""
    rows = list(table._tbl.tr_lst)
    first = max(1, len(rows) - 2)
    while first > 1 and _continues(rows[first]):
        first -= 1
    for row in rows[first:]:
        keep(row)


def _as_last_row(table: Table) -> None:
    """Make what follows a table its last row, which has no frame.

    Rows are kept on the page of another row everywhere, but LibreOffice does not keep rows with
    what follows their table. And as rows of one table they have its head above them on any page.
    """
    following = list(table._tbl.itersiblings())[:-1]  # the last are the settings of the section
    merged_row(table, lambda cell: _fill_frameless(cell, following))


def _fill_frameless(cell: _Cell, content: Sequence[Any]) -> None:
    properties = cell._tc.get_or_add_tcPr()
    borders, sides = (
        parse_xml(f"<w:{name} {nsdecls('w')}>{''.join(parts)}</w:{name}>")
        for name, parts in (
            ("tcBorders", [f'<w:{one} w:val="nil"/>' for one in SIDES[1:]]),
            ("tcMar", [f'<w:{one} w:w="0" w:type="dxa"/>' for one in SIDES]),
        )
    )
    for one in (borders, sides):
        properties.insert_element_before(one, "w:vAlign")
    last = cell.paragraphs[0]  # a cell ends with a paragraph
    last.paragraph_format.line_spacing, last.paragraph_format.space_after = Pt(1), Pt(0)
    for one in content:
        last._p.addprevious(one)


def _continues(row: CT_Row) -> bool:
    """Whether a cell of a row goes on from the row above."""
    return any(cell.vMerge == ST_Merge.CONTINUE for cell in row.tc_lst)


def _revisions(file: Document, data: Sheet) -> None:
    """The change history: a line where there is one entry, else a table."""
    label = data["words"]
    if len(data["revisions"]) == 1:
        (one,) = data["revisions"]
        by = f" · {one['by']}" if one["by"] not in ("", data["prepared"]) else ""
        told = f"{label['version']} {one['version']} ({one['date']}) {one['text']}{by}"
        line = add_line(file)
        add_text(line, label["revisions"], STRONG)
        add_text(line, data["writing"]["colon"] + told)
        line.paragraph_format.keep_with_next = True
        if not data["related"]:  # else there is room above those
            line.paragraph_format.space_before = ABOVE
        return
    file.add_heading(label["revisions"], 1)
    head = [label[word] for word in ("version", "date", "change", "revised_by")]
    table = add_table(file, data, head, [0.8, 1.3, 5.4, 1.6])
    for one in data["revisions"]:
        keep(add_row(table, one["version"], one["date"], one["text"], one["by"])._tr)


def sign(file: Document, data: Sheet, places: Sequence[Place], across: int = 2) -> None:
    """Places to sign, some abreast: who signs above, and below, on one height, where and when."""
    across = min(across, len(places))
    gap = add_line(file).paragraph_format
    gap.keep_with_next, gap.line_spacing = True, Pt(5)
    table = file.add_table(0, across)
    width = width_of(data)
    frame(table, [1] * across, width)
    for at in range(0, len(places), across):
        some = places[at : at + across]
        last = at + across >= len(places)
        for cell, one in zip(_cells(table, across, some, "bottom"), some, strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
            _who(cell, data, one)
        cells = _cells(table, across, some, "top")
        row = table.rows[-1]
        row.height = max(one.height for one in some) - TITLE
        row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, one in zip(cells, some, strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
            share = across - len(some) + 1 if one is some[-1] else 1
            _where(cell, data, one, Length(width * share // across), keep=not last)


def _cells(table: Table, across: int, some: Sequence[Place], open_: str) -> list[_Cell]:
    """The cells of one more row, open above or below; the last place takes what is left of it."""
    row = new_row(table)
    cells = list(row.cells[: len(some)])
    if len(some) < across:
        cells[-1] = cells[-1].merge(row.cells[-1])
    for cell in cells:
        borders = parse_xml(f'<w:tcBorders {nsdecls("w")}><w:{open_} w:val="nil"/></w:tcBorders>')
        cell._tc.get_or_add_tcPr().insert_element_before(borders, "w:shd", "w:vAlign")
    return cells


def _who(cell: _Cell, data: Sheet, one: Place) -> None:
    writing = data["writing"]
    listed = writing["list_comma"].join(one.asked)
    asked = writing["in_brackets"].format(listed) if listed else ""
    head = put(cell, "", TEXT)
    add_text(head, one.label, STRONG)
    add_text(head, (writing["colon"] + one.by if one.by else "") + asked)
    head.paragraph_format.keep_with_next = True
    if one.below:
        add_line(cell, one.below).paragraph_format.keep_with_next = True


def _where(cell: _Cell, data: Sheet, one: Place, width: Length, keep: bool) -> None:
    label, writing = data["words"], data["writing"]
    line = put(cell, "", SMALL)
    line.paragraph_format.keep_with_next = keep
    line.paragraph_format.tab_stops.add_tab_stop(Length(width - Mm(4)), WD_TAB_ALIGNMENT.RIGHT)
    year, day, alone = (6, 4, 11) if width < NARROW else (7, 5, 14)
    date = "".join(
        "_" * long + label[name]
        for name, long in (("year", year), ("of_month", day), ("day_of_month", day))
    )
    if not writing["han"]:
        date = f"{label['date']} {'_' * alone}"
    name = f"{label['signature']} {one.signed}".rstrip()
    signed_on = date if one.date else one.signed_on
    add_text(line, name + (f"\t{signed_on}" if signed_on else ""))
