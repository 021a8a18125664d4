"""What the index of a large handbook tells of each page, and the words that a page is found by.

Pages are told in bundles, which are kept from build to build: an edit tells one bundle anew. So
that a page depends on its bundle alone, its rare words are those that are rare in the bundle.
"""

from __future__ import annotations

import pickle
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple, cast

from generator.content.handbook import Handbook
from generator.content.records import Document
from generator.outputs.artifact import Part, key_of
from generator.outputs.search.index import PARTING, Pages, lines_of, shortened
from generator.outputs.search.pinyin import HAN, heard_in, read
from generator.outputs.search.rare import Frequency, Rare, joined
from generator.outputs.search.records import Line, lines_of_document

BUNDLES = 64

_WORDS_A_PAGE = 12
_LENGTH = 14


class Told(NamedTuple):
    """A page as the index tells it."""

    codes: str
    """A letter for each of its lines."""
    columns: tuple[str, ...]
    strong: str
    """The words of its names, with spaces between."""
    weak: str
    """The words that only its parts and its text have."""


class Bundle(NamedTuple):
    """Pages by the ids of their documents, and how their characters are read."""

    pages: dict[str, Told]
    heard: dict[str, set[str]]


def bundles(handbook: Handbook, others: Sequence[Handbook]) -> Iterator[Part]:
    """The documents of a handbook in bundles, each with the key of all that its pages tell."""
    members: dict[int, list[str]] = {}
    for document in handbook.documents:
        members.setdefault(zlib.crc32(document.id.encode()) % BUNDLES, []).append(document.id)
    editions = [(one, _titles_in_texts(one)) for one in (handbook, *others)]
    for ids in members.values():
        shown = [
            (one.digests["handbook"], [(one.digests[id], titles.get(id)) for id in ids])
            for one, titles in editions
        ]
        key = key_of("told", handbook.language, ids, shown)
        yield Part(partial(_bundle, handbook, others, ids), key)


def _titles_in_texts(handbook: Handbook) -> dict[str, list[str]]:
    """The titles of other items that a document's texts show: links without words of their own."""
    out: dict[str, list[str]] = {}
    documents = {file: id for id, file in handbook.files.items()}
    for place, target in handbook.links:
        out.setdefault(documents[place.file], []).append(handbook.title(target))
    return out


def _bundle(handbook: Handbook, others: Sequence[Handbook], ids: Sequence[str]) -> bytes:
    documents = [cast(Document, handbook.records[id]) for id in ids]
    pages = told([lines_of_document(handbook, one, others) for one in documents])
    texts = (column for page in pages for column in page.columns)
    return pickle.dumps(Bundle(dict(zip(ids, pages, strict=True)), heard_in(texts)), protocol=5)


def told(pages: Pages) -> list[Told]:
    """Pages as they are told beside each other."""
    cut = shortened(pages, _LENGTH)
    frequency = Frequency(cut)
    return [_told(page, frequency.rarest(page, _WORDS_A_PAGE)) for page in cut]


def _told(page: Sequence[Line], rare: Iterable[Rare]) -> Told:
    words: dict[int, list[Rare]] = {}
    for one in rare:
        words.setdefault(one.line, []).append(one)
    texts = [joined(sorted(words.get(at, ()))) for at in range(len(page))]
    strong = dict.fromkeys(_keys(page[:1], characters=True))
    weak = dict.fromkeys([*_keys(page[1:]), *_words(texts)])
    lines = lines_of([page], {})
    columns = [*lines["columns"][:2], PARTING.join(texts), *lines["columns"][2:]]
    only_weak = (word for word in weak if word not in strong)
    return Told(lines["codes"], tuple(columns), " ".join(strong), " ".join(only_weak))


def _keys(lines: Sequence[Line], *, characters: bool = False) -> Iterator[str]:
    """What lines are found by: pairs of characters, sounds, initials, words; characters too."""
    names = [name for line in lines for name in (line.title, *line.names)]
    yield from _words([*names, *(line.id for line in lines)])
    for name in names:
        for run in HAN.findall(name):
            said = [blurred(syllable) for syllable in read(run)]
            yield from (f"{a}'{b}" for a, b in pairwise(said))
            if characters:
                yield from run
            if run == name and len(run) <= 8:
                yield "=" + "".join(syllable[:1] for syllable in said)


def _words(texts: Iterable[str]) -> Iterator[str]:
    for one in texts:
        for run in HAN.findall(one):
            yield from (a + b for a, b in pairwise(run))
        yield from re.findall(r"[a-z0-9]{2,}", one.lower())


@cache
def blurred(syllable: str) -> str:
    """A syllable to an ear that hears no zh, ch, sh, no ng and no ü; the engine blurs the same."""
    return re.sub(r"ng$", "n", re.sub(r"^([zcs])h", r"\1", syllable.replace("v", "u")))
