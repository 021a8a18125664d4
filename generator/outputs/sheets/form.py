"""The sheet of a form: what it says, and how wide and tall its places are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from generator.content.handbook import Handbook
from generator.content.records import Form
from generator.outputs import forms
from generator.outputs.sheets import room
from generator.outputs.sheets.content import Sheet, mistakes, references

WIDE, TALL = 174.0, 261.0
"""Between the margins of A4: upright, and on its side."""
IN_SHORT = 2
"""Notes that stand on half a sheet, too; the others stand with the sample."""


def of_form(handbook: Handbook, form: Form) -> Sheet:
    """A form as its sheet has it."""
    sheet = forms.sheet(handbook, form)
    width = TALL if form.paper == "A4-landscape" else WIDE
    boxes = [box for line in sheet.lines for box in line]
    columns = sheet.table.columns if sheet.table else ()
    marked = [*boxes, *columns]
    inner = asdict(sheet)
    if sheet.table:
        inner["table"].update(asdict(_table(sheet.table, width)))
    return {
        **inner,
        "lines": _lines(boxes, width),
        "unit": width / room.units_of(width),
        "width": width,
        "paper": handbook.settings.paper.size,
        "landscape": form.paper == "A4-landscape",
        "two_up": form.paper == "A5",
        "prefix": form.serial.prefix if form.serial else "",
        "required": any(box.required for box in marked),
        "hints": [[box.label, box.hint] for box in marked if box.hint],
        "notes": [*([handbook.plain(form.scope)] if form.scope else []), *inner["notes"]],
        "in_short": IN_SHORT,
        "basis": references(handbook, form.basis),
        "mistakes": mistakes(handbook, form.mistakes),
    }


def _lines(boxes: Iterable[forms.Box], width: float) -> list[list[Sheet]]:
    """The fields by lines, as paper needs them: each has its place."""
    given = list(boxes)
    fields = [
        room.Field(box.label + "*" * box.required, box.type, box.options, box.value, box.width)
        for box in given
    ]
    return [
        [{**asdict(given[n]), "place": asdict(place)} for n, place in line]
        for line in room.fields(fields, width)
    ]


def _table(lines: forms.Lines, width: float) -> room.Widths:
    total = sum(one.width for one in lines.columns)
    columns = [
        room.Column(
            one.label + "*" * one.required,
            one.type,
            one.options,
            (
                *(row[n] for row in lines.filled if n < len(row)),
                *([one.value] if one.is_total else []),
                *(lines.items if n == 0 else ()),
            ),
            one.width / total,
        )
        for n, one in enumerate(lines.columns)
    ]
    return room.table(columns, width - room.NUMBER)
