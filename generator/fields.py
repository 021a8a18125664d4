"""What the fields of a model mean, and walking over records without knowing their kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.model import Prose, Record, Refers
from generator.reader import Path


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


@cache
def plan(kind: type[BaseModel]) -> tuple[FieldPlan, ...]:
    """The fields of a model, with the marks that their types carry."""
    out = []
    for name, info in kind.model_fields.items():
        marks = list(_marks(info.annotation)) + list(info.metadata)
        refers = tuple(k for m in marks if isinstance(m, Refers) for k in m.kinds)
        prose = any(isinstance(m, Prose) for m in marks)
        out.append(FieldPlan(name, info.alias or name, prose, refers))
    return tuple(out)


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        yield from _marks(inner)


def many(value: Any) -> tuple[Any, ...]:
    """A field's values: none, one, or the tuple that it is."""
    return value if isinstance(value, tuple) else () if value is None or value == "" else (value,)


def records_in(record: Record, path: Path = ()) -> Iterator[tuple[Record, Path]]:
    """A record and all records inside it, with their paths, in the order of the page."""
    yield record, path
    for one in plan(type(record)):
        value = getattr(record, one.name)
        if isinstance(value, Record):
            yield from records_in(value, (*path, one.key))
        elif isinstance(value, tuple):
            for index, child in enumerate(value):
                if isinstance(child, Record):
                    yield from records_in(child, (*path, one.key, index))


def texts_in(record: Record) -> Iterator[tuple[Path, str]]:
    """The prose of one record (not of those inside it), with the path of each text."""
    yield from ((path, value) for one, path, value in _values(record) if one.prose)


def references_in(record: Record) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """The ids that one record names: path, id, and the kinds of item it may be."""
    yield from ((path, value, one.refers) for one, path, value in _values(record) if one.refers)


def _values(record: Record) -> Iterator[tuple[FieldPlan, Path, str]]:
    for one in plan(type(record)):
        value = getattr(record, one.name)
        if isinstance(value, str) and value:
            yield one, (one.key,), value
        elif isinstance(value, tuple):
            for index, child in enumerate(value):
                if isinstance(child, str):
                    yield one, (one.key, index), child
