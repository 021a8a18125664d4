"""Makes a second role, document or item after the example of another."""

from __future__ import annotations

from pathlib import Path

from generator.build.cache import Cache
from generator.content.entries import INSIDE, Entry
from generator.content.places import SINGLE
from generator.content.records import Role
from generator.content.types import Keyed
from generator.editing.addresses import model_at
from generator.editing.changeset import ChangeSet
from generator.editing.rename import refuse_id, refuse_taken
from generator.editing.translations import ids_in, key_path
from generator.editing.work import NO_CACHE, Drafted, Refused, Work, find
from generator.problems.problem import Words
from generator.reading.document import Path as ValuePath
from generator.reading.document import Plain

OF_ONE_ALONE = (
    "code", "aliases", "was", "version", "effective", "review", "revisions", "retired",
    "replaced_by", "supervises",
)  # fmt: skip
"""Fields that hold for one document and for no other."""


def copy(
    content: Path | Drafted, name: str, new: str, title: str = "", cache: Cache = NO_CACHE
) -> ChangeSet:  # fmt: skip
    """Copy what is called so, under a new id."""
    work = Work(content, Words(f"复制：{name} → {new}", f"copy {name} to {new}"), cache)
    entry = find(work.handbook, name)
    new = new.rpartition("/")[2]
    refuse_id(new)
    if entry.place.path:
        _copy_item(work, entry, new, title)
    elif entry.id in SINGLE:
        raise Refused(Words("这个文件只有一个。", "There is only one such file."))
    else:
        refuse_taken(work.handbook, new)
        _copy_document(work, entry, new, title)
    return work.finish()


def _copy_document(work: Work, entry: Entry, new: str, title: str) -> None:
    file = entry.place.file
    for one in (file, *work.translations_of(file)):
        data = work.changes[one]
        assert data is not None
        work.copy_file(_path(one, entry, new), data)
    file = _path(file, entry, new)
    for field in OF_ONE_ALONE:
        for one in (file, *work.translations_of(file)):
            if work.value(one, (field,)) is not None:
                work.remove(one, (field,))
    _retitle(work, file, (), "title", title)
    if isinstance(entry.item, Role):
        _as_second_role(work, entry, entry.item, file, new)


def _path(file: str, entry: Entry, new: str) -> str:
    folder, _, name = file.rpartition("/")
    if entry.kind == "role":
        return f"{new}/{name}"
    return f"{folder}/{new}{name.removeprefix(entry.id)}"


def _as_second_role(work: Work, entry: Entry, role: Role, file: str, new: str) -> None:
    """Its duties are the same as those of the first, which goes on owning its matters."""
    for n, duty in enumerate(role.duties):
        path: ValuePath = ("duties", n)
        if isinstance(work.value(file, path), str):
            work.set(file, path, {"id": duty.id, "title": work.value(file, path)})
        if duty.part == "owns" and duty.topics:
            work.set(file, (*path, "part"), "assists")
        if not duty.catch_all:
            same: Plain = [*duty.same_as, f"{entry.id}/{duty.id}"]
            work.set(file, (*path, "same_as"), same)
        for field in ("was", "share"):
            if work.value(file, (*path, field)) is not None:
                work.remove(file, (*path, field))
    order = list(work.handbook.settings.order)
    if entry.id in order:
        work.insert("handbook.yaml", ("order",), order.index(entry.id) + 1, new)


def _retitle(work: Work, file: str, path: ValuePath, field: str, title: str) -> None:
    """The title that was asked for, or one that says it is a copy."""
    old = work.value(file, (*path, field))
    if isinstance(old, str):
        work.set(file, (*path, field), title or f"{old}（副本）")
    if path:
        return
    for translation in work.translations_of(file):
        old = work.value(translation, (field,))
        if isinstance(old, str) and title:
            work.remove(translation, (field,))
        elif isinstance(old, str):
            work.set(translation, (field,), f"{old} (copy)")


def _copy_item(work: Work, entry: Entry, new: str, title: str) -> None:
    file, path = entry.place
    beside = f"{entry.id.removesuffix(entry.item.id)}{new}"
    if beside in work.handbook.entries:
        raise Refused(
            Words(
                f"编号“{beside}”已经有了，请换一个。",
                f"There is a “{beside}” already: take another id.",
            )
        )
    model = model_at(file, path)
    value = work.value(file, path)
    name = model.named_by() if model and issubclass(model, Keyed) else "title"
    if isinstance(value, str):
        value = {name: value}
    if not isinstance(value, dict):
        raise Refused(Words("这一项不能复制。", "This cannot be copied."))
    names = _inner_ids(work, entry, new)
    copied = _with_ids({key: one for key, one in value.items() if key != "was"}, names)
    assert isinstance(copied, dict)
    copied = {"id": new, **{key: one for key, one in copied.items() if key != "id"}}
    if title or name == "title":
        old = copied.get(name)
        copied[name] = title or f"{old}（副本）"
    at = int(path[-1]) + 1
    work.insert(file, path[:-1], at, copied)
    key = key_path(path, ids_in(work.handbook, file))
    for translation in work.translations_of(file):
        text = work.value(translation, key)
        if text is not None:
            work.set(translation, (*key[:-1], new), _with_keys(text, names))


def _inner_ids(work: Work, entry: Entry, new: str) -> dict[str, str]:
    """New ids of what stands inside and would be there twice: the steps of a phase."""
    path = entry.place.path
    return {
        one.item.id: f"{new}-{one.item.id}"
        for one in work.handbook.all_entries_of(entry.document)
        if one.place.path[: len(path)] == path and one.place.path != path
        and one.kind not in INSIDE
    }  # fmt: skip


def _with_ids(value: Plain, names: dict[str, str]) -> Plain:
    """The same with other ids, and what leads to one of them leads to the new one."""
    if isinstance(value, list):
        return [_with_ids(one, names) for one in value]
    if isinstance(value, dict):
        return {
            key: names.get(one, one) if key in ("id", "to", "then") and isinstance(one, str)
            else _with_ids(one, names)
            for key, one in value.items()
        }  # fmt: skip
    return value


def _with_keys(value: Plain, names: dict[str, str]) -> Plain:
    """A translation under other ids."""
    if isinstance(value, dict):
        return {names.get(key, key): _with_keys(one, names) for key, one in value.items()}
    return value
