"""The files of a content folder, read from disk. Links are not followed: a link could publish a
file from outside the folder."""

from __future__ import annotations

from pathlib import Path

MAX_FILE = 1_000_000
"""Bytes; a hand-written file is a hundredth of this."""


def files_in(root: Path) -> dict[str, bytes]:
    """The content files below `root`, by their path from it, with forward slashes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*.y*ml"))
        if path.is_file() and not path.is_symlink()
    }
