"""What the fields of a model mean, and walking over records without knowing their kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.content import ids
from generator.content.types import Prose, Record, Refers
from generator.reading.document import Path


class Place(NamedTuple):
    """Where something was written: a file and the path of the value inside it."""

    file: str
    path: Path = ()


class FieldPlan(NamedTuple):
    """What a field of a model means for walking over it."""

    name: str
    key: str
    prose: bool
    refers: tuple[str, ...]
    in_words: bool
    """True where something may be described in words instead of being named by its id."""
    holds: bool
    """True where records may stand inside."""


@cache
def plan(kind: type[BaseModel]) -> tuple[FieldPlan, ...]:
    """The fields of a model, with the marks that their types carry."""
    out = []
    for name, info in kind.model_fields.items():
        found = [*marks(info.annotation), *info.metadata]
        named = [m for m in found if isinstance(m, Refers)]
        refers = tuple(k for m in named for k in m.kinds)
        in_words = any(m.in_words for m in named)
        prose = any(isinstance(m, Prose) for m in found)
        holds = any(isinstance(m, type) and issubclass(m, Record) for m in found)
        out.append(FieldPlan(name, info.alias or name, prose, refers, in_words, holds))
    return tuple(out)


def marks(annotation: Any) -> Iterator[Any]:
    """The classes in an annotation, and what `Annotated` adds to them."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        yield from marks(inner)


# A handbook of a thousand roles has a hundred thousand records: each walk looks only at the
# fields that can hold what it looks for.


@cache
def _holding(kind: type[BaseModel]) -> tuple[FieldPlan, ...]:
    return tuple(one for one in plan(kind) if one.holds)


@cache
def _prose(kind: type[BaseModel]) -> tuple[FieldPlan, ...]:
    return tuple(one for one in plan(kind) if one.prose)


@cache
def referring(kind: type[BaseModel]) -> tuple[FieldPlan, ...]:
    """The fields of a model that name other items."""
    return tuple(one for one in plan(kind) if one.refers)


def many(value: Any) -> tuple[Any, ...]:
    """A field's values: none, one, or the tuple that it is."""
    return value if isinstance(value, tuple) else () if value is None or value == "" else (value,)


def records_in(record: Record, path: Path = ()) -> list[tuple[Record, Path]]:
    """A record and all records inside it, with their paths, in the order of the page."""
    out: list[tuple[Record, Path]] = []
    _gather(record, path, out)
    return out


def _gather(record: Record, path: Path, out: list[tuple[Record, Path]]) -> None:
    out.append((record, path))
    for one in _holding(type(record)):
        value = getattr(record, one.name)
        if isinstance(value, tuple):
            for index, child in enumerate(value):
                _gather(child, (*path, one.key, index), out)
        elif value is not None:
            _gather(value, (*path, one.key), out)


def texts_in(record: Record) -> Iterator[tuple[Path, str]]:
    """The prose of one record (not of those inside it), with the path of each text."""
    for one in _prose(type(record)):
        value = getattr(record, one.name)
        if isinstance(value, str):
            if not (one.in_words and ids.is_id(value)):
                yield (one.key,), value
        elif value:
            for index, child in enumerate(value):
                if not (one.in_words and ids.is_id(child)):
                    yield (one.key, index), child


def references_in(record: Record) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """The ids that one record names: path, id, and the kinds of item it may be."""
    for one in referring(type(record)):
        value = getattr(record, one.name)
        if isinstance(value, str):
            if not one.in_words or ids.is_id(value):
                yield (one.key,), value, one.refers
        elif value:
            for index, child in enumerate(value):
                if not one.in_words or ids.is_id(child):
                    yield (one.key, index), child, one.refers
