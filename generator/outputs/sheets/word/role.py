"""The job description as a Word file: the sections that the PDF has, in the same order."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.table import _Cell, _Row

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.parts import (
    HEAD,
    add_rich,
    add_row,
    add_table,
    frame,
    listed,
    mark,
    put,
    settle,
    sign,
    text,
    tint,
    width_of,
)


def write(file: Document, data: Sheet) -> None:
    label = data["words"]
    sections: list[tuple[str, bool, Callable[[Document, Sheet], None]]] = [
        ("basics", True, _basics),
        ("duties", bool(data["duties"]), _duties),
        ("authority", any(data["authority"].values()), _authority),
        ("contacts", any(data["contacts"].values()), _contacts),
        ("requirements", any(data["requirements"].values()), _requirements),
        ("conditions", bool(data["conditions"]), _conditions),
        ("related", bool(data["related"]), _related),
        ("measures", bool(data["measures"]), _measures),
        ("revisions", True, _revisions),
        ("sign_off", True, _sign_off),
    ]
    for n, (name, _, body) in enumerate((one for one in sections if one[1]), 1):
        number = f"{'一二三四五六七八九十'[n - 1]}、" if data["writing"]["han"] else f"{n}. "
        file.add_heading(number + label[name], 1)
        body(file, data)


def _basics(file: Document, data: Sheet) -> None:
    pairs = data["basics"]
    table = file.add_table(0, 6)
    frame(table, [1, 1.6] * 3, width_of(data))
    for at in range(0, len(pairs), 3):
        line = [*pairs[at : at + 3], ["", ""], ["", ""]][:3]  # the last one may be shorter
        row = add_row(table, *(words for pair in line for words in pair))
        for cell in row.cells[::2]:
            _as_head(cell)
    row = table.add_row()
    settle(table, row)
    put(row.cells[0], data["words"]["purpose"])
    _as_head(row.cells[0])
    text(data["purpose"], {}, data)(row.cells[1].merge(row.cells[5]))


def _as_head(cell: _Cell) -> None:
    cell.paragraphs[0]._p.style = HEAD
    tint(cell)


def _duties(file: Document, data: Sheet) -> None:
    head = [data["words"][w] for w in ("n", "duty", "requirement", "when", "part", "basis")]
    table = add_table(file, data, head, [0.6, 1.7, 4.6, 0.85, 0.7, 1.25])
    for duty in data["duties"]:
        numbers = "\n".join(one["number"] or one["title"] for one in duty["basis"])
        add_row(
            table, str(duty["n"]), text(duty["title"], duty, data),
            text(duty["text"], {}, data), duty["when"], duty["part"], numbers,
        )  # fmt: skip


def _authority(file: Document, data: Sheet) -> None:
    levels = ("may", "must_ask", "must_not")
    table = add_table(file, data, [data["words"][level] for level in levels], [1, 1, 1])
    _top(add_row(table, *(listed(data["authority"][level], data) for level in levels)))


def _top(row: _Row) -> None:
    for cell in row.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP


def _contacts(file: Document, data: Sheet) -> None:
    sides = ("inside", "outside")
    table = add_table(file, data, [data["words"][side] for side in sides], [1.3, 1])
    _top(add_row(table, *(listed(data["contacts"][side], data, lead="who") for side in sides)))


def _requirements(file: Document, data: Sheet) -> None:
    table = file.add_table(0, 2)
    frame(table, [1, 8], width_of(data))
    for name, lines in data["requirements"].items():
        if lines:
            _as_head(add_row(table, data["words"][name], listed(lines, data)).cells[0])


def _conditions(file: Document, data: Sheet) -> None:
    for line in data["conditions"]:
        paragraph = file.add_paragraph(style="List Bullet")
        add_rich(paragraph, line["text"])
        mark(paragraph, line, data)


def _related(file: Document, data: Sheet) -> None:
    file.add_paragraph("　".join(f"{one['number']} {one['title']}" for one in data["related"]))


def _measures(file: Document, data: Sheet) -> None:
    head = [data["words"][word] for word in ("n", "measure", "weight", "target")]
    table = add_table(file, data, head, [0.6, 2.2, 0.8, 6])
    for n, one in enumerate(data["measures"], 1):
        add_row(
            table, str(n), text(one["title"], one, data), f"{one['weight']}%",
            text(one["target"], {}, data),
        )  # fmt: skip


def _revisions(file: Document, data: Sheet) -> None:
    head = [data["words"][word] for word in ("version", "date", "change", "revised_by")]
    table = add_table(file, data, head, [0.8, 1.3, 5.4, 1.6])
    for one in data["revisions"]:
        add_row(table, one["version"], one["date"], one["text"], one["by"])


def _sign_off(file: Document, data: Sheet) -> None:
    label = data["words"]
    parts = [(label[name], data[name]) for name in ("prepared", "reviewed", "approved")]
    sign(file, data, [*parts, (label["holder"], label["holder_read"])])
