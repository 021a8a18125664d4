"""Whether a picture can be shown: the typesetter tries, in a process that may fail or be ended.

Only a decoder knows what it can decode, and a drawing of a few lines can keep one busy for hours.
So nothing is handed to the typesetter that it has not read before in a process without us.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from functools import lru_cache
from pathlib import Path
from typing import IO

from generator.content.logo import wrong_with
from generator.content.svg import DAMAGED
from generator.outputs.sheets import glyphs, picture_process
from generator.problems.problem import Words

LONGEST = 30.0
"""Seconds for a picture by the clock, on the busiest machine; the process has a limit of its own,
for its work alone, where the system knows such limits."""


def wrong_on_paper(picture: bytes) -> Words | None:
    """Why a picture is no logo and is not drawn on paper; None if it is sound."""
    return wrong_with(picture) or (None if is_readable(picture) else DAMAGED)


@lru_cache(maxsize=512)
def is_readable(picture: bytes) -> bool:
    """Whether the typesetter can read a picture and is done with it soon."""
    return _TRIAL.passes(picture)


class _Trial:
    """The process in which pictures are tried; a new one takes over from one that has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def passes(self, picture: bytes) -> bool:
        with self._lock:
            try:
                process = self._started()
            except OSError:  # a machine without another process to spare
                return True
            answer = _asked(process, picture)
            if answer == b"":  # it has ended over this picture
                process.kill()
                process.communicate()
                self._process = None
            return answer == picture_process.READABLE

    def _started(self) -> subprocess.Popen[bytes]:
        """The process, which a fork of ours does not share with us."""
        if self._process is None or self._owner != os.getpid():
            script = Path(picture_process.__file__)
            fonts = map(str, glyphs.folders())
            # Away from the folder where one stands, which may hold a `typst.py`.
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(script), *fonts], cwd=script.parent,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            self._owner = os.getpid()
        return self._process


def _asked(process: subprocess.Popen[bytes], picture: bytes) -> bytes:
    """What the process says of a picture; nothing if it ended over it."""
    assert process.stdin
    assert process.stdout
    timer = threading.Timer(LONGEST, process.kill)
    timer.daemon = True
    timer.start()
    try:
        with contextlib.suppress(OSError):
            _send(process.stdin, picture)
        return process.stdout.readline()
    finally:
        timer.cancel()


def _send(into: IO[bytes], picture: bytes) -> None:
    into.write(picture_process.head(picture) + picture)
    into.flush()


_TRIAL = _Trial()
