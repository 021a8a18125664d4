"""Chance without chance: what looks drawn at random is drawn by a hash of stable ids.

So two builds are the same, and a change of one clause moves only the questions that show it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

T = TypeVar("T")

SHORTEST, LONGEST = 0.5, 2.0
"""How long a mistake may be, as a share of the key: otherwise length gives the key away."""

_LITTLE_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "it",
        "its",
        "not",
        "of",
        "on",
        "or",
        "so",
        "s",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "up",
        "was",
        "with",
        "you",
        "your",
    ]
)


class Candidate(NamedTuple):
    """A text that could be an option, the item it is from, and why it would be right or wrong."""

    item: str
    text: str
    why: str = ""


def rank(*parts: str) -> int:
    """A large number that depends on the parts alone."""
    return int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:8])


def shuffled(seed: str, things: Iterable[T], name: Callable[[T], str] = str) -> list[T]:
    """The things in an order that depends on the seed and on each thing's own name."""
    return sorted(things, key=lambda thing: (rank(seed, name(thing)), name(thing)))


def one_of(seed: str, things: Sequence[T]) -> T:
    return things[rank(seed) % len(things)]


@lru_cache(maxsize=1 << 16)
def normal(text: str) -> str:
    """A text without case, width, spaces and punctuation: equal ones read the same."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", folded)


def length(text: str) -> int:
    """How long a text looks, in characters."""
    return len(normal(text))


@lru_cache(maxsize=1 << 16)
def pieces(text: str) -> frozenset[str]:
    """What a text is made of: words that mean something; of Chinese, neighbouring characters."""
    out: set[str] = set()
    for run in re.findall(r"[a-z0-9]+|[^\W_a-z0-9]+", unicodedata.normalize("NFKC", text).lower()):
        if run.isascii():
            out.update({run} - _LITTLE_WORDS)
        else:
            out.update(run[n : n + 2] for n in range(max(1, len(run) - 1)))
    return frozenset(out)


def likeness(one: str, other: str) -> float:
    """How much two texts share, from 0 to 1."""
    return overlap(pieces(one), pieces(other))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of what two texts have in common in all that they are made of."""
    common = len(a & b)
    return common / (len(a) + len(b) - common) if common else 0.0


def echo(one: str, other: str) -> float:
    """How much of what one text says is said in another, from 0 to 1."""
    a, b = pieces(one), pieces(other)
    return len(a & b) / len(a) if a else 0.0
