"""The releases of a handbook, which stand beside its content folder."""

from __future__ import annotations

from pathlib import Path

from generator.reading.versions import order

FOLDER = "releases"
SHOWN = 12
"""So many releases a site shows, the newest ones."""


def releases_of(content: Path) -> Path:
    """The folder of the releases of a content folder."""
    return content.absolute().parent / FOLDER


def names_in(folder: Path) -> list[str]:
    """The names of the releases in a folder, the newest last."""
    names = (path.stem for path in folder.glob("[!.]*.json"))
    return sorted(names, key=lambda one: (order(one), one))


def releases_beside(content: Path) -> tuple[str, ...]:
    """The newest releases as JSON, the oldest of them first."""
    folder = releases_of(content)
    return tuple((folder / f"{name}.json").read_text("utf-8") for name in names_in(folder)[-SHOWN:])
