"""Translations follow what is renamed: their files' keys, and what is known of their originals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.content.handbook import Handbook
from generator.content.load import Loaded
from generator.content.overlay import Stamp
from generator.content.stamps import language_of, parsed, stamped, written
from generator.content.types import Keyed
from generator.reading.document import Path

if TYPE_CHECKING:
    from generator.editing.work import Work


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


def stamp_files(work: Work, base: Handbook, other: Handbook) -> dict[str, bytes]:
    """The files of stamps as they are to be: what was up to date is so under its new name."""
    kept: dict[str, dict[str, Stamp]] = {}
    for path, data in work.changes.files.items():
        if language_of(path) == other.language and isinstance(data, bytes):
            kept |= parsed(path, data)
    stamps = {}
    for file in base.files_by_name:
        before = work.changes.moved.get(file, file)
        if before in kept and (of := _carried(work, base, other, file, before, kept[before])):
            stamps[file] = of
    return written(stamps, other.language)


def _carried(
    work: Work, base: Handbook, other: Handbook, file: str, before: str, kept: dict[str, Stamp]
) -> dict[str, Stamp]:
    """The stamps of a file, those that were stale as they were."""
    there = work.before.editions.get(other.language)
    known = list(stamped(work.handbook, there, before)) if there else []
    by_key = {key: (key, place, stamp) for key, place, stamp in known}
    by_path = {place.path: (key, place, stamp) for key, place, stamp in known}
    out = {}
    for key, place, now in stamped(base, other, file):
        was = by_key.get(key) or by_path.get(place.path)
        then = kept.get(was[0]) if was else None
        if was is None or then is None:
            out[key] = now
            continue
        is_stale = was[2].original != then.original and was[2].translation == then.translation
        out[key] = then if is_stale or was[1] in work.reworded else now
    return out
