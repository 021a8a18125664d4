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
from generator.outputs.search.pinyin import HAN
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


def page_of(handbook: Handbook, document: Document, others: Sequence[Handbook] = ()) -> Indexed:
    """The page of a document. The other editions lend their names."""
    names = [*_aliases(handbook, document), document.code, _number(handbook, document)]
    for other in others:
        there = other.entries[document.id].item
        names += [other.title(document.id), *filter(HAN.search, _aliases(other, there))]
    own, *parts = _passages(handbook, document.id)
    own = replace(own, names=_distinct(names, own.title))
    path = addresses.page_of(handbook, document.id) or ""
    return Indexed(document.id, path, (own, *_sections(handbook, document), *parts))


def _number(handbook: Handbook, document: Document) -> str:
    """A role's number as paper shows it; of other documents the code is enough to find it by."""
    return handbook.number_of(document) if isinstance(document, Role) else ""


def other_pages(handbook: Handbook) -> Iterator[Indexed]:
    """The pages that are not a document's: quizzes, packs, lists, and those that stand once."""
    left_out, prefix = handbook.settings.leave_out, addresses.prefix(handbook)
    named = words(handbook.language)
    of_role = [] if "quizzes" in left_out else [("quiz", named["kind"]["quiz"])]
    if "paper" not in left_out:
        of_role += [("day", named["print"]["day"]), ("onboarding", named["print"]["plan"])]
    for role in handbook.roles:
        for kind, name in of_role:
            id = f"{role.id}-{kind}"
            path = f"{prefix}quizzes/{role.id}.html" if kind == "quiz" else ""
            path = path or addresses.printable(handbook, id)
            title = f"{handbook.title(role.id)} {name}"
            yield _single(id, path, "quiz" if kind == "quiz" else "print", title, (role.id,))
    for single, path in addresses.singles(handbook).items():
        title = named["nav"]["organisation" if single == "handbook" else single]
        passages = (Passage("page", "", title), *_passages(handbook, single))
        yield Indexed(path.removesuffix(".html"), prefix + path, passages)
    if "paper" not in left_out:
        yield _single("print", prefix + addresses.PRINT_CENTRE, "page", named["nav"]["print"])
    for id, path, title, names in _registers(handbook):
        yield Indexed(id, path, (Passage("page", "", title, names),))
    for kind in _listed(handbook):
        path = addresses.section(handbook, kind)
        id = path.removeprefix(prefix).removesuffix(".html")
        yield _single(id, path, "page", named["plural"][kind])


def count_of_pages(handbook: Handbook) -> int:
    """How many pages the search knows of, without making one of them."""
    left_out = handbook.settings.leave_out
    of_role = ("quizzes" not in left_out) + 2 * ("paper" not in left_out)
    lists = len(addresses.singles(handbook)) + len(_listed(handbook)) + ("paper" not in left_out)
    lists += len(_registers(handbook))
    return len(handbook.documents) + of_role * len(handbook.roles) + lists


def _registers(handbook: Handbook) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The overviews of the whole handbook, with other names by which people look for them."""
    named, prefix = words(handbook.language), addresses.prefix(handbook)
    pages = [("matrix", addresses.MATRIX), ("register", addresses.REGISTER)]
    if "practice" not in handbook.settings.leave_out:
        pages.append(("receipts", addresses.RECEIPTS))
    titles = {"receipts": named["receipt"]["register"]["title"]}
    return [
        (id, prefix + path, titles.get(id) or named[id]["title"],
         tuple(named["search"]["registers"][id]))
        for id, path in pages
    ]  # fmt: skip


def _listed(handbook: Handbook) -> list[str]:
    """The kinds of page of which there is a list."""
    all_ = addresses.kinds(handbook)
    return [kind for kind in all_ if kind != "quiz" or "quizzes" not in handbook.settings.leave_out]


def _single(id: str, path: str, kind: str, title: str, roles: tuple[str, ...] = ()) -> Indexed:
    return Indexed(id, path, (Passage(kind, "", title),), roles)


def _sections(handbook: Handbook, document: Document) -> Iterator[Passage]:
    """The parts of a role's page that people look for by name: its onboarding."""
    if getattr(document, "onboarding", None):
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
    texts = tuple(
        ("" if entry is first else entry.fragment, text)
        for entry in entries
        for words in (*_own_texts(entry.item), *_people(handbook, entry))
        if (text := handbook.plain(words)) != title and text and text not in names
    )
    return Passage(first.kind, first.fragment, title, _distinct(names, title), texts)


def _own_texts(item: Item) -> Iterator[str]:
    """The prose of an item and of the records inside it."""
    for record in _own_records(item):
        yield from (text for _, text in texts_in(record))


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
