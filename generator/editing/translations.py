"""Translations follow what is renamed: the keys of their files."""

from __future__ import annotations

from generator.content.handbook import Handbook
from generator.content.load import Loaded
from generator.content.types import Keyed
from generator.editing.work import Work
from generator.reading.document import Path


def rename_keys(work: Work, after: Loaded) -> None:
    """Give translations the ids that items have now; files have their old paths still."""
    if after.handbook is None:
        return
    for file in after.handbook.files_by_name:
        ids = ids_in(work.handbook, file)
        for path, new in sorted(ids_in(after.handbook, file).items(), key=lambda one: -len(one[0])):
            if path in ids and ids[path] != new:
                _rename(work, file, key_path(path, ids), new)


def _rename(work: Work, file: str, path: Path, new: str) -> None:
    for translation in work.translations_of(file):
        if work.value(translation, path) is not None:
            work.rename_key(translation, path, new)


def ids_in(handbook: Handbook, file: str) -> dict[Path, str]:
    """The ids of everything in a file by its path."""
    if file not in handbook.files_by_name:
        return {}
    placed = handbook.placed_in(file)
    return {place.path: one.id for place, one in placed if isinstance(one, Keyed) and place.path}


def key_path(path: Path, ids: dict[Path, str]) -> Path:
    """Where the translation of what stands at a path stands: by ids instead of places."""
    return tuple(ids.get(path[: n + 1], part) for n, part in enumerate(path))
