"""This repository's own handbook: what a build, an edit and a preview of it cost.

Every figure is a ratio to the cold build of the same turn, since a busy machine slows both.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from bench.measure import Command, Run, put_away, run

ROOT = Path(__file__).parent.parent
DUTY = "front-desk/role.yaml"
EDITS = 10
"""Saves under the preview in each turn."""
TITLE = re.compile(r"(?m)^(  - id: answer-calls\n    title: )(.*)$")
"""The duty that is changed; its title stands on the role's page."""


class Turn(NamedTuple):
    """One turn: three builds, and the preview's seconds from a save to the changed page."""

    cold: Run
    edit: Run
    unchanged: Run
    preview: list[Run]


@dataclass
class Own:
    """A copy of this repository's content, and the commands that build it."""

    folder: Path

    def turn(self, number: int) -> Turn:
        """Build cold, after one changed duty, and unchanged; then save under a preview."""
        put_away(self.folder)
        shutil.copytree(ROOT / "roles", self.folder / "roles")
        shutil.copytree(ROOT / "docs", self.folder / "docs")
        shutil.copy(ROOT / "mkdocs.yml", self.folder)
        theme = Path("generator/starter/mkdocs.yml")  # which ours inherits
        (self.folder / theme).parent.mkdir(parents=True)
        shutil.copy(ROOT / theme, self.folder / theme)
        cold = run(self._build("cold"))
        self.change(f"第 {number} 次")
        edit = run(self._build("one duty changed"))
        unchanged = run(self._build("nothing changed"))
        return Turn(cold, edit, unchanged, list(self._saves()))

    def _build(self, name: str) -> Command:
        words = [sys.executable, "-m", "generator", "build", "--out", "site"]
        return Command(name, words, self.folder)

    def change(self, mark: str) -> None:
        """Put a mark before the title of one duty."""
        file = self.folder / "roles" / DUTY
        text = (ROOT / "roles" / DUTY).read_text("utf-8")
        changed, times = TITLE.subn(rf"\g<1>{mark}\g<2>", text)
        assert times == 1, f"{DUTY} no longer has the duty that this benchmark changes"
        file.write_text(changed, "utf-8")

    def _saves(self) -> Iterator[Run]:
        words = [sys.executable, "-m", "generator", "serve", "--port", "8765"]
        with (self.folder / "serve.log").open("wb") as log:
            server = subprocess.Popen(words, cwd=self.folder, stdout=log, stderr=log)
            try:
                number = _news("http://127.0.0.1:8765", 0)
                for n in range(EDITS):
                    started = time.perf_counter()
                    self.change(f"预览{n}")
                    number = _until_shown("http://127.0.0.1:8765", f"预览{n}", number)
                    yield Run(time.perf_counter() - started, 0, 0)
            finally:
                server.terminate()
                server.wait()


def _until_shown(address: str, mark: str, number: int) -> int:
    page = f"{address}/roles/front-desk/index.html"
    while True:
        number = _news(address, number)
        with urlopen(page) as answer:
            if mark in answer.read().decode():
                return number


def _news(address: str, number: int) -> int:
    """The number of the preview's next build; waits until the preview is up."""
    for _ in range(600):
        try:
            with urlopen(f"{address}/_handbook/state?after={number}") as answer:
                found = int(json.load(answer)["number"])
                if found > number:
                    return found
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no preview at {address}")
