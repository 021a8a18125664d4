"""One line on a terminal that says what is being done, and how much of how much is done."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TextIO

from generator.problems.render import width

PATIENCE = 1.0
"""Seconds: what is over sooner needs no line."""
AS_LINES = "\x1e"
"""What begins a line for another program, which asks for them by HANDBOOK_PROGRESS=lines."""
OFTEN = 0.1
"""Seconds between two writings of the line."""


class Progress:
    """Silent in a pipe, and until the work has taken a while."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream if stream.isatty() else None
        self._lines = stream if os.environ.get("HANDBOOK_PROGRESS") == "lines" else None
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def report(self, what: str, done: int, total: int) -> None:
        """`what` is being done, `done` of `total`."""
        now = time.monotonic()
        if self._lines and now >= self._next - PATIENCE:
            self._next = now + PATIENCE + OFTEN
            self._lines.write(f"{AS_LINES}{done}/{total} {what}\n")
            self._lines.flush()
        if self._stream and now >= self._next:
            self._next = now + OFTEN
            self._shown = True
            line = f"{done}/{total} {what}"
            room = shutil.get_terminal_size().columns - 1
            while width(line) > room:
                line = line[:-1]
            self._stream.write(f"\r\x1b[K{line}")
            self._stream.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._stream and self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
