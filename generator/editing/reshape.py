"""Moves, renames, retires, copies and deletes within the form editor.

The same functions do it as the commands, on the files as the form has them. What comes of it is a
row of edits: like all others they are shown before they are saved, and can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from pydantic import Field

from generator.content.entries import Entry
from generator.content.handbook import Handbook
from generator.content.places import SHARED, file_name
from generator.content.records import Procedure
from generator.content.walk import Place as ValuePlace
from generator.editing import located
from generator.editing.calls import Answer, Working, bytes_of, refuse_place, worked_on
from generator.editing.changeset import ChangeSet
from generator.editing.copy import copy
from generator.editing.delete import delete
from generator.editing.desk import Checked, Desk
from generator.editing.drafts import document_of
from generator.editing.edits import (
    Files,
    Part,
    digest_of_bytes,
    model_of_file,
    resolved,
    value_at,
)
from generator.editing.move import move
from generator.editing.recast import lost, recast, sections_for, title_of
from generator.editing.rename import rename
from generator.editing.retire import retire
from generator.editing.text_edits import EditError
from generator.editing.work import Drafted, Refused
from generator.problems.problem import Problem, Words

MOST_NAMED = 12
"""So many of what refers to something are listed."""


class Place(Working):
    """A document, or an item of it."""

    file: str
    at: tuple[Part, ...] = ()


class Reshape(Place):
    """What is to become of it."""

    do: Literal["move", "recast", "rename", "retire", "copy", "delete"]
    to: str = Field(default="", max_length=200)
    """Where it goes, its section, its new id, or what replaces it."""
    title: str = Field(default="", max_length=200)
    anyway: bool = False
    """Delete it even if other places refer to it."""


class Found(NamedTuple):
    """The files as they are after the edits, their handbook, and what is meant in it."""

    files: Mapping[str, bytes | Problem]
    handbook: Handbook
    entry: Entry | None
    checked: Checked


def targets(desk: Desk, files: Files, request: Place) -> Answer:
    """What can be done with something: its id, where it can go, and who refers to it."""
    found = _found(desk, files, request)
    if found is None or found.entry is None:
        return Answer({"id": "", "to": [], "sections": [], "users": [], "like": []})
    entry, handbook = found.entry, found.handbook
    to = [_named(handbook, one) for one in _places_for(handbook, entry)]
    if not entry.place.path and entry.kind != "role" and entry.folder != SHARED:
        to.insert(0, {"id": SHARED, "title": "", "of": ""})
    like = [
        _named(handbook, one)
        for one in handbook.entries.values()
        if one.kind == entry.kind and one.id != entry.id and not getattr(one.item, "retired", None)
    ]
    users = list(dict.fromkeys(_users(handbook, entry)))
    return Answer({
        "id": entry.id,
        "title": handbook.title(entry.id),
        "to": to,
        "sections": _sections(desk, found, entry),
        "like": like,
        "users": users[:MOST_NAMED],
        "more": max(0, len(users) - MOST_NAMED),
    })  # fmt: skip


def reshape(desk: Desk, files: Files, request: Reshape) -> Answer:
    """The edits that do it, or why it cannot be done."""
    found = _found(desk, files, request)
    if found is None:
        return _refused(desk, _UNREADABLE)
    if request.do == "delete" and "/" not in request.file:
        return _refused(desk, _FIXED)
    if request.do == "delete" and not request.at and (found.entry is None or request.anyway):
        return _answered(desk, found.files, dict.fromkeys(_own_files(found.files, request.file)))
    if found.entry is None:
        return _refused(desk, _UNREADABLE)
    try:
        errors = [one for one in found.checked.problems if one.severity == "error"]
        drafted = Drafted(found.files, found.checked.loaded, errors)
        made = _MAKERS[request.do](drafted, found.entry.id, request)
    except Refused as refused:
        plain = [located.plain(one, (), desk.language) for one in refused.problems[:20]]
        return _refused(desk, _needed(found.handbook, refused.needed) or refused.words, plain)
    except EditError as error:
        return _refused(desk, error.words)
    answer = _answered(desk, found.files, {file: one.after for file, one in made.changes.items()})
    moved = {old: new for new, old in made.moved.items()}
    copied = (file for file in made.changes if request.do == "copy" and file not in found.files)
    answer.value["open"] = moved.get(request.file) or next(copied, request.file)
    return answer


_MAKERS: Mapping[str, Callable[[Drafted, str, Reshape], ChangeSet]] = {
    "move": lambda content, id, asked: move(content, id, asked.to),
    "recast": lambda content, id, asked: recast(content, id, asked.to),
    "rename": lambda content, id, asked: rename(content, id, asked.to or id, asked.title),
    "retire": lambda content, id, asked: retire(content, id, asked.to),
    "copy": lambda content, id, asked: copy(content, id, asked.to, asked.title),
    "delete": lambda content, id, asked: delete(content, id),
}


def _needed(handbook: Handbook, places: Sequence[ValuePlace]) -> Words | None:
    """Which places must name something, in the words of the handbook instead of lines."""
    titles: dict[str, None] = {}
    for place in places:
        name = file_name(place.file)
        entries = handbook.all_entries_of(name.id) if name else []
        around = [one for one in entries if place.path[: len(one.place.path)] == one.place.path]
        inner = max(around, key=lambda one: len(one.place.path), default=None)
        titles[handbook.title(inner.id) if inner else place.file] = None
    if not titles:
        return None
    listed = "、".join(titles), ", ".join(titles)
    return Words(
        f"这些地方一定要写一个，不能空着：{listed[0]}。请先到那里改成别的，或者选由什么替代。",
        f"These need somebody or something named: {listed[1]}. Name another there first, or choose "
        "what takes its place.",
    )


_FIXED = Words("这个文件不能删除。", "This file cannot be deleted.")
_UNREADABLE = Words(
    "内容现在读不出来，先改好标出的问题。",
    "The content cannot be read as it is: first correct what is marked.",
)


def _found(desk: Desk, files: Files, request: Place) -> Found | None:
    refuse_place(request.file, files)
    after = worked_on(desk, files, request).after
    checked = desk.checked(after)[0]
    handbook = checked.loaded.handbook
    if handbook is None:
        return None
    name = file_name(request.file)
    if name is None or name.id not in handbook.records:
        return Found(after, handbook, None, checked)
    if not request.at:
        return Found(after, handbook, handbook.entries.get(name.id), checked)
    value = document_of(request.file, bytes_of(after, request.file)).value
    path = resolved(model_of_file(request.file), value, request.at)
    entries = handbook.all_entries_of(name.id)
    entry = next((one for one in entries if one.place.path == path), None)
    return Found(after, handbook, entry, checked)


def _places_for(handbook: Handbook, entry: Entry) -> Iterator[Entry]:
    """What can take something: roles a document; others of its kind an item of one."""
    if not entry.place.path:
        if entry.kind != "role":
            for role in handbook.roles:
                if role.id != entry.folder:
                    yield handbook.entries[role.id]
        return
    parent = handbook.entries[entry.parent] if entry.parent else None
    for one in handbook.entries.values():
        fits = parent is not None and one.kind == parent.kind and one.id != parent.id
        is_procedure = entry.kind == "step" and isinstance(one.item, Procedure)
        if fits or (is_procedure and not one.place.path and one.id != entry.document):
            yield one


def _sections(desk: Desk, found: Found, entry: Entry) -> list[dict[str, Any]]:
    """The other sections of its role that an item can go to, and what it would lose there."""
    file, path = entry.place
    held = value_at(document_of(file, bytes_of(found.files, file)).value, path)
    return [
        {
            "id": "/".join(one),
            "title": title_of(one, desk.language),
            "lost": lost(held, entry, one, desk.language),
        }
        for one in sections_for(found.handbook.records, entry)
    ]


def _named(handbook: Handbook, entry: Entry) -> dict[str, str]:
    of = handbook.title(entry.document) if entry.place.path else ""
    return {"id": entry.id, "title": handbook.title(entry.id), "of": of}


def _users(handbook: Handbook, entry: Entry) -> Iterator[str]:
    """The titles of what refers to something or to a part of it, from elsewhere."""
    inside = [
        one.id
        for one in handbook.all_entries_of(entry.document)
        if one.place.path[: len(entry.place.path)] == entry.place.path
    ]
    if entry.kind == "role":
        inside += [one.id for one in handbook.documents_in(entry.id)]
    for id in inside:
        for user in handbook.used_by(id):
            other = handbook.entries.get(user)
            if user not in inside and (other is None or other.folder != entry.id):
                yield handbook.title(user) if other else user


def _own_files(files: Mapping[str, bytes | Problem], file: str) -> list[str]:
    """The files of a document whose record cannot be made."""
    name = file_name(file)
    if name is None:
        return []
    if name.kind == "role":
        return [one for one in files if one.startswith(f"{name.id}/")]
    stem = file.removesuffix(".yaml")
    return [one for one in files if one == file or (one.startswith(f"{stem}.") and file_name(one))]


def _refused(desk: Desk, words: Words, problems: list[dict[str, Any]] | None = None) -> Answer:
    return Answer({"edits": [], "refused": words[desk.language], "problems": problems or []})


def _answered(
    desk: Desk, files: Mapping[str, bytes | Problem], changed: Mapping[str, bytes | None]
) -> Answer:
    return Answer({"edits": edits_to(desk, files, changed), "refused": "", "problems": []})


def edits_to(
    desk: Desk, files: Mapping[str, bytes | Problem], changed: Mapping[str, bytes | None]
) -> list[dict[str, Any]]:
    """The edits that give files other contents; None stands for no file."""
    edits: list[dict[str, Any]] = []
    for file, data in changed.items():
        was = digest_of_bytes(bytes_of(files, file))
        if data is None:
            edits.append({"op": "delete", "file": file, "at": [], "value": None, "was": was})
        elif file in files or file_name(file):  # not the record of translations that is made anew
            digest = desk.drop(data)
            edits.append({"op": "file", "file": file, "at": [], "digest": digest, "was": was})
    return edits
