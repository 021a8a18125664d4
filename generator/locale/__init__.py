"""Every word that a reader sees, by language: `words("zh")["kind"]["role"]` is 岗位.

A language is one TOML file with a section for each place: pages, paper, pictures, quizzes, search.
A section that lacks a word takes it from `[term]`, where shared words stand once. Messages about
mistakes are for writers and stand beside the checks that report them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

Section: TypeAlias = "dict[str, Any]"
"""Words by name; a name may hold words of its own."""

FOLDER = Path(__file__).parent


@cache
def words(language: str) -> dict[str, Any]:
    """The words of a language: sections of its TOML file, words or tables by name."""
    sections = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    shared = sections["term"]
    return {name: shared | section for name, section in sections.items()}


def writing(language: str) -> Section:
    """How a language is set: its tag for HTML, its punctuation, whether it is Chinese."""
    section: Section = words(language)["writing"]
    return section


def choices(language: str, record: str, field: str) -> Section:
    """The words for the values of a field that offers a choice, by value."""
    named = words(language)["choices"]
    found: Section = named.get(f"{record}_{field}") or named.get(field, {})
    return found


@cache
def languages() -> tuple[str, ...]:
    """The languages in which a handbook can be written: those that have a table of words."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
