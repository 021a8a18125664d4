"""What is whose: which matters a role has to do with, so that a wrong option is truly wrong.

A duty of another role is often this role's duty, too: it answers the telephone as well. So a
wrong option shares no topic with the role it is offered to, and topics are written, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from generator.handbook import Handbook
from generator.load import SHARED
from generator.model import Duty, Role
from generator.outputs.quiz.draw import likeness, pieces

SIMILAR = 0.25
"""From this similarity on, an author should say whether two duties are the same."""


class Placed(NamedTuple):
    """A duty with the role that it stands at."""

    role: Role
    duty: Duty

    @property
    def id(self) -> str:
        return f"{self.role.id}/{self.duty.id}"


@lru_cache(maxsize=8)
def duties(handbook: Handbook) -> tuple[Placed, ...]:
    """All duties that say something: a catch-all would be true of everybody."""
    return tuple(
        Placed(role, duty) for role in handbook.roles for duty in role.duties if not duty.catch_all
    )


def touched(handbook: Handbook, role: Role) -> frozenset[str]:
    """The topics that a role has anything to do with, in whatever part."""
    return _touched(handbook)[role.id]


@lru_cache(maxsize=8)
def _touched(handbook: Handbook) -> dict[str, frozenset[str]]:
    return {role.id: frozenset(_topics_of(handbook, role)) for role in handbook.roles}


def _topics_of(handbook: Handbook, role: Role) -> set[str]:
    out = {topic for duty in role.duties for topic in duty.topics} | set(role.topics)
    for topic in handbook.topics.topics:
        if role.id in (topic.owner, *topic.assists):
            out.add(topic.id)
    for document in (
        *handbook.procedures_of(role), *handbook.standards_of(role),
        *handbook.scripts_of(role), *handbook.checklists_of(role),
    ):  # fmt: skip
        out.update(document.topics)
    for general in handbook.roles:
        if is_kind_of(role, general):
            out.update(topic for duty in general.duties for topic in duty.topics)
    return out


def is_kind_of(role: Role, general: Role) -> bool:
    """True where the ids say so: an `office-clerk` is a `clerk`, and does what a clerk does."""
    return role.id.endswith(f"-{general.id}")


def is_general(handbook: Handbook, role: Role) -> bool:
    """True for a role that others are kinds of: others do its duties, too."""
    return any(is_kind_of(other, role) for other in handbook.roles)


@lru_cache(maxsize=8)
def everybodys(handbook: Handbook) -> frozenset[str]:
    """Topics that a shared standard lays on everybody: nobody's duty in particular."""
    shared = (one for one in handbook.standards if handbook.folder_of(one) == SHARED)
    return frozenset(topic for one in shared for topic in one.topics)


@lru_cache(maxsize=8)
def _words_of_topics(handbook: Handbook) -> dict[str, frozenset[str]]:
    return {
        topic.id: frozenset().union(*map(pieces, (topic.title, *topic.aliases)))
        for topic in handbook.topics.topics
    }


def names_its_matter(handbook: Handbook, duty: Duty) -> bool:
    """True if a duty's title says what it is about: without that it might be anybody's."""
    words = _words_of_topics(handbook)
    title = pieces(handbook.plain(duty.title))
    return any(not title.isdisjoint(words.get(topic, ())) for topic in duty.topics)


def foreign(handbook: Handbook, role: Role) -> tuple[Placed, ...]:
    """Duties that are certainly not this role's, for wrong options."""
    return _foreign(handbook, role.id)


@lru_cache(maxsize=256)
def _foreign(handbook: Handbook, role_id: str) -> tuple[Placed, ...]:
    role = next(role for role in handbook.roles if role.id == role_id)
    return tuple(_certainly_not_of(handbook, role))


def _certainly_not_of(handbook: Handbook, role: Role) -> Iterator[Placed]:
    mine = touched(handbook, role) | everybodys(handbook)
    linked = {other for duty in role.duties for other in duty.same_as}
    for one in duties(handbook):
        if (
            one.role.id != role.id
            and one.duty.part == "owns"
            and names_its_matter(handbook, one.duty)
            and mine.isdisjoint(one.duty.topics)
            and one.id not in linked
            and not any(other.startswith(f"{role.id}/") for other in one.duty.same_as)
            and not is_general(handbook, one.role)
            and not is_kind_of(role, one.role)
            and (one.id, role.id) not in _doubtful(handbook)
            and not echoes(handbook, role, one.duty)
        ):
            yield one


ECHO = 0.5
"""From this share on, what a duty's title says is said of the other role, too."""


def echoes(handbook: Handbook, role: Role, duty: Duty) -> bool:
    """True if a role's own duties speak of all that a duty's title speaks of."""
    title = pieces(handbook.plain(duty.title))
    return len(title & _words_of_roles(handbook)[role.id]) >= ECHO * len(title)


@lru_cache(maxsize=8)
def _words_of_roles(handbook: Handbook) -> dict[str, frozenset[str]]:
    return {
        role.id: frozenset().union(
            *(pieces(handbook.plain(f"{duty.title} {duty.text}")) for duty in role.duties)
        )
        for role in handbook.roles
    }


class Similar(NamedTuple):
    """Two duties of different roles that read alike and share no topic."""

    one: Placed
    other: Placed
    likeness: float


@lru_cache(maxsize=8)
def similar(handbook: Handbook) -> tuple[Similar, ...]:
    """Pairs for an author to judge: `same_as` if they are one thing, else `distinct_from`."""
    out = []
    for one, other in combinations(duties(handbook), 2):
        if one.role is other.role or not set(one.duty.topics).isdisjoint(other.duty.topics):
            continue
        said = {*one.duty.same_as, *one.duty.distinct_from}
        said_too = {*other.duty.same_as, *other.duty.distinct_from}
        if other.id in said or one.id in said_too:
            continue
        share = max(
            likeness(handbook.plain(one.duty.title), handbook.plain(other.duty.title)),
            likeness(handbook.plain(one.duty.text), handbook.plain(other.duty.text)),
        )
        if share >= SIMILAR:
            out.append(Similar(one, other, share))
    return tuple(sorted(out, key=lambda pair: (-pair.likeness, pair.one.id, pair.other.id)))


@lru_cache(maxsize=8)
def _doubtful(handbook: Handbook) -> frozenset[tuple[str, str]]:
    """Duty and role of pairs that nobody has judged yet: kept apart until somebody has."""
    pairs = similar(handbook)
    return frozenset(
        pair for p in pairs for pair in ((p.one.id, p.other.role.id), (p.other.id, p.one.role.id))
    )
