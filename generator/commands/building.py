"""A build of the site while the editor runs: one at a time, in a process of its own.

What is built is what is saved. The process is the command `handbook build`, so that a site made by
the button is the one that the command makes, and a build that fails leaves the last one in place.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

import generator
from generator.build.progress import AS_LINES
from generator.problems.problem import Language

WAIT = 20.0
"""Seconds that a page waits for news of a build before it asks again."""
KEPT = 4_000
"""Characters of what the command says that are kept for the page."""


class State(NamedTuple):
    """How far a build is, or how the last one ended."""

    number: int
    """Goes up with each piece of news."""
    is_running: bool = False
    what: str = ""
    done: int = 0
    total: int = 0
    code: int | None = None
    said: str = ""
    seconds: float = 0.0


class Building:
    """Builds the site of a content folder when somebody asks, and knows how it went."""

    def __init__(self, content: Path, out: Path, language: Language) -> None:
        self.out = out
        self._content = content
        self._language = language
        self._state = State(0)
        self._news = threading.Condition()
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None
        self._is_stopped = False

    def start(self) -> bool:
        """Begin to build; False if a build is under way."""
        with self._news:
            if self._state.is_running:
                return False
            self._tell(State(self._state.number, is_running=True))
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        return True

    def stop(self) -> None:
        """End a build that is under way, and begin none any more; the last site stays."""
        self._is_stopped = True
        if self._process is not None:
            self._process.terminate()
        if self._thread is not None:
            self._thread.join()

    def news_after(self, number: int) -> State:
        """The state once there is something new; waits for it a while."""
        with self._news:
            self._news.wait_for(lambda: self._state.number != number, timeout=WAIT)
            return self._state

    @property
    def home(self) -> Path:
        return self.out / "index.html"

    def _tell(self, state: State) -> None:
        with self._news:
            self._state = state._replace(number=self._state.number + 1)
            self._news.notify_all()

    def _run(self) -> None:
        started = time.monotonic()
        said: list[str] = []
        try:
            code = self._build(said)
        except OSError as error:
            code, said = 3, [str(error)]
        text = "".join(said)[-KEPT:].strip()
        seconds = round(time.monotonic() - started, 1)
        self._tell(State(self._state.number, code=code, said=text, seconds=seconds))

    def _build(self, said: list[str]) -> int:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "--lang", self._language,
             "--content", str(self._content), "build", "--out", str(self.out)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", errors="replace", env=_environment(),
        )  # fmt: skip
        self._process = process
        if self._is_stopped:  # while it was being started
            process.terminate()
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(AS_LINES):
                self._progress(line.removeprefix(AS_LINES).strip())
            else:
                said.append(line)
        return process.wait()

    def _progress(self, line: str) -> None:
        count, _, what = line.partition(" ")
        done, _, total = count.partition("/")
        if done.isdecimal() and total.isdecimal():
            state = State(self._state.number, True, what, int(done), int(total))
            self._tell(state)


def _environment() -> dict[str, str]:
    """That of the editor, with the program itself where Python finds it."""
    home = str(Path(generator.__file__).parents[1])
    found = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH", "")]))
    given = {"PYTHONPATH": found, "PYTHONIOENCODING": "utf-8", "HANDBOOK_PROGRESS": "lines"}
    return {**os.environ, **given}
