"""What names something by its id, wherever in the content: references follow it to its new id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.content.entries import Entry
from generator.content.handbook import Handbook
from generator.content.places import SINGLE
from generator.content.records import Branch, Choice, Phase
from generator.content.walk import Place
from generator.editing.work import Work
from generator.reading.document import Path, Plain

LINKED = ("any", "person", "topic", "department", "limit", "paper", "colleague")
"""What a link in a text may name."""

_LINK = re.compile(r"(\]\()([^()\s]+)(?=\))")


class NewIds:
    """The ids that change, each with its new one, by the kinds of thing that are named so."""

    def __init__(self) -> None:
        self._by_kind: dict[tuple[str, str], str] = {}

    def add(self, entry: Entry, new: str, new_short: str = "") -> None:
        """An item and its new full id; of what stands in a single file, the short one too."""
        names = {entry.id: new}
        if entry.document in SINGLE and new_short:
            names[entry.item.id] = new_short
        for old, name in names.items():
            for kind in _kinds(entry):
                self._by_kind[kind, old] = name

    def add_id(self, kind: str, old: str, new: str) -> None:
        self._by_kind[kind, old] = new

    def new(self, id: str, kinds: tuple[str, ...]) -> str | None:
        found = (self._by_kind.get((kind, id)) for kind in kinds)
        return next((one for one in found if one is not None), None)

    def any(self, id: str) -> str | None:
        """The new id of whatever has an id."""
        return self.new(id, (*LINKED, *{kind for kind, _ in self._by_kind}))

    def __bool__(self) -> bool:
        return bool(self._by_kind)


def _kinds(entry: Entry) -> tuple[str, ...]:
    """The kinds of field that may name an item."""
    is_person = entry.kind in ("role", "position")
    is_any = entry.document not in SINGLE or entry.kind in ("topic", "term")
    return (entry.kind, *(["person"] if is_person else []), *(["any"] if is_any else []))


def compared(before: Handbook, after: Handbook, files: Mapping[str, str]) -> NewIds:
    """The ids that differ between two states; `files` are the new paths of files by their old."""
    new = NewIds()
    for file in before.files_by_name:
        there = files.get(file, file)
        if there not in after.files_by_name:
            continue
        by_path = {entry.place.path: entry for entry in _entries(after, there)}
        for entry in _entries(before, file):
            other = by_path.get(entry.place.path)
            if other and other.id != entry.id:
                new.add(entry, other.id, other.item.id)
    return new


def _entries(handbook: Handbook, file: str) -> list[Entry]:
    return handbook.all_entries_of(handbook.files_by_name[file][0].id)


def rewrite(work: Work, new: NewIds) -> None:
    """Write new ids wherever old ones are named; all files still have their old paths."""
    for one in reversed(work.handbook.references):
        if (id := new.new(one.id, one.kinds)) and id != one.id:
            set_listed(work, one.place, id)
    for n, accepted in enumerate(work.handbook.settings.accepted):
        if id := new.any(accepted.item):
            work.set("handbook.yaml", ("accepted", n, "item"), id)
    for file in [file for file, one in work.before.sources.items() if "](" in one.text]:
        for path, text in list(texts_of(work.value(file))):
            if "](" in text and (changed := with_links(text, new)) != text:
                work.set(file, path, changed)


def with_links(text: str, new: NewIds) -> str:
    """A text whose links lead to the new ids."""
    return _LINK.sub(lambda found: found[1] + (new.new(found[2], LINKED) or found[2]), text)


def texts_of(value: Plain, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """All texts in a value, with their paths."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(inner, (*path, key))
    elif value is not None:
        for n, inner in enumerate(value):
            yield from texts_of(inner, (*path, n))


class Local(NamedTuple):
    """A place that names a step, phase or turn of its own document."""

    place: Place
    id: str


def local_references(handbook: Handbook, file: str) -> Iterator[Local]:
    """What in a document leads to its own steps, phases and turns."""
    for place, record in handbook.placed_in(file):
        if isinstance(record, Branch) and record.to:
            yield Local(Place(file, (*place.path, "to")), record.to)
        elif isinstance(record, Phase) and record.then:
            yield Local(Place(file, (*place.path, "then")), record.then)
        elif isinstance(record, Choice):
            for n, to in enumerate(record.to):
                yield Local(Place(file, (*place.path, "to", n)), to)


def set_listed(work: Work, place: Place, new: str) -> None:
    """Write an id into a field of several, which may be written as one text."""
    path = place.path
    if isinstance(path[-1], int) and isinstance(work.value(place.file, path[:-1]), str):
        path = path[:-1]
    work.set(place.file, path, new)
