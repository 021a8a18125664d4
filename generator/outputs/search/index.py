"""The index of an edition: columns of text with a line for each page and part of a page.

The engine searches this text as it stands. So nothing is built in the browser, and nothing is
stored twice: an inverted index of the same handbook is three times as large. The columns stand
apart, because like compresses well with like.
"""

from __future__ import annotations

import json
import re
import tomllib
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, TypeAlias

from generator.handbook import Handbook
from generator.outputs import addresses
from generator.outputs.search.pinyin import COMMON, HAN, common_runs, other_readings
from generator.outputs.search.rare import Frequency, Rare, joined, stem
from generator.outputs.search.records import PAGES, Line, pages, roles_of
from generator.outputs.search.words import box_words

ROOM = 28_300
"""Compressed bytes for the index of a handbook like ours: with the engine and the box, 40 kB."""

BYTES_A_PAGE = 240
"""A larger handbook has a larger index."""

_LENGTHS = (14, 11, 8)
"""Characters of a title where whole sentences stand for titles: the first that fits the room."""

_SENTENCES = "sq"  # steps and decisions

PARTING = "^"
"""Between the lines of a column: one byte in JSON, where a line's end takes two."""

Pages: TypeAlias = Sequence[Sequence[Line]]


def index_of(handbook: Handbook, others: Iterable[Handbook] = ()) -> dict[str, Any]:
    """The index of an edition: titles and names, and as many rare words as there is room for."""
    whole = list(pages(handbook, others))
    room = max(ROOM, BYTES_A_PAGE * len(whole))
    drafts = [Draft(handbook, shortened(whole, length)) for length in _LENGTHS]
    draft = next((one for one in drafts if one.size(0) <= room), drafts[-1])
    few = bisect_right(range(len(draft.rare)), room, key=draft.size)
    return draft.made(max(0, few - 1))


def script(call: str, *values: Any) -> bytes:
    """A call of the engine with values: opened from disk, a page may load scripts, but no data."""
    given = ",".join(json.dumps(v, ensure_ascii=False, separators=(",", ":")) for v in values)
    return f"HandbookSearch.{call}({given});\n".encode()


@dataclass(frozen=True)
class Draft:
    """An index to be: pages whose titles are as long as they will be, and words to choose from."""

    handbook: Handbook
    pages: Pages

    @cached_property
    def rare(self) -> list[tuple[int, Rare]]:
        """The rare words with the numbers of their pages, those to be chosen first at first."""
        frequency = Frequency(self.pages)
        found = [
            (number, rare)
            for number, page in enumerate(self.pages)
            for rare in frequency.rare_words(page)
        ]
        return sorted(found, key=lambda one: one[1].cost)

    @cached_property
    def head(self) -> dict[str, Any]:
        return head_of(self.handbook, with_words(self.pages, self.rare))

    def made(self, words: int) -> dict[str, Any]:
        """The index with so many of the rare words."""
        fitted = with_words(self.pages, self.rare[:words])
        alphabet = Alphabet(text for column in columns_of(fitted) for text in column)
        lines = lines_of(fitted, roles_of(self.handbook), alphabet)
        return {"lines": lines, **self.head, **alphabet.told}

    def size(self, words: int) -> int:
        return len(zlib.compress(script("add", self.made(words)), 9))


# -- pages, fitted to the index


def shortened(whole: Pages, length: int) -> list[list[Line]]:
    """Pages whose sentences are cut where they pause; what is cut off counts as text."""
    return [[_shortened(line, length) for line in page] for page in whole]


def _shortened(line: Line, length: int) -> Line:
    width = length if HAN.search(line.title) else 3 * length
    if line.code not in _SENTENCES or len(line.title) <= width:
        return line
    pauses = [m.start() for m in re.finditer(r"[，。；：、（,;:(]|\b ", line.title[:width])]
    clause = pauses and pauses[-1] > 4
    title = line.title[: pauses[-1]] if clause else line.title[: width - 1] + "…"
    return replace(line, title=title, body=((0, line.title), *line.body))


def with_words(pages: Pages, rare: Iterable[tuple[int, Rare]]) -> list[list[Line]]:
    """Pages whose text is reduced to the words given, in the order of the text."""
    chosen: dict[tuple[int, int], list[Rare]] = {}
    for number, one in rare:
        chosen.setdefault((number, one.line), []).append(one)
    return [
        [
            replace(line, body=((0, joined(sorted(chosen.get((number, at), ())))),))
            for at, line in enumerate(page)
        ]
        for number, page in enumerate(pages)
    ]


def columns_of(pages: Pages) -> list[list[str]]:
    """The columns of an index: titles, other names, rare words, ids with English words."""
    lines = [line for page in pages for line in page]
    columns = (
        (line.title for line in lines),
        ("|".join(name for name in line.names if not _is_english(name)) for line in lines),
        (line.body[0][1] for line in lines),
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


class Alphabet:
    """The characters beyond ASCII, each written as its number: two bytes instead of three.

    They stand in the order of their sound, so that an index tells the common ones by how many of
    them it skips. Compressed, a tenth is saved.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        used = {c for text in texts for c in text if c > "\x7f"}
        common = [at for at, c in enumerate(COMMON) if c in used]
        others = "".join(sorted(used - set(COMMON)))
        gaps = "".join(chr(35 + b - a) for a, b in zip([-1, *common], common, strict=False))
        self.told = {"gaps": gaps, "others": others}
        letters = [*(COMMON[at] for at in common), *others]
        self._numbers = {ord(c): 0xA1 + number for number, c in enumerate(letters)}

    def packed(self, text: str) -> str:
        return text.translate(self._numbers)


def lines_of(pages: Pages, roles: dict[str, list[int]], alphabet: Alphabet) -> dict[str, Any]:
    """Lines as the engine reads them: a letter each, columns, and the roles of each page."""
    return {
        "codes": "".join(line.code for page in pages for line in page),
        "columns": [alphabet.packed(PARTING.join(column)) for column in columns_of(pages)],
        "roles": ",".join(" ".join(map(str, roles.get(_page_id(page), ()))) for page in pages),
    }


def _page_id(page: Sequence[Line]) -> str:
    """The id that a page's roles are known by; a quiz is for the role that it is named for."""
    return "" if page[0].code == PAGES["page"] else page[0].id


def head_of(handbook: Handbook, pages: Pages) -> dict[str, Any]:
    """What an index says apart from its lines."""
    texts = [text for column in columns_of(pages) for text in column]
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
        "read": other_readings(texts),
        "groups": _groups("\n".join(texts).lower(), handbook.language),
        **_language()[handbook.language],
    }


def _folders(handbook: Handbook) -> dict[str, str]:
    """The path of a page, by the letter of its kind; `*` stands for its id."""
    prefix = addresses.prefix(handbook)
    folders = {PAGES[kind]: f"{folder}/*.html" for kind, folder in addresses.FOLDERS.items()}
    folders |= {PAGES["role"]: "roles/*/index.html", PAGES["page"]: "*.html"}
    return {code: prefix + path for code, path in folders.items()}


def _groups(text: str, language: str) -> list[str]:
    """The groups of like words that this handbook has a word of.

    English words are left out of the Chinese index where they stand in it anyhow, and Chinese ones
    out of the English index.
    """

    def useful(word: str) -> bool:
        if HAN.search(word):
            return language == "zh"
        return language == "en" or word.replace("-", " ") not in text

    groups = ([word for word in group.split() if useful(word)] for group in _thesaurus())
    return [
        " ".join(words)
        for words in groups
        if len(words) > 1 and any(word.replace("-", " ") in text for word in words)
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
