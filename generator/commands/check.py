"""`handbook check`: all problems of all files at once."""

from __future__ import annotations

import argparse
import json

from generator import checks
from generator.load import Loaded, load
from generator.problems import Language, Problem, Problems, Words, render
from generator.tree import files_in

CLEAN, PROBLEMS = 0, 1


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(options: argparse.Namespace) -> int:
    """Print the problems and the figure of clauses."""
    loaded = load(files_in(options.content))
    found = checks.check(loaded)
    if options.format == "json":
        print(json.dumps([_as_json(p, options.language) for p in found], ensure_ascii=False))
    else:
        _tell(loaded, found, options.language)
    return PROBLEMS if found.errors else CLEAN


def _as_json(problem: Problem, language: Language) -> dict[str, object]:
    return {
        "file": problem.span.file,
        "line": problem.span.line,
        "column": problem.span.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message[language],
        "hint": problem.hint[language] if problem.hint else None,
    }


def _tell(loaded: Loaded, found: Problems, language: Language) -> None:
    errors = found.errors
    if errors:
        print(render(errors, loaded.lines, language))
        print()
    for message, count in _reminders(found, language).items():
        print(f"{count} × {message}")
    if loaded.handbook:
        figure = checks.coverage(loaded.handbook)
        print(
            Words(
                f"条款 {figure.clauses}：引用 {figure.cited}，不采用 {figure.left_out}，"
                f"遗漏 {figure.missing}",
                f"clauses {figure.clauses}: cited {figure.cited}, left out {figure.left_out}, "
                f"missing {figure.missing}",
            )[language]
        )
    print(Words(f"{len(errors)} 个问题", f"{len(errors)} problems")[language])


def _reminders(found: Problems, language: Language) -> dict[str, int]:
    """Warnings by what they say: hundreds of missing translations are one line."""
    out: dict[str, int] = {}
    for problem in found:
        if problem.severity == "warning":
            out[problem.message[language]] = out.get(problem.message[language], 0) + 1
    return out
