"""Workbooks: every cell that holds something, as its reader sees it."""

import io
from datetime import date, datetime

import openpyxl

from generator.intake.line import Line, Source
from generator.intake.reading import read
from generator.problems.problem import Words
from tests.intake.documents import changed, part_of


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lines_of(data: bytes) -> list[Line]:
    source = read("a.xlsx", data)
    assert isinstance(source, Source), source
    return list(source.lines)


def test_cells_are_named_as_excel_names_them() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "出纳"
    book.worksheets[0]["B4"] = "收付现金。"
    book.create_sheet("会计")["AA1"] = "记账。"

    assert [("出纳!B4", "出纳"), ("会计!AA1", "会计")] == [
        (one.at, one.sheet) for one in lines_of(saved(book))
    ]


def test_a_formula_is_a_text_that_nothing_computes() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = '=HYPERLINK("http://a.invalid", "点我")'
    (line,) = lines_of(saved(book))

    assert ('=HYPERLINK("http://a.invalid", "点我")', "formula") == (line.text, line.skip)


def test_numbers_dates_and_shares_are_written_as_they_are_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([0.4, 1, 2.50, date(2026, 12, 1), datetime(2026, 12, 1, 9, 30), True])
    sheet["A1"].number_format = "0%"

    assert ["40%", "1", "2.5", "2026-12-01", "2026-12-01 09:30:00", "是"] == [
        one.text for one in lines_of(saved(book))
    ]


def test_a_merged_cell_knows_how_far_it_reaches() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "出纳"
    sheet.merge_cells("A1:B3")
    (line,) = lines_of(saved(book))

    assert line.cell
    assert (2, 3) == (line.cell.width, line.cell.height)


def test_lines_of_a_cell_are_lines_and_hidden_sheets_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "1、收款。\n2、付款。"
    hidden = book.create_sheet("旧")
    hidden["A1"] = "作废。"
    hidden.sheet_state = "hidden"

    assert [("1、收款。", ""), ("2、付款。", ""), ("作废。", "hidden-sheet")] == [
        (one.text, one.skip) for one in lines_of(saved(book))
    ]


def test_a_sheet_that_claims_to_be_endless_is_refused_and_one_with_huge_merges_is_read() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "收付现金。"
    data = saved(book)
    path = "xl/worksheets/sheet1.xml"
    sheet = part_of(data, path)
    far = sheet.replace('<row r="1"', '<row r="99999999999"')
    merged = sheet.replace(
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    answer = read("a.xlsx", changed(data, {path: far}))

    assert isinstance(answer, Words)
    assert "too large" in answer.en
    assert ["收付现金。"] == [one.text for one in lines_of(changed(data, {path: merged}))]
