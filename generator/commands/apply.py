"""`handbook apply`: takes over the changes of a workbook or Word file that came back."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.build.cache import PLACE, Cache
from generator.commands.content import say
from generator.commands.edits import lines_on_disk
from generator.commands.invocation import command, typed_path
from generator.editing.changeset import Conflict
from generator.editing.incoming import taken_over
from generator.editing.text_edits import EditError
from generator.editing.work import Refused, Work
from generator.intake.book import Book, book_of
from generator.intake.changes import Change, Changes, numbered
from generator.intake.reading import MAX_FILE, too_large
from generator.intake.returning import came_back
from generator.problems.problem import Language, Words
from generator.problems.render import render, visible

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=typed_path, metavar="FILE",
        help="改过的 .xlsx 或 .docx，由 export content-xlsx、content-docx 导出 · the edited file",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help="只列出，不写 · list the changes, write nothing"
    )
    parser.add_argument("--yes", action="store_true", help="不问，全部写入 · take all, do not ask")
    parser.add_argument(
        "--accept", metavar="NUMBERS",
        help="只要这几处：编号如 1,3-5，或者 all · only these, by number, or all",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """List the changes, ask, and write those that are accepted."""
    language: Language = options.language
    if wrong := _wrong(options.file):
        say(wrong, language)
        return USAGE
    name = visible(options.file.name)
    title = Words(f"写入 {name}", f"take over {name}")
    try:
        work = Work(options.content, title, Cache(PLACE))
        book = book_of(work.changes.files, work.before.editions)
        found = came_back(options.file.name, options.file.read_bytes(), book)
        if isinstance(found, Words):
            say(found, language)
            return USAGE
        _list(book, found, language)
        return _take(options, work, book, found)
    except Refused as refused:
        say(refused.words, language)
        lines = lines_on_disk(options.content)
        print(render(refused.problems, lines, language, options.content), file=sys.stderr)
    except (EditError, Conflict) as error:
        say(error.words, language)
    return PROBLEMS


def _wrong(file: Path) -> Words | None:
    shown = visible(str(file))
    if not file.is_file():
        return Words(f"没有文件 {shown}。", f"There is no file {shown}.")
    if file.stat().st_size > MAX_FILE:
        return too_large(visible(file.name))
    return None


def _take(options: argparse.Namespace, work: Work, book: Book, found: Changes) -> int:
    """Choose, check and write."""
    language: Language = options.language
    if found.conflicts and not options.accept:
        say(
            Words(
                "有不能写入的，所以一处也没有写。改好文件再试，或者用 --accept 只要其中几处。",
                "Some of it cannot be taken, so nothing was written. Correct the file, or choose "
                "with --accept.",
            ),
            language,
        )
        return PROBLEMS
    if not found.changes:
        print(Words("没有改动。", "Nothing was changed.")[language])
        return CLEAN
    chosen = _chosen(options, found.changes, language)
    if isinstance(chosen, int):
        return chosen
    changes = taken_over(work, book, chosen)
    if not options.dry_run:
        changes.apply(PLACE)
    _report(len(chosen), sorted(changes.written()), options.dry_run, language)
    return CLEAN


# -- what is shown


def _list(book: Book, found: Changes, language: Language) -> None:
    for number, change in numbered(found.changes):
        by = f" ({change.by})" if change.by else ""
        print(visible(f"[{number}] {_headline(book, change, language)}{by}"))
        before, after = _shortened(change.before, change.after)
        for sign, text in (("−", before), ("+", after)):
            for line in text.splitlines() if change.kind != "move" else ():
                print(visible(f"    {sign} {line}"))
    for remark in found.remarks:
        said = " ".join(remark.text.split())
        words = Words(f"批注（{remark.at}）{remark.who}：{said}",
                      f"Comment ({remark.at}) {remark.who}: {said}")  # fmt: skip
        print(visible(words[language]))
    for words in found.conflicts:
        print(visible(Words(f"[!] {words.zh}。", f"[!] {words.en}.")[language]))


def _headline(book: Book, change: Change, language: Language) -> str:
    label = book.label(change.row)
    if change.column:
        return f"{label} · {change.column.names[language != 'zh']}"
    if change.nested:
        name = book.name_of(change.nested)
        return Words(f"{label} · 新加“{name}”", f"{label} · new in “{name}”")[language]
    if change.kind == "remove":
        return Words(f"{label} · 删掉", f"{label} · removed")[language]
    return Words(
        f"{label} · 从第 {change.before} 移到第 {change.after}",
        f"{label} · moved from {change.before} to {change.after}",
    )[language]


def _shortened(before: str, after: str, around: int = 20) -> tuple[str, str]:
    """Two long texts without most of what they share."""
    head = _shared(before, after)
    rest = _shared(before[head:][::-1], after[head:][::-1])
    start, end = max(0, head - around), max(0, rest - around)

    def cut(text: str) -> str:
        middle = text[start : len(text) - end if end else None]
        return f"{'…' if start else ''}{middle}{'…' if end else ''}"

    return (before, after) if len(before) + len(after) < 120 else (cut(before), cut(after))


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _report(count: int, files: Sequence[str], dry_run: bool, language: Language) -> None:
    for file in files:
        print(f"  {visible(file)}")
    many = len(files)
    counted = Words(f"{count} 处改动，{many} 个文件", f"{count} changes in {many} files")
    back = command("undo")
    done = Words(f"已写入 {counted.zh}。不对的话，运行 {back} 退回。",
                 f"{counted.en} were written. To take them back, run {back}")  # fmt: skip
    shown = Words(f"{counted.zh}，没有写入（--dry-run）。", f"{counted.en}; nothing was written.")
    print((shown if dry_run else done)[language])


# -- what is chosen


def _chosen(
    options: argparse.Namespace, changes: Sequence[Change], language: Language
) -> list[Change] | int:
    """The accepted changes, or the exit code if nothing was accepted."""
    if options.accept:
        numbers = numbers_in(options.accept, len(changes))
        if numbers is None:
            say(
                Words(
                    f"--accept 写 all，或者 1 到 {len(changes)} 的编号，例如 1,3-5。",
                    f"--accept takes all, or numbers from 1 to {len(changes)}, such as 1,3-5.",
                ),
                language,
            )
            return USAGE
        return [change for number, change in numbered(changes) if number in numbers]
    if options.yes or options.dry_run:
        return list(changes)
    if not sys.stdin.isatty():
        say(
            Words(
                "没有写入。全部要，加 --yes；只要几处，加 --accept 1,3-5。",
                "Nothing was written. Add --yes to take all, or --accept 1,3-5 to choose.",
            ),
            language,
        )
        return USAGE
    return _asked(changes, language) or CLEAN


def _asked(changes: Sequence[Change], language: Language) -> list[Change]:
    """The changes that somebody accepts at the terminal."""
    question = Words(
        "写入哪几处？回车是一处也不要，all 是全部，或者写编号，例如 1,3-5：",
        "Which ones? Enter takes none, all takes all, or numbers such as 1,3-5: ",
    )
    while True:
        answer = input(question[language]).strip()
        if not answer:
            return []
        numbers = numbers_in(answer, len(changes))
        if numbers is not None:
            return [change for number, change in numbered(changes) if number in numbers]


def numbers_in(text: str, most: int) -> set[int] | None:
    """The numbers that a text like `1,3-5` names; None if it names others or none."""
    if text.lower() in ("all", "全部"):
        return set(range(1, most + 1))
    out: set[int] = set()
    for part in filter(None, re.split(r"[,，、\s]+", text)):
        found = re.fullmatch(r"([0-9]{1,6})(?:-([0-9]{1,6}))?", part)
        if not found:
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= most:
            return None
        out |= set(range(first, last + 1))
    return out or None
