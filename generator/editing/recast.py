"""Moves an item of a role to another section of it: a duty that is a requirement, and so on.

The text is kept, as well as all fields that both kinds have; what else was filled in goes, and the
form says so first.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.build.cache import Cache
from generator.content.entries import Entry
from generator.content.records import Role
from generator.content.types import Record
from generator.editing import yaml_edit
from generator.editing.changeset import ChangeSet
from generator.editing.forms import form_of, record_in
from generator.editing.references import NewIds, rewrite
from generator.editing.rename import open_item, remember
from generator.editing.text_edits import in_brackets
from generator.editing.translations import ids_in, key_path
from generator.editing.work import NO_CACHE, Drafted, Refused, Work, find
from generator.intake.naming import titled
from generator.problems.problem import Language, Words
from generator.reading.document import Path as ValuePath
from generator.reading.document import Plain

SECTIONS: tuple[tuple[str, ...], ...] = (
    ("duties",),
    *(("authority", one) for one in ("may", "must_ask", "must_not")),
    *(
        ("requirements", one)
        for one in ("education", "experience", "knowledge", "skills", "qualities")
    ),
    ("conditions",),
    ("measures",),
)
"""Lists of a role whose items say something of the same sort."""
TEXTS = ("title", "text", "target")
"""Fields that are put together again in the other kind."""
LEAST = {"Duty": ("title", "text"), "Point": ("text", "text"), "Measure": ("title", "target")}
"""The fields for the name and for the rest of what an item says."""


def recast(content: Path | Drafted, name: str, to: str, cache: Cache = NO_CACHE) -> ChangeSet:
    """Move an item to the end of another section of its role, such as `authority/may`."""
    work = Work(content, Words(f"换栏目：{name} → {to}", f"move {name} to {to}"), cache)
    entry, section = find(work.handbook, name), tuple(to.split("/"))
    if section not in SECTIONS or section not in sections_for(work.handbook.records, entry):
        raise Refused(Words("这一项不能放进那一栏。", "The item cannot go into that section."))
    _transfer(work, entry, section)
    after = work.now().handbook
    moved = (*section, _last(work, entry.place.file, section))
    there = after.all_entries_of(entry.document) if after else []
    new_id = next((one for one in there if one.place.path == moved), None)
    if new_id and new_id.id != entry.id:
        work.start_again()
        ids = NewIds()
        ids.add(entry, new_id.id, new_id.item.id)
        rewrite(work, ids)
        open_item(work, entry)
        remember(work, entry, entry.place.path, entry.id, new_id.id)
        _transfer(work, entry, section)
    return work.finish(unfinished=True)


def sections_for(records: Mapping[str, Any], entry: Entry) -> list[tuple[str, ...]]:
    """The other sections of the role that can take an item."""
    own = tuple(part for part in entry.place.path if isinstance(part, str))
    if not isinstance(records.get(entry.document), Role) or own not in SECTIONS:
        return []
    return [one for one in SECTIONS if one != own] if len(entry.place.path) == len(own) + 1 else []


def title_of(section: tuple[str, ...], language: Language) -> str:
    """What a section is called on the form."""
    model: type[Record] = Role
    names = []
    for part in section:
        names.append(next(f.name for f in form_of(model, language).fields if f.key == part))
        model = record_in(model, part) or model
    return " · ".join(names)


def lost(value: Plain, entry: Entry, section: tuple[str, ...], language: Language) -> list[str]:
    """The names of fields that an item has and the other section does not take."""
    old, new = type(entry.item), _model(section)
    if not isinstance(value, dict):
        return []
    kept = {field.key for field in form_of(new, language).fields} | {"id", "was", *TEXTS}
    names = {field.key: field.name for field in form_of(old, language).fields}
    return [names.get(key, key) for key in value if key not in kept]


def _model(section: tuple[str, ...]) -> type[Record]:
    model: type[Record] = Role
    for part in section:
        model = record_in(model, part) or model
    return model


def _last(work: Work, file: str, section: tuple[str, ...]) -> int:
    held = work.value(file, section)
    return len(held) - 1 if isinstance(held, list) else 0


def _transfer(work: Work, entry: Entry, section: tuple[str, ...]) -> None:
    """Give the item the shape of the other kind where it stands, then take it over with its
    comments and translations."""
    file, path = entry.place
    old, new = type(entry.item), _model(section)
    open_item(work, entry)
    key = key_path(path, ids_in(work.handbook, file))
    if old is not new:
        _reshape(work, file, path, old, new)
    held, written = work.value(file, path), yaml_edit.lines_of(work.document(file), path)
    _append(work, file, section, held, written)
    work.remove(file, path)
    for one in work.translations_of(file):
        text = work.value(one, key)
        if text is None:
            continue
        said = text if isinstance(text, dict) else {LEAST[old.__name__][0]: text}
        work.remove(one, key)
        work.set(one, (*section, entry.item.id), _translated(said, old, new))


def _append(
    work: Work, file: str, section: tuple[str, ...], held: Plain, written: list[str]
) -> None:
    """Put the item at the end of a list, which is written line by line if a comment comes along."""
    there = work.value(file, section)
    several = there if isinstance(there, list) else [there] if there else []
    text = work.document(file).text
    if not written[0].startswith("#") or (several and not in_brackets(text, section)):
        work.insert(file, section, len(several), held, written)
        return
    if several:
        work.remove(file, section)
    work.set(file, section, [_LONG, *several])
    work.insert(file, section, len(several) + 1, held, written)
    work.remove(file, (*section, 0))


_LONG: Plain = {"text": "-" * 200}
"""An item that keeps its list from being written in brackets."""


def _reshape(work: Work, file: str, path: ValuePath, old: type, new: type[Record]) -> None:
    held = work.value(file, path)
    assert isinstance(held, dict)
    known = {field.key for field in form_of(new, "en").fields} | {"id", "was"}
    said = _said(held, old, new)
    for name, text in said.items():
        work.set(file, (*path, name), text)
    for name in held:
        if (name in TEXTS and name not in said) or name not in known:
            work.remove(file, (*path, name))


def _said(held: Mapping[str, Any], old: type, new: type) -> dict[str, Plain]:
    """The texts of an item in the fields of another kind; its name is not said twice."""
    name, more = LEAST[old.__name__]
    title, text = str(held.get(name) or ""), str(held.get(more) or "")
    whole = text if name == more or text.startswith(title) else _joined(title, text)
    first, rest = LEAST[new.__name__]
    if first == rest:
        return {first: whole}
    if name == more:
        title, text = titled(whole)
    said: dict[str, Plain] = {first: title}
    return said | ({rest: text} if text and text != title else {})


def _joined(title: str, text: str) -> str:
    if not text:
        return title
    return f"{title}：{text}" if any(ord(c) > 0x2E7F for c in title) else f"{title}: {text}"


def _translated(said: Mapping[str, Any], old: type, new: type[Record]) -> dict[str, Plain]:
    known = {field.key for field in form_of(new, "en").fields}
    rest = {key: one for key, one in said.items() if key in known and key not in TEXTS}
    return (_said(said, old, new) if old is not new else dict(said)) | rest
