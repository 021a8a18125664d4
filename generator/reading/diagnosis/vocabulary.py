"""The names that content uses, by which the diagnosis recognises mistakes.

Text is inspected before its fields are known, so the caller says which names there are: for
content, `content.vocabulary` derives them from the declarations of the fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Vocabulary:
    """The names of fields, and what stands behind them."""

    fields: frozenset[str] = frozenset()
    """The names of all fields."""
    lists: frozenset[str] = frozenset()
    """Fields that may hold several ids or short names, none of which contains a comma."""
    texts: frozenset[str] = frozenset()
    """Fields that may hold several texts, in which a comma may stand."""
    mappings: frozenset[str] = frozenset()
    """Fields with fields of their own below, and no list."""
    holders: frozenset[str] = frozenset()
    """Fields with nothing but names or items below."""
    chinese: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The fields that a name in the writer's language may mean, the likeliest first."""


NONE = Vocabulary()
"""The vocabulary of a file about which nothing is known."""
