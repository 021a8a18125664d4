"""Puts a built site in the place of the last one, whole or not at all.

A build goes into a new folder beside the target; when it is complete, the two change places in one
step of the file system, so that a reader who asks during the change gets the old page or the new
one. A build that fails or is killed leaves the target as it was, and its leftovers are cleared
away by the next one.

Only a folder that carries our mark is ever replaced, and only while it holds nothing but what the
mark lists: whatever else lies there is somebody's own.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from generator.build.disk import readable_for_all
from generator.reading.files import real

MARK = ".handbook-site"
"""The file by which a site of ours is known. `cp site/* …` leaves it behind, and so it should."""

HEAD = "Made by `handbook build`, which replaces this folder as long as it holds these alone:"

AT_FDCWD = -100 if sys.platform == "linux" else -2
EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2, RENAME_SWAP of macOS's renameatx_np: both are 2."""


class Busy(Exception):
    """Another build of the same target is under way."""


class NoSite(Exception):
    """What stands at the target is no site of ours, and a site in its place would remove it."""

    def __init__(self, target: Path, others: list[str]) -> None:
        super().__init__(target)
        self.others = others
        """What lies in a site of ours beside it; empty for any other folder."""


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A new, empty folder that becomes `target` when the block ends well."""
    target = real(target)  # where a link leads, not the link itself, is what changes places
    _refuse_what_is_no_site(target)  # before anything is made beside it
    target.parent.mkdir(parents=True, exist_ok=True)
    with locked(target):
        _recover(target)
        _refuse_what_is_no_site(target)
        new = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
        try:
            new.chmod(0o755)  # mkdtemp's own is for its owner alone; a web server must read this
            with readable_for_all():
                yield new
                _mark(new)
            swap(new, target)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def swap(new: Path, target: Path) -> None:
    """Put `new` in the place of `target`; what was there is in the place of `new` afterwards."""
    if not target.exists():
        new.rename(target)
    elif not _exchanged(new, target):
        old = _aside(target)
        target.rename(old)  # Windows cannot exchange; `_recover` undoes a kill between these two
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system or the file system cannot."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    function = name and getattr(ctypes.CDLL(None), name, None)
    if not function:
        return False
    paths = (AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other))
    return bool(function(*paths, ctypes.c_uint(EXCHANGE)) == 0)


def _aside(target: Path) -> Path:
    """Where the last site stands while the new one is moved into its place."""
    return target.with_name(f".{target.name}.old")


def _recover(target: Path) -> None:
    """Put back, or clear away, what a killed build left behind. The lock is held."""
    old = _aside(target)
    if old.exists() and not target.exists():
        old.rename(target)
    for entry in list(target.parent.iterdir()):
        if entry == old or entry.name.startswith(f".{target.name}.new-"):
            shutil.rmtree(entry, ignore_errors=True)


def _mark(site: Path) -> None:
    """Write down that a folder is a site of ours, and what stands in it."""
    names = sorted(entry.name for entry in site.iterdir())
    (site / MARK).write_text("\n".join([HEAD, *names, ""]), "utf-8")


def _refuse_what_is_no_site(target: Path) -> None:
    """A name given by mistake, as in `--out roles`, must not cost anybody their files."""
    if target == target.parent or Path.cwd().is_relative_to(target):
        raise NoSite(target, [])
    if not target.exists() or not (there := {entry.name for entry in target.iterdir()}):
        return
    try:
        head, *listed = (target / MARK).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        head, listed = "", []
    others = sorted(there - {MARK, *listed})
    if head != HEAD or others:
        raise NoSite(target, others if head == HEAD else [])


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the target's lock; the system lets go of it even if this process is killed."""
    with target.with_name(f".{target.name}.lock").open("a+b") as file:
        try:
            _lock(file)
        except (BlockingIOError, PermissionError) as error:  # so Linux and Windows say it
            raise Busy(target) from error
        yield


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
