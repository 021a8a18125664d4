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
        compared = _compared(path)
        if compared in files:
            found.append(Clash(path, files[compared][1], origin))
        else:
            files[compared] = (path, origin)
    return [*found, *_in_the_way(files)]


def _in_the_way(files: dict[str, tuple[str, str]]) -> Iterable[Clash]:
    """Files that stand where others need a folder."""
    folders: dict[str, str] = {}
    for compared, (_, origin) in files.items():
        at = compared.rfind("/")
        while at > 0 and compared[:at] not in folders:
            folders[compared[:at]] = origin
            at = compared.rfind("/", 0, at)
    for compared, (path, origin) in files.items():
        if compared in folders:
            yield Clash(path, folders[compared], origin)


def _compared(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
