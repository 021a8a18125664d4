"""Makes files: takes them from the last site or from the cache, and makes the rest.

Heavy ones are begun as soon as they are handed in, in a pool of processes; what is handed in early
is begun by workers while the host does something else. All others are shared by workers when
everything has been handed in. What the last site lends is put in its place last of all.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path

from generator.build import workers
from generator.build.cache import Cache
from generator.build.disk import replace_file
from generator.build.manifest import Manifest
from generator.build.progress import Progress
from generator.outputs.artifact import Artifact

WORTH_A_POOL = 6
"""Fewer heavy artifacts than this are made sooner than other processes have started."""


class Writer:
    """Writes artifacts below a folder."""

    def __init__(self, folder: Path, cache: Cache, last: Manifest | None = None) -> None:
        """With `last`, the folder is a new site: no path of it is ever written twice."""
        self._folder = folder
        self._cache = cache
        self._last = last
        self._taken: dict[str, Artifact] = {}
        self._pool: ProcessPoolExecutor | None = None
        self._heavy: list[tuple[Artifact, Callable[[], bytes]]] = []
        self._light: list[Artifact] = []
        self._early: workers.Workers[None] = workers.Workers([], 0)
        self._folders: set[Path] = set()
        self._progress = Progress()

    def begin_early(self, artifacts: Iterable[Artifact]) -> None:
        """Begin with what takes long.

        Only once, and first of all: a process that has begun other things may not be able to fork.
        """
        missing = [one for one in artifacts if not self._is_there(one)]
        jobs = [partial(self._make, batch) for batch in _batches(missing)]
        self._early = workers.Workers(jobs, len(jobs))

    def begin(self, artifacts: Iterable[Artifact]) -> None:
        """Take artifacts in; what need not be made is written at once."""
        missing = [one for one in artifacts if not self._is_there(one)]
        # A batch shares what is in memory here: sent to a pool, it would take the handbook along,
        # pickled by a thread while this one still adds to what the handbook has computed.
        self._light += [one for one in missing if one.batch or not one.heavy]
        heavy = [one for one in missing if one.heavy and not one.batch]
        if len(heavy) >= WORTH_A_POOL and workers.processors() > 1:
            self._pool = self._pool or ProcessPoolExecutor(
                min(workers.processors(), len(heavy)),
                mp_context=get_context("fork" if _may_fork() else "spawn"),
                initializer=_end_with_the_command,
            )
            self._heavy += [(one, _in(self._pool, one.make)) for one in heavy]
        else:
            self._heavy += [(one, one.make) for one in heavy]

    def _is_there(self, one: Artifact) -> bool:
        if self._last and self._last.take(one.path, one.key):
            self._taken[one.path] = one
            return True
        data = self._cache.get(one.key) if one.heavy else None
        if data is not None:
            self._write(one, data)
        return data is not None

    def finish(self) -> None:
        """Make what is left, and wait for the heavy ones."""
        try:
            early = self._early.left()
            batches = list(_batches(self._light))
            jobs: list[workers.Job[None]] = [*early, *(partial(self._make, one) for one in batches)]
            names = ["…"] * len(early) + [batch[0].path for batch in batches]
            workers.run(jobs, lambda n: self._progress.report(names[n], n, len(jobs)))
            self._early.finish()
            for number, (artifact, made) in enumerate(self._heavy):
                self._keep(artifact, made())
                self._progress.report(artifact.path, number, len(self._heavy))
        finally:
            self.close()

    def link(self) -> None:
        """Put what the last site lends in its place. Nothing may be written after this."""
        for path in self._last.link(self._folder) if self._last else ():
            one = self._taken[path]  # the last site has changed since, or a path is taken
            self._keep(one, one.make())

    def _make(self, batch: Sequence[Artifact]) -> None:
        for one in batch:
            self._keep(one, one.make())

    def _keep(self, one: Artifact, data: bytes) -> None:
        if one.heavy:
            self._cache.put(one.key, data)
        self._write(one, data)

    def _write(self, one: Artifact, data: bytes) -> None:
        path = self._folder / one.path
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        if self._last is None:
            replace_file(path, data)
            return
        with path.open("xb") as file:  # never what is there: it may belong to the last site
            file.write(data)

    def close(self) -> None:
        """Stop what is under way."""
        self._progress.end()
        self._early.close()
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _in(pool: ProcessPoolExecutor, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin a job in a pool; what is given back waits for it.

    The job is pickled here and now. Left to the pool, it would be pickled in a thread of the pool
    while this one goes on adding to what a handbook remembers.
    """
    return pool.submit(_called, pickle.dumps(make)).result


def _called(pickled: bytes) -> bytes:
    made: bytes = pickle.loads(pickled)()
    return made


def _batches(artifacts: Iterable[Artifact]) -> Iterable[list[Artifact]]:
    """Those that share work together; these batches first, because they take the longest."""
    shared: dict[str, list[Artifact]] = {}
    single = []
    for one in artifacts:
        if one.batch:
            shared.setdefault(one.batch, []).append(one)
        else:
            single.append([one])
    return [*shared.values(), *single]


def _may_fork() -> bool:
    """Forks begin sooner, but the threads of a typesetter that was at work do not survive one."""
    return workers.can_fork() and "typst" not in sys.modules


def _end_with_the_command() -> None:
    """No worker outlives a command that was killed; left alone, it would wait for work for ever."""
    command = parent_process()
    assert command is not None

    def follow() -> None:
        command.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
