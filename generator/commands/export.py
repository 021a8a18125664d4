"""`handbook export`: quizzes and scripts for other systems, pages to send."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from pathlib import Path

from generator.build.cache import PLACE, Cache
from generator.build.disk import replace_file
from generator.commands.content import report_made, report_unwritable, say, site_of
from generator.commands.invocation import typed_path
from generator.content.handbook import Handbook
from generator.intake.book import book_of
from generator.outputs import exports
from generator.outputs.artifact import Artifact, Site
from generator.outputs.exports import content
from generator.outputs.quiz import quizzes
from generator.problems.problem import Language, Words
from generator.problems.spelling import suggest
from generator.reading.files import files_in

CLEAN, PROBLEMS, USAGE, ENVIRONMENT = 0, 1, 2, 3

CONTENT = ("content-xlsx", "content-docx")
"""Formats that `handbook apply` reads back."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "format", choices=sorted((*exports.NAMES, *CONTENT)),
        help="gift: Moodle; scorm: SCORM 1.2; course: 岗位课程：阅读、测验、对练 · a course "
        "for each role: reading, quiz, rehearsal; anki: Anki; qti: QTI 2.1; xlsx: 题库表格 · "
        "question bank; text、word: 题干、选项、答案、解析各一行的题库 · plain text or "
        "Word bank; json: 给程序 · for programs; "
        "ink: 话术 · scripts as interactive stories; content-xlsx: 内容表格，改完用 apply 写回 · "
        "the content to edit in Excel; content-docx: 审阅稿，改完用 apply 写回 · documents to "
        "review in Word; html-single: 一个网页文件，可以用邮件发 · one page to send by mail",
    )  # fmt: skip
    parser.add_argument(
        "only", nargs="?", metavar="ROLE", default="",
        help="岗位，同 --role · the same as --role",
    )  # fmt: skip
    parser.add_argument(
        "--to",
        type=typed_path,
        default=Path("export"),
        help="文件放在哪里 · folder for the files (export)",
    )
    parser.add_argument(
        "--role", metavar="ROLE", default="",
        help="只要这个岗位的（shared 是共用的）· only this role's (shared: everybody's)",
    )  # fmt: skip
    parser.add_argument(
        "--document", metavar="ID", default="",
        help="content-docx：只要这份文件 · only this document",
    )  # fmt: skip
    parser.add_argument(
        "--questions", type=_count, default=0, metavar="N",
        help="每份最多几题，不写就是全部 · at most so many questions each, all if left out",
    )  # fmt: skip
    parser.add_argument(
        "--language", dest="edition", metavar="LANGUAGE",
        help="只要这种语言 · only this language of the handbook",
    )  # fmt: skip


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} 不是题数 · is no number of questions")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Write a file for each quiz, script or page, and language."""
    language: Language = options.language
    options.role = options.role or options.only
    site = site_of(options.content, language, Cache(PLACE))
    if site is None:
        return PROBLEMS
    wrong = _wrong(site, options)
    if wrong:
        say(wrong, language)
        return USAGE
    try:
        count = _write(_artifacts(site, options), options.to)
    except OSError as error:
        report_unwritable(error, language)
        return ENVIRONMENT
    report_made(count, options.to, language)
    return CLEAN


def _wrong(site: Site, options: argparse.Namespace) -> Words | None:
    documents = [document.id for document in site.base.documents]
    return (
        _unknown(options.role, _roles(site.base, options.format))
        or _unknown(options.document, documents)
        or _unknown(options.edition, site.editions)
    )


def _roles(handbook: Handbook, format: str) -> list[str]:
    """The roles of which there is something in a format, and `shared` where it has some."""
    if format in CONTENT:
        return list(dict.fromkeys(map(handbook.folder_of, handbook.documents)))
    if format in ("course", exports.SINGLE):
        return [role.id for role in handbook.roles]
    return quizzes(handbook)


def _unknown(word: str | None, known: object) -> Words | None:
    names = list(known) if isinstance(known, (list, dict)) else []
    if not word or word in names:
        return None
    near = suggest(word, names)
    zh, en = (f"是不是“{near}”？", f" Did you mean “{near}”?") if near else ("", "")
    return Words(f"没有“{word}”。{zh}", f"There is no “{word}”.{en}")


def _artifacts(site: Site, options: argparse.Namespace) -> Iterator[Artifact]:
    if options.format in CONTENT:
        book = book_of(files_in(options.content), site.editions)
        kind, folder = options.format.rpartition("-")[2], options.role
        yield from content.artifacts(
            book, site.base, kind, folder=folder, document=options.document
        )
        return
    for language, handbook in site.editions.items():
        if options.edition in (None, language):
            yield from exports.artifacts(
                handbook, options.format, only=options.role, at_most=options.questions, when=_now()
            )


def _now() -> int:
    """The current time in seconds, or SOURCE_DATE_EPOCH for a reproducible build."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def _write(artifacts: Iterator[Artifact], folder: Path) -> int:
    count = 0
    for artifact in artifacts:
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, artifact.make())
        count += 1
    return count
