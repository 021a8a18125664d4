"""Where everything is, as seen from one page: addresses, links and titles."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.content.handbook import Handbook
from generator.content.records import Checklist, Document, Procedure
from generator.content.types import Item
from generator.locale import words
from generator.outputs import addresses


class Links:
    """The ways from the page at `page`."""

    def __init__(self, handbook: Handbook, page: str) -> None:
        self.handbook = handbook
        self.page = page
        self.words = words(handbook.language)
        writing = self.words["writing"]
        self.comma, self.colon = writing["list_comma"], writing["colon"]

    def href(self, id: str) -> str | None:
        """The address of an item, relative to this page."""
        address = addresses.address(self.handbook, id)
        return address and addresses.relative(address, self.page)

    def to(self, path: str) -> str:
        """A path of the site, relative to this page."""
        return addresses.relative(path, self.page)

    def link(self, id: str) -> Markup:
        """A link to an item with its title."""
        href, title = self.href(id), self.title(id)
        if not href:
            return escape(title)
        return Markup(f'<a href="{escape(href)}">{escape(title)}</a>')

    def title(self, id: str) -> str:
        """An item's title; for a part of a document, the document's too.

        Steps and lines of a checklist are whole sentences, so they go by their numbers.
        """
        entry = self.handbook.get(id)
        if entry is None or not entry.fragment or entry.kind == "topic":
            return self.handbook.title(id)
        number = self.number(id)
        title = (
            self.words["number"][entry.kind].format(number) if number else self.handbook.title(id)
        )
        return f"{self.handbook.title(entry.document)} · {title}"

    def number(self, id: str) -> int:
        """Which step of its procedure, or line of its checklist, an item is; 0 for all others."""
        document, _, name = id.partition("/")
        record = self.handbook.records.get(document)
        lines: Iterable[Item] = ()
        if isinstance(record, Procedure):
            lines = record.steps()
        elif isinstance(record, Checklist):
            lines = self.handbook.items_of(record)
        return next((n for n, line in enumerate(lines, 1) if line.id == name), 0)

    def links(self, ids: Iterable[str]) -> Markup:
        """Links to several items as one line."""
        return Markup(self.comma.join(map(self.link, ids)))

    def people(self, ids: Iterable[str]) -> Markup:
        """People as small chips."""
        return Markup(
            " ".join(f'<span class="hb-chip hb-chip--who">{self.link(id)}</span>' for id in ids)
        )

    def asset(self, document: str, name: str) -> str | None:
        """The address of a picture or paper that a document names."""
        path = self.handbook.asset_of(document, name)
        return path and self.to(addresses.asset(path))

    def printable(self, id: str, media: str = "pdf") -> str:
        return self.to(addresses.printable(self.handbook, id, media))

    def media(self, document: Document) -> tuple[str, ...]:
        """The files that a document is printed as."""
        return addresses.media(document)

    def section(self, kind: str) -> str:
        return self.to(addresses.section(self.handbook, kind))

    def single(self, name: str) -> str:
        """The page of a file that stands once, such as the glossary."""
        return self.to(addresses.prefix(self.handbook) + addresses.SINGLE_PAGES[name])

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of document, each with a page that lists them."""
        return addresses.kinds(self.handbook)

    @property
    def singles(self) -> dict[str, str]:
        return addresses.singles(self.handbook)

    @property
    def print_centre(self) -> str:
        return self.to(addresses.prefix(self.handbook) + addresses.PRINT_CENTRE)
