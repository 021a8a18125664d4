"""Who belongs to the company and who reports to whom, as the organisation chart shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.content.handbook import Handbook


class Member(NamedTuple):
    """A box of the chart: a person or a department."""

    id: str
    title: str
    note: str = ""
    look: str = "box"


@dataclass
class Card:
    """Those of a department who report to the same superior outside it, or to nobody."""

    department: str
    superior: str | None
    members: list[str] = field(default_factory=list)


class Staff:
    """The people of the company, without outsiders and without those who are nobody in particular.

    A position that has neither a department nor a superior, such as 申请人, can be anybody; only
    when several report to it, it is somebody, such as 总经理.
    """

    def __init__(self, handbook: Handbook) -> None:
        self._reports_to = {id: handbook.reports_to(id) for id in handbook.people}
        followers = Counter(self._reports_to.values())
        roles = {role.id for role in handbook.roles}
        self.departments: dict[str, str | None] = {}
        self.members: dict[str, Member] = {}
        for id, person in handbook.people.items():
            department = getattr(person, "department", None)
            placed = department or self._reports_to[id] or followers[id] > 1
            if placed and not getattr(person, "outside", False):
                look = "role" if id in roles else "box"
                self.members[id] = Member(id, handbook.title(id), look=look)
                self.departments[id] = department
        self.superiors = {id: self._superior(id) for id in self.members}
        self.leaders = self._leaders()

    def _superior(self, id: str) -> str | None:
        """Who somebody reports to; nobody for one who would in the end report to himself."""
        superior = above = self._reports_to[id]
        seen: set[str] = set()
        while above and above not in seen and above != id:
            seen.add(above)
            above = self._reports_to.get(above)
        return superior if superior in self.members and above != id else None

    def _leaders(self) -> set[str]:
        """Those with people of another department below them, and so all above them."""
        leaders: set[str] = set()
        for id, department in self.departments.items():
            above, outside = self.superiors[id], False
            while above and above not in leaders:
                outside = outside or self.departments[above] != department
                if outside:
                    leaders.add(above)
                above = self.superiors[above]
        return leaders

    def below(self) -> dict[str, list[str]]:
        """The direct reports of each, leaders left out."""
        out: dict[str, list[str]] = {}
        for id, superior in self.superiors.items():
            if superior and id not in self.leaders:
                out.setdefault(superior, []).append(id)
        return out

    def cards(self) -> list[Card]:
        """A card for each department and superior; who has no superior joins those who have one."""
        cards: dict[tuple[str, str | None], Card] = {}
        tops = [
            (id, superior) for id, superior in self.superiors.items()
            if id not in self.leaders and (superior is None or superior in self.leaders)
        ]  # fmt: skip
        for id, superior in sorted(tops, key=lambda top: top[1] is None):
            department = self.departments[id] or ""
            key = (department, superior)
            if superior is None:
                key = next((one for one in cards if one[0] == department), key)
            cards.setdefault(key, Card(*key)).members.append(id)
        return list(cards.values())

    def departments_above(self) -> dict[str, str]:
        """The department that each department's first leader reports to, where that goes up."""
        above: dict[str, str] = {}
        for id, superior in self.superiors.items():
            department, to = self.departments[id], self.departments.get(superior or "")
            if department and to and department not in above and not _leads(above, to, department):
                above[department] = to
        return above


def _leads(above: dict[str, str], department: str, to: str) -> bool:
    """Whether the way up from a department comes to another, or is that other."""
    while department != to and department in above:
        department = above[department]
    return department == to
