"""Documents of several trades and shapes are read as a reader reads them."""

from collections.abc import Callable

import pytest

from tests.intake.documents import DOCUMENTS, Document
from tests.intake.figures import entries_of, figures_of
from tests.intake.held_out import HELD_OUT

LEAST = {"lines": 1.0, "heading": 0.95, "item": 0.98, "role": 0.95, "kind": 0.85, "number": 1.0}


@pytest.mark.parametrize("make", [*DOCUMENTS, *HELD_OUT], ids=lambda make: make.__name__)
def test_a_document_is_read_as_a_reader_reads_it(make: Callable[[], Document]) -> None:
    figures = figures_of(make())
    short = [name for name, least in LEAST.items() if figures.share(name) < least]

    assert ([], []) == (short, figures.wrong if short else [])


def test_all_documents_together_have_next_to_no_mistake() -> None:
    """So that a rule for one of them does not quietly harm the others."""
    every = [figures_of(make()) for make in (*DOCUMENTS, *HELD_OUT)]
    wrong = [one for figures in every for one in figures.wrong]

    assert len(wrong) <= 3, wrong


def read(text: str, name: str = "出纳.txt") -> list[tuple[str, str, str, str]]:
    """Place, what, kind and role of each entry of a text."""
    _, found = entries_of(name, text.encode())
    return [
        (entry.line.at, entry.what, entry.kind, entry.role)
        for entries in found.values()
        for entry in entries
    ]


def test_a_heading_and_an_item_in_one_line_stand_twice() -> None:
    assert [
        ("1", "heading", "role", "出纳"),
        ("1", "item", "duty", "出纳"),
        ("2", "heading", "role", "会计"),
        ("2", "item", "duty", "会计"),
    ] == read("出纳：负责现金的收付和保管。\n会计：负责记账，编制每月的报表。")


def test_a_sentence_that_a_line_break_cut_goes_on_in_the_next_line() -> None:
    text = (
        "出纳岗位职责\n1、每天核对现金和账面余额，发现差错当天查清，并且登记在差错簿里，\n"
        "由财务经理签字。\n2、保管支票。"
    )
    assert ("3", "continuation", "duty", "出纳") in read(text)


def test_numbers_without_any_mark_are_numbers_when_their_neighbours_bear_it_out() -> None:
    _, found = entries_of("出纳.txt", "出纳岗位职责\n1收现金\n2 付现金\n3个月盘点一次".encode())

    assert ["", "1", "2", ""] == [entries[0].number for entries in found.values()]


def test_page_numbers_rulers_contents_and_adverts_are_left_out_with_a_reason() -> None:
    text = (
        "出纳岗位职责\n一、职责............3\n- 2 -\n第 3 页 共 9 页\n==========\nhttps://example.com/a\n"
        "1、收付现金。"
    )
    _, found = entries_of("出纳.txt", text.encode())
    left = {at: entries[0].why for at, entries in found.items() if entries[0].what == "left_out"}

    assert {
        "2": "contents", "3": "page-number", "4": "page-number", "5": "ruler", "6": "advert",
    } == left  # fmt: skip


def test_a_line_that_stood_before_names_where() -> None:
    text = "出纳岗位职责\n1、每天核对现金余额。\n2、保管好支票本。\n3、每天核对现金余额！"
    _, found = entries_of("出纳.txt", text.encode())

    assert ("2", "duplicate") == (found["4"][0].duplicate_of, found["4"][0].why)


def test_the_name_of_the_file_tells_the_role_where_no_line_does() -> None:
    assert {"出纳"} == {
        role for *_, role in read("1、收付现金。\n2、保管支票。", "出纳岗位职责.txt")
    }


def test_a_sentence_that_defines_another_role_belongs_to_that_role() -> None:
    text = (
        "外贸跟单员的职责\n跟单员的工作从接单开始，到出货结束。\n"
        "报关员的主要工作是申报进出口货物。\n1、跟进订单。"
    )
    assert "报关员" == {at: role for at, _, _, role in read(text)}["3"]
