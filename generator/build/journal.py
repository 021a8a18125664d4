"""Changes several files as one: all of them, or, if it is killed before, none.

What is to be written is first kept whole in a journal. A command that is killed while it writes
leaves the journal, and the next one finishes what it says. Each file is replaced in one step.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.reading.files import real

NAME = ".journal.json"


def write(journal: Path, files: Mapping[Path, bytes | None]) -> None:
    """Write all files; what was there before is replaced, and what shall be None is removed."""
    entries = [
        {
            "path": str(path.absolute()),
            "before": digest(path),
            "data": None if data is None else base64.b64encode(data).decode(),
        }
        for path, data in files.items()
    ]
    replace(journal, json.dumps(entries).encode())
    list(finish(journal))


def finish(journal: Path, within: Path | None = None) -> Iterator[Path]:
    """Finish what a killed command began; gives the files that changed since and were left alone.

    A journal is put in its place in one step, so there is never half of one. Files that are not
    `within` a folder are left alone, too: a journal that came with somebody's content could name
    any.
    """
    journal.with_name(f"{journal.name}.new").unlink(missing_ok=True)
    if not journal.is_file():
        return
    for entry in json.loads(journal.read_text("utf-8")):
        path = Path(entry["path"])
        data = None if entry["data"] is None else base64.b64decode(entry["data"])
        now = digest(path)
        if within and not real(path).is_relative_to(real(within)):
            yield path
        elif now == entry["before"]:
            _put(path, data)
        elif now != (hashlib.sha256(data).hexdigest() if data is not None else ""):
            yield path
    journal.unlink()


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        replace(path, data)


def digest(path: Path) -> str:
    """A hash of a file; "" for one that does not exist."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def replace(path: Path, data: bytes) -> None:
    """Put a file in the place of another in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new" if path.name != NAME else f"{NAME}.new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        beside.chmod(path.stat().st_mode)
    beside.replace(path)
