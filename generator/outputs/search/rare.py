"""What of a page's text goes into the index: its rare words, each once.

A frequent word tells nothing about the page that its title and its other names do not tell; a
rare one may be all that somebody remembers of it. Chinese needs no dictionary for this: two
neighbouring characters make a word unless one of them is found more often with its other neighbour.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from generator.outputs.search.pinyin import HAN
from generator.outputs.search.records import Line

FUNCTION = frozenset(
    "的了着过是在有和与或及等把被让给对为由从到向往按照以之其这那哪个们就都也还又再很最更太只才能会"
    "可要得应该须想不没别无未先后前上下里中内外时若如果则但而且并因所每各某另同跟于即便直已正将曾刚"
    "去来起出进回成做说看听什么怎样谁几多少些一二三四五六七八九十两第次份张条位种你我他她它您"
)
"""Characters that join and count; no rare word begins or ends with one of them."""

_LATIN = re.compile(r"[A-Za-z][a-z]{2,}|\b[A-Z]{3,}\b")
_ENDING = re.compile(r"(?:ies|es|s|ied|ed|ing|ly|y|e)$")


class Rare(NamedTuple):
    """A rare word of a page: the number of its line, its place there, and its price."""

    line: int
    at: int
    word: str
    cost: int


_Found: TypeAlias = tuple[int, int, int, list[str], int]
"""What may be a word: cost, line and place as of `Rare`; its text's words, and which it is."""


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """An English word without its ending, in small letters."""
    return _ENDING.sub("", word.lower())


def words_in(text: str) -> list[str]:
    """The words of a text: each two neighbouring Chinese characters, and English words."""
    english = [stem(word) for word in _LATIN.findall(text)]
    if text.isascii():
        return english
    return [a + b for run in HAN.findall(text) for a, b in pairwise(run)] + english


class Frequency:
    """How often words occur in a handbook, and on how many pages."""

    def __init__(self, pages: Iterable[Sequence[Line]]) -> None:
        self.times: Counter[str] = Counter()
        self.pages: Counter[str] = Counter()
        for page in pages:
            here = [word for line in page for text in _texts(line) for word in words_in(text)]
            self.times.update(here)
            self.pages.update(set(here))

    def rare_words(self, page: Sequence[Line]) -> Iterator[Rare]:
        """The words of a page that its titles and names do not hold, the rarer the cheaper."""
        return self._words_among(self._found_in(page))

    def rarest(self, page: Sequence[Line], most: int) -> Iterator[Rare]:
        """So many of the rare words of a page, the rarest: the few that are looked at closely."""
        return islice(self._words_among(sorted(self._found_in(page))), most)

    def _found_in(self, page: Sequence[Line]) -> Iterator[_Found]:
        """All that might be words of a page, in the order of its text."""
        known = {word for line in page for name in _names(line) for word in words_in(name)}
        for number, line in enumerate(page):
            start = 0
            for price, text in line.body:
                words = words_in(text)
                for at, word in enumerate(words):
                    if word not in known:
                        yield price + self.pages[word], number, start + at, words, at
                start += len(words) + 1

    def _words_among(self, found: Iterable[_Found]) -> Iterator[Rare]:
        """Those that are words, each where it comes first."""
        seen: set[str] = set()
        for cost, number, place, words, at in found:
            if words[at] not in seen and self._is_word(words, at):
                seen.add(words[at])
                yield Rare(number, place, words[at], cost)

    def _is_word(self, words: Sequence[str], at: int) -> bool:
        """False for two characters of which one belongs to its other neighbour."""
        word = words[at]
        if word.isascii():
            return True
        if word[0] in FUNCTION or word[1] in FUNCTION:
            return False
        most = 2 * self.times[word]
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        return not (
            (before[1:] == word[0] and self.times[before] > most)
            or (after[:1] == word[1] and self.times[after] > most)
        )


def _texts(line: Line) -> Iterator[str]:
    yield from _names(line)
    yield from (text for _, text in line.body)


def _names(line: Line) -> tuple[str, ...]:
    return (line.title, *line.names)


def joined(words: Iterable[Rare]) -> str:
    """Words in the order of the text; Chinese pairs that overlap become one longer word."""
    out: list[str] = []
    last = -1
    for one in words:
        if one.at == last + 1 and out and out[-1][-1] == one.word[0] > "\x7f":
            out[-1] += one.word[1]
        else:
            out.append(one.word)
        last = one.at
    return " ".join(out)
