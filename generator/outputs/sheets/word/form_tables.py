"""The tables of a form in Word: lines to fill in, and a grid of the days of a month."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table

from generator.content.records import DAYS
from generator.outputs.sheets import room
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.filling import DAY, WEEKDAYS, Fill
from generator.outputs.sheets.word.form_fields import (
    BETWEEN,
    add_low_row,
    centre,
    narrow,
    repeat_row,
    ticked,
)
from generator.outputs.sheets.word.parts import HEAD, add_line, add_table, new_row, put, tint
from generator.outputs.sheets.word.runs import BREAK, GAP, add_text

MANY = 8
"""Columns from which heads are small."""
SAMPLE_BLANKS = 2
"""Blank rows below those of the sample."""


def write_table(
    file: Document, data: Sheet, given: Sheet, count: int, fill: Fill, filled: bool
) -> None:
    """A table of `count` rows, blank or with those of the sample."""
    label, columns = data["words"], given["columns"]
    if given["title"]:
        title = add_line(file, given["title"], HEAD)
        title.paragraph_format.keep_with_next = True
    heads = [label["n"], *map(_head, columns, given["heads"], given["abreast"])]
    table = add_table(file, data, heads, [room.NUMBER, *given["widths"]])
    narrow(table)
    centre(table.rows[0])
    if len(columns) >= MANY:
        for run in (run for cell in table.rows[0].cells for run in cell.paragraphs[0].runs):
            run.font.size = Pt(8.5)
    tall = fill.tall(given["height"])
    before: list[str] = []
    for n, values in enumerate(_rows(given, count, filled), 1):
        if values == before:
            repeat_row(table, str(n))
            continue
        add_low_row(table, tall, str(n), values)
        table.rows[-1].cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        before = values
    if given["has_total"]:
        sums = [one["value"] if filled and one["is_total"] else "" for one in columns]
        add_low_row(table, tall, label["total"], sums)
    if given["capitals"]:
        row = new_row(table)
        row.height, row.height_rule = tall, WD_ROW_HEIGHT_RULE.AT_LEAST
        cell = row.cells[0].merge(row.cells[-1])
        sum_ = given["in_capitals"] if filled else ""
        put(cell, label["capitals"] + data["writing"]["colon"] + sum_)


def _rows(given: Sheet, count: int, filled: bool) -> list[list[str]]:
    """The rows of a table; below those of the sample there are a few blank ones."""
    columns = list(zip(given["columns"], given["abreast"], strict=True))
    blank = [ticked(one) if across >= 0 else "" for one, across in columns]
    items = given["items"]
    begun = [[item, *blank[1:]] for item in items] + [blank] * (count - len(items))
    if not filled:
        return begun
    done = [
        [
            ticked(one, cell) if across >= 0 and cell in one["options"] else cell
            for cell, (one, across) in zip(row, columns, strict=False)
        ]
        for row in given["filled"]
    ]
    more = max(0, min(SAMPLE_BLANKS, count - len(done)))
    empty = [[item, *[""] * (len(columns) - 1)] for item in (*items, *[""] * count)]
    return done + empty[len(done) : max(len(items), len(done) + more)]


def _head(column: Sheet, head: str, across: int) -> str:
    """The head of a column, with what may be chosen where it does not stand in the cells."""
    choice = across < 0 and column["type"] == "choice"
    options = f"/{BREAK}".join(column["options"]) if choice else ""
    told = column["label"].lower() == "/".join(column["options"]).lower()
    return "\n".join(filter(None, (head, "" if told else options)))


def write_grid(file: Document, data: Sheet, rows: int, fill: Fill, filled: bool) -> None:
    """So many rows by the days of a month."""
    label, grid = data["words"], data["grid"]
    days = [str(n) for n in range(1, DAYS + 1)]
    heads = [label["n"], grid["row_title"], *days, *grid["heads"]]
    sums = grid["sums"]
    rest = data["width"] - room.NUMBER - room.DAY * len(days) - sum(sums)
    file.styles["Cell Head"].font.size = file.styles["Cell Text"].font.size = Pt(8.5)
    table = add_table(file, data, heads, [room.NUMBER, rest, *[room.DAY] * len(days), *sums])
    narrow(table)
    for side in ("left", "right"):
        table._tblPr.find(qn("w:tblCellMar")).find(qn(f"w:{side}")).set(qn("w:w"), "28")
    _write_weekdays(table, label["weekday"], grid["weekdays"] if filled else ())
    titles = [*grid["items"], *[""] * (rows - len(grid["items"]))]
    given = [_titled(*one) for one in zip(titles, grid["filled"], strict=False)]
    more = titles[len(given) : max(len(grid["items"]), len(given) + SAMPLE_BLANKS)]
    before: Sequence[str] = ()
    for n, values in enumerate(
        [*given, *([title] for title in more)] if filled else [[title] for title in titles], 1
    ):
        if values == before:
            repeat_row(table, str(n))
            continue
        add_low_row(table, fill.tall(DAY), str(n), values)
        centre(table.rows[-1], besides=1)
        before = values
    if grid["marks"]:
        line = add_line(file, label["marks_used"] + data["writing"]["colon"])
        marks = (f"{sign} {words}".replace(" ", GAP) for sign, words in grid["marks"])
        add_text(line, BETWEEN.join(marks))


def _write_weekdays(table: Table, title: str, weekdays: Sequence[str]) -> None:
    """The second line of the head, below the days; the other heads take both lines."""
    add_low_row(table, Mm(WEEKDAYS), "", [title, *weekdays])
    head, below = table.rows[0], table.rows[1]
    below._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for n, cell in enumerate(below.cells):
        cell.paragraphs[0]._p.style = HEAD
        tint(cell)
        if n == 0 or n >= 2 + DAYS:
            head.cells[n].merge(cell)
    centre(head)
    centre(below)


def _titled(title: str, row: Sequence[str]) -> Sequence[str]:
    """A row of the example, which may leave out the title that is printed anyway."""
    return row if row and title in ("", row[0]) else (title, *row)
