"""Where a flow leads elsewhere than to the step below, and the lanes beside it that lines take."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from generator.content.records import Procedure

MOST_LANES = 5
"""Jumps that would need more lanes are told by their step's number alone."""


def _reachable(procedure: Procedure) -> frozenset[str]:
    """The steps whose box ends at the right edge, where jumps arrive."""
    inner = {
        step.id
        for phase in procedure.phases if phase.mode != "sequence" and len(phase.steps) > 1
        for n, step in enumerate(phase.steps)
        if not _is_rightmost(n, len(phase.steps))
    }  # fmt: skip
    return frozenset(step.id for step in procedure.steps()) - inner


def _is_rightmost(n: int, several: int) -> bool:
    return n == several - 1 if several < 4 else n % 2 == 1


def lanes(procedure: Procedure, numbers: dict[str, int]) -> dict[str, int]:
    """A lane for each step that is jumped to, short jumps nearest to the boxes."""
    spans: dict[str, tuple[float, float]] = {}
    reachable = _reachable(procedure)
    for target, at in _jumps(procedure):
        if target in reachable:
            to = numbers[target]
            low, high = spans.get(target, (to, to))
            spans[target] = min(low, at), max(high, at)
    lanes: dict[str, int] = {}
    for target, span in sorted(spans.items(), key=lambda one: (one[1][1] - one[1][0], one[1])):
        taken = {
            lanes[other] for other in lanes
            if spans[other][0] <= span[1] and span[0] <= spans[other][1]
        }  # fmt: skip
        lane = next(n for n in count() if n not in taken)
        if lane < MOST_LANES:
            lanes[target] = lane
    return lanes


def _jumps(procedure: Procedure) -> Iterator[tuple[str, float]]:
    """Where special cases and phases lead, and the place in the order of steps they start from."""
    number = 0
    for phase in procedure.phases:
        for step in phase.steps:
            number += 1
            for n, branch in enumerate(step.branches, 1):
                if branch.to:
                    yield procedure.first_step(branch.to), number + n / (len(step.branches) + 1)
        if phase.then:
            yield procedure.first_step(phase.then), number + 0.99


def forks(procedure: Procedure) -> int:
    """In how many places there is more than one way through a procedure."""
    return sum(phase.mode != "sequence" for phase in procedure.phases) + sum(
        bool(step.branches) for step in procedure.steps()
    )
