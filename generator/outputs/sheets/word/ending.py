"""How a controlled document ends in Word: related documents, change history, places to sign."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.simpletypes import ST_Merge
from docx.oxml.table import CT_Row
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.parts import (
    SMALL,
    STRONG,
    TEXT,
    add_line,
    add_row,
    add_table,
    add_text,
    frame,
    legend,
    new_row,
    put,
    width_of,
)

ROW = Mm(16.2)
"""Tall enough for a pen and a stamp."""
GAP = "\N{NO-BREAK SPACE}"
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
    label = data["words"]
    _keep_last_rows(file.tables[-1])
    if data["related"]:
        titles = (f"{one['number']}{GAP}{one['title']}" for one in data["related"])
        listed = data["writing"]["list_comma"].join(titles)
        paragraph = add_line(file)
        add_text(paragraph, label["related"], STRONG)
        add_text(paragraph, data["writing"]["colon"] + listed)
        paragraph.paragraph_format.space_before = Pt(4)
        paragraph.paragraph_format.keep_with_next = True
    _revisions(file, data)
    legend(file, data)
    sign(file, data, [
        Place(label["prepared"], data["prepared"]),
        Place(label["reviewed"], data["reviewed"]),
        Place(label["approved"], data["approved"], [label["seal"]]),
        *more,
    ])  # fmt: skip


def _keep_last_rows(table: Table) -> None:
    """Keep the last two rows, or what goes together there, on the page of what follows.

    They become a table of their own, which Word shows as one with the table above it: LibreOffice
    keeps tables with what follows, but not rows.
    """
    rows = list(table._tbl.tr_lst)
    first = max(1, len(rows) - 2)
    while first > 1 and _continues(rows[first]):
        first -= 1
    kept = rows[first:]
    for paragraph in (one for row in kept for one in row.iter(qn("w:p"))):
        Paragraph(paragraph, table).paragraph_format.keep_with_next = True
    if first < 2:  # a head without rows is no table
        return
    rest = deepcopy(table._tbl)
    for row in rest.tr_lst:
        rest.remove(row)
    for row in kept:
        rest.append(row)
    table._tbl.addnext(rest)
    table._tbl.addnext(_between(table))


def _between(table: Table) -> Any:
    """A line that nobody sees: tables that touch are one to LibreOffice, and tear."""
    line = OxmlElement("w:p")
    paragraph = Paragraph(line, table)
    form = paragraph.paragraph_format
    form.line_spacing, form.space_after, form.keep_with_next = Pt(1), Pt(0), True
    run = paragraph.add_run()
    run.font.size = Pt(1)
    return line


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
        return
    file.add_heading(label["revisions"], 1)
    head = [label[word] for word in ("version", "date", "change", "revised_by")]
    table = add_table(file, data, head, [0.8, 1.3, 5.4, 1.6])
    for one in data["revisions"]:
        add_row(table, one["version"], one["date"], one["text"], one["by"], keep=True)


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
    line.paragraph_format.tab_stops.add_tab_stop(Length(width - Mm(5)), WD_TAB_ALIGNMENT.RIGHT)
    date = f"_______{label['year']}_____{label['of_month']}_____{label['day_of_month']}"
    if not writing["han"]:
        date = f"{label['date']} ______________"
    name = f"{label['signature']} {one.signed}".rstrip()
    day = date if one.date else one.signed_on
    add_text(line, name + (f"\t{day}" if day else ""))
