"""What was read from a content folder: its files, its editions, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from generator.content.handbook import Handbook
from generator.content.overlay import Left, Overlay, Stamp
from generator.content.places import FileName
from generator.content.records import Settings
from generator.content.titles import Understood
from generator.content.translation import Renamed
from generator.content.types import Record
from generator.content.walk import Place
from generator.problems.problem import Problems, Span
from generator.reading.document import Document, Plain

Known: TypeAlias = "Record | Plain"
"""What a file holds: a record, or the plain value of a translation."""


@dataclass
class Loaded:
    """The result of reading a folder: editions by language, problems, and the files read."""

    editions: dict[str, Handbook] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    sources: dict[str, Document] = field(default_factory=dict)
    names: dict[str, FileName] = field(default_factory=dict)
    """What each file's place in the tree says about it."""
    broken: set[str] = field(default_factory=set)
    """Ids of files with mistakes: a reference to something in one is not a second mistake."""
    sound: dict[str, Known] = field(default_factory=dict)
    """The content of files without any mistake, by path: for the cache."""
    overlays: dict[tuple[str, str], Overlay] = field(default_factory=dict)
    """Translations without any mistake, by language and by the file of the record."""
    assets: dict[str, bytes] = field(default_factory=dict)
    """Pictures and papers by their paths."""
    renamed: list[Renamed] = field(default_factory=list)
    """Items that bear another id than when they were translated."""
    blank: dict[Place, Place] = field(default_factory=dict)
    """Texts without a translation whose name stands in it all the same, and where."""
    without_role: dict[str, str] = field(default_factory=dict)
    """Folders with content and without a role, and a file in each."""
    beside: set[str] = field(default_factory=set)
    """Pictures beside handbook.yaml, of which one may be the logo."""
    left: dict[str, list[Left]] = field(default_factory=dict)
    """By translation, the texts that are still in the language of the original."""
    understood: list[Understood] = field(default_factory=list)
    """Titles in places where ids are meant."""
    misplaced: set[str] = field(default_factory=set)
    """Files and folders whose names were reported as wrong."""
    guessed: set[str] = field(default_factory=set)
    """Files of which lines were left out, or may have been read in another place than meant."""
    more: Counter[str] = field(default_factory=Counter)
    """How many problems of a file are not listed, because there were too many before."""

    @property
    def handbook(self) -> Handbook | None:
        """The edition in the base language."""
        return next(iter(self.editions.values()), None)

    def span(self, place: Place, *, key: bool = False) -> Span:
        source = self.sources.get(place.file)
        return source.span(place.path, key=key) if source else Span(place.file)

    def lines(self, file: str) -> list[str]:
        source = self.sources.get(file)
        return source.lines if source else []


@dataclass
class Folder:
    """The files of a content folder that hold records and their translations, by path."""

    records: dict[str, tuple[FileName, Record]] = field(default_factory=dict)
    translations: dict[str, tuple[FileName, Plain]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, dict[str, Mapping[str, Stamp]]] = field(default_factory=dict)
    """By language, what its translations were made from."""

    @property
    def settings(self) -> Settings | None:
        found = (record for name, record in self.records.values() if name.kind == "handbook")
        return cast("Settings | None", next(found, None))
