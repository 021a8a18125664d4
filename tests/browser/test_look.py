"""One look on every kind of page: few sizes of type, nothing over the edge, no broken words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations_in_both_schemes
from tests.browser.conftest import PAGES, ROOT

DEVELOP = ROOT / "docs" / "develop"
COMPONENTS = DEVELOP / "components.html"
COMPONENT = "[data-component]"

KINDS = (*PAGES, "forms/register.html", "authority.html", "matrix.html", "receipts.html",
         "find.html", "writing.html")  # fmt: skip
WIDTHS = (1280, 390, 320)
ZOOMED = 640
"""Pixels that a window of 1280 has at 200 %."""

SIZES = """() => [...new Set([...document.querySelectorAll("body *")]
  .filter((one) => !one.closest("svg") && one.checkVisibility()
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((one) => getComputedStyle(one).fontSize))]"""

# Headings in which a line begins within a word of Latin letters.
BROKEN = r"""() => [...document.querySelectorAll("h1, h2, h3, .hb-tiles b")].flatMap((heading) => {
  const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of node.data.matchAll(/[A-Za-z]{2,}/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""


TOO_SMALL = """() => [...document.querySelectorAll("[data-component]")].filter((one) => {
  const { width, height } = one.getBoundingClientRect();
  return width < 20 || height < 15;
}).map((one) => one.dataset.component)"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_a_page_fits_at_every_width_and_zoom_with_seven_sizes_of_type(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    for width in (*WIDTHS, ZOOMED):
        page.set_viewport_size({"width": width, "height": 844})
        sizes = page.evaluate(SIZES)

        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        assert len(sizes) <= 7, (width, sizes)
        assert [] == page.evaluate(BROKEN), width


def test_the_longest_words_of_our_own_handbook_fit_too(page: Page, our_site: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 844})
    for path in ("en/quizzes/production-merchandiser.html", "en/roles/documents-clerk/index.html"):
        page.goto((our_site / path).as_uri())

        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert [] == page.evaluate(BROKEN), path


@pytest.fixture
def components(page: Page, address: str) -> Page:
    """The page of all components, with the site's own style sheets."""
    page.goto(address + "procedures/welcome.html")
    page.eval_on_selector(
        "article", "(article, html) => { article.innerHTML = html }", COMPONENTS.read_text("utf-8")
    )
    return page


def test_all_components_have_their_room_and_anybody_can_read_them(components: Page) -> None:
    for width in WIDTHS:
        components.set_viewport_size({"width": width, "height": 844})

        assert [] == components.evaluate(TOO_SMALL), width
        assert components.evaluate("document.documentElement.scrollWidth") <= width, width
        assert len(components.evaluate(SIZES)) <= 7, width
        assert [] == violations_in_both_schemes(components), width


def test_what_the_guide_names_is_a_component(components: Page) -> None:
    guide = (DEVELOP / "look.md").read_text("utf-8")
    shown = {one.get_attribute("data-component") for one in components.locator(COMPONENT).all()}

    assert set(re.findall(r"^\| `([a-z][a-z0-9-]+)` \|", guide, re.M)) == shown
