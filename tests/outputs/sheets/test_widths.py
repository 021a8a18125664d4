"""How wide the columns of a table are."""

from __future__ import annotations

import pytest

from generator.outputs.sheets.room import printed
from generator.outputs.sheets.widths import PADDING, ROOM, cell, fitted, short_cell


def test_a_column_that_says_more_is_wider() -> None:
    rows = [(cell("请客人坐下，" * 20), cell("客人坐下了"))] * 3

    wide, narrow = fitted(rows, (0.2, 0.2))

    assert wide == pytest.approx(0.8)
    assert narrow == pytest.approx(0.2)


def test_columns_that_say_the_same_are_equally_wide() -> None:
    rows = [(cell("请客人坐下"), cell("请客人坐下"))]

    assert [0.5, 0.5] == fitted(rows, (0.1, 0.1))


def test_a_long_word_stays_on_its_line() -> None:
    word = "Administration"
    rows = [(cell("Ask the visitor to take a seat. " * 9), cell(word))]

    _, narrow = fitted(rows, (0.2, 0.1))

    assert narrow * ROOM - PADDING >= printed(word, 1)


def test_what_a_text_leads_to_is_not_read() -> None:
    link = {"to": "visitor-reception-and-all-that", "link": ["来访接待"], "number": "HF-QT-P01"}

    assert cell([link]) == cell("来访接待HF-QT-P01")


def test_a_table_without_rows_has_columns() -> None:
    assert [0.6, 0.4] == fitted([], (0.6, 0.4))


def test_what_is_short_in_a_small_table_stays_on_a_line() -> None:
    rows = [(short_cell("Work injury"), short_cell("Paid period of treatment. " * 9))]

    narrow, _ = fitted(rows, (0.1, 0.1), 20)

    assert narrow * 20 - PADDING >= printed("Work injury", 1)
