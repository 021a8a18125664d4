"""Every page is valid HTML to html5lib, and by some rules that no parser knows.

The official checker finds nothing either, see docs/develop/decisions.md; it needs Java.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest


def tags(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCKS = tags("""
    address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4
    h5 h6 header hr main nav ol p pre search section table ul
""")
LINES = tags("b button em h1 h2 h3 h4 h5 h6 i kbd label mark p small span strong sub sup")
"""Elements that hold no blocks."""

ONLY = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "select": {"option", "optgroup"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}, "tr": {"td", "th"},
}  # fmt: skip
"""Elements that hold nothing but certain others."""

FIELDS = tags("button input meter output progress select textarea")
TO_CLICK = tags("a button details input label select textarea")
REFERENCES = ("for", "aria-controls", "aria-describedby", "aria-labelledby", "headers", "list")


def test_every_page_is_valid(site: Path) -> None:
    wrong = {
        file.relative_to(site).as_posix(): found
        for file in sorted(site.rglob("*.html"))
        if (found := list(mistakes(file.read_text("utf-8"))))
    }

    assert {} == wrong


@pytest.mark.parametrize("wrong", [
    "<p><div></div></p>", "<h2><p></p></h2>", "<ul><p></p></ul>", "<b><i></b></i>",
    "<i id=a></i><i id=a></i>", "<label for=a></label>", "<div id=a></div><label for=a></label>",
    "<a href=#a></a>", "<p aria-labelledby=a></p>", "<p style=a></p>", "<style></style>",
    "<p onclick=a></p>", "<script>a</script>", "<a href=javascript:a></a>",
    "<a><button></button></a>", "<img src=a>", "<input type=checkbox autocomplete=off>",
])  # fmt: skip
def test_what_is_wrong_is_found(wrong: str) -> None:
    page = "<!DOCTYPE html><html lang=zh><head><title>a</title></head><body>{}</body></html>"

    assert [] == list(mistakes(page.format("<p></p>")))
    assert [] != list(mistakes(page.format(wrong)))


def mistakes(page: str) -> Iterator[str]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(page)
    yield from (f"{code} {data} at {place}" for place, code, data in parser.errors)
    yield from _twice(root)
    yield from _leading_nowhere(root)
    yield from _against_the_policy(root)
    yield from _misplaced(root, frozenset())


def _elements(root: Element) -> Iterator[Element]:
    return (one for one in root.iter() if isinstance(one.tag, str))


def _twice(root: Element) -> Iterator[str]:
    ids = Counter(one.get("id") for one in _elements(root))
    yield from (f"two elements of id {id!r}" for id, count in ids.items() if id and count > 1)
    if not root.get("lang") or not (root.findtext("head/title") or "").strip():
        yield "no language or no title"


def _leading_nowhere(root: Element) -> Iterator[str]:
    ids = {one.get("id"): one for one in _elements(root)}
    for one in _elements(root):
        for name in REFERENCES:
            for id in one.get(name, "").split():
                if id not in ids:
                    yield f"{name}={id} of <{one.tag}> leads nowhere"
                elif name == "for" and ids[id].tag not in FIELDS:
                    yield f"for={id} is no field"
        target = one.get("href", "")
        if target.startswith("#") and target[1:] not in ids:
            yield f"<a href={target}> leads nowhere"


def _against_the_policy(root: Element) -> Iterator[str]:
    """What the content policy forbids would do nothing."""
    for one in _elements(root):
        yield from (f"{name} of <{one.tag}>" for name in one.attrib if name.startswith("on"))
        if "style" in one.attrib or one.tag == "style":
            yield f"a style in <{one.tag}>"
        if one.tag == "script" and not one.get("src") and one.get("type") != "application/json":
            yield "a script in the page"
        if one.get("href", "").lower().startswith(("javascript:", "data:")):
            yield f"a link to {one.get('href')}"


def _misplaced(element: Element, above: frozenset[str]) -> Iterator[str]:
    inside = above | {element.tag}
    for child in element:
        if not isinstance(child.tag, str):
            continue  # a comment
        where = f"<{child.tag}> in <{element.tag}>"
        if child.tag in BLOCKS and LINES & inside:
            yield f"{where}, in a line"
        if child.tag not in ONLY.get(element.tag, child.tag):
            yield where
        if child.tag in TO_CLICK and {"a", "button"} & inside:
            yield f"{where}, in something to click"
        if child.tag == "input" and child.get("type") == "checkbox" and child.get("autocomplete"):
            yield "a checkbox that completes itself"
        if child.tag == "img" and child.get("alt") is None:
            yield "a picture without words"
        yield from _misplaced(child, inside)
