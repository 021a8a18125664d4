"""What tests of changes ask: a copy of the tiny handbook, and what `check` says of it."""

import shutil
from pathlib import Path

from generator.content.checks import check
from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.reading.files import files_in
from tests.small import CONTENT


def copied(folder: Path, content: Path = CONTENT) -> Path:
    return Path(shutil.copytree(content, folder / "roles"))


def loaded(content: Path) -> Loaded:
    return load(files_in(content))


def handbook(content: Path, language: str = "zh") -> Handbook:
    return loaded(content).editions[language]


def codes(content: Path) -> list[str]:
    """The kinds of problem that `check` finds."""
    return sorted(one.code for one in check(loaded(content)))


def state(content: Path) -> dict[str, bytes]:
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in content.rglob("*") if path.is_file()
    }  # fmt: skip


def text_of(content: Path) -> str:
    """The text of all files but the stamps."""
    return "\n".join(
        path.read_text("utf-8") for path in sorted(content.rglob("*.yaml"))
        if not path.name.startswith("translated.")
    )  # fmt: skip
