"""The fields of a form in Word: labels and places on one grid, options to tick, squares."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row

from generator.outputs.sheets import fields, room
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.filling import QUESTION, Fill, answers
from generator.outputs.sheets.word.parts import (
    HEAD,
    SMALL,
    add_line,
    add_table,
    frame,
    hang,
    new_row,
    paragraphs,
    put,
    tint,
    width_of,
)
from generator.outputs.sheets.word.runs import GAP, add_text

SQUARE = 5.3
"""A square for one character, in millimetres."""
BETWEEN = "\N{EN SPACE} "
"""Between options: as wide as on the PDF."""
BOX_WIDER = 0.15
"""Millimetres by which a box with the space behind it is wider in Word than on the PDF."""


def apart(file: Document) -> None:
    """Two tables that touch become one: a line keeps them apart."""
    add_line(file).paragraph_format.line_spacing = Pt(3)


def write_fields(
    file: Document, data: Sheet, lines: list[list[Sheet]], fill: Fill, filled: bool
) -> None:
    """Lines of fields as one table, on whose grid each label and each place takes some columns."""
    units = fields.units_of(data["width"])
    table = file.add_table(0, units)
    frame(table, [1] * units, width_of(data))
    narrow(table)
    for line in lines:
        row = new_row(table)
        tall = max(one["place"]["height"] for one in line)
        row.height, row.height_rule = fill.tall(tall), WD_ROW_HEIGHT_RULE.AT_LEAST
        spans = [one["place"][name] for one in line for name in ("label", "room")]
        cells = _spanned(table, row, spans)
        for one, label, value in zip(line, cells[::2], cells[1::2], strict=True):
            put(label, _label(one), HEAD)
            tint(label)
            _write_value(value, one, data, filled)
    apart(file)


def _label(one: Sheet) -> str:
    """A label with its line ends: it breaks only between its parts."""
    room_ = one["place"]["label"] * fields.UNIT - 2 * fields.FIELD_INSET
    lines = [""]
    for part in one["place"]["parts"]:
        if room.printed(lines[-1] + part) > room_:
            lines.append("")
        lines[-1] += part
    return "\n".join(filter(None, lines)) or starred(one)


def _write_value(cell: _Cell, one: Sheet, data: Sheet, filled: bool) -> None:
    if one["boxes"]:
        _squares(cell, int(one["boxes"]), one["value"] if filled else "")
    elif one["type"] == "choice" and (not filled or one["chosen"]):
        inner = one["place"]["room"] * fields.UNIT - 2 * fields.FIELD_INSET
        _write_options(cell, one, inner, one["chosen"] if filled else ())
    else:
        put(cell, str(one["value"]) if filled else _empty(one, data))


def _write_options(cell: _Cell, one: Sheet, inner: float, chosen: Sequence[str]) -> None:
    """Options on a line, or in columns, where a tab leads to each: no line breaks inside of one."""
    words = one["options"]
    across = one["place"]["abreast"]
    if not across and room.line_of(words) + BOX_WIDER * len(words) <= inner:
        put(cell, ticked(one, *chosen))
        return
    across = across or room.abreast(words, inner - BOX_WIDER * len(words))
    boxes = [box(option, chosen) for option in words]
    if across == 1:
        for ticked_, line in zip(boxes, paragraphs(cell), strict=False):
            add_text(hang(line), ticked_)
        return
    rows = [boxes[n : n + across] for n in range(0, len(boxes), across)]
    line = put(cell, "\n".join("\t".join(row) for row in rows))
    for n in range(1, across):
        line.paragraph_format.tab_stops.add_tab_stop(Mm(inner * n / across))


def box(option: str, chosen: Sequence[str]) -> str:
    """A box that stays with its words."""
    return f"{'☑' if option in chosen else '☐'}{GAP}{option}"


def ticked(one: Sheet, *chosen: str) -> str:
    """The options, of which some may be ticked."""
    return BETWEEN.join(box(option, chosen) for option in one["options"])


def starred(one: Sheet) -> str:
    """What a field is called, with a star where it must be filled in."""
    return str(one["label"]) + ("*" if one["required"] else "")


def _empty(one: Sheet, data: Sheet) -> str:
    """What stands in a place that is not filled in: what helps the pen."""
    label = data["words"]
    if one["type"] == "date" and data["writing"]["han"]:
        return f"_______{label['year']}____{label['of_month']}____{label['day_of_month']}"
    if one["type"] == "date":
        return f"______{GAP}–{GAP}____{GAP}–{GAP}____"
    return "¥" if one["type"] == "money" else ""


def narrow(table: Table, beside: int = 68) -> None:
    """The same room beside the words of a cell as on the PDF, for which widths are worked out."""
    (margins,) = table._tblPr.findall(qn("w:tblCellMar"))
    top, bottom = margins
    for side, after in (("left", top), ("right", bottom)):
        after.addnext(parse_xml(f'<w:{side} {nsdecls("w")} w:w="{beside}" w:type="dxa"/>'))


def _spanned(table: Table, row: _Row, spans: Sequence[int]) -> list[_Cell]:
    """The cells of a row, each over some columns of the grid."""
    cells: list[Any] = list(row._tr.tc_lst)
    width = Length(cells[0].width or 0)
    out, at = [], 0
    for span in spans:
        first, *others = cells[at : at + span]
        for other in others:
            row._tr.remove(other)
        first.grid_span, first.width = span, Length(width * span)
        out.append(_Cell(first, table))
        at += span
    return out


def _squares(cell: _Cell, count: int, value: str) -> None:
    """A square for each character of a number, as a row of cells."""
    first = cell.paragraphs[0]
    table = cell.add_table(1, count)
    frame(table, [1] * count, Mm(SQUARE * count))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    narrow(table, 0)
    row = table.rows[0]
    row.height, row.height_rule = Mm(6), WD_ROW_HEIGHT_RULE.EXACTLY
    for one, sign in zip(row.cells, value.ljust(count), strict=False):
        put(one, sign.strip()).alignment = WD_ALIGN_PARAGRAPH.CENTER
    first._p.getparent().remove(first._p)
    cell.paragraphs[-1]._p.style = SMALL
    cell.paragraphs[-1].paragraph_format.line_spacing = Length(12700)


def write_questions(file: Document, data: Sheet, part: Sheet, fill: Fill, filled: bool) -> None:
    """Questions with the same answers: a column for each answer."""
    label, options = data["words"], part["options"]
    heads = [label["n"], label["asked"], *options]
    wide = answers(part)
    rest = data["width"] - room.NUMBER - sum(wide)
    table = add_table(file, data, heads, [room.NUMBER, rest, *wide])
    narrow(table)
    centre(table.rows[0], besides=1)
    for n, one in enumerate(part["asked"], 1):
        marks = ["☑" if filled and option in one["chosen"] else "☐" for option in options]
        add_low_row(table, fill.tall(QUESTION), str(n), [starred(one), *marks])
        centre(table.rows[-1], besides=1)
    apart(file)


def add_low_row(table: Table, tall: Length, first: str, values: Sequence[str]) -> None:
    """A row that is at least so tall."""
    row = new_row(table)
    row.height, row.height_rule = tall, WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, words in zip(row.cells, (first, *values), strict=False):
        put(cell, words)


def repeat_row(table: Table, number: str) -> None:
    """The last row once more, with another number."""
    row = deepcopy(table._tbl.tr_lst[-1])
    next(row.iter(qn("w:t"))).text = number
    table._tbl.append(row)


def centre(row: _Row, besides: int | None = None) -> None:
    """Numbers and signs stand in the middle of their cells; the cell of a title does not."""
    for n, cell in enumerate(row.cells):
        if n != besides:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
