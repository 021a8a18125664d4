"""Files that are what another place is for: a form among the procedures, a copy of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.content import ids
from generator.content.places import FOLDERS, SINGLE, FileName
from generator.content.records import KINDS
from generator.content.vocabulary import VOCABULARY
from generator.problems.problem import Problem, Span, Words
from generator.reading.document import Plain
from generator.reading.files import CONTENT
from generator.reading.reader import read

_COPY_WORDS = r"副本|复件|复制|拷贝|备份|copy|duplicate|backup|bak"
_COPY = re.compile(
    rf"(?:[\s_.–—-]*(?:{_COPY_WORDS})\s*\d*(?:\s*[(（]\d+[)）])?|\s*[(（]\d+[)）]|\s+\d+)"
    r"(?=\.(?:zh|en)$|$)"
    r"|^(?:copy of\s+|(?:副本|复件)[\s_-]*)",
    re.IGNORECASE,
)
"""What file managers add to the name of a copy: ` - 副本`, ` (1)`, ` copy 2`."""
_LIKE_ID = re.compile(r"-(?:copy|duplicate|backup|bak|fu-?ben|\d+)(?=\.(?:zh|en)$|$)")
"""The same written as an id, which may well be a name of its own."""


class Copied(NamedTuple):
    """A copy of a file or folder, which is not read."""

    problem: Problem
    cause: str
    """The file, without its language, or the folder."""


def without_copy_mark(name: str) -> str:
    """A name without what says that the file is a copy."""
    return _COPY.sub("", name).strip() or name


def copied(path: str, files: Mapping[str, object]) -> Copied | None:
    """The copy that a file is or belongs to, where the original is there."""
    *folders, file = PurePosixPath(path).parts
    for depth, folder in enumerate(folders):
        original = "/".join([*folders[:depth], without_copy_mark(folder)])
        copy = "/".join(folders[: depth + 1])
        if original != copy and any(one.startswith(f"{original}/") for one in files):
            return Copied(_copy(path, copy, original), copy)
    ending = CONTENT.search(file)
    stem = file[: ending.start()] if ending else file
    bare, plain = without_copy_mark(stem), _LIKE_ID.sub("", stem)
    original = str(PurePosixPath(path).with_name(f"{bare}.yaml"))
    if bare == stem or original not in files:
        original = str(PurePosixPath(path).with_name(f"{plain}.yaml"))
        if plain == stem or files.get(original) != files[path]:
            return None
    cause = re.sub(r"\.(?:zh|en)\b", "", path)
    return Copied(_copy(path, path, original), cause)


def _copy(file: str, copy: str, original: str) -> Problem:
    return Problem(
        "copied-file",
        Span(file),
        Words(f"“{PurePosixPath(copy).name}”像是 {original} 的副本，没有读",
              f"“{PurePosixPath(copy).name}” looks like a copy of {original}, and is not read"),
        Words("不要的，删掉它或移出 roles/；要当新文件用的，另取一个名称"
              "（小写字母、数字、连字符），里面的 title 和 code 也要改。",
              "Remove it, or move it out of roles/. To make something new of it, give it a name "
              "of its own, of lower-case letters, digits and hyphens, and another title and code."),
    )  # fmt: skip


_ENGLISH = r"(?:en|eng|english|英文|英语|英译|英)"
_TRANSLATED = re.compile(
    rf"(?P<stem>.+?)[\s._(（-]+{_ENGLISH}(?:版|版本|译文)?[)）]?(?P<end>\.ya?ml)"
    rf"|{_ENGLISH}[._-](?P<behind>.+?)(?P<last>\.ya?ml)",
    re.IGNORECASE,
)
"""Names that say in some way that a file is the English of another: `_en`, `（英文）`, `.EN`."""


class Translated(NamedTuple):
    """A translation whose name is not `NAME.en.yaml`, and the path that it should have."""

    problem: Problem
    meant: str


def translated(path: str, files: Mapping[str, bytes | Problem]) -> Translated | None:
    """The translation that a file is by its name, where the original is there.

    `letter-en.yaml` may be a document of its own; it is a translation if what it holds stands
    under ids, and not in lists.
    """
    file = PurePosixPath(path)
    found = _TRANSLATED.fullmatch(file.name)
    if found is None:
        return None
    stem, end = found["stem"] or found["behind"], found["end"] or found["last"]
    original, meant = (str(file.with_name(f"{stem}{word}{end}")) for word in ("", ".en"))
    if meant == path or original not in files:
        return None
    if ids.is_id(file.stem) and not _stands_by_id(path, files[path]):
        return None
    problem = Problem(
        "misplaced-file",
        Span(path),
        Words(f"这是 {original} 的译文，名称写得不对",
              f"this is the translation of {original}, under a wrong name"),
        Words(f"{meant} 已经有了：两个里留一个。",
              f"{meant} is there already: keep one of the two.")
        if meant in files
        else Words(f"改名为 {meant}。", f"Rename it {meant}."),
    )  # fmt: skip
    return Translated(problem, meant)


def _stands_by_id(path: str, data: bytes | Problem) -> bool:
    value = None if isinstance(data, Problem) else read(path, data, VOCABULARY).value
    fields: Mapping[str, Plain] = value if isinstance(value, dict) else {}
    lists = VOCABULARY.holders - VOCABULARY.mappings
    return any(isinstance(held, dict) and name in lists for name, held in fields.items())


def of_another_kind(name: FileName, file: str, value: Plain) -> Problem | None:
    """The problem of a file whose fields are those of another kind of file."""
    if not isinstance(value, dict) or (len(value) < 2 and name.kind not in SINGLE):
        return None
    keys = set(value) - {"id"}
    if keys <= _fields(name.kind):
        return None
    found = [kind for kind in KINDS if keys <= _fields(kind) and _required(kind) <= keys]
    if len(found) != 1:
        return None
    path, what = _place_of(found[0], name), _WHAT[found[0]]
    return Problem(
        "misplaced-file",
        Span(file),
        Words(f"这像是{what.zh}，不是{_WHAT[name.kind].zh}",
              f"this looks like a {what.en}, not like a {_WHAT[name.kind].en}"),
        Words(f"把它移到 {path}。", f"Move it to {path}."),
    )  # fmt: skip


def _fields(kind: str) -> set[str]:
    return {info.alias or name for name, info in KINDS[kind].model_fields.items()}


def _required(kind: str) -> set[str]:
    fields = KINDS[kind].model_fields.items()
    return {info.alias or name for name, info in fields if info.is_required()} - {"id"}


def _place_of(kind: str, name: FileName) -> str:
    """Where a file of a kind belongs, in the folder that it is in."""
    folder = name.folder or "shared"
    if kind in SINGLE:
        return f"{kind}.yaml"
    if kind in ("role", "quiz"):
        return f"{folder}/{kind}.yaml"
    below = next(below for below, of in FOLDERS.items() if of == kind)
    return f"{folder}/{below}/{ids.near(name.id)}.yaml"


_WHAT = {
    "role": Words("岗位（role.yaml）", "role"),
    "procedure": Words("流程", "procedure"),
    "standard": Words("规范", "standard"),
    "script": Words("话术", "script"),
    "checklist": Words("清单", "checklist"),
    "form": Words("表单", "form"),
    "quiz": Words("测验（quiz.yaml）", "quiz"),
    "glossary": Words("术语表", "glossary"),
    "topics": Words("主题表", "list of topics"),
    "sources": Words("来源表", "list of sources"),
    "authority": Words("审批权限表", "authority matrix"),
    "papers": Words("单据表", "list of papers"),
    "people": Words("通讯录", "directory"),
    "handbook": Words("手册设置（handbook.yaml）", "file of settings"),
}
