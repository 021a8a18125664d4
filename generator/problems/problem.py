"""Problems of the content as values: where, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """The same sentence for a Chinese and for an English reader: `words["zh"]`."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


MOST = 200
"""How many problems of one file are listed: nobody fixes more at a time, and each takes a while."""


class Span(NamedTuple):
    """A stretch of one line of a file. Lines and columns count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


class Edit(NamedTuple):
    """Characters of a file's text, counted from 0, and what should stand there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: message and hint are kept apart, the code is stable."""

    code: str
    span: Span
    message: Words
    hint: Words | None = None
    severity: Severity = "error"
    fix: tuple[Edit, ...] = ()
    """Edits that fix it and leave no doubt about what was meant: `check --fix` applies them."""
    corrected: str | None = None
    """The line as it should probably read."""
    about: str = field(default="", compare=False)
    """The id of what is missing: several problems about one thing have one cause."""


def too_many(file: str, more: int, severity: Severity = "error") -> Problem:
    """The problem that stands for those of a file beyond the limit."""
    return Problem(
        "too-many",
        Span(file),
        Words(
            f"这个文件的问题太多，还有 {more} 处没有列出",
            f"too many problems in this file; not listed: {more} more",
        ),
        MEND_FIRST,
        severity,
    )


MEND_FIRST = Words("先改好列出的，再检查一遍。", "Fix the problems listed, then run check again.")


class Problems:
    """Collects problems, so that one run reports all of them."""

    def __init__(self, found: Iterable[Problem] = ()) -> None:
        self._found: list[Problem] = list(found)

    def add(
        self,
        code: str,
        span: Span,
        message: Words,
        hint: Words | None = None,
        severity: Severity = "error",
    ) -> None:
        self._found.append(Problem(code, span, message, hint, severity))

    def extend(self, problems: Iterable[Problem]) -> None:
        self._found.extend(problems)

    def withdraw(self, problems: Iterable[Problem]) -> None:
        """Remove problems that turned out to follow from another one."""
        gone = set(problems)
        self._found = [problem for problem in self._found if problem not in gone]

    def follow(self, problems: Iterable[Problem]) -> None:
        """Add what a later stage found, except where an error is known: one cause, one problem."""
        known = {problem.span[:3] for problem in self._found if problem.severity == "error"}
        self._found.extend(problem for problem in problems if problem.span[:3] not in known)

    def __iter__(self) -> Iterator[Problem]:
        """In the order of files and lines, each once."""
        return iter(sorted(dict.fromkeys(self._found), key=lambda p: (p.span, p.code)))

    def __len__(self) -> int:
        return len(set(self._found))

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self if problem.severity == "error"]
