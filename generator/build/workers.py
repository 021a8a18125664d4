"""Several processes that share a list of jobs, each taking the next one that nobody has taken.

They are forks of this process, so that they have the whole handbook in memory without being
sent it. Where a system cannot fork, or has a single processor, this process does all of it alone.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Any, Generic, TypeVar

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


def run(jobs: Sequence[Job[T]], report: Callable[[int], object] = id) -> list[T]:
    """Do all jobs and give their results, in the order of the jobs.

    Jobs are taken in order, so the longest should stand first. Results must be such as can be
    pickled. `report` is called with the number of the job that is begun here.
    """
    with Workers(jobs, len(jobs) - 1) as workers:
        return workers.finish(report)


class Workers(Generic[T]):
    """Jobs that other processes begin at once, while this one may do something else."""

    def __init__(self, jobs: Sequence[Job[T]], most: int) -> None:
        """Hand the jobs to the processors to spare, `most` of them at most."""
        self._jobs = jobs
        self._given_up = len(jobs)
        """The number of the first job that these workers will not do."""
        self._processes: list[tuple[ForkProcess, Connection]] = []
        self._taken: Any = None
        if most < 1 or not can_fork():
            return
        context = get_context("fork")
        try:
            self._taken = context.Value("l", 0)
        except OSError:  # no room for what they would share
            return
        for _ in range(min(processors() - 1, most)):
            here, there = context.Pipe(duplex=False)
            process = context.Process(target=self._work, args=(there,), daemon=True)
            process.start()
            there.close()
            self._processes.append((process, here))

    def finish(self, report: Callable[[int], object] = id) -> list[T]:
        """Help with what is left, and give the results of all, `left` ones excepted."""
        done: dict[int, T] = {}
        for number in self._numbers():
            report(number)
            done[number] = self._jobs[number]()
        for _, answers in self._processes:
            with contextlib.suppress(EOFError, OSError):  # it was killed
                done |= answers.recv()
        # What a worker did not finish is done here, where its error is seen.
        return [
            done[number] if number in done else job()
            for number, job in enumerate(self._jobs[: self._given_up])
        ]

    def left(self) -> Sequence[Job[T]]:
        """The jobs that nobody has begun, for somebody else: none of these workers will do them."""
        if self._taken is None:
            self._given_up = 0
        else:
            with self._taken.get_lock():
                self._given_up = min(self._taken.value, len(self._jobs))
                self._taken.value = len(self._jobs)
        return self._jobs[self._given_up :]

    def __enter__(self) -> Workers[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop whoever is still at work."""
        for process, answers in self._processes:
            answers.close()
            process.terminate()
            process.join()
        self._processes = []

    def _work(self, answers: Connection) -> None:
        """What a worker does; it ends when the process that started it is gone."""
        parent = os.getppid()
        done: dict[int, T] = {}
        try:
            for number in self._numbers():
                if os.getppid() != parent:
                    return
                done[number] = self._jobs[number]()
        except Exception:  # the same job will fail where somebody sees it
            pass
        answers.send(done)

    def _numbers(self) -> Iterator[int]:
        """The numbers of jobs that nobody has taken yet."""
        if self._taken is None:
            yield from range(self._given_up)
            return
        while True:
            with self._taken.get_lock():
                number = self._taken.value
                self._taken.value += 1
            if number >= len(self._jobs):
                return
            yield int(number)
