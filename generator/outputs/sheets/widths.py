"""How wide the columns of a table are, so that its rows together are as short as can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import Any, NamedTuple

from generator.outputs.sheets.room import printed

ROOM = 47.0
"""How wide a page is at usual sizes, without a column for numbers, in em."""
PADDING = 1.0
"""What a cell needs beside its words."""
MOVE = 0.02
"""The share of the room by which columns are made wider and narrower."""
SHORT = 5.5
"""So many em of text in a cell of a small table are not broken."""
LARGER = 1.05
"""How much wider a word may be than it is reckoned: in larger type it takes of the padding."""
_WORDS = re.compile(r"[!-~\u00a1-\u024f]+")


class Cell(NamedTuple):
    """What is to be known of the text of a cell, in em."""

    paragraphs: tuple[float, ...]
    longest_word: float


def cell(*paragraphs: Any) -> Cell:
    """A cell of paragraphs, each in the form that a sheet has it in."""
    texts = ["".join(_texts(one)) for one in paragraphs]
    words = [printed(word, 1) for text in texts for word in _WORDS.findall(text)]
    return Cell(tuple(printed(text, 1) for text in texts if text), max(words, default=0.0))


def short_cell(text: Any) -> Cell:
    """A cell of a small table: what is short stays on one line, as does its longest word."""
    whole = cell(text)
    wide = sum(whole.paragraphs)
    return whole._replace(longest_word=wide) if wide <= SHORT else whole


def fitted(
    rows: Iterable[Sequence[Cell]], smallest: Sequence[float], room: float = ROOM
) -> list[float]:
    """The share of the room for each column, at least so much, and room for its longest word."""
    table = list(rows)
    words = [max(one.longest_word for one in column) for column in zip(*table, strict=True)]
    needed = [(LARGER * word + PADDING) / room for word in words] or [0.0] * len(smallest)
    least = [max(pair) for pair in zip(smallest, needed, strict=True)]
    spare = 1 - sum(least)
    shares = [one + spare / len(least) for one in least]
    best = height(table, shares, room)
    while True:
        tried = [
            (height(table, moved, room), moved)
            for wider, narrower in permutations(range(len(least)), 2)
            if (moved := _moved(shares, wider, narrower))[narrower] >= least[narrower] - 1e-9
        ]
        lowest, moved = min(tried, default=(best, shares))
        if lowest >= best:
            return [round(one, 3) for one in shares]
        best, shares = lowest, moved


def _moved(shares: list[float], wider: int, narrower: int) -> list[float]:
    step = {wider: MOVE, narrower: -MOVE}
    return [one + step.get(n, 0) for n, one in enumerate(shares)]


def height(table: Sequence[Sequence[Cell]], shares: Sequence[float], room: float = ROOM) -> float:
    """In lines, of which the last one of a paragraph is full by half."""
    total = 0.0
    for row in table:
        total += max(
            sum(one.paragraphs) / (share * room - PADDING) + 0.5 * len(one.paragraphs)
            for one, share in zip(row, shares, strict=True)
        )
    return total


def _texts(value: Any) -> Iterator[str]:
    """The texts of a value, but not the ids of what they lead to."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from () if key == "to" else _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
