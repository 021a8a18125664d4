"""What the search knows of a handbook: a line for each page and for each part of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.content.entries import Entry
from generator.content.handbook import Handbook
from generator.content.records import Document
from generator.content.types import Item
from generator.content.walk import texts_in
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.search.pinyin import HAN

PAGES = {
    "role": "R", "procedure": "P", "standard": "S", "script": "T", "checklist": "C", "quiz": "Q",
    "form": "F",
    "page": "X",
}  # fmt: skip
"""Kinds of page, by the letter that marks their lines."""

PARTS = {
    "duty": "d", "step": "s", "rule": "r", "node": "n", "cause": "c", "topic": "t", "term": "g",
    "decision": "q",
}  # fmt: skip
"""Kinds of part that are hits of their own; the text of others counts for what they stand in."""


_PRICES = {"say": 2, "check": 2, "why": 3, "reason": 3, "target": 3, "about": 3}
_PRICES_OF_KINDS = {"duty": 1, "point": 2, "measure": 2}
"""Fields and kinds whose text people are less likely to look for than what they do and meet."""


@dataclass(frozen=True)
class Line:
    """A page or a part of one, as the search sees it."""

    code: str
    id: str
    """The name that stands in the page's path, or the fragment."""
    title: str
    names: tuple[str, ...] = ()
    """Other names: aliases, the document's code, its names in other languages."""
    body: tuple[tuple[int, str], ...] = ()
    """What it says otherwise; a higher number marks what people are less likely to look for."""

    @property
    def is_page(self) -> bool:
        return self.code.isupper()


def pages(handbook: Handbook, others: Iterable[Handbook] = ()) -> Iterator[list[Line]]:
    """Each page of an edition with its parts after it. The other editions lend their names."""
    others = tuple(others)
    for document in handbook.documents:
        yield lines_of_document(handbook, document, others)
    yield from other_pages(handbook)


def other_pages(handbook: Handbook) -> Iterator[list[Line]]:
    """The pages that are not a document's: quizzes, lists, and those that stand once."""
    quiz = words(handbook.language)["kind"]["quiz"]
    for role in handbook.roles:
        yield [Line(PAGES["quiz"], role.id, f"{handbook.title(role.id)} {quiz}")]
    yield from _singles(handbook)


def count_of_pages(handbook: Handbook) -> int:
    """How many pages the search knows of, without making a line of them."""
    lists = 1 + len(addresses.kinds(handbook)) + len(addresses.singles(handbook))
    return len(handbook.documents) + len(handbook.roles) + lists


def roles_of(handbook: Handbook) -> dict[str, list[int]]:
    """The roles that a page is for, by the number of the role in the order of the handbook."""
    numbers = {role.id: number for number, role in enumerate(handbook.roles)}
    return {
        document.id: [numbers[role] for role in handbook.roles_of(document)]
        for document in handbook.documents
    }


def lines_of_document(
    handbook: Handbook, document: Document, others: Sequence[Handbook] = ()
) -> list[Line]:
    """A document's page with its parts after it."""
    names = [*_aliases(handbook, document), document.code]
    for other in others:
        there = other.entries[document.id].item
        names += [other.title(document.id), *filter(HAN.search, _aliases(other, there))]
    own, *parts = _with_parts(handbook, document.id)
    return [replace(own, names=_distinct(names, own.title)), *parts]


def _with_parts(handbook: Handbook, document: str) -> list[Line]:
    """A page's line and those of its parts, each with the text of all that it holds."""
    held: dict[str, list[Entry]] = {}
    for entry in handbook.entries_of(document):
        at = entry
        while at.kind not in PARTS and at.parent:
            at = handbook.entries[at.parent]
        held.setdefault(at.id, []).append(entry)
    return [_line(handbook, entries) for entries in held.values()]


def _line(handbook: Handbook, entries: list[Entry]) -> Line:
    """The line of the first entry; the others stand inside it."""
    first = entries[0]
    title = handbook.title(first.id)
    names = _aliases(handbook, first.item)
    texts = [
        (_PRICES.get(str(path[0]), 0) + _PRICES_OF_KINDS.get(entry.kind, 0), handbook.plain(text))
        for entry in entries
        for path, text in texts_in(entry.item)
    ]
    return Line(
        PARTS.get(first.kind) or PAGES[first.kind],
        first.fragment or first.id,
        title,
        _distinct(names, title),
        tuple((price, text) for price, text in texts if text != title and text not in names),
    )


def _aliases(handbook: Handbook, item: Item) -> list[str]:
    return [handbook.plain(alias) for alias in getattr(item, "aliases", ())]


def _distinct(names: Iterable[str], title: str) -> tuple[str, ...]:
    by_shape = {re.sub(r"[\s-]+", " ", name).casefold(): name for name in names if name}
    by_shape.pop(title.casefold(), None)
    return tuple(by_shape.values())


def _singles(handbook: Handbook) -> Iterator[list[Line]]:
    """The pages that stand once: terms, topics, and those that list what there is."""
    named = words(handbook.language)
    titles = {path: named["nav"][single if single != "handbook" else "organisation"]
              for single, path in addresses.singles(handbook).items()}  # fmt: skip
    for single, path in addresses.singles(handbook).items():
        page = Line(PAGES["page"], path.removesuffix(".html"), titles[path])
        held = [e for e in handbook.entries_of(single) if e.kind in PARTS]
        yield [page, *(_line(handbook, [entry]) for entry in held)]
    yield [Line(PAGES["page"], addresses.PRINT_CENTRE.removesuffix(".html"), named["nav"]["print"])]
    for kind in addresses.kinds(handbook):
        path = addresses.section(handbook, kind).removeprefix(addresses.prefix(handbook))
        yield [Line(PAGES["page"], path.removesuffix(".html"), named["plural"][kind])]
