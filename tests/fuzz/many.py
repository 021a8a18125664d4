"""A great many small mistakes: `python -m tests.fuzz.many --cases 1000000`.

Takes files and lines of the handbook and of the cases, damages them as a person would, puts the
outcome in its place in a handbook of a few files, and asks all that `handbook check` and `--fix`
ask. Ends with 1 if anything was raised, or if a case took over a second.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.content.checks import check
from generator.content.fix import with_fixes
from generator.content.load import load
from generator.problems.render import render
from tests.small import small_files

BLOCK = 5_000
"""Cases that one seed makes: a run is reproduced block by block."""
SECOND = 1.0
TOO_LONG = 20.0
"""Seconds after which a case is given up."""
TESTS = Path(__file__).parent.parent
WORDS = [
    *"：，、；“”‘’－—•·［］【】｛｝（）。　 -:#?&*!|>%@`'\"[]{},~\\\t\n\r\0\u00a0\u200b",
    *("\ufeff", "\u202e", "\x85", "\u2028", "e\u0301", "- ", ": ", " #", "  ", "    ", "\n\n"),
    *("\r\n", "---\n", "...\n", "%YAML 1.2\n", "<<: *a", "<<<<<<< a\n", "=======\n"),
    *(">>>>>>> b\n", "&a ", "*a", "!!x ", "|\n", ">\n", "? ", "{company}", "[x](y)", "1. "),
    *("null", "title: ", "标题：", "[[", "{{", "- - "),
]
LINES = sorted(
    {
        line
        for folder in ("handbook/roles", "cases")
        for path in (TESTS / folder).rglob("*.yaml")
        for line in path.read_bytes().decode("utf-8", "replace").split("\n")
        if len(line) < 120 and not line.startswith(("#!", "#@"))
    }
)
FILES = {path: data.decode() for path, data in sorted(small_files().items())}
Damage = Callable[[str, random.Random], str]


def put_in(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(WORDS) + text[at:]


def take_out(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(1, 4) :]


def replace(text: str, chance: random.Random) -> str:
    old = chance.choice([": ", "- ", '"', ",", "  ", "\n", "[", "]"])
    return text.replace(old, chance.choice(WORDS), chance.choice([1, 1, 9]))


def indent(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = " " * chance.randrange(4) + lines[at].removeprefix(" " * chance.randrange(4))
    return "\n".join(lines)


def swap(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


DAMAGES: tuple[Damage, ...] = (put_in, put_in, put_in, take_out, take_out, replace, indent, swap)


def damaged(text: str, chance: random.Random) -> bytes:
    """A file, some neighbouring lines of it, or lines of anywhere, damaged a few times."""
    lines = text.split("\n")
    if chance.random() < 0.6:
        at = chance.randrange(len(lines))
        lines = lines[at : at + chance.randrange(1, 9)]
        if chance.random() < 0.3:
            lines = chance.choices(LINES, k=len(lines))
    text = "\n".join(lines)
    for _ in range(chance.choice([1, 1, 2, 3])):
        text = chance.choice(DAMAGES)(text, chance)
    return text.encode(chance.choice(ENCODINGS), "replace")


ENCODINGS = [*["utf-8"] * 20, "gb18030", "utf-16"]


def case(chance: random.Random) -> tuple[str, dict[str, bytes]]:
    """A damaged file, and with it a handbook: its settings, its original, another file."""
    path = chance.choice(list(FILES))
    beside = {"handbook.yaml", path.replace(".en.yaml", ".yaml"), chance.choice(list(FILES))}
    files = {name: FILES[name].encode() for name in beside}
    return path, {**files, path: damaged(FILES[path], chance)}


def ask(path: str, files: dict[str, bytes]) -> None:
    """Everything that is asked of a folder: what is wrong, how to say it, how to fix it."""
    loaded = load(files)
    problems = list(check(loaded))
    source = loaded.sources.get(path)  # pictures and other files are no sources
    if source is not None:
        assert source.value is not None or source.problems, "nothing was read, nothing reported"
    for problem in problems:
        lines = loaded.lines(problem.span.file) or [""]
        assert 1 <= problem.span.line <= len(lines), problem
        assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1, problem
    render([one for one in problems if one.span.file == path], loaded.lines)
    with_fixes(path, files[path], problems)


class Outcome(NamedTuple):
    """What came of a block of cases."""

    cases: int
    raised: int
    slow: int
    slowest: float


def block(seed: str, cases: int) -> Outcome:
    chance = random.Random(seed)
    raised = slow = 0
    slowest = 0.0
    signal.signal(signal.SIGPROF, _give_up)
    for number in range(cases):
        path, files = case(chance)
        start = time.process_time()  # other programs' share of the machine is not our slowness
        signal.setitimer(signal.ITIMER_PROF, TOO_LONG)
        try:
            ask(path, files)
        except Exception:
            raised += 1
            print(f"seed {seed}, case {number}, as {path}: {files[path]!r}", flush=True)
            traceback.print_exc()
        signal.setitimer(signal.ITIMER_PROF, 0)
        took = time.process_time() - start
        if took > SECOND:
            slow += 1
            print(f"seed {seed}, case {number}, {took:.1f} s: {path}: {files[path]!r}", flush=True)
        slowest = max(slowest, took)
    return Outcome(cases, raised, slow, slowest)


def _give_up(*_: object) -> None:
    raise TimeoutError


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="processes (1)")
    options = parser.parse_args()
    began, counted = time.perf_counter(), 0
    blocks = [
        (f"{options.seed}/{start // BLOCK}", min(BLOCK, options.cases - start))
        for start in range(0, options.cases, BLOCK)
    ]
    raised = slow = 0
    slowest = 0.0
    with multiprocessing.get_context("fork").Pool(options.workers) as pool:
        for done in pool.imap_unordered(_block, blocks):
            counted, raised, slow = counted + done.cases, raised + done.raised, slow + done.slow
            slowest = max(slowest, done.slowest)
            print(
                f"{counted} cases, seed {options.seed}, {time.perf_counter() - began:.0f} s: "
                f"{raised} raised, {slow} over a second, the slowest {slowest * 1000:.0f} ms",
                flush=True,
            )
    return 1 if raised or slow else 0


def _block(given: tuple[str, int]) -> Outcome:
    return block(*given)


if __name__ == "__main__":
    raise SystemExit(main())
