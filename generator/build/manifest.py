"""What stands in a finished site, and under which key each file was made.

The next build links an unchanged file from there into the new site, which is no work at all. So
the sites themselves keep what was made; a file that somebody has touched since is not taken.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from generator.build.cache import program


class Stamp(NamedTuple):
    """By what a file is known to be the one that was made."""

    node: int
    size: int
    time: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        status = path.stat()
        return cls(status.st_ino, status.st_size, status.st_mtime_ns)


class Inventory:
    """The files of sites that were built before; without a folder for its lists, of none."""

    def __init__(self, folder: Path | None, sites: Iterable[Path] = ()) -> None:
        self._folder = folder
        self._known: dict[str, dict[str, list[Any]]] = {}
        self._keys: dict[str, str] = {}
        """Under which key each file of the new site is made, or was."""
        self._linked: dict[str, Stamp] = {}
        self._folders: set[Path] = set()
        for site in sites if folder else ():
            self._known[str(site.absolute())] = self._read(site)

    def take(self, path: str, key: str, into: Path) -> bool:
        """Put the file that was made under this key in its place, if there is one."""
        self._keys[path] = key
        for site, files in self._known.items():
            known, *stamp = files.get(path, ("",))
            if known == key and self._put(path, Path(site), into, Stamp(*stamp)):
                return True
        return False

    def _put(self, path: str, site: Path, into: Path, stamp: Stamp) -> bool:
        """Link a file, or copy it from another disk; False if it is not the same any more."""
        source, target = site / path, into / path
        try:
            if Stamp.of(source) != stamp:
                return False
            if target.parent not in self._folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(target.parent)
            try:
                os.link(source, target)
                self._linked[path] = stamp
            except OSError:
                shutil.copyfile(source, target)
        except OSError:
            return False
        return True

    def keep(self, made: Path, site: Path) -> None:
        """Write down what was made in a folder that is about to become a site."""
        if self._folder is None:
            return
        files = {
            path: [key, *(self._linked.get(path) or Stamp.of(made / path))]
            for path, key in self._keys.items()
        }
        list_ = self._list_of(site)
        beside = list_.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):  # a full disk costs the next build its speed
            list_.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps({"program": program(), "files": files}), "utf-8")
            beside.replace(list_)

    def _read(self, site: Path) -> dict[str, list[object]]:
        try:
            told = json.loads(self._list_of(site).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return dict(told["files"]) if told.get("program") == program() else {}

    def _list_of(self, site: Path) -> Path:
        assert self._folder is not None
        name = hashlib.sha256(str(site.absolute()).encode()).hexdigest()
        return self._folder / "sites" / f"{name[:16]}.json"
