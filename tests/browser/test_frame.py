"""What is around a page: it is light, and its colours, header, contents and drawer move."""

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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


def loaded(page: Path) -> set[str]:
    """The paths in the site of the scripts and style sheets that a page loads, and its icon."""
    text = page.read_text("utf-8")
    return set(re.findall(r'<(?:script|link)[^>]* (?:src|href)="(assets/[^"]+)"', text))


def test_what_pages_share_is_light_and_only_colours_hold_up_the_first_paint(site: Path) -> None:
    """With a page of 20 kB it is far below 120 kB, compressed as by a web server."""
    home, plain = loaded(site / "index.html"), loaded(site / "find.html")
    weight = {name: len(gzip.compress((site / name).read_bytes(), 6)) for name in home}
    page = (site / "index.html").read_text("utf-8")
    at_once = re.findall(r'<script src="([^"]+)"(?! defer)', page)

    assert plain <= home
    assert sum(weight[name] for name in plain) < 60_000, weight
    assert sum(weight[name] for name in home - plain) < 12_000, weight  # what is due today
    assert ["assets/handbook/base.js", "assets/handbook/header-zh.js"] == at_once


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
    switch = ".hb-palette label:visible"
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
    page.focus(".hb-palette input:checked")
    page.keyboard.press("ArrowRight")

    is_light(page)
    expect(page.locator(".hb-palette label:visible")).to_have_css("outline-style", "solid")


def test_the_header_names_the_page_once_its_heading_is_out_of_sight(
    page: Page, address: str
) -> None:
    page.goto(address + LONG)
    title = page.locator("[data-hb-name]")
    expect(title).not_to_have_class("hb-name--page")

    page.evaluate("scrollTo(0, 600)")
    expect(title).to_contain_class("hb-name--page")
    page.evaluate("scrollTo(0, 0)")
    expect(title).not_to_contain_class("hb-name--page")


def test_the_contents_show_where_the_reader_is(page: Page, address: str) -> None:
    page.goto(address + LONG)
    contents = page.locator(".hb-side--contents")
    second = contents.locator("li a").nth(1)
    second.click()

    expect(second).to_have_attribute("aria-current", "true")
    expect(contents.locator("[aria-current]")).to_have_count(1)


def test_whoever_turns_back_is_shown_the_way_to_the_top(page: Page, address: str) -> None:
    page.goto(address + LONG)
    top = page.locator(".md-top")
    page.evaluate("scrollTo(0, 900)")
    expect(top).to_be_hidden()

    page.evaluate("scrollBy(0, -100)")
    expect(top).to_be_visible()
    top.click()
    page.wait_for_function("scrollY === 0")
    expect(top).to_be_hidden()


MENU = ".hb-bar [href='#hb-menu']"
CONTENTS = ".hb-bar [href='#hb-contents']"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_a_phone_has_home_search_and_contents_within_one_tap(phone: Page, address: str) -> None:
    phone.goto(address + LONG)
    phone.get_by_role("navigation", name="快捷栏").get_by_text("搜索").tap()
    expect(phone.locator("[data-handbook-search]")).to_be_focused()
    phone.go_back()

    phone.tap(CONTENTS)
    phone.locator(".hb-side--contents").get_by_text("诊断表").tap()
    expect(phone.locator(".hb-side--contents")).to_be_hidden()
    assert phone.evaluate("location.hash") == "#sec-diagnosis"

    phone.get_by_role("navigation", name="快捷栏").get_by_text("首页").tap()
    phone.wait_for_url(address + "index.html")


def test_the_drawer_opens_where_the_reader_is(phone: Page, address: str) -> None:
    phone.goto(address + LONG)
    phone.tap(MENU)

    here = phone.locator(".hb-side--menu [aria-current]")
    expect(here).to_be_focused()
    expect(here).to_be_in_viewport()
    expect(here).to_have_text("迎接客人")


@pytest.mark.parametrize(("opens", "layer"), [
    (MENU, ".hb-side--menu"),
    (CONTENTS, ".hb-side--contents"),
    ("[data-hb-search]", ".hb-search__panel"),
    ("a.hb-term >> nth=0", "[role=tooltip]"),
])  # fmt: skip
def test_back_closes_what_lies_over_the_page_before_it_leaves(
    phone: Page, address: str, opens: str, layer: str
) -> None:
    phone.goto(address + "index.html")
    phone.goto(address + LONG)
    for _ in range(2):
        phone.tap(opens)
        expect(phone.locator(layer)).to_be_visible()
        phone.go_back()
        expect(phone.locator(layer)).to_be_hidden()
        assert phone.url == address + LONG

    phone.go_back()
    phone.wait_for_url(address + "index.html")


@pytest.mark.parametrize(("opens", "layer"), [
    (MENU, ".hb-side--menu"), ("[data-hb-search]", ".hb-search__panel"),
])  # fmt: skip
def test_back_leaves_at_once_after_something_was_closed_by_key(
    phone: Page, address: str, opens: str, layer: str
) -> None:
    phone.goto(address + "index.html")
    phone.goto(address + LONG)
    phone.tap(opens)
    expect(phone.locator(layer)).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator(layer)).to_be_hidden()

    phone.go_back()
    phone.wait_for_url(address + "index.html")


def test_back_from_where_the_drawer_led_is_back_to_the_page(phone: Page, address: str) -> None:
    phone.goto(address + LONG)
    phone.tap(MENU)
    phone.locator(".hb-side--menu").get_by_text("开门清单").tap()
    phone.wait_for_url("**/checklists/reception-opening.html")

    phone.go_back()
    phone.wait_for_url(address + LONG)
    expect(phone.locator(".hb-side--menu")).to_be_hidden()


def test_without_scripts_the_bar_opens_menu_and_contents_too(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LONG)
    for opens, layer in ((MENU, ".hb-side--menu"), (CONTENTS, ".hb-side--contents")):
        page.click(opens)
        expect(page.locator(layer)).to_be_visible()
        page.go_back()
        expect(page.locator(layer)).to_be_hidden()
    context.close()


def test_the_other_language_opens_at_the_same_place(page: Page, address: str) -> None:
    page.goto(address + LONG)
    page.locator("#register").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#register').scrollIntoView()")
    page.click(".hb-language")
    page.wait_for_url("**/en/procedures/welcome.html#*")

    place = page.evaluate("location.hash.slice(1)")
    assert page.locator(f"[id='{place}']").count() == 1


def test_an_address_that_leads_nowhere_shows_the_site_at_any_depth(
    browser: Browser, site: Path
) -> None:
    """As behind a web server that keeps the site in a folder of its own."""
    with lost(site) as address:
        page = browser.new_page()
        for path in ("nowhere.html", "roles/front-desk/gone/away.html"):
            page.goto(f"{address}company/handbook/{path}")
            page.wait_for_function("() => window.handbookRoot")
            home = page.eval_on_selector(".md-logo", "link => link.href")
            assert home == f"{address}company/handbook/index.html"
            expect(page.locator(".md-header")).to_have_css("position", "sticky")
            page.fill("[data-handbook-search]", "客人")
            expect(page.locator("[data-handbook-hit]").first).to_be_visible()
            page.keyboard.press("Escape")
        page.get_by_role("link", name="回到首页").click()
        page.wait_for_url(f"{address}company/handbook/index.html")
        page.close()


class Lost(SimpleHTTPRequestHandler):
    """A server that has the site below a folder, and its page for whatever it does not have."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/company/handbook"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def lost(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Lost, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_a_link_to_something_folded_opens_it(page: Page, address: str) -> None:
    page.goto(address + "standards/manners.html")
    folded = page.locator("article details").first
    page.goto(f"{page.url}#{folded.get_attribute('id')}")

    expect(folded).to_have_attribute("open", "")
