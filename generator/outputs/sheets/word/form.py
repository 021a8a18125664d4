"""A form as a Word file, to be filled in on the screen or on paper, and how it looks filled in."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import Table

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.ending import Place, sign
from generator.outputs.sheets.word.parts import (
    HEAD,
    PAPERS,
    add_line,
    add_table,
    add_text,
    frame,
    new_row,
    put,
    tint,
    width_of,
)

FIELD, LONG = Mm(8.5), Mm(17)
"""How tall a field and a field for a long text are at least."""
LOWEST, HIGHEST = 5.5, 8.5
"""How tall a blank line may be, in millimetres."""
MANY = 8
"""Columns whose heads would break in the middle of a word unless they are small."""
DAY = 0.32
"""How wide a day is beside a title."""


def write(file: Document, data: Sheet) -> None:
    _body(file, data, filled=False)
    _foot(file, data)
    if data["has_example"]:
        title = f"{data['title']} · {data['words']['example']}"
        heading = file.add_paragraph(title, style="Title")
        heading.paragraph_format.page_break_before = True
        _body(file, data, filled=True)


def _body(file: Document, data: Sheet, filled: bool) -> None:
    _serial(file, data, filled)
    for line in data["lines"]:
        _fields(file, data, line, filled)
    if data["grid"]:
        _grid(file, data, filled)
    elif data["table"]:
        _table(file, data, filled)
    if data["sign_offs"]:
        across = 3 if data["landscape"] else 2
        sign(file, data, [_place(one, data, filled) for one in data["sign_offs"]], across)


def _place(one: Sheet, data: Sheet, filled: bool) -> Place:
    asked = [data["words"][name] for name in ("opinion", "seal") if one[name]]
    height = Mm(22) if asked else Mm(17)
    signed = one["signature"] if filled else ""
    return Place(one["title"], "", asked, one["date"] and not filled, height, signed)


def _serial(file: Document, data: Sheet, filled: bool) -> None:
    if data["serial"]:
        number = data["serial"] if filled else f"{data['prefix']} ____________"
        line = file.add_paragraph(f"{data['words']['serial']} {number}")
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _line(data: Sheet, rows: int) -> Length:
    """How tall a blank line is, for the whole form to fit on a page if it can."""
    tall = PAPERS[data["paper"]][0 if data["landscape"] else 1].mm
    signed = -(-len(data["sign_offs"]) // 2) * 20
    taken = 45 + 32 + 10 * len(data["lines"]) + signed + 22  # margins, title and head, foot
    return Mm(min(HIGHEST, max(LOWEST, (tall - taken) / max(1, rows))))


def _fields(file: Document, data: Sheet, line: list[Sheet], filled: bool) -> None:
    """A line of fields: a table of one row, since each line has widths of its own."""
    table = file.add_table(0, 2 * len(line))
    shares = [share for one in line for share in _shares(one)]
    frame(table, shares, width_of(data))
    row = new_row(table)
    tall = LONG if any(one["type"] == "long" for one in line) else FIELD
    row.height, row.height_rule = tall, WD_ROW_HEIGHT_RULE.AT_LEAST
    for one, label, value in zip(line, row.cells[::2], row.cells[1::2], strict=True):
        put(label, one["label"] + ("*" if one["required"] else ""), HEAD)
        tint(label)
        put(value, _chosen(one) if filled else _empty(one, data))
    # Two tables that touch become one: a line of no height keeps them apart.
    gap = add_line(file)
    gap.paragraph_format.line_spacing = Length(12700)


def _shares(one: Sheet) -> tuple[float, float]:
    """How much of a field's place its label takes: what its words need, at most two fifths."""
    needed = sum(1 if ord(letter) > 255 else 0.55 for letter in one["label"]) * 0.3 + 0.35
    label = min(needed, one["width"] * 0.42)
    return label, one["width"] - label


def _empty(one: Sheet, data: Sheet) -> str:
    """What stands in a place that is not filled in: what helps the pen."""
    label = data["words"]
    if one["type"] == "choice":
        return "　".join(f"☐ {option}" for option in one["options"])
    if one["type"] == "date" and data["writing"]["han"]:
        return f"　　　{label['year']}　　{label['of_month']}　　{label['day_of_month']}"
    return "¥" if one["type"] == "money" else ""


def _chosen(one: Sheet) -> str:
    """What the example has in a place; of options, the one that is ticked."""
    if one["type"] == "choice" and one["value"] in one["options"]:
        return "　".join(f"{'☑' if o == one['value'] else '☐'} {o}" for o in one["options"])
    return str(one["value"])


def _table(file: Document, data: Sheet, filled: bool) -> None:
    label, given = data["words"], data["table"]
    columns = given["columns"]
    rows = given["filled"] if filled else [[]] * given["rows"]
    heads = [label["n"], *map(_head, columns)]
    if len(columns) >= MANY:
        file.styles["Cell Head"].font.size = Pt(8.5)
    widths = [0.06 * sum(one["width"] for one in columns), *(one["width"] for one in columns)]
    table = add_table(file, data, heads, widths)
    line = _line(data, given["rows"])
    for n, values in enumerate(rows, 1):
        _row(table, line, str(n), values)
    if given["has_total"]:
        sums = [one["value"] if filled and one["is_total"] else "" for one in columns]
        _row(table, line, label["total"], sums)
    if given["capitals"]:
        row = new_row(table)
        cell = row.cells[0].merge(row.cells[-1])
        sum_ = given["in_capitals"] if filled else ""
        put(cell, label["capitals"] + data["writing"]["colon"] + sum_)


def _head(column: Sheet) -> str:
    """The head of a column, with what may be chosen in it."""
    lines = [column["label"] + ("*" if column["required"] else "")]
    return "\n".join([*lines, "/".join(column["options"])] if column["options"] else lines)


def _row(table: Table, tall: Length, first: str, values: Sequence[str]) -> None:
    row = new_row(table)
    row.height, row.height_rule = tall, WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, words in zip(row.cells, (first, *values), strict=False):
        put(cell, words)


def _grid(file: Document, data: Sheet, filled: bool) -> None:
    label, grid = data["words"], data["grid"]
    sums = [one["label"] for one in data["table"]["columns"]] if data["table"] else []
    days = [str(n) for n in range(1, grid["days"] + 1)]
    heads = [label["n"], grid["row_title"], *days, *sums]
    widths = [0.5, 3, *[DAY] * len(days), *[0.8] * len(sums)]
    table = add_table(file, data, heads, widths)
    titles = [*grid["items"], *[""] * grid["rows"]]
    line = _line(data, len(titles))
    rows = [_titled(*one) for one in zip(titles, grid["filled"], strict=False)]
    for n, values in enumerate(rows if filled else [[title] for title in titles], 1):
        _row(table, line, str(n), values)
    if grid["marks"]:
        told = "　".join(f"{sign_} {words}" for sign_, words in grid["marks"])
        add_line(file, label["marks_used"] + data["writing"]["colon"] + told)


def _titled(title: str, row: Sequence[str]) -> Sequence[str]:
    """A row of the example, which may leave out the title that is printed anyway."""
    return row if row and title in ("", row[0]) else (title, *row)


def _foot(file: Document, data: Sheet) -> None:
    label, writing = data["words"], data["writing"]
    copies = [title + (f" → {to}" if to else "") for title, to in data["copies"]]
    kept = [words for words in (data["place"], data["years"]) if words]
    hints = [f"{name}{writing['colon']}{hint}" for name, hint in data["hints"]]
    notes = [*data["notes"], *hints, *([label["required"]] if data["required"] else [])]
    numbered = [f"{n}. {one}" for n, one in enumerate(notes, 1)]
    for name, words in (
        ("copies", writing["list_comma"].join(copies)),
        ("keep", writing["comma"].join(kept)),
        ("notes", " ".join(numbered)),
    ):
        if words:
            add_text(add_line(file), label[name] + writing["colon"] + words)
