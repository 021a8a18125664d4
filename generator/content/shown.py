"""Fields of a role that say one thing under their own name: a declaration is all that they need.

A field that bears the mark `Shown` is on the page of the role and on its sheet, in the section that
the mark names. Its heading is the word that `[term]` of the language has for it, else the first of
the names in its docstring.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from generator.content.moments import Duration
from generator.content.naming import naming
from generator.content.types import Record, Section, Shown
from generator.locale import words

Value: TypeAlias = "str | int | Duration | tuple[str, ...]"


class Fact(NamedTuple):
    """What one field says."""

    name: str
    """The field's name in Python."""
    heading: str
    value: Value

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, tuple)


def facts(record: Record, section: Section, language: str) -> Iterator[Fact]:
    """What the marked fields of a section say, without those that were left out."""
    for name in _fields(type(record), section):
        if value := getattr(record, name):
            yield Fact(name, heading(type(record), name, language), value)


@cache
def heading(kind: type[Record], field: str, language: str) -> str:
    """What a field is called above its value."""
    named = naming(kind.model_fields[field])
    own = named.names[0] if language == "zh" and named.names else named.name
    return str(words(language)["term"].get(field, own))


@cache
def _fields(kind: type[Record], section: Section) -> tuple[str, ...]:
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if any(isinstance(one, Shown) and one.section == section for one in info.metadata)
    )
