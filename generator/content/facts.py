"""What one file says by itself, found once for as long as its record is the same.

A preview loads a handbook at each save, in which all records but one are as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.content import markup
from generator.content.entries import INSIDE, KIND_OF, Entry, Reference
from generator.content.places import FileName
from generator.content.types import Item, Record
from generator.content.walk import Place, records_in, references_in, texts_in
from generator.reading.document import Path


@dataclass(eq=False)
class Facts:
    """A file's record, and what can be said of it without the others."""

    file: str
    name: FileName
    record: Record

    @cached_property
    def placed(self) -> list[tuple[Place, Record]]:
        """Every record of the file with its place."""
        return [(Place(self.file, path), inner) for inner, path in records_in(self.record)]

    @cached_property
    def references(self) -> list[Reference]:
        """Every id that a field names."""
        return [
            Reference(place, path, id, kinds)
            for place, record in self.placed
            for path, id, kinds in references_in(record)
        ]

    @cached_property
    def marked(self) -> list[tuple[Place, Path, str]]:
        """Every text with links, variables or emphasis, or that looks like HTML: the place of its
        record, and its path in it."""
        return [
            (place, path, words)
            for place, record in self.placed
            for path, words in texts_in(record)
            if markup.is_marked(words)
        ]

    @cached_property
    def said(self) -> str:
        """The record as text: another one whenever anything in it is another."""
        return self.record.model_dump_json(exclude_defaults=True)

    @cached_property
    def entries(self) -> list[Entry]:
        """The file's items, the ids of what stands inside made full; ids may repeat."""
        return list(self._entries())

    def _entries(self) -> Iterator[Entry]:
        id, folder = self.name.id, self.name.folder
        above: list[tuple[Path, str]] = [((), "")]
        for place, item in self.placed:
            if not isinstance(item, Item):
                continue
            kind, path = KIND_OF[type(item)], place.path
            if not path:
                yield Entry(id, kind, item, place, id, None, folder)
                continue
            while path[: len(above[-1][0])] != above[-1][0]:
                above.pop()
            outer, name = above[-1][1], item.id
            if kind in INSIDE:
                name = f"{outer or str(path[-2]).replace('_', '-')}-{item.id}"
            above.append((path, name))
            parent = f"{id}/{outer}" if outer else id
            yield Entry(f"{id}/{name}", kind, item, place, id, parent, folder)


def facts_of(
    records: Mapping[str, tuple[FileName, Record]], known: Mapping[str, Facts]
) -> dict[str, Facts]:
    """The facts of each file: those that are known of the very same record, or new ones."""
    return {
        file: kept
        if (kept := known.get(file)) and kept.record is record
        else Facts(file, name, record)
        for file, (name, record) in records.items()
    }
