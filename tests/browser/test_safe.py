"""Nothing is asked of others, and no text runs, wherever it comes from."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from generator.content import checks
from generator.content.load import load
from generator.outputs.inline import html
from tests.browser.conftest import Watched
from tests.browser.hostile import LINKS, MARK, PAYLOADS, hostile_files
from tests.small import changed, small, small_files

SEARCH = "[data-handbook-search]"
HIT = "[data-handbook-hit]"
TEXT = qn("w:t")


def pages_of(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def search(page: Page, words: str) -> None:
    page.fill(SEARCH, words)
    expect(page.locator(f"{HIT}, .hb-search__none a").first).to_be_visible()


@pytest.mark.parametrize("way", ["http", "disk"])
def test_every_page_is_quiet_and_its_search_answers(
    watched: Watched, site: Path, address: str, way: str
) -> None:
    """A breach of the content policy is reported as an error; every fourth search is tried."""
    root = address if way == "http" else f"{site.as_uri()}/"
    pages = pages_of(site)
    searched = pages[::4]
    for path in pages if way == "http" else searched:
        # A server sends 404.html from any folder, so its links start at the root: not from disk.
        if way == "disk" and path == "404.html":
            continue
        watched.page.goto(root + path)
        if path in searched:
            search(watched.page, "visitor" if path.startswith("en/") else "客人")

        assert ([], []) == (watched.outside(root), watched.errors), path


def test_no_text_of_the_content_runs_or_becomes_an_element(
    watched: Watched, hostile_site: Path, hostile_address: str
) -> None:
    shown = ""
    for path in pages_of(hostile_site):
        watched.page.goto(hostile_address + path)

        assert is_untouched(watched.page), path
        assert ([], []) == (watched.outside(hostile_address), watched.errors), path
        shown += watched.page.evaluate("document.documentElement.textContent")

    assert [] == [one for one in map(small().plain, PAYLOADS) if one not in shown]


def is_untouched(page: Page) -> bool:
    """True where no payload has run, and none has become an element or an attribute."""
    untouched: bool = page.evaluate(
        """() => {
          const templates = Array.from(document.querySelectorAll("template"), (one) => one.content);
          const wrong = "hit, [hit], [onfocus], [onmouseover], [onerror]";
          const clean = [document, ...templates].every((part) => !part.querySelector(wrong));
          return window.hit === undefined && clean;
        }"""
    )
    return untouched


def test_hits_and_questions_show_hostile_texts_as_typed(
    watched: Watched, hostile_site: Path
) -> None:
    page, root = watched.page, f"{hostile_site.as_uri()}/"
    page.goto(root + "index.html")
    search(page, "客人")
    assert MARK in page.locator(HIT).first.inner_text()
    page.click(".hb-search__chip >> nth=1")
    assert is_untouched(page)

    page.goto(root + "quizzes/front-desk.html")
    page.click(".hb-quiz__button >> nth=1")
    page.click(".hb-quiz__settings .hb-quiz__button--primary")
    page.click(".hb-quiz__form .hb-quiz__button >> nth=-1")  # hand in, whichever of several it is
    page.click(".hb-quiz__stage > .hb-quiz__buttons .hb-quiz__button--primary")  # yes, hand it in
    assert MARK in page.locator(".hb-quiz__missed").inner_text()
    assert is_untouched(page)

    page.goto(root + "procedures/welcome.html")
    page.focus("a.hb-term >> nth=0")
    assert MARK in page.locator("[role=tooltip]").inner_text()
    page.goto(root + "index.html")
    assert MARK in page.locator(".hb-visits a").first.inner_text()
    assert is_untouched(page)
    assert [] == watched.errors


def test_the_map_of_the_site_gives_hostile_titles_as_typed(hostile_site: Path) -> None:
    typed = load({name: text.encode() for name, text in hostile_files().items()}).editions
    items = json.loads((hostile_site / "handbook.json").read_text("utf-8"))["items"]
    title = next(item["title"] for item in items if item["id"] == "front-desk")

    assert {language: one.title("front-desk") for language, one in typed.items()} == title


def test_paper_shows_hostile_texts_as_typed(hostile_site: Path) -> None:
    sheets = [
        sheet.extract_text()
        for file in sorted(hostile_site.rglob("*.pdf"))
        for sheet in PdfReader(file).pages
    ]
    printed = closely("".join(sheets))

    assert [] == [one for one in PAYLOADS if closely(small().plain(one)) not in printed]
    for file in sorted(hostile_site.rglob("*.docx")):
        words = "".join(str(one.text) for one in Document(str(file)).element.body.iter(TEXT))
        assert closely(MARK) in closely(words), file


def closely(text: str) -> str:
    """A text without white space: lines break anywhere."""
    return "".join(text.split())


def test_what_is_searched_for_is_only_text(
    watched: Watched, address: str, hostile_address: str
) -> None:
    page = watched.page
    page.goto(hostile_address + "index.html")
    for payload in PAYLOADS:
        search(page, payload)
    assert is_untouched(page)
    assert ([], []) == (watched.outside(hostile_address), watched.errors)

    page.goto(address + "index.html")  # a handbook without any word of the query
    page.fill(SEARCH, f"量子力学{MARK}")
    expect(page.locator(".hb-search__status")).to_contain_text(MARK)
    assert is_untouched(page)
    assert [] == watched.errors


@pytest.mark.parametrize(
    "path", ["index.html", "quizzes/front-desk.html", "procedures/welcome.html"]
)
def test_what_stands_behind_an_address_is_only_text(
    watched: Watched, address: str, path: str
) -> None:
    page = watched.page
    for payload in ("%", "__proto__", "javascript:window.hit=1", *PAYLOADS[:10], MARK):
        page.goto(f"{address}{path}?q={quote(payload)}&h={payload}#{payload}")

        assert is_untouched(page), payload
    assert ([], []) == (watched.outside(address), watched.errors)


IMAGE = f"<img src=x onerror=window.hit=1>{MARK}"

POISON: dict[str, object] = {
    "handbook:visits": [
        {"id": IMAGE, "title": IMAGE, "language": "zh", "path": "javascript:window.hit=1"},
        {"id": "x", "title": "x", "language": "zh", "path": "//127.0.0.1:9/x"},
    ],
    "handbook:role": IMAGE,
    "handbook:ticks:reception-opening": {"day": IMAGE, "items": [IMAGE, "tick-lights"]},
    "handbook:quiz:front-desk": {"cards": {"__proto__": IMAGE, IMAGE: IMAGE}, "name": IMAGE},
    "hb-searches": [IMAGE, "__proto__"],
    "handbook:palette": IMAGE,
}
"""What another page of the same host could leave in the browser's memory."""

WRONG: dict[str, object] = dict.fromkeys(POISON, 7)


@pytest.mark.parametrize("stored", [POISON, WRONG], ids=["hostile", "of the wrong kind"])
def test_what_the_browser_remembers_is_only_text(
    watched: Watched, address: str, stored: dict[str, object]
) -> None:
    page = watched.page
    page.goto(address + "404.html")
    for path in ("index.html", "checklists/reception-opening.html", "quizzes/front-desk.html"):
        page.evaluate(
            "kept => { for (const key in kept) localStorage[key] = JSON.stringify(kept[key]); }",
            stored,
        )
        page.goto(address + path)
        page.focus(SEARCH)
        expect(page.locator(".hb-search__status")).not_to_be_empty()

        assert is_untouched(page), path
        assert ([], []) == (watched.outside(address), watched.errors), path


def test_a_poisoned_link_to_where_the_reader_was_is_not_shown(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(address + "404.html")
    page.evaluate(
        "visits => localStorage.setItem('hb-visits', JSON.stringify(visits))",
        POISON["handbook:visits"],
    )
    page.goto(address + "index.html")

    assert 0 == page.locator(".hb-visits a").count()


@pytest.mark.parametrize("target", LINKS)
def test_a_link_that_could_run_or_leave_is_refused(target: str) -> None:
    role = small_files()["office-clerk/role.yaml"].decode()
    text = f"[词]({target})"

    loaded = changed(**{"office-clerk__role": role.replace("每周归档一次。", f"'{text}'")})

    codes = {problem.code for problem in checks.check(loaded).errors}
    assert codes & {"unsafe-link", "unknown-link"}
    assert "<a" not in html(small(), text, "index.html")
