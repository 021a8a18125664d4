"""Gives a role, a document or an item another id, and all that names it follows."""

from __future__ import annotations

import re
from pathlib import Path

from generator.build.cache import Cache
from generator.content import ids
from generator.content.entries import Entry
from generator.content.handbook import Handbook
from generator.content.places import SHARED, SINGLE
from generator.content.types import Keyed
from generator.editing.addresses import model_at
from generator.editing.changeset import ChangeSet
from generator.editing.references import (
    NewIds,
    compared,
    local_references,
    rewrite,
    set_listed,
    texts_of,
)
from generator.editing.translations import rename_keys
from generator.editing.work import NO_CACHE, Drafted, Refused, Work, find
from generator.problems.problem import Words

LOCAL = ("step", "phase", "node")
"""Kinds of item that others of the same document lead to."""


def rename(
    content: Path | Drafted, old: str, new: str, title: str = "", cache: Cache = NO_CACHE
) -> ChangeSet:
    """Give what is called `old` the id `new`, and perhaps another title."""
    work = Work(content, Words(f"改名：{old} → {new}", f"rename {old} to {new}"), cache)
    entry = find(work.handbook, old)
    new = new.rpartition("/")[2]
    if new != own_id(entry):
        refuse_id(new)
        if entry.place.path:
            _rename_item(work, entry, new)
        else:
            _rename_document(work, entry, new)
    if title:
        retitle(work, entry, title)
    if new != own_id(entry) and not entry.place.path:
        move_files(work, entry, new)
    return work.finish()


def own_id(entry: Entry) -> str:
    """The id of an item without that of its document."""
    return entry.item.id if entry.place.path else entry.id


def refuse_id(new: str) -> None:
    if not ids.is_id(new) or new in ids.RESERVED or new in ids.TAKEN or new == SHARED:
        near = ids.near(new)
        zh = f"，例如 {near}" if near != new else ""
        en = f", such as {near}" if near != new else ""
        raise Refused(Words(
            f"“{new}”不能作编号：只用小写英文字母、数字和连字符，不用系统保留的名称{zh}。",
            f"“{new}” cannot be an id: use lower-case letters, digits and hyphens, and no name "
            f"that is reserved{en}.",
        ))  # fmt: skip


def refuse_taken(handbook: Handbook, new: str) -> None:
    """No two documents have the same id."""
    if new in handbook.records:
        raise Refused(
            Words(
                f"编号“{new}”已经用在 {handbook.files[new]}，请换一个。",
                f"The id “{new}” is that of {handbook.files[new]}: take another.",
            )
        )


def _rename_document(work: Work, entry: Entry, new: str) -> None:
    if entry.id in SINGLE:
        raise Refused(Words(f"{entry.place.file} 的名称是固定的。",
                            f"The name of {entry.place.file} is fixed."))  # fmt: skip
    refuse_taken(work.handbook, new)
    rewrite(work, new_ids(work.handbook, entry, new))
    remember(work, entry, (), entry.id, new)
    rename_keys(work, work.now())


def new_ids(handbook: Handbook, entry: Entry, new: str) -> NewIds:
    """The ids of a document and all in it; with a role goes its quiz."""
    out = NewIds()
    names = [(entry.id, new)]
    if entry.kind == "role":
        names.append((f"{entry.id}-quiz", f"{new}-quiz"))
        out.add_id("any", *names[-1])
    for old_id, new_id in names:
        if old_id in handbook.records:
            for one in handbook.all_entries_of(old_id):
                out.add(one, new_id + one.id[len(old_id) :])
    return out


def move_files(work: Work, entry: Entry, new: str) -> None:
    """The files of a document, or the folder of a role with all that lies in it."""
    if entry.kind == "role":
        _move_folder(work, entry.id, new)
        return
    for file in (entry.place.file, *work.translations_of(entry.place.file)):
        folder, _, name = file.rpartition("/")
        work.move_file(file, f"{folder}/{new}{name.removeprefix(entry.id)}")


def _move_folder(work: Work, old: str, new: str) -> None:
    if work.is_drafted:
        for file in [one for one in work.changes.result if one.startswith(f"{old}/")]:
            work.move_file(file, f"{new}/{file.removeprefix(f'{old}/')}")
        return
    folder = work.changes.content / old
    if (work.changes.content / new).exists():
        raise Refused(Words(f"文件夹 {new} 已经有了。", f"There is a folder {new} already."))
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            inside = path.relative_to(folder).as_posix()
            work.changes.know(f"{old}/{inside}")
            work.move_file(f"{old}/{inside}", f"{new}/{inside}")


def _rename_item(work: Work, entry: Entry, new: str) -> None:
    file, path = entry.place
    old = entry.item.id
    beside = f"{entry.id.removesuffix(old)}{new}"
    if beside in work.handbook.entries:
        raise Refused(Words(f"编号“{beside}”已经有了，请换一个。",
                            f"There is a “{beside}” already: take another id."))  # fmt: skip
    open_item(work, entry)
    if entry.kind in LOCAL:
        for one in reversed(list(local_references(work.handbook, file))):
            if one.id == old:
                set_listed(work, one.place, new)
    work.set(file, (*path, "id"), new)
    remember(work, entry, path, old, new)
    if entry.kind == "variable":
        _rename_variable(work, old, new)
    after = work.now()
    if after.handbook is None or after.broken - work.before.broken:
        raise Refused(Words(f"“{new}”在这里不能用。", f"“{new}” cannot be used here."))
    rewrite(work, compared(work.handbook, after.handbook, {}))
    rename_keys(work, work.now())


def _rename_variable(work: Work, old: str, new: str) -> None:
    mark = re.compile(rf"\{{{re.escape(old)}\}}")
    for file, document in list(work.before.sources.items()):
        if f"{{{old}}}" in document.text:
            for path, text in list(texts_of(work.value(file))):
                if mark.search(text):
                    work.set(file, path, mark.sub(f"{{{new}}}", text))


def open_item(work: Work, entry: Entry) -> None:
    """An item that is a bare text becomes one of fields."""
    file, path = entry.place
    value, model = work.value(file, path), model_at(file, path)
    if isinstance(value, str) and model and issubclass(model, Keyed):
        work.set(file, path, {"id": entry.item.id, model.named_by(): value})


def remember(
    work: Work, entry: Entry, path: tuple[str | int, ...], old: str, new: str
) -> None:  # fmt: skip
    """Write the former id down, so that old addresses lead on."""
    was = [one for one in (*entry.item.was, old) if one != new]
    place = (*path, "was")
    if was:
        work.set(entry.place.file, place, list(dict.fromkeys(was)))
    elif work.value(entry.place.file, place) is not None:
        work.remove(entry.place.file, place)


def retitle(work: Work, entry: Entry, title: str) -> None:
    """Give an item another title; people still find a document by its old one."""
    file, path = entry.place
    open_item(work, entry)
    model = model_at(file, path)
    name = model.named_by() if path and model and issubclass(model, Keyed) else "title"
    old = work.value(file, (*path, name))
    if path and work.value(file, (*path, "id")) is None:
        work.set(file, (*path, "id"), entry.item.id)  # it was derived from the old title
    for one in work.before.understood:
        if one.id == entry.id:
            set_listed(work, one.place, one.id)
    work.set(file, (*path, name), title)
    work.reworded.add(entry.place)
    aliases = list(getattr(entry.item, "aliases", ()))
    if hasattr(entry.item, "aliases") and isinstance(old, str) and old not in (title, *aliases):
        kept = [one for one in aliases if one != title]
        work.set(file, (*path, "aliases"), [*kept, old])
