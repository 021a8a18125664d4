"""What was made once, kept by the hash of all that it was made from.

A key names the bytes for good, so nothing here is ever out of date; what no build has asked for in
a week is cleared away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

WEEK = 7 * 24 * 3600

PLACE = Path(".cache") / "handbook"
"""Below the folder where the command runs; it may be deleted at any time."""


class Cache:
    """A folder of bytes by key; without a folder, one that keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._salt = program() if folder else ""

    def get(self, key: str) -> bytes | None:
        """What was kept under a key, if anything was."""
        if self.folder is None:
            return None
        try:
            return self._place(key).read_bytes()
        except OSError:
            return None

    def has(self, key: str) -> bool:
        """Whether anything was kept under a key."""
        return self.folder is not None and self._place(key).exists()

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key. A full disk costs the next build its speed, not this one."""
        if self.folder is None:
            return
        place = self._place(key)
        partial = place.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(data)
            partial.replace(place)  # in one step: a killed build leaves no half-written bytes

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes of a key, made now if they were not kept."""
        data = self.get(key)
        if data is None:
            data = make()
            self.put(key, data)
        return data

    def _place(self, key: str) -> Path:
        assert self.folder is not None
        name = hashlib.sha256((self._salt + key).encode()).hexdigest()
        return self.folder / name[:2] / name[2:]

    def clear_old(self) -> None:
        """Remove what has not been read or written for a week."""
        if self.folder is None:
            return
        oldest = time.time() - WEEK
        for place in self.folder.glob("*/*"):  # the lists of `inventory`, too
            with contextlib.suppress(OSError):
                status = place.stat()
                if max(status.st_atime, status.st_mtime) < oldest:
                    place.unlink()


@cache
def program() -> str:
    """A hash of this program: its own files, and the versions of what it leans on.

    A changed template, style or library invalidates everything that was made with it.
    """
    here = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(here.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(here).as_posix().encode())
            digest.update(path.read_bytes())
    for name in sorted(_versions()):
        digest.update(name.encode())
    return digest.hexdigest()


def _versions() -> Iterator[str]:
    """Names and versions of what is installed, as the folders of their records tell them."""
    yield sys.version
    for folder in filter(Path.is_dir, map(Path, sys.path)):
        yield from (record.name for record in folder.glob("*.dist-info"))
