"""A checklist as a Word file, with boxes to tick on the screen or on paper."""

from __future__ import annotations

import re

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.table import _Cell

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.ending import ABOVE, Place, sign
from generator.outputs.sheets.word.parts import (
    add_band,
    add_line,
    add_row,
    add_table,
    set_cell_margins,
    text,
)
from generator.outputs.sheets.word.runs import GAP, STRONG, add_rich, add_text, flat

SQUARE = Pt(18)
"""The box of a checkbox is about three quarters of its type size: 4.8 mm."""

IN_BRACKETS = re.compile(r"\([^()]*\)")
"""The part of a title that looks lost when a line breaks in it."""
MANY = 13
"""Items that fit on a page only in smaller type."""


def write(file: Document, data: Sheet) -> None:
    label = data["words"]
    is_long = sum(len(group["rows"]) for group in data["groups"]) >= MANY
    if is_long:
        file.styles["Cell Text"].font.size = Pt(9)
    moment = add_line(file, f"{data['when']} · ")
    add_rich(moment, data["moment"])
    if data["roles"]:
        in_one_piece = IN_BRACKETS.sub(lambda found: found[0].replace(" ", GAP), data["roles"])
        moment.add_run(f" · {in_one_piece}")
    moment.alignment = WD_ALIGN_PARAGRAPH.CENTER
    blank = "_" * 20
    fields = (label["used_on"], label["filled_by"])
    to_fill = file.add_paragraph("　".join(f"{name} {blank}" for name in fields))
    to_fill.paragraph_format.space_before = Pt(4)
    shared = bool(data["alone"])
    names = ("n", "item", "done", "time", "trouble") if shared else (
        "n", "item", "who", "done", "time", "signature"
    )  # fmt: skip
    widths = [0.7, 5.2, 0.8, 0.95, 2.4] if shared else [0.7, 5, 1.75, 0.8, 0.95, 1.25]
    table = add_table(file, data, [label[name] for name in names], widths)
    for group in data["groups"]:
        if group["title"]:
            add_band(table, flat(group["title"]))
        for item in group["rows"]:
            people = [] if shared else [item["who"]]
            what = text(item["do"], item, data, item["basis"])
            add_row(table, str(item["n"]), what, *people, _checkbox, "", "")
    derived = [f"{one['title']} ({one['number']})" for one in data["procedure"]]
    related = [f"{one['number']}{GAP}{one['title']}" for one in data["related"]]
    for name, words in (("derived", derived), ("related", related)):
        if words:
            told = data["writing"]["list_comma"].join(words)
            line = add_line(file)
            line.paragraph_format.space_before = None if name == "related" and derived else ABOVE
            add_text(line, label[name], STRONG)
            add_text(line, data["writing"]["colon"] + told)
    if is_long:
        set_cell_margins(file, 20)  # so that the signatures stand on the same page
    if data["sign_off"]:
        sign(file, data, [Place(who, date=False) for who in data["sign_off"]])


def _checkbox(cell: _Cell) -> None:
    """A box to tick on the screen with a click, and on paper with a pen."""
    font = 'w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"'
    names = f'{nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    cell.paragraphs[0].paragraph_format.line_spacing = SQUARE  # the font would want more
    cell.paragraphs[0]._p.append(parse_xml(
        f"<w:sdt {names}><w:sdtPr><w14:checkbox>"
        '<w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr><w:rFonts {font}/><w:sz w:val="{int(SQUARE.pt * 2)}"/></w:rPr>'
        "<w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    ))  # fmt: skip
