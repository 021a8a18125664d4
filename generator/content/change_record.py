"""A line of a change record, as a release writes it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class NewRevision(NamedTuple):
    """A line of a change record."""

    version: str
    date: date
    text: str
    by: str = ""


def quoted(text: str) -> str:
    """A text as a scalar that means itself wherever it stands."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
