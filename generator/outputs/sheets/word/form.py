"""A form as a Word file, to be filled in on the screen or on paper."""

from __future__ import annotations

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm

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
DAY = 0.32
"""How wide a day is beside a title."""


def write(file: Document, data: Sheet) -> None:
    _serial(file, data)
    for line in data["lines"]:
        _fields(file, data, line)
    if data["grid"]:
        _grid(file, data)
    elif data["table"]:
        _table(file, data)
    if data["sign_offs"]:
        across = 3 if data["landscape"] else 2
        sign(file, data, [_place(one, data) for one in data["sign_offs"]], across)
    _foot(file, data)


def _place(one: Sheet, data: Sheet) -> Place:
    asked = [data["words"][name] for name in ("opinion", "seal") if one[name]]
    height = Mm(22) if asked else Mm(17)
    return Place(one["title"], "", asked, one["date"], height)


def _serial(file: Document, data: Sheet) -> None:
    if data["serial"]:
        line = file.add_paragraph(f"{data['words']['serial']} {data['prefix']} ____________")
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _line(data: Sheet, rows: int) -> Length:
    """How tall a blank line is, for the whole form to fit on a page if it can."""
    tall = PAPERS[data["paper"]][0 if data["landscape"] else 1].mm
    signed = -(-len(data["sign_offs"]) // 2) * 20
    taken = 45 + 32 + 10 * len(data["lines"]) + signed + 22  # margins, title and head, foot
    return Mm(min(HIGHEST, max(LOWEST, (tall - taken) / max(1, rows))))


def _fields(file: Document, data: Sheet, line: list[Sheet]) -> None:
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
        put(value, _empty(one, data))
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


def _table(file: Document, data: Sheet) -> None:
    label, given = data["words"], data["table"]
    columns = given["columns"]
    heads = [label["n"], *(one["label"] + ("*" if one["required"] else "") for one in columns)]
    widths = [0.06 * sum(one["width"] for one in columns), *(one["width"] for one in columns)]
    table = add_table(file, data, heads, widths)
    line = _line(data, given["rows"])
    for n in range(1, given["rows"] + 1):
        row = new_row(table)
        row.height, row.height_rule = line, WD_ROW_HEIGHT_RULE.AT_LEAST
        put(row.cells[0], str(n))
    if given["has_total"]:
        put(new_row(table).cells[0], label["total"])
    if given["capitals"]:
        row = new_row(table)
        cell = row.cells[0].merge(row.cells[-1])
        put(cell, label["capitals"] + data["writing"]["colon"])


def _grid(file: Document, data: Sheet) -> None:
    label, grid = data["words"], data["grid"]
    sums = [one["label"] for one in data["table"]["columns"]] if data["table"] else []
    days = [str(n) for n in range(1, grid["days"] + 1)]
    heads = [label["n"], grid["row_title"], *days, *sums]
    widths = [0.5, 3, *[DAY] * len(days), *[0.8] * len(sums)]
    table = add_table(file, data, heads, widths)
    titles = [*grid["items"], *[""] * grid["rows"]]
    line = _line(data, len(titles))
    for n, title in enumerate(titles, 1):
        row = new_row(table)
        row.height, row.height_rule = line, WD_ROW_HEIGHT_RULE.AT_LEAST
        put(row.cells[0], str(n))
        put(row.cells[1], title)
    if grid["marks"]:
        told = "　".join(f"{sign_} {words}" for sign_, words in grid["marks"])
        add_line(file, label["marks_used"] + data["writing"]["colon"] + told)


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
