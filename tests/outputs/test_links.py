"""No link of the real handbook leads nowhere, and none elsewhere than it says."""

from functools import cache
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from tests.outputs.real import built_site

PAPER = (".pdf", ".docx", ".xlsx")
ELSEWHERE = ("http:", "https:", "mailto:", "tel:", "data:")
WAYS = """//*[@id='hb-menu']//li//a | //*[@class='hb-path']//a
    | //ul[contains(@class, '--kinds')]//a"""


@cache
def pages() -> dict[Path, HtmlElement]:
    parser = html.HTMLParser(encoding="utf-8")
    return {path: html.parse(path, parser).getroot() for path in built_site().rglob("*.html")}


def test_every_link_leads_to_a_file_and_to_a_place_in_it() -> None:
    ids = {path: set(page.xpath("//@id")) for path, page in pages().items()}
    wrong = []
    for path, page in pages().items():
        for link in set(page.xpath("//@href | //@src")):
            if link.startswith(ELSEWHERE) or link.endswith("not-found.js"):
                continue
            file, _, fragment = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            if not _is_there(target) or (fragment and fragment not in ids.get(target, {fragment})):
                wrong.append(f"{path.relative_to(built_site())}: {link}")

    assert [] == wrong


def _is_there(target: Path) -> bool:
    """True for a file of the site; paper is not made for this test."""
    return target.is_file() or (target.parent.name == "print" and target.suffix in PAPER)


def test_every_way_leads_to_what_it_names() -> None:
    """Those of the menu, the breadcrumbs and the tiles of lists: to a page of that name."""
    titles = {
        path: page.findtext(".//title").rpartition(" - ")[0] for path, page in pages().items()
    }
    wrong = [
        f"{path.relative_to(built_site())}: {a.text_content().strip()} → {a.get('href')}"
        for path, page in pages().items()
        for a in page.xpath(WAYS)
        if titles[(path.parent / a.get("href")).resolve()] != a.text_content().strip()
    ]

    assert [] == wrong
