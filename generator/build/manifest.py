"""What stands in a finished site, and under which key each file was made.

The next build links an unchanged file from there into the new site, which costs nothing. So
the sites themselves keep what was made; a file that somebody has touched since is not taken.

A link is the same file under two names, so whoever writes into it writes into the last site, too.
Files are therefore linked last of all, when nothing is written any more.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from generator.build.cache import Cache


class Stamp(NamedTuple):
    """By what a file is known to be the one that was made."""

    node: int
    size: int
    time: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        status = path.stat()
        return cls(status.st_ino, status.st_size, status.st_mtime_ns)


class Taken(NamedTuple):
    """A file that will be taken from a site that was built before."""

    source: Path
    stamp: Stamp


class Manifest:
    """The files of sites that were built before; with a cache that keeps nothing, of none."""

    def __init__(self, cache: Cache, sites: Iterable[Path] = ()) -> None:
        self._cache = cache
        self._known = {str(site.absolute()): self._read(site) for site in sites}
        self._keys: dict[str, str] = {}
        """Under which key each file of the new site is made, or was."""
        self._taken: dict[str, Taken] = {}

    def take(self, path: str, key: str) -> bool:
        """Whether the file that was made under this key is there: `link` puts it in its place."""
        self._keys[path] = key
        for site, files in self._known.items():
            known, *kept = files.get(path, ("",))
            source = Path(site, path)
            if known == key and stamp(source) == tuple(kept):
                self._taken[path] = Taken(source, Stamp(*kept))
                return True
        return False

    def link(self, folder: Path) -> list[str]:
        """Put all that was taken in its place, and give the paths that could not be taken.

        They have changed or vanished since they were looked at, or somebody has put something in
        their place: then what is there stays as it is.
        """
        folders: set[Path] = set()
        return [path for path, one in self._taken.items() if not _put(one, folder / path, folders)]

    def keep(self, made: Path, site: Path) -> None:
        """Write down what was made in a folder that is about to become a site."""
        files = {
            path: [key, *found]
            for path, key in self._keys.items()
            if (found := stamp(made / path)) is not None
        }
        self._cache.put(_name(site), json.dumps(files).encode())

    def _read(self, site: Path) -> dict[str, list[Any]]:
        data = self._cache.get(_name(site))
        return dict(json.loads(data)) if data is not None else {}


def fingerprint(site: Path) -> str:
    """A hash of which files stand in a site, each with its stamp: another one when any of them was
    changed, removed or added."""
    found = hashlib.sha256()
    for at, folders, names in os.walk(site):
        folders.sort()
        for name in sorted(names):
            path = Path(at, name)
            line = f"{path.relative_to(site)}\0{stamp(path)}\0"
            found.update(line.encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _name(site: Path) -> str:
    return f"site {site.absolute()}"


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file, or None if the file does not exist or cannot be read."""
    try:
        return Stamp.of(path)
    except OSError:
        return None


def _put(taken: Taken, target: Path, folders: set[Path]) -> bool:
    """Link a file, or copy it from another disk; False if it is not the same any more."""
    try:
        if Stamp.of(taken.source) != taken.stamp:
            return False
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        try:
            os.link(taken.source, target)
        except FileExistsError:
            return False
        except OSError:
            _copy(taken.source, target)
    except OSError:
        return False
    return True


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("xb") as new:
        shutil.copyfileobj(old, new)
