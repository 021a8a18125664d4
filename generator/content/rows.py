"""Content as rows of tables: a table for each kind of record, a row for each record of a file.

A row holds the values of its record as they were typed, nested single records included
(`keep.where`). Records of its lists are rows of their own, which name it as their parent. The key
of a row, `front-desk/role.yaml#duties/answer-calls`, stays the same wherever the record is moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, TypeGuard, cast

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.content.naming import naming
from generator.content.places import FileName, file_name
from generator.content.records import KINDS
from generator.content.types import Item, Keyed, Record
from generator.content.vocabulary import VOCABULARY
from generator.content.walk import FieldPlan, marks, plan
from generator.problems.problem import Problem
from generator.reading.document import Path, Plain
from generator.reading.reader import read


class Column(NamedTuple):
    """A field of a record, or of a single record inside of it, or its text in a translation."""

    key: str
    path: tuple[str, ...]
    plan: FieldPlan
    record: str
    """The name of the model that declares it."""
    fields: tuple[FieldInfo, ...]
    """Its declaration, those of the records around it first."""
    several: bool
    choices: tuple[str, ...]
    is_flag: bool
    language: str = ""
    """That of a translation; empty for the original."""

    @property
    def names(self) -> tuple[str, str]:
        """What the field is called in Chinese and in English."""
        return _names(self.fields)

    @property
    def help(self) -> tuple[str, str]:
        """What to write there, in Chinese and in English."""
        found = naming(self.fields[-1])
        return found.hint, found.english


class Nested(NamedTuple):
    """A list of records inside of a record."""

    key: str
    path: tuple[str, ...]
    kind: type[Record]
    fields: tuple[FieldInfo, ...]

    @property
    def names(self) -> tuple[str, str]:
        """What the list is called in Chinese and in English."""
        return _names(self.fields)


def _names(fields: tuple[FieldInfo, ...]) -> tuple[str, str]:
    found = [naming(info) for info in fields]
    names = [one.names[0] if one.names else one.name for one in found]
    return " · ".join(names), " · ".join(one.name for one in found)


@dataclass(frozen=True)
class Row:
    """A record of a file."""

    kind: type[Record]
    key: str
    file: str
    path: Path
    """Where it stands in the file; that of the list, where a text stands instead of a list."""
    parent: str = ""
    """The key of the row that it belongs to; empty for a file."""
    list: str = ""
    """In which list of its parent, as in `Nested.key`."""
    id: str = ""
    number: int = 0
    """Its place in that list, from 1."""
    name: str = ""
    """What it is called: the text that it is named by."""
    values: Mapping[str, Plain] = field(default_factory=dict)
    """By the key of the column, translations included."""
    translations: Mapping[str, Path] = field(default_factory=dict)
    """Where its translation stands, or would stand, by language."""


# -- what a kind of record has


@cache
def columns_of(kind: type[BaseModel], languages: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """The columns of a kind, what every item has last; a text is followed by its translations."""
    found = sorted(_columns(kind, (), ()), key=lambda one: one.key in Item.model_fields)
    return tuple(one for column in found for one in (column, *_translated(column, languages)))


def _columns(
    kind: type[BaseModel], path: tuple[str, ...], above: tuple[FieldInfo, ...]
) -> Iterator[Column]:
    for one in plan(kind):
        info = kind.model_fields[one.name]
        here, fields = (*path, one.key), (*above, info)
        if not one.holds:
            if one.key != "id" or not issubclass(kind, Keyed):
                yield _column(kind, one, here, fields)
        elif not _is_list(info):
            yield from _columns(_held(info), here, fields)


def _column(
    kind: type[BaseModel], one: FieldPlan, path: tuple[str, ...], fields: tuple[FieldInfo, ...]
) -> Column:
    found = [*marks(fields[-1].annotation), *fields[-1].metadata]
    choices = tuple(mark for mark in found if isinstance(mark, str))
    is_flag = any(mark is bool for mark in found)
    several = _is_list(fields[-1])
    return Column(".".join(path), path, one, kind.__name__, fields, several, choices, is_flag)


def _translated(column: Column, languages: tuple[str, ...]) -> Iterator[Column]:
    if column.plan.prose:
        for language in languages:
            yield column._replace(key=f"{column.key}@{language}", language=language)


@cache
def lists_of(kind: type[BaseModel]) -> tuple[Nested, ...]:
    """The lists of records that a kind has."""
    return tuple(_lists(kind, (), ()))


def _lists(
    kind: type[BaseModel], path: tuple[str, ...], above: tuple[FieldInfo, ...]
) -> Iterator[Nested]:
    for one in plan(kind):
        info = kind.model_fields[one.name]
        if one.holds:
            here, fields = (*path, one.key), (*above, info)
            if _is_list(info):
                yield Nested(".".join(here), here, _held(info), fields)
            else:
                yield from _lists(_held(info), here, fields)


def _is_list(info: FieldInfo) -> bool:
    return any(getattr(mark, "__origin__", mark) is tuple for mark in marks(info.annotation))


def _held(info: FieldInfo) -> type[Record]:
    """The kind of record that a field holds, once or in a list."""
    found = (m for m in marks(info.annotation) if isinstance(m, type) and issubclass(m, Record))
    return next(found)


def named_by(kind: type[BaseModel]) -> str:
    """The field, as it is written, that an item is named by; that a bare text stands for."""
    return kind.named_by() if _has_name(kind) else "title"


def _has_name(kind: type[BaseModel]) -> TypeGuard[type[Keyed]]:
    """False for what has no id, and for clauses, whose id is always written."""
    return issubclass(kind, Keyed) and kind.NAMED_BY in kind.model_fields


# -- the rows of a file


def rows_of(file: str, value: Plain, translations: Mapping[str, Plain] | None = None) -> list[Row]:
    """The rows of a file: its own first, then those of its lists, in the order of the file.

    `translations` are the values of its translations by language.
    """
    name = cast(FileName, file_name(file))
    out: list[Row] = []
    found = {one: (cast(Path, ()), value) for one, value in (translations or {}).items()}
    top = Row(KINDS[name.kind], f"{file}#", file, (), id=name.id)
    _gather(top, value, found, out)
    return out


def _gather(
    row: Row, value: Plain, translations: Mapping[str, tuple[Path, Plain]], out: list[Row]
) -> None:
    """The row with its values, and the rows of its lists."""
    mapping = as_mapping(row.kind, value)
    texts = {
        language: (path, _as_translation(row.kind, mapping, given))
        for language, (path, given) in translations.items()
    }
    values = {
        column.key: _at(texts[column.language][1] if column.language else mapping, column.path)
        for column in columns_of(row.kind, tuple(translations))
    }
    name = _first(mapping.get(named_by(row.kind))) or _first(mapping.get("title"))
    full = Row(
        row.kind, row.key, row.file, row.path, row.parent, row.list, row.id, row.number,
        name, values, {language: path for language, (path, _) in texts.items()},
    )  # fmt: skip
    out.append(full)
    for nested in lists_of(row.kind):
        _items(full, nested, _at(mapping, nested.path), texts, out)


def _items(
    row: Row, nested: Nested, value: Plain, texts: Mapping[str, tuple[Path, Plain]], out: list[Row]
) -> None:
    seen: set[str] = set()
    bare = not isinstance(value, list)
    items = value if isinstance(value, list) else [] if value is None else [value]
    for index, item in enumerate(items):
        mapping = as_mapping(nested.kind, item)
        id = id_of(nested.kind, mapping)
        local = id or str(index + 1)
        while local in seen:
            local += "~"
        seen.add(local)
        path = (*row.path, *nested.path, *(() if bare else (index,)))
        head = row.key if row.key.endswith("#") else f"{row.key}/"
        below = Row(
            nested.kind, f"{head}{nested.key}/{local}", row.file, path, row.key, nested.key, id,
            index + 1,
        )  # fmt: skip
        part = id if id else index
        found = {
            language: ((*at, *nested.path, part), _child(_at(given, nested.path), part, len(items)))
            for language, (at, given) in texts.items()
        }
        _gather(below, item, found, out)


def as_mapping(kind: type[BaseModel], value: Plain) -> dict[str, Plain]:
    """A record as a mapping: a bare text is the name of an item."""
    if isinstance(value, str):
        return {named_by(kind): value}
    return value if isinstance(value, dict) else {}


def id_of(kind: type[BaseModel], mapping: Mapping[str, Plain]) -> str:
    """The id of a record, written or derived; empty for what has none."""
    return kind.id_in(mapping) if _has_name(kind) else str(mapping.get("id") or "")


def only_text(kind: type[BaseModel], mapping: Mapping[str, Plain]) -> str:
    """The field that a bare text translates, as in `Translator`."""
    prose = [one.key for one in plan(kind) if one.prose]
    name = named_by(kind)
    return name if name in prose else next((key for key in prose if mapping.get(key)), name)


def _as_translation(
    kind: type[BaseModel], mapping: Mapping[str, Plain], given: Plain
) -> dict[str, Plain]:
    if isinstance(given, str):
        return {only_text(kind, mapping): given}
    return given if isinstance(given, dict) else {}


def _child(value: Plain, part: str | int, count: int) -> Plain:
    if isinstance(value, dict):
        return value.get(str(part))
    if isinstance(value, list) and isinstance(part, int):
        return value[part] if part < len(value) else None
    return value if isinstance(value, str) and count == 1 else None


def _at(value: Any, path: tuple[str, ...]) -> Plain:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return cast(Plain, value)


def _first(value: Plain) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) else ""


# -- the rows of a handbook


def rows_in(files: Mapping[str, bytes | Problem], languages: Sequence[str]) -> list[Row]:
    """The rows of all files of a handbook, those of its translations beside them."""
    values: dict[tuple[str, str], dict[str, Plain]] = {}
    paths: dict[tuple[str, str], str] = {}
    for path, data in files.items():
        name = file_name(path)
        if name is None or not isinstance(data, bytes):
            continue
        same = (name.kind, name.id)
        values.setdefault(same, {})[name.language or ""] = read(path, data, VOCABULARY).value
        if not name.language:
            paths[same] = path
    out = []
    for same, path in paths.items():
        found = values[same]
        out += rows_of(path, found[""], {one: found.get(one) for one in languages})
    return out
