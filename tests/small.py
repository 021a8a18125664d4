"""The tiny complete handbook of `tests/handbook/`, loaded: what most tests look at."""

from functools import cache
from pathlib import Path

from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.outputs.artifact import Site
from generator.reading.files import files_in

HANDBOOK = Path(__file__).parent / "handbook"
CONTENT = HANDBOOK / "roles"

REMINDERS = frozenset([
    "untranslated", "unused-procedure", "not-in-force", "review-soon", "no-deputy",
    "daily-without-basis",
])  # fmt: skip
"""Problems that the tiny handbook has, or that a case has besides what it is about."""


@cache
def small_files() -> dict[str, bytes]:
    return files_in(CONTENT)


def changed(**files: str) -> Loaded:
    """The tiny handbook with some files replaced; `__` in a name stands for `/`."""
    given = {name.replace("__", "/") + ".yaml": text.encode() for name, text in files.items()}
    return load({**small_files(), **given})


@cache
def small_loaded() -> Loaded:
    return load(small_files())


def small(language: str = "zh") -> Handbook:
    return small_loaded().editions[language]


@cache
def small_site() -> Site:
    return Site(small_loaded().editions)
