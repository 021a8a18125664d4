"""The navigation: a tree of pages, and what of it a page shows.

A page shows the branch that it stands on: the top, the pages above it, those beside it and those
below it. What else there is stands on the page of each level. So a page stays small however many
roles the company has, and a build grows with its pages, not with their square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from generator.outputs.addresses import relative
from generator.outputs.artifact import Heading, Page, key_of

MOST = 20
"""A list longer than this shows of its pages only the one that leads to where the reader is."""

MOST_ABOVE = 12
"""The same for the lists above the one that the reader's page stands in."""


@dataclass(eq=False)
class Node:
    """A page in the tree."""

    title: str
    path: str
    above: Node | None = None
    below: list[Node] = field(default_factory=list)

    def trail(self) -> list[Node]:
        """The pages above it, from the top."""
        return [*self.above.trail(), self.above] if self.above else []


class Tree:
    """The pages of an edition. They come in their order; that of the home page is the first."""

    def __init__(self, pages: Iterable[Page]) -> None:
        listed = [page for page in pages if page.above is not None]
        self._nodes = {page.path: Node(page.title, page.path) for page in listed}
        self._top: list[Node] = []
        self._keys: dict[int, str] = {}
        for page in listed:
            node = self._nodes[page.path]
            node.above = self._nodes[page.above] if page.above else None
            (node.above.below if node.above else self._top).append(node)

    @property
    def home(self) -> Node:
        return self._top[0]

    def trail(self, path: str) -> list[Node]:
        """The way to a page: home, and the pages above it. Empty for what is not in the tree."""
        node = self._nodes.get(path)
        if node is None or node is self.home:
            return []
        return [self.home, *node.trail()]

    def key(self, path: str) -> str:
        """A hash of what the page shows of the tree."""
        return key_of([self._key(shown) for shown, _ in self._lists(path)])

    def _key(self, shown: Sequence[Node]) -> str:
        """A hash of one list; those of the tree itself are shown by many pages."""
        if len(shown) < 2:
            return _hash(shown)
        if id(shown) not in self._keys:
            self._keys[id(shown)] = _hash(shown)
        return self._keys[id(shown)]

    def _lists(self, path: str) -> Iterator[tuple[Sequence[Node], Node | None]]:
        """What is shown of the lists from the top to below the page, each with the way to it."""
        node = self._nodes.get(path)
        way = [*node.trail(), node] if node else []
        below = self._top
        for active in way:
            most = MOST if active is node or below is self._top else MOST_ABOVE
            yield below if len(below) <= most else [active], active
            below = active.below
        yield below if len(below) <= MOST else [], None

    def html(self, path: str) -> Markup:
        """The navigation as of a page, as nested lists."""
        out = ""
        for shown, active in reversed(list(self._lists(path))):
            out = _list(shown, active, path, out)
        return Markup(out)


def _hash(nodes: Sequence[Node]) -> str:
    return key_of([(node.title, node.path, bool(node.below)) for node in nodes])


def _list(nodes: Sequence[Node], active: Node | None, path: str, within: str) -> str:
    """One list as HTML; `within` stands below the page on the way."""
    if not nodes:
        return ""
    items = (f"<li>{_link(node, path)}{within if node is active else ''}</li>" for node in nodes)
    return f"<ul>{''.join(items)}</ul>"


def _link(node: Node, path: str) -> str:
    here = ' aria-current="page"' if node.path == path else ""
    more = ' class="hb-more"' if node.below else ""
    return f'<a href="{escape(relative(node.path, path))}"{more}{here}>{escape(node.title)}</a>'


def contents(headings: Sequence[Heading]) -> Markup:
    """A page's table of contents: those of the third level below the section they stand in."""
    sections: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if heading.level > 2 and sections:
            sections[-1][1].append(heading)
        else:
            sections.append((heading, []))
    return Markup("".join(_line(above, "".join(map(_line, below))) for above, below in sections))


def _line(heading: Heading, within: str = "") -> str:
    below = f"<ul>{within}</ul>" if within else ""
    return f'<li><a href="#{escape(heading.anchor)}">{escape(heading.title)}</a>{below}</li>'
