"""`handbook check`: all problems of all files at once.

What was said of the very same files is said again from the cache: then nothing is read, and the
libraries that it takes to read are not even imported.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.build.cache import PLACE, Cache
from generator.build.disk import replace_file
from generator.commands import outside
from generator.commands.invocation import command, typed_path
from generator.problems.problem import Language, Problem, Words
from generator.problems.render import visible
from generator.reading.files import digest_of, files_in

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
        type=lambda text: str(typed_path(text)),
        nargs="*",
        metavar="PATH",
        help="只报告这些文件或文件夹；不写路径时，只列出有问题的文件 · "
        "only these files or folders; without a path, just list the files that have problems",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="先改好写法上的小毛病（全角标点、缩进、引号……），只动错的字符 · "
        "first fix what can mean nothing else, touching only those characters",
    )
    parser.add_argument(
        "--reminders",
        action="store_true",
        help="每条提醒都列出全部位置 · list every place of every reminder",
    )
    parser.add_argument(
        "--scripts",
        action="store_true",
        help="列出每份话术有多少种走法、各得多少分 · "
        "list for each script how many ways lead through it, and their scores",
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
    code, text = _said(files, chosen, options)
    print(text, end="")
    return code


def _said(
    files: Mapping[str, bytes | Problem], chosen: set[str], options: argparse.Namespace
) -> tuple[int, str]:
    """The exit code and what there is to print, kept for the next time."""
    cache = Cache(PLACE)
    given = (options.format, options.paths, options.language, str(options.content))
    day = date.today()  # what is due depends on the day
    asked = (*given, options.reminders, options.scripts, sorted(chosen), command("check"), day)

    def find() -> bytes:
        from generator.commands import findings

        found, text = findings.of(files, chosen, options, cache)
        return f"{PROBLEMS if found.errors else CLEAN}\n{text}".encode("utf-8", "surrogateescape")

    said = cache.made(f"check {digest_of(files)} {outside.digest(options.content)} {asked}", find)
    code, _, text = said.decode("utf-8", "surrogateescape").partition("\n")
    return int(code), text


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
    """The files with what can be fixed; the changed ones are written."""
    from generator.content.fix import fixed_files

    changed = {file: data for file, data in fixed_files(files).items() if file in chosen}
    for file, data in changed.items():
        path = content / file
        replace_file(path, data, path.stat().st_mode & 0o777)
        shown = visible(file)
        print(Words(f"已改好 {shown}", f"fixed {shown}")[language], file=sys.stderr)
    return {**files, **changed}
