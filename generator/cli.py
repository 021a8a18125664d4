"""The command line: reads the disk, prints to the terminal, decides exit codes.

Exit codes: 0 clean, 1 problems in the content, 2 wrong use, 3 something of the machine is missing.
"""

from __future__ import annotations

import argparse
import json
import locale
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import checks
from generator.load import Loaded, load
from generator.problems import Language, Problem, Problems, Words, render
from generator.tree import files_in

CLEAN, PROBLEMS, USAGE, ENVIRONMENT = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    options = _parser().parse_args(arguments)
    options.language = options.lang or _language_of_the_locale()
    return int(options.run(options))


def _language_of_the_locale() -> Language:
    name = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="handbook", description="岗位手册：从 YAML 到手册、打印件和测验。 The role handbook."
    )
    parser.add_argument("--lang", choices=["zh", "en"], help="language of messages")
    parser.add_argument(
        "--content", type=Path, default=Path("roles"), help="the content folder (roles)"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="all problems of all files at once")
    check.add_argument("--format", choices=["text", "json"], default="text")
    check.set_defaults(run=_check)
    return parser


def _check(options: argparse.Namespace) -> int:
    loaded = load(files_in(options.content))
    found = checks.check(loaded)
    if options.format == "json":
        print(json.dumps([_as_json(p, options.language) for p in found], ensure_ascii=False))
    else:
        _tell(loaded, found, options)
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


def _tell(loaded: Loaded, found: Problems, options: argparse.Namespace) -> None:
    language: Language = options.language
    errors = found.errors
    if errors:
        print(render(errors, loaded.lines, language))
        print()
    reminders: dict[str, int] = {}
    for problem in found:
        if problem.severity == "warning":
            reminders[problem.message[language]] = reminders.get(problem.message[language], 0) + 1
    for message, count in reminders.items():
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


if __name__ == "__main__":
    sys.exit(main())
