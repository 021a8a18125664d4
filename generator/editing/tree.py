"""The files of a handbook as an office sees them: departments, roles, and what each role has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.content.load import Loaded
from generator.content.places import FOLDERS, SHARED, SINGLE, FileName
from generator.reading.document import Plain

KINDS = (*FOLDERS.values(), "quiz")
"""What stands below a role, in this order."""


def tree(loaded: Loaded) -> dict[str, Any]:
    """The tree; what cannot be read stands under the name of its file."""
    files = {file: name for file, name in loaded.names.items() if name.language is None}
    roles = {
        name.id: _leaf(loaded, file, name) for file, name in files.items() if name.kind == "role"
    }
    for id, role in roles.items():
        role["groups"] = _groups(loaded, files, id)
    return {
        "departments": _departments(loaded, roles),
        "shared": _groups(loaded, files, SHARED),
        "singles": [
            _leaf(loaded, f"{kind}.yaml", files.get(f"{kind}.yaml", FileName(kind, kind, "", None)))
            | {"exists": f"{kind}.yaml" in files}
            for kind in SINGLE
        ],
    }


def _leaf(loaded: Loaded, file: str, name: FileName) -> dict[str, Any]:
    return {"file": file, "id": name.id, "kind": name.kind, "title": title_of(loaded, file)}


def title_of(loaded: Loaded, file: str) -> str:
    """The title of a file, if it has one."""
    value = _value(loaded, file)
    title = value.get("title") if isinstance(value, dict) else None
    return title if isinstance(title, str) and title.strip() else ""


def _value(loaded: Loaded, file: str) -> Plain:
    """The plain value of a file; of a sound file that came from the cache, its record's."""
    source = loaded.sources.get(file)
    if source is None:
        return None
    if source.value is None and source.is_known:
        record = loaded.sound.get(file)
        return {
            key: found
            for key in ("title", "department")
            if isinstance(found := getattr(record, key, None), str)
        }
    return source.value


def _groups(loaded: Loaded, files: dict[str, FileName], folder: str) -> list[dict[str, Any]]:
    out = []
    for kind in KINDS:
        several = [
            _leaf(loaded, file, name)
            for file, name in files.items()
            if name.folder == folder and name.kind == kind
        ]
        if several:
            out.append({"kind": kind, "files": several})
    return out


def _departments(loaded: Loaded, roles: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The departments with their roles, in the order of the settings."""
    handbook = loaded.handbook
    known = [(one.id, one.title) for one in handbook.settings.departments] if handbook else []
    order = [*handbook.settings.order] if handbook else []
    by_department: dict[str, list[dict[str, Any]]] = {id: [] for id, _ in known}
    others: list[dict[str, Any]] = []
    for id in _ordered(roles, order):
        value = _value(loaded, roles[id]["file"])
        department = value.get("department") if isinstance(value, dict) else None
        by_department.get(str(department), others).append(roles[id])
    out = [{"id": id, "title": title, "roles": by_department[id]} for id, title in known]
    return out + ([{"id": "", "title": "", "roles": others}] if others else [])


def _ordered(roles: Iterable[str], order: list[str]) -> list[str]:
    place = {id: n for n, id in enumerate(order)}
    return sorted(roles, key=lambda id: (place.get(id, len(place)), id))
