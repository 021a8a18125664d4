"""Texts, titles and links of the handbook, as seen from one page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.content.handbook import Handbook
from generator.content.markup import as_clause
from generator.content.records import (
    Checklist,
    ChecklistItem,
    Node,
    Procedure,
    Script,
)
from generator.content.types import Item
from generator.locale import words, writing
from generator.outputs import addresses, inline
from generator.outputs.artifact import Heading
from generator.outputs.site.icons import icon
from generator.outputs.site.terms import Terms

_ASIDE = re.compile(r"^（[^（）]*）|^\([^()]*\)")
"""What is done before speaking."""
_HAN = re.compile("[\u4e00-\u9fff]")


class Texts:
    """The handbook's texts as of the page at `page`; gathers the headings that the page shows."""

    def __init__(self, handbook: Handbook, page: str) -> None:
        self.handbook = handbook
        self.page = page
        self.headings: list[Heading] = []
        self.words = words(handbook.language)
        writing = self.words["writing"]
        self.comma, self.colon = writing["list_comma"], writing["colon"]
        self._terms = Terms(handbook, page)

    icon = staticmethod(icon)

    # -- texts

    def text(self, value: str | None) -> Markup:
        """A text field as HTML, the words of the glossary marked."""
        if not value:
            return Markup("")
        return self._spoken(inline.html(self.handbook, value, self.page, self._terms.html))

    def clause(self, value: str) -> Markup:
        """A text field as it goes on after a first word such as “If”."""
        return self.text(as_clause(value))

    def unmarked(self, value: str) -> Markup:
        """A text field as HTML where a link would be in the way, as in a line to click on."""
        return self._spoken(inline.html(self.handbook, value, self.page))

    def _spoken(self, html: Markup) -> Markup:
        """Chinese that has no translation yet says so, for its font and for a voice."""
        if writing(self.handbook.language)["han"] or not _HAN.search(html):
            return html
        return Markup(f'<span lang="zh">{html}</span>')

    def plain(self, value: str) -> str:
        return self.handbook.plain(value)

    def first_words(self, script: Script) -> Markup:
        """The first line of a script that is said and not only done."""
        lines = [say for node in script.nodes for one in node.choices if one.grade == "best"
                 for say in one.say]  # fmt: skip
        spoken = (_ASIDE.sub("", line).strip() for line in lines)
        return self.unmarked(next(filter(None, spoken), lines[0] if lines else ""))

    def lines(self, id: str) -> tuple[str, ...]:
        """What is best said at a turn of a script, or at its first one; nothing for other items."""
        item = self.handbook.entries[id].item if id in self.handbook.entries else None
        node = item.nodes[0] if isinstance(item, Script) and item.nodes else item
        if not isinstance(node, Node):
            return ()
        return next((one.say for one in node.choices if one.grade == "best"), ())

    def list_of(self, id: str) -> tuple[ChecklistItem, ...]:
        """The lines of a checklist; nothing for other items."""
        record = self.handbook.records.get(id)
        return self.handbook.items_of(record) if isinstance(record, Checklist) else ()

    def inside(self, ids: Iterable[str]) -> list[str]:
        """Those of several items whose words or lines can stand inside a step."""
        return [id for id in ids if self.lines(id) or self.list_of(id)]

    def h2(self, anchor: str, title: str, *, folds: bool = False) -> Markup:
        """A section heading, which is also a line of the page's contents.

        One that folds its section is clicked on, so it holds no link.
        """
        self.headings.append(Heading(title, f"sec-{anchor}", 2))
        words = escape(self.words["page"]["anchor"])
        link = f'<a class="headerlink" href="#sec-{escape(anchor)}" title="{words}">¶</a>'
        return Markup(f'<h2 id="sec-{escape(anchor)}">{escape(title)}{"" if folds else link}</h2>')

    def listed(self, anchor: str, title: str, level: int = 3) -> Markup:
        """Makes a place without a heading of its own a line of the page's contents."""
        self.headings.append(Heading(title, anchor, level))
        return Markup("")

    # -- links

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
