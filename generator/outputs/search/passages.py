"""What the search knows of a handbook: its pages, and the passages that each is made of.

A passage is whatever has an anchor of its own: a step, a duty, a term. What is only ever read
within one, such as the answers of a dialogue, is text of that passage. So a new kind of item needs
nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.content.entries import INSIDE, KIND_OF, Entry
from generator.content.handbook import Handbook
from generator.content.records import Document, Role
from generator.content.types import Item, Record
from generator.content.walk import records_in, references_in, texts_in
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Page
from generator.outputs.present import has_plan
from generator.outputs.search.characters import HAN
from generator.outputs.site.pages import LISTED
from generator.reading.document import Path


@dataclass(frozen=True)
class Passage:
    """A page, or a part of one that a hit can lead to."""

    kind: str
    fragment: str
    """Its anchor; empty for the page itself."""
    title: str
    names: tuple[str, ...] = ()
    """Other names: aliases, the document's code, its names in other languages."""
    texts: tuple[tuple[str, str], ...] = ()
    """What it says, each text with the anchor that stands nearest to it."""


@dataclass(frozen=True)
class Indexed:
    """A page of the site, as the search sees it."""

    id: str
    path: str
    passages: tuple[Passage, ...]
    """The page itself, then its parts."""
    roles: tuple[str, ...] = ()
    """The roles that it is for."""


def pages_in(
    handbook: Handbook, others: Sequence[Handbook], listed: Iterable[Page]
) -> Iterator[Indexed]:
    """The pages of all documents, then what else is listed, then the packs of each role."""
    yield from (page_of(handbook, document, others) for document in handbook.documents)
    yield from (other_page(handbook, page) for page in listed)
    named = words(handbook.language)["print"]
    for id, role, pack in packs_of(handbook):
        title = f"{handbook.title(role)} {named[pack]}"
        path = addresses.printable(handbook, id)
        yield Indexed(id, path, (Passage("print", "", title),), (role,))


def packs_of(handbook: Handbook) -> list[tuple[str, str, str]]:
    """The printed day and onboarding plan of each role: its id, the role, what it is called."""
    if "paper" in handbook.settings.leave_out:
        return []
    packs = (("day", "day"), ("onboarding", "plan"))
    return [
        (f"{role.id}-{id}", role.id, name)
        for role in handbook.roles for id, name in packs if id == "day" or has_plan(role)
    ]  # fmt: skip


def page_of(handbook: Handbook, document: Document, others: Sequence[Handbook] = ()) -> Indexed:
    """The page of a document. The other editions lend their names."""
    names = [*_aliases(handbook, document), document.code]
    if isinstance(document, Role):
        names.append(handbook.number_of(document))  # of others the code is enough
    for other in others:
        there = other.entries[document.id].item
        names += [other.title(document.id), *filter(HAN.search, _aliases(other, there))]
    own, *parts = _passages(handbook, document.id)
    own = replace(own, names=_distinct(names, own.title))
    path = addresses.page_of(handbook, document.id) or ""
    passages = (own, *_sections(handbook, document), *parts)
    return Indexed(document.id, path, passages, handbook.roles_of(document))


def other_page(handbook: Handbook, page: Page) -> Indexed:
    """A page that belongs to no document: a quiz, a list, the glossary, the releases."""
    id = page.path.removeprefix(addresses.prefix(handbook)).removesuffix(".html")
    if id.startswith("quizzes/") and (role := id.removeprefix("quizzes/")) in handbook.records:
        return Indexed(f"{role}-quiz", page.path, (Passage("quiz", "", page.title),), (role,))
    names = words(handbook.language)["search"]["pages"].get(id, ())
    held = [name for name, path in addresses.SINGLE_PAGES.items() if path == f"{id}.html"]
    parts = (part for name in held for part in _passages(handbook, name))
    return Indexed(id, page.path, (Passage("page", "", page.title, tuple(names)), *parts))


def _sections(handbook: Handbook, document: Document) -> Iterator[Passage]:
    """The parts of a role's page that people look for by name: its onboarding."""
    if isinstance(document, Role) and has_plan(document):
        named = words(handbook.language)["role"]
        weeks = ("first_day", "first_week", "first_month", "first_quarter")
        names = (*(named[one] for one in weeks), named["plan"])
        yield Passage("section", "sec-onboarding", named["onboarding"], _distinct(names, ""))


def _passages(handbook: Handbook, document: str) -> list[Passage]:
    """A page and its parts, each with the text of all that it holds."""
    held: dict[str, list[Entry]] = {}
    for entry in handbook.entries_of(document):
        if entry.kind in LISTED:
            held.setdefault(_holder(handbook, entry).id, []).append(entry)
    return [_passage(handbook, entries) for entries in held.values()]


def _holder(handbook: Handbook, entry: Entry) -> Entry:
    """The item whose passage an item belongs to: itself, or the part that it is read within.

    On a page of many things, such as the limits of authority, each thing is one passage.
    """
    one_of_many = entry.document in addresses.SINGLE_PAGES
    while (entry.kind in INSIDE or one_of_many) and entry.parent and "/" in entry.parent:
        entry = handbook.entries[entry.parent]
    return entry


def _passage(handbook: Handbook, entries: list[Entry]) -> Passage:
    """The passage of the first entry; the others stand inside it."""
    first = entries[0]
    title = handbook.title(handbook.title(first.id))  # a contact is called by a person's id
    names = _aliases(handbook, first.item)
    known = ("", title, *names)
    texts = tuple(
        ("" if entry is first else entry.fragment, "\n".join(said))
        for entry in entries
        if (said := [text for text in _texts(handbook, entry) if text not in known])
    )
    return Passage(first.kind, first.fragment, title, _distinct(names, title), texts)


def _texts(handbook: Handbook, entry: Entry) -> Iterator[str]:
    """The prose of an item and of the records inside it, and whom it names."""
    for record in _own_records(entry.item):
        yield from (handbook.plain(text) for _, text in texts_in(record))
    yield from _people(handbook, entry)


def _people(handbook: Handbook, entry: Entry) -> Iterator[str]:
    """Whom one of many things names, such as the owner of a topic: it is asked for by "who"."""
    if entry.document in addresses.SINGLE_PAGES:
        named = (id for one in _own_records(entry.item) for _, id, _ in references_in(one))
        titles = dict.fromkeys(handbook.title(id) for id in named if id in handbook.people)
        yield " · ".join((handbook.title(entry.id), *titles)) if titles else ""


def _own_records(item: Item) -> Iterator[Record]:
    """An item and the records inside it, without the items that stand alone."""
    apart: list[Path] = []
    for record, path in records_in(item):
        if any(path[: len(one)] == one for one in apart):
            continue
        if path and type(record) in KIND_OF:
            apart.append(path)
        else:
            yield record


def _aliases(handbook: Handbook, item: Item) -> list[str]:
    return [handbook.plain(alias) for alias in getattr(item, "aliases", ())]


def _distinct(names: Iterable[str], title: str) -> tuple[str, ...]:
    by_shape = {re.sub(r"[\s-]+", " ", name).casefold(): name for name in names if name}
    by_shape.pop(title.casefold(), None)
    return tuple(by_shape.values())
