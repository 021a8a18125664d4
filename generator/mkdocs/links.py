"""Links of hand-written pages to a page that this handbook does not have.

A company may leave out paper or quizzes, or have no glossary. The page that says how to use the
handbook is the same for all: its links to what is not there become plain words.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from generator.outputs import addresses
from generator.outputs.artifact import Site

AFTER_INLINE = 15
"""Markdown makes links at 20, MkDocs looks where they lead at 0."""


class LinksToMissingPages(Extension):  # type: ignore[misc]
    """Leaves of links to certain pages only their words."""

    def __init__(self) -> None:
        super().__init__()
        self.missing: frozenset[str] = frozenset()
        """The paths of these pages, as Markdown names them."""
        self.folder = ""
        """Where the page stands that is being read."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Unlinked(md, self), "handbook-missing", AFTER_INLINE)

    def leads_nowhere(self, href: str) -> bool:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            return False
        path = posixpath.normpath(posixpath.join(self.folder, unquote(parts.path)))
        return path in self.missing


class _Unlinked(Treeprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, links: LinksToMissingPages) -> None:
        super().__init__(md)
        self._links = links

    def run(self, root: Element) -> None:
        for one in root.iter("a"):
            if self._links.leads_nowhere(one.get("href", "")):
                one.tag = "span"
                one.attrib.clear()


def missing_pages(site: Site, known: Iterable[str]) -> frozenset[str]:
    """The Markdown names of the pages that other handbooks have and this one has not."""
    possible = {
        addresses.prefix(handbook) + path
        for handbook in site.editions.values()
        for path in _possible()
    }
    return frozenset(posixpath.splitext(path)[0] + ".md" for path in possible) - {*known}


def _possible() -> Iterator[str]:
    yield from addresses.SINGLE_PAGES.values()
    yield from (f"{folder}/index.html" for folder in addresses.FOLDERS.values())
    yield from (
        addresses.PRINT_CENTRE, addresses.RECEIPTS, addresses.MATRIX, addresses.REGISTER,
        addresses.CHANGES, addresses.ARCHIVE, addresses.SHARED,
    )  # fmt: skip
