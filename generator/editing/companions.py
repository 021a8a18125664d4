"""What else must change with an edit, so that nothing that leads to the item is torn off.

Translations go by ids and, where there are none, by the order of lines. An id that is not written
down comes from the item's name: whoever corrects the name would lose the translation, the links to
the item and what readers have ticked. So the id is written down, or the translation is renamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.content.entries import INSIDE, KIND_OF
from generator.content.types import Item, Keyed, Record
from generator.editing import yaml_edit
from generator.editing.edits import (
    Edit,
    Files,
    id_of,
    model_at,
    translated_path,
    value_at,
)
from generator.editing.forms import form_of, record_in
from generator.reading.document import Document, Path, Plain


class Known:
    """What other files and readers may know an item by."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._texts: str | None = None

    def is_used(self, id: str) -> bool:
        """Whether an id stands anywhere in the content as a word of its own."""
        if self._texts is None:
            self._texts = "\n".join(
                data.decode("utf-8", "replace")
                for file, data in self._files.items()
                if file.endswith((".yaml", ".yml")) and not re.search(r"\.\w\w\.yaml$", file)
                and isinstance(data, bytes)
            )  # fmt: skip
        return bool(re.search(rf"(?<![a-z0-9-]){re.escape(id)}(?![a-z0-9-])", self._texts))


def kept_id(model: type[Record] | None, before: Plain, was: Plain, path: Path, known: Known) -> str:
    """The id to write down when the name of an item changes; "" if there is no need.

    `was` is what the file holds on disk: an item that is new in this form has no readers yet.
    """
    named = _named(model, before, path)
    if named is None:
        return ""
    item, item_model, of = named
    id, is_derived = id_of(item, item_model)
    name = item.get(form_of(item_model, "en").named_by) if isinstance(item, dict) else item
    if not name or name == [""]:  # an item that has no name yet is known to nobody
        return ""
    if not is_derived or not id or not isinstance(item, dict):
        return id if is_derived and id and known.is_used(id) else ""
    has_page = issubclass(item_model, Item) and KIND_OF.get(item_model) not in INSIDE
    was_there = any(id_of(one, item_model).id == id for one in _all_of(model, was, of))
    return id if (has_page and was_there) or known.is_used(id) else ""


def _named(
    model: type[Record] | None, value: Plain, path: Path
) -> tuple[Any, type[Keyed], Path] | None:
    """The item whose name stands at a path, its model, and the names that lead to its list."""
    inner = model_at(model, path)
    if path and isinstance(path[-1], int):
        owner = path  # a bare text is its own name
    else:
        owner, inner = path[:-1], model_at(model, path[:-1])
    if not owner or not isinstance(owner[-1], int):
        return None
    if inner is None or not issubclass(inner, Keyed):
        return None
    if owner != path and path[-1] != form_of(inner, "en").named_by:
        return None
    return value_at(value, owner), inner, tuple(p for p in owner if isinstance(p, str))


def _all_of(model: type[Record] | None, value: Any, names: Path) -> Iterator[Any]:
    """All items of the lists that some names lead to, whatever items they are in."""
    held = [value]
    for name in names:
        held = [
            one
            for outer in held
            for one in _several(outer.get(str(name)) if isinstance(outer, dict) else None)
        ]
    yield from held


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def with_id(document: Document, model: type[Record], path: Path, id: str) -> str:
    """The text with the id written down of the item whose name stands at a path."""
    if isinstance(path[-1], int):
        name = form_of(model, "en").named_by
        return yaml_edit.set_value(document, path, {"id": id, name: value_at(document.value, path)})
    return yaml_edit.set_value(document, (*path[:-1], "id"), id, ("id",))


def in_translation(
    model: type[Record], before: Plain, after: Plain, path: Path, edit: Edit, other: Document
) -> str:
    """The text of a translation after an edit of the original: same lines, same ids."""
    there = translated_path(model, before, path)
    held = value_at(other.value, there)
    if edit.op == "remove":
        return other.text if held is None else yaml_edit.remove(other, there)
    if edit.op in ("insert", "move"):
        return _same_order(model, path, there, edit, held, other)
    if _named(model, before, path) is None:
        return other.text
    owner = path if isinstance(path[-1], int) else path[:-1]
    old, new = (translated_path(model, value, owner) for value in (before, after))
    if old == new or value_at(other.value, old) is None or value_at(other.value, new) is not None:
        return other.text
    return yaml_edit.rename_key(other, old, str(new[-1]))


def _same_order(
    model: type[Record], path: Path, there: Path, edit: Edit, held: Any, other: Document
) -> str:
    """Lines without ids correspond by their order."""
    several = path if edit.op == "insert" else path[:-1]
    inner = model_at(model, several)
    is_list_of_records = record_in(model_at(model, several[:-1]) or model, str(several[-1]))
    if is_list_of_records and inner and issubclass(inner, Keyed):
        return other.text
    if edit.op == "insert":
        if held is None or isinstance(held, dict):
            return other.text
        return yaml_edit.insert(other, there, edit.to, edit.value)
    lines = value_at(other.value, there[:-1])
    if not isinstance(lines, list) or not isinstance(path[-1], int) or path[-1] >= len(lines):
        return other.text
    return yaml_edit.move(other, there[:-1], path[-1], edit.to)
