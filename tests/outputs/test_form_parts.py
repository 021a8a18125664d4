"""Parts that some forms have: options of which several are ticked, preset rows, a second table."""

import json
import re
from functools import cache
from io import BytesIO

import docx
import pytest

from generator.content.checks import check
from generator.content.load import Loaded
from generator.outputs import forms
from generator.outputs import site as pages
from generator.outputs.artifact import Page, Site
from generator.outputs.sheets.documents import sheet
from generator.outputs.sheets.word import docx as word
from generator.outputs.sheets.workbook import xlsx
from tests.outputs.sheets.crossings import crossed
from tests.outputs.sheets.promises import Print, poppler
from tests.small import changed

FORM = """
title: 值班登记
purpose: 每周一张，排好班以后贴在前台。
style: slip
basis: filing
fields:
  - {id: week, label: 周次, width: 4}
  - id: kinds
    label: 值班内容
    type: choice
    several: true
    width: 8
    options: [开门, 接电话, 关灯]
table:
  title: 排班
  items: [周一, 周二, 周三]
  columns:
    - {id: day, label: 星期}
    - {id: early, label: 早班, type: person}
    - {id: late, label: 晚班, type: person}
second_table:
  title: 换班
  rows: 2
  columns:
    - {id: day, label: 哪一天, type: date}
    - {id: hours, label: 小时, type: number}
  total: hours
example:
  values: [{field: week, value: 第 49 周}, {field: kinds, value: 开门、关灯}]
  rows: [{cells: [周一, 王磊, 林晓]}, {cells: [周二, 林晓, 王磊]}]
  second_rows: [{cells: [2026-12-01, "2"]}, {cells: [2026-12-02, "3"]}]
"""


@cache
def loaded(old: str = "", new: str = "") -> Loaded:
    assert old in FORM
    return changed(**{"office-clerk__forms__roster": FORM.replace(old, new, 1) if old else FORM})


@cache
def data() -> str:
    handbook = loaded().editions["zh"]
    return json.dumps(sheet(handbook, handbook.records["roster"]))  # type: ignore[arg-type]


@cache
def printed() -> Print:
    return Print(json.loads(data()))


def codes(old: str, new: str) -> set[str]:
    return {f"{one.code}" for one in check(loaded(old, new)).errors}


def test_the_form_is_sound() -> None:
    assert [] == check(loaded()).errors


def test_the_example_ticks_several_options() -> None:
    handbook = loaded().editions["zh"]
    (form,) = (one for one in handbook.forms if one.id == "roster")
    made = forms.sheet(handbook, form)
    _, kinds = made.lines[0]

    assert ("值班内容（可多选）", ("开门", "关灯")) == (kinds.label, kinds.chosen)
    assert made.table
    assert made.second_table
    assert (3, ("周一", "周二", "周三")) == (made.table.rows, made.table.items)
    assert ("5", 2) == (made.second_table.columns[1].value, made.second_table.rows)


@pytest.mark.parametrize(
    ("value", "several", "ticked"),
    [("开门、关灯", True, ("开门", "关灯")), ("开门, 关灯", True, ("开门", "关灯")),
     ("开门", False, ("开门",)), ("开门、关灯", False, ()), ("开门和别的", True, ()),
     ("", True, ())],
)  # fmt: skip
def test_what_an_example_ticks(value: str, several: bool, ticked: tuple[str, ...]) -> None:
    assert ticked == forms.chosen(value, ("开门", "接电话", "关灯"), several)


def text_of(page: int) -> str:
    at = ("-f", str(page), "-l", str(page))
    return re.sub(r"\s", "", poppler("pdftotext", printed().data, *at, "-", "-").decode())


def test_paper_has_it_all_blank_and_filled_in() -> None:
    blank, sample = text_of(1), text_of(2)
    for words in ("（可多选）", "排班", "周一", "周二", "周三", "换班", "合计"):
        assert words in blank, words
        assert words in sample, words
    assert (3, 0) == (blank.count("☐"), blank.count("☑"))
    assert (1, 2) == (sample.count("☐"), sample.count("☑"))
    assert [] == crossed(printed())


def test_word_has_it_all() -> None:
    file = docx.Document(BytesIO(word(data())))
    cells = [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]

    assert ["1", "周一", "", ""] in cells
    assert ["1", "周一", "王磊", "林晓"] in cells
    assert ["2", "2026-12-02", "3"] in cells
    assert any("☑\N{NO-BREAK SPACE}开门" in cell for row in cells for cell in row)


def test_the_workbook_begins_its_rows_with_what_is_preset() -> None:
    assert xlsx(data())


def test_the_page_has_boxes_to_tick_and_two_tables_with_names_of_their_own() -> None:
    page = next(
        one
        for one in pages.artifacts(Site(loaded().editions))
        if isinstance(one, Page) and one.path == "forms/roster.html"
    )
    html = str(page.render().html)

    assert 'data-label="值班内容（可多选）" data-several' in html
    assert '<th scope="row">周一</th>' in html
    assert html.count('data-name="early-1"') == html.count('data-name="second-day-1"') == 1
    assert 'data-name="day-1"' not in html.replace('data-name="second-day-1"', "")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("type: choice\n", "type: text\n", "several-of-no-choice"),
        ("    several: true\n", "", "one-of-a-choice"),
        ("cells: [周一, 王磊", "cells: [周日, 王磊", "preset-row"),
        ('[2026-12-02, "3"]', '[2026-12-02, "3", ""]', "cells"),
        ("total: hours", "total: minutes", "unknown-column"),
    ],
)
def test_what_does_not_fit_is_reported(old: str, new: str, code: str) -> None:
    assert {code} == codes(old, new)
