"""A translation as it was laid over a record: what need not be done again when a content folder is
loaded once more and neither of the two has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from generator.content.types import Record
from generator.content.walk import Place
from generator.reading.document import Path, Plain


class Stamp(NamedTuple):
    """Digests of an original and of its translation."""

    original: str
    translation: str


class Stamped(NamedTuple):
    """A translated item: the way to it by ids, its place, and its stamp."""

    key: str
    place: Place
    stamp: Stamp


class Left(NamedTuple):
    """A text of a translation that is not translated: its place in both files."""

    path: Path
    base: Place
    is_same: bool
    """Whether it is the very text of the original."""


@dataclass
class Overlay:
    """A record, its translation as the file holds it, and what came of the two."""

    record: Record
    value: Plain
    translated: Record
    missing: list[Place]
    """The texts that have no translation."""
    left: list[Left] = field(default_factory=list)
    """The texts of the translation that are still in the language of the original."""
    stamps: list[Stamped] | None = None
    """The stamps of its items, once somebody has asked for them."""

    def is_of(self, record: Record, value: Plain) -> bool:
        """Whether it is of these very objects, not of equal ones: to compare them takes longer."""
        return self.record is record and self.value is value
