"""Titles where ids are meant: whoever writes `reports_to: 财务经理` is understood.

A title stands for an id when exactly one thing of the kind that may be named there bears it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, cast

from pydantic import BaseModel

from generator.content.handbook import Handbook
from generator.content.places import FileName
from generator.content.types import Record
from generator.content.walk import Place, many, plan, referring
from generator.reading.document import Path

_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?|\?")


class Understood(NamedTuple):
    """A title that stands where an id is meant, and that id."""

    place: Place
    typed: str
    id: str


def understood(handbook: Handbook) -> list[Understood]:
    """The titles that stand for ids, in the order of the files."""
    titles = _Titles(handbook)
    out = []
    for place, record in handbook.placed_records:
        for path, typed, kinds in _titles_in(record):
            if id := titles.id_of(typed, kinds):
                out.append(Understood(Place(place.file, (*place.path, *path)), typed, id))
    return out


def _titles_in(record: Record) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """What a record names that cannot be an id: path, words, and the kinds that are meant."""
    for one in referring(type(record)):
        value = getattr(record, one.name)
        several = isinstance(value, tuple)
        for n, typed in enumerate(many(value)):
            if not _ID.fullmatch(typed):
                yield (one.key, n) if several else (one.key,), typed, one.refers


class _Titles:
    """The ids of things by their titles, for each kind that a field may name."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._by_kinds: dict[tuple[str, ...], dict[str, str | None]] = {}

    def id_of(self, title: str, kinds: tuple[str, ...]) -> str | None:
        """The id of the only thing of some kinds that bears a title."""
        if kinds not in self._by_kinds:
            self._by_kinds[kinds] = self._unique(kinds)
        return self._by_kinds[kinds].get(title.strip())

    def _unique(self, kinds: tuple[str, ...]) -> dict[str, str | None]:
        out: dict[str, str | None] = {}
        for id in dict.fromkeys(id for kind in kinds for id in ids_of(self._handbook, kind)):
            title = self._handbook.title(id)
            out[title] = None if title in out else id
        return out


def ids_of(handbook: Handbook, kind: str) -> Iterable[str]:
    """The ids of a kind of thing, as `Refers` names kinds."""
    by_kind: dict[str, Iterable[str]] = {
        "person": handbook.people,
        "department": handbook.departments,
        "topic": handbook.topics_by_id,
        "paper": handbook.outside_papers,
        "limit": handbook.limits,
        "colleague": handbook.colleagues,
        "any": (document.id for document in handbook.documents),
    }
    if kind in by_kind:
        return by_kind[kind]
    return (entry.id for entry in handbook.entries.values() if entry.kind == kind)


def with_ids(
    records: Mapping[str, tuple[FileName, Record]], found: Iterable[Understood]
) -> dict[str, tuple[FileName, Record]]:
    """The records with ids in the place of the titles that were understood."""
    out = dict(records)
    for place, _, id in found:
        name, record = out[place.file]
        out[place.file] = (name, _replaced(record, place.path, id))
    return out


def _replaced(value: Any, path: Path, new: str) -> Any:
    """A value with another one at a path, all else the same."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*value[:first], _replaced(value[first], rest, new), *value[first + 1 :])
    name = _names(cast("type[BaseModel]", type(value)))[first]
    return value.model_copy(update={name: _replaced(getattr(value, name), rest, new)})


@cache
def _names(kind: type[BaseModel]) -> dict[str, str]:
    """The fields of a model by what they are called in a file."""
    return {one.key: one.name for one in plan(kind)}
