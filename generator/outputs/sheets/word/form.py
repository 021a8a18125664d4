"""A form as a Word file, to be filled in on the screen or on paper, and how it looks filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import (
    WD_CELL_VERTICAL_ALIGNMENT,
    WD_ROW_HEIGHT_RULE,
    WD_TABLE_ALIGNMENT,
)
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from generator.content.records import DAYS
from generator.outputs.sheets import fields, room
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.ending import Place, sign
from generator.outputs.sheets.word.page import begin_sample
from generator.outputs.sheets.word.parts import (
    HEAD,
    PAPERS,
    SMALL,
    STRONG,
    add_line,
    add_table,
    add_text,
    frame,
    hang,
    new_row,
    put,
    settle,
    tint,
    width_of,
)

LOWEST = 5.5
"""How tall a blank line is at least, in millimetres, where the form would take another page."""
MARGINS, TITLE, LINE = 30.0, 32.0, 4.3
"""Millimetres: above and below; title, number and head of the table; a line of the notes."""
LOWER = 0.88
"""A row is so much lower, as in the PDF, before there are fewer of them."""
ABREAST = 3
"""So many rules stand in two columns on a page on its side."""
SQUARE = 5.3
"""A square for one character."""
MANY = 8
"""Columns from which heads are small."""
ANSWER = 17.0
"""A column of boxes to tick."""
SAMPLE_BLANKS = 2
"""Blank rows below those of the sample."""
GAP = "\N{NO-BREAK SPACE}"
SPACE = "\N{IDEOGRAPHIC SPACE}"
BREAK = "\N{ZERO WIDTH SPACE}"


def write(file: Document, data: Sheet) -> None:
    _body(file, data, filled=False)
    _foot(file, data)
    if data["has_example"]:
        label = data["words"]
        begin_sample(file, data)
        file.add_paragraph(f"{data['title']} · {label['example']}", style="Title")
        _body(file, data, filled=True)


def _body(file: Document, data: Sheet, filled: bool) -> None:
    _serial(file, data, filled)
    for part in data["parts"]:
        if "lines" in part:
            _fields(file, data, part["lines"], filled)
        else:
            _questions(file, data, part, filled)
    if data["grid"]:
        _grid(file, data, filled)
    elif data["table"]:
        _table(file, data, data["table"], filled)
    if data["second_table"]:
        _apart(file)
        _table(file, data, data["second_table"], filled)
    if data["sign_offs"]:
        sign(file, data, [_place(one, data, filled) for one in data["sign_offs"]], _across(data))


def _place(one: Sheet, data: Sheet, filled: bool) -> Place:
    asked = [data["words"][name] for name in ("opinion", "seal") if one[name]]
    height = Mm(_tall(one, data))
    signed, day = (one["signature"], one["signed_on"]) if filled else ("", "")
    return Place(one["title"], "", asked, one["date"] and not filled, height, signed, day)


def _serial(file: Document, data: Sheet, filled: bool) -> None:
    if data["serial"]:
        number = data["serial"] if filled else f"{data['prefix']} ____________"
        line = file.add_paragraph(f"{data['words']['serial']} {number}")
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _rows_of(data: Sheet, rows: int, least: int, height: float) -> tuple[int, Length]:
    """How many blank lines a form has, and how tall they are, to fit on a page if it can."""
    tall = PAPERS[data["paper"]][0 if data["landscape"] else 1].mm
    across, places = _across(data), [_tall(one, data) for one in data["sign_offs"]]
    signed = sum(max(places[n : n + across]) + 1 for n in range(0, len(places), across))
    lines = [line for part in data["parts"] for line in part.get("lines", [])]
    taken = sum(max(one["place"]["height"] for one in line) for line in lines)
    asked = sum(7 * len(part.get("asked", [])) for part in data["parts"])
    printed = sum(room.printed(note) for note in data["notes"]) / data["width"]
    rules = len(data["notes"]) + int(printed / 2)
    foot = LINE * (4 + (-(-rules // 2) if data["landscape"] else rules))
    room_ = tall - MARGINS - TITLE - foot - taken - asked - signed
    fitting = max(least, min(rows, int(room_ / height / LOWER)))
    return fitting, Mm(min(height, max(LOWEST, room_ / max(1, fitting))))


def _across(data: Sheet) -> int:
    """How many places to sign stand beside each other, as in the PDF."""
    return 2 if len(data["sign_offs"]) in (1, 2, 4) else 3


def _tall(one: Sheet, data: Sheet) -> int:
    """How tall a place to sign is: lower on a page on its side, which has fewer rows."""
    if one["opinion"] or one["seal"]:
        return 22
    return 14 if data["landscape"] else 17


def _apart(file: Document) -> None:
    """Two tables that touch become one: a line of no height keeps them apart."""
    add_line(file).paragraph_format.line_spacing = Length(12700)


def _fields(file: Document, data: Sheet, lines: list[list[Sheet]], filled: bool) -> None:
    """Lines of fields as one table, on whose grid each label and each place takes some columns."""
    units = fields.units_of(data["width"])
    table = file.add_table(0, units)
    frame(table, [1] * units, width_of(data))
    _narrow(table)
    for line in lines:
        row = new_row(table)
        tall = max(one["place"]["height"] for one in line)
        row.height, row.height_rule = Mm(tall), WD_ROW_HEIGHT_RULE.AT_LEAST
        spans = [one["place"][name] for one in line for name in ("label", "room")]
        cells = _spanned(table, row, spans)
        for one, label, value in zip(line, cells[::2], cells[1::2], strict=True):
            put(label, _starred(one), HEAD)
            tint(label)
            if one["boxes"]:
                _squares(value, int(one["boxes"]), one["value"] if filled else "")
            else:
                put(value, _chosen(one) if filled else _empty(one, data))
    _apart(file)


def _narrow(table: Table, beside: int = 68) -> None:
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


def _starred(one: Sheet) -> str:
    return str(one["label"]) + ("*" if one["required"] else "")


def _empty(one: Sheet, data: Sheet) -> str:
    """What stands in a place that is not filled in: what helps the pen."""
    label = data["words"]
    if one["type"] == "choice":
        return _ticked(one)
    if one["type"] == "date" and data["writing"]["han"]:
        gap = SPACE * 2
        return f"{gap * 2}{label['year']}{gap}{label['of_month']}{gap}{label['day_of_month']}"
    if one["type"] == "date":
        return f"______{GAP}–{GAP}____{GAP}–{GAP}____"
    return "¥" if one["type"] == "money" else ""


def _squares(cell: _Cell, count: int, value: str) -> None:
    """A square for each character of a number, as a row of cells."""
    first = cell.paragraphs[0]
    table = cell.add_table(1, count)
    frame(table, [1] * count, Mm(SQUARE * count))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    _narrow(table, 0)
    row = table.rows[0]
    row.height, row.height_rule = Mm(6), WD_ROW_HEIGHT_RULE.EXACTLY
    for one, sign_ in zip(row.cells, value.ljust(count), strict=False):
        put(one, sign_.strip()).alignment = WD_ALIGN_PARAGRAPH.CENTER
    first._p.getparent().remove(first._p)
    cell.paragraphs[-1]._p.style = SMALL
    cell.paragraphs[-1].paragraph_format.line_spacing = Length(12700)


def _ticked(one: Sheet, *chosen: str) -> str:
    """The options, of which some may be ticked; a box stays with its words."""
    return SPACE.join(f"{'☑' if o in chosen else '☐'}{GAP}{o}" for o in one["options"])


def _chosen(one: Sheet) -> str:
    """What the example has in a place; of options, the one that is ticked."""
    if one["type"] == "choice" and one["chosen"]:
        return _ticked(one, *one["chosen"])
    return str(one["value"])


def _questions(file: Document, data: Sheet, part: Sheet, filled: bool) -> None:
    """Questions with the same answers: a column for each answer."""
    label, options = data["words"], part["options"]
    heads = [label["n"], label["asked"], *options]
    rest = data["width"] - room.NUMBER - ANSWER * len(options)
    table = add_table(file, data, heads, [room.NUMBER, rest, *[ANSWER] * len(options)])
    _narrow(table)
    for n, one in enumerate(part["asked"], 1):
        marks = ["☑" if filled and option in one["chosen"] else "☐" for option in options]
        _row(table, Mm(6.5), str(n), [_starred(one), *marks])
        for cell in table.rows[-1].cells[2:]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _apart(file)


def _table(file: Document, data: Sheet, given: Sheet, filled: bool) -> None:
    label, columns = data["words"], given["columns"]
    if given["title"]:
        title = add_line(file, given["title"], HEAD)
        title.paragraph_format.keep_with_next = True
    heads = [label["n"], *map(_head, columns, given["abreast"])]
    if len(columns) >= MANY:
        file.styles["Cell Head"].font.size = Pt(8.5)
    table = add_table(file, data, heads, [room.NUMBER, *given["widths"]])
    _narrow(table)
    count, line = _rows_of(data, given["rows"], _least(given), given["height"])
    for n, values in enumerate(_rows(given, count, filled), 1):
        _row(table, line, str(n), values)
    if given["has_total"]:
        sums = [one["value"] if filled and one["is_total"] else "" for one in columns]
        _row(table, line, label["total"], sums)
    if given["capitals"]:
        row = new_row(table)
        cell = row.cells[0].merge(row.cells[-1])
        sum_ = given["in_capitals"] if filled else ""
        put(cell, label["capitals"] + data["writing"]["colon"] + sum_)


def _least(given: Sheet) -> int:
    """How many rows a table has at least: all that the sample fills in, and all items."""
    return max(4, len(given["filled"]), len(given["items"]))


def _rows(given: Sheet, count: int, filled: bool) -> list[list[str]]:
    """The rows of a table; below those of the sample there are a few blank ones."""
    columns = list(zip(given["columns"], given["abreast"], strict=True))
    blank = [_ticked(one) if across >= 0 else "" for one, across in columns]
    items = given["items"]
    begun = [[item, *blank[1:]] for item in items] + [blank] * (count - len(items))
    if not filled:
        return begun
    ticked = [
        [
            _ticked(one, cell) if across >= 0 and cell in one["options"] else cell
            for cell, (one, across) in zip(row, columns, strict=False)
        ]
        for row in given["filled"]
    ]
    more = max(0, min(SAMPLE_BLANKS, count - len(ticked)))
    empty = [[item, *[""] * (len(columns) - 1)] for item in (*items, *[""] * count)]
    return ticked + empty[len(ticked) : max(len(items), len(ticked) + more)]


def _head(column: Sheet, across: int) -> str:
    """The head of a column, with what may be chosen where it does not stand in the cells."""
    options = f"/{BREAK}".join(column["options"]) if across < 0 else ""
    return "\n".join(filter(None, (_starred(column), options)))


def _row(table: Table, tall: Length, first: str, values: Sequence[str]) -> None:
    row = new_row(table)
    row.height, row.height_rule = tall, WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, words in zip(row.cells, (first, *values), strict=False):
        put(cell, words)


def _grid(file: Document, data: Sheet, filled: bool) -> None:
    label, grid = data["words"], data["grid"]
    days = [str(n) for n in range(1, DAYS + 1)]
    heads = [label["n"], grid["row_title"], *days, *grid["heads"]]
    sums = grid["sums"]
    rest = data["width"] - room.NUMBER - room.DAY * len(days) - sum(sums)
    file.styles["Cell Head"].font.size = file.styles["Cell Text"].font.size = Pt(8.5)
    table = add_table(file, data, heads, [room.NUMBER, rest, *[room.DAY] * len(days), *sums])
    _narrow(table)
    for side in ("left", "right"):
        table._tblPr.find(qn("w:tblCellMar")).find(qn(f"w:{side}")).set(qn("w:w"), "28")
    _weekdays(table, label["weekday"], grid["weekdays"] if filled else ())
    blank, line = _rows_of(data, grid["rows"], 0, 6.6)
    titles = [*grid["items"], *[""] * blank]
    rows = [_titled(*one) for one in zip(titles, grid["filled"], strict=False)]
    more = titles[len(rows) : len(rows) + SAMPLE_BLANKS]
    for n, values in enumerate(
        [*rows, *([title] for title in more)] if filled else [[title] for title in titles], 1
    ):
        _row(table, line, str(n), values)
        _centre(table.rows[-1], 1)
    if grid["marks"]:
        told = SPACE.join(f"{sign_} {words}" for sign_, words in grid["marks"])
        add_line(file, label["marks_used"] + data["writing"]["colon"] + told)


def _weekdays(table: Table, title: str, weekdays: Sequence[str]) -> None:
    """The second line of the head, below the days; the other heads take both lines."""
    _row(table, Mm(LOWEST), "", [title, *weekdays])
    head, below = table.rows[0], table.rows[1]
    below._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for n, cell in enumerate(below.cells):
        cell.paragraphs[0]._p.style = HEAD
        tint(cell)
        if n == 0 or n >= 2 + DAYS:
            head.cells[n].merge(cell)
    _centre(head, 1)
    _centre(below, 1)


def _centre(row: _Row, besides: int) -> None:
    """Numbers and signs stand in the middle of their cells; the cell of a title does not."""
    for n, cell in enumerate(row.cells):
        if n != besides:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _titled(title: str, row: Sequence[str]) -> Sequence[str]:
    """A row of the example, which may leave out the title that is printed anyway."""
    return row if row and title in ("", row[0]) else (title, *row)


def _foot(file: Document, data: Sheet) -> None:
    label, writing = data["words"], data["writing"]
    copies = [title + (f" → {to}" if to else "") for title, to in data["copies"]]
    kept = [words for words in (data["place"], data["years"]) if words]
    notes = [*([label["required"]] if data["required"] else []), *data["notes"]]
    for name, words in (
        ("copies", writing["list_comma"].join(copies)),
        ("keep", writing["comma"].join(kept)),
        ("notes", notes[0] if len(notes) == 1 else "\n" * bool(notes)),
    ):
        if words:
            line = add_line(file)
            _pitch(line)
            add_text(line, label[name], STRONG)
            add_text(line, writing["colon"] + words.strip())
    if len(notes) > 1:
        _rules(file, data, [f"{n}.\t{note}" for n, note in enumerate(notes, 1)])


def _rules(file: Document, data: Sheet, rules: Sequence[str]) -> None:
    """One a line, and in two columns on a page on its side."""
    if not data["landscape"] or len(rules) < ABREAST:
        for rule in rules:
            _pitch(hang(add_line(file, rule)))
        return
    table: Table = file.add_table(1, 2)
    table.autofit = False
    settle(table, table.rows[0])
    half = -(-len(rules) // 2)
    for cell, some in zip(table.rows[0].cells, (rules[:half], rules[half:]), strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
        for rule in some:
            _pitch(hang(add_line(cell, rule)))
        cell._tc.remove(cell.paragraphs[0]._p)
    _apart(file)


def _pitch(paragraph: Paragraph) -> None:
    """Lines as far apart as `LINE`, whatever the font asks for."""
    paragraph.paragraph_format.line_spacing = Mm(LINE)
