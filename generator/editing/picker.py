"""What a field may refer to, found by title, by another word for it, by id, or by its sound."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from generator.content import ids
from generator.content.edition import name_of
from generator.content.entries import INSIDE
from generator.content.handbook import Handbook
from generator.content.markup import plain
from generator.content.records import Position
from generator.problems.spelling import narrow

MOST = 12
"""How many are offered at once."""


class Target(NamedTuple):
    """Something to refer to."""

    id: str
    kind: str
    title: str
    of: str = ""
    """The title of what it belongs to."""
    names: tuple[str, ...] = ()
    """Other words for it."""


class Targets:
    """All that can be referred to in a handbook."""

    def __init__(self, handbook: Handbook | None) -> None:
        self._by_kind: dict[str, dict[str, Target]] = {}
        for target in _targets(handbook) if handbook else ():
            self._by_kind.setdefault(target.kind, {})[target.id] = target

    def titles(self, wanted: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, str]:
        """The titles of what is referred to: by kinds and id."""
        return {id: found.title for kinds, id in wanted if (found := self._known(kinds, id))}

    def _known(self, kinds: tuple[str, ...], id: str) -> Target | None:
        for kind in _concrete(kinds):
            if found := self._by_kind.get(kind, {}).get(id):
                return found
        return None

    def find(self, kinds: Collection[str], query: str, own: str = "") -> list[Target]:
        """The best of some kinds for what was typed; what is of the document `own` comes last."""
        typed = narrow(query).casefold().strip()
        ranked = []
        for number, target in enumerate(self._of(kinds)):
            rank = _rank(target, typed)
            if rank is not None and target.id != own:
                is_own = bool(own) and target.id.startswith(f"{own}/")
                ranked.append((is_own, rank, "/" in target.id, number, target))
        return [target for *_, target in sorted(ranked, key=lambda one: one[:4])[:MOST]]

    def _of(self, kinds: Iterable[str]) -> Iterator[Target]:
        for kind in _concrete(kinds):
            yield from self._by_kind.get(kind, {}).values()


_SEVERAL = {
    "person": ("role", "position"),
    "any": (
        *("procedure", "script", "standard", "checklist", "form", "role", "duty", "step"),
        *("rule", "item", "node", "paper", "term", "phase"),
    ),
}
"""Kinds that stand for several; of "any", those that have a page or a place on one."""

_WITHOUT_ENTRY = frozenset(["position", "department", "topic", "limit", "colleague", "paper"])
"""Kinds that are named by their bare ids, though they are entries of a single file, too."""


def _concrete(kinds: Iterable[str]) -> tuple[str, ...]:
    """The kinds of item that a field may name."""
    return tuple(one for kind in kinds for one in _SEVERAL.get(kind, (kind,)))


def _targets(handbook: Handbook) -> Iterator[Target]:
    titles = handbook.titles
    for entry in handbook.entries.values():
        if entry.kind in INSIDE or entry.kind in _WITHOUT_ENTRY:
            continue
        of = titles.get(entry.document, "") if entry.parent else ""
        names = tuple(getattr(entry.item, "aliases", ()))
        yield Target(entry.id, entry.kind, titles[entry.id], of, names)
    for id, one in handbook.people.items():
        if isinstance(one, Position):
            yield Target(id, "position", one.title)
    for department in handbook.settings.departments:
        yield Target(department.id, "department", department.title)
    for topic in handbook.topics.topics:
        yield Target(topic.id, "topic", topic.title, titles.get(topic.owner, ""), topic.aliases)
    for paper in handbook.papers.papers:
        yield Target(paper.id, "paper", paper.title, "", paper.aliases)
    for matter in handbook.authority.matters:
        for line in matter.lines:
            limit = plain(line.limit, handbook.variables, {})
            yield Target(line.id, "limit", f"{matter.title} · {limit}", "", matter.aliases)
    for colleague in handbook.directory.people:
        yield Target(colleague.id, "colleague", name_of(colleague))
    for clause in handbook.clauses.values():
        yield Target(clause.id, "clause", f"{clause.id} {clause.label}")


def _rank(target: Target, typed: str) -> int | None:
    """How well something fits what was typed: 0 is best, None not at all."""
    if not typed:
        return 5
    words = [narrow(one).casefold() for one in (target.title, *target.names)]
    if typed in (*words, target.id):
        return 0
    if words[0].startswith(typed):
        return 1
    if any(typed in one for one in words):
        return 2
    if typed in target.id:
        return 3
    sounds = [_sound(one) for one in words] if typed.isascii() else []
    if any(typed in sound or typed in initials for sound, initials in sounds):
        return 4
    return None


@cache
def _sound(words: str) -> tuple[str, str]:
    """The pronunciation of a name, and the first letters of its syllables."""
    syllables = ids.derive(words).split("-")
    return "".join(syllables), "".join(one[:1] for one in syllables)
