"""A form as a Word file, to be filled in on the screen or on paper, and how it looks filled in."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from math import ceil

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from generator.outputs.sheets import room
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.ending import Place, sign
from generator.outputs.sheets.word.filling import (
    BOLDER,
    LOGO,
    LOWEST_OF_FULL,
    SIGNED,
    SMALL,
    SMALL_LINE,
    Fill,
    across,
    fill_of,
    pen,
)
from generator.outputs.sheets.word.form_fields import apart, write_fields, write_questions
from generator.outputs.sheets.word.form_tables import SAMPLE_BLANKS, write_grid, write_table
from generator.outputs.sheets.word.page import BESIDE_LOGO, add_logo, begin_page, begin_sample
from generator.outputs.sheets.word.parts import SMALL as SMALL_PRINT
from generator.outputs.sheets.word.parts import add_line, settle, width_of
from generator.outputs.sheets.word.runs import STRONG, add_text

ABREAST = 2
"""Rules from which they stand in two columns on a landscape page."""
LONG = 8
"""So many rows make a sample long: it may be lower than a pen would need."""
NUMBER = 5.2
"""How far the words of a rule are from the left of its number, in millimetres."""


def write(file: Document, data: Sheet) -> None:
    """Each copy of the blank on a page of its own, then the sample."""
    file.styles["Title"].font.size = Pt(15)
    file.styles["Title"].paragraph_format.space_after = Pt(3)
    if not data["writing"]["han"]:  # bold letters are wider than those of the PDF
        file.styles["Cell Head"].font.size = Pt(9)
    fill = fill_of(data)
    if fill.is_full:
        small = file.styles["Small Print"]
        small.font.size, small.paragraph_format.line_spacing = Pt(8.5), Mm(SMALL_LINE - 0.5)
    names = [title + (f" → {to}" if to else "") for title, to in data["copies"]] or [""]
    _body(file, data, fill, filled=False, copy=names[0])
    _foot(file, data)
    _further_copies(file, names)
    if data["has_example"]:
        begin_sample(file, data)
        _body(file, data, _of_sample(data, fill), filled=True, copy="")


def _of_sample(data: Sheet, fill: Fill) -> Fill:
    """Rows for what the sample fills in and a few more, never taller than a pen needs."""
    rows, factor = fill.rows, min(1.0, fill.factor)
    if data["table"] and not data["grid"]:
        given = data["table"]
        rows = min(rows, max(len(given["items"]), len(given["filled"]) + SAMPLE_BLANKS))
        if len(given["filled"]) >= LONG:
            factor = LOWEST_OF_FULL
    return Fill(rows, factor)


def _further_copies(file: Document, names: Sequence[str]) -> None:
    """The same page once more for each copy, with its name."""
    if len(names) < 2:
        return
    body = file.element.body
    first = [one for one in body if one.tag != qn("w:sectPr")]
    for name in names[1:]:
        begin_page(file)
        for one in first:
            body.insert(len(body) - 1, deepcopy(one))
        top = Paragraph(body[-1 - len(first)], file._body)
        next(run for run in top.runs if run.text == names[0]).text = name
    for n, picture in enumerate(body.iter(qn("wp:docPr")), start=1):
        picture.set("id", str(n))  # those of the copies are the same, which Word takes for damage


def _body(file: Document, data: Sheet, fill: Fill, filled: bool, copy: str) -> None:
    _top(file, data, filled, copy)
    for part in data["parts"]:
        if "lines" in part:
            write_fields(file, data, part["lines"], fill, filled)
        else:
            write_questions(file, data, part, fill, filled)
    if data["grid"]:
        write_grid(file, data, fill.rows, fill, filled)
    elif data["table"]:
        write_table(file, data, data["table"], fill.rows, fill, filled)
    if second := data["second_table"]:
        apart(file)
        write_table(file, data, second, second["rows"], fill, filled)
    if data["sign_offs"]:
        sign(file, data, [_place(one, data, fill, filled) for one in data["sign_offs"]],
             across(data))  # fmt: skip


def _top(file: Document, data: Sheet, filled: bool, copy: str) -> None:
    """Company, copy and number on a line; below it what the form is called."""
    label = data["words"]
    line = add_line(file)
    line.paragraph_format.tab_stops.add_tab_stop(width_of(data), WD_TAB_ALIGNMENT.RIGHT)
    if data.get("logo"):
        add_logo(line, data, Mm(LOGO), BESIDE_LOGO)
    add_text(line, data["header"] + "\t")
    add_text(line, copy)
    if data["serial"]:
        number = data["serial"] if filled else f"{data['prefix']} ____________"
        add_text(line, ("　" if copy else "") + f"{label['serial']} {number}")
    title = data["title"] + (f" · {label['example']}" if filled else "")
    file.add_paragraph(title, style="Title")


def _place(one: Sheet, data: Sheet, fill: Fill, filled: bool) -> Place:
    asked = [data["words"]["seal"]] if one["seal"] else []
    opinion = data["words"]["opinion"] + data["writing"]["colon"] if one["opinion"] else ""
    height = Mm(SIGNED + pen(one) * fill.factor)
    signed, day = (one["signature"], one["signed_on"]) if filled else ("", "")
    return Place(
        one["title"], "", asked, one["date"] and not filled, height, signed, day,
        opinion[:1].upper() + opinion[1:],
    )  # fmt: skip


def _foot(file: Document, data: Sheet) -> None:
    """Who gets which copy, where it is kept, how to fill it in: each begins a line."""
    label, writing = data["words"], data["writing"]
    copies = [title + (f" → {to}" if to else "") for title, to in data["copies"]]
    kept = [words for words in (data["place"], data["years"]) if words]
    notes = [*([label["required"]] if data["required"] else []), *data["notes"]]
    told = [
        (label["copies"], writing["list_comma"].join(copies)),
        (label["keep"], writing["comma"].join(kept)),
    ]
    told = [(name + writing["colon"], words) for name, words in told if words]
    names = [name for name, _ in told] + [label["notes"] + writing["colon"]]
    beside = max(room.printed(name, SMALL) for name in names) * BOLDER + 2.5
    for n, (name, words) in enumerate(told):
        line = _hung(add_line(file), beside, beside)
        add_text(line, name, STRONG)
        add_text(line, f"\t{words}")
        line.paragraph_format.space_before = None if n else Pt(3)
    if notes:
        _rules(file, data, label["notes"] + writing["colon"], notes, beside)


def _rules(file: Document, data: Sheet, name: str, rules: Sequence[str], beside: float) -> None:
    """One a line, and in two columns on a page on its side; what they are called stands before."""
    numbered = [f"{n}.\t{rule}" for n, rule in enumerate(rules, 1)] if rules[1:] else list(rules)
    if data["landscape"] and len(rules) > ABREAST:
        _in_columns(file, data, name, numbered, beside)
        return
    for n, rule in enumerate(numbered):
        line = _hung(add_line(file), beside + NUMBER * bool(rules[1:]), 0 if not n else NUMBER)
        if not n:
            line.paragraph_format.first_line_indent = -Mm(beside + NUMBER * bool(rules[1:]))
            line.paragraph_format.tab_stops.add_tab_stop(Mm(beside))
            add_text(line, name, STRONG)
            add_text(line, "\t")
        add_text(line, rule)


def _in_columns(
    file: Document, data: Sheet, name: str, rules: Sequence[str], beside: float
) -> None:
    table: Table = file.add_table(1, 3)
    table.autofit = False
    half = ceil(len(rules) / 2)
    wide = (data["width"] - beside) / 2
    for column, width in zip(table.columns, (beside, wide, wide), strict=True):
        column.width = Mm(width)
    settle(table, table.rows[0])
    table._tblPr.insert_element_before(parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="113" w:type="dxa"/></w:tblCellMar>'
    ), "w:tblLook")  # fmt: skip
    first, *columns = table.rows[0].cells
    add_text(first.paragraphs[0], name, STRONG)
    first.paragraphs[0]._p.style = SMALL_PRINT
    first.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    for cell, some in zip(columns, (rules[:half], rules[half:]), strict=True):
        _write_rules(cell, some)
    apart(file)


def _write_rules(cell: _Cell, rules: Sequence[str]) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    for rule in rules:
        add_text(_hung(add_line(cell), NUMBER, NUMBER), rule)
    cell._tc.remove(cell.paragraphs[0]._p)


def _hung(paragraph: Paragraph, left: float, first: float) -> Paragraph:
    """A paragraph indented by some millimetres, its first line by less."""
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = Mm(left), Length(-Mm(first))
    return paragraph
