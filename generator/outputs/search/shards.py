"""The index of a large handbook, in pieces: a search loads only those that it needs.

First come the shards of the query's words, which tell the pages where each word stands; then the
lines of the best pages, which the engine searches as it does the whole of a small handbook.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from generator.content.handbook import Handbook
from generator.outputs.artifact import Keep, key_of, made_anew
from generator.outputs.search.index import Index, as_json, groups_of, head_of, id_of_page, script
from generator.outputs.search.packing import Letters
from generator.outputs.search.pinyin import HAN, heard_in, told_readings
from generator.outputs.search.records import other_pages, roles_of
from generator.outputs.search.told import Bundle, Told, bundles, told

MOST_PAGES = 600
"""Above this, some hundred roles, an index is sharded."""

PAGES_A_CHUNK = 12
CHINESE_SHARDS = 61
LETTERS = "0abcdefghijklmnopqrstuvwxyz"

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
    keep: Keep = made_anew
    others: tuple[Handbook, ...] = ()

    @cached_property
    def bundles(self) -> list[Bundle]:
        kept = (self.keep(one.key, one.make) for one in bundles(self.handbook, self.others))
        return [pickle.loads(data) for data in kept]

    @cached_property
    def pages(self) -> list[tuple[str, Told]]:
        """All pages in order, each with the id that its roles are known by."""
        by_id = {id: page for bundle in self.bundles for id, page in bundle.pages.items()}
        documents = [(one.id, by_id[one.id]) for one in self.handbook.documents]
        others = list(other_pages(self.handbook))
        ids = (id_of_page(page) for page in others)
        return [*documents, *zip(ids, told(others), strict=True)]

    @cached_property
    def files(self) -> dict[str, bytes]:
        return {**dict(self._terms()), **dict(self._chunks())}

    def head(self) -> bytes:
        """What is told of all pages at once; kept, because few edits touch a name."""
        names = "\n".join(page.columns[at] for _, page in self.pages for at in (0, 1))
        source = {
            **head_of(self.handbook, told_readings(self._heard()), []),
            "count": len(self.pages),
            "shards": {"pages": PAGES_A_CHUNK, "terms": CHINESE_SHARDS},
        }
        return self.keep(key_of("head", source, names), partial(_head, source, names))

    def _heard(self) -> dict[str, set[str]]:
        documents = len(self.handbook.documents)
        heard = heard_in(text for _, page in self.pages[documents:] for text in page.columns)
        for bundle in self.bundles:
            for character, syllables in bundle.heard.items():
                heard.setdefault(character, set()).update(syllables)
        return heard

    def _chunks(self) -> Iterator[tuple[str, bytes]]:
        roles = roles_of(self.handbook)
        for number, start in enumerate(range(0, len(self.pages), PAGES_A_CHUNK)):
            lines = [
                {
                    "codes": page.codes,
                    "columns": page.columns,
                    "roles": " ".join(map(str, roles.get(id, ()))),
                }
                for id, page in self.pages[start : start + PAGES_A_CHUNK]
            ]
            yield f"pages-{number}", script("pages", self.handbook.language, number, lines)

    def _terms(self) -> Iterator[tuple[str, bytes]]:
        shards: dict[str, list[str]] = {}
        for key, (strong, weak) in sorted(_postings(self.pages).items()):
            where = f"{_deltas(strong[:_STRONG])};{_deltas(weak[:_WEAK])}"
            shards.setdefault(shard_of(key), []).append(f"{key} {len(strong) + len(weak)} {where}")
        for name in [*LETTERS, *map(str, range(1, CHINESE_SHARDS + 1))]:
            text = "\n".join(["", *shards.get(name, ()), ""])
            yield f"terms-{name}", script("terms", self.handbook.language, name, text)


def _head(source: Mapping[str, Any], names: str) -> bytes:
    whole = {**source, "groups": groups_of(names.lower(), source["language"])}
    return Index(whole, Letters.of([as_json(whole)])).script()


def _postings(pages: Sequence[tuple[str, Told]]) -> dict[str, tuple[list[int], list[int]]]:
    """For each word the pages that it stands in the names of, and those where only in a part."""
    out: dict[str, tuple[list[int], list[int]]] = {}
    for number, (_, page) in enumerate(pages):
        for at, words in enumerate((page.strong, page.weak)):
            for key in words.split():
                if key not in out:
                    out[key] = ([], [])
                out[key][at].append(number)
    return out


def _deltas(numbers: Sequence[int]) -> str:
    """Rising numbers as the steps between them, in base 36."""
    return ",".join(_base36(b - a) for a, b in zip([0, *numbers], numbers, strict=False))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = digits[number % 36]
    while number := number // 36:
        out = digits[number % 36] + out
    return out
