"""What is whose: which matters a role has to do with, so that a wrong option is truly wrong.

A duty of another role is often this role's duty, too: it answers the telephone as well. So a
wrong option shares no topic with the role it is offered to, and topics are written, not guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.content.places import SHARED
from generator.content.records import Duty, Role, Topic
from generator.outputs.quiz.draw import overlap, pieces, rank

SIMILAR = 0.25
"""From this similarity on, an author should say whether two duties are the same."""


CIRCLE = 8
"""How many other roles a role's wrong options come from in a large company. Each question shows
three, and a thousand roles that each looked at all others would take hours."""
LARGE = 40
"""From this number of roles on."""


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


@lru_cache(maxsize=4096)
def circle(handbook: Handbook, role_id: str) -> tuple[Role, ...]:
    """The other roles that a role's wrong options come from."""
    if len(handbook.roles) <= LARGE:
        return tuple(role for role in handbook.roles if role.id != role_id)
    ring, places = _ring(handbook)
    at = places[role_id]
    return tuple(ring[(at + n) % len(ring)] for n in range(1, CIRCLE + 1))


@lru_cache(maxsize=8)
def _ring(handbook: Handbook) -> tuple[list[Role], dict[str, int]]:
    """All roles in an order drawn by hash, and the place of each."""
    ring = sorted(handbook.roles, key=lambda role: rank("ring", role.id))
    return ring, {role.id: n for n, role in enumerate(ring)}


def touched(handbook: Handbook, role: Role) -> frozenset[str]:
    """The topics that a role has anything to do with, in whatever part."""
    return _touched(handbook)[role.id]


@lru_cache(maxsize=8)
def _touched(handbook: Handbook) -> dict[str, frozenset[str]]:
    return {role.id: frozenset(_topics_of(handbook, role)) for role in handbook.roles}


def topics_helped_with(handbook: Handbook, role: Role) -> list[Topic]:
    """The topics that a role assists in, in the order of topics.yaml."""
    return _helped(handbook).get(role.id, [])


@lru_cache(maxsize=8)
def _helped(handbook: Handbook) -> dict[str, list[Topic]]:
    out: dict[str, list[Topic]] = {}
    for topic in handbook.topics.topics:
        for role in topic.assists:
            out.setdefault(role, []).append(topic)
    return out


@lru_cache(maxsize=8)
def _owned(handbook: Handbook) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for topic, owner in owners(handbook).items():
        out.setdefault(owner, []).append(topic)
    return out


@lru_cache(maxsize=8)
def owners(handbook: Handbook) -> dict[str, str]:
    """The owner of each topic."""
    return {topic.id: topic.owner for topic in handbook.topics.topics}


def _topics_of(handbook: Handbook, role: Role) -> set[str]:
    out = {topic for duty in role.duties for topic in duty.topics} | set(role.topics)
    out.update(_owned(handbook).get(role.id, []))
    out.update(topic.id for topic in topics_helped_with(handbook, role))
    for document in (
        *handbook.procedures_of(role), *handbook.standards_of(role),
        *handbook.scripts_of(role), *handbook.checklists_of(role),
    ):  # fmt: skip
        out.update(document.topics)
    for general in _kinds(handbook, role):
        out.update(topic for duty in general.duties for topic in duty.topics)
    return out


def _kinds(handbook: Handbook, role: Role) -> Iterator[Role]:
    """The general roles that a role is a kind of: `clerk` of `office-clerk`."""
    words = role.id.split("-")
    for n in range(1, len(words)):
        general = handbook.records.get("-".join(words[n:]))
        if isinstance(general, Role):
            yield general


def is_kind_of(role: Role, general: Role) -> bool:
    """True where the ids say so: an `office-clerk` is a `clerk`, and does what a clerk does."""
    return role.id.endswith(f"-{general.id}")


def is_general(handbook: Handbook, role: Role) -> bool:
    """True for a role that others are kinds of: others do its duties, too."""
    return role.id in _general(handbook)


@lru_cache(maxsize=8)
def _general(handbook: Handbook) -> frozenset[str]:
    return frozenset(one.id for role in handbook.roles for one in _kinds(handbook, role))


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


COLLEAGUES = 4
"""Of so many colleagues a role should know what is theirs."""


def colleagues(handbook: Handbook, role: Role) -> list[Role]:
    """The roles that most often take part in the same procedures."""
    procedures = handbook.procedures_of(role)
    together = Counter(id for one in procedures for id in handbook.people_in(one))
    people = map(handbook.records.get, together)
    others = [one for one in people if isinstance(one, Role) and one is not role]
    return sorted(others, key=lambda other: (-together[other.id], other.id))[:COLLEAGUES]


def foreign(handbook: Handbook, role: Role) -> tuple[Placed, ...]:
    """Duties that are certainly not this role's, for wrong options."""
    return _foreign(handbook, role.id)


@lru_cache(maxsize=256)
def _foreign(handbook: Handbook, role_id: str) -> tuple[Placed, ...]:
    role = handbook.records[role_id]
    return tuple(_certainly_not_of(handbook, role)) if isinstance(role, Role) else ()


def _certainly_not_of(handbook: Handbook, role: Role) -> Iterator[Placed]:
    mine = touched(handbook, role) | everybodys(handbook)
    linked = {other for duty in role.duties for other in duty.same_as}
    for other in circle(handbook, role.id):
        if is_general(handbook, other) or is_kind_of(role, other):
            continue
        for duty in other.duties:
            one = Placed(other, duty)
            if (
                duty.part == "owns"
                and not duty.catch_all
                and mine.isdisjoint(duty.topics)
                and one.id not in linked
                and not any(same.startswith(f"{role.id}/") for same in duty.same_as)
                and names_its_matter(handbook, duty)
                and not echoes(handbook, role, duty)
                and not _is_doubtful(handbook, role, one)
            ):
                yield one


def _is_doubtful(handbook: Handbook, role: Role, one: Placed) -> bool:
    """True if it reads like a duty of the role and nobody has judged yet whether it is the same:
    kept apart until somebody has."""
    own = (Placed(role, duty) for duty in role.duties if not duty.catch_all)
    return any(_unjudged(handbook, one, other) >= SIMILAR for other in own)


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
    pairs = (
        Similar(one, other, _unjudged(handbook, one, other))
        for one, other in combinations(duties(handbook), 2)
        if one.role is not other.role
    )
    alike = (pair for pair in pairs if pair.likeness >= SIMILAR)
    return tuple(sorted(alike, key=lambda pair: (-pair.likeness, pair.one.id, pair.other.id)))


def _unjudged(handbook: Handbook, one: Placed, other: Placed) -> float:
    """How alike two duties read; 0 if they share a topic or an author has judged them."""
    if not set(one.duty.topics).isdisjoint(other.duty.topics):
        return 0.0
    if other.id in (*one.duty.same_as, *one.duty.distinct_from):
        return 0.0
    if one.id in (*other.duty.same_as, *other.duty.distinct_from):
        return 0.0
    said, said_too = _said(handbook, one.duty), _said(handbook, other.duty)
    return max(overlap(a, b) for a, b in zip(said, said_too, strict=True))


@lru_cache(maxsize=1 << 16)
def _said(handbook: Handbook, duty: Duty) -> tuple[frozenset[str], frozenset[str]]:
    """What the title and the text of a duty are made of."""
    return pieces(handbook.plain(duty.title)), pieces(handbook.plain(duty.text))
