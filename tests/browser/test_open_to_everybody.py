"""axe-core finds nothing on any kind of page, nor in what opens on it: light, dark, wide, small."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations_in
from tests.browser.conftest import PAGES

WIDTHS = (1280, 390)
PHONE = (390,)
LOOKS = ((1280, "light"), (390, "dark")), ((1280, "dark"), (390, "light"))


def in_turn(names: Iterable[str]) -> list[Any]:
    """Each name with one pair of looks, by turns; with --slow, with the other pair too."""
    daily = [pytest.param(name, LOOKS[at % 2], id=name) for at, name in enumerate(names)]
    other = [
        pytest.param(name, LOOKS[at % 2 - 1], id=f"{name}-too", marks=pytest.mark.slow)
        for at, name in enumerate(names)
    ]
    return [*daily, *other]


Looks = tuple[tuple[int, str], ...]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # What moves is looked at when it stands still: half faded in, nothing has enough contrast.
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("path", "looks"), in_turn(PAGES))
def test_every_kind_of_page(page: Page, address: str, path: str, looks: Looks) -> None:
    page.goto(address + path)
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 844})

        assert [] == violations_in(scheme, page), width


def open_sheet(page: Page, name: str) -> None:
    page.click(f".hb-bar [href='#hb-{name}']")
    expect(page.locator(f"#hb-{name}")).to_be_in_viewport()


def search(page: Page, words: str, answer: str) -> None:
    page.fill("[data-handbook-search]", words)
    expect(page.locator(answer).first).to_be_visible()


def ask_about_term(page: Page) -> None:
    page.focus("a.hb-term >> nth=0")
    expect(page.locator("[role=tooltip]")).to_be_visible()


def choose_role(page: Page) -> None:
    home = page.url
    page.click("[data-hb-role=office-clerk]")
    page.wait_for_url("**/office-clerk/**")
    page.goto(home)
    expect(page.locator(".hb-visits a").first).to_be_visible()


def fold(page: Page) -> None:
    button = page.locator(".hb-where__all")
    if "全部展开" in button.inner_text():
        button.click()
    button.click()
    expect(page.locator("details[data-fold][open]")).to_have_count(0)


def pass_the_review_day(page: Page) -> None:
    page.clock.set_fixed_time("2030-01-01T09:00:00")
    page.reload()
    expect(page.locator("hb-review p")).to_be_visible()


def begin_practice(page: Page) -> None:
    page.click(".hb-quiz__button--primary")
    expect(page.locator(".hb-quiz__place")).to_be_visible()


def answer(page: Page) -> None:
    begin_practice(page)
    for field in page.locator(".hb-quiz__form :is(input, select)").all():
        kind = field.evaluate("field => field.type")
        if kind == "select-one":
            field.select_option(index=1)
        elif kind == "text":
            field.fill("x")
        else:
            field.check()
    page.click(".hb-quiz__form .hb-quiz__button--primary")
    expect(page.locator(".hb-quiz__verdict")).to_be_visible()


def set_exam(page: Page) -> None:
    page.click(".hb-quiz__button >> nth=1")
    expect(page.locator(".hb-quiz__settings")).to_be_visible()


def hand_in(page: Page) -> None:
    set_exam(page)
    page.click(".hb-quiz__settings .hb-quiz__button--primary")
    page.click(".hb-quiz__form .hb-quiz__button:not(.hb-quiz__button--primary)")
    page.click(".hb-quiz__stage > .hb-quiz__buttons .hb-quiz__button--primary")  # yes, hand it in
    expect(page.locator(".hb-quiz__score")).to_be_visible()


OPENED: dict[str, tuple[str, tuple[int, ...], Callable[[Page], None]]] = {
    "drawer": ("procedures/welcome.html", PHONE, lambda page: open_sheet(page, "menu")),
    "contents": ("procedures/welcome.html", PHONE, lambda page: open_sheet(page, "contents")),
    "hits": ("index.html", WIDTHS, lambda page: search(page, "客人", ".hb-hit")),
    "no hit": ("index.html", WIDTHS, lambda page: search(page, "量子力学", ".hb-search__none a")),
    "hits in English": ("en/index.html", WIDTHS, lambda page: search(page, "visitor", ".hb-hit")),
    "term": ("procedures/welcome.html", WIDTHS, ask_about_term),
    "ticks": ("checklists/reception-opening.html", WIDTHS, lambda p: p.check("#tick-lights")),
    "role and visits": ("index.html", WIDTHS, choose_role),
    "folded": ("procedures/welcome.html", WIDTHS, fold),
    "overdue": ("roles/front-desk/index.html", WIDTHS, pass_the_review_day),
    "question": ("quizzes/front-desk.html", WIDTHS, begin_practice),
    "verdict": ("quizzes/front-desk.html", WIDTHS, answer),
    "exam": ("quizzes/front-desk.html", PHONE, set_exam),
    "result": ("quizzes/front-desk.html", WIDTHS, hand_in),
}
"""What opens on a page: where, at which widths, and how."""


@pytest.mark.parametrize(("name", "looks"), in_turn(OPENED))
def test_what_opens_on_a_page(page: Page, address: str, name: str, looks: Looks) -> None:
    path, widths, opened = OPENED[name]
    for width, scheme in looks:
        if width not in widths:
            continue
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(address + path)
        opened(page)

        assert [] == violations_in(scheme, page), width
        page.evaluate("localStorage.clear()")
