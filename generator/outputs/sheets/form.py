"""The sheet of a form: what it says, and how wide and tall its places are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby

from generator.content.handbook import Handbook
from generator.content.records import Form
from generator.locale import words
from generator.outputs import forms
from generator.outputs.sheets import fields, room
from generator.outputs.sheets.content import Sheet, mistakes, references

WIDE, TALL = 174.0, 261.0
"""Between the margins of A4: upright, and on its side."""
ENDS = frozenset("。；！？….;!?")
"""What a sentence ends with."""
ALIKE = 4
"""So many questions with the same answers, one after the other, make a table."""
IN_SHORT = 2
"""Notes that stand on half a sheet, too; the others stand with the sample."""


def of_form(handbook: Handbook, form: Form) -> Sheet:
    """A form as its sheet has it."""
    sheet = forms.sheet(handbook, form)
    width = TALL if form.paper == "A4-landscape" else WIDE
    boxes = [box for line in sheet.lines for box in line]
    tables = {
        name: table
        for name, table in (("table", sheet.table), ("second_table", sheet.second_table)) if table
    }  # fmt: skip
    marked = [*boxes, *(column for table in tables.values() for column in table.columns)]
    inner = asdict(sheet)
    for name, table in tables.items():
        inner[name].update(asdict(_table(table, width)))
    if sheet.grid:
        inner["grid"]["heads"] = [room.sum_head(one.label, one.type) for one in sheet.grid.columns]
        inner["grid"]["sums"] = [room.sum_column(one.label, one.type) for one in sheet.grid.columns]
    return {
        **inner,
        "parts": _parts(boxes, width),
        "unit": width / fields.units_of(width),
        "width": width,
        "paper": handbook.settings.paper.size,
        "landscape": form.paper == "A4-landscape",
        "two_up": form.paper == "A5",
        "prefix": form.serial.prefix if form.serial else "",
        "required": any(box.required for box in marked),
        "notes": _rules(handbook, form, marked),
        "in_short": IN_SHORT,
        "basis": references(handbook, form.basis),
        "mistakes": mistakes(handbook, form.mistakes),
    }


def _rules(handbook: Handbook, form: Form, boxes: Iterable[forms.Box]) -> list[str]:
    """How a form is filled in: each rule is a sentence, whether or not its author ended it."""
    writing = words(handbook.language)["writing"]
    colon, stop = writing["colon"], writing["stop"]
    scope = handbook.scope_of(form)
    rules = [handbook.plain(one) for one in (scope, *form.notes) if one]
    hints = [f"{box.label}{colon}{box.hint}" for box in boxes if box.hint]
    return [one if one[-1:] in ENDS else one + stop for one in (*rules, *hints)]


def _parts(boxes: Iterable[forms.Box], width: float) -> list[Sheet]:
    """The fields in the order in which they stand: lines of them, and questions with alike answers.

    Questions that have the same answers are a table, so that the boxes to tick stand in columns.
    """
    out: list[Sheet] = []
    for options, some in groupby(boxes, key=lambda box: box.options):
        group = list(some)
        if options and len(group) >= ALIKE:
            out.append({"options": options, "asked": [asdict(box) for box in group]})
        elif out and "boxes" in out[-1]:
            out[-1]["boxes"] += group
        else:
            out.append({"boxes": group})
    return [{"lines": _lines(one["boxes"], width)} if "boxes" in one else one for one in out]


def _lines(boxes: list[forms.Box], width: float) -> list[list[Sheet]]:
    """Fields by lines, as paper needs them: each has its place."""
    given = [
        fields.Field(
            label=box.label + "*" * box.required,
            type=box.type,
            options=box.options,
            value=box.value,
            width=box.width,
            boxes=box.boxes,
        )
        for box in boxes
    ]
    return [
        [{**asdict(boxes[n]), "place": asdict(place)} for n, place in line]
        for line in fields.fields(given, width)
    ]


def _table(lines: forms.Lines, width: float) -> room.Widths:
    total = sum(one.width for one in lines.columns)
    columns = [
        room.Column(
            one.label + "*" * one.required,
            one.type,
            () if n == 0 and lines.items else one.options,
            (
                *(lines.items if n == 0 else ()),
                *(row[n] for row in lines.filled if n < len(row)),
                *([one.value] if one.is_total else []),
            ),
            one.width / total,
        )
        for n, one in enumerate(lines.columns)
    ]
    return room.table(columns, width - room.NUMBER)
