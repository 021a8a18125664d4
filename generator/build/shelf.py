"""Files that are made when somebody asks for them: a preview shows few of the many."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from generator.build.cache import Cache
from generator.outputs.artifact import Artifact


class Shelf:
    """The files of the last site that could be built, each made at its first request.

    It takes artifacts as a `Writer` does, and offers them once all have been handed in. Threads
    share it: one file is made at a time, because what a handbook computes is not locked.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._coming: dict[str, Artifact] = {}
        self._offered: dict[str, Artifact] = {}
        self._made: dict[str, bytes] = {}
        """The bytes of offered files that were asked for, by key."""
        self._one_at_a_time = threading.Lock()

    def begin_early(self, artifacts: Iterable[Artifact]) -> None:
        """Take in the first files of a new site."""
        self._coming = {}
        self.begin(artifacts)

    def begin(self, artifacts: Iterable[Artifact]) -> None:
        self._coming |= {one.path: one for one in artifacts}

    def finish(self) -> None:
        """Nothing is left to make: that begins with the first request."""

    def link(self) -> None:
        """Offer the new files in place of the old ones."""
        keys = {one.key for one in self._coming.values()}
        with self._one_at_a_time:
            self._offered, self._coming = self._coming, {}
            self._made = {key: data for key, data in self._made.items() if key in keys}

    def close(self) -> None:
        """Forget the new files: the site that they belong to could not be built."""
        self._coming = {}

    def get(self, path: str) -> bytes | None:
        """The bytes of a file, None if the site has no such path.

        What is made already waits for no other file that is being made.
        """
        artifact = self._offered.get(path)
        if artifact and (ready := self._made.get(artifact.key)) is not None:
            return ready
        with self._one_at_a_time:
            artifact = self._offered.get(path)
            if artifact is None:
                return None
            if artifact.key not in self._made:
                self._made[artifact.key] = self.bytes_of(artifact)
            return self._made[artifact.key]

    def bytes_of(self, artifact: Artifact) -> bytes:
        """The bytes of any artifact; of heavy ones, those that were kept on disk if they were."""
        if artifact.heavy:
            return self._cache.made(artifact.key, artifact.make)
        return artifact.make()
