"""Links of hand-written pages to a page that is left out become words."""

from markdown import markdown

from generator.content.handbook import Handbook
from generator.mkdocs.links import LinksToMissingPages, missing_pages
from generator.outputs.artifact import Site
from generator.outputs.site import pages
from tests.small import small


def read(text: str, folder: str = "") -> str:
    links = LinksToMissingPages()
    links.missing, links.folder = frozenset(["print.md", "en/print.md"]), folder
    return markdown(text, extensions=[links])


def test_a_link_to_a_missing_page_keeps_its_words() -> None:
    text = "[打印中心](print.md#sec-a)、[**首页**](index.md)"
    home = '<a href="index.md"><strong>首页</strong></a>'
    assert read(text) == f"<p><span>打印中心</span>、{home}</p>"


def test_a_link_is_named_from_where_its_page_stands() -> None:
    assert "<a" not in read("[Print](print.md)", "en")
    assert "<a" not in read("[Print](../print.md)", "en")
    assert "<a" in read("[Print](../print.md)")


def test_addresses_elsewhere_and_examples_in_code_stay() -> None:
    assert 'href="https://example.com/print.md"' in read("[P](https://example.com/print.md)")
    assert "[P](print.md)" in read("`[P](print.md)`")


def test_pages_that_are_made_are_not_missing() -> None:
    handbook: Handbook = small()
    made = {one.path.replace(".html", ".md") for one in pages.pages_of(handbook)}
    missing = missing_pages(Site({handbook.language: handbook}), made)
    assert not missing & made
    assert "changes.md" in missing
    assert "glossary.md" not in missing
