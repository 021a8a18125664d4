"""A file as a form takes it: its value, the ids of its items, their pages and what they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.content.assets import PICTURES, ending, found
from generator.content.load import Loaded
from generator.content.places import SINGLE, file_name
from generator.content.types import Keyed, Record
from generator.content.walk import plan
from generator.editing import notes
from generator.editing.drafts import document_of, translations_of
from generator.editing.edits import Files, id_of, model_of_file
from generator.editing.forms import form_of, record_in
from generator.editing.picker import Targets
from generator.outputs import addresses
from generator.reading.document import Document, Plain


def document(file: str, files: Files, loaded: Loaded, targets: Targets) -> dict[str, Any]:
    """One file."""
    data = files.get(file, b"")
    name, model = file_name(file), model_of_file(file)
    is_missing = file not in files and (name is None or name.kind not in SINGLE)
    if is_missing or not isinstance(data, bytes) or name is None or model is None:
        return {"file": file, "mode": "none", "kind": "", "id": ""}
    read = document_of(file, data)
    return {
        "file": file,
        "kind": name.kind,
        "id": name.id,
        "record": model.__name__,
        "mode": "form" if _has_form(read, data) else "text",
        "text": "" if _has_form(read, data) else read.text,
        "value": read.value if isinstance(read.value, dict) else {},
        "ids": dict(_ids(model, read.value, "")),
        "items": [*_items(model, read.value)],
        "named": targets.titles(_named(model, read.value)),
        "notes": [notes.plain(one) for one in notes.notes_of(read)],
        "pages": _pages(file, loaded),
        "pictures": _pictures(name.folder, loaded),
        "translations": {
            named.language: _translation(other, files)
            for other in translations_of(file, files)
            if (named := file_name(other))
        },
    }


def _has_form(read: Document, data: bytes) -> bool:
    """A file that had to be fixed to be read has no reliable places, so it is shown as text."""
    is_new = not data.strip()
    return is_new or (isinstance(read.value, dict) and not read.problems and not read.is_corrected)


def _translation(file: str, files: Files) -> dict[str, Any]:
    data = files.get(file, b"")
    read = document_of(file, data if isinstance(data, bytes) else b"")
    is_sound = isinstance(read.value, dict) and not read.problems and not read.is_corrected
    return {"file": file, "value": read.value if is_sound else {}, "sound": is_sound}


def _ids(model: type[Record], value: Plain, path: str) -> Iterator[tuple[str, list[str]]]:
    """The ids of the items of each list, by the path of the list."""
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        held = record_in(model, key)
        if held is None or inner is None:
            continue
        here = f"{path}/{key}" if path else key
        if not _is_list(model, key):
            yield from _ids(held, inner, here)
            continue
        several = inner if isinstance(inner, list) else [inner]
        if issubclass(held, Keyed):
            yield here, [id_of(item, held).id for item in several]
        for n, item in enumerate(several):
            yield from _ids(held, item, f"{here}/{n}")


def _is_list(model: type[Record], key: str) -> bool:
    return any(one.key == key and one.many for one in form_of(model, "en").fields)


def _items(model: type[Record], value: Plain) -> Iterator[list[str]]:
    """The items that a field of the same file may name: record, id and title."""
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        held = record_in(model, key)
        if held is None:
            continue
        for item in inner if isinstance(inner, list) else [inner]:
            if issubclass(held, Keyed):
                name = form_of(held, "en").named_by
                title = item.get(name) if isinstance(item, dict) else item
                title = title[0] if isinstance(title, list) and title else title
                yield [held.__name__, id_of(item, held).id, title if isinstance(title, str) else ""]
            yield from _items(held, item)


def _named(model: type[Record], value: Plain) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a file refers to."""
    if not isinstance(value, dict):
        return
    for one in plan(model):
        inner = value.get(one.key)
        held = record_in(model, one.key)
        for item in inner if isinstance(inner, list) else [inner]:
            if held:
                yield from _named(held, item)
            elif one.refers and isinstance(item, str):
                yield one.refers, item


def _pages(file: str, loaded: Loaded) -> dict[str, str]:
    """Where each item of a file stands in the site, by its path."""
    handbook = loaded.handbook
    name = file_name(file)
    if handbook is None or name is None or name.id not in handbook.records:
        return {}
    out = {"": addresses.page_of(handbook, name.id) or ""}
    for entry in handbook.all_entries_of(name.id):
        if entry.place.file == file:
            out["/".join(map(str, entry.place.path))] = _address(entry.id, out[""], handbook)
    return out


def _address(id: str, page: str, handbook: Any) -> str:
    return addresses.address(handbook, id) or page


def _pictures(folder: str, loaded: Loaded) -> dict[str, str]:
    """The address in the site of each picture that a file may name, by its name."""
    names = {path.rpartition("/")[2] for path in loaded.assets}
    return {
        name: f"/{addresses.asset(path)}"
        for name in names
        if ending(name) in PICTURES and (path := found(loaded.assets, folder, name))
    }
