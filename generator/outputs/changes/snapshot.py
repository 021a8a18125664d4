"""An edition of a handbook as plain values: each item with its fields as texts.

This is what two editions are compared by, and what a release keeps. As JSON an item is a line, so
that two releases can be compared by any tool.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.content import ids
from generator.content.entries import Entry
from generator.content.handbook import Handbook
from generator.content.moments import Duration, Moment
from generator.content.types import Item, Keyed, Record
from generator.content.walk import Place, plan
from generator.outputs import deadlines
from generator.reading.document import Path

VERSION = 1
"""The version of the JSON form."""


class ItemState(NamedTuple):
    """An item at one time: what it is called, where it stands, what is written in it."""

    id: str
    kind: str
    title: str
    parent: str
    """The full id of the item it stands in; "" for a file."""
    at: str = ""
    """The field of that item in which it is listed: `authority.may`."""
    was: tuple[str, ...] = ()
    fields: Mapping[str, str] = {}
    """What is written in each field, by the field's path; several values a line each."""
    translations: Mapping[str, Mapping[str, str]] = {}
    """The fields that differ in another language, by language."""

    @property
    def document(self) -> str:
        return self.id.partition("/")[0]


class Snapshot(NamedTuple):
    """All items of an edition, those that stand in another behind it, in their order."""

    items: Mapping[str, ItemState]
    names: tuple[str, ...] = ()
    """What people and departments are called: such a word in a text is more than wording."""
    numbers: Mapping[str, str] = {}
    """The number of each document."""
    versions: Mapping[str, str] = {}
    """The version of each document."""
    digests: Mapping[str, str] = {}
    """A hash of what each file says, by id."""
    name: str = ""
    """What the edition is called: the version of a release, a revision."""
    date: str = ""
    is_whole: bool = True
    """False where only titles are known."""


def snapshot(editions: Mapping[str, Handbook], name: str = "", day: date | None = None) -> Snapshot:
    """The state of a handbook."""
    base, *others = editions.values()
    texts = {other.language: dict(_states(other)) for other in others}
    items: dict[str, ItemState] = {}
    for id, state in _states(base):
        translated = {
            language: _different(state.fields, found[id].fields)
            for language, found in texts.items() if id in found
        }  # fmt: skip
        translations = {language: fields for language, fields in translated.items() if fields}
        items.setdefault(id, state._replace(translations=translations))
    return Snapshot(
        items,
        tuple(sorted({base.title(id) for id in (*base.people, *base.departments)})),
        {document.id: base.number_of(document) for document in base.documents},
        {
            document.id: document.version or base.settings.document.version
            for document in base.documents
        },
        _digests(items.values()),
        name,
        day.isoformat() if day else "",
    )


def _different(base: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    return {path: text for path, text in other.items() if base.get(path) != text}


def _digests(items: Iterable[ItemState]) -> dict[str, str]:
    """A hash of each file's items. What controls a document is not what it says."""
    found: dict[str, Any] = {}
    for item in items:
        fields = {path: text for path, text in item.fields.items() if not is_control(path)}
        said = [item.id, item.kind, fields, item.translations]
        digest = found.setdefault(item.document, hashlib.sha256())
        digest.update(json.dumps(said, ensure_ascii=False).encode())
    return {document: digest.hexdigest()[:16] for document, digest in found.items()}


def is_control(path: str) -> bool:
    """True for a field of document control, which says nothing about the work itself."""
    return path.split(".")[0] in {"version", "effective", "review", "revisions", "state"}


def in_language(state: Snapshot, language: str) -> Snapshot:
    """A snapshot as it is read in another language; what has no translation is as it was."""
    return state._replace(items={id: _in(item, language) for id, item in state.items.items()})


def _in(item: ItemState, language: str) -> ItemState:
    written = item.translations.get(language, {})
    title = next((text for path, text in written.items() if item.fields.get(path) == item.title),
                 item.title)  # fmt: skip
    return item._replace(fields={**item.fields, **written}, title=title, translations={})


# -- from records


def _states(handbook: Handbook) -> Iterator[tuple[str, ItemState]]:
    """Every item with its fields, file by file."""
    ids = [*(document.id for document in handbook.documents), *sorted(
        id for id in handbook.records if id not in {document.id for document in handbook.documents}
    )]  # fmt: skip
    for id in ids:
        entries = {entry.place.path: entry for entry in handbook.all_entries_of(id)}
        fields: dict[Path, dict[str, str]] = {}
        placed = handbook.placed_in(handbook.files[id])
        named = {place.path: one.id for place, one in placed if isinstance(one, Keyed)}
        for place, record in placed:
            home = _home(place, entries)
            within = _within(place.path, home, named)
            fields.setdefault(home, {}).update(_fields(record, within, handbook.language))
        for path, written in fields.items():
            state = _state(handbook, id, entries.get(path), written)
            yield state.id, state


def _home(place: Place, entries: Mapping[Path, Entry]) -> Path:
    """The path of the item that a record is a part of."""
    path = place.path
    while path and path not in entries:
        path = path[:-1]
    return path


def _within(path: Path, home: Path, named: Mapping[Path, str]) -> tuple[str, ...]:
    """The path from an item to a record in it, lines of lists by their ids if they have some."""
    ends = range(len(home) + 1, len(path) + 1)
    return tuple(named.get(path[:end], str(path[end - 1])) for end in ends)


def _fields(record: Record, within: tuple[str, ...], language: str) -> Iterator[tuple[str, str]]:
    for one in plan(type(record)):
        value = getattr(record, one.name)
        derived = one.name == "id" and isinstance(record, Keyed)
        if one.holds or derived or one.name == "was" or value in (None, "", (), False):
            continue
        values = value if isinstance(value, tuple) else (value,)
        yield ".".join((*within, one.key)), "\n".join(_text(each, language) for each in values)


def _text(value: object, language: str) -> str:
    if isinstance(value, Duration):
        return deadlines.duration(language, value)
    if isinstance(value, Moment):
        return deadlines.moment(language, value)
    return str(value)


def _state(
    handbook: Handbook, file: str, entry: Entry | None, fields: Mapping[str, str]
) -> ItemState:
    if entry is None:  # a file that is not itself an item: the settings, the list of topics
        kind = next(name.kind for name, _ in handbook.named_records if name.id == file)
        return ItemState(file, kind, file, "", "", (), fields)
    item: Item = entry.item
    title = handbook.titles.get(entry.id, entry.id)
    parent = entry.parent or ""
    at = ".".join(str(part) for part in entry.place.path[:-1] if isinstance(part, str))
    return ItemState(entry.id, entry.kind, title, parent, at, item.was, fields)


# -- as JSON


def to_json(state: Snapshot) -> str:
    """The snapshot as JSON, an item a line."""
    head = state._asdict() | {"format": VERSION}
    del head["items"]
    lines = ",\n".join(_line(_sparse(item)) for item in state.items.values())
    return f'{_line(head, indent=1)[:-2]},\n "items": [\n{lines}\n]}}\n'


def _sparse(item: ItemState) -> dict[str, Any]:
    return {name: value for name, value in item._asdict().items() if value}


def _line(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def from_json(text: str) -> Snapshot:
    """The snapshot that a JSON text holds: it may come from anywhere, and names paths of the site.

    Raises `ValueError` or `KeyError` for anything that `to_json` would not write.
    """
    data = _json(text)
    if data.get("format") != VERSION:
        raise ValueError("no snapshot of a handbook")
    items: dict[str, ItemState] = {}
    for one in _list(data["items"]):
        item = _item(_dict(one))
        if item.parent and item.parent not in items:  # what it stands in comes first
            raise ValueError(f"{item.id} stands in what is not there")
        items[item.id] = item
    numbers, name, day = _strings(data["numbers"]), _string(data["name"]), _string(data["date"])
    if not all(ids.is_id(id) and id in items for id in numbers) or not is_file_name(name):
        raise ValueError("a path that no handbook has")
    if day:
        date.fromisoformat(day)
    return Snapshot(
        items, tuple(map(_string, _list(data["names"]))), numbers, _strings(data["versions"]),
        _strings(data["digests"]), name, day, data["is_whole"] is True,
    )  # fmt: skip


def is_file_name(name: str) -> bool:
    """Whether a release may have this name: a file and a folder are named after it."""
    return not name.startswith(".") and not any(c in '/\\:*?"<>|' or c < " " for c in name)


def _item(data: Mapping[str, Any]) -> ItemState:
    translations = _dict(data.get("translations", {}))
    return ItemState(
        _string(data["id"]), _string(data["kind"]), _string(data.get("title", "")),
        _string(data.get("parent", "")), _string(data.get("at", "")),
        tuple(map(_string, _list(data.get("was", [])))), _strings(data.get("fields", {})),
        {_string(language): _strings(fields) for language, fields in translations.items()},
    )  # fmt: skip


def _json(text: str) -> Mapping[str, Any]:
    try:
        return _dict(json.loads(text))
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"no text: {value!r:.40}")
    value.encode()  # half a character is a ValueError, too
    return value


def _strings(value: object) -> dict[str, str]:
    return {_string(name): _string(one) for name, one in _dict(value).items()}


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"no list: {value!r:.40}")
    return value


def _dict(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"no mapping: {value!r:.40}")
    return value


def from_map(text: str) -> Snapshot:
    """What a site's `handbook.json` says of its items: their ids, kinds and titles."""
    items: dict[str, ItemState] = {}
    for one in map(_dict, _list(_json(text)["items"])):
        id, kind, titles = _string(one["id"]), _string(one["kind"]), _strings(one["title"])
        if kind not in ("print", "quiz", "question"):
            title, above = next(iter(titles.values()), id), id.rpartition("/")[0]
            items[id] = ItemState(id, kind, title, above, "", (), {"title": title})
    return Snapshot(items, is_whole=False)


def titles_only(state: Snapshot) -> Snapshot:
    """As much of a snapshot as a site's map would say."""
    known = {
        id: ItemState(id, one.kind, one.title, id.rpartition("/")[0], "", (), {"title": one.title})
        for id, one in state.items.items()
    }
    return state._replace(items=known, is_whole=False)
