"""Jobs are done once, whoever does them, and nothing of them is lost."""

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.build import workers


def test_results_come_in_the_order_of_the_jobs() -> None:
    jobs = [partial(str, n) for n in range(500)]

    assert [str(n) for n in range(500)] == workers.run(jobs)


def test_every_job_is_done_once(tmp_path: Path) -> None:
    def touch(n: int) -> None:
        (tmp_path / str(n)).open("x").close()

    workers.run([partial(touch, n) for n in range(300)])

    assert 300 == len(list(tmp_path.iterdir()))


def test_nothing_to_do_is_no_mistake() -> None:
    assert [] == workers.run([])


def test_an_error_is_raised_here_wherever_it_was_met() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    for at in (0, 99):
        jobs: list[Callable[[], object]] = [int] * 100
        jobs[at] = fail
        with pytest.raises(ZeroDivisionError):
            workers.run(jobs)


@pytest.mark.skipif(not workers.can_fork(), reason="there are no other processes here")
def test_two_jobs_are_done_at_the_same_time_by_two_processes() -> None:
    both = multiprocessing.get_context("fork").Barrier(2)

    def one() -> int:
        both.wait(60)
        return os.getpid()

    makers = workers.run([one, one])

    assert 2 == len(set(makers))
    assert os.getpid() in makers


@pytest.mark.skipif(not workers.can_fork(), reason="there are no other processes here")
def test_what_a_killed_helper_leaves_is_done_here() -> None:
    here = os.getpid()

    def one() -> int:
        if os.getpid() != here:
            os._exit(1)
        return here

    assert [here] * 200 == workers.run([one] * 200)


def test_it_tells_how_far_it_has_come() -> None:
    told: list[int] = []
    workers.run([int] * 10, told.append)

    assert told == sorted(told)
    assert set(told) <= set(range(10))


def test_what_is_begun_early_is_given_up_or_finished_but_never_both(tmp_path: Path) -> None:
    def touch(n: int) -> int:
        (tmp_path / str(n)).open("x").close()
        return n

    with workers.Workers([partial(touch, n) for n in range(300)], 1) as early:
        left = workers.run(early.left())
        done = early.finish()

    assert list(range(300)) == done + left
    assert 300 == len(list(tmp_path.iterdir()))


def test_no_worker_is_left_when_the_workers_are_closed(tmp_path: Path) -> None:
    early = workers.Workers([partial(time.sleep, 600)], 1)
    early.close()

    assert not multiprocessing.active_children()


def test_with_one_processor_all_is_done_here_and_nothing_begun_early(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    here = [os.getpid()] * 9

    assert here == workers.run([os.getpid] * 9)
    with workers.Workers([os.getpid] * 9, 9) as early:
        assert here == [job() for job in early.left()]
        assert [] == early.finish()


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked here")
def test_it_forks_from_two_processors_on_that_this_process_may_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    for usable in ({0}, {0, 1}, {2, 3, 5}):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, usable=usable: usable)

        assert len(usable) == workers.processors()
        assert workers.can_fork() == (len(usable) > 1 and threading.active_count() == 1)
