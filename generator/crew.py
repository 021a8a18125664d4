"""Several processes that share a list of jobs, each taking the next one that nobody has taken.

They are forks of this process, so that they have the whole handbook in memory without being told
it. Where a system cannot fork, or has a single processor, this process does all of it alone.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Any, TypeVar

T = TypeVar("T")
Job = Callable[[], T]


def can_fork() -> bool:
    """A fork is sound only without threads, and pays only with a second processor."""
    return sys.platform == "linux" and processors() > 1 and threading.active_count() == 1


def processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared(jobs: Sequence[Job[T]], tell: Callable[[int], object] = id) -> list[T]:
    """Do all jobs and give their results, in the order of the jobs.

    Jobs are taken in order, so the longest should stand first. Results must be such as can be
    pickled. `tell` is called with the number of the job that is begun here.
    """
    done: dict[int, T] = {}
    with _Helpers(jobs) as helpers:
        for number in helpers.numbers():
            tell(number)
            done[number] = jobs[number]()
        done |= helpers.results()
    # What a helper did not bring to an end is done here, where its error can be told.
    return [done[number] if number in done else jobs[number]() for number in range(len(jobs))]


class _Helpers:
    """The other processes, as many as there are processors to spare."""

    def __init__(self, jobs: Sequence[Job[Any]]) -> None:
        self._count = len(jobs)
        self._processes: list[tuple[ForkProcess, Connection]] = []
        if len(jobs) < 2 or not can_fork():
            return
        context = get_context("fork")
        try:
            self._taken = context.Value("l", 0)
        except OSError:  # no room for what they would share
            return
        for _ in range(min(processors(), len(jobs)) - 1):
            here, there = context.Pipe(duplex=False)
            process = context.Process(target=self._help, args=(jobs, there), daemon=True)
            process.start()
            there.close()
            self._processes.append((process, here))

    def __enter__(self) -> _Helpers:
        return self

    def numbers(self) -> Iterator[int]:
        """The numbers of jobs that nobody has taken yet."""
        if not self._processes:
            yield from range(self._count)
            return
        yield from _numbers(self._taken, self._count)

    def results(self) -> dict[int, Any]:
        out: dict[int, Any] = {}
        for _, answers in self._processes:
            try:
                out |= answers.recv()
            except (EOFError, OSError):
                continue  # it was killed
        return out

    def __exit__(self, *_: object) -> None:
        for process, answers in self._processes:
            answers.close()
            process.terminate()
            process.join()

    def _help(self, jobs: Sequence[Job[Any]], answers: Connection) -> None:
        """What a helper does; it ends when the one that it helps is no more."""
        parent = os.getppid()
        done: dict[int, Any] = {}
        try:
            for number in _numbers(self._taken, len(jobs)):
                if os.getppid() != parent:
                    return
                done[number] = jobs[number]()
        except Exception:  # the same job will fail where somebody sees it
            pass
        answers.send(done)


def _numbers(taken: Any, count: int) -> Iterator[int]:
    while True:
        with taken.get_lock():
            number = taken.value
            taken.value += 1
        if number >= count:
            return
        yield int(number)
