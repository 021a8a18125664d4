"""`handbook init`: a small, complete handbook to start from, with every line explained."""

from __future__ import annotations

import argparse
import shutil
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from generator.commands.content import say
from generator.commands.invocation import command
from generator.problems.problem import Words

CLEAN, USAGE = 0, 2
COMPANY = "示例公司"
"""The name in the starter's files, which `--name` replaces."""
EFFECTIVE, REVIEW = "2026-12-01", "2027-11-30"
"""The dates in the starter's settings, which those of the day it is copied on replace."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--name", default=COMPANY, help="the company's name")


def run(options: argparse.Namespace) -> int:
    """Copy the starter, with the company's name in it."""
    folder: Path = options.folder
    if folder.is_file() or (folder.exists() and any(folder.iterdir())):
        say(
            Words(
                f"{folder} 里已经有文件。请换一个空文件夹。",
                f"{folder} is not empty. Choose another folder.",
            ),
            options.language,
        )
        return USAGE
    try:
        _copy(folder, _quoted(options.name.strip() or COMPANY), date.today())
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)  # half a handbook would be in the way
        raise
    build = command("build")
    print(
        Words(
            f"新手册在 {folder.absolute()}。进入这个文件夹，运行 {build}。",
            f"The new handbook is in {folder.absolute()}. Go there and run: {build}",
        )[options.language]
    )
    return CLEAN


def _copy(folder: Path, name: str, today: date) -> None:
    """A handbook in force from today on, to be reviewed within a year."""
    with as_file(files("generator") / "starter") as starter:
        kept = shutil.ignore_patterns("new")
        shutil.copytree(starter, folder, dirs_exist_ok=True, ignore=kept)
    settings = folder / "roles" / "handbook.yaml"
    review = today.replace(year=today.year + 1, day=min(today.day, 28))
    text = settings.read_text("utf-8")
    text = text.replace(EFFECTIVE, today.isoformat()).replace(REVIEW, review.isoformat())
    settings.write_text(text.replace(COMPANY, name), "utf-8")


def _quoted(name: str) -> str:
    """The name as YAML text: in quotes, so that any character is only ever text."""
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
