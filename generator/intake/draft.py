"""Draft files as text: every value is quoted where YAML could read it as anything but words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = "str | bool | int | list[Item] | list[str] | Fields"
Fields: TypeAlias = "list[tuple[str, Value]]"

_PLAIN = re.compile(r"[㐀-鿿][㐀-鿿\w，。；！？、（）《》“”·/ +%-]*(?<! )|[a-z][a-z0-9-]*")
_WORDS = {"yes", "no", "true", "false", "null", "on", "off", "y", "n", "是", "否"}
_MARKS = re.compile(r"([\\*\[{])")


@dataclass
class Item:
    """One entry of a list, with the lines of comment that stand above it."""

    value: str | Fields
    comment: str = ""


@dataclass
class Draft:
    """A file to be written: its path, its fields, and what stands below as comments."""

    path: str
    fields: Fields
    head: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The file's text."""
        lines = [f"# {one}" for one in self.head]
        lines += ["", *_fields(self.fields, "")] if lines else list(_fields(self.fields, ""))
        lines += ["", *(f"# {one}" for one in self.foot)] if self.foot else []
        return "\n".join(lines) + "\n"


def prose(text: str) -> str:
    """Words as a text field takes them: what could be read as markup is only ever a character."""
    return _MARKS.sub(r"\\\1", text)


def _fields(fields: Fields, indent: str) -> Iterator[str]:
    for name, value in fields:
        if name == "#":
            yield f"{indent}# {value}"
        elif isinstance(value, list) and not value:
            yield f"{indent}{name}: []"
        elif isinstance(value, list) and isinstance(value[0], tuple):
            yield f"{indent}{name}:"
            yield from _fields(value, indent + "  ")
        elif isinstance(value, list) and isinstance(value[0], str):
            yield f"{indent}{name}: [{', '.join(map(scalar, value))}]"
        elif isinstance(value, list):
            yield f"{indent}{name}:"
            yield from _items([one for one in value if isinstance(one, Item)], indent + "  ")
        else:
            yield f"{indent}{name}: {scalar(value)}"


def _items(items: Sequence[Item], indent: str) -> Iterator[str]:
    for item in items:
        for line in filter(None, item.comment.split("\n")):
            yield f"{indent}# {line}"
        if isinstance(item.value, str):
            yield f"{indent}- {scalar(item.value)}"
            continue
        first, *rest = _fields(item.value, indent + "  ")
        yield f"{indent}- {first.strip()}"
        yield from rest


def scalar(value: str | bool | int) -> str:
    """One value, in quotes unless it can be nothing but text.

    >>> scalar("负责收发。"), scalar("见：附件 #1"), scalar("0571")
    ('负责收发。', '"见：附件 #1"', '"0571"')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    value = " ".join(value.split())  # a tab or a line break is only ever a space
    if _PLAIN.fullmatch(value) and value not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)
