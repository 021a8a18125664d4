"""Items of a file by their ids: `duties/answer-calls/title` stays right when others move.

An id is the one that is written, or the one that `content/ids` derives. What has none, such as the
rows of a table and the lines of a list of texts, is named by its place, counted from 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

from pydantic import BaseModel

from generator.content import records
from generator.content.places import file_name
from generator.content.types import Keyed, Record
from generator.content.walk import marks, plan
from generator.reading.document import Path, Plain

Address: TypeAlias = tuple[str, ...]


def path_of(file: str, value: Plain, address: Sequence[str]) -> Path | None:
    """Where in a file's value an address leads; None if there is nothing.

    Its last part may be a field that is missing as yet.
    """
    path: list[str | int] = []
    model = model_of(file)
    for at, part in enumerate(address):
        if isinstance(value, list):
            index = _index(value, model, part)
            if index is None:
                return None
            path.append(index)
            value = value[index]
            continue
        if not isinstance(value, dict) or (part not in value and at + 1 < len(address)):
            return None
        path.append(part)
        value, model = value.get(part), _inside(model, part)
    return tuple(path)


def address_of(file: str, value: Plain, path: Path) -> Address:
    """The address of what stands at a path of a file's value."""
    address: list[str] = []
    model = model_of(file)
    for part in path:
        if isinstance(value, list) and isinstance(part, int):
            value = value[part]
            id = _id(value, model)
            address.append(id or str(part))
            continue
        address.append(str(part))
        value = value.get(str(part)) if isinstance(value, dict) else None
        model = _inside(model, str(part))
    return tuple(address)


def model_of(file: str) -> type[BaseModel] | None:
    """The model of a content file by its path; None for a translation, which holds no lists of
    items, and for what is no content."""
    name = file_name(file)
    return records.KINDS[name.kind] if name and not name.language else None


def model_at(file: str, path: Path) -> type[BaseModel] | None:
    """The model of the record at a path: of a list, that of its items."""
    model = model_of(file)
    for part in path:
        if isinstance(part, str):
            model = _inside(model, part)
    return model


def order_of(model: type[BaseModel] | None) -> tuple[str, ...]:
    """The fields of a record in their usual order, as a file names them; the id comes first."""
    names = [one.key for one in plan(model)] if model else []
    return tuple(sorted(names, key=lambda name: (name != "id", name in _LATE)))


_LATE = frozenset(["source", "supplement", "legal", "was"])
"""Fields of every item, which people write last."""


@cache
def _inside(model: type[BaseModel] | None, key: str) -> type[BaseModel] | None:
    """The model of what a field holds, if it holds records."""
    if model is None:
        return None
    for one in plan(model):
        if one.key == key:
            found = marks(model.model_fields[one.name].annotation)
            return next((m for m in found if isinstance(m, type) and issubclass(m, Record)), None)
    return None


def _index(items: list[Plain], model: type[BaseModel] | None, part: str) -> int | None:
    ids = [_id(one, model) for one in items]
    if part in ids:
        return ids.index(part)
    at = int(part) if part.isdecimal() else len(items)
    return at if at < len(items) and not ids[at] else None


def _id(item: Plain, model: type[BaseModel] | None) -> str:
    return model.id_in(item) if model and issubclass(model, Keyed) else ""
