"""What files held when they were last read, so that only changed ones are read again.

The files of a thousand roles are kept in some dozens of bundles, by the folder they stand in; a
bundle's key is a hash of its files, so an edit writes one bundle anew. Bundles that are not kept
are read by several processes.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping
from functools import partial

from generator.build import workers
from generator.build.cache import Cache
from generator.content.load import Known, Loaded, load, sound_in
from generator.problems.problem import Problem
from generator.reading.files import digest_of

BUNDLES = 64

Files = Mapping[str, bytes | Problem]


def recalled(files: Files, cache: Cache) -> Loaded:
    """Load files; those that were sound before, these very bytes, come from the cache."""
    bundles = {f"records {digest_of(bundle)}": bundle for bundle in _bundles(files)}
    kept = {key: cache.get(key) for key in bundles}
    made = iter(workers.shared([
        partial(cache.made, key, partial(_read, bundles[key]))
        for key, data in kept.items() if data is None
    ]))  # fmt: skip
    known: dict[str, Known] = {}
    for data in kept.values():
        known |= pickle.loads(next(made) if data is None else data)
    return load(files, known)


def _bundles(files: Files) -> list[Files]:
    bundles: dict[int, dict[str, bytes | Problem]] = {}
    for path, data in files.items():
        folder = path.partition("/")[0]
        bundles.setdefault(zlib.crc32(folder.encode()) % BUNDLES, {})[path] = data
    return list(bundles.values())


def _read(bundle: Files) -> bytes:
    """The sound files of a bundle; the others are left to be told about."""
    return pickle.dumps(sound_in(bundle), protocol=5)
