"""No link of the real handbook leads nowhere."""

from pathlib import Path

import pytest

from tests.outputs.real import built_site
from tests.pages import Page

PAPER = (".pdf", ".docx", ".xlsx")
ELSEWHERE = ("http:", "https:", "mailto:", "tel:", "data:")


@pytest.fixture
def site() -> Path:
    return built_site()


def test_every_link_leads_to_a_file_and_to_a_place_in_it(site: Path) -> None:
    pages = {path: Page(path.read_text("utf-8")) for path in site.rglob("*.html")}
    wrong = []
    for path, page in pages.items():
        for link in page.links:
            if link.startswith(ELSEWHERE) or link.endswith("not-found.js"):
                continue
            file, _, fragment = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            ids = pages[target].ids if target in pages else {fragment}
            if not _is_there(target) or (fragment and fragment not in ids):
                wrong.append(f"{path.relative_to(site)}: {link}")

    assert [] == wrong


def _is_there(target: Path) -> bool:
    """True for a file of the site; paper is not made for this test."""
    return target.is_file() or (target.parent.name == "print" and target.suffix in PAPER)
