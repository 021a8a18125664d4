"""The words by which documents are understood, from vocabulary.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _all() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text("utf-8"))


def table_of(name: str) -> dict[str, Any]:
    """A section of the file: lists of words, or words by words."""
    return _all()[name]


def any_of(name: str, key: str) -> str:
    """The words of a list as the alternatives of a regular expression."""
    return "|".join(table_of(name)[key])
