"""The times that a handbook sets: where wrong times come from.

A time that is set for something else is one that a reader may well mix up, and since each is drawn
as often as it is set, the right one is not told by being common or rare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.content.handbook import Handbook
from generator.content.moments import Duration, Moment, Unit
from generator.content.records import Duty, Rule, Step
from generator.outputs.quiz.draw import rank, shuffled

NEAR = 6.0
"""A wrong time is at most this many times as long as the right one, or as short."""
ALMOST = 1.1
"""Two times that differ by less come to the same: seven days and five working days."""

_IN_DAYS = {"time": 1 / 86400, "working_day": 1.4, "month": 30.4, "ring": 6 / 86400}

_USUAL: tuple[tuple[Unit, tuple[int, ...]], ...] = (
    ("minute", (2, 5, 10, 15, 20, 30, 45)), ("hour", (1, 2, 4)), ("day", (1, 3, 5, 7, 10, 15, 60)),
    ("working_day", (1, 2, 3, 5, 7, 10, 15)), ("month", (1, 2, 3, 6)), ("year", (1, 2, 3, 5)),
)  # fmt: skip
USUAL = tuple(Duration(number, unit) for unit, numbers in _USUAL for number in numbers)
"""Times that any handbook might set, where this one sets too few."""


@lru_cache(maxsize=8)
def durations_of(handbook: Handbook) -> tuple[Duration, ...]:
    """Every duration that the handbook sets, each as often as it sets it."""
    return tuple(item.within for item in _timed(handbook) if item.within)


@lru_cache(maxsize=8)
def moments_of(handbook: Handbook) -> tuple[Moment, ...]:
    """Every moment that something has to be done by, each as often as it is set."""
    return tuple(item.by for item in _timed(handbook) if item.by)


def _timed(handbook: Handbook) -> Iterator[Duty | Step | Rule]:
    for role in handbook.roles:
        yield from role.duties
    for procedure in handbook.procedures:
        yield from procedure.steps()
    for standard in handbook.standards:
        yield from standard.rules


def drawn(seed: str, handbook: Handbook) -> Iterator[Duration]:
    """The durations of the handbook in an order that the seed draws, then the usual ones."""
    often = list(enumerate(durations_of(handbook)))
    yield from (one for _, one in shuffled(seed, often, lambda pair: str(pair[0])))
    yield from shuffled(seed, USUAL, lambda one: f"{one.number:g}{one.unit}")


def near(right: Duration, others: Iterable[Duration]) -> Iterator[Duration]:
    """Those of the others that are like the right one, but not the same as it or one another."""
    taken = [_days(right)]
    for one in others:
        days = _days(one)
        if all(max(days, other) >= ALMOST * min(days, other) for other in taken) and (
            taken[0] / NEAR <= days <= taken[0] * NEAR
        ):
            taken.append(days)
            yield one


def _days(one: Duration) -> float:
    dimension, much = one.measure
    return _IN_DAYS[dimension] * much


def drawn_moments(seed: str, handbook: Handbook, usual: Iterable[Moment]) -> Iterator[Moment]:
    """The moments of the handbook in an order that the seed draws, then the usual ones."""
    often = sorted(enumerate(moments_of(handbook)), key=lambda one: rank(seed, str(one[0])))
    yield from (one for _, one in often)
    yield from usual
