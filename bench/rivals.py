"""The programs that we compare with, each in an environment of its own that can be thrown away.

What cannot be had on this machine is left out, and the report says so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.measure import Command, put_away

HUGO_THEME = Path(__file__).parent / "hugo"


@dataclass(frozen=True)
class Missing:
    """A rival that is not here, and why."""

    name: str
    why: str


class Rivals:
    """Installs rivals below a folder, and keeps them there for the next time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.missing: list[Missing] = []
        self.versions: dict[str, str] = {}

    def python(self, name: str, *packages: str, modules: str) -> str | None:
        """The Python of an environment with these packages; None if it cannot be made to work."""
        folder = self.folder / name
        python = str(folder / "bin" / "python")
        pip = [python, "-m", "pip", "--disable-pip-version-check"]
        if not folder.exists():
            print(f"installing {' '.join(packages)} …", file=sys.stderr)
            subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        for step in ([*pip, "install", "--quiet", *packages], [python, "-c", f"import {modules}"]):
            done = subprocess.run(step, capture_output=True, text=True)
            if done.returncode:
                why = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
                self.missing.append(Missing(name, why))
                return None
        listed = subprocess.run([*pip, "list", "--format=json"], capture_output=True, check=True)
        versions = {one["name"]: one["version"] for one in json.loads(listed.stdout)}
        wanted = versions.keys() & {package.partition("==")[0] for package in packages}
        self.versions |= {name: versions[name] for name in sorted(wanted)}
        return python

    def program(self, name: str, hint: str) -> str | None:
        """Where a program of the system is; None if it is not."""
        found = shutil.which(name)
        if not found:
            self.missing.append(Missing(name, hint))
        return found


def sites(
    rivals: Rivals, folder: Path, write: Callable[[Path], object], *, jieba: bool
) -> list[Command]:
    """The commands that build the handbook from Markdown, each in a folder of its own.

    `write` puts the Markdown and a mkdocs.yml into a folder.
    """
    packages = [f"{one}=={version(one)}" for one in ("mkdocs", "mkdocs-material")]
    if jieba:
        stock = rivals.python("stock-jieba", *packages, "jieba", modules="material, jieba")
    else:
        stock = rivals.python("stock", *packages, modules="material")
    zensical = rivals.python("zensical", "zensical", modules="zensical")
    hugo = rivals.program("hugo", "apt-get install hugo")
    builds: dict[str, list[str | None]] = {
        "stock MkDocs": [stock, "-m", "mkdocs", "build", "--quiet"],
        "Zensical": [zensical, "-m", "zensical", "build", "--clean"],
        "Hugo": [hugo, "--quiet", "--destination", "site"],
    }
    commands = []
    for name, words in builds.items():
        if None not in words:
            place = folder / name.lower().replace(" ", "-")
            write(place)
            commands.append(Command(name, [str(word) for word in words], place, clearing(place)))
            if name == "Hugo":
                _prepare_hugo(place)
    return commands


def _prepare_hugo(folder: Path) -> None:
    """The same Markdown, with the name that Hugo wants for the page of a folder."""
    shutil.copytree(HUGO_THEME, folder, dirs_exist_ok=True)
    (folder / "docs").rename(folder / "content")
    for index in list((folder / "content").rglob("index.md")):
        index.rename(index.with_name("_index.md"))


def clearing(folder: Path) -> Callable[[], None]:
    """Puts away what earlier runs left, so that the next one starts from nothing."""

    def clear() -> None:
        for leftover in ("site", "print", ".cache"):
            put_away(folder / leftover)

    return clear


def papers(rivals: Rivals, folder: Path) -> list[Command]:
    """The commands that print every HTML file in a folder."""
    commands = []
    weasyprint = rivals.python("weasyprint", "weasyprint", modules="weasyprint")
    if weasyprint:
        script = str(Path(__file__).with_name("paper.py"))
        commands.append(Command("WeasyPrint", [weasyprint, script, str(folder)], folder))
    chromium = rivals.program("chromium", "apt-get install chromium")
    if chromium:
        # One process a file: that is how it is used from a command line.
        each = (
            'for page in *.html; do "$0" --headless --no-sandbox --disable-gpu '
            '--no-pdf-header-footer --print-to-pdf="${page%.html}.pdf" "$page" || exit; done'
        )
        commands.append(Command("Chromium", ["sh", "-c", each, chromium], folder))
    return commands
