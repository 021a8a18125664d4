"""Which field of a form a problem belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from generator.content.places import file_name
from generator.editing.wording import said
from generator.problems.problem import Language, Problem
from generator.reading.document import Document, Path

_NAME = re.compile("“(.+?)”")


ASKS_FOR: Mapping[str, str] = MappingProxyType(
    {
        "no-owner": "owner",
        "no-deputy": "deputy",
        "no-reason": "reason",
        "no-approver": "approve",
        "daily-without-basis": "basis",
        "dead-end": "to",
    }
)
"""Problems that stand at the title of what lacks a field, and the field."""


class Places:
    """The paths of a file by their places in its text."""

    def __init__(self, document: Document) -> None:
        self._values: dict[tuple[int, int], Path] = {}
        self._names: dict[tuple[int, int], Path] = {}
        self._owners: dict[tuple[int, int], Path] = {document.span(())[1:3]: ()}
        for path, held in _paths(document.value):
            value, name = document.span(path), document.span(path, key=True)
            if isinstance(held, dict):
                self._owners.setdefault(value[1:3], path)
                self._owners.setdefault(name[1:3], path)
            self._values.setdefault(value[1:3], path)
            self._names.setdefault(name[1:3], path)

    def path_of(self, problem: Problem) -> Path:
        """The path of the value or name that a problem is about; () for the file as a whole."""
        span = problem.span
        place = (span.line, span.column)
        if problem.code == "missing-field":
            owner = self._owners.get(place, self._values.get(place, ()))
            found = _NAME.search(problem.message.zh)
            return (*owner, found[1]) if found else owner
        if problem.code in ASKS_FOR and (place in self._values or place in self._names):
            found_at = self._names.get(place) or self._values[place]
            owner = found_at[:-1] if found_at and isinstance(found_at[-1], str) else found_at
            return (*owner, ASKS_FOR[problem.code])
        if place in self._names and problem.code == "unknown-field":
            return self._names[place]
        if place in self._values:
            return self._values[place]
        if place in self._names:
            return self._names[place]
        # Within a text, such as a link in a sentence: the last value that begins before it.
        before = [at for at in self._values if at <= place]
        return self._values[max(before)] if before and span.line > 1 else ()


def _paths(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """All values with their paths, the outer ones behind what they hold."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _paths(inner, (*path, n))
    if path:
        yield path, value


def plain(
    problem: Problem,
    path: Path,
    language: Language,
    titles: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """A problem as a form takes it: `message` for the form, `written` for the text of the file."""
    name = file_name(problem.span.file)
    form = said(problem, path, name.kind if name else "", titles, language)
    return {
        "file": problem.span.file,
        "line": problem.span.line,
        "column": problem.span.column,
        "length": problem.span.length,
        "code": problem.code,
        "severity": problem.severity,
        "message": form.message,
        "hint": form.hint,
        "accepts": form.accepts,
        "written": problem.message[language],
        "written_hint": problem.hint[language] if problem.hint else "",
        "corrected": problem.corrected or "",
        "fixable": bool(problem.fix),
        "path": list(path),
    }
