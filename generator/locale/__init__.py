"""Every word that a reader sees, by language: `words("zh")["kind"]["role"]` is 岗位.

A language is one TOML file with a section for each place: pages, paper, pictures, quizzes, search.
`[term]` holds words that several sections share. Messages about mistakes are for writers and stand
beside the checks that report them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from generator.problems.problem import Words

Section: TypeAlias = "dict[str, Any]"
"""Words by name; a name may hold words of its own."""

FOLDER = Path(__file__).parent

COMPLETE = "en"
"""The language whose keys every other one has, too."""

SHARED: Mapping[str, tuple[str, ...]] = {
    name: tuple(terms.split())  # in an order that is the same in each build
    for name, terms in {
        "kind": "duty cause rule term",
        "part": "owns",
        "grade": "best",
        "page": "number version revisions",
        "print": "day document plan quiz sheet",
        "procedure": "cause diagnosis owner steps to_call",
        "standard": "rules",
        "script": "next used_by",
        "checklist": "date",
        "topics": "owner",
        "editors": "document",
        "form": "date",
        "people": "note",
        "changes": "date",
    }.items()
}
"""The words of `[term]` that a section has as if they were its own. No other section has them: a
missing word is an error there, not a wrong word."""

OF_A_ROLE = frozenset(["role", "paper"])
"""Sections that have all of them: what a job description says."""


SHOWN = 10
"""So many missing words are named."""


class MissingWords(Exception):
    """A language lacks words without which nothing can be made in it."""

    def __init__(self, language: str, keys: tuple[str, ...]) -> None:
        named, more = ", ".join(keys[:SHOWN]), len(keys) - SHOWN
        zh, en = (f"……等 {len(keys)} 个", f" … and {more} more") if more > 0 else ("", "")
        self.words = Words(
            f"语言“{language}”还缺这些词：{named}{zh}。"
            f"请照 {COMPLETE}.toml 补进 generator/locale/{language}.toml。",
            f"The language “{language}” has no words for: {named}{en}. Add them to "
            f"generator/locale/{language}.toml, after the example of {COMPLETE}.toml.",
        )
        super().__init__(self.words.en)


@cache
def words(language: str) -> dict[str, Section]:
    """The words of a language: sections of its TOML file, words or tables by name."""
    sections = read(language)
    present = frozenset(keys(sections))
    if missing := tuple(key for key in keys(read(COMPLETE)) if key not in present):
        raise MissingWords(language, missing)
    term = sections["term"]
    return {name: _shared(name, term) | section for name, section in sections.items()}


def _shared(section: str, term: Section) -> Section:
    if section in OF_A_ROLE:
        return term
    return {name: term[name] for name in SHARED.get(section, ())}


def keys(section: Section, above: str = "") -> Iterator[str]:
    """The full names of all words, such as `kind.role`."""
    for name, value in section.items():
        if isinstance(value, dict):
            yield from keys(value, f"{above}{name}.")
        else:
            yield above + name


@cache
def read(language: str) -> dict[str, Section]:
    """The sections of a language as its file has them."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


def writing(language: str) -> Section:
    """How a language is set: its tag for HTML, its punctuation, whether it is Chinese."""
    return words(language)["writing"]


def choices(language: str, record: str, field: str) -> Section:
    """The words for the values of a field that offers a choice, by value."""
    named = words(language)["choices"]
    found: Section = named.get(f"{record}_{field}") or named.get(field, {})
    return found


@cache
def languages() -> tuple[str, ...]:
    """The languages in which a handbook can be written: those that have a table of words."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
