"""Conversations as graphs: every way through a script, and what each way is worth.

The rehearsal on a script's page and the export to ink count as this module does; tests hold all
three to the same score on every route.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from generator.content.records import Choice, Node, Script
from generator.content.types import END, Grade

POINTS: Mapping[Grade, int] = {"best": 2, "fine": 1, "unsafe": 0}

VISITS = 2
"""How often a node may come up in one conversation, so that every loop is left."""

PASS_MARK = 60
"""Per cent. Whoever says something unsafe stays below it, however good the rest was."""


class Turn(NamedTuple):
    """A reply, and where the conversation went from there: another node, or END."""

    node: str
    choice: str
    grade: Grade
    to: str


Route = tuple[Turn, ...]
"""A conversation from its first node to its end."""


class Score(NamedTuple):
    """What a conversation earned, out of the most that it could have earned."""

    earned: int
    most: int
    unsafe: bool

    @property
    def percent(self) -> int:
        percent = 100 * self.earned // self.most if self.most else 0
        return min(percent, PASS_MARK - 1) if self.unsafe else percent

    @property
    def passed(self) -> bool:
        return self.percent >= PASS_MARK


def score(grades: Iterable[Grade]) -> Score:
    """The score of a conversation: at every turn the best reply could have been given."""
    given = tuple(grades)
    return Score(
        earned=sum(POINTS[grade] for grade in given),
        most=POINTS["best"] * len(given),
        unsafe="unsafe" in given,
    )


class Dialogue:
    """A script as a graph, for asking which ways lead through it."""

    def __init__(self, script: Script) -> None:
        self.nodes: dict[str, Node] = {node.id: node for node in script.nodes}
        self.first = script.nodes[0].id if script.nodes else END

    def reactions(self, choice: Choice, visits: Mapping[str, int]) -> tuple[str, ...]:
        """Where a reply may lead: to nodes that have not come up too often, else to the end."""
        open_ = (to for to in choice.to if to == END or self._is_open(to, visits))
        return tuple(dict.fromkeys(open_)) or (END,)

    def _is_open(self, node: str, visits: Mapping[str, int]) -> bool:
        return node in self.nodes and visits.get(node, 0) < VISITS

    def routes(self) -> Iterator[Route]:
        """Every way through the conversation, depth first."""
        if self.first != END:
            yield from self._routes_from(self.first, {}, ())

    def _routes_from(self, id: str, visits: Mapping[str, int], before: Route) -> Iterator[Route]:
        visits = {**visits, id: visits.get(id, 0) + 1}
        for choice in self.nodes[id].choices:
            for to in self.reactions(choice, visits):
                route = (*before, Turn(id, choice.id, choice.grade, to))
                if to == END:
                    yield route
                else:
                    yield from self._routes_from(to, visits, route)

    def scores(self) -> Counter[Score]:
        """How many routes have which score; counted without walking each of them."""
        counted = self._counted(self.first, {}, {}) if self.first != END else Counter()
        out: Counter[Score] = Counter()
        for (earned, turns, unsafe), count in counted.items():
            out[Score(earned, POINTS["best"] * turns, unsafe)] += count
        return out

    def _counted(
        self,
        id: str,
        visits: Mapping[str, int],
        known: dict[object, Counter[tuple[int, int, bool]]],
    ) -> Counter[tuple[int, int, bool]]:
        """Routes from a node on by points, turns, and whether something unsafe is said.

        What came before matters only as far as it may come up again.
        """
        visits = {**visits, id: visits.get(id, 0) + 1}
        again = frozenset((node, n) for node, n in visits.items() if node in self._onward[id])
        key = (id, again)
        if key not in known:
            out: Counter[tuple[int, int, bool]] = Counter()
            for choice in self.nodes[id].choices:
                points, unsafe = POINTS[choice.grade], choice.grade == "unsafe"
                for to in self.reactions(choice, visits):
                    rest = Counter({(0, 0, False): 1})
                    if to != END:
                        rest = self._counted(to, visits, known)
                    for (earned, turns, bad), count in rest.items():
                        out[earned + points, turns + 1, bad or unsafe] += count
            known[key] = out
        return known[key]

    @cached_property
    def _onward(self) -> dict[str, frozenset[str]]:
        """The nodes that each node leads to, at once or later."""
        return {id: frozenset(self._reached(self._next(id))) for id in self.nodes}

    def _next(self, id: str) -> list[str]:
        return [to for choice in self.nodes[id].choices for to in choice.to if to in self.nodes]

    def _reached(self, waiting: list[str]) -> set[str]:
        reached: set[str] = set()
        while waiting:
            id = waiting.pop()
            if id not in reached:
                reached.add(id)
                waiting += self._next(id)
        return reached

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The nodes that can come up at all."""
        return frozenset(self._reached([self.first] if self.first in self.nodes else []))

    @cached_property
    def endless(self) -> frozenset[str]:
        """Nodes from which no reply, then or later, leads to the end."""
        ends = {
            id
            for id, node in self.nodes.items()
            if any(END in choice.to for choice in node.choices)
        }
        return frozenset(id for id in self.nodes if id not in ends and not ends & self._onward[id])
