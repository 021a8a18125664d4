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

NAME = ".journal.json"


def write(journal: Path, files: Mapping[Path, bytes]) -> None:
    """Write all files; what was there before is replaced."""
    entries = [
        {
            "path": str(path.absolute()),
            "before": _digest(path),
            "data": base64.b64encode(data).decode(),
        }
        for path, data in files.items()
    ]
    replace(journal, json.dumps(entries).encode())
    list(finish(journal))


def finish(journal: Path) -> Iterator[Path]:
    """Finish what a killed command began; gives the files that changed since and were left alone.

    Half a journal is none: it is put in its place in one step.
    """
    journal.with_name(f"{journal.name}.new").unlink(missing_ok=True)
    if not journal.is_file():
        return
    for entry in json.loads(journal.read_text("utf-8")):
        path, data = Path(entry["path"]), base64.b64decode(entry["data"])
        now = _digest(path)
        if now == entry["before"]:
            replace(path, data)
        elif now != hashlib.sha256(data).hexdigest():
            yield path
    journal.unlink()


def _digest(path: Path) -> str:
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
