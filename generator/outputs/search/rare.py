"""What of a page's text goes into the index: its rare words, each once.

A frequent word tells nothing about the page that its title and its other names do not tell; a
rare one may be all that somebody remembers of it. Chinese needs no dictionary for this: two
neighbouring characters make a word unless one of them is found more often with its other neighbour.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.outputs.search.pinyin import HAN
from generator.outputs.search.records import Line

FUNCTION = frozenset(
    "的了着过是在有和与或及等把被让给对为由从到向往按照以之其这那哪个们就都也还又再很最更太只才能会"
    "可要得应该须想不没别无未先后前上下里中内外时若如果则但而且并因所每各某另同跟于即便直已正将曾刚"
    "去来起出进回成做说看听什么怎样谁几多少些一二三四五六七八九十两第次份张条位种你我他她它您"
)
"""Characters that join and count; no rare word begins or ends with one of them."""

_LATIN = re.compile(r"[A-Za-z][a-z]{2,}")


class Found(NamedTuple):
    """A word of a text: two Chinese characters, or an English word."""

    word: str
    around: str
    """For Chinese, the two pairs that it overlaps with; else empty."""


def words_in(text: str) -> Iterator[Found]:
    for run in HAN.findall(text):
        padded = f" {run} "
        for at in range(1, len(run)):
            yield Found(padded[at : at + 2], padded[at - 1 : at + 3])
    for match in _LATIN.finditer(text):
        yield Found(stem(match[0]), "")


def stem(word: str) -> str:
    """An English word without its ending, in small letters."""
    return re.sub(r"(?:ies|es|s|ied|ed|ing|ly|y|e)$", "", word.lower())


class Frequency:
    """How often words occur in a handbook, and on how many pages."""

    def __init__(self, pages: Iterable[Sequence[Line]]) -> None:
        self.times: Counter[str] = Counter()
        self.pages: Counter[str] = Counter()
        for page in pages:
            here = Counter(
                one.word for line in page for text in texts(line) for one in words_in(text)
            )
            self.times.update(here)
            self.pages.update(here.keys())

    def is_word(self, found: Found) -> bool:
        """False for two characters that belong to their other neighbours."""
        word, around = found
        if not around:
            return True
        if not FUNCTION.isdisjoint(word):
            return False
        return max(self.times[around[:2]], self.times[around[2:]]) <= 2 * self.times[word]


def texts(line: Line) -> tuple[str, ...]:
    return (line.title, *line.names, *(text for _, text in line.body))


class Rare(NamedTuple):
    """A rare word of a page: the number of its line, its place there, and its price."""

    line: int
    at: int
    word: str
    cost: int


def rare_words(page: Sequence[Line], frequency: Frequency) -> Iterator[Rare]:
    """The words of a page that its titles and names do not hold, the rarer the cheaper."""
    seen = {
        one.word for line in page for text in (line.title, *line.names) for one in words_in(text)
    }
    for number, line in enumerate(page):
        at = 0
        for price, text in line.body:
            for found in words_in(text):
                at += 1
                if found.word not in seen and frequency.is_word(found):
                    seen.add(found.word)
                    yield Rare(number, at, found.word, price + frequency.pages[found.word])
            at += 1


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
