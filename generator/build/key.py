"""The key that only this user holds: what the cache keeps is believed where it was signed with it.

The key lies in the user's own settings, never beside the content: whoever can write into a content
folder, or hand one over with a cache in it, cannot make an entry that this program would believe.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import sys
from functools import cache
from pathlib import Path

SIZE = 32
FILE = "cache.key"


@cache
def key() -> bytes:
    """The user's key, made when it is first asked for.

    Where none can be kept, it lasts as long as this process: then nothing that a cache holds is
    ever believed, and everything is made anew.
    """
    new = secrets.token_bytes(SIZE)
    try:
        place = _settings() / "handbook" / FILE
        return _kept(place) or _keep(place, new) or new
    except (OSError, RuntimeError):  # no home, or none that can be written
        return new


def _settings() -> Path:
    """Where programs keep the settings of this user."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support"
    given = Path(os.environ.get("XDG_CONFIG_HOME") or "")
    return given if given.is_absolute() else _home() / ".config"


def _home() -> Path:
    """The user's own folder: never the root for an empty HOME, nor one below where we are."""
    if not Path(os.environ.get("HOME", "/")).is_absolute():
        raise RuntimeError
    return Path.home()


def _kept(place: Path) -> bytes | None:
    """The key in a file, if it is one that nobody else can read or has written."""
    with contextlib.suppress(FileNotFoundError), place.open("rb") as file:
        status = os.fstat(file.fileno())
        is_ours = sys.platform == "win32" or (
            status.st_uid == os.getuid() and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        )
        data = file.read(SIZE + 1) if is_ours and stat.S_ISREG(status.st_mode) else b""
        return data if len(data) == SIZE else None
    return None


def _keep(place: Path, new: bytes) -> bytes | None:
    """Put a new key in its place, whole; of two processes that do so, both take the same one."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = place.with_name(f"{FILE}.{secrets.token_hex(8)}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 (Path.open takes no mode of rights)
            file.write(new)
        with contextlib.suppress(OSError):
            if _kept(place) is None:
                place.unlink(missing_ok=True)  # damaged, or readable for others
            os.link(beside, place)
            return new
        beside.replace(place)  # a disk without links, or another process was first
        return _kept(place)
    finally:
        beside.unlink(missing_ok=True)
