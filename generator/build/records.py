"""What files held when they were last read, so that only changed ones are read again.

The files of a thousand roles are kept in some dozens of bundles, by the folder they stand in; a
bundle's key is a hash of its files, so an edit writes one bundle anew. Bundles that are not kept
are read by several processes.

A bundle is plain JSON, which can only ever be text; pydantic makes records of it as fast as pickle
would, and of nothing but records.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from functools import partial

from generator.build import workers
from generator.build.cache import Cache
from generator.content.facts import Facts
from generator.content.load import Known, Loaded, load, sound_in
from generator.content.overlay import Overlay
from generator.content.places import file_name
from generator.content.records import KINDS
from generator.content.types import Record
from generator.problems.problem import Problem
from generator.reading.files import digest_of

BUNDLES = 64

Files = Mapping[str, bytes | Problem]


def recalled(files: Files, cache: Cache) -> Loaded:
    """Load files; those that were sound before, these very bytes, come from the cache."""
    bundles = {f"records {digest_of(bundle)}": bundle for bundle in _bundles(files)}
    kept = {key: cache.get(key) for key in bundles}
    made = iter(workers.run([
        partial(cache.made, key, partial(_read, bundles[key]))
        for key, data in kept.items() if data is None
    ]))  # fmt: skip
    known: dict[str, Known] = {}
    for data in kept.values():
        known |= _known(next(made) if data is None else data)
    return load(files, known)


class Reloader:
    """Loads a content folder again and again; each time only changed files are read, and only what
    has changed is translated."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._files: Files = {}
        self._sound: Mapping[str, Known] = {}
        self._overlays: Mapping[tuple[str, str], Overlay] = {}
        self._facts: Mapping[str, Mapping[str, Facts]] = {}

    def load(self, files: Files) -> Loaded:
        if self._files:
            same = {path for path, data in files.items() if self._files.get(path) == data}
            sound = {path: self._sound[path] for path in same & self._sound.keys()}
            loaded = load(files, sound, self._overlays, self._facts)
        else:
            loaded = recalled(files, self._cache)
        self._files, self._sound, self._overlays = files, loaded.sound, loaded.overlays
        self._facts = {language: one.facts for language, one in loaded.editions.items()}
        return loaded


def _bundles(files: Files) -> list[Files]:
    bundles: dict[int, dict[str, bytes | Problem]] = {}
    for path, data in files.items():
        folder = path.partition("/")[0]
        bundles.setdefault(zlib.crc32(folder.encode()) % BUNDLES, {})[path] = data
    return list(bundles.values())


def _read(bundle: Files) -> bytes:
    """The sound files of a bundle, a line of their paths and a line for each; the others are left
    to be reported."""
    kept = {}
    for path, held in sound_in(bundle).items():
        line = _line(held)
        if _held(path, line) == held:  # else it is read each time, rather than read wrongly
            kept[path] = line
    return b"\n".join([json.dumps(list(kept)).encode(), *kept.values()])


def _line(held: Known) -> bytes:
    if isinstance(held, Record):
        return held.model_dump_json(exclude_defaults=True, by_alias=True).encode()
    return json.dumps(held).encode()


def _held(path: str, line: bytes) -> Known:
    """What a line says that a file holds: a record of its kind, or a translation's plain value."""
    name = file_name(path)
    assert name is not None
    if name.language:
        value: Known = json.loads(line)
        return value
    return KINDS[name.kind].model_validate_json(line)


def _known(data: bytes) -> dict[str, Known]:
    paths, *lines = data.split(b"\n")
    return {path: _held(path, line) for path, line in zip(json.loads(paths), lines, strict=True)}
