"""The hand-written pages say what the program does."""

import re
from pathlib import Path

import pytest

from generator.plugin import CONTENT_POLICY

DOCS = Path(__file__).parent.parent / "docs"


def nginx(page: str) -> str:
    """The nginx example of a page, without its comments."""
    block = re.search(r"```nginx\n(.*?)```", (DOCS / page).read_text("utf-8"), re.S)
    assert block
    return re.sub(r"^\s*#.*\n", "", block[1], flags=re.M)


def test_the_server_sends_the_policy_that_the_pages_carry() -> None:
    policies = re.findall(r"\"~\^text/html\"  \"(.*)\";", nginx("hosting.md"))

    assert [f"{CONTENT_POLICY}; frame-ancestors 'self'"] == policies


def test_both_languages_configure_the_server_alike() -> None:
    assert nginx("hosting.md") == nginx("en/hosting.md")


@pytest.mark.parametrize("page", sorted(path.name for path in DOCS.glob("*.md")))
def test_every_page_has_its_translation_with_as_many_sections(page: str) -> None:
    sections = [
        len(re.findall("^## ", (folder / page).read_text("utf-8"), re.M))
        for folder in (DOCS, DOCS / "en")
    ]

    assert sections[0] == sections[1]


@pytest.mark.parametrize(
    "page", sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
)
def test_pages_hold_no_raw_html(page: str) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", (DOCS / page).read_text("utf-8"), flags=re.S)

    assert [] == re.findall(r"</?[a-z][^>]*>", text)
