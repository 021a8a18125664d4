"""What was made once, kept by the hash of all that it was made from.

A key names the bytes for good, so nothing here is ever out of date; what no build has asked for in
a week is cleared away.

The folder is not trusted: it lies beside the content, and goes wherever that is copied. Each entry
begins with a signature that only this user's program can make (`key`), so an entry that is cut,
changed, planted, or from another user, machine or version is ignored: it is made anew. Nor does it
lead anywhere: through a link that somebody planted, nothing is written and nothing cleared away.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from generator.build.key import key as own_key
from generator.reading.files import ordinary, real

WEEK = 7 * 24 * 3600

PLACE = Path(".cache") / "handbook"
"""Below the folder where the command runs; it may be deleted at any time."""

LARGEST = 1_000_000_000
"""The most bytes an entry may have; a larger file was not written by this cache."""

SIGNATURE = 32
"""Bytes that stand before each entry."""


class Cache:
    """A folder of bytes by key; without a folder, one that keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder if folder and _leads_nowhere_else(folder) else None
        self._salt = program() if self.folder else ""

    def get(self, key: str) -> bytes | None:
        """What was kept under a key, if anything was, and if it is what was kept."""
        if self.folder is None:
            return None
        try:
            kept = ordinary(self._place(key), LARGEST)
        except OSError:
            return None
        data = kept[SIGNATURE:]
        return data if hmac.compare_digest(kept[:SIGNATURE], self._signed(key, data)) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key. A full disk costs the next build its speed, not this one."""
        if self.folder is None:
            return
        place = self._place(key)
        partial = place.with_name(f"{place.name[:16]}.{secrets.token_hex(8)}")
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            if not _leads_nowhere_else(place.parent):
                return
            try:
                with partial.open("xb") as file:  # never what somebody has put there
                    file.write(self._signed(key, data) + data)
                partial.replace(place)  # in one step: a killed build leaves no half-written bytes
            finally:
                partial.unlink(missing_ok=True)

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes of a key, made now if they were not kept."""
        data = self.get(key)
        if data is None:
            data = make()
            self.put(key, data)
        return data

    def _signed(self, key: str, data: bytes) -> bytes:
        """The signature of bytes under a key: an entry moved to another key is worth nothing."""
        digest = hashlib.blake2b(key=own_key(), digest_size=SIGNATURE)
        name = (self._salt + key).encode("utf-8", "surrogateescape")
        digest.update(len(name).to_bytes(8, "big") + name)
        digest.update(data)
        return digest.digest()

    def _place(self, key: str) -> Path:
        assert self.folder is not None
        name = hashlib.sha256((self._salt + key).encode("utf-8", "surrogateescape")).hexdigest()
        return self.folder / name[:2] / name[2:]

    def clear_old(self) -> None:
        """Remove what has not been read or written for a week."""
        if self.folder is None:
            return
        oldest = time.time() - WEEK
        for shelf in filter(_leads_nowhere_else, self.folder.glob("*")):
            for place in shelf.glob("*"):
                with contextlib.suppress(OSError):
                    status = place.lstat()
                    if max(status.st_atime, status.st_mtime) < oldest:
                        place.unlink()


def _leads_nowhere_else(folder: Path) -> bool:
    """Whether a folder lies where its path says: neither it nor the one above it is a link.

    What lies further above is the user's own, and may be a link to another disk.
    """
    above = folder.parents[1] if len(folder.parents) > 1 else folder.parent
    return real(folder) == real(above) / folder.relative_to(above)


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
    """Names and versions of what is installed, as the folders of their records name them."""
    yield f"{sys.version} {sys.platform}"
    for folder in filter(Path.is_dir, map(Path, sys.path)):
        yield from (record.name for record in folder.glob("*.dist-info"))
