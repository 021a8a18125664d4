"""A great many small mistakes: `python -m tests.fuzz.many --cases 1000000`.

Takes lines of the handbook and of the cases, damages them as a person would, and reads them. Ends
with 1 if anything was raised, or if a case took over a second.
"""

from __future__ import annotations

import argparse
import random
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from generator.explain import validated
from generator.model import KINDS, Item
from generator.reader import read

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
FILES = [
    path.read_text("utf-8").split("\n")
    for path in sorted((TESTS / "handbook/roles").rglob("*.yaml"))
]
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


def case(chance: random.Random) -> bytes:
    """Some neighbouring lines of a file, or lines of anywhere, damaged a few times."""
    file = chance.choice(FILES)
    at = chance.randrange(len(file))
    lines = file[at : at + chance.randrange(1, 9)]
    text = "\n".join(lines if chance.random() < 0.7 else chance.choices(LINES, k=len(lines)))
    for _ in range(chance.choice([1, 1, 2, 3])):
        text = chance.choice(DAMAGES)(text, chance)
    return text.encode("utf-8", "replace")


def ask(data: bytes, kind: str) -> None:
    document = read("a.yaml", data)
    value = document.value
    if value is None:
        assert document.problems, "nothing was read, and nothing told"
        return
    if isinstance(value, dict) and issubclass(KINDS[kind], Item):
        value = {**value, "id": "a"}
    for problem in [*document.problems, *validated(KINDS[kind], value, document)[1]]:
        assert 1 <= problem.span.line <= len(document.lines), problem
        assert 1 <= problem.span.column, problem


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, kinds = random.Random(options.seed), sorted(KINDS)
    raised = slow = 0
    slowest, began = 0.0, time.perf_counter()
    for number in range(options.cases):
        data, kind = case(chance), chance.choice(kinds)
        start = time.process_time()  # other programs' share of the machine is not our slowness
        try:
            ask(data, kind)
        except Exception:
            raised += 1
            print(f"case {number}, as a {kind}: {data!r}")
            traceback.print_exc()
        took = time.process_time() - start
        slow += took > 1
        slowest = max(slowest, took)
    seconds = time.perf_counter() - began
    print(
        f"{options.cases} cases, seed {options.seed}, {seconds:.0f} s: {raised} raised, "
        f"{slow} over a second, the slowest {slowest * 1000:.0f} ms"
    )
    return 1 if raised or slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
