"""Names of files, and ids: unique, and valid on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.content import ids
from generator.content.checks.context import Context
from generator.content.handbook import Handbook
from generator.content.load import SHARED
from generator.content.misfiled import without_copy_mark
from generator.content.records import Clause, Document
from generator.content.types import UNNAMED, Item, Keyed
from generator.content.walk import Place
from generator.problems.problem import Problem, Words
from generator.problems.spelling import is_slip, near, suggest


def reserved_names(context: Context) -> Iterator[Problem]:
    """No file or folder has a name that Windows keeps for itself or that is no id."""
    reported: set[str] = set()
    for file in context.loaded.names:
        if file in context.loaded.misplaced:
            continue
        parts = PurePosixPath(file).parts
        for part in (*parts[:-1], parts[-1].partition(".")[0]):
            if part in reported or (ids.is_id(part) and part not in ids.RESERVED):
                continue
            reported.add(part)
            if part.lower() in ids.RESERVED:
                yield context.problem(
                    "reserved-name",
                    Place(file),
                    Words(f"“{part}”是 Windows 保留的名称", f"Windows reserves the name “{part}”"),
                    Words("请换一个名称。", "Choose another name."),
                )
            else:
                right = ids.near(without_copy_mark(part))
                yield context.problem(
                    "file-name",
                    Place(file),
                    Words(f"“{part}”不能作文件名或文件夹名", f"“{part}” cannot name a file here"),
                    Words(f"只用小写字母、数字和连字符，例如 {right}。",
                          f"Use lower-case letters, digits and hyphens, such as {right}."),
                )  # fmt: skip


def taken_names(context: Context) -> Iterator[Problem]:
    """No document has the name of a page or folder of every site, or of what a role has besides."""
    derived = {
        f"{entry.id}-{word}": entry.id
        for document in context.handbook.documents
        if (entry := context.handbook.get(document.id))
        for word in ids.DERIVED.get(entry.kind, ids.SIGNING)
    } | {f"{SHARED}-{word}": SHARED for word in ids.DERIVED["role"]}
    for file, name in context.loaded.names.items():
        if not name.folder or name.kind == "quiz" or name.language:
            continue
        if name.id in ids.TAKEN:
            taken = Words(
                f"“{name.id}”是网站本身用的名称", f"every site has something called “{name.id}”"
            )
        elif owner := derived.get(name.id):
            taken = Words(
                f"“{name.id}”是“{owner}”的测验或打印件的名称",
                f"“{name.id}” is a quiz or a print-out of “{owner}”",
            )
        else:
            continue
        yield context.problem(
            "taken-name", Place(file), taken, Words("请换一个名称。", "Choose another name.")
        )


def written_ids(context: Context) -> Iterator[Problem]:
    """A document's id is its file's name: a different one inside the file would mislead."""
    for file, name in context.loaded.names.items():
        value = context.loaded.sources[file].value
        if isinstance(value, dict) and value.get("id", name.id) != name.id:
            yield context.problem(
                "written-id",
                Place(file, ("id",)),
                Words(f"编号由文件名决定，是“{name.id}”", f"the file's name makes it “{name.id}”"),
                Words("请删掉 id 这一行。", "Remove the line with id."),
            )


def duplicate_ids(context: Context) -> Iterator[Problem]:
    """No two documents, and no two items of a document, share an id; case does not tell them
    apart."""
    seen: dict[str, str] = {}
    for file in context.loaded.names:
        name = context.loaded.names[file]
        if name.language and name.language not in context.loaded.editions:
            continue  # which is reported as such
        id = f"{name.kind} {name.id} {name.language}" if name.language else name.id
        other = seen.setdefault(id.lower(), file)
        if other != file and not (name.folder and name.id in ids.TAKEN):
            yield context.problem(
                "duplicate-id",
                Place(file),
                Words(f"编号“{name.id}”和 {other} 重复", f"the id “{name.id}” is used by {other}"),
                Words("给其中一个文件改名。", "Rename one of the two files."),
            )
    for document in context.handbook.records:
        entries = context.handbook.all_entries_of(document)
        yield from _twice(context, ((entry.place, entry.item.id, entry.id) for entry in entries))
    yield from _twice(context, _keyed(context.handbook))


def _keyed(handbook: Handbook) -> Iterator[tuple[Place, str, object]]:
    """What has an id and is no item: clauses, which are one row; revisions and the like."""
    for place, record in handbook.placed_records:
        if isinstance(record, Keyed) and not isinstance(record, Item):
            row = "" if isinstance(record, Clause) else (place.file, place.path[:-1])
            yield place, record.id, (row, record.id)


def _twice(context: Context, ids: Iterable[tuple[Place, str, object]]) -> Iterator[Problem]:
    """Report the second use of an id, and where the first is; what must differ comes last.

    What stands in an item that is there twice is there twice, too.
    """
    seen: dict[object, Place] = {}
    second: list[Place] = []
    for place, id, full in ids:
        first = seen.setdefault(full, place)
        if first is not place and not (id == UNNAMED and _is_broken(context, place)):
            if any(_is_inside(place, one) for one in second):
                continue
            second.append(place)
            line = context.loaded.span(first).line
            yield context.problem(
                "duplicate-id",
                Place(place.file, (*place.path, "id")),
                Words(f"编号“{id}”已经用在第 {line} 行", f"the id “{id}” is used in line {line}"),
                Words("给其中一个写上不同的 id。", "Give one of the two another id."),
            )


def _is_inside(place: Place, other: Place) -> bool:
    return place.file == other.file and place.path[: len(other.path)] == other.path


def _is_broken(context: Context, place: Place) -> bool:
    """True where an item may have no name of its own, but a stand-in."""
    return context.loaded.names[place.file].id in context.loaded.broken


def ids_of_two_kinds(context: Context) -> Iterator[Problem]:
    """What is named by its id alone, without a file, has an id that nothing of another kind has."""
    for entry, kind, first in context.shared_ids:
        id, what, other = entry.item.id, _KINDS[entry.kind], _KINDS[kind]
        yield context.problem(
            "duplicate-id",
            Place(entry.place.file, (*entry.place.path, "id")),
            Words(f"编号“{id}”已经是{other.zh}的编号（{first.file}），不能再作{what.zh}的编号",
                  f"the id “{id}” is that of a {other.en} ({first.file}), so no {what.en} can "
                  "have it"),
            Words("说的是同一个，就删掉这一项；不是，就换一个编号，引用它的地方一起改。",
                  "If both are the same, remove this one; else choose another id, here and "
                  "wherever it is named."),
        )  # fmt: skip


_KINDS = {
    "department": Words("部门", "department"),
    "position": Words("职务", "position"),
    "paper": Words("单据", "paper"),
    "limit": Words("权限行", "line of the authority matrix"),
    "colleague": Words("同事", "colleague"),
    "role": Words("岗位", "role"),
    "procedure": Words("流程", "procedure"),
    "standard": Words("规范", "standard"),
    "script": Words("话术", "script"),
    "checklist": Words("清单", "checklist"),
    "form": Words("表单", "form"),
}


def folders_without_role(context: Context) -> Iterator[Problem]:
    """A folder with content is that of a role; what names a role that is gone is no mistake of its
    own."""
    loaded, roles = context.loaded, [role.id for role in context.handbook.roles]
    named = {reference.id.partition("/")[0] for reference in context.handbook.references}
    for folder, file in loaded.without_role.items():
        real, _, below = file.partition("/")
        is_needed = folder in named or any(
            name.folder == folder and name.kind == "role" for name in loaded.names.values()
        )
        known = next((id for id in roles if is_slip(folder, id)), None)
        zh = f"文件夹名写错了的，改成 {known}；" if known else ""
        en = f"If the folder is misnamed, rename it {known}. " if known else ""
        yield context.problem(
            "no-role",
            Place(f"{real}/role.yaml"),
            Words(f"文件夹 {real} 里没有 role.yaml，所以没有这个岗位（里面有 {below}）",
                  f"the folder {real} has no role.yaml, so there is no such role "
                  f"(it holds {below})"),
            Words(f"{zh}误删的，把 role.yaml 找回来；新岗位用 new role {folder} 建立；"
                  "几个岗位共用的内容放进 shared。",
                  f"{en}Restore role.yaml if it was removed by mistake; `new role {folder}` makes "
                  "a new one; what several roles share belongs in shared/."),
            severity="error" if is_needed else "warning",
        )  # fmt: skip


def repeated_codes(context: Context) -> Iterator[Problem]:
    """No two documents are filed under one number."""
    seen: dict[str, Document] = {}
    for document in context.sound(context.handbook.documents):
        first = seen.setdefault(context.handbook.number_of(document), document)
        if first is not document:
            other, code = context.handbook.files[first.id], document.code or document.id
            yield context.problem(
                "repeated-code",
                context.place(document.id, "code"),
                Words(f"代号“{code}”已经用在 {other}",
                      f"the code “{code}” is used by {other}"),
                Words("换一个：它是文件编号的一部分，打印件按它归档。",
                      "Choose another: it is part of the document number."),
            )  # fmt: skip


def logo_file(context: Context) -> Iterator[Problem]:
    """The logo is a picture that lies beside handbook.yaml: a name, not a path."""
    logo, beside = context.handbook.settings.logo, context.loaded.beside
    if logo and not re.fullmatch(r"\w[\w-]*\.(png|svg|jpg|jpeg|webp)", logo, re.IGNORECASE):
        yield context.problem(
            "logo",
            context.place("handbook", "logo"),
            Words(f"“{logo}”不是图片的文件名", f"“{logo}” is not the name of a picture"),
            Words("把图片放在 handbook.yaml 旁边，只写文件名，例如 logo.png。",
                  "Put the picture beside handbook.yaml, and write its name: logo.png."),
        )  # fmt: skip
    elif logo and logo not in beside:
        yield context.problem(
            "missing-file",
            context.place("handbook", "logo"),
            Words(f"handbook.yaml 旁边没有“{logo}”，手册上不会有标志",
                  f"there is no “{logo}” beside handbook.yaml, so no logo is shown"),
            near(suggest(logo, beside) or (next(iter(beside)) if len(beside) == 1 else None))
            or Words("把图片放在 handbook.yaml 旁边；没有标志的，删掉 logo 这一行。",
                     "Put the picture beside handbook.yaml, or remove the line with logo."),
            severity="warning",
        )  # fmt: skip
