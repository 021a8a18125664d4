"""The known word that a misspelt one most likely meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from generator.problems.problem import Words

NEAREST = 16
"""How many known words with similar letters are compared letter by letter."""
PATIENCE = 500_000
"""How many words are looked at for one file: of ten thousand ids, those of fifty mistakes."""


def near(word: str | None) -> Words | None:
    """The hint that names a word which was probably meant."""
    return Words(f"是不是“{word}”？", f"Did you mean “{word}”?") if word else None


class Guess(NamedTuple):
    """A known word that was probably meant."""

    word: str
    sure: bool
    """True if only case, width or punctuation differs, so that no other word can be meant."""


def guess(word: str, known: Iterable[str]) -> Guess | None:
    """The known word that a misspelt one most likely meant, if one is near."""
    known = known if isinstance(known, frozenset) else frozenset(known)
    alike = _by_shape(known).get(shape(word), ())
    nearest = alike[0] if len(alike) == 1 else _suggest(word[:200], known)
    return Guess(nearest, len(alike) == 1) if nearest else None


class Speller:
    """Looks up misspelt words within a budget, which a file of nonsense uses up."""

    def __init__(self) -> None:
        self.left = PATIENCE

    def guess(self, word: str, known: Collection[str]) -> Guess | None:
        """The known word that was probably meant; None, too, if the budget is used up."""
        self.left -= len(known)
        return guess(word, known) if self.left > 0 else None


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Like `guess`, but the word alone."""
    found = guess(word, known)
    return found and found.word


def is_slip(word: str, meant: str) -> bool:
    """True where a word is another one but for slips: part by part, a letter or two.

    `hr-clerk` is not `clerk`: somebody else is meant, however alike the two look.
    """
    if _distance(shape(word), shape(meant)) <= 1:
        return True
    ours, theirs = _PARTS.split(word), _PARTS.split(meant)
    return len(ours) == len(theirs) and all(
        _distance(a, b) <= (1 if min(len(a), len(b)) <= SHORT else 2)
        for a, b in zip(ours, theirs, strict=True)
    )


_PARTS = re.compile(r"[-/_ ]")
SHORT = 5
"""Letters of a word in which two slips make another word of it."""


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words that are most like one, to choose from."""
    meant = shape(word[:200])
    letters = _letters(meant)

    def far(one: str) -> tuple[float, str]:
        return (letters ^ _letters(shape(one))).bit_count() + abs(len(one) - len(word)), one

    return nsmallest(most, nsmallest(NEAREST, known, key=far), key=lambda one: (
        _distance(meant, shape(one)), one
    ))  # fmt: skip


def narrow(word: str) -> str:
    """A word without full-width letters, quotation marks and spaces around it."""
    return unicodedata.normalize("NFKC", word).strip(" \"'“”‘’")


def shape(word: str) -> str:
    """A word without differences that people overlook: case, width, hyphens and spaces."""
    return _SEPARATORS.sub("", narrow(word).casefold())


_SEPARATORS = re.compile(r"[\s_\-‐-―−]+")


@lru_cache(maxsize=16)
def _by_shape(known: frozenset[str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for word in sorted(known):
        out.setdefault(shape(word), []).append(word)
    return out


class _Known(NamedTuple):
    shape: str
    letters: int


@lru_cache(maxsize=16)
def _prepared(known: frozenset[str]) -> list[_Known]:
    return [_Known(one, _letters(one)) for one in _by_shape(known)]


def _letters(text: str) -> int:
    """Which letters and pairs of letters occur in a text, as bits: like words share most."""
    bits = 0
    for one, other in zip(text, f"{text} "[1:], strict=True):
        bits |= 1 << (ord(one) & 63) | 1 << (64 + (31 * ord(one) + ord(other)) % 192)
    return bits


@lru_cache(maxsize=4096)
def _suggest(word: str, known: frozenset[str]) -> str | None:
    meant = shape(word)
    if not meant:
        return None
    letters, length = _letters(meant), len(meant)
    most = max(1.5, length * 0.4)  # edits that still leave a word recognisable
    alike = nsmallest(
        NEAREST,
        (
            ((letters ^ one.letters).bit_count() + abs(length - len(one.shape)), one.shape)
            for one in _prepared(known)
            if abs(length - len(one.shape)) <= most + 1
        ),
    )
    best = min(((_distance(meant, one), one) for _, one in alike), default=None)
    if best and best[0] <= most:
        words = _by_shape(known)[best[1]]
        return min(words, key=lambda one: _distance(word, one))
    return _by_its_end(meant, known)


def _by_its_end(meant: str, known: frozenset[str]) -> str | None:
    """The full id (`front-desk/answer-calls`) of an item that was named without its document."""
    ends = [
        one
        for alike, words in _by_shape(known).items()
        if alike.rpartition("/")[2] == meant
        for one in words
    ]
    return ends[0] if len(ends) == 1 else None


def _distance(a: str, b: str) -> float:
    """The edit distance of two words; singular and plural are near each other."""
    far = _difference(a, b)
    one, other = _singular(a), _singular(b)
    return far if (one, other) == (a, b) else min(far, 0.5 + _difference(one, other))


def _singular(word: str) -> str:
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


def _difference(a: str, b: str) -> float:
    """How many slips lead from one word to the other: a letter more, less, wrong, or swapped.

    Of two words as distant, the one with the same beginning is nearer: people get those right.
    """
    before: list[float] = []
    row = [sum(map(_cost, b[:j])) for j in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        row, before, older = [row[0] + _cost(x)], row, before
        for j, y in enumerate(b, 1):
            if x == y:
                best = before[j - 1]
            else:
                best = min(before[j - 1] + 1, before[j] + _cost(x), row[j - 1] + _cost(y))
                if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                    best = min(best, older[j - 2] + _SWAPPED)
            row.append(best)
    return row[-1] - 0.2 * _common_start(a, b) / max(len(a), len(b), 1)


_SWAPPED = 0.8
"""Two letters that changed places are fewer slips than a wrong one: all letters are right."""


def _cost(letter: str) -> float:
    """The cost of adding or removing a letter: a leading 0 and a final s cost little."""
    return 0.5 if letter in "0s" else 1


def _common_start(a: str, b: str) -> int:
    pairs = enumerate(zip(a, b, strict=False))
    return next((n for n, (x, y) in pairs if x != y), min(len(a), len(b)))
