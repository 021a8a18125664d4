"""Writes files so that whoever reads them sees the old bytes or the new ones, whole."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

READABLE = 0o055
"""The rights that a web server of another user needs, and a careful umask takes away."""


def replace_file(path: Path, data: bytes, mode: int | None = None) -> None:
    """Put bytes in the place of a file: a new file takes its name, so that another name of the old
    one (a hard link) keeps what it had."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with beside.open("xb") as file:
            file.write(data)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


_BESIDE = re.compile(r"\..+\.[0-9a-f]{8}\.new")
ABANDONED = 3600
"""Seconds after which nobody is still writing a file."""


def remove_abandoned(folder: Path) -> None:
    """Remove what `replace_file` left in a folder when it was killed before the file had its name.

    By age, for another command may just be writing here.
    """
    for path in folder.iterdir():
        if _BESIDE.fullmatch(path.name) and time.time() - path.lstat().st_mtime > ABANDONED:
            path.unlink(missing_ok=True)


@contextmanager
def readable_for_all() -> Iterator[None]:
    """What is written meanwhile may be read by everybody, whatever umask the user works with."""
    umask = os.umask(0)
    os.umask(umask & ~READABLE)
    try:
        yield
    finally:
        os.umask(umask)
