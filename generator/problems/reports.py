"""Problems in formats for other programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from generator.problems.problem import Language, Problem
from generator.problems.render import located, visible


def as_json(problems: Iterable[Problem], language: Language) -> str:
    """A list of objects; files are named from the content folder."""
    return _json([_plain(problem, language) for problem in problems])


def _json(data: Any, indent: int | None = None) -> str:
    """JSON with Chinese as it is, and invisible and control characters escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return re.sub(r"[^ -~\n一-鿿]", _escaped_in_json, text)


def _escaped_in_json(found: re.Match[str]) -> str:
    return found[0] if visible(found[0]) == found[0] else json.dumps(found[0]).strip('"')


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
        "corrected": problem.corrected,
        "fixable": bool(problem.fix),
    }


def as_github(problems: Iterable[Problem], language: Language, content: PurePath) -> str:
    """Workflow commands of GitHub Actions: notes beside the lines of a pull request."""
    return "\n".join(_annotation(problem, language, content) for problem in problems)


def _annotation(problem: Problem, language: Language, content: PurePath) -> str:
    span = problem.span
    place = {
        "file": located(content, span.file),
        "line": span.line,
        "col": span.column,
        "endColumn": span.column + span.length,
        "title": problem.code,
    }
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in place.items())
    words = "%0A".join(map(_escaped, _sentences(problem, language)))
    return f"::{problem.severity} {properties}::{words}"


def _escaped(value: object, more: str = "") -> str:
    """Escape `%`, line ends and separators, so that a text cannot end or begin a command."""
    text = str(value)
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return visible(text)


def _sentences(problem: Problem, language: Language) -> list[str]:
    parts = [problem.message, *([problem.hint] if problem.hint else [])]
    return [words[language] for words in parts]


def as_sarif(problems: Sequence[Problem], language: Language, content: PurePath) -> str:
    """SARIF 2.1.0, for code hosts and editors."""
    run = {
        "tool": {"driver": {"name": "handbook", "rules": _rules(problems, language)}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, language, content) for problem in problems],
    }
    return _json({"version": "2.1.0", "runs": [run]}, indent=1)


def _rules(problems: Iterable[Problem], language: Language) -> list[dict[str, Any]]:
    first = {problem.code: problem for problem in reversed(list(problems))}
    return [
        {"id": code, "shortDescription": {"text": first[code].message[language]}}
        for code in sorted(first)
    ]


def _result(problem: Problem, language: Language, content: PurePath) -> dict[str, Any]:
    span = problem.span
    file = {"uri": quote(located(content, span.file), errors="replace")}
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + span.length,
    }
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": " ".join(_sentences(problem, language))},
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
