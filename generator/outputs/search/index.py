"""The index of an edition: its pages with all their texts, as JSON in a script file.

Opened from disk, a page may load scripts, but no data. The engine looks through the texts as they
stand, so nothing is stored twice. What a document adds to the index depends on that document
alone, and is kept from build to build.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.resources import files
from typing import Any

from generator.content.handbook import Handbook
from generator.content.records import Document
from generator.locale import words, writing
from generator.outputs import addresses
from generator.outputs.artifact import Keep, Part, key_of, made_anew
from generator.outputs.search.passages import (
    Indexed,
    Passage,
    count_of_pages,
    other_pages,
    page_of,
)
from generator.outputs.search.pinyin import COMMON, HAN, heard_in, sounds
from generator.outputs.search.terms import terms_of
from generator.outputs.search.traditional import traditional_of

MOST_PAGES = 600
"""So many pages, those of some hundred roles, are loaded as one."""


@dataclass(frozen=True)
class Index:
    """The index of an edition; the other editions lend names."""

    handbook: Handbook
    others: tuple[Handbook, ...] = ()
    keep: Keep = made_anew

    @cached_property
    def added(self) -> list[dict[str, Any]]:
        """What each page adds: itself, and how its characters are read."""
        kept = (self.keep(part.key, part.make) for part in self.parts())
        large = is_large(self.handbook)
        others = (added_by(page, large) for page in other_pages(self.handbook))
        return [*map(json.loads, kept), *others]

    def parts(self) -> Iterator[Part]:
        """What each document adds, with a key of all that this depends on."""
        editions = (self.handbook, *self.others)
        titles, large = titles_in_texts(editions), is_large(self.handbook)
        for one in self.handbook.documents:
            shown = [(edition.digests["handbook"], edition.digests[one.id]) for edition in editions]
            key = key_of("search", self.handbook.language, large, shown, titles.get(one.id))
            yield Part(partial(_added_by_document, self.handbook, one, self.others), key)

    @cached_property
    def pages(self) -> list[dict[str, Any]]:
        """All pages, each with the numbers of the roles that it is for."""
        numbers = {role.id: number for number, role in enumerate(self.handbook.roles)}
        roles = {one.id: self.handbook.roles_of(one) for one in self.handbook.documents}
        return [
            {**page, "roles": [numbers[role] for role in roles.get(page["id"], page["roles"])]}
            for page in (one["page"] for one in self.added)
        ]

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
            **_thesaurus(language),
        }
        heard = [one["heard"] for one in self.added]
        known = set().union(*heard, as_json(head))
        common = COMMON if writing(language)["han"] else ""
        return {**head, "sounds": sounds(heard, common), "traditional": traditional_of(known)}


def is_large(handbook: Handbook) -> bool:
    return count_of_pages(handbook) > MOST_PAGES


def _added_by_document(
    handbook: Handbook, document: Document, others: tuple[Handbook, ...]
) -> bytes:
    page = page_of(handbook, document, others)
    return as_json(added_by(page, is_large(handbook))).encode()


def added_by(page: Indexed, large: bool) -> dict[str, Any]:
    """A page, how its characters are read, and the words of a page that is not always loaded."""
    texts = (text for one in page.passages for text in _texts(one))
    passages = [_row(one) for one in page.passages]
    return {
        "page": {"id": page.id, "path": page.path, "roles": page.roles, "passages": passages},
        "heard": heard_in(texts),
        "terms": terms_of(page) if large else (),
    }


def _texts(passage: Passage) -> Iterator[str]:
    yield from (passage.title, *passage.names)
    yield from (text for _, text in passage.texts)


def _row(passage: Passage) -> list[Any]:
    """Kind, anchor, title, other names; then texts, each after its own anchor."""
    texts: list[str] = []
    for anchor, text in passage.texts:
        if texts and texts[-2] == anchor:
            texts[-1] += "\n" + text
        else:
            texts += [anchor, text]
    return [passage.kind, passage.fragment, passage.title, "|".join(passage.names), *texts]


def titles_in_texts(editions: Iterable[Handbook]) -> dict[str, list[str]]:
    """The titles of other items that a document's texts show: links without words of their own."""
    out: dict[str, list[str]] = {}
    for edition in editions:
        documents = {file: id for id, file in edition.files.items()}
        for place, target in edition.links:
            out.setdefault(documents[place.file], []).append(edition.title(target))
    return out


def people(handbook: Handbook) -> Iterator[dict[str, str]]:
    """Roles, then other positions: whom one can ask, and who stands above them."""
    for id in dict.fromkeys([*(role.id for role in handbook.roles), *handbook.people]):
        above = handbook.reports_to(id) or ""
        path = addresses.address(handbook, id) or ""
        yield {"id": id, "title": handbook.title(id), "path": path, "above": above}


def script(call: str, *values: Any) -> bytes:
    """A call of the engine with values."""
    return f"HandbookSearch.{call}({','.join(map(as_json, values))});\n".encode()


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def _thesaurus(language: str) -> dict[str, list[str]]:
    """Groups of like words. In Chinese one also types English words, but not the other way."""
    text = files(__package__).joinpath("thesaurus.toml").read_text("utf-8")
    groups: dict[str, list[str]] = tomllib.loads(text)
    if writing(language)["han"]:
        return groups
    latin = {name: [_latin(group) for group in some] for name, some in groups.items()}
    return {name: [group for group in some if " " in group] for name, some in latin.items()}


def _latin(group: str) -> str:
    return " ".join(word for word in group.split() if not HAN.search(word))
