"""No link of the real handbook leads nowhere."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import plugin
from generator.cache import Cache
from generator.outputs.every import LATE, OUTPUTS
from tests.outputs.real import real_site

ELSEWHERE = ("http:", "https:", "mailto:", "tel:", "data:")


class Page(HTMLParser):
    """The ids of a page, and what it asks for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src") and value:
                self.links.append(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    plugin.build(real_site(), folder, Cache(None), becomes=folder, outputs=OUTPUTS.keys() - LATE)
    return folder


def test_every_link_leads_to_a_file_and_to_a_place_in_it(site: Path) -> None:
    pages = {path: Page(path.read_text("utf-8")) for path in site.rglob("*.html")}
    wrong = []
    for path, page in pages.items():
        for link in page.links:
            if link.startswith(ELSEWHERE) or path.name == "404.html":  # begins at the root
                continue
            file, _, fragment = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            ids = pages[target].ids if target in pages else {fragment}
            if not _is_there(target) or (fragment and fragment not in ids):
                wrong.append(f"{path.relative_to(site)}: {link}")

    assert [] == wrong


def _is_there(target: Path) -> bool:
    """True for a file of the site; paper is not made for this test."""
    return target.is_file() or target.suffix in (".pdf", ".docx")
