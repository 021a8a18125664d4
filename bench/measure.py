"""One command in a fresh process: how long, how much computing, how much memory. And pairs of them.

Two programs are measured in turns (A B A B …), so that whatever else the machine is doing meets
both; what counts is the ratio within each pair.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any, Literal, NamedTuple

WORK = Path(__file__).parent.parent / ".cache" / "bench"
"""Where everything is made that is measured."""

AWAY = WORK / "away"

Measure = Literal["wall", "cpu", "memory"]
"""The figures of a run, as `Run` names them."""


class Failed(Exception):
    """A measured command did not succeed; the text is what it said."""


@dataclass(frozen=True)
class Command:
    """What to run, where, and what to do before each run (outside the measured time)."""

    name: str
    words: Sequence[str]
    folder: Path
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Run:
    """One run: seconds on the clock, seconds of computing, and the largest process's megabytes."""

    wall: float
    cpu: float
    memory: float


def run(command: Command) -> Run:
    """Run a command once, with all the processes that it starts."""
    command.before()
    started = time.perf_counter()
    process = _start(command)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    _fail_unless_clean(command, process.returncode)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, kilobytes elsewhere
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def _start(command: Command) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # no notice about another program
    with _log(command).open("wb") as output:
        return subprocess.Popen(
            command.words, cwd=command.folder, env=environment, stdout=output, stderr=output
        )


def _fail_unless_clean(command: Command, code: int) -> None:
    if code:
        said = _log(command).read_text("utf-8", "replace")[-2000:]
        raise Failed(f"{command.name} stopped with {code}\n{said}")


def _log(command: Command) -> Path:
    return command.folder / "bench.log"


def put_away(path: Path) -> None:
    """Move a folder that is no longer wanted out of the way, to be removed after all runs.

    For minutes after thousands of files have been removed, ext4 looks long for a free place for
    each new one. That is a fifth of our time, and a first build on a machine never meets it.
    """
    if path.exists():
        AWAY.mkdir(parents=True, exist_ok=True)
        path.rename(Path(tempfile.mkdtemp(dir=AWAY)) / path.name)


def in_turns(commands: Sequence[Command], turns: int) -> dict[str, list[Run]]:
    """Run each command once a turn, always in the same order."""
    runs: dict[str, list[Run]] = {command.name: [] for command in commands}
    for turn in range(turns):
        for command in commands:
            _tell(f"  {command.name} {turn + 1}/{turns} …")
            runs[command.name].append(run(command))
    _tell("")
    return runs


def _tell(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


class Ratio(NamedTuple):
    """The ratios of pairs: the one in the middle, the smallest and the largest."""

    median: float
    least: float
    most: float


def ratio(ours: Sequence[float], others: Sequence[float]) -> Ratio:
    """What ours is of the other, pair by pair."""
    pairs = [one / other for one, other in zip(ours, others, strict=True)]
    return Ratio(statistics.median(pairs), min(pairs), max(pairs))


def peak(command: Command) -> Run:
    """A run whose memory is what all processes of the command hold together at most.

    Pages that they share count once. It asks Linux five times a second, which slows the command
    down: the times of such a run are not given.
    """
    command.before()
    done, most = Event(), [0.0]
    process = _start(command)

    def watch() -> None:
        while not done.wait(0.2):
            most[0] = max(most[0], sum(map(_held, _family(process.pid))))

    watcher = Thread(target=watch)
    watcher.start()
    code = process.wait()
    done.set()
    watcher.join()
    _fail_unless_clean(command, code)
    return Run(0, 0, most[0])


def _family(pid: int) -> Iterator[int]:
    """A process and all those below it."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return  # it ended while we asked
    for child in children.split():
        yield from _family(int(child))


def _held(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def machine() -> dict[str, Any]:
    """What the figures depend on besides the programs."""
    cpus = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in cpus.read_text().splitlines()
             if line.startswith("model name")] if cpus.exists() else []  # fmt: skip
    return {
        "processor": names[0] if names else platform.processor(),
        "cores": os.cpu_count(),
        "load_average": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "system": platform.platform(),
        "python": platform.python_version(),
    }
