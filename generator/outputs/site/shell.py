"""What surrounds a page's own content, rendered by the theme once for all pages of a shape.

A shell is the theme's output for a page whose varying parts are marks; a page is the shell with
the marks replaced. `differences` tells whether that gives what the theme itself would have given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import zip_longest
from typing import NamedTuple

_MARK = re.compile("\ue000([a-z]+)\ue001")
_LISTS = {
    # A list in the theme's output that holds nothing but a mark stands for all its items.
    "nav": re.compile('<li class="md-nav__item">(?:(?!<li).)*?(\ue000nav\ue001).*?</li>', re.S),
    "toc": re.compile('<li class="md-nav__item">(?:(?!<li).)*?(\ue000toc\ue001).*?</li>', re.S),
    "path": re.compile(
        '(?<=<ol class="md-path__list">)(?:(?!</ol>).)*?(\ue000path\ue001).*?(?=</ol>)', re.S
    ),
}


def mark(name: str) -> str:
    """A mark for a part that differs from page to page; no text of a page can be one."""
    return f"\ue000{name}\ue001"


class Shape(NamedTuple):
    """Pages of the same shape differ in nothing but the marked parts."""

    language: str
    depth: int
    contents: bool
    path: bool
    edit: bool
    alternate: bool


class Shell:
    """A rendered page cut at its marks."""

    def __init__(self, html: str) -> None:
        for pattern in _LISTS.values():
            html = pattern.sub(r"\1", html)
        self._pieces = _MARK.split(html)

    def fill(self, parts: Mapping[str, str]) -> str:
        """The page: what stands between the marks, and the parts in their place."""
        pieces = self._pieces.copy()
        pieces[1::2] = [parts[name] for name in pieces[1::2]]
        return "".join(pieces)


def differences(one: str, other: str) -> str:
    """The first difference between two pages as trees of elements; "" if there is none."""
    for a, b in zip_longest(_events(one), _events(other)):
        if a != b:
            return f"{a} / {b}"
    return ""


def _events(html: str) -> list[tuple[str, object]]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.events


class _Reader(HTMLParser):
    """Elements, attributes and words; white space between them does not count."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[tuple[str, object]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: " ".join((value or "").split()) for name, value in attrs}
        self.events.append((tag, sorted(known.items())))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("/", tag))

    def handle_data(self, data: str) -> None:
        words = data.split()
        if words:
            self.events.append(("text", " ".join(words)))
