"""The index of a large handbook, in pieces: a search loads only those that it needs.

First come the shards of the query's words, which tell the pages where each word stands; then the
lines of the best pages, which the engine searches as it does the whole of a small handbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from heapq import nsmallest
from itertools import pairwise

from generator.handbook import Handbook
from generator.outputs.search.index import (
    Alphabet,
    Pages,
    columns_of,
    head_of,
    lines_of,
    script,
    shortened,
    with_words,
)
from generator.outputs.search.pinyin import HAN, read
from generator.outputs.search.rare import Frequency
from generator.outputs.search.records import Line, pages, roles_of

MOST_PAGES = 1500
"""Above this, some three hundred roles, an index is sharded."""

PAGES_A_CHUNK = 12
CHINESE_SHARDS = 61
LETTERS = "0abcdefghijklmnopqrstuvwxyz"

_WORDS_A_PAGE = 12
_LENGTH = 14
_STRONG, _WEAK = 120, 80
"""Pages told for a word in their names, and in their parts; a word on more tells little."""


def shard_names(count: int) -> Iterator[str]:
    """The files of a sharded index of so many pages, apart from its head."""
    yield from (f"terms-{letter}" for letter in LETTERS)
    yield from (f"terms-{number}" for number in range(1, CHINESE_SHARDS + 1))
    yield from (f"pages-{number}" for number in range(-(-count // PAGES_A_CHUNK)))


def shard_of(key: str) -> str:
    """The shard that tells of a word; Chinese by its first character, Latin by its first letter."""
    first = key.removeprefix("=")[0]
    if HAN.match(first):
        return str(1 + ord(first) % CHINESE_SHARDS)
    return first if first in LETTERS else LETTERS[0]


@dataclass(frozen=True)
class Sharded:
    """The index of an edition, in pieces by their names."""

    handbook: Handbook
    others: tuple[Handbook, ...] = ()

    @cached_property
    def pages(self) -> Pages:
        cut = shortened(list(pages(self.handbook, self.others)), _LENGTH)
        frequency = Frequency(cut)
        rare = (
            (number, one)
            for number, page in enumerate(cut)
            for one in nsmallest(_WORDS_A_PAGE, frequency.rare_words(page), key=lambda r: r.cost)
        )
        return with_words(cut, rare)

    @cached_property
    def alphabet(self) -> Alphabet:
        return Alphabet(text for column in columns_of(self.pages) for text in column)

    @cached_property
    def files(self) -> dict[str, bytes]:
        return {**dict(self._terms()), **dict(self._chunks())}

    def head(self) -> bytes:
        head = head_of(self.handbook, self.pages)
        shards = {"pages": PAGES_A_CHUNK, "terms": CHINESE_SHARDS}
        return script(
            "add", {**head, **self.alphabet.told, "count": len(self.pages), "shards": shards}
        )

    def _chunks(self) -> Iterator[tuple[str, bytes]]:
        roles = roles_of(self.handbook)
        for number, start in enumerate(range(0, len(self.pages), PAGES_A_CHUNK)):
            chunk = self.pages[start : start + PAGES_A_CHUNK]
            lines = [lines_of([page], roles, self.alphabet) for page in chunk]
            yield f"pages-{number}", script("pages", self.handbook.language, number, lines)

    def _terms(self) -> Iterator[tuple[str, bytes]]:
        shards: dict[str, list[str]] = {}
        for key, (strong, weak) in sorted(_postings(self.pages).items()):
            told = f"{_deltas(strong[:_STRONG])};{_deltas(weak[:_WEAK])}"
            shards.setdefault(shard_of(key), []).append(f"{key} {len(strong) + len(weak)} {told}")
        for name in [*LETTERS, *map(str, range(1, CHINESE_SHARDS + 1))]:
            text = "\n".join(["", *shards.get(name, ()), ""])
            yield f"terms-{name}", script("terms", self.handbook.language, name, text)


def _postings(all_: Pages) -> dict[str, tuple[list[int], list[int]]]:
    """For each word the pages that it stands in the names of, and those where only in a part."""
    out: dict[str, tuple[list[int], list[int]]] = {}
    for number, page in enumerate(all_):
        strong = set(_keys(page[:1], characters=True))
        weak = {*_keys(page[1:]), *_words(text for line in page for _, text in line.body)}
        for key in strong:
            out.setdefault(key, ([], []))[0].append(number)
        for key in weak - strong:
            out.setdefault(key, ([], []))[1].append(number)
    return out


def _keys(lines: Sequence[Line], *, characters: bool = False) -> Iterator[str]:
    """What lines are found by: pairs of characters, sounds, initials, words; characters too."""
    names = [name for line in lines for name in (line.title, *line.names)]
    yield from _words([*names, *(line.id for line in lines)])
    for name in names:
        for run in HAN.findall(name):
            said = [blurred(syllable) for syllable in read(run)]
            yield from (f"{a}'{b}" for a, b in pairwise(said))
            if characters:
                yield from run
            if run == name and len(run) <= 8:
                yield "=" + "".join(syllable[:1] for syllable in said)


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for run in HAN.findall(text):
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        yield from re.findall(r"[a-z0-9]{2,}", text.lower())


@cache
def blurred(syllable: str) -> str:
    """A syllable to an ear that hears no zh, ch, sh, no ng and no ü; the engine blurs the same."""
    return re.sub(r"ng$", "n", re.sub(r"^([zcs])h", r"\1", syllable.replace("v", "u")))


def _deltas(numbers: Sequence[int]) -> str:
    """Rising numbers as the steps between them, in base 36."""
    return ",".join(_base36(b - a) for a, b in zip([0, *numbers], numbers, strict=False))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = digits[number % 36]
    while number := number // 36:
        out = digits[number % 36] + out
    return out
