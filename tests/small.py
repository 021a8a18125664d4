"""The tiny complete handbook of `tests/handbook/`, loaded: what most tests look at."""

from functools import cache
from pathlib import Path

from generator.content.checks import check
from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.outputs.artifact import Site
from generator.reading.files import files_in

HANDBOOK = Path(__file__).parent / "handbook"
CONTENT = HANDBOOK / "roles"


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


REMINDERS = frozenset(
    {"unused-procedure", "review-soon", "daily-without-basis"}
    | {one.code for one in check(small_loaded()) if one.severity == "warning"}
)
"""Codes of reminders that the tiny handbook earns, and of those that any short draft earns: a test
that is about something else leaves them out. The second kind is listed here by hand."""
