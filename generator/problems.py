"""What is wrong with the content, where, and what to do: values, and the one printer of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
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


class Span(NamedTuple):
    """A stretch of one line of a file. Lines and columns count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


class Fix(NamedTuple):
    """A mend that touches only the characters from `start` to `end` of the file's text.

    Offsets count characters from 0; `text` replaces what stands there.
    """

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
    fix: Fix | None = None


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
        fix: Fix | None = None,
    ) -> None:
        self._found.append(Problem(code, span, message, hint, severity, fix))

    def extend(self, problems: Iterable[Problem]) -> None:
        self._found.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        """In the order of files and lines, each once."""
        return iter(sorted(dict.fromkeys(self._found), key=lambda p: (p.span, p.code)))

    def __len__(self) -> int:
        return len(set(self._found))

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self if problem.severity == "error"]


def suggest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one most likely meant, if one is near."""
    by_shape = {k.lower().replace("_", "-"): k for k in sorted(known)}
    shape = word.lower().strip().replace("_", "-").replace(" ", "-")
    near = get_close_matches(shape, by_shape, n=1, cutoff=0.6)
    return by_shape[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> Words | None:
    """A hint that names the nearest known word."""
    near = suggest(word, known)
    return Words(f"是不是“{near}”？", f"Did you mean “{near}”?") if near else None


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
) -> str:
    """Problems as text for a terminal: place, message, the line, a caret under the spot, a hint."""
    return "\n\n".join(_render_one(p, lines_of(p.span.file), language) for p in problems)


_LABELS = {
    "error": Words("错误", "error"),
    "warning": Words("提醒", "warning"),
    "hint": Words("建议", "help"),
}
_WIDEST = 96


def _render_one(problem: Problem, lines: Sequence[str], language: Language) -> str:
    span = problem.span
    label = _LABELS[problem.severity][language]
    out = [
        f"{span.file}:{span.line}:{span.column} {label}[{problem.code}] {problem.message[language]}"
    ]
    if 0 < span.line <= len(lines):
        out += _excerpt(lines[span.line - 1], span)
    if problem.hint:
        out.append(f"       = {_LABELS['hint'][language]}：{problem.hint[language]}")
    return "\n".join(out)


def _excerpt(line: str, span: Span) -> list[str]:
    """The line and the caret below it; of a very long line, the stretch around the spot."""
    start = max(0, span.column - 1 - _WIDEST // 2) if width(line) > _WIDEST else 0
    shown = _visible(line[start : start + _WIDEST])
    before = _visible(line[start : span.column - 1])
    marked = _visible(line[span.column - 1 : span.column - 1 + span.length])
    lead = "…" if start else ""
    carets = "^" * max(1, min(width(marked), _WIDEST - min(width(before), _WIDEST - 1)))
    return [f"{span.line:>6} │ {lead}{shown}", f"       │ {' ' * width(lead + before)}{carets}"]


def _visible(text: str) -> str:
    """Invisible and control characters as something that has a width of one."""
    return "".join(
        " " if c == "\t" else "·" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c
        for c in text
    )
