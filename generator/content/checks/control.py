"""Document control: versions that agree with their records, dates that are due, one number each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from generator.content.checks.context import Context
from generator.content.records import Attachment, Legal, Revision
from generator.content.records.settings import FORMAT
from generator.problems.problem import Problem, Words
from generator.problems.spelling import narrow
from generator.reading.versions import order

SOON = timedelta(days=30)
"""How long before its day a review is announced."""


def format_known(context: Context) -> Iterator[Problem]:
    """The content is not written for a later version of this program."""
    format = context.handbook.settings.format
    if format > FORMAT:
        yield context.problem(
            "newer-format",
            context.place("handbook", "format"),
            Words(f"内容是第 {format} 版格式，这个程序只认得第 {FORMAT} 版",
                  f"the content has format {format}, and this program knows format {FORMAT}"),
            Words("请换新版的程序。", "Use a newer version of the program."),
        )  # fmt: skip


def versions_agree(context: Context) -> Iterator[Problem]:
    """The newest line of a change record is that of the present version."""
    handbook = context.handbook
    control = handbook.settings.document
    if "handbook" not in context.loaded.broken:
        yield from _version(context, "handbook", ("document", "version"), control.version,
                            handbook.settings.revisions)  # fmt: skip
    for document in context.sound(handbook.documents):
        if document.revisions:
            version = document.version or control.version
            path = ("version",) if document.version else ("title",)
            yield from _version(context, document.id, path, version, document.revisions)
        elif document.version and order(document.version) != order(control.version):
            yield _no_revision(context, document.id, ("version",), document.version)


def _version(
    context: Context, id: str, path: tuple[str, ...], version: str, revisions: tuple[Revision, ...]
) -> Iterator[Problem]:
    """Whether a version is that of the newest of its revisions."""
    if not revisions or order(revisions[0].version) == order(version):
        return
    newest = revisions[0]
    if order(newest.version) < order(version):
        yield _no_revision(context, id, path, version)
        return
    yield context.problem(
        "version-not-raised",
        context.place(id, *path),
        Words(f"修订记录已经到 {newest.version}，版本还是 {version}",
              f"the change record is at {newest.version}, the version at {version}"),
        Words(f"写上 version: \"{newest.version}\"，或改修订记录。",
              f"Write `version: \"{newest.version}\"`, or change the record."),
    )  # fmt: skip


def _no_revision(context: Context, id: str, path: tuple[str, ...], version: str) -> Problem:
    return context.problem(
        "version-without-revision",
        context.place(id, *path),
        Words(f"版本是 {version}，修订记录里没有这一版",
              f"the version is {version}, and the change record has no such line"),
        Words(f"在 revisions 最前面加一条 version: \"{version}\"，写明改了什么。",
              f"Add a line with `version: \"{version}\"` in front of `revisions`."),
    )  # fmt: skip


def dates_due(context: Context) -> Iterator[Problem]:
    """A document is in force, and reviewed by the day that it names."""
    handbook = context.handbook
    if "handbook" not in context.loaded.broken:
        control = handbook.settings.document
        yield from _due(context, "handbook", ("document",), control.effective, control.review)
    for document in context.sound(handbook.documents):
        if not document.retired:
            yield from _due(context, document.id, (), document.effective, document.review)


def _due(
    context: Context, id: str, path: tuple[str, ...], effective: date | None, review: date | None
) -> Iterator[Problem]:
    title = context.handbook.title(id) if id != "handbook" else context.handbook.settings.title
    if effective and effective > context.today:
        yield context.problem(
            "not-in-force",
            context.place(id, *path, "effective"),
            Words(f"“{title}”到 {effective} 才生效", f"“{id}” is in force from {effective} on"),
            severity="warning",
        )
    if review and review < context.today:
        yield context.problem(
            "review-overdue",
            context.place(id, *path, "review"),
            Words(f"“{title}”应当在 {review} 以前复审，已经过期",
                  f"“{id}” was to be reviewed by {review}"),
            Words("复审以后改 review。", "Review it, then change `review`."),
            severity="warning",
        )  # fmt: skip
    elif review and review - context.today <= SOON:
        yield context.problem(
            "review-soon",
            context.place(id, *path, "review"),
            Words(f"“{title}”要在 {review} 以前复审", f"“{id}” is to be reviewed by {review}"),
            severity="warning",
        )


def states_agree(context: Context) -> Iterator[Problem]:
    """What is replaced is out of use, and nobody works by a draft."""
    handbook = context.handbook
    for document in context.sound(handbook.documents):
        if document.replaced_by and not document.retired:
            yield context.problem(
                "replaced-in-use",
                context.place(document.id, "replaced_by"),
                Words(f"写了替代文件，没有写“{document.id}”从哪天起停用",
                      f"“{document.id}” is replaced, and not out of use"),
                Words("写上 retired: 日期，或删掉 replaced_by。",
                      "Write `retired:` and a day, or remove `replaced_by`."),
            )  # fmt: skip
    drafts = {one.id for one in handbook.documents if one.state == "draft"}
    files = {handbook.files[id] for id in drafts}
    for reference in handbook.references if drafts else ():
        name = reference.id.partition("/")[0]
        is_duty = reference.record.path[:1] == ("duties",) and reference.path[0] == "basis"
        if is_duty and name in drafts and reference.place.file not in files:
            yield context.problem(
                "draft-in-use",
                reference.place,
                Words(f"“{handbook.title(name)}”还是草稿", f"“{name}” is a draft"),
                Words("批准以后再写进 basis，或删掉它的 state: draft。",
                      "Name it once it is approved, or remove its `state: draft`."),
                severity="warning",
            )  # fmt: skip


def legal_figures(context: Context) -> Iterator[Problem]:
    """A figure that rests on a law is looked at again by the day that it names."""
    for place, record in context.handbook.placed_records:
        if isinstance(record, Legal) and record.check_by and record.check_by < context.today:
            yield context.problem(
                "law-overdue",
                place._replace(path=(*place.path, "check_by")),
                Words(f"应当在 {record.check_by} 以前核对的法律依据，已经过期",
                      f"the law was to be looked at again by {record.check_by}"),
                Words("核对以后改 check_by。", "Look at it, then change `check_by`."),
                severity="warning",
            )  # fmt: skip


def numbered_papers(context: Context) -> Iterator[Problem]:
    """An attachment bears a number of its own."""
    handbook = context.handbook
    holders = {one.code.upper(): handbook.files[one.id] for one in handbook.documents if one.code}
    for place, record in handbook.placed_records:
        if not isinstance(record, Attachment) or not record.code:
            continue
        code = record.code.upper()
        if code in holders:
            yield context.problem(
                "repeated-code",
                place._replace(path=(*place.path, "code")),
                Words(f"代号“{record.code}”已经用在 {holders[code]}",
                      f"the code “{record.code}” is used by {holders[code]}"),
                Words("换一个：打印件按它归档。", "Take another: paper is filed by it."),
            )  # fmt: skip
        holders[code] = place.file


def plain_numbers(context: Context) -> Iterator[Problem]:
    """Codes and versions have no full-width signs: people type them to find a paper."""
    for place, record in context.handbook.placed_records:
        for name in ("prefix", "code", "version"):
            value = getattr(record, name, None)
            if isinstance(value, str) and _WIDE.search(value):
                where = place._replace(path=(*place.path, name))
                problem = context.problem(
                    "wide-number",
                    where,
                    Words(f"“{value}”里有全角符号", f"“{value}” has full-width signs"),
                    Words("编号和版本用半角的字母、数字和符号；说明写成“空格 # 说明”。",
                          "Write it in plain letters, digits and signs; a comment is “ # …”."),
                )  # fmt: skip
                plain = narrow(value.replace("。", "."))
                is_clear = plain.isascii() and "#" not in plain
                yield context.proposing(problem, where, plain, sure=True) if is_clear else problem


_WIDE = re.compile("[\uff01-\uff5e\u3000-\u3003]")


def revisions_known(context: Context) -> Iterator[Problem]:
    """Each line of a change record raises the version."""
    handbook = context.handbook
    for document in context.sound(handbook.documents):
        yield from _revisions(context, document.id, document.revisions)
    if "handbook" not in context.loaded.broken:
        yield from _revisions(context, "handbook", handbook.settings.revisions)


def _revisions(context: Context, id: str, revisions: tuple[Revision, ...]) -> Iterator[Problem]:
    for n, (newer, older) in enumerate(pairwise(revisions)):
        if order(newer.version) <= order(older.version):
            yield context.problem(
                "revision-version",
                context.place(id, "revisions", n, "version"),
                Words(f"版本 {newer.version} 不比前一版 {older.version} 新",
                      f"version {newer.version} is not newer than {older.version} before it"),
                Words("每次修订，版本号都要升。", "Each revision raises the version."),
            )  # fmt: skip
