"""The files of an index: its head, its pages, and where the pages are many, its words.

A small handbook has all of its pages in one shard. Where there are many, the words tell which
shards hold the pages that may answer a query, so that a search loads only those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.content.handbook import Handbook
from generator.outputs.search.index import Index, is_large, script
from generator.outputs.search.passages import count_of_pages

PAGES_A_SHARD = 4
TERM_SHARDS = 512

_STRONG, _WEAK = 120, 60
"""Pages listed for a word in their names, and in their texts; a word on more tells little."""


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
        for number, terms in enumerate(_term_shards(one["terms"] for one in index.added)):
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


def _term_shards(terms_of_pages: Iterable[Sequence[str]]) -> list[dict[str, Any]]:
    """For each word: on how many pages it stands, those that name it, those that only say it."""
    out: list[dict[str, Any]] = [{} for _ in range(TERM_SHARDS)]
    postings: dict[str, tuple[list[int], list[int]]] = {}
    for number, terms in enumerate(terms_of_pages):
        for at, keys in enumerate(terms):
            for key in keys.split():
                if key not in postings:
                    postings[key] = ([], [])
                postings[key][at].append(number)
    for key in sorted(postings):
        strong_in, weak_in = postings[key]
        count = len(strong_in) + len(weak_in)
        out[shard_of(key)][key] = [count, strong_in[:_STRONG], weak_in[:_WEAK]]
    return out


def shard_of(key: str) -> int:
    """The shard of a word, by its first two characters: a word may go on."""
    return (31 * ord(key[0]) + ord(key[1:2] or " ")) % TERM_SHARDS
