"""Which file belongs where in a content folder, and what a misplaced one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.content import ids
from generator.problems.problem import Problem, Span, Words
from generator.problems.spelling import narrow, suggest
from generator.reading.files import CONTENT, TEXT

SINGLE = ("handbook", "topics", "sources", "glossary", "authority", "papers", "people")
"""The files that stand once, at the root."""

FOLDERS = {"procedures": "procedure", "scripts": "script", "standards": "standard",
           "checklists": "checklist", "forms": "form"}  # fmt: skip
"""The folders of a role, and of `shared/`, and the kind of file they hold."""

SHARED = "shared"

_CHINESE = {
    "岗位": "role", "测验": "quiz", "手册": "handbook", "设置": "handbook", "主题": "topics",
    "来源": "sources", "出处": "sources", "术语": "glossary", "术语表": "glossary",
    "流程": "procedures", "话术": "scripts", "规范": "standards", "清单": "checklists",
    "表单": "forms", "表格": "forms", "权限": "authority", "审批权限": "authority",
    "审批权限表": "authority", "单据": "papers", "通讯录": "people", "人员": "people",
    "公共": "shared", "共用": "shared",
}  # fmt: skip


class FileName(NamedTuple):
    """What a file's place in the tree says about it."""

    kind: str
    id: str
    folder: str
    language: str | None


def file_name(path: str) -> FileName | None:
    """What `front-desk/procedures/x.en.yaml` holds; None where no content belongs."""
    parts = PurePosixPath(path).parts
    if not parts:
        return None  # the content folder itself, where it cannot be read
    stem, _, ending = parts[-1].partition(".")
    language, _, ending = ending.rpartition(".")
    if ending not in ("yaml", "yml") or "." in language:
        return None
    match parts[:-1]:
        case () if stem in SINGLE:
            return FileName(stem, stem, "", language or None)
        case (folder,) if stem == "role" and folder != SHARED:
            return FileName("role", folder, folder, language or None)
        case (folder,) if stem == "quiz":
            return FileName("quiz", f"{folder}-quiz", folder, language or None)
        case (folder, sub) if sub in FOLDERS:
            return FileName(FOLDERS[sub], stem, folder, language or None)
    return None


class Misplaced(NamedTuple):
    """A file in a wrong place or with a wrong name, and the path that was probably meant."""

    problem: Problem
    cause: str
    """The file or folder that is wrong: its name is one mistake, however many files it holds."""
    meant: str | None


def misplaced(path: str, others: Collection[str] = ()) -> Misplaced:
    """What is wrong with a path where no content belongs; `others` are the paths beside it."""
    meant = _meant(path)
    if not CONTENT.search(path):
        return Misplaced(_no_content(path, meant), path, None)
    if meant is None or file_name(meant) is None:
        return Misplaced(_nowhere(path), path, None)
    pairs = zip(PurePosixPath(path).parts, PurePosixPath(meant).parts, strict=True)
    at, wrong, right = next((n, a, b) for n, (a, b) in enumerate(pairs) if a != b)
    cause = "/".join(PurePosixPath(path).parts[: at + 1])
    problem = Problem(
        "misplaced-file",
        Span(path),
        Words(f"“{wrong}”这个名称认不出来", f"the name “{wrong}” is not known here"),
        Words(
            f"{meant} 已经有了。这像是它的副本，请移走。",
            f"{meant} is there already. This looks like a copy of it: move it away.",
        )
        if meant in others
        else Words(
            f"是不是“{right}”？请改名为 {meant}。", f"Did you mean “{right}”? Rename it {meant}."
        ),
    )
    return Misplaced(problem, cause, meant)


def _no_content(path: str, meant: str | None) -> Problem:
    """A text in a folder in which there is nothing else."""
    name = meant if meant and file_name(meant) else str(PurePosixPath(path).with_name("role.yaml"))
    return Problem(
        "misplaced-file",
        Span(path),
        Words("这个文件不会被读取", "this file is not read"),
        Words(
            f"内容写在 .yaml 文件里，例如 {name}；旧文件可以用 handbook import 转换。",
            f"Content is written in .yaml files, such as {name}; "
            "`handbook import` converts older ones.",
        ),
    )


def _nowhere(path: str) -> Problem:
    folders = "、".join(FOLDERS)
    return Problem(
        "misplaced-file",
        Span(path),
        Words("这个位置不放内容文件", "no content file belongs here"),
        Words(
            f"岗位文件夹里放 role.yaml、quiz.yaml 和 {folders} 这些子文件夹。",
            f"A role's folder holds role.yaml, quiz.yaml and {', '.join(FOLDERS)}.",
        ),
    )


def _meant(path: str) -> str | None:
    """The path with names put right where they are nearly right."""
    *folders, file = PurePosixPath(path).parts
    stem, language = _stem(file)
    if len(folders) == 2:
        folders[1] = _nearest(folders[1], tuple(FOLDERS)) or folders[1]
    elif len(folders) == 1:
        stem = _nearest(stem, ("role", "quiz")) or stem
    elif not folders:
        stem = _nearest(stem, SINGLE) or stem
    return "/".join([*folders, f"{stem}{language}.yaml"])


def _stem(file: str) -> tuple[str, str]:
    """A file's name without its ending, however that is written, and its language."""
    bare = TEXT.sub("", CONTENT.sub("", narrow(file)))
    found = re.fullmatch(r"(.+?)[._-](zh|en)", bare, re.IGNORECASE)
    return (found[1], f".{found[2].lower()}") if found else (bare, "")


def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    chinese = _CHINESE.get(name)
    return chinese if chinese in known else suggest(name, known)


def tidy(name: FileName) -> FileName:
    """The same with ids that can be used, whatever the file or folder is called."""
    return name._replace(id=ids.near(name.id), folder=name.folder and ids.near(name.folder))
