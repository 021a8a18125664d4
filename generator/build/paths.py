"""Compares all paths of a site before anything is written: each may be taken once only.

Paths are compared as the least careful disk or server does, without case and without regard to how
an accented letter is composed; and no file may stand where another path needs a folder.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple


class Clash(NamedTuple):
    """Two things that would be written to one place, by where they come from."""

    path: str
    one: str
    other: str


def clashes(planned: Iterable[tuple[str, str]]) -> list[Clash]:
    """The clashes among paths, each given with the name of what it comes from."""
    files: dict[str, tuple[str, str]] = {}
    found = []
    for path, origin in planned:
        known = compared(path)
        if known in files:
            found.append(Clash(path, files[known][1], origin))
        else:
            files[known] = (path, origin)
    return [*found, *_in_the_way(files)]


def _in_the_way(files: dict[str, tuple[str, str]]) -> Iterable[Clash]:
    """Files that stand where others need a folder."""
    folders: dict[str, str] = {}
    for known, (_, origin) in files.items():
        at = known.rfind("/")
        while at > 0 and known[:at] not in folders:
            folders[known[:at]] = origin
            at = known.rfind("/", 0, at)
    for known, (path, origin) in files.items():
        if known in folders:
            yield Clash(path, folders[known], origin)


def compared(path: str) -> str:
    """A path as the least careful disk knows it."""
    return unicodedata.normalize("NFC", path).casefold()
