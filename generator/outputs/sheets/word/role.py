"""The job description as a Word file: the sections that the PDF has, in the same order."""

from __future__ import annotations

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.table import _Cell, _Row

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.ending import Place, close
from generator.outputs.sheets.word.parts import (
    Writer,
    add_rich,
    add_row,
    add_table,
    add_text,
    as_head,
    frame,
    listed,
    mark,
    merged_row,
    new_row,
    pairs,
    put,
    text,
    width_of,
)


def write(file: Document, data: Sheet) -> None:
    label = data["words"]
    file.add_heading(label["basics"], 1)
    _basics(file, data)
    file.add_heading(label["duties"], 1)
    _duties(file, data)
    if any(data["authority"].values()):
        file.add_heading(label["authority"], 1)
        _authority(file, data)
    if any(data["contacts"].values()):
        file.add_heading(label["contacts"], 1)
        _contacts(file, data)
    if any(data["requirements"].values()) or data["extra"]:
        file.add_heading(label["requirements"], 1)
        _requirements(file, data)
    if data["measures"]:
        file.add_heading(label["measures"], 1)
        _measures(file, data)
    close(file, data, Place(label["holder"], label["holder_read"]))


def _basics(file: Document, data: Sheet) -> None:
    given = data["basics"]
    table = file.add_table(0, 6)
    frame(table, [1, 1.7, 1, 1.3, 1, 1.5], width_of(data))
    for at in range(0, len(given), 3):
        three = [*given[at : at + 3], ("", ""), ("", "")][:3]  # the last row may be short
        row = add_row(table, *(words for pair in three for words in pair))
        for cell in row.cells[::2]:
            as_head(cell)
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
    rows = [(data["words"][side], listed(data["contacts"][side], data, "who")) for side in sides]
    pairs(file, data, rows)


def _requirements(file: Document, data: Sheet) -> None:
    kinds = ((data["words"][name], words) for name, words in data["requirements"].items())
    extra = ((one["title"], one["text"]) for one in data["extra"])
    rows = [(name, text(words, {}, data)) for name, words in (*kinds, *extra) if words]
    pairs(file, data, rows)


def _measures(file: Document, data: Sheet) -> None:
    label = data["words"]
    head = [label[word] for word in ("n", "measure", "weight", "target")]
    table = add_table(file, data, head, [0.6, 2.2, 0.8, 6])
    for n, one in enumerate(data["measures"], 1):
        add_row(
            table, str(n), text(one["title"], one, data), f"{one['weight']}%",
            text(one["target"], {}, data), keep=True,
        )  # fmt: skip
    all_ = sum(one["weight"] for one in data["measures"])
    merged_row(table, lambda cell: put(cell, f"{label['total']} {all_}%"))
