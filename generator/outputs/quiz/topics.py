"""What is whose: which matters a role has to do with, so that a wrong option is truly wrong.

A duty of another role is often this role's duty, too: it answers the telephone as well. So who
has nothing to do with a matter is known by topics, which are written, not guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.content.records import Duty, Role, Topic
from generator.outputs.quiz.draw import overlap, pieces
from generator.outputs.remembered import remembered

SIMILAR = 0.25
"""From this similarity on, an author should say whether two duties are the same."""

COLLEAGUES = 4
"""So many of the roles that a role works with are its neighbours."""


class Placed(NamedTuple):
    """A duty with the role that it stands at."""

    role: Role
    duty: Duty

    @property
    def id(self) -> str:
        return f"{self.role.id}/{self.duty.id}"


class Similar(NamedTuple):
    """Two duties of different roles that read alike and share no topic."""

    one: Placed
    other: Placed
    likeness: float


class Said(NamedTuple):
    """What the title and the text of a duty are made of."""

    title: frozenset[str]
    text: frozenset[str]


@remembered(most=8)
def topics_of(handbook: Handbook) -> Topics:
    """The one object that knows what is whose in a handbook."""
    return Topics(handbook)


class Topics:
    """What is whose in one handbook: each answer is worked out once."""

    def __init__(self, handbook: Handbook) -> None:
        self.handbook = handbook
        self._said: dict[int, Said] = {}

    @cached_property
    def duties(self) -> tuple[Placed, ...]:
        """All duties that say something: a catch-all would be true of everybody."""
        return tuple(
            Placed(role, duty)
            for role in self.handbook.roles
            for duty in role.duties
            if not duty.catch_all
        )

    # -- which topics a role has to do with

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The owner of each topic."""
        return {topic.id: topic.owner for topic in self.handbook.topics.topics}

    @cached_property
    def _owned(self) -> Mapping[str, list[str]]:
        out: dict[str, list[str]] = {}
        for topic, owner in self.owners.items():
            out.setdefault(owner, []).append(topic)
        return out

    def helped_with(self, role: Role) -> list[Topic]:
        """The topics that a role assists in, in the order of topics.yaml."""
        return self._helped.get(role.id, [])

    @cached_property
    def _helped(self) -> Mapping[str, list[Topic]]:
        out: dict[str, list[Topic]] = {}
        for topic in self.handbook.topics.topics:
            for role in topic.assists:
                out.setdefault(role, []).append(topic)
        return out

    def touched(self, role: Role) -> frozenset[str]:
        """The topics that a role has anything to do with, in whatever part."""
        return self._touched[role.id]

    @cached_property
    def _touched(self) -> Mapping[str, frozenset[str]]:
        return {role.id: frozenset(self._topics_of(role)) for role in self.handbook.roles}

    def _topics_of(self, role: Role) -> set[str]:
        handbook = self.handbook
        out = {topic for duty in role.duties for topic in duty.topics} | set(role.topics)
        out.update(self._owned.get(role.id, []))
        out.update(topic.id for topic in self.helped_with(role))
        for document in (
            *handbook.procedures_of(role), *handbook.standards_of(role),
            *handbook.scripts_of(role), *handbook.checklists_of(role),
        ):  # fmt: skip
            out.update(document.topics)
        for general in self._kinds(role):
            out.update(topic for duty in general.duties for topic in duty.topics)
        return out

    # -- roles among each other

    def _kinds(self, role: Role) -> Iterator[Role]:
        """The general roles that a role is a kind of: `clerk` of `office-clerk`."""
        words = role.id.split("-")
        for n in range(1, len(words)):
            general = self.handbook.records.get("-".join(words[n:]))
            if isinstance(general, Role):
                yield general

    def is_general(self, role: Role) -> bool:
        """True for a role that others are kinds of: others do its duties, too."""
        return role.id in self._general

    @cached_property
    def _general(self) -> frozenset[str]:
        return frozenset(one.id for role in self.handbook.roles for one in self._kinds(role))

    def colleagues(self, role: Role) -> list[Role]:
        """The roles that most often take part in the same procedures."""
        handbook = self.handbook
        procedures = handbook.procedures_of(role)
        together = Counter(id for one in procedures for id in handbook.people_in(one))
        people = map(handbook.records.get, together)
        others = [one for one in people if isinstance(one, Role) and one is not role]
        return sorted(others, key=lambda other: (-together[other.id], other.id))[:COLLEAGUES]

    # -- what an author should judge

    @cached_property
    def similar(self) -> tuple[Similar, ...]:
        """Pairs for an author to judge: `same_as` if they are one thing, else `distinct_from`."""
        pairs = (
            Similar(one, other, self._unjudged(one, other))
            for one, other in combinations(self.duties, 2)
            if one.role is not other.role
        )
        alike = (pair for pair in pairs if pair.likeness >= SIMILAR)
        return tuple(sorted(alike, key=lambda pair: (-pair.likeness, pair.one.id, pair.other.id)))

    def _unjudged(self, one: Placed, other: Placed) -> float:
        """How alike two duties read; 0 if they share a topic or an author has judged them."""
        if not set(one.duty.topics).isdisjoint(other.duty.topics):
            return 0.0
        if other.id in (*one.duty.same_as, *one.duty.distinct_from):
            return 0.0
        if one.id in (*other.duty.same_as, *other.duty.distinct_from):
            return 0.0
        said, said_too = self.said(one.duty), self.said(other.duty)
        return max(overlap(a, b) for a, b in zip(said, said_too, strict=True))

    def said(self, duty: Duty) -> Said:
        # By identity: to hash a record is to read all of it.
        known = self._said.get(key := id(duty))
        if known is None:
            plain = self.handbook.plain
            known = self._said[key] = Said(pieces(plain(duty.title)), pieces(plain(duty.text)))
        return known


def is_kind_of(role: Role, general: Role) -> bool:
    """True where the ids say so: an `office-clerk` is a `clerk`, and does what a clerk does."""
    return role.id.endswith(f"-{general.id}")
