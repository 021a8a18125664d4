"""What the commands that change content files share: a dry run, all or nothing, one way back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from generator.build.cache import PLACE, Cache
from generator.commands.content import say
from generator.commands.invocation import command
from generator.editing.changeset import ChangeSet, Conflict, last, undo
from generator.editing.text_edits import EditError
from generator.editing.work import Refused
from generator.problems.problem import Language, Words
from generator.problems.render import render
from generator.reading.encoding import LINE_END

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def add_dry_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true",
        help="只列出会改什么 · say what it would change, and change nothing",
    )  # fmt: skip


def add_names(parser: argparse.ArgumentParser, metavar: str, id: str, new: str, title: str) -> None:
    """Options of a command that gives something a new id: which one, its new id, its title."""
    parser.add_argument("id", metavar=metavar, help=f"岗位、文件或条目的编号 · {id}")
    parser.add_argument("new", metavar="NEW", help=new)
    parser.add_argument("--title", default="", help=title)
    add_dry_run(parser)


def carry_out(options: argparse.Namespace, make: Callable[[Cache], ChangeSet]) -> int:
    """Make a change set and apply it, or show it; say what cannot be done, and why."""
    language: Language = options.language
    is_handbook = (options.content / "handbook.yaml").is_file()
    try:
        changes = make(Cache(PLACE if is_handbook else None))
        return show(changes, language) if options.dry_run else _apply(changes, language)
    except Refused as refused:
        say(refused.words, language)
        if not refused.problems:
            return USAGE
        lines = lines_on_disk(options.content)
        print(render(refused.problems[:20], lines, language, options.content), file=sys.stderr)
    except (EditError, Conflict) as error:
        say(error.words, language)
    return PROBLEMS


def lines_on_disk(content: Path) -> Callable[[str], list[str]]:
    """The lines of a file as it is on disk."""

    def lines(file: str) -> list[str]:
        path = content / file
        return LINE_END.split(path.read_text("utf-8", "replace")) if path.is_file() else []

    return lines


def show(changes: ChangeSet, language: Language) -> int:
    """The diff, on standard output."""
    print(changes.diff(), end="")
    count = len(changes.written())
    say(Words(f"{changes.title.zh}：会改 {count} 个文件，现在什么也没有写。",
              f"{changes.title.en}: this would change {count} files; nothing was written."),
        language)  # fmt: skip
    return CLEAN


def _apply(changes: ChangeSet, language: Language) -> int:
    if not changes.changes:
        say(Words("没有要改的。", "There is nothing to change."), language)
        return CLEAN
    changes.apply(PLACE)
    for file in changes.written():
        print(file)
    count, back = len(changes.written()), command("undo")
    say(Words(f"{changes.title.zh}：改了 {count} 个文件。不对的话，运行 {back} 退回。",
              f"{changes.title.en}: changed {count} files. To take it back, run: {back}"),
        language)  # fmt: skip
    return CLEAN


def take_back(options: argparse.Namespace) -> int:
    """Take back the last change that a command or the form editor made."""
    language: Language = options.language
    back = last(options.content, PLACE)
    if back is None:
        say(Words("没有可以退回的改动。", "There is nothing to take back."), language)
        return USAGE
    if options.dry_run:
        return show(back, language)
    try:
        undo(options.content, PLACE)
    except Conflict as conflict:
        listed = ", ".join(conflict.files)
        say(Words(f"{back.title.zh}：这些文件后来又改过，所以没有退回：{listed}。",
                  f"{back.title.en}: not taken back, since these files have been changed again: "
                  f"{listed}."), language)  # fmt: skip
        return PROBLEMS
    say(Words(f"已退回：{back.title.zh}。", f"Taken back: {back.title.en}."), language)
    return CLEAN
