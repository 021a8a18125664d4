"""Two texts, word by word: what stayed, what is gone, what is new.

Chinese is compared by character, Latin words and numbers as wholes. Where little more than a
character stands between two changes, they are shown as one: nobody can read confetti.

Comparing takes time that grows with the product of both lengths. Longer texts are compared sentence
by sentence, and if that is too much, too, what stands between the first and the last difference
counts as changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal, NamedTuple

State = Literal["same", "gone", "new"]

_PIECE = re.compile(r"[A-Za-z][A-Za-z'’-]*|[0-9][0-9.,:%-]*|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。！？；.!?;\n]*(?:[。！？；.!?;\n]|$)")
MOST_STEPS = 1_000_000
"""Pairs of pieces that are compared at most: a thousand pieces of each text take 0.1 s."""
SHORT = 2
"""Characters between two changes that are taken as changed with them."""


class SpanOfText(NamedTuple):
    """A run of text, and what became of it."""

    state: State
    text: str


Run = tuple[bool, str, str]
"""Whether a run is the same in both texts, what it is in the old one, and in the new one."""


def compared(old: str, new: str) -> tuple[SpanOfText, ...]:
    """The runs of two texts: without what is new they give the old one, else the new one."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    runs = _between if steps(before, after) <= MOST_STEPS else _of_long
    return tuple(_spans(_joined(list(runs(before, after)))))


def steps(old: Sequence[str], new: Sequence[str]) -> int:
    """The most that it takes to compare two lists of pieces."""
    return len(old) * len(new)


def _between(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for action, i, j, k, m in matcher.get_opcodes():
        yield action == "equal", "".join(before[i:j]), "".join(after[k:m])


def _of_long(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    """The runs of texts that are too long for every piece to be compared with every other."""
    start = _alike_from_start(before, after)
    end = _alike_from_start(before[start:][::-1], after[start:][::-1])
    same, tail = "".join(before[:start]), "".join(before[len(before) - end :])
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    if steps(before, after) > MOST_STEPS:
        before, after = (_SENTENCE.findall("".join(side)) for side in (before, after))
    if steps(before, after) > MOST_STEPS:
        before, after = ["".join(before)], ["".join(after)]
    runs = ((True, same, same), *_between(before, after), (True, tail, tail))
    yield from (run for run in runs if any(run[1:]))


def _alike_from_start(old: Sequence[str], new: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _joined(runs: list[Run]) -> list[Run]:
    """The runs, very short ones between two changes taken as changed with them."""
    out: list[Run] = []
    for at, (same, old, new) in enumerate(runs):
        is_inner = 0 < at < len(runs) - 1
        same = same and not (is_inner and len(old.strip()) < SHORT and "\n" not in old)
        if out and not same and not out[-1][0]:
            _, gone, added = out.pop()
            old, new = gone + old, added + new
        out.append((same, old, new))
    return out


def _spans(runs: Iterable[Run]) -> Iterable[SpanOfText]:
    for same, old, new in runs:
        if same:
            yield SpanOfText("same", old)
            continue
        if old:
            yield SpanOfText("gone", old)
        if new:
            yield SpanOfText("new", new)


def before(spans: Iterable[SpanOfText]) -> str:
    """The old text."""
    return "".join(text for state, text in spans if state != "new")


def after(spans: Iterable[SpanOfText]) -> str:
    """The new text."""
    return "".join(text for state, text in spans if state != "gone")


def likeness(old: str, new: str) -> float:
    """How much two texts have in common: 1 for the same text, 0 for nothing."""
    if old == new:
        return 1.0
    if steps(old, new) <= MOST_STEPS:
        return SequenceMatcher(None, old, new, autojunk=False).ratio()
    same = sum(len(text) for state, text in compared(old, new) if state == "same")
    return 2 * same / (len(old) + len(new))
