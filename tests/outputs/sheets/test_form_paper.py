"""Printed forms: no word crosses a rule, each copy counts its own pages, a sample is marked."""

import re
from functools import cache

import pytest

from generator.outputs.sheets import documents
from tests.outputs.real import real
from tests.outputs.sheets.crossings import crossed
from tests.outputs.sheets.promises import Print, closed_up, poppler

HARD = (
    ("en", "cost-sheet"), ("en", "goods-receipt"), ("zh", "employee-record"),
    ("en", "lc-register"), ("zh", "production-notice"), ("en", "attendance-month"),
)  # fmt: skip
"""Those with the longest words in the narrowest columns."""


@cache
def printed(language: str, id: str) -> Print:
    book = real(language)
    return Print(documents.sheet(book, book.records[id]))


def every() -> list[object]:
    slow = [
        pytest.param(language, form.id, marks=pytest.mark.slow)
        for language in ("zh", "en")
        for form in real(language).forms
        if (language, form.id) not in HARD
    ]
    return [*HARD, *slow]


@pytest.mark.parametrize(("language", "id"), every())
def test_no_word_of_a_form_crosses_a_rule_or_another_word(language: str, id: str) -> None:
    assert [] == crossed(printed(language, id))


def test_a_word_that_crosses_a_rule_is_found() -> None:
    book = real("en")
    sheet = documents.sheet(book, book.records["goods-receipt"])
    sheet["table"]["widths"] = [100, *[7] * 7, 14][: len(sheet["table"]["widths"])]

    assert any("Accepted" in fault for fault in crossed(Print(sheet)))


@pytest.mark.parametrize(("language", "id"), [("zh", "production-notice"), ("en", "cost-sheet")])
def test_each_copy_counts_its_own_pages_and_the_sample_none(language: str, id: str) -> None:
    one = printed(language, id)
    label = one.sheet["words"]
    pages = poppler("pdftotext", one.data, "-raw", "-", "-").decode().rstrip("\f").split("\f")
    *blanks, sample = map(closed_up, pages)
    first = closed_up(label["page_of"].format(n=1, N=1))

    assert max(1, len(one.sheet["copies"])) == sum(first in page for page in blanks) == len(blanks)
    assert not any(closed_up(label["not_a_record"]) in page for page in blanks)
    assert closed_up(label["not_a_record"]) in sample
    counted = closed_up(label["page_of"].format(n=r"\d+", N=r"\d+"))
    assert not re.search(counted, sample)
    assert all(one["signed_on"] in sample for one in one.sheet["sign_offs"])


def test_a_month_grid_has_its_weekdays_its_sums_and_a_place_to_sign() -> None:
    grid = printed("zh", "attendance-month").sheet["grid"]

    assert "二三四五六日一" == "".join(grid["weekdays"][:7])  # December 2026 begins on a Tuesday
    assert "本人签名" in printed("zh", "attendance-month").text
    assert "T" == printed("en", "attendance-month").sheet["grid"]["weekdays"][0]


def test_each_note_of_a_slip_begins_a_line_and_each_rule_is_a_sentence() -> None:
    one = printed("zh", "cash-advance")
    label = one.sheet["words"]
    text = poppler("pdftotext", one.data, "-f", "1", "-l", "1", "-layout", "-", "-").decode()
    lines = [closed_up(line) for line in text.splitlines()]

    for begun in (label["copies"], label["keep"], label["notes"] + "：1.", "2.", "3."):
        assert any(line.startswith(begun) for line in lines), begun
    assert all(rule.endswith(("。", "；")) for rule in one.sheet["notes"])
