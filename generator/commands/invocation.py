"""How a command is typed, and from where; imports nothing of ours, so that `check` stays quick."""

from __future__ import annotations

import os
from pathlib import Path


def command(words: str) -> str:
    """`handbook check`, or the same by way of run.py."""
    name = os.environ.get("HANDBOOK_COMMAND", "")
    return f"{name if name.isprintable() and name else 'handbook'} {words}"


def home_above() -> Path | None:
    """The folder of the handbook below which somebody stands; None where they stand in one."""
    places = (Path.cwd(), *Path.cwd().parents)
    found = next((one for one in places if (one / "roles" / "handbook.yaml").is_file()), None)
    return None if found == places[0] else found


def typed_path(text: str) -> Path:
    """A path as an option takes it: from where it was typed, although a command that is given below
    a handbook works in the handbook's own folder."""
    return Path.cwd() / text if home_above() else Path(text)
