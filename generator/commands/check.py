"""`handbook check`: all problems of all files at once."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from generator import checks, mend, reports
from generator.load import Loaded, collector_paused, load
from generator.problems import Language, Problem, Problems, Words, render
from generator.tree import files_in

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=["text", "json", "sarif", "github"],
        default="text",
        help="text 给人看；其余给程序看 · text for people, the others for programs",
    )
    parser.add_argument(
        "--paths",
        nargs="*",
        metavar="PATH",
        help="只报告这些文件或文件夹；不写路径时，只列出有问题的文件 · "
        "only these files or folders; without a path, just list the files that have problems",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="先改好写法上的小毛病（全角标点、缩进、引号……），只动错的字符 · "
        "first mend what can mean nothing else, touching only those characters",
    )


def run(options: argparse.Namespace) -> int:
    """Print the problems and the figure of clauses."""
    files = files_in(options.content)
    chosen = _chosen(options.paths, options.content, files)
    if chosen is None:
        message = Words("--paths 里的路径不在内容里", "--paths names nothing of the content")
        print(message[options.language], file=sys.stderr)
        return USAGE
    if options.fix:
        files = _fixed(options.content, files, chosen, options.language)
    with collector_paused():
        loaded = load(files)
        found = checks.check(loaded)
        gc.freeze()  # the command is all but over: nothing is left to be collected
    if options.paths:
        found = Problems(problem for problem in found if problem.span.file in chosen)
    _print(loaded, found, options)
    return PROBLEMS if found.errors else CLEAN


def _chosen(
    paths: list[str] | None, content: Path, files: Mapping[str, bytes | Problem]
) -> set[str] | None:
    """The files that paths name, as seen from here or from the content folder."""
    if not paths:
        return set(files)
    chosen: set[str] = set()
    for path in paths:
        ways = (Path(os.path.relpath(path, content)).as_posix(), Path(path).as_posix())
        named = {file for file in files for way in ways if f"{file}/".startswith(f"{way}/")}
        if not named and not {".", ""} & set(ways):
            return None
        chosen |= named or set(files)
    return chosen


def _fixed(
    content: Path,
    files: Mapping[str, bytes | Problem],
    chosen: set[str],
    language: Language,
) -> dict[str, bytes | Problem]:
    """The files after mending; the changed ones are written."""
    changed = {file: data for file, data in mend.mended(files).items() if file in chosen}
    for file, data in changed.items():
        path = content / file
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(data)
        beside.chmod(path.stat().st_mode)
        beside.replace(path)  # in one step: nobody ever sees half a file
        print(Words(f"已改好 {file}", f"mended {file}")[language], file=sys.stderr)
    return {**files, **changed}


def _print(loaded: Loaded, found: Problems, options: argparse.Namespace) -> None:
    language, content = options.language, options.content
    if options.paths == []:
        for file in dict.fromkeys(problem.span.file for problem in found.errors):
            print((content / file).as_posix())
    elif options.format == "json":
        print(reports.as_json(found, language))
    elif options.format == "sarif":
        print(reports.as_sarif(list(found), language, content))
    elif options.format == "github":
        print(reports.as_github(found, language, content))
    else:
        _tell(loaded, found, language)


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
    mechanical = sum(bool(problem.fix) for problem in errors)
    if mechanical:
        print(
            Words(
                f"其中 {mechanical} 个可以用 handbook check --fix 改好",
                f"`handbook check --fix` mends {mechanical} of them",
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
