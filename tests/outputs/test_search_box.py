"""The search box in a real browser, from disk and over http: keys, input methods, open to all."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bench.company import company
from generator.content.load import load
from generator.outputs.artifact import Artifact, Site
from generator.outputs.registry import artifacts
from generator.outputs.site.frame import CONTENT_POLICY
from tests.small import small_site

INPUT = "[data-handbook-search]"
HIT = "[data-handbook-hit]"

FRAME = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Box</title>
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
{styles}<link rel="stylesheet" href="{base}/assets/handbook/handbook.css">
<script src="{base}/assets/handbook/base.js" data-base="{base}"></script></head>
<body data-md-color-scheme="{scheme}" data-md-color-primary="custom" data-md-color-accent="custom">
<header class="md-header"><nav class="md-header__inner md-grid" aria-label="Header">
<div class="md-header__title">Box</div>{box}</nav></header>
<main><h1>Box</h1><textarea aria-label="Text"></textarea></main>
<script src="{base}/assets/handbook/search.js"></script></body></html>
"""


def write(folder: Path, name: str, data: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def page_with_box(name: str, language: str = "zh", scheme: str = "default") -> bytes:
    base = "/".join([".."] * name.count("/")) or "."
    box = f'<script src="{base}/assets/handbook/header-{language}.js"></script>'
    styles = "".join(
        f'<link rel="stylesheet" href="{base}/assets/{sheet.name}">' for sheet in stylesheets()
    )
    return FRAME.format(
        language=language, policy=CONTENT_POLICY, base=base, scheme=scheme, box=box, styles=styles
    ).encode()


def stylesheets() -> list[Path]:
    """The theme's own, whose colours the box takes."""
    folder = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    return [next(folder.glob("main.*.min.css")), next(folder.glob("palette.*.min.css"))]


def make_site(folder: Path, site: Site) -> Path:
    for one in artifacts(site, ["pages", "search"]):
        if isinstance(one, Artifact) and one.path.startswith("assets/"):
            write(folder, one.path, one.make())
    for sheet in stylesheets():
        write(folder, f"assets/{sheet.name}", sheet.read_bytes())
    write(folder, "index.html", page_with_box("index.html"))
    write(folder, "dark.html", page_with_box("dark.html", scheme="slate"))
    write(folder, "en/roles/x.html", page_with_box("en/roles/x.html", "en"))
    write(folder, "procedures/welcome.html", page_with_box("procedures/welcome.html"))
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("box"), small_site())


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["disk", pytest.param("http", marks=pytest.mark.slow)])
def root(request: pytest.FixtureRequest, folder: Path, server: str) -> str:
    return f"{folder.as_uri()}/" if request.param == "disk" else server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if anything goes wrong on it, a breach of the policy too."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    yield page
    assert [] == wrong
    context.close()


def titles(page: Page) -> list[str]:
    return page.locator(f"{HIT} .hb-hit__title").all_inner_texts()


def ask(page: Page, query: str) -> None:
    """Type a query and wait for the answer to it."""
    page.fill(INPUT, query)
    expect(page.locator(".hb-search__status")).not_to_be_empty()
    expect(page.locator(f"{HIT}, .hb-search__none a").first).to_be_visible()


# -- finding


@pytest.mark.parametrize("root", ["disk", "http"], indirect=True)
def test_a_search_finds_from_disk_and_over_http(page: Page, root: str) -> None:
    page.goto(root + "index.html")

    ask(page, "来访")

    assert "迎接客人" == titles(page)[0]
    assert f"{root}procedures/welcome.html" == page.locator(HIT).first.evaluate("hit => hit.href")


def test_nothing_is_loaded_before_somebody_searches(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(server + "index.html")
    page.wait_for_load_state("networkidle")
    before = set(asked)
    page.focus(INPUT)
    expect(page.locator(".hb-search__status")).not_to_be_empty()

    assert {"engine.js", "index-zh.js"} == set(asked) - before


def test_a_page_deep_in_the_english_edition_searches_english(page: Page, root: str) -> None:
    page.goto(root + "en/roles/x.html")

    ask(page, "visit")

    assert "Welcome a visitor" == titles(page)[0]
    expected = f"{root}en/procedures/welcome.html"
    assert expected == page.locator(HIT).first.evaluate("hit => hit.href")


def test_what_was_found_is_marked(page: Page, root: str) -> None:
    page.goto(root + "index.html")

    ask(page, "迎接")

    assert "迎接" == page.locator(f"{HIT} mark").first.inner_text()


def test_a_hit_tells_its_kind_and_where_it_stands(page: Page, root: str) -> None:
    page.goto(root + "index.html")

    ask(page, "登记")

    trails = page.locator(f"{HIT} .hb-hit__trail").all_inner_texts()
    assert any("迎接客人" in trail and "步骤" in trail for trail in trails), trails
    assert page.locator(HIT).count() == page.locator(f"{HIT} [data-kind]").count()


def test_text_is_never_taken_for_a_program(page: Page, folder: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    page.goto(f"{folder.as_uri()}/index.html")

    ask(page, hostile)

    assert hostile in page.locator(".hb-search__status").inner_text()
    assert 0 == page.locator(".hb-search img").count()


def test_where_nothing_is_found_somebody_is_named(page: Page, root: str) -> None:
    page.goto(root + "index.html")

    ask(page, "量子力学")

    link = page.locator(".hb-search__none a")
    assert 0 == page.locator(HIT).count()
    assert "没有找到“量子力学”。" == page.locator(".hb-search__status").inner_text()
    assert "前台" == link.inner_text()
    assert f"{root}roles/front-desk/index.html" == link.evaluate("link => link.href")


def test_other_hits_of_a_page_are_folded_under_its_first(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask(page, "客人")
    paths = page.locator(HIT).evaluate_all("all => all.map(one => one.pathname)")
    pages = [path for path in paths if path.split("/")[-2] in ("procedures", "standards", "roles")]
    count = page.get_by_role("option").count()

    assert len(pages) == len(set(pages))

    page.locator(".hb-hit--more").first.click()

    expect(page.locator("a.hb-hit--under").first).to_have_attribute("aria-selected", "true")
    assert page.get_by_role("option").count() >= count
    assert page.locator(INPUT).get_attribute("aria-activedescendant")


def test_the_sentence_that_answers_is_shown_with_its_words_marked(page: Page, root: str) -> None:
    page.goto(root + "index.html")

    ask(page, "三分钟")

    assert "三分钟" in page.locator(f"{HIT} mark").all_inner_texts()


def test_a_word_that_nothing_knows_is_dropped_and_named(page: Page, root: str) -> None:
    page.goto(root + "index.html")

    ask(page, "来访 量子")

    assert "手册里没有“量子”" in page.locator(".hb-search__status").inner_text()
    assert "迎接客人" == titles(page)[0]


def test_nobody_is_sent_to_himself(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    page.evaluate("localStorage.setItem('hb-role', JSON.stringify('front-desk'))")

    page.fill(INPUT, "量子力学")

    expect(page.locator(".hb-search__none")).to_contain_text("可以问")
    assert "前台" not in page.locator(".hb-search__none").inner_text()


def test_hits_can_be_narrowed_to_a_kind(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask(page, "客人")
    many = page.locator(HIT).count()

    page.get_by_role("button", name="流程", exact=True).click()

    expect(page.get_by_role("button", name="流程", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    assert 0 < page.locator(HIT).count() < many
    hrefs = page.locator(HIT).evaluate_all("all => all.map(one => one.href)")
    assert all("/procedures/" in href for href in hrefs)


# -- typing


def test_pasted_and_dictated_text_is_searched(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    page.focus(INPUT)

    page.keyboard.insert_text("来访")

    expect(page.locator(HIT).first).to_be_visible()


def test_enter_while_composing_goes_nowhere(page: Page, root: str) -> None:
    """An input method takes Enter for itself; some browsers tell so only by the code 229."""
    page.goto(root + "index.html")
    ask(page, "来访")
    page.evaluate(
        """selector => {
            const input = document.querySelector(selector);
            const press = (extra) => {
                const event = new KeyboardEvent("keydown",
                    { key: "Enter", bubbles: true, cancelable: true, ...extra });
                input.dispatchEvent(event);
            };
            input.dispatchEvent(new CompositionEvent("compositionstart"));
            press({ isComposing: true });
            press({ keyCode: 229 });
            input.dispatchEvent(new CompositionEvent("compositionend", { data: "来访" }));
        }""",
        INPUT,
    )

    assert f"{root}index.html" == page.url
    expect(page.locator(HIT).first).to_be_visible()


def test_what_an_input_method_leaves_is_searched(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    page.focus(INPUT)

    page.evaluate(
        """selector => {
            const input = document.querySelector(selector);
            const type = (value, isComposing) => {
                input.value = value;
                input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing }));
            };
            type("lai", true);
            type("lai'fang", true);
            type("来访", false);
        }""",
        INPUT,
    )

    expect(page.locator(f"{HIT} .hb-hit__title").first).to_have_text("迎接客人")


def test_enter_opens_the_first_hit(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask(page, "来访")

    page.keyboard.press("Enter")
    page.wait_for_url("**/procedures/welcome.html")


def test_arrows_walk_through_the_hits_and_round(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask(page, "客人")
    count = page.get_by_role("option").count()
    active = "input => document.getElementById(input.getAttribute('aria-activedescendant')).id"

    page.keyboard.press("ArrowDown")
    assert "hb-hit-0" == page.locator(INPUT).evaluate(active)
    page.keyboard.press("ArrowUp")
    assert f"hb-hit-{count - 1}" == page.locator(INPUT).evaluate(active)
    assert 1 == page.locator(f"{HIT}[aria-selected=true]").count()


def test_a_slash_or_control_k_opens_the_search_and_escape_closes_it(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    panel = page.locator(".hb-search__panel")

    for key in ("/", "Control+k"):
        page.keyboard.press(key)
        expect(page.locator(INPUT)).to_be_focused()
        expect(panel).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()

    assert "" == page.input_value(INPUT)


def test_after_escape_the_keys_go_on_from_the_box(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    page.click(INPUT)
    page.keyboard.type("来电")
    expect(page.locator(HIT).first).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator(".hb-search__panel")).to_be_hidden()
    expect(page.locator(INPUT)).to_be_focused()

    page.keyboard.type("话")
    expect(page.locator(HIT).first).to_be_visible()


def test_a_slash_in_a_text_is_a_slash(page: Page, root: str) -> None:
    page.goto(root + "index.html")

    page.focus("textarea")
    page.keyboard.press("/")

    assert "/" == page.input_value("textarea")
    expect(page.locator(".hb-search__panel")).to_be_hidden()


def test_a_click_elsewhere_closes_the_search(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask(page, "来访")

    page.mouse.click(100, 700)

    expect(page.locator(".hb-search__panel")).to_be_hidden()


def test_past_searches_come_back_and_can_be_cleared(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask(page, "来访")
    page.keyboard.press("Enter")
    page.wait_for_url("**/procedures/welcome.html")

    page.focus(INPUT)
    expect(page.locator("[data-query]")).to_have_text(["来访"])
    page.locator("[data-query]").click()
    expect(page.locator(HIT).first).to_be_visible()
    page.fill(INPUT, "")
    page.get_by_role("button", name="清除").click()

    expect(page.locator("[data-query]")).to_have_count(0)


# -- open to everybody


@pytest.mark.parametrize("name", ["index.html", "dark.html", "en/roles/x.html"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("query", ["客人", "量子力学", ""])
def test_the_open_search_is_open_to_everybody(
    page: Page, server: str, name: str, width: int, query: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server + name)
    page.focus(INPUT)
    expect(page.locator(".hb-search__status")).not_to_be_empty()
    if query:
        ask(page, query)
        page.keyboard.press("ArrowDown")

    found = Axe().run(page).response["violations"]

    assert [] == [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_screen_reader_hears_how_many_hits_there_are(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask(page, "客人")
    status = page.get_by_role("status")
    count = page.locator(HIT).count()

    expect(status).to_have_text(f"{count} 条结果")
    expect(page.get_by_role("combobox", name="搜索手册")).to_have_attribute("aria-expanded", "true")
    assert count == page.get_by_role("option").and_(page.locator(HIT)).count()


def test_on_a_phone_the_search_fills_the_screen(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + "index.html")
    ask(page, "客人")

    box = page.locator("hb-search").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    page.get_by_role("button", name="关闭搜索").click()

    expect(page.locator(".hb-search__panel")).to_be_hidden()


def test_without_javascript_the_box_stays_out_of_sight(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "index.html")

    assert not page.locator(INPUT).is_visible()
    context.close()


# -- a large handbook


def test_a_large_handbook_is_searched_in_pieces(page: Page, tmp_path: Path, server: str) -> None:
    site = Site(load(dict(company(150))).editions)
    role = site.base.roles[77]
    make_site(tmp_path, site)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{tmp_path.as_uri()}/index.html")

    ask(page, site.base.title(role.id))

    assert site.base.title(role.id) == titles(page)[0]
    assert any("/zh/words-" in url for url in loaded)
    sizes = [len((tmp_path / url.split("?")[0].removeprefix(f"{tmp_path.as_uri()}/")).read_bytes())
             for url in loaded if "/assets/search/" in url]  # fmt: skip
    assert sum(sizes) < 1_500_000, json.dumps(loaded, indent=1)

    ask(page, "dingdan")

    assert "订单" in titles(page)[0]
