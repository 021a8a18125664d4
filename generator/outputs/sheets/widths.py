"""How wide the columns of a table are, so that its rows together are as short as can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import permutations
from typing import Any, TypeAlias
from unicodedata import east_asian_width

Cell: TypeAlias = "list[float]"
"""How long the paragraphs of a cell are, in em."""

ROOM = 45.0
"""How wide a page is at the usual size, without a column for numbers, in em."""
PADDING = 1.0
"""What a cell needs beside its words."""
MOVE = 0.02
"""The share of the room by which columns are made wider and narrower."""


def cell(*paragraphs: Any) -> Cell:
    """A cell of paragraphs, each in the form that a sheet has it in."""
    return [length for length in map(_length, paragraphs) if length]


def fitted(rows: Iterable[Sequence[Cell]], least: Sequence[float]) -> list[float]:
    """The share of the room for each column, at least as much as it needs in any case."""
    table = [tuple(map(tuple, row)) for row in rows]
    spare = 1 - sum(least)
    shares = [one + spare / len(least) for one in least]
    best = _height(table, shares)
    while True:
        tried = [
            (_height(table, moved), moved)
            for wider, narrower in permutations(range(len(least)), 2)
            if (moved := _moved(shares, wider, narrower))[narrower] >= least[narrower]
        ]
        lowest, moved = min(tried, default=(best, shares))
        if lowest >= best:
            return [round(one, 3) for one in shares]
        best, shares = lowest, moved


def _moved(shares: list[float], wider: int, narrower: int) -> list[float]:
    step = {wider: MOVE, narrower: -MOVE}
    return [one + step.get(n, 0) for n, one in enumerate(shares)]


def _height(table: list[tuple[tuple[float, ...], ...]], shares: list[float]) -> float:
    """In lines; a last line is full by half, and what is longer by a word counts as longer."""
    total = 0.0
    for row in table:
        total += max(
            sum(cell) / (share * ROOM - PADDING) + 0.5 * len(cell)
            for cell, share in zip(row, shares, strict=True)
        )
    return total


def _length(value: Any) -> float:
    """How long a text is as a line."""
    if isinstance(value, str):
        return sum(map(_em, value))
    if isinstance(value, dict):
        return sum(_length(one) for key, one in value.items() if key != "to")
    return sum(map(_length, value)) if isinstance(value, list) else 0.0


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    return 1.0 if east_asian_width(character) in "WF" else 0.52
