"""A question bank as a workbook, for those who keep theirs in a spreadsheet or import from one.

The columns are those that Chinese quiz tools ask for: 题型, 题干, 选项, 答案 (ABC; 正确 or 错误;
several that a gap accepts), 分值, 难度, 知识点, 解析. What a tool calls otherwise is mapped there.
"""

from __future__ import annotations

import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.locale import words
from generator.outputs.exports.archive import packed, unpacked
from generator.outputs.exports.bank import POINTS, Bank
from generator.outputs.exports.text import answer
from generator.outputs.quiz import Question

OPTIONS = 6

COLUMNS = (
    *(("id", "", 30), ("type", "", 10), ("stem", "", 60)),
    *(("option", letter, 30) for letter in "ABCDEF"),
    *(("answer", "", 16), ("points", "", 6), ("difficulty", "", 6), ("topic", "", 20)),
    *(("why", "", 50), ("basis", "", 30), ("clauses", "", 20)),
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
    shown = () if question.type == "true_false" else question.options[:OPTIONS]
    options = [one.text for one in shown]
    return [
        question.id,
        bank.type(question),
        _stem(question),
        *options,
        *([""] * (OPTIONS - len(options))),
        answer(bank, question),
        str(POINTS[question.type]),
        bank.difficulty(question),
        bank.section(question),
        bank.explained(question),
        bank.basis(question),
        " ".join(question.clauses),
    ]


def _stem(question: Question) -> str:
    """The stem; of a match with what there is to choose from, since the options are one side."""
    right = [f"({n}) {pair}" for n, pair in enumerate(question.pairs, 1)]
    return "\n".join([question.stem, *(right if question.type == "match" else [])])


def _without_the_clock(data: bytes, bank: Bank) -> bytes:
    """The workbook without the time at which it was made."""
    files = unpacked(data)
    day = f"{bank.day.isoformat()}T00:00:00Z".encode()
    core = "docProps/core.xml"
    files[core] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", day, files[core])
    return packed(files)
