"""The job description as a Word file: the sections that the PDF has, in the same order."""

from __future__ import annotations

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.ending import Place, close
from generator.outputs.sheets.word.parts import (
    HEAD,
    Writer,
    add_heading,
    add_row,
    add_table,
    as_head,
    frame,
    keep,
    listed,
    new_row,
    pairs,
    put,
    set_cell_margins,
    set_type,
    text,
    width_of,
)
from generator.outputs.sheets.word.runs import STRONG, add_rich, add_text, mark

WRITTEN = Mm(5.6)
"""A pen needs more height than type."""

USUAL, TIGHT = 20, 8
"""Room above and below what cells hold, in twentieths of a point."""
LONG = {True: 2900, False: 8900}
"""Characters from which a leaf needs smaller margins in cells: in Chinese, in other languages."""
LABELS = 24.0
"""The column of labels in two neighbouring tables, in millimetres: long ones take two lines."""


def write(file: Document, data: Sheet) -> None:
    label = data["words"]
    _make_tight(file, data)
    add_heading(file, label["basics"])
    _basics(file, data)
    add_heading(file, label["duties"])
    _duties(file, data)
    if any(data["authority"].values()):
        add_heading(file, label["authority"])
        _authority(file, data)
    if any(data["contacts"].values()):
        add_heading(file, label["contacts"])
        _contacts(file, data)
    if any(data["requirements"].values()) or data["extra"]:
        add_heading(file, label["requirements"])
        _requirements(file, data)
    if data["measures"]:
        add_heading(file, label["measures"])
        _measures(file, data)
    set_cell_margins(file, TIGHT if _is_long(file, data) else USUAL)
    close(file, data, Place(label["holder"], label["holder_read"]))


def _is_long(file: Document, data: Sheet) -> bool:
    signs = sum(len(text.text or "") for text in file.element.body.iter(qn("w:t")))
    return signs > LONG[data["writing"]["han"]]


def _make_tight(file: Document, data: Sheet) -> None:
    """A job description is one leaf: small type in its tables, and little between sections."""
    size, line = (Pt(9), Pt(10.5)) if data["writing"]["han"] else (Pt(8.5), Pt(9.2))
    set_type(file, size, line)
    title, heading = (file.styles[name].paragraph_format for name in ("Title", "Heading 1"))
    title.space_after = Pt(2)
    heading.space_before, heading.space_after = Pt(4), Pt(1)
    file.styles["Heading 1"].font.size = Pt(11)


def _basics(file: Document, data: Sheet) -> None:
    given = data["basics"]
    table = file.add_table(0, 6)
    frame(table, [1, 1.7, 1, 1.3, 1, 1.5], width_of(data))
    for at in range(0, len(given), 3):
        three = [*given[at : at + 3], ("", ""), ("", "")][:3]  # the last row may be short
        row = add_row(table, *(words for pair in three for words in pair))
        for cell in row.cells[::2]:
            as_head(cell)
        if not all(words for label, words in three if label):
            row.height, row.height_rule = WRITTEN, WD_ROW_HEIGHT_RULE.AT_LEAST
    for name, words in (("purpose", data["purpose"]), ("legal", [data["legal"]])):
        if any(words):
            row = new_row(table)
            put(row.cells[0], data["words"][name])
            as_head(row.cells[0])
            text(words, {}, data)(row.cells[1].merge(row.cells[5]))


def _duties(file: Document, data: Sheet) -> None:
    head = [data["words"][word] for word in ("n", "duty_and_requirement", "when_and_part")]
    table = add_table(file, data, head, [0.6, 7.6, 1.1])
    for duty in data["duties"]:
        add_row(table, str(duty["n"]), _duty(duty, data), f"{duty['when']}\n{duty['part']}")


def _duty(duty: Sheet, data: Sheet) -> Writer:
    """The title leads its text, as in the PDF."""

    def write(cell: _Cell) -> None:
        line = put(cell, "")
        add_rich(line, [{"strong": duty["title"]}])
        mark(line, duty, data)
        add_rich(line, ["　" if data["writing"]["han"] else "  ", *duty["text"]])
        if duty["deadline"]:
            add_text(line, f" ({duty['deadline']})")

    return write


def _authority(file: Document, data: Sheet) -> None:
    levels = ("may", "must_ask", "must_not")
    table = add_table(file, data, [data["words"][level] for level in levels], [1, 1, 1])
    _top(add_row(table, *(listed(data["authority"][level], data) for level in levels)))


def _top(row: _Row) -> None:
    for cell in row.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP


def _contacts(file: Document, data: Sheet) -> None:
    sides = [side for side in ("inside", "outside") if data["contacts"][side]]
    rows = [(data["words"][side], _run_on(data["contacts"][side], data)) for side in sides]
    _keep_whole(pairs(file, data, rows, LABELS))


def _keep_whole(table: Table) -> None:
    """Keep a short section on one page, so that no page begins in the middle of it."""
    for row in table._tbl.tr_lst[:-1]:
        keep(row)


def _run_on(contacts: list[Sheet], data: Sheet) -> Writer:
    """Whom the role deals with and what about, one after the other, as in the PDF."""

    def write(cell: _Cell) -> None:
        line = put(cell, "")
        for n, one in enumerate(contacts):
            add_text(line, ("　" if n else "") + one["who"], STRONG)
            add_rich(line, [data["writing"]["colon"], *one["about"]])
            mark(line, one, data)

    return write


def _requirements(file: Document, data: Sheet) -> None:
    kinds = ((data["words"][name], words) for name, words in data["requirements"].items())
    extra = ((one["title"], one["text"]) for one in data["extra"])
    rows = [(name, text(words, {}, data)) for name, words in (*kinds, *extra) if words]
    _keep_whole(pairs(file, data, rows, LABELS))


def _measures(file: Document, data: Sheet) -> None:
    label = data["words"]
    head = [label[word] for word in ("n", "measure", "weight", "target")]
    table = add_table(file, data, head, [0.6, 2.2, 0.8, 6])
    for n, one in enumerate(data["measures"], 1):
        add_row(
            table, str(n), text(one["title"], one, data), f"{one['weight']}%",
            text(one["target"], {}, data),
        )  # fmt: skip
    all_ = sum(one["weight"] for one in data["measures"])
    row = new_row(table)
    put(row.cells[0].merge(row.cells[1]), label["total"], HEAD).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    put(row.cells[2], f"{all_}%", HEAD)
