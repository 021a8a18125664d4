"""The names that content uses, as far as a mistake can be told by them.

What people type is looked at before anything is known about fields, so whoever reads a file says
which names there are: for content, that is `content.vocabulary`, which derives them from the
declarations of the fields.
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
    """Fields that may hold several ids or short names: no comma belongs into one of those."""
    mappings: frozenset[str] = frozenset()
    """Fields with fields of their own below, and no list."""
    chinese: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The fields that people may mean by a name in their own language, the likeliest first."""


NONE = Vocabulary()
"""That of a file of which nothing is known."""
