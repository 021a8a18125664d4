"""Problems in the forms that other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from generator.problems import Language, Problem


def as_json(problems: Iterable[Problem], language: Language) -> str:
    """A list of objects; files are named from the content folder."""
    return json.dumps([_plain(problem, language) for problem in problems], ensure_ascii=False)


def _plain(problem: Problem, language: Language) -> dict[str, Any]:
    span = problem.span
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message[language],
        "hint": problem.hint[language] if problem.hint else None,
        "mended": problem.mended,
        "fixable": bool(problem.fix),
    }


def as_github(problems: Iterable[Problem], language: Language, content: PurePath) -> str:
    """Workflow commands of GitHub Actions: notes beside the lines of a pull request."""
    return "\n".join(_annotation(problem, language, content) for problem in problems)


def _annotation(problem: Problem, language: Language, content: PurePath) -> str:
    span = problem.span
    place = {
        "file": (content / span.file).as_posix(),
        "line": span.line,
        "col": span.column,
        "endColumn": span.column + span.length,
        "title": problem.code,
    }
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in place.items())
    words = _sentences(problem, language, "\n")
    return f"::{problem.severity} {properties}::{_escaped(words)}"


def _escaped(value: object, more: str = "") -> str:
    text = str(value)
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _sentences(problem: Problem, language: Language, between: str) -> str:
    parts = [problem.message, *([problem.hint] if problem.hint else [])]
    return between.join(words[language] for words in parts)


def as_sarif(problems: Sequence[Problem], language: Language, content: PurePath) -> str:
    """SARIF 2.1.0, for code hosts and editors."""
    run = {
        "tool": {"driver": {"name": "handbook", "rules": _rules(problems, language)}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, language, content) for problem in problems],
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rules(problems: Iterable[Problem], language: Language) -> list[dict[str, Any]]:
    first = {problem.code: problem for problem in reversed(list(problems))}
    return [
        {"id": code, "shortDescription": {"text": first[code].message[language]}}
        for code in sorted(first)
    ]


def _result(problem: Problem, language: Language, content: PurePath) -> dict[str, Any]:
    span = problem.span
    file = {"uri": quote((content / span.file).as_posix(), errors="replace")}
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + span.length,
    }
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": _sentences(problem, language, " ")},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }
    if problem.fix:
        replacements = [
            {
                "deletedRegion": {"charOffset": start, "charLength": end - start},
                "insertedContent": {"text": text},
            }
            for start, end, text in problem.fix
        ]
        change = {"artifactLocation": file, "replacements": replacements}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result
