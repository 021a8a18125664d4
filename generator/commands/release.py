"""`handbook release`: a clean edition, with versions and change records, is frozen.

It raises the versions of the documents that changed since the last release, writes their change
records, and keeps the whole as `releases/VERSION.json`. Where handbook.yaml names approvers, the
release is proposed until they approve it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from generator.build import journal
from generator.commands.content import failure, say
from generator.commands.editions import Unknown, edition
from generator.commands.invocation import command
from generator.content import checks
from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.editing.revisions import with_revision
from generator.outputs.changes.approvals import releases
from generator.outputs.changes.compare import Changes, compare
from generator.outputs.changes.plan import Choice, Raised, raised
from generator.outputs.changes.reports import Report
from generator.outputs.changes.snapshot import Snapshot, is_file_name, snapshot, to_json
from generator.problems.problem import Language, Problem, Words
from generator.reading.files import files_in
from generator.reading.releases import names_in, releases_beside, releases_of
from generator.reading.versions import following, order

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "version", metavar="VERSION", nargs="?",
        help="这次发布叫什么；省略时接着上一次 · what it is called; if left out, the next one",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true",
                        help="只说会做什么 · say what it would do, and do nothing")  # fmt: skip
    weight = parser.add_mutually_exclusive_group()
    weight.add_argument("--material", action="store_const", const="material", dest="choice",
                        help="全部按内容修订 · all changes are material")  # fmt: skip
    weight.add_argument("--editorial", action="store_const", const="editorial", dest="choice",
                        help="全部按文字修订 · all changes are editorial")  # fmt: skip
    parser.add_argument("--date", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                        help="生效日期，默认今天 · in force from; by default today")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Release what is clean."""
    language: Language = options.language
    folder = releases_of(options.content)
    for path in journal.finish(folder / journal.NAME):
        say(Words(f"上次发布没有做完；{path} 后来改过，没有动。",
                  f"The last release was not finished; {path} has changed since and was left."),
            language)  # fmt: skip
    files = files_in(options.content)
    loaded = load(files)
    errors = checks.errors_in(loaded)
    if errors or loaded.handbook is None:
        print(failure(loaded, errors, language, options.content), file=sys.stderr)
        return PROBLEMS
    try:
        last = _last(folder, options.content, language)
        found = compare(last, snapshot(loaded.editions)) if last else None
        name = options.version or _next(loaded, last, found)
        _refuse(name, folder, last)
    except Unknown as error:
        say(error.words, language)
        return USAGE
    if found is not None and not found.changes:
        say(Words("上次发布以来没有变更，不必发布。",
                  "Nothing has changed since the last release."), language)  # fmt: skip
        return CLEAN
    day = options.date or date.today()
    choice: Choice = options.choice or _asked(found, language)
    new = raised(found, loaded.handbook, choice, day) if found else []
    written = _written(loaded, files, new)
    try:
        _refuse_day(day, loaded.handbook, new)
        state = _frozen({**files, **written}, name, day)
    except Unknown as error:
        say(error.words, language)
        return USAGE
    if found:
        _report(found, new, language)
    if options.dry_run:
        say(Words(f"会发布 {name}；什么也没有写。",
                  f"This would be release {name}; nothing was written."), language)  # fmt: skip
        return CLEAN
    paths = {options.content / file: data for file, data in written.items()}
    journal.write(folder / journal.NAME,
                  {**paths, folder / f"{name}.json": to_json(state).encode()})  # fmt: skip
    say(Words(f"已发布 {name}：{folder / f'{name}.json'}",
              f"Released {name}: {folder / f'{name}.json'}"), language)  # fmt: skip
    _say_who_approves(loaded.handbook, options.content, language)
    return CLEAN


def _say_who_approves(handbook: Handbook, content: Path, language: Language) -> None:
    """Whose approval the release waits for, and how they give it."""
    newest = releases(handbook, releases_beside(content))[-1]
    if newest.missing:
        name, names = newest.state.name, "、".join(map(handbook.title, newest.missing))
        approve = command(f"approve {name} --by {newest.missing[0]}")
        say(Words(f"{name} 还没有生效，等待批准：{names}（{approve}）。",
                  f"{name} is proposed; it waits for the approval of {names} (`{approve}`)."),
            language)  # fmt: skip


def _last(folder: Path, content: Path, language: Language) -> Snapshot | None:
    names = names_in(folder)
    return edition(names[-1], content, language) if names else None


def _next(loaded: Loaded, last: Snapshot | None, found: Changes | None) -> str:
    """What a release is called that nobody named."""
    if last is None or found is None:
        return loaded.handbook.settings.document.version if loaded.handbook else "1.0"
    is_material = any(one.weight == "material" for one in found.changes)
    return following(last.name, is_material=is_material)


def _refuse(name: str, folder: Path, last: Snapshot | None) -> None:
    """A name that cannot be a file's, or that is taken, or is older than the last one."""
    if not name or not is_file_name(name):
        raise Unknown(
            Words(
                f"“{name}”不能作文件名，请换一个版本号，例如 1.1。",
                f"“{name}” cannot be the name of a file; take 1.1, for example.",
            )
        )
    if (folder / f"{name}.json").exists():
        raise Unknown(Words(f"{name} 已经发布过。", f"{name} has been released before."))
    if last and order(name) <= order(last.name):
        raise Unknown(Words(f"{name} 不比上一次的 {last.name} 新。",
                            f"{name} is not newer than the last one, {last.name}."))  # fmt: skip


def _refuse_day(day: date, handbook: Handbook, new: Iterable[Raised]) -> None:
    """A day before one that a change record already names: the newest line stands on top."""
    records = {document.id: document.revisions for document in handbook.documents}
    known = [
        line.date for one in new for line in (*records[one.document], one.first) if line is not None
    ]
    if known and day < (newest := max(known)):
        raise Unknown(Words(
            f"发布日期 {day} 早于修订记录里的 {newest}。请用 --date 写 {newest} 或以后的日期。",
            f"The day of the release, {day}, is before {newest} in a change record. Give {newest} "
            "or a later day with --date.",
        ))  # fmt: skip


def _asked(found: Changes | None, language: Language) -> Choice:
    """Whether the rule is right about what is material: asked once, on a terminal."""
    if found is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return "rule"
    material = [id for id in found.documents if found.weight_of(id) == "material"]
    if not material:
        return "rule"
    report = Report(found, language)
    named = "、".join(report.document(id) for id in material[:10])
    question = Words(
        f"{len(material)} 份文件有实质变更：{named}。\n"
        "直接回车：照此处理；输入 e：全部按文字修订；输入 m：全部按内容修订。",
        f"{len(material)} documents have material changes: {named}.\n"
        "Enter: so be it; e: all are editorial; m: all are material. ",
    )[language]
    print(question, file=sys.stderr)
    answers: dict[str, Choice] = {"e": "editorial", "m": "material"}
    return answers.get(input().strip().lower(), "rule")


def _written(
    loaded: Loaded, files: Mapping[str, bytes | Problem], new: Iterable[Raised]
) -> dict[str, bytes]:
    """The files of the documents that get a new version."""
    out = {}
    for one in new:
        file = loaded.handbook.files[one.document] if loaded.handbook else ""
        data = files[file]
        if isinstance(data, bytes):
            out[file] = with_revision(loaded.sources[file], data, one.revision, one.first)
    return out


def _frozen(files: Mapping[str, bytes | Problem], name: str, day: date) -> Snapshot:
    """The state of the handbook with all that a release writes."""
    loaded = load(files)
    errors = checks.errors_in(loaded)
    if errors:
        span, why = errors[0].span, errors[0].message
        raise Unknown(Words(
            f"这样发布，{span.file} 第 {span.line} 行就不对了：{why.zh}。什么也没有写。",
            f"So released, line {span.line} of {span.file} would be wrong: {why.en}. Nothing was "
            "written.",
        ))  # fmt: skip
    return snapshot(loaded.editions, name, day)


def _report(found: Changes, new: Iterable[Raised], language: Language) -> None:
    report = Report(found, language)
    print(report.intro())
    for one in new:
        print(f"  {report.document(one.document)}: {one.before} → {one.revision.version}  "
              f"{one.revision.text}")  # fmt: skip
