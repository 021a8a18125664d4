"""Who owns, assists, approves and is told in each topic, and how often each role is at work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.content.records import Position, Role, Topic

PARTS = ("owns", "assists", "approves", "told")
"""What somebody may be in a matter; each has a letter."""
FREQUENCIES = ("daily", "weekly", "monthly", "quarterly", "half_yearly", "yearly", "on_event")
_COUNTED_AS = {"each_shift": "daily", "termly": "half_yearly", "irregular": "on_event"}
"""Frequencies that have no column of their own in the load of the roles."""

MOST_COLUMNS = 30
"""Of more roles no page can show all at once: then each department has a table of its own."""

Cells = Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]
"""By topic and role: each part, with the ids of the duties and limits behind it."""


class Table(NamedTuple):
    """Topics by roles."""

    department: str
    """The only department whose roles are shown; "" for all."""
    roles: tuple[str, ...]
    topics: tuple[Topic, ...]


class Matrix(NamedTuple):
    """The responsibility matrix of a handbook."""

    cells: Cells
    tables: tuple[Table, ...]


def matrix(handbook: Handbook) -> Matrix:
    cells = _cells(handbook)
    busy = {role for _, role in cells}
    people = [one.id for one in handbook.roles if not one.retired]
    people += [position.id for position in handbook.settings.positions if position.id in busy]
    if len(people) <= MOST_COLUMNS:
        return Matrix(cells, (Table("", tuple(people), tuple(handbook.topics.topics)),))
    return Matrix(cells, tuple(_by_department(handbook, people, cells)))


def _by_department(handbook: Handbook, people: list[str], cells: Cells) -> Iterator[Table]:
    for department in handbook.settings.departments:
        roles = tuple(
            person for person in people if department_of(handbook, person) == department.id
        )
        topics = tuple(
            topic for topic in handbook.topics.topics
            if any((topic.id, role) in cells for role in roles)
        )  # fmt: skip
        if roles and topics:
            yield Table(department.id, roles, topics)


def department_of(handbook: Handbook, id: str) -> str:
    """The department of a role or position; "" for one without."""
    person = handbook.people.get(id)
    return (person.department or "") if isinstance(person, Role | Position) else ""


def _cells(handbook: Handbook) -> Cells:
    found: dict[tuple[str, str], dict[str, dict[str, None]]] = defaultdict(dict)

    def add(topic: str, role: str, part: str, behind: Iterable[str] = ()) -> None:
        found[topic, role].setdefault(part, {}).update(dict.fromkeys(behind))

    for one in handbook.topics.topics:
        add(one.id, one.owner, "owns")
        for assistant in one.assists:
            add(one.id, assistant, "assists")
    owners = {topic.id: topic.owner for topic in handbook.topics.topics}
    for role in handbook.roles:
        if not role.retired:
            for duty in role.duties:
                for topic in duty.topics:
                    part = "owns" if owners.get(topic) == role.id else "assists"
                    add(topic, role.id, part, [f"{role.id}/{duty.id}"])
    for matter in handbook.authority.matters:
        for line in matter.lines:
            for topic in matter.topics:
                for person in line.approve:
                    add(topic, person, "approves", [f"authority/{line.id}"])
                for person in line.inform:
                    add(topic, person, "told", [f"authority/{line.id}"])
    return {
        place: {part: tuple(parts[part]) for part in PARTS if part in parts}
        for place, parts in found.items()
    }


def workload(handbook: Handbook) -> dict[str, Counter[str]]:
    """How many duties each role has, by how often they are done."""
    return {
        role.id: Counter(
            _COUNTED_AS.get(duty.when, duty.when) for duty in role.duties if not duty.catch_all
        )
        for role in handbook.roles if not role.retired
    }  # fmt: skip
