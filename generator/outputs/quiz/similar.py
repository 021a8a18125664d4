"""Duties of different roles that read alike: an author should say whether they are one thing."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.content.records import Duty, Role
from generator.outputs.quiz.draw import overlap, pieces

SIMILAR = 0.25
"""From this similarity on, an author should say whether two duties are the same."""


class Placed(NamedTuple):
    """A duty with the role that it stands at, and what its title and its text are made of."""

    role: Role
    duty: Duty
    title: frozenset[str]
    text: frozenset[str]

    @property
    def id(self) -> str:
        return f"{self.role.id}/{self.duty.id}"


class Similar(NamedTuple):
    """Two duties of different roles that read alike and share no topic."""

    one: Placed
    other: Placed
    likeness: float


def similar_duties(handbook: Handbook) -> tuple[Similar, ...]:
    """Pairs for an author to judge: `same_as` if they are one thing, else `distinct_from`."""
    pairs = (
        Similar(one, other, _unjudged(one, other))
        for one, other in combinations(_duties(handbook), 2)
        if one.role is not other.role
    )
    alike = (pair for pair in pairs if pair.likeness >= SIMILAR)
    return tuple(sorted(alike, key=lambda pair: (-pair.likeness, pair.one.id, pair.other.id)))


def _duties(handbook: Handbook) -> tuple[Placed, ...]:
    """All duties that say something: a catch-all would be true of everybody."""
    plain = handbook.plain
    return tuple(
        Placed(role, duty, pieces(plain(duty.title)), pieces(plain(duty.text)))
        for role in handbook.roles
        for duty in role.duties
        if not duty.catch_all
    )


def _unjudged(one: Placed, other: Placed) -> float:
    """How alike two duties read; 0 if they share a topic or an author has judged them."""
    if not set(one.duty.topics).isdisjoint(other.duty.topics):
        return 0.0
    if other.id in (*one.duty.same_as, *one.duty.distinct_from):
        return 0.0
    if one.id in (*other.duty.same_as, *other.duty.distinct_from):
        return 0.0
    return max(overlap(one.title, other.title), overlap(one.text, other.text))
