"""What an outline is made of: each reading of a line, with its kind and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.intake.kinds import begins_as_duty
from generator.intake.line import Line


@dataclass
class Entry:
    """One reading of a line. A line with a heading and an item has two."""

    line: Line
    what: str
    """heading, item, continuation or left_out."""
    kind: str
    role: str
    text: str
    number: str = ""
    confidence: float = 0.9
    path: tuple[str, ...] = ()
    """The headings above it, below that of the role."""
    why: str = ""
    field: str = ""
    """What the label beside it says: a name of the vocabulary's fields."""
    label: str = ""
    of: int | None = None
    """The entry that this continues."""
    duplicate_of: str = ""
    style: str = ""
    """The style of its number."""
    value: int = 0
    """What its number counts; 0 where it has none that counts."""
    top: str = ""
    """The heading that named the role."""


class Outline(NamedTuple):
    """All entries in the order of the file, and the departments of the roles."""

    entries: list[Entry]
    departments: dict[str, str]
    guessed: str = ""
    """The role that no heading named, but that the lines speak of most."""


def even_out(entries: Sequence[Entry]) -> None:
    """In a list that mostly talks, what does not begin like a duty talks, too."""
    lists: dict[tuple[str, tuple[str, ...], str], list[Entry]] = {}
    for entry in entries:
        if entry.what == "item" and entry.style and entry.line.cell is None:
            lists.setdefault((entry.role, entry.path, entry.style), []).append(entry)
    for group in lists.values():
        talk = sum(entry.kind == "remark" for entry in group)
        if len(group) < 3 or 2 * talk <= len(group):
            continue
        for entry in group:
            if entry.kind == "duty" and not begins_as_duty(entry.text):
                entry.kind, entry.confidence = "remark", 0.6
