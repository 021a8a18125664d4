"""How Chinese is read: which syllables a character has in the texts of a handbook.

Pypinyin knows the phrases in which a character is read otherwise than usual. Its own segmentation
takes half a minute for a thousand roles, so here its phrases are just looked up; its tables are
read without importing the rest of it, in a third of the time and memory.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
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

_PHRASE = re.compile(r'"([^"]+)": (\[\s*\[.*?\]\s*\])', re.S)
"""A line of pypinyin's table: 47,000 phrases, each with a list of readings for each character."""

Heard = Mapping[str, Iterable[str]]
"""The syllables of characters."""


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


def heard_in(texts: Iterable[str]) -> dict[str, list[str]]:
    """How each character of the texts is read, in one way or in several."""
    pairs: set[tuple[str, str]] = set()
    for text in texts:
        for run in HAN.findall(text):
            pairs.update(zip(run, read(run), strict=True))
    heard: dict[str, list[str]] = {}
    for character, syllable in sorted(pairs):
        heard.setdefault(character, []).append(syllable)
    return heard


def sounds(heard: Iterable[Heard], more: str = "") -> dict[str, str]:
    """Characters by syllable: those of texts as read there, and more as usual."""
    by_syllable: dict[str, set[str]] = {}
    known: set[str] = set()
    for one in heard:
        known.update(one)
        for character, syllables in one.items():
            for syllable in syllables:
                by_syllable.setdefault(syllable, set()).add(character)
    for character in more:
        if character not in known:
            by_syllable.setdefault(_usual()[character][0], set()).add(character)
    return {one: "".join(sorted(by_syllable[one])) for one in sorted(by_syllable) if one}


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
    """The length of the longest phrase that begins with these two characters."""
    out: dict[str, int] = {}
    for phrase in phrases():
        pair = phrase[:2]
        out[pair] = max(len(phrase), out.get(pair, 0))
    return out


@cache
def _said(phrase: str) -> tuple[str, ...]:
    """How a phrase is read; empty for what is not in the table."""
    said = tuple(_plain(readings[0]) for readings in json.loads(phrases().get(phrase, "[]")))
    return said if len(said) == len(phrase) else ()


@cache
def _characters() -> dict[str, str]:
    """The readings of each character with commas between, by the character's number."""
    return dict(json.loads(_table("pinyin_dict.json")))


@cache
def phrases() -> dict[str, str]:
    """The readings of each phrase, as JSON: those of the few phrases that occur are read later."""
    return dict(_PHRASE.findall(_table("phrases_dict.json")))


def _table(name: str) -> str:
    return data_of("pypinyin", name)


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
