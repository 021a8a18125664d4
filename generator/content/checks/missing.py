"""What is missing is one problem, at however many places it is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.problems.problem import Problem, Words

RENAMED = "renamed-id"
NAMED = 3
"""How many of the other places are named."""


def joined(found: Iterable[Problem]) -> list[Problem]:
    """The same problems; of those about one missing thing only the first, which names the others.

    One with a fix stays by itself: each place is fixed at its place.
    """
    out: list[Problem] = []
    by_thing: dict[str, list[Problem]] = {}
    for one in found:
        if one.about and not one.fix:
            by_thing.setdefault(one.about, []).append(one)
        else:
            out.append(one)
    for several in by_thing.values():
        first, *others = sorted(several, key=_rank)
        out.append(_with_others(first, others) if others else first)
    return out


_RANKS = {RENAMED: 0, "translation-without-base": 1, "translation": 3}


def _rank(problem: Problem) -> tuple[int, object]:
    """First where the thing went, then where it is needed, then where it is translated."""
    return _RANKS.get(problem.code, 2), problem.span


def _with_others(first: Problem, others: Sequence[Problem]) -> Problem:
    count = len(others)
    places = [f"{one.span.file}:{one.span.line}" for one in others[:NAMED]]
    more_zh, more_en = (" 等", ", …") if count > NAMED else ("", "")
    where = Words(
        f"另有 {count} 处也写了它：{'、'.join(places)}{more_zh}。",
        f"It is named at {count} more places: {', '.join(places)}{more_en}.",
    )
    hint = first.hint or Words("", "")
    return replace(first, hint=Words(f"{hint.zh}{where.zh}", f"{hint.en} {where.en}".strip()))
