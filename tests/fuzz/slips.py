"""Slips of one line, as fingers make them, on real content: what `check --fix` makes of each.

.venv/bin/python -m tests.fuzz.slips [--count 5000] [--seed 1] [--show KIND]
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from generator.content.fix import fixed_files
from generator.content.load import Known, load
from generator.problems.problem import Problem
from generator.reading.files import files_in
from generator.reading.reader import read

ROLES = Path(__file__).parents[2] / "roles"

Slip = Callable[[random.Random, str], str | None]
Outcome = Literal["restored", "left", "silent", "other meaning", "touched"]
"""What became of a slip. `silent`: the file was sound with the slip in it, so nobody can know."""


def _indent(by: int) -> Slip:
    def slip(chance: random.Random, line: str) -> str | None:
        if by > 0:
            return " " * by + line
        at = len(line) - len(line.lstrip(" "))
        return line[min(at, -by) :] if at else None

    return slip


def _without(sign: str, *, last: bool = False) -> Slip:
    def slip(chance: random.Random, line: str) -> str | None:
        at = line.rfind(sign) if last else line.find(sign)
        return None if at < 0 else line[:at] + line[at + len(sign) :]

    return slip


def _instead(old: str, new: str) -> Slip:
    def slip(chance: random.Random, line: str) -> str | None:
        places = [found.start() for found in re.finditer(re.escape(old), line)]
        if not places:
            return None
        at = chance.choice(places)
        return line[:at] + new + line[at + len(old) :]

    return slip


def _dash(new: str) -> Slip:
    def slip(chance: random.Random, line: str) -> str | None:
        found = re.match(r"( *)- ", line)
        return found and f"{found[1]}{new}{line[found.end() :]}"

    return slip


def _first_colon(new: str) -> Slip:
    def slip(chance: random.Random, line: str) -> str | None:
        found = re.match(r"( *(?:- )?[a-z_-]+): ", line)
        return found and f"{found[1]}{new}{line[found.end() :]}"

    return slip


def _letter(chance: random.Random, line: str) -> str | None:
    """A letter of the key doubled."""
    found = re.match(r" *(?:- )?([a-z_-]+):", line)
    if not found:
        return None
    at = chance.randrange(*found.span(1))
    return line[:at] + line[at] + line[at:]


def _extra_dash(chance: random.Random, line: str) -> str | None:
    found = re.match(r" *(?=[a-z])", line)
    return found and f"{found[0]}- {line[found.end() :]}"


def _leading(new: str) -> Slip:
    def slip(chance: random.Random, line: str) -> str | None:
        at = len(line) - len(line.lstrip(" "))
        return new * (at // 2) + line[at:] if at > 1 else None

    return slip


SLIPS: Mapping[str, Slip] = {
    **{f"dedented by {by}": _indent(-by) for by in (1, 2, 3, 4)},
    **{f"indented by {by}": _indent(by) for by in (1, 2, 3, 4)},
    "first quote lost": _without('"'),
    "last quote lost": _without('"', last=True),
    "curly quote at the end": lambda _, line: re.sub(r'"$', "”", line),
    "curly quotes": lambda _, line: re.sub(r'"([^"]*)"$', r"“\1”", line),
    "dash lost": _dash(""),
    "dash blanked": _dash("  "),
    "dash without its space": _dash("-"),
    "long dash": _dash("— "),
    "bullet": _dash("• "),
    "colon lost": _first_colon(" "),
    "colon without its space": _first_colon(":"),
    "wide colon": _first_colon("："),
    "wide colon and space": _first_colon("： "),
    "letter doubled": _letter,
    "dash too many": _extra_dash,
    "wide comma": _instead(", ", "，"),
    "bracket not closed": _without("]"),
    "bracket not opened": _without("["),
    "wide bracket": _instead("[", "【"),
    "brace not closed": _without("}"),
    "comma at the end": lambda _, line: f"{line},",
    "tabs": _leading("\t"),
    "wide spaces": _leading("\u3000"),
}


class Case(NamedTuple):
    """A file with a slip in one line."""

    kind: str
    path: str
    line: int
    typed: bytes
    right: bytes


def cases(files: Mapping[str, bytes], seed: int) -> Iterator[Case]:
    """Slips without end, of all kinds alike."""
    chance = random.Random(seed)
    texts = {path: data.decode().split("\n") for path, data in files.items()}
    paths = sorted(texts)
    while True:
        kind = chance.choice(sorted(SLIPS))
        path = chance.choice(paths)
        lines = texts[path]
        at = chance.randrange(len(lines))
        right = lines[at]
        if not right.strip() or right.lstrip().startswith("#"):
            continue
        wrong = SLIPS[kind](chance, right)
        if wrong is None or wrong == right:
            continue
        typed = "\n".join([*lines[:at], wrong, *lines[at + 1 :]]).encode()
        yield Case(kind, path, at + 1, typed, files[path])


class Judge:
    """Says what `check --fix` makes of a file, the others being sound."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)
        self.known: dict[str, Known] = load(self.files).sound

    def outcome(self, case: Case) -> Outcome:
        family = self._family(case.path)
        files = {**family, case.path: case.typed}
        known = {path: self.known[path] for path in family if path in self.known}
        known.pop(case.path, None)
        meant = read(case.path, case.right).value
        before = load(files, known)
        if not [one for one in before.problems.errors if one.span.file == case.path]:
            return "silent"
        after = fixed_files(files).get(case.path, case.typed)
        old, new = case.typed.split(b"\n"), after.split(b"\n")
        if len(old) != len(new) or any(
            a != b for n, (a, b) in enumerate(zip(old, new, strict=True), 1) if n != case.line
        ):
            return "touched"
        if read(case.path, after).value == meant:
            found = load({**files, case.path: after}, known).problems.errors
            return "left" if [one for one in found if one.span.file == case.path] else "restored"
        found = load({**files, case.path: after}, known).problems.errors
        left = [one for one in found if one.span.file == case.path]
        return "left" if left else "other meaning"

    def problems(self, case: Case) -> list[Problem]:
        """What `check` says of the file."""
        files = {**self._family(case.path), case.path: case.typed}
        return [one for one in load(files).problems.errors if one.span.file == case.path]

    def _family(self, path: str) -> dict[str, bytes]:
        """The file, the one it translates or its translation, and the settings."""
        stem = path.partition(".")[0]
        return {
            name: data for name, data in self.files.items()
            if name.partition(".")[0] in (stem, "handbook")
        }  # fmt: skip


def outcomes(count: int, seed: int) -> Iterator[tuple[Case, Outcome]]:
    """What becomes of as many slips, those not counted that nobody can see."""
    files = {p: data for p, data in files_in(ROLES).items() if isinstance(data, bytes)}
    judge = Judge(files)
    for case in cases(files, seed):
        outcome = judge.outcome(case)
        yield case, outcome
        count -= outcome != "silent"
        if count == 0:
            return


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    files = {p: data for p, data in files_in(ROLES).items() if isinstance(data, bytes)}
    judge = Judge(files)
    by_kind: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    for case in cases(files, options.seed):
        outcome = judge.outcome(case)
        total[outcome] += 1
        by_kind.setdefault(case.kind, Counter())[outcome] += 1
        if options.show in (case.kind, outcome) and outcome not in ("restored", "silent"):
            old = case.right.decode().split("\n")[case.line - 1]
            new = case.typed.decode().split("\n")[case.line - 1]
            print(f"{case.path}:{case.line} {case.kind} {outcome}\n  {old}\n  {new}")
            for one in judge.problems(case):
                print(f"    {one.span[1:]} {one.code} {one.message.en} | {one.fix} {one.corrected}")
        if sum(total.values()) - total["silent"] >= options.count:
            break
    for kind, found in sorted(by_kind.items()):
        print(f"{kind:28} {dict(found)}")
    seen = sum(total.values()) - total["silent"]
    print({name: f"{count} {count / seen:.1%}" for name, count in total.items()})


if __name__ == "__main__":
    main()
