"""The site in a real browser: it fits, it remembers, it explains, it prints."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PAGES, Watched


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_over_the_edge_of_a_small_phone(
    browser: Browser, address: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address + path)

    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    page.close()
    assert over <= 0


def test_what_pages_share_is_light_and_only_colours_hold_up_the_first_paint(site: Path) -> None:
    """With a page of 20 kB they stay below 120 kB, as a web server compresses them."""
    page = (site / "index.html").read_text("utf-8")
    shared = re.findall(r'<(?:script|link)[^>]* (?:src|href)="(assets/[^"]+)"', page)
    weight = sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in shared)
    at_once = re.findall(r'<script src="([^"]+)"', page)

    assert weight < 90_000, shared
    assert ["assets/handbook/base.js", "assets/handbook/palette.js"] == at_once


def test_a_quiz_is_a_list_without_scripts_and_does_not_jump_away_with_them(
    browser: Browser, address: str
) -> None:
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(address + "quizzes/front-desk.html")
    assert plain.is_visible(".hb-quiz__list")

    waiting = browser.new_page()
    waiting.route("**/player.js", lambda route: route.abort())
    waiting.goto(address + "quizzes/front-desk.html")
    assert not waiting.is_visible(".hb-quiz__list")

    plain.close()
    waiting.close()


def test_a_checklist_keeps_its_ticks_and_forgets_them_when_asked(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(address + "checklists/reception-opening.html")
    page.check("#tick-lights")
    page.reload()

    assert page.is_checked("#tick-lights")
    assert "1/2" in page.inner_text(".hb-progress")

    page.click(".hb-progress button >> nth=0")

    assert not page.is_checked("#tick-lights")
    assert "0/2" in page.inner_text(".hb-progress")


def test_a_daily_list_starts_afresh_on_another_day(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + "checklists/reception-opening.html")
    page.check("#tick-lights")
    page.evaluate(
        """() => {
          const key = "handbook:ticks:reception-opening";
          const kept = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...kept, day: "2000-01-01" }));
        }"""
    )
    page.reload()

    assert not page.is_checked("#tick-lights")


def test_home_remembers_the_role_and_where_the_reader_was(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + "index.html")
    page.click("[data-hb-role=office-clerk]")
    page.goto(address + "procedures/welcome.html")
    page.goto(address + "index.html")

    assert "办公室文员" in page.inner_text("[data-hb-mine]")
    assert "迎接客人" in page.inner_text("[data-hb-continue]")
    page.click("[data-hb-continue] a >> nth=0")
    assert page.url.startswith(address + "procedures/welcome.html")


def test_the_language_switch_stays_on_the_same_item(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address + "procedures/welcome.html")
    page.click("a.hb-language")

    assert address + "en/procedures/welcome.html" == page.url
    page.click("a.hb-language")
    assert address + "procedures/welcome.html" == page.url


def test_a_term_says_what_it_means_to_mouse_keyboard_and_finger(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address + "procedures/welcome.html")
    term, meaning = page.locator("a.hb-term").first, page.locator("[role=tooltip]")

    term.hover()
    assert "佩戴的证件" in meaning.inner_text()

    page.keyboard.press("Escape")
    assert not meaning.is_visible()

    term.focus()
    assert "hb-meaning" == term.get_attribute("aria-describedby")
    page.keyboard.press("Escape")

    term.tap()
    assert meaning.is_visible()
    term.tap()
    page.wait_for_url("**/glossary.html#visitor-badge")
    context.close()


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


@pytest.fixture
def pdf_pages() -> Callable[[bytes], list[str]]:
    from io import BytesIO

    from pypdf import PdfReader

    return lambda data: [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
