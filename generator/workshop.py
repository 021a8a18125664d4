"""Makes artifacts: from the cache, in this process, or, where they are heavy, in several.

Heavy ones are begun as soon as they are handed in, so that they are made while the host does
something else, and are waited for at the end.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from generator.cache import Cache
from generator.outputs.artifact import Artifact

WORTH_A_POOL = 6
"""Fewer heavy artifacts than this are made sooner than other processes have started."""


class Workshop:
    """Takes artifacts in and gives them out made."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: list[tuple[Artifact, bytes | Future[bytes] | None]] = []

    def begin(self, artifacts: Iterable[Artifact]) -> None:
        """Take artifacts in; the heavy ones that were not kept are begun in other processes."""
        taken = [(one, self._cache.get(one.key)) for one in artifacts]
        heavy = sum(one.heavy and data is None for one, data in taken)
        workers = min(os.cpu_count() or 1, heavy)
        if heavy >= WORTH_A_POOL and workers > 1:
            # Fresh interpreters: the typesetter's threads do not survive a fork.
            self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
        for one, data in taken:
            apart = self._pool and one.heavy and data is None
            self._waiting.append(
                (one, self._pool.submit(one.make) if self._pool and apart else data)
            )

    def __len__(self) -> int:
        return len(self._waiting)

    def finished(self) -> Iterator[tuple[Artifact, bytes]]:
        """Give out everything made, in the order in which it was taken in."""
        try:
            for artifact, data in self._waiting:
                if data is None:
                    yield artifact, self._cache.made(artifact.key, artifact.make)
                elif isinstance(data, Future):
                    made = data.result()
                    self._cache.put(artifact.key, made)
                    yield artifact, made
                else:
                    yield artifact, data
        finally:
            self.close()

    def close(self) -> None:
        """Stop what is under way; nothing more will be given out."""
        self._waiting = []
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
