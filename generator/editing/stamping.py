"""What is known of the originals of translations stays known when names change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TypeAlias

from generator.content.handbook import Handbook
from generator.content.load import Loaded
from generator.content.overlay import Stamp
from generator.content.stamps import language_of, parsed, stamped, written
from generator.content.walk import Place
from generator.editing.changeset import ChangeSet

Stamped: TypeAlias = tuple[str, Place, Stamp]
"""The key of a text, where it stands, and its stamp."""


def stamp_files(
    before: Loaded, changes: ChangeSet, reworded: Set[Place], base: Handbook, other: Handbook
) -> dict[str, bytes]:
    """The files of stamps as they are to be: what was up to date is so under its new name.

    `base` and `other` are the editions after the changes.
    """
    kept: dict[str, dict[str, Stamp]] = {}
    for path, data in changes.files.items():
        if language_of(path) == other.language and isinstance(data, bytes):
            kept |= parsed(path, data)
    stamps = {}
    for file in base.files_by_name:
        old = changes.moved.get(file, file)
        if old not in kept:
            continue
        known = _before(before, other.language, old)
        if of := _carried(stamped(base, other, file), known, kept[old], reworded):
            stamps[file] = of
    return written(stamps, other.language)


def _before(before: Loaded, language: str, file: str) -> list[Stamped]:
    there = before.editions.get(language)
    return list(stamped(before.handbook, there, file)) if before.handbook and there else []


def _carried(
    now_there: Iterable[Stamped],
    known: Sequence[Stamped],
    kept: Mapping[str, Stamp],
    reworded: Set[Place],
) -> dict[str, Stamp]:
    """The stamps of a file, those that were stale as they were."""
    by_key = {key: (key, place, stamp) for key, place, stamp in known}
    by_path = {place.path: (key, place, stamp) for key, place, stamp in known}
    out = {}
    for key, place, now in now_there:
        was = by_key.get(key) or by_path.get(place.path)
        then = kept.get(was[0]) if was else None
        if was is None or then is None:
            out[key] = now
            continue
        is_stale = was[2].original != then.original and was[2].translation == then.translation
        out[key] = then if is_stale or was[1] in reworded else now
    return out
