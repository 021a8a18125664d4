"""Looks into the models: which fields stand at a path, and their help."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.content.naming import naming
from generator.problems.problem import Words
from generator.reading.document import Path

LISTED = 8
"""How many fields are listed where an unknown one stands: nobody reads thirty."""

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


def likeliest(kind: type[BaseModel], path: Path, present: Iterable[str]) -> Words:
    """The fields that an unknown name most likely stands for, each with what it is called."""
    at = model_at(kind, path[:-1])
    there = set(present)
    keys = [key for key in fields_at(kind, path[:-1]) if key not in there]
    infos = {info.alias or name: info for name, info in at.model_fields.items()} if at else {}
    own = {(at.model_fields[name].alias or name) for name in at.__annotations__} if at else set()
    ranked = sorted(keys, key=lambda key: (-_alike(str(path[-1]), infos[key]), key not in own))
    ranked = ranked[:LISTED]
    named = {key: naming(infos[key]) for key in ranked}
    zh = "、".join(f"{key}（{n.names[0]}）" if n.names else key for key, n in named.items())
    en = ", ".join(f"{key} ({n.name.lower()})" for key, n in named.items())
    rest = len(keys) - len(ranked)
    return Words(
        f"这里可以写：{zh}{f'，还有 {rest} 项，见编写手册' if rest else ''}。",
        f"Known here: {en}{f', and {rest} more, see the manual' if rest else ''}.",
    )


def _alike(name: str, info: FieldInfo) -> int:
    """How much of what was typed is also in a field's name and help."""
    said = naming(info)
    if name.isascii():
        words = re.findall(r"[a-z]+", said.english.lower())
        return sum(part in words for part in re.split(r"[-_ ]", name.lower()))
    return sum((letter in "".join(said.names)) * 2 + (letter in said.chinese) for letter in name)


def field_at(kind: type[BaseModel], path: Path) -> tuple[str, FieldInfo | None]:
    """The last field that a path names."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    above = path[: len(path) - 1 - path[::-1].index(name)] if name in path else ()
    at = model_at(kind, above)
    fields = at.model_fields.items() if at else ()
    return name, next((info for field, info in fields if name in (field, info.alias)), None)
