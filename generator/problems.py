"""What is wrong with the content, where, and what to do: values, and the one printer of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
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
"""Problems of one file that are told: nobody mends more at a time, and each takes a while."""


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
    """Edits that mend it and can mean nothing else: `check --fix` makes them."""
    mended: str | None = None
    """The line as it should probably read."""


def too_many(file: str, more: int, severity: Severity = "error") -> Problem:
    """What is told in the place of the problems of a file that come after the first ones."""
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


MEND_FIRST = Words("先改好列出的，再检查一遍。", "Mend those that are listed, then check again.")


class Problems:
    """Collects problems, so that one run tells them all."""

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


HERE = PurePath()


def width(text: str) -> int:
    """How many columns a terminal gives to a text: a Chinese character takes two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def render(
    problems: Iterable[Problem],
    lines_of: Callable[[str], Sequence[str]],
    language: Language = "zh",
    content: PurePath = HERE,
) -> str:
    """Problems as text for a terminal: place, message, the line, a caret under the spot, a hint.

    Places are shown as they are found from here, `content` being the folder of the files.
    """
    return "\n\n".join(_render_one(p, lines_of(p.span.file), language, content) for p in problems)


_LABELS = {
    "error": Words("错误", "error"),
    "warning": Words("提醒", "warning"),
    "hint": Words("建议：", "help: "),
}
_WIDEST = 96
"""Characters of a line that are shown; of a longer one, the stretch around the spot."""


def _render_one(
    problem: Problem, lines: Sequence[str], language: Language, content: PurePath
) -> str:
    span = problem.span
    label = _LABELS[problem.severity][language]
    place = f"{(content / span.file).as_posix()}:{span.line}:{span.column}"
    out = [f"{place} {label}[{problem.code}] {problem.message[language]}"]
    if 0 < span.line <= len(lines):
        out += _excerpt(lines[span.line - 1], span)
    if problem.hint:
        out.append(f"       = {_LABELS['hint'][language]}{problem.hint[language]}")
    if problem.mended is not None:
        start, shown = _window(problem.mended, span.column)
        out.append(f"       + {'…' if start else ''}{shown}")
    # What was typed is quoted here and there: no control character of it reaches the terminal.
    return "\n".join(map(visible, out))


def _excerpt(line: str, span: Span) -> list[str]:
    start, shown = _window(line, span.column)
    at = span.column - 1 - start
    lead = ("…" if start else "") + shown[:at]
    marked = shown[at : at + span.length]
    return [
        f"{span.line:>6} │ {'…' if start else ''}{shown}",
        f"       │ {' ' * width(visible(lead))}{'^' * max(1, width(visible(marked)))}",
    ]


def _window(line: str, column: int) -> tuple[int, str]:
    """The stretch of a line around a column, and where it starts."""
    start = max(0, column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    return start, line[start : start + _WIDEST]


def visible(text: str) -> str:
    """Invisible and control characters as something that has a width of one: no terminal obeys a
    file's name or what a message quotes."""
    return "".join(
        " " if c == "\t" else "·" if unicodedata.category(c) in _UNSEEN else c for c in text
    )


_UNSEEN = ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")
