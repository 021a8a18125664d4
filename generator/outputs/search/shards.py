"""The files of an index: its head, its pages, and where the pages are many, its words.

A small handbook has all of its pages in one shard. Where there are many, the words tell which
shards hold the pages that may answer a query, so that a search loads only those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from generator.content.handbook import Handbook
from generator.outputs.search.index import Index, script
from generator.outputs.search.passages import count_of_pages
from generator.outputs.search.pinyin import HAN, read

MOST_PAGES = 600
"""So many pages, those of some hundred roles, are loaded as one."""

PAGES_A_SHARD = 12
TERM_SHARDS = 256

_STRONG, _WEAK = 120, 60
"""Pages listed for a word in their names, and in their texts; a word on more tells little."""

_ENGLISH = re.compile(r"[a-z0-9]{2,}")


def is_large(handbook: Handbook) -> bool:
    return count_of_pages(handbook) > MOST_PAGES


def shard_names(handbook: Handbook) -> Iterator[str]:
    """The files of an index by name, known before they are made."""
    language = handbook.language
    yield f"index-{language}.js"
    count = -(-count_of_pages(handbook) // PAGES_A_SHARD) if is_large(handbook) else 1
    yield from (f"{language}/pages-{number}.js" for number in range(count))
    if is_large(handbook):
        yield from (f"{language}/terms-{number}.js" for number in range(TERM_SHARDS))


def shards(index: Index) -> Iterator[tuple[str, bytes]]:
    """The files of an index with their bytes."""
    handbook, pages = index.handbook, index.pages
    language = handbook.language
    large = is_large(handbook)
    size = PAGES_A_SHARD if large else len(pages)
    shape = {"count": len(pages), "size": size, "terms": TERM_SHARDS if large else 0}
    yield f"index-{language}.js", script("add", {**index.head, **shape})
    for number, start in enumerate(range(0, len(pages), size)):
        some = pages[start : start + size]
        yield (
            f"{language}/pages-{number}.js",
            script("addPages", language, number, columns_of(some)),
        )
    if large:
        for number, terms in enumerate(_term_shards(pages)):
            yield f"{language}/terms-{number}.js", script("addTerms", language, number, terms)


def columns_of(pages: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    """Pages, and their passages in columns: like compresses well beside like."""
    rows = [row for page in pages for row in page["passages"]]
    return {
        "pages": [
            [page["id"], page["path"], page["roles"], len(page["passages"])] for page in pages
        ],
        "kinds": [row[0] for row in rows],
        "fragments": [row[1] for row in rows],
        "titles": [row[2] for row in rows],
        "names": [row[3] for row in rows],
        "texts": [row[4:] for row in rows],
    }


def _term_shards(pages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each word: on how many pages it stands, those that name it, those that only say it."""
    out: list[dict[str, Any]] = [{} for _ in range(TERM_SHARDS)]
    postings: dict[str, tuple[list[int], list[int]]] = {}
    for number, page in enumerate(pages):
        strong = set(_names_of(page))
        for key in strong:
            postings.setdefault(key, ([], []))[0].append(number)
        for key in set(_words_of(page)) - strong:
            postings.setdefault(key, ([], []))[1].append(number)
    for key in sorted(postings):
        strong_in, weak_in = postings[key]
        count = len(strong_in) + len(weak_in)
        out[shard_of(key)][key] = [count, strong_in[:_STRONG], weak_in[:_WEAK]]
    return out


def shard_of(key: str) -> int:
    """The shard of a word, by its first two characters: a word may go on."""
    return (31 * ord(key[0]) + ord(key[1:2] or " ")) % TERM_SHARDS


def _names_of(page: dict[str, Any]) -> Iterator[str]:
    """What the page itself is found by: pairs of characters, sounds, initials, words."""
    _, _, title, names, *_ = page["passages"][0]
    for name in (title, *names.split("|")):
        yield from _pairs_and_words(name)
        yield from (char for run in HAN.findall(name) for char in run)
        yield from _sounds(name)
    yield from _pairs_and_words(page["id"])


def _words_of(page: dict[str, Any]) -> Iterator[str]:
    for _, fragment, title, names, *texts in page["passages"]:
        for name in (title, *names.split("|")):
            yield from _sounds(name)
        for text in (fragment, title, names, *texts[1::2]):
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
