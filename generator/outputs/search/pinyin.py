"""How Chinese is read: which syllables a character has in the texts of a handbook.

Pypinyin knows the phrases in which a character is read otherwise than usual. Its own way of
parting a text takes half a minute for a thousand roles, so here its phrases are just looked up; its
tables are read without the rest of it, in a third of the time and of the memory.

The 3755 characters of GB 2312's first level stand in the order of their pinyin, and a browser can
list them. So an index needs only the number of characters that share a syllable, and what differs.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

HAN = re.compile("[\u4e00-\u9fff]+")

COMMON = bytes(
    byte
    for row in range(0xB0, 0xD8)
    for column in range(0xA1, 0xFF if row < 0xD7 else 0xFA)
    for byte in (row, column)
).decode("gb2312")
"""The common characters, in the order of their pinyin."""

_PHRASE = re.compile(r'"([^"]+)": (\[\s*\[.*?\]\s*\])', re.S)
"""A line of pypinyin's table: 47,000 phrases, each with a list of readings for each character."""


# -- reading


@lru_cache(maxsize=1 << 14)
def read(run: str) -> tuple[str, ...]:
    """The syllables of a run of Chinese characters, without tones: 差旅 is chai lv, 差异 cha yi."""
    usual, longest = _usual(), _longest()
    out = [usual[character][0] for character in run]
    at = 0
    while at < len(run) - 1:
        for length in range(longest.get(run[at : at + 2], 0), 1, -1):
            if said := _said(run[at : at + length]):
                out[at : at + length] = said
                at += length - 1
                break
        at += 1
    return tuple(out)


class _Usual(dict[str, tuple[str, ...]]):
    """The readings of each character, the usual one first; worked out when it is met."""

    def __missing__(self, character: str) -> tuple[str, ...]:
        said = _characters().get(str(ord(character)), "").split(",")
        self[character] = readings = tuple(dict.fromkeys(map(_plain, said)))
        return readings


@cache
def _usual() -> _Usual:
    return _Usual()


@cache
def _longest() -> dict[str, int]:
    """How long phrases are at most that begin with these two characters."""
    out: dict[str, int] = {}
    for phrase in _phrases():
        pair = phrase[:2]
        out[pair] = max(len(phrase), out.get(pair, 0))
    return out


@cache
def _said(phrase: str) -> tuple[str, ...]:
    """How a phrase is read; empty for what is none."""
    said = tuple(_plain(readings[0]) for readings in json.loads(_phrases().get(phrase, "[]")))
    return said if len(said) == len(phrase) else ()


@cache
def _characters() -> dict[str, str]:
    """The readings of each character with commas between, by the character's number."""
    return dict(json.loads(_table("pinyin_dict.json")))


@cache
def _phrases() -> dict[str, str]:
    """The readings of each phrase, as JSON: those of the few phrases that occur are read later."""
    return dict(_PHRASE.findall(_table("phrases_dict.json")))


def _table(name: str) -> str:
    """A file of pypinyin's, found without importing it."""
    package = find_spec("pypinyin")
    folders = package and package.submodule_search_locations
    assert folders, "pyproject.toml asks for it"
    return Path(folders[0], name).read_text("utf-8")


@cache
def _plain(syllable: str) -> str:
    """A syllable as it is typed: lǚ as lv."""
    apart = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    return "".join(c for c in apart.replace("u\u0308", "v") if c.isascii())


# -- for the index


@cache
def common_readings() -> tuple[str, ...]:
    """A syllable for each common character: of several, the one that the order tells.

    That is the longest run of readings that never falls back, as in a patience game of cards; the
    few characters that no reading puts in their place are taken to be read like the one before.
    """
    tops: list[tuple[str, int]] = []  # the least last card of a run of each length
    cards: list[tuple[int, str, int]] = []  # character, reading, the card before
    for at, character in enumerate(COMMON):
        for reading in sorted(_usual()[character], key=_order, reverse=True):
            length = bisect_right(tops, (_order(reading), len(cards)))
            cards.append((at, reading, tops[length - 1][1] if length else -1))
            tops[length : length + 1] = [(_order(reading), len(cards) - 1)]
    told: dict[int, str] = {}
    card = tops[-1][1]
    while card >= 0:
        at, reading, card = cards[card]
        told[at] = reading
    out: list[str] = []
    for at in range(len(COMMON)):
        out.append(told.get(at) or out[-1])
    return tuple(out)


def _order(syllable: str) -> str:
    """Where a syllable stands: lu, lü, luan, lüe, lun."""
    return syllable.replace("ve", "ue").replace("v", "u ")


@cache
def common_runs() -> tuple[str, str]:
    """The syllables of the common characters in their order, and how many characters each has.

    Syllables stand together by the sound that they begin with, as in `b a ai an,p a ai an`; a
    number is the letter that is so many places after `@`.
    """
    runs = [(syllable, len(list(run))) for syllable, run in groupby(common_readings())]
    groups = groupby((syllable for syllable, _ in runs), key=_opening)
    told = (" ".join([first, *(one[len(first) :] for one in some)]) for first, some in groups)
    return ",".join(told), "".join(chr(ord("@") + count) for _, count in runs)


def _opening(syllable: str) -> str:
    """The consonant that a syllable begins with."""
    return syllable[: next(at for at, letter in enumerate(syllable) if letter in "aeiouv")]


def other_readings(texts: Iterable[str]) -> str:
    """The characters that are read otherwise in the texts, by their syllable: `chai差chang长`.

    A character that is read in two ways stands under both.
    """
    return told_readings(heard_in(texts))


def heard_in(texts: Iterable[str]) -> dict[str, set[str]]:
    """How each character of the texts is read, in one way or in several."""
    pairs: set[tuple[str, str]] = set()
    for text in texts:
        for run in HAN.findall(text):
            pairs.update(zip(run, read(run), strict=True))
    heard: dict[str, set[str]] = {}
    for character, syllable in pairs:
        heard.setdefault(character, set()).add(syllable)
    return heard


def told_readings(heard: dict[str, set[str]]) -> str:
    """Those of the readings that the order of the common characters does not tell."""
    usual = dict(zip(COMMON, common_readings(), strict=True))
    by_syllable: dict[str, str] = {}
    for character in sorted(heard):
        if heard[character] != {usual.get(character)}:
            for syllable in heard[character] - {""}:
                by_syllable[syllable] = by_syllable.get(syllable, "") + character
    return "".join(syllable + by_syllable[syllable] for syllable in sorted(by_syllable))
