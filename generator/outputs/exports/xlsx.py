"""A question bank as a workbook, for those who keep theirs in a spreadsheet or import from one."""

from __future__ import annotations

import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.locale import words
from generator.outputs.exports.archive import packed, unpacked
from generator.outputs.exports.bank import Bank
from generator.outputs.quiz import Question

OPTIONS = 6

COLUMNS = (
    *(("id", "", 30), ("type", "", 10), ("stem", "", 60)),
    *(("option", letter, 30) for letter in "ABCDEF"),
    *(("answer", "", 30), ("why", "", 50), ("basis", "", 30), ("clauses", "", 20)),
)
"""The word that names a column, what is filled into it, and the column's width in characters."""


def export(bank: Bank) -> bytes:
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a sheet")
    sheet.title = re.sub(r"[\\/*?:\[\]]", " ", bank.title)[:31]
    named = words(bank.handbook.language)["export"]
    _write(sheet, 1, [named[name].format(part) for name, part, _ in COLUMNS])
    for row, question in enumerate(bank.questions, 2):
        _write(sheet, row, _cells(bank, question))
    for number, (*_, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return _without_the_clock(out.getvalue(), bank)


def _write(sheet: Worksheet, row: int, texts: list[str]) -> None:
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column)
        # As text, whatever it begins with: `=1+1` is no formula and `2-3` no date.
        cell.value = text
        cell.data_type = "s"
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _cells(bank: Bank, question: Question) -> list[str]:
    options = [
        f"{one.text} — {one.pair}" if one.pair else one.text for one in question.options[:OPTIONS]
    ]
    return [
        question.id,
        words(bank.handbook.language)["export"]["types"][question.type],
        question.stem,
        *options,
        *([""] * (OPTIONS - len(options))),
        _answer(question),
        question.explanation,
        bank.basis(question),
        " ".join(question.clauses),
    ]


def _answer(question: Question) -> str:
    """The letters of what is right, in order where that matters; of a gap, what fills it."""
    if question.type == "fill":
        return " | ".join(question.answers)
    if question.type == "order":
        return " ".join(id.upper() for id in question.order)
    if question.type == "match":
        return question.answer
    return " ".join(one.id.upper() for one in question.keys)


def _without_the_clock(data: bytes, bank: Bank) -> bytes:
    """The workbook without the time at which it was made."""
    files = unpacked(data)
    day = f"{bank.day.isoformat()}T00:00:00Z".encode()
    core = "docProps/core.xml"
    files[core] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", day, files[core])
    return packed(files)
