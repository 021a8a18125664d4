"""Problems as text for a terminal."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

from generator.problems.problem import Language, Problem, Span, Words

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

    Paths are shown relative to the working folder; `content` is the folder of the files.
    """
    return "\n\n".join(_render_one(p, lines_of(p.span.file), language, content) for p in problems)


def located(content: PurePath, file: str) -> str:
    """The path of a content file, relative to the working folder."""
    return PurePath(os.path.normpath(content / file)).as_posix()


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
    place = f"{located(content, span.file)}:{span.line}:{span.column}"
    out = [f"{place} {label}[{problem.code}] {problem.message[language]}"]
    if span.line <= len(lines):
        out += _excerpt(lines[span.line - 1], span)
    if problem.hint:
        out.append(f"       = {_LABELS['hint'][language]}{problem.hint[language]}")
    if problem.corrected is not None:
        start, shown = _window(problem.corrected, span.column)
        out.append(f"       + {'…' if start else ''}{shown}")
    # Messages quote what was typed, and no control character of it may reach the terminal.
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
