"""Moves a document to another role, or an item to another place or document."""

from __future__ import annotations

from pathlib import Path

from generator.build.cache import Cache
from generator.content.entries import Entry
from generator.content.places import FOLDERS, SHARED
from generator.content.records import Attachment, Document, Duty, Picture, Procedure, Role, Topic
from generator.content.walk import records_in
from generator.editing import yaml_edit
from generator.editing.changeset import ChangeSet
from generator.editing.references import NewIds, rewrite
from generator.editing.rename import open_item, remember
from generator.editing.translations import ids_in, key_path
from generator.editing.work import NO_CACHE, Drafted, Refused, Work, find
from generator.problems.problem import Words
from generator.reading.document import Path as ValuePath
from generator.reading.document import Plain


def move(content: Path | Drafted, name: str, to: str, cache: Cache = NO_CACHE) -> ChangeSet:
    """Move a document to a role's folder or `shared`; an item to the end of another document or
    phase, or before another item of its kind."""
    work = Work(content, Words(f"移动：{name} → {to}", f"move {name} to {to}"), cache)
    entry = find(work.handbook, name)
    if not entry.place.path:
        _move_document(work, entry, SHARED if to == SHARED else find(work.handbook, to).id)
        return work.finish()
    target = _Target(work, entry, find(work.handbook, to))
    if target.file == entry.place.file and target.path == entry.place.path[:-1]:
        at = target.index - (1 if target.index > target.own_index else 0)
        work.move_item(target.file, target.path, target.own_index, at)
        return work.finish()
    new_ids = _ids_after(work, entry, target)
    rewrite(work, new_ids)
    _hand_over(work, entry, target)
    _transfer(work, entry, target)
    return work.finish()


# -- documents


def _move_document(work: Work, entry: Entry, to: str) -> None:
    document = entry.item
    if not isinstance(document, Document) or isinstance(document, Role):
        raise Refused(Words("岗位不能移动；可以改名或停用。",
                            "A role cannot be moved; it can be renamed or retired."))  # fmt: skip
    if to != SHARED and not isinstance(work.handbook.records.get(to), Role):
        raise Refused(Words(f"“{to}”不是岗位；写岗位编号，或者 shared。",
                            f"“{to}” is no role: name a role, or shared."))  # fmt: skip
    if to == entry.folder:
        raise Refused(Words(f"它已经在 {to} 里了。", f"It is in {to} already."))
    if to == SHARED:
        _keep_users(work, entry, document)
    move_files_to(work, entry, to)


def move_files_to(work: Work, entry: Entry, to: str) -> None:
    """The files of a document, its translations and its pictures, into another folder."""
    document = entry.item
    assert isinstance(document, Document)
    file, folder = entry.place.file, _FOLDER[entry.kind]
    for one in (file, *work.translations_of(file)):
        work.move_file(one, f"{to}/{folder}/{one.rpartition('/')[2]}")
    _take_files_along(work, entry, document, to)


_FOLDER = {kind: folder for folder, kind in FOLDERS.items()}


def _keep_users(work: Work, entry: Entry, document: Document) -> None:
    """What the folder said so far, whose it is, is written down."""
    field = "owner" if isinstance(document, Procedure) else "role"
    if not getattr(document, field) and entry.folder in work.handbook.records:
        work.set(entry.place.file, (field,), entry.folder)


def _take_files_along(work: Work, entry: Entry, document: Document, to: str) -> None:
    """Pictures and papers of the document; what others use too stays as well."""
    handbook = work.handbook
    used = {
        path: {one.id for one in handbook.documents_in(entry.folder) if path in _files(work, one)}
        for path in _files(work, document)
    }
    for path, users in used.items():
        if not path.startswith(f"{entry.folder}/"):
            continue
        new = f"{to}{path.removeprefix(entry.folder)}"
        if work.changes.files.get(new, handbook.assets[path]) != handbook.assets[path]:
            raise Refused(Words(f"{new} 已经有了，内容不同。", f"There is another {new} already."))
        if users <= {document.id}:
            work.move_file(path, new)
        else:
            work.changes.put(new, handbook.assets[path])


def _files(work: Work, document: Document) -> set[str]:
    named = (
        work.handbook.asset_of(document.id, one.file)
        for one, _ in records_in(document) if isinstance(one, (Picture, Attachment))
    )  # fmt: skip
    return {path for path in named if path}


# -- items


class _Target:
    """Where an item goes: a list of a file, and the place in it."""

    def __init__(self, work: Work, entry: Entry, to: Entry) -> None:
        self.file = to.place.file
        self.own_index = int(entry.place.path[-1])
        parent = work.handbook.entries[entry.parent] if entry.parent else None
        within = len(parent.place.path) if parent else 0
        field = entry.place.path[within:-1]
        if to.kind == entry.kind and to.id != entry.id:
            self.path, self.index = to.place.path[:-1], int(to.place.path[-1])
        elif parent and to.kind == parent.kind:
            self.path = (*to.place.path, *field)
            self.index = _length(work, self.file, self.path)
        elif entry.kind == "step" and isinstance(to.item, Procedure) and not to.place.path:
            self.path = ("phases", len(to.item.phases) - 1, "steps")
            self.index = _length(work, self.file, self.path)
        else:
            what = entry.kind
            raise Refused(
                Words(
                    f"“{entry.id}”不能放进“{to.id}”。"
                    "写能放它的文件、阶段，或写同类的一项，放在它前面。",
                    f"“{entry.id}” cannot go into “{to.id}”: name a document or phase that holds "
                    f"such a {what}, or another {what}, to place it before.",
                )
            )
        self.document = to.document


def _length(work: Work, file: str, path: ValuePath) -> int:
    held = work.value(file, path)
    return len(held) if isinstance(held, list) else 0 if held is None else 1


def _ids_after(work: Work, entry: Entry, target: _Target) -> NewIds:
    """The ids that the item and all in it will have, found by moving it and looking."""
    _transfer(work, entry, target)
    after = work.now().handbook
    work.start_again()
    new = NewIds()
    if after is None:
        return new
    path = entry.place.path
    moved = (*target.path, target.index)
    by_path = {one.place.path: one for one in after.all_entries_of(target.document)}
    for one in work.handbook.all_entries_of(entry.document):
        if one.place.path[: len(path)] == path:
            there = by_path.get((*moved, *one.place.path[len(path) :]))
            if there and there.id != one.id:
                new.add(one, there.id, there.item.id)
    if (new_id := new.any(entry.id)) and new_id in work.handbook.entries:
        raise Refused(
            Words(
                f"编号“{new_id}”已经有了，请先改名。",
                f"There is a “{new_id}” already: rename one of them first.",
            )
        )
    return new


def _transfer(work: Work, entry: Entry, target: _Target) -> None:
    """Take the item, with its comments and translations, from one place to another."""
    file, path = entry.place
    if entry.document != target.document:
        open_item(work, entry)
        remember(work, entry, path, entry.id, "")
    held, written = work.value(file, path), yaml_edit.lines_of(work.document(file), path)
    key = key_path(path, ids_in(work.handbook, file))
    above = key_path(target.path, ids_in(work.handbook, target.file))
    texts = {one: work.value(one, key) for one in work.translations_of(file)}
    work.insert(target.file, target.path, target.index, held, written)
    work.remove(file, path)
    for one, text in texts.items():
        if text is not None:
            work.remove(one, key)
            _put_text(work, target.file, one.split(".")[-2], (*above, entry.item.id), text)


def _put_text(work: Work, file: str, language: str, path: ValuePath, text: Plain) -> None:
    """Put a translation in its place; its file may be missing."""
    name = f"{file.rpartition('.')[0]}.{language}.yaml"
    if name in work.translations_of(file):
        work.set(name, path, text)
        return
    for part in reversed(path):
        text = {str(part): text}
    work.new_file(name, text)


def _hand_over(work: Work, entry: Entry, target: _Target) -> None:
    """With the duty that owns a matter, the matter goes to the other role."""
    duty, old, new = entry.item, entry.document, target.document
    if not isinstance(duty, Duty) or old == new:
        return
    topics = {topic.id: (n, topic) for n, topic in enumerate(work.handbook.topics.topics)}
    stays_owner = False
    for id in duty.topics:
        if id in topics:
            n, topic = topics[id]
            stays_owner |= topic.owner == old and _owns_without(work, old, duty, id)
            _hand_topic_over(work, n, topic, old, new, _parts_without(work, old, duty, id))
    if stays_owner and duty.part == "owns":
        open_item(work, entry)
        work.set(entry.place.file, (*entry.place.path, "part"), "assists")


def _hand_topic_over(
    work: Work, n: int, topic: Topic, old: str, new: str, left: list[str]
) -> None:  # fmt: skip
    owner, assists = topic.owner, [one for one in topic.assists if one != new]
    if owner == old and "owns" not in left:
        owner = new
        assists += [old] if left and old not in assists else []
    elif owner != new:
        assists.append(new)
    if not left and owner != old:
        assists = [one for one in assists if one != old]
    if owner != topic.owner:
        work.set("topics.yaml", ("topics", n, "owner"), owner)
    if assists == list(topic.assists):
        return
    if assists:
        work.set("topics.yaml", ("topics", n, "assists"), list(assists))
    else:
        work.remove("topics.yaml", ("topics", n, "assists"))


def _parts_without(work: Work, role: str, duty: Duty, topic: str) -> list[str]:
    """The part that a role has in a topic by its other duties."""
    record = work.handbook.records[role]
    others = record.duties if isinstance(record, Role) else ()
    return [one.part for one in others if one.id != duty.id and topic in one.topics]


def _owns_without(work: Work, role: str, duty: Duty, topic: str) -> bool:
    return "owns" in _parts_without(work, role, duty, topic)
