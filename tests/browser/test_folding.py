"""A long page is folded, and nothing on it is out of reach."""

from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect

LONG = "procedures/welcome.html"
STEP = "#register > .hb-fold--more"
INSIDE = "#register .hb-substeps li >> nth=0"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def low(browser: Browser) -> Iterator[Page]:
    """A window so low that even the pages of a tiny handbook are long."""
    context = browser.new_context(viewport={"width": 390, "height": 350}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_the_longest_pages_are_six_screens_of_a_phone_at_first_sight(
    phone: Page, our_site: Path
) -> None:
    for path in (
        "roles/purchasing-clerk/index.html", "procedures/order-followup.html",
        "procedures/business-trip.html", "scripts/greeting-script.html",
        "standards/authority-limits.html", "forms/cost-sheet.html",
    ):  # fmt: skip
        for language in ("", "en/"):
            phone.goto((our_site / language / path).as_uri())
            height = phone.evaluate("document.documentElement.scrollHeight")

            assert height <= 5000, (language, path)


def test_a_page_of_few_screens_stands_open(phone: Page, address: str) -> None:
    phone.goto(address + LONG)

    assert phone.is_visible(INSIDE)
    assert not phone.is_visible(f"{STEP} > summary")


def test_what_the_reader_opens_stays_open_in_the_other_language_too(
    low: Page, address: str
) -> None:
    low.goto(address + LONG)
    assert not low.is_visible(INSIDE)

    low.click(f"{STEP} > summary")
    expect(low.locator(INSIDE)).to_be_visible()
    low.wait_for_function("localStorage['hb-folds:welcome'] !== undefined")
    low.reload()
    assert low.is_visible(INSIDE)
    low.goto(f"{address}en/{LONG}")
    assert low.is_visible(INSIDE)


def test_what_a_link_leads_to_opens_and_is_in_sight(low: Page, address: str) -> None:
    low.goto(f"{address}{LONG}#register")
    expect(low.locator(INSIDE)).to_be_visible()
    expect(low.locator("#register")).to_be_in_viewport()

    low.goto(f"{address}roles/front-desk/index.html")
    authority = low.locator("#sec-authority")
    assert not low.is_visible("#sec-authority >> xpath=ancestor::details >> .hb-column")
    low.evaluate("location.hash = 'sec-authority'")
    expect(low.locator(".hb-column--may")).to_be_visible()
    expect(authority).to_be_in_viewport()


def test_one_button_opens_the_whole_page_and_folds_it_again(low: Page, address: str) -> None:
    low.goto(address + LONG)
    closed = low.locator("details[data-fold]:not([open])")
    low.get_by_role("button", name="全部展开").click()
    expect(closed).to_have_count(0)

    low.get_by_role("button", name="全部收起").click()
    expect(low.locator("details[data-fold][open]")).to_have_count(0)


def test_the_bar_says_at_which_step_one_is_and_leads_to_the_next(low: Page, address: str) -> None:
    low.goto(address + LONG)
    bar = low.get_by_role("navigation", name="读到哪里")
    low.get_by_role("button", name="全部展开").click()
    expect(bar).to_contain_text("1 / ")
    before = low.evaluate("history.length")

    bar.get_by_role("link", name="下一个").click()
    expect(bar).to_contain_text("2 / ")
    bar.get_by_role("link", name="下一个").click()
    expect(bar).to_contain_text("3 / ")
    bar.get_by_role("link", name="上一个").click()
    expect(bar).to_contain_text("2 / ")
    assert before == low.evaluate("history.length")


def test_without_scripts_and_on_paper_nothing_is_folded(
    browser: Browser, low: Page, address: str, pdf_pages: Callable[[bytes], list[str]]
) -> None:
    plain = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 350})
    plain.goto(address + LONG)
    text = plain.locator(INSIDE).inner_text()
    assert plain.is_visible(INSIDE)
    plain.close()

    low.goto(address + LONG)
    assert not low.is_visible(INSIDE)
    assert letters(text) in letters("".join(pdf_pages(low.pdf())))


def letters(text: str) -> str:
    """A text without spaces; a PDF may write a character as its like among the radicals."""
    return "".join(normalize("NFKC", text).split())


def test_a_picture_as_tall_as_a_page_is_not_printed_with_the_text(
    phone: Page, our_site: Path
) -> None:
    phone.goto((our_site / "procedures/visitor-reception.html").as_uri())
    expect(phone.locator(".hb-fold--shut > summary")).to_be_visible()

    phone.emulate_media(media="print")
    assert not phone.is_visible(".hb-fold--shut")
    assert phone.is_visible("#sec-steps")
