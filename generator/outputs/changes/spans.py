"""Two texts, word by word: what stayed, what is gone, what is new.

Chinese is compared by character, Latin words and numbers as wholes. Where little more than a
character stands between two changes, they are shown as one: nobody can read confetti.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

State = Literal["same", "gone", "new"]

_PIECE = re.compile(r"[A-Za-z][A-Za-z'’-]*|[0-9][0-9.,:%-]*|\s+|.", re.DOTALL)
SHORT = 2
"""So many characters between two changes are no reason to tell them apart."""


class SpanOfText(NamedTuple):
    """A run of text, and what became of it."""

    state: State
    text: str


def compared(old: str, new: str) -> tuple[SpanOfText, ...]:
    """The runs of two texts: without what is new they give the old one, else the new one."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    runs: list[tuple[bool, str, str]] = []
    for action, i, j, k, m in matcher.get_opcodes():
        runs.append((action == "equal", "".join(before[i:j]), "".join(after[k:m])))
    return tuple(_spans(_joined(runs)))


def _joined(runs: list[tuple[bool, str, str]]) -> list[tuple[bool, str, str]]:
    """The runs, very short ones between two changes taken as changed with them."""
    out: list[tuple[bool, str, str]] = []
    for at, (same, old, new) in enumerate(runs):
        is_inner = 0 < at < len(runs) - 1
        same = same and not (is_inner and len(old.strip()) < SHORT and "\n" not in old)
        if out and not same and not out[-1][0]:
            _, gone, added = out.pop()
            old, new = gone + old, added + new
        out.append((same, old, new))
    return out


def _spans(runs: Iterable[tuple[bool, str, str]]) -> Iterable[SpanOfText]:
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
    return SequenceMatcher(None, old, new, autojunk=False).ratio()
