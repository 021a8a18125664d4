"""The ids that a reference may name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.content.entries import Entry
from generator.content.handbook import Handbook
from generator.content.types import UNKNOWN
from generator.content.vocabulary import sound
from generator.content.walk import Place
from generator.problems.problem import Words
from generator.problems.spelling import narrow, shape, suggest

ANYWHERE = Words(
    "编号是文件名（岗位是文件夹名），或“文件名/条目的 id”。",
    "An id is a file's name (a folder's, for a role), or `file/item`.",
)


NAMED_ALONE = frozenset(["department", "position", "paper", "limit", "colleague"])
"""Kinds of which a field gives the id without the file that it stands in."""


class Shared(NamedTuple):
    """An item whose id something of another kind has, too: that kind, and where it stands."""

    entry: Entry
    kind: str
    first: Place


def shared_ids(handbook: Handbook) -> Iterator[Shared]:
    """What is named by its id alone, with an id that something of another kind has."""
    seen: dict[str, tuple[str, Place]] = {
        document.id: (entry.kind, entry.place)
        for document in handbook.documents
        if (entry := handbook.get(document.id))
    }
    for entry in handbook.entries.values():
        if entry.kind not in NAMED_ALONE:
            continue
        kind, first = seen.setdefault(entry.item.id, (entry.kind, entry.place))
        is_apart = entry.kind == "paper" and kind not in (*NAMED_ALONE, "form")
        if first.file != entry.place.file and not is_apart:
            yield Shared(entry, kind, first)


class Known:
    """The ids that a reference may name, by kind. A broken file's id counts as known."""

    def __init__(self, handbook: Handbook, broken: Collection[str]) -> None:
        self._handbook, self._broken = handbook, broken
        self._by_kind: dict[str, set[str]] = {
            "any": set(handbook.entries) | {t.id for t in handbook.topics.topics},
            "person": set(handbook.people),
            "department": {d.id for d in handbook.settings.departments},
            "topic": {t.id for t in handbook.topics.topics},
            "clause": set(handbook.clauses),
            "form": set(),
            "paper": set(handbook.outside_papers),
            "limit": set(handbook.limits),
            "colleague": set(handbook.colleagues),
        }
        for entry in handbook.entries.values():
            self._by_kind.setdefault(entry.kind, set()).add(entry.id)
        for file, kinds in _KINDS_OF_FILES.items():
            if file in self._broken:
                for kind in kinds:
                    self._by_kind.pop(kind, None)
        self._of: dict[tuple[str, ...], frozenset[str]] = {}
        self._names: dict[tuple[str, ...], dict[str, str]] = {}
        self._bearers: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._heard: dict[tuple[str, ...], dict[str, str]] = {}

    def has(self, id: str, kinds: tuple[str, ...]) -> bool:
        return (
            id == UNKNOWN
            or id.partition("/")[0] in self._broken
            or any(kind not in self._by_kind or id in self._by_kind[kind] for kind in kinds)
        )

    def of(self, kinds: tuple[str, ...]) -> frozenset[str]:
        if kinds not in self._of:
            sets = (self._by_kind.get(kind, set()) for kind in kinds)
            self._of[kinds] = frozenset[str]().union(*sets)
        return self._of[kinds]

    def named(self, words: str, kinds: tuple[str, ...]) -> str | None:
        """Find an id by title or alias, exact or near."""
        if kinds not in self._names:
            self._names[kinds] = dict(self._called(kinds))
        names, words = self._names[kinds], narrow(words)
        if words in names or shape(words).isascii():
            return names.get(words)
        if kinds not in self._heard:
            self._heard[kinds] = {sound(name): id for name, id in names.items()}
        return self._heard[kinds].get(sound(words)) or names.get(suggest(words, names) or "")

    def bearers(self, words: str, kinds: tuple[str, ...]) -> list[str]:
        """All that has a title or alias exactly: several, where the name does not say which."""
        if kinds not in self._bearers:
            found = self._bearers[kinds] = {}
            for name, id in self._called(kinds):
                found.setdefault(name, []).append(id)
        return sorted(set(self._bearers[kinds].get(narrow(words), ())))

    def _called(self, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """All names with their ids; of two things with one name, the one with a page comes last."""
        for id in sorted(self.of(kinds), key=lambda id: "/" not in id):
            entry = self._handbook.entries.get(id)
            for name in (*getattr(entry and entry.item, "aliases", ()), self._handbook.title(id)):
                if name != id:
                    yield name, id


_KINDS_OF_FILES = {
    "topics": ("topic", "any"),
    "sources": ("clause",),
    "handbook": ("person", "department"),
    "glossary": ("any",),
    "authority": ("limit", "any"),
    "papers": ("paper", "any"),
    "people": ("colleague", "any"),
}
"""What stands in the single files: while one has mistakes, nobody knows whether it is there."""
