"""The index of an edition: its pages with all their texts, as JSON in script files.

Opened from disk, a page may load scripts, but no data. The engine looks through the texts as they
stand, so nothing is stored twice. A small handbook has all of its pages in one shard. Where there
are many, a list of their names and a list of words tell which shards may hold an answer.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import pairwise
from typing import Any

from generator.content.handbook import Handbook
from generator.content.records import EVERYONE
from generator.locale import words, writing
from generator.outputs import addresses
from generator.outputs.artifact import Page
from generator.outputs.search.characters import COMMON, HAN, sounds, traditional_of
from generator.outputs.search.passages import Indexed, packs_of, pages_in

MOST_PAGES = 600
"""So many pages, those of some hundred roles, are loaded as one."""
PAGES_A_SHARD = 4
WORD_SHARDS = 512
MOST_LISTED = 100
"""A word that stands on more pages of a large handbook than these tells little, and is left out."""

_ENGLISH = re.compile(r"[a-z0-9]{2,}")


@dataclass(frozen=True)
class Index:
    """The index of an edition; the other editions lend names."""

    handbook: Handbook
    others: tuple[Handbook, ...] = ()
    listed: tuple[Page, ...] = ()
    """The pages of the site in this language that belong to no document."""

    @cached_property
    def pages(self) -> list[Indexed]:
        return list(pages_in(self.handbook, self.others, self.listed))

    @property
    def count(self) -> int:
        """How many pages there are, without making one of them."""
        packs = packs_of(self.handbook)
        return len(self.handbook.documents) + len(self.listed) + len(packs)

    @property
    def is_large(self) -> bool:
        return self.count > MOST_PAGES

    @property
    def names(self) -> list[str]:
        """The files of the index."""
        language = self.handbook.language
        size = PAGES_A_SHARD if self.is_large else self.count
        names = [f"pages-{number}" for number in range(-(-self.count // size))]
        if self.is_large:
            names += ["names", *(f"words-{number}" for number in range(WORD_SHARDS))]
        return [f"index-{language}.js", *(f"{language}/{name}.js" for name in names)]

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The files with their bytes."""
        return dict(zip(self.names, self._files(), strict=True))

    def _files(self) -> Iterator[bytes]:
        language = self.handbook.language
        yield _script("begin", self.head)
        if not self.is_large:
            yield _script("add", language, "pages-0", self.columns(self.pages))
            return
        starts = range(0, len(self.pages), PAGES_A_SHARD)
        for number, start in enumerate(starts):
            some = self.columns(self.pages[start : start + PAGES_A_SHARD])
            yield _script("add", language, f"pages-{number}", some)
        yield _script("add", language, "names", self.columns(self.pages, parts=False))
        for number, shard in enumerate(word_shards(self.pages)):
            yield _script("add", language, f"words-{number}", shard)

    @cached_property
    def head(self) -> dict[str, Any]:
        """What the engine knows apart from the pages: words, people, sounds."""
        language = self.handbook.language
        named = words(language)
        head = {
            "language": language,
            "words": {
                name: text for name, text in named["search"].items() if isinstance(text, str)
            },
            "kinds": {**named["kind"], **named["search"]["kinds"]},
            **{name: named["search"][name] for name in ("reading", "called", "wants")},
            "people": list(people(self.handbook)),
            "owners": {topic.id: topic.owner for topic in self.handbook.topics.topics},
            "ask": self.handbook.settings.ask or "",
            "size": PAGES_A_SHARD if self.is_large else 0,
            "lists": WORD_SHARDS,
            **tomllib.loads(files(__package__).joinpath("thesaurus.toml").read_text("utf-8")),
        }
        texts = (text for page in self.pages for text in texts_of(page))
        known = set().union(as_json(head), *texts)
        common = COMMON if writing(language)["han"] else ""
        return {**head, "sounds": sounds(known.union(common)), "traditional": traditional_of(known)}

    def columns(self, pages: Sequence[Indexed], parts: bool = True) -> dict[str, Any]:
        """Pages, and their passages in columns of a line each: like compresses well beside like."""
        numbers = {role.id: number for number, role in enumerate(self.handbook.roles)}
        shown = [page.passages if parts else page.passages[:1] for page in pages]
        rows = [row for some in shown for row in some]
        texts = [row.texts if parts else () for row in rows]
        return {
            "pages": [
                [page.id, page.path, [numbers[role] for role in page.roles], len(some)]
                for page, some in zip(pages, shown, strict=True)
            ],
            "kinds": _lines(row.kind for row in rows),
            "fragments": _lines(row.fragment for row in rows),
            "titles": _lines(row.title for row in rows),
            "names": _lines("|".join(row.names) for row in rows),
            "texts": _lines("\t".join(text for _, text in some) for some in texts),
            "anchors": _lines("\t".join(anchor for anchor, _ in some) for some in texts),
        }


def _lines(cells: Iterable[str]) -> str:
    return "\n".join(cell.replace("\n", "\r") for cell in cells)


def texts_of(page: Indexed) -> Iterator[str]:
    for one in page.passages:
        yield from (one.title, *one.names)
        yield from (text for _, text in one.texts)


def word_shards(pages: Iterable[Indexed]) -> list[dict[str, list[int]]]:
    """The numbers of the pages that hold a word, or a pair of characters."""
    found: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        for key in {key for text in texts_of(page) for key in _keys(text)}:
            found.setdefault(key, []).append(number)
    out: list[dict[str, list[int]]] = [{} for _ in range(WORD_SHARDS)]
    for key in sorted(found):
        if len(found[key]) <= MOST_LISTED:
            out[shard_of(key)][key] = found[key]
    return out


def _keys(text: str) -> Iterator[str]:
    for run in HAN.findall(text):
        yield from map("".join, pairwise(run))
    yield from _ENGLISH.findall(text.lower())


def shard_of(key: str) -> int:
    """The shard of a word, by its first two characters: a word may go on."""
    return (31 * ord(key[0]) + ord(key[1])) % WORD_SHARDS


def people(handbook: Handbook) -> Iterator[dict[str, str]]:
    """Roles, then other positions: whom one can ask, and who stands above them."""
    for id in dict.fromkeys([*(role.id for role in handbook.roles), *handbook.people]):
        if id == EVERYONE:
            continue
        above = handbook.reports_to(id) or ""
        path = addresses.address(handbook, id) or ""
        yield {"id": id, "title": handbook.title(id), "path": path, "above": above}


def _script(call: str, *values: Any) -> bytes:
    """A call of the engine with values."""
    return f"HandbookSearch.{call}({','.join(map(as_json, values))});\n".encode()


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
