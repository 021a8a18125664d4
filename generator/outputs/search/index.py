"""The index of an edition: columns of text with a line for each page and part of a page.

The engine searches this text as it stands. So nothing is stored twice: an inverted index of the
same handbook is three times as large. Columns stand apart, because like compresses well with like.
Only the words of running text are told the other way round, each with the pages that hold it.
"""

from __future__ import annotations

import json
import re
import tomllib
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from typing import Any, TypeAlias

from generator.content.handbook import Handbook
from generator.outputs import addresses
from generator.outputs.search.packing import Letters, Packer, Posting, pack_postings, pack_text
from generator.outputs.search.pinyin import HAN, common_runs, other_readings
from generator.outputs.search.rare import Frequency, Rare, stem
from generator.outputs.search.records import PAGES, Line, pages, roles_of
from generator.outputs.search.words import box_words

ROOM = 26_900
"""Packed bytes for the index of a handbook like ours: with the engine and the box, 40 kB."""

BYTES_A_PAGE = 230
"""A larger handbook has a larger index."""

_FOR_WORDS = 0.2
"""At least this share of it is for the words of running text."""

_LENGTHS = (14, 11, 8)
"""Characters of a title where whole sentences stand for titles: the first that fits the room."""

_STEPS = 50
"""Into so many parts the words are divided to find how many of them fit."""

_SENTENCES = "sq"  # steps and decisions
_PAUSES = "，。；：、（,;:("

PARTING = "^"
"""Between the lines of a column: one byte in JSON, where a line's end takes two."""

Pages: TypeAlias = Sequence[Sequence[Line]]


def index_of(handbook: Handbook, others: Iterable[Handbook] = ()) -> Index:
    """The index of an edition: titles and names, and as many words of its text as fit."""
    whole = list(pages(handbook, others))
    room = max(ROOM, BYTES_A_PAGE * len(whole))
    draft = _fitting(handbook, whole, (1 - _FOR_WORDS) * room)
    counts = range(0, len(draft.rare) + _STEPS, len(draft.rare) // _STEPS + 1)
    fit = bisect_right(counts, room, key=draft.size)
    return draft.index(counts[max(0, fit - 1)])


def _fitting(handbook: Handbook, whole: Pages, room: float) -> Draft:
    """A draft with titles as long as fit the room.

    Packing takes long; by how much less it takes with shorter titles, zlib tells at once.
    """
    draft = Draft(handbook, shortened(whole, _LENGTHS[0]))
    share = draft.size(0) / draft.squeezed
    for length in _LENGTHS[1:]:
        if share * draft.squeezed <= room:
            break
        draft = Draft(handbook, shortened(whole, length))
    return draft


@dataclass(frozen=True)
class Index:
    """What the engine is told of an edition, and where the words of running text stand in it."""

    source: Mapping[str, Any]
    letters: Letters
    postings: Sequence[Posting] = ()

    @property
    def text(self) -> Packer:
        return pack_text(self.letters, as_json(self.source))

    @cached_property
    def words(self) -> Packer:
        return pack_postings(self.letters, self.postings)

    def script(self) -> bytes:
        return script("add", self.letters.others, self.text.end(), self.words.end())


def script(call: str, *values: Any) -> bytes:
    """A call of the engine with values: opened from disk, a page may load scripts, but no data."""
    return f"HandbookSearch.{call}({','.join(map(as_json, values))});\n".encode()


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Draft:
    """An index to be: pages whose titles are as long as they will be, and words to choose from."""

    handbook: Handbook
    pages: Pages

    @cached_property
    def rare(self) -> list[tuple[int, Rare]]:
        """The words of the text with the numbers of their places, those to be chosen first."""
        frequency, places = Frequency(self.pages), places_of(self.pages)
        found = [
            (places[number, rare.line], rare)
            for number, page in enumerate(self.pages)
            for rare in frequency.rare_words(page)
        ]
        return sorted(found, key=lambda one: one[1].cost)

    @cached_property
    def source(self) -> dict[str, Any]:
        lines = lines_of(self.pages, roles_of(self.handbook))
        texts = [*lines["columns"], *(one.word for _, one in self.rare)]
        groups = groups_of("\n".join(texts).lower(), self.handbook.language)
        return {"lines": lines, **head_of(self.handbook, other_readings(texts), groups)}

    @cached_property
    def letters(self) -> Letters:
        return Letters.of([as_json(self.source), *(one.word for _, one in self.rare)])

    @property
    def squeezed(self) -> int:
        """Bytes of the source as zlib packs it, in no time."""
        return len(zlib.compress(as_json(self.source).encode(), level=9))

    def size(self, words: int) -> int:
        """Packed bytes of the index with so many of the words."""
        index = self.index(words)
        return len(index.text.out) + len(index.words.out)

    def index(self, words: int) -> Index:
        """The index with so many of the words."""
        where: dict[str, set[int]] = {}
        for place, one in self.rare[:words]:
            where.setdefault(one.word, set()).add(place)
        postings = [(word, sorted(places)) for word, places in where.items()]
        return Index(self.source, self.letters, postings)


def places_of(pages: Pages) -> dict[tuple[int, int], int]:
    """A number for each page, or part of a page of many things, that a line belongs to."""
    out: dict[tuple[int, int], int] = {}
    place = -1
    for number, page in enumerate(pages):
        for at in range(len(page)):
            place += not at or page[0].code == PAGES["page"]
            out[number, at] = place
    return out


# -- pages, fitted to the index


def shortened(whole: Pages, length: int) -> list[list[Line]]:
    """Pages whose sentences are cut where they pause; what is cut off counts as text."""
    return [[_shortened(line, length) for line in page] for page in whole]


def _shortened(line: Line, length: int) -> Line:
    width = length if HAN.search(line.title) else 3 * length
    if line.code not in _SENTENCES or len(line.title) <= width:
        return line
    cuts = [m.start() for m in re.finditer(rf"[{_PAUSES}]|\b ", line.title[:width])]
    at = cuts[-1] if cuts and cuts[-1] > 4 else width - 1
    title = line.title[:at] + ("" if line.title[at] in _PAUSES else "…")
    return replace(line, title=title, body=((0, line.title), *line.body))


def columns_of(pages: Pages) -> list[list[str]]:
    """The columns of an index: titles, other names, ids with English words."""
    lines = [line for page in pages for line in page]
    columns = (
        (line.title for line in lines),
        ("|".join(name for name in line.names if not _is_english(name)) for line in lines),
        map(_id, lines),
    )
    return [[re.sub(rf"[\s{PARTING}]+", " ", cell) for cell in column] for column in columns]


def _is_english(name: str) -> bool:
    """True for a name that is as good as its words; `B/L` and `QT-P01` are not."""
    return not HAN.search(name) and not re.search(r"[\d/]", name)


def _id(line: Line) -> str:
    """The id, then the words of its English names that the id does not hold."""
    known = {stem(word) for word in line.id.split("-")} | stop_words()
    out = [line.id]
    for word in re.findall(r"[a-z]{2,}", " ".join(filter(_is_english, line.names)).lower()):
        if stem(word) not in known and word not in known:
            known.add(stem(word))
            out.append(word)
    return " ".join(out)


# -- what is written


def lines_of(pages: Pages, roles: dict[str, list[int]]) -> dict[str, Any]:
    """Lines as the engine reads them: a letter each, columns, and the roles of each page."""
    return {
        "codes": "".join(line.code for page in pages for line in page),
        "columns": [PARTING.join(column) for column in columns_of(pages)],
        "roles": ",".join(" ".join(map(str, roles.get(id_of_page(page), ()))) for page in pages),
    }


def id_of_page(page: Sequence[Line]) -> str:
    """The id that a page's roles are known by; a quiz is for the role that it is named for."""
    return "" if page[0].code == PAGES["page"] else page[0].id


def head_of(handbook: Handbook, read: str, groups: list[str]) -> dict[str, Any]:
    """What an index says apart from its lines: how their characters are read, and like words."""
    numbers = {role.id: number for number, role in enumerate(handbook.roles)}
    topics = handbook.topics.topics
    return {
        "language": handbook.language,
        "words": box_words(handbook.language),
        "folders": _folders(handbook),
        "people": [[role.id, handbook.title(role.id)] for role in handbook.roles],
        "owners": " ".join(str(numbers.get(topic.owner, -1)) for topic in topics),
        "ask": numbers.get(handbook.settings.ask or "", 0),
        "common": common_runs(),
        "read": read,
        "groups": groups,
        **_language()[handbook.language],
    }


def _folders(handbook: Handbook) -> dict[str, str]:
    """The path of a page, by the letter of its kind; `*` stands for its id."""
    prefix = addresses.prefix(handbook)
    folders = {PAGES[kind]: f"{folder}/*.html" for kind, folder in addresses.FOLDERS.items()}
    folders |= {PAGES["role"]: "roles/*/index.html", PAGES["page"]: "*.html"}
    return {code: prefix + path for code, path in folders.items()}


def groups_of(text: str, language: str) -> list[str]:
    """The groups of like words that this handbook has a word of.

    The English index has English words alone, the Chinese one also the first English word of a
    group, if it does not stand in the text anyhow.
    """

    pairs = set(pairwise(text))

    def stands(word: str) -> bool:
        """A word that is not there is most often told by its pairs, which takes no time."""
        return pairs.issuperset(pairwise(word)) and (
            re.search(rf"\b{word}\b", text) is not None
            if len(word) <= 2 and word.isascii()
            else word in text
        )

    def useful(group: str) -> list[str]:
        chinese = [word for word in group.split() if HAN.search(word)]
        english = [word for word in group.split() if not HAN.search(word)]
        if language == "en":
            return english
        parts = [word for word in chinese if len(word) > 1]
        known = [
            word for word in chinese if not any(part in word for part in parts if part != word)
        ]
        return known + [word for word in english[:1] if not stands(word.replace("-", " "))]

    return [
        " ".join(words)
        for words in map(useful, _thesaurus())
        if len(words) > 1 and any(stands(word.replace("-", " ")) for word in words)
    ]


@cache
def stop_words() -> frozenset[str]:
    """English words that say nothing about the matter."""
    return frozenset(_language()["en"]["stop"].split())


@cache
def _thesaurus() -> list[str]:
    return list(_table("thesaurus")["groups"])


@cache
def _language() -> dict[str, Any]:
    return _table("language")


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
