"""`handbook init`: a handbook to start from: a small example, nothing, or an imported draft."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from generator.commands import project
from generator.commands.content import say
from generator.commands.invocation import command, typed_path
from generator.content import ids
from generator.content.vocabulary import VOCABULARY
from generator.editing import yaml_edit
from generator.editing.text_edits import EditError, value_at
from generator.problems.problem import Language, Words
from generator.reading.document import Document, Plain
from generator.reading.document import Path as ValuePath
from generator.reading.reader import read

CLEAN, USAGE = 0, 2
COMPANY = "示例公司"
"""The name in the starter's files, which `--name` replaces."""
EFFECTIVE, REVIEW = "2026-12-01", "2027-11-30"
"""The dates in the starter's settings, which those of the day it is copied on replace."""
SETTINGS = "handbook.yaml"
EXAMPLE = ("ask", "order", "tasks", "variables", "positions")
"""What of the starter's settings belongs to its example."""
DEPARTMENT: dict[str, Plain] = {"id": "admin-hr", "title": "行政人事部"}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=typed_path, metavar="DIR",
                        help="新的或空的文件夹 · a new or empty folder")  # fmt: skip
    parser.add_argument("--name", default="", help="公司名称 · the company's name")
    parser.add_argument(
        "--prefix", default="", help="文件编号的前缀，例如 HF · how document numbers begin"
    )
    parser.add_argument(
        "--languages", default="", choices=["zh", "zh,en", "en", "en,zh"],
        help="语言，第一种是基础语言 · languages, the base first",
    )  # fmt: skip
    parser.add_argument("--department", action="append", default=[], metavar="TITLE",
                        help="部门，可以写几次 · a department; may be repeated")  # fmt: skip
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--empty", action="store_true",
                       help="不要示例岗位 · without the example")  # fmt: skip
    start.add_argument("--from", type=typed_path, dest="source", metavar="DIR",
                       help="用 import 得到的草稿 · from what `import` made")  # fmt: skip
    parser.add_argument("--ci", choices=sorted(project.CI),
                        help="每次提交自动检查的文件 · files that check every push")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Make the new handbook, with the company's name in it."""
    folder: Path = options.folder
    if wrong := _wrong(folder, options.source):
        say(wrong, options.language)
        return USAGE
    if sys.stdin.isatty() and not _is_told(options):
        _ask(options)
    existed = folder.exists()
    try:
        _make(folder, options)
    except (EditError, OSError) as error:
        _clear(folder, keep=existed)  # half a handbook would be in the way
        if isinstance(error, OSError):
            raise
        say(error.words, options.language)
        return USAGE
    edit, build, check = command("edit"), command("build"), command("check")
    print(
        Words(
            f"新手册在 {folder.absolute()}。进入这个文件夹，运行 {edit}，在浏览器里改；"
            f"生成网站用 {build}。",
            f"The new handbook is in {folder.absolute()}. Go there and run {edit} to write it in "
            f"the browser, and {build} to make the site.",
        )[options.language]
        if not options.source else
        Words(
            f"新手册在 {folder.absolute()}。进入这个文件夹，先运行 {check}，补上草稿里缺的。",
            f"The new handbook is in {folder.absolute()}. Go there and run: {check}. It lists "
            "what the draft lacks.",
        )[options.language]
    )  # fmt: skip
    return CLEAN


def _wrong(folder: Path, source: Path | None) -> Words | None:
    if folder.is_file() or (folder.exists() and any(folder.iterdir())):
        return Words(f"{folder} 里已经有文件。请换一个空文件夹。",
                     f"{folder} is not empty. Choose another folder.")  # fmt: skip
    if source and _content_of(source) is None:
        return Words(
            f"{source} 里没有 roles/handbook.yaml，不是 import 得到的草稿。",
            f"{source} holds no roles/handbook.yaml: it is no draft of `import`.",
        )
    return None


def _content_of(source: Path) -> Path | None:
    places = (source / "roles", source)
    return next((place for place in places if (place / SETTINGS).is_file()), None)


def _is_told(options: argparse.Namespace) -> bool:
    given = (options.name, options.prefix, options.languages, options.department, options.empty)
    return any(given) or bool(options.source)


def _ask(options: argparse.Namespace) -> None:
    """What a new handbook needs to know, with an answer to each that Enter takes."""
    language: Language = options.language
    questions = (
        ("name", Words("公司名称", "The company's name"), COMPANY),
        (
            "prefix",
            Words(
                "文件编号的前缀，省略时取公司名称的拼音首字母",
                "What document numbers begin with; by default the initials",
            ),
            "",
        ),
        ("departments", Words("部门，用逗号隔开", "Departments, with commas between"), ""),
        ("languages", Words("语言：zh 或 zh,en", "Languages: zh or zh,en"), "zh"),
        ("example", Words("要一个示例岗位吗？y/n", "With an example? y/n"), "y"),
    )
    answers = {}
    for name, words, usual in questions:
        print(f"{words[language]} [{usual}]: " if usual else f"{words[language]}: ",
              end="", file=sys.stderr, flush=True)  # fmt: skip
        answers[name] = input().strip() or usual
    options.name, options.prefix = answers["name"], answers["prefix"]
    named = answers["departments"].replace("，", ",").replace("、", ",").split(",")
    options.department = [one.strip() for one in named if one.strip()]
    options.languages = "zh,en" if "en" in answers["languages"] else "zh"
    options.empty = answers["example"].lower() in ("n", "no", "否", "不", "不要")


def _clear(folder: Path, *, keep: bool) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if keep:
        folder.mkdir(parents=True, exist_ok=True)


def _make(folder: Path, options: argparse.Namespace) -> None:
    """A handbook in force from today on, to be reviewed within a year."""
    with as_file(files("generator") / "starter") as starter:
        kept = shutil.ignore_patterns("new", "ci")
        shutil.copytree(starter, folder, dirs_exist_ok=True, ignore=kept)
    roles = folder / "roles"
    settings = roles / SETTINGS
    if options.source:
        shutil.rmtree(roles)
        shutil.copytree(_content_of(options.source) or options.source, roles)
    elif options.empty:
        text = settings.read_text("utf-8")
        shutil.rmtree(roles)
        roles.mkdir()
        settings.write_text(text, "utf-8", newline="\n")
    today = date.today()
    review = today.replace(year=today.year + 1, day=min(today.day, 28))
    text = settings.read_text("utf-8")
    text = text.replace(EFFECTIVE, today.isoformat()).replace(REVIEW, review.isoformat())
    settings.write_text(_adapted(text, options), "utf-8", newline="\n")
    project.write_editor(folder)
    project.write_clicks(folder, os.environ.get("HANDBOOK_RUN") or project.run_beside())
    _point_to_files(folder)
    if options.ci:
        project.write_ci(folder, options.ci)


def _point_to_files(folder: Path) -> None:
    """Of the first things to do that the README lists, those whose files are there."""
    readme = folder / "README.md"
    lines: list[str] = []
    number = 0
    for line in readme.read_text("utf-8").splitlines():
        if found := _FIRST.match(line):
            if not (folder / found[1]).exists():
                continue
            number += 1
            line = f"{number}. {line.partition(' ')[2]}"
        lines.append(line)
    readme.write_text("\n".join([*lines, ""]), "utf-8", newline="\n")


_FIRST = re.compile(r"\d+\. `([^`]+)`")


def _adapted(text: str, options: argparse.Namespace) -> str:
    """The settings with the values of the options; their comments stay."""
    file = read(SETTINGS, text.encode(), VOCABULARY)
    for path, value in _settings(file, options):
        change = yaml_edit.remove(file, path) if value is None else yaml_edit.set_value(
            file, path, value
        )  # fmt: skip
        file = yaml_edit.reread(file, change)
    return file.text


def _settings(file: Document, options: argparse.Namespace) -> Iterator[tuple[ValuePath, Plain]]:
    name = options.name.strip()
    if name:
        yield ("company",), name
    prefix = options.prefix.strip() or (_initials(name) if name else "")
    if prefix:
        yield ("document", "prefix"), prefix
    if options.languages:
        yield ("languages",), options.languages.split(",")
    known = value_at(file.value, ("departments",), [])
    if options.empty:
        yield from (((field,), None) for field in EXAMPLE if field in value_at(file.value, ()))
        known = [] if options.department else [DEPARTMENT]
        if options.department:  # who wrote it can be nobody of the example
            first = options.department[0]
            yield ("document", "prepared_by"), first
            is_english = options.languages.startswith("en")
            head = f"Head of {first}" if is_english else f"{first}负责人"
            yield ("document", "reviewed_by"), head
            yield ("revisions", 0, "by"), first
    titles = {one["title"] for one in known}
    more = [{"id": ids.derive(one) or f"department-{n}", "title": one}
            for n, one in enumerate(options.department, 1) if one not in titles]  # fmt: skip
    if options.empty or more:
        yield ("departments",), [*known, *more]


def _initials(name: str) -> str:
    """The first letters of a name, as document numbers begin with them."""
    return "".join(part[0] for part in ids.derive(name).split("-")[:4] if part).upper()
