"""The words by which the pages of a large handbook are found, before they are loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from generator.outputs.search.passages import Indexed
from generator.outputs.search.pinyin import HAN, read

_ENGLISH = re.compile(r"[a-z0-9]{2,}")


def terms_of(page: Indexed) -> tuple[str, str]:
    """What the page itself is called by, and what only its parts and texts say; with spaces."""
    strong = set(_names(page))
    return " ".join(sorted(strong)), " ".join(sorted(set(_words(page)) - strong))


def _names(page: Indexed) -> Iterator[str]:
    """Pairs of characters, single ones, sounds, initials, English words."""
    own = page.passages[0]
    for name in (own.title, *own.names):
        yield from _pairs_and_words(name)
        yield from (char for run in HAN.findall(name) for char in run)
        yield from _sounds(name)
    yield from _pairs_and_words(page.id)


def _words(page: Indexed) -> Iterator[str]:
    for one in page.passages:
        for name in (one.title, *one.names):
            yield from _sounds(name)
        for text in (one.fragment, one.title, *one.names, *(text for _, text in one.texts)):
            yield from _pairs_and_words(text)


def _pairs_and_words(text: str) -> Iterator[str]:
    for run in HAN.findall(text):
        yield from map("".join, pairwise(run))
    yield from _ENGLISH.findall(text.lower())


def _sounds(name: str) -> Iterator[str]:
    for run in HAN.findall(name):
        said = [_blurred(syllable) for syllable in read(run)]
        yield from (f"{a}'{b}" for a, b in pairwise(said))
        if run == name and 2 <= len(run) <= 8:
            yield "=" + "".join(syllable[:1] for syllable in said)


@cache
def _blurred(syllable: str) -> str:
    """A syllable to an ear that hears no zh, ch, sh, no ng and no ü; the engine blurs the same."""
    return re.sub(r"ng$", "n", re.sub(r"^([zcs])h", r"\1", syllable.replace("v", "u")))
