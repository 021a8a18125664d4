"""Looks into the models: which fields stand at a path, and their help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.content.naming import naming
from generator.problems.problem import Words
from generator.reading.document import Path

# -- looking into the models


def model_at(kind: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the mapping that stands at a path."""
    current: type[BaseModel] | None = kind
    for part in path:
        if isinstance(part, int) or current is None:
            continue
        info = next((f for n, f in current.model_fields.items() if part in (n, f.alias)), None)
        current = next(_models(info.annotation), None) if info else None
    return current


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


def fields_at(kind: type[BaseModel], path: Path) -> list[str]:
    at = model_at(kind, path)
    names = [f.alias or name for name, f in at.model_fields.items()] if at else []
    return names if path else [name for name in names if name != "id"]  # the file's name is its id


def help_of(kind: type[BaseModel], path: Path) -> Words | None:
    """The description of a field, as the hint of what to write there."""
    name, info = field_at(kind, path)
    if info is None:
        return None
    said = naming(info)
    chinese, english = said.hint.rstrip("。"), said.english.rstrip(".")
    return Words(f"请加一行 {name}: …（{chinese}）。", f"Add a line `{name}: …` ({english}).")


def field_at(kind: type[BaseModel], path: Path) -> tuple[str, FieldInfo | None]:
    """The last field that a path names."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    above = path[: path.index(name)] if name in path else path[:-1]
    at = model_at(kind, above)
    fields = at.model_fields.items() if at else ()
    return name, next((info for field, info in fields if name in (field, info.alias)), None)
