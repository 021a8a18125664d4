"""What is around a page: it is light, and its colours, header, contents and drawer move."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

LONG = "procedures/welcome.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # Low, so that even the pages of a tiny handbook are long.
    context = browser.new_context(
        viewport={"width": 1280, "height": 300}, color_scheme="dark", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_what_pages_share_is_light_and_only_colours_hold_up_the_first_paint(site: Path) -> None:
    """With a page of 20 kB it is far below 120 kB, compressed as by a web server."""
    page = (site / "index.html").read_text("utf-8")
    shared = re.findall(r'<(?:script|link)[^>]* (?:src|href)="(assets/[^"]+)"', page)
    weight = sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in shared)
    at_once = re.findall(r'<script src="([^"]+)"', page)

    assert weight < 60_000, shared
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


def is_dark(page: Page) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def is_light(page: Page) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_colours_follow_the_system_until_the_reader_chooses(page: Page, address: str) -> None:
    switch = "[data-md-component=palette] label:visible"
    page.goto(address + "index.html")
    is_dark(page)
    page.emulate_media(color_scheme="light")
    is_light(page)

    page.click(switch)
    page.emulate_media(color_scheme="dark")
    is_light(page)
    page.click(switch)
    page.emulate_media(color_scheme="light")
    is_dark(page)

    page.goto(address + LONG)
    is_dark(page)
    page.click(switch)
    is_light(page)


def test_the_switch_of_colours_works_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.focus("[data-md-component=palette] input:checked")
    page.keyboard.press("ArrowRight")

    is_light(page)
    expect(page.locator("[data-md-component=palette] label:visible")).to_have_css(
        "outline-style", "solid"
    )


def test_the_header_names_the_page_once_its_heading_is_out_of_sight(
    page: Page, address: str
) -> None:
    page.goto(address + LONG)
    title = page.locator("[data-md-component=header-title]")
    expect(title).not_to_have_class("md-header__title--active")

    page.evaluate("scrollTo(0, 600)")
    expect(title).to_contain_class("md-header__title--active")
    page.evaluate("scrollTo(0, 0)")
    expect(title).not_to_contain_class("md-header__title--active")


def test_the_contents_show_where_the_reader_is(page: Page, address: str) -> None:
    page.goto(address + LONG)
    contents = page.locator(".md-sidebar--secondary")
    second = contents.locator("li a").nth(1)
    second.click()

    expect(second).to_contain_class("md-nav__link--active")
    expect(contents.locator(".md-nav__link--active")).to_have_count(1)
    expect(contents.locator("li a").first).to_contain_class("md-nav__link--passed")


def test_whoever_turns_back_is_shown_the_way_to_the_top(page: Page, address: str) -> None:
    page.goto(address + LONG)
    top = page.locator("[data-md-component=top]")
    page.evaluate("scrollTo(0, 900)")
    expect(top).to_be_hidden()

    page.evaluate("scrollBy(0, -100)")
    expect(top).to_be_visible()
    top.click()
    page.wait_for_function("scrollY === 0")
    expect(top).to_be_hidden()


def test_enter_folds_a_section_of_the_navigation(page: Page, address: str) -> None:
    page.goto(address + LONG)
    label = page.locator(".md-nav--primary label[for^='__nav'][tabindex='0']").first
    box = page.locator(f"#{label.get_attribute('for')}")
    assert box.is_checked()

    label.press("Enter")

    assert not box.is_checked()


def test_a_link_within_the_page_closes_the_drawer(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + LONG)
    page.click(".md-header__button.hb-drawer")
    page.click("label[for=__toc].md-nav__link")
    page.locator(".md-sidebar--primary .md-nav--secondary li a").nth(1).click()

    expect(page.locator("#__drawer")).not_to_be_checked()


def test_a_link_to_something_folded_opens_it(page: Page, address: str) -> None:
    page.goto(address + "standards/manners.html")
    folded = page.locator("article details").first
    page.goto(f"{page.url}#{folded.get_attribute('id')}")

    expect(folded).to_have_attribute("open", "")
