"""The site in a real browser: keys lead through it, and it prints."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.outputs import sheets
from generator.outputs.sheets import paper
from tests.browser.conftest import PAGES
from tests.outputs.real import real

PRINTED = {
    "matrix": "matrix.html",
    "documents-clerk-quiz": "quizzes/documents-clerk.html",
    "front-desk-quiz": "quizzes/front-desk.html",
    "business-trip": "procedures/business-trip.html",
    "contract-change": "procedures/contract-change.html",
    "electronic-files": "standards/electronic-files.html",
    "angry-complaint": "scripts/angry-complaint.html",
    "leave-application": "forms/leave-application.html",
    "office-clerk-daily": "checklists/office-clerk-daily.html",
    "merchandiser": "roles/merchandiser/index.html",
}
"""A page of each kind that is printed from a browser, by its paper: the longest of theirs."""


@pytest.mark.parametrize("path", PAGES)
def test_the_first_key_leads_past_the_navigation(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    page.goto(address + path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('article, footer, body:not(:has(article a))') !== null"

    assert page.evaluate(inside), page.evaluate("document.activeElement.outerHTML")
    page.close()


def test_a_document_past_its_review_says_so(browser: Browser, address: str) -> None:
    def banner(day: str) -> bool:
        page = browser.new_page()
        page.clock.set_fixed_time(f"{day}T09:00:00")
        page.goto(address + "roles/front-desk/index.html")
        visible = page.is_visible("hb-review p")
        page.close()
        return visible

    assert not banner("2027-12-01")
    assert banner("2027-12-02")


def test_the_matrix_shows_the_columns_that_are_asked_for(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "matrix.html")
    row = page.locator(".hb-matrix tbody tr:visible").first
    assert row.locator("td").count() > 1

    page.select_option("hb-matrix [name=role]", "front-desk")
    heads = page.locator(".hb-matrix thead th[data-role]:visible")
    assert ["前台"] == heads.all_inner_texts()
    assert 1 == row.locator("td:visible").count()

    page.select_option("hb-matrix [name=role]", "")
    assert row.locator("td:visible").count() > 1
    page.close()


def test_a_printed_page_has_no_blank_sheet_and_no_navigation(
    browser: Browser, address: str, pdf_pages: Callable[[bytes], list[str]]
) -> None:
    page = browser.new_page()
    page.goto(address + "checklists/reception-opening.html")

    sheets = pdf_pages(page.pdf(prefer_css_page_size=True))

    page.close()
    assert 1 == len(sheets)
    assert "开灯" in sheets[0]
    assert "T-QD-C01" in sheets[0]
    assert "全部岗位" not in sheets[0]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PRINTED.values(), ids=PRINTED)
def test_a_page_prints_on_one_sheet_more_than_its_pdf_at_most(
    browser: Browser,
    our_site: Path,
    pdf_pages: Callable[[bytes], list[str]],
    language: str,
    path: str,
) -> None:
    id = next(id for id, one in PRINTED.items() if one == path)
    (one,) = (one for one in sheets.printables(real(language)) if one.id == id)
    page = browser.new_page()
    page.goto((our_site / ("" if language == "zh" else language) / path).as_uri())

    printed = pdf_pages(page.pdf(prefer_css_page_size=True))

    page.close()
    filled = [len("".join(words.split())) for words in printed[:-1]]
    assert len(printed) <= len(pdf_pages(paper.pdf(json.dumps(one.make_sheet())))) + 1
    assert all(signs > 300 for signs in filled)  # no page with next to nothing on it


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_printed_black_on_white_from_a_dark_screen_too(
    browser: Browser, address: str, path: str
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + path)
    page.emulate_media(media="print")

    ink = page.eval_on_selector("h1", "h1 => getComputedStyle(h1).color")
    navigation = page.is_visible(
        ".hb-side--menu, .hb-bar, .hb-path, .md-header, .hb-card--print, .hb-actions"
    )

    context.close()
    assert ("rgb(0, 0, 0)", False) == (ink, navigation)
