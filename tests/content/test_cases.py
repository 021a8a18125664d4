"""Each file of tests/cases/ holds mistakes, with the expected problems in comments.

A comment `  # ! 6 colon` on a wrong line gives the column and the code. Where a line cannot hold a
comment, the head of the file says `#! 3:6 colon`, with the line. `#@ clerk/quiz.yaml` names the
place in the handbook, which is that of a new role otherwise.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator.content.checks import check
from generator.content.fix import fixed_files
from generator.content.load import load
from generator.problems.problem import Problem
from generator.problems.render import render
from tests.small import small_files

FOLDER = Path(__file__).parents[1] / "cases"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix == ".yaml")
PLACE = "clerk/role.yaml"

Expected = tuple[int, int, str]


def text_of(data: bytes) -> str:
    """The case as far as its comments go, which are in ASCII whatever the file's encoding is."""
    return re.sub(r"\r\n|\r|\n", "\n", data.replace(b"\0", b"").decode("ascii", "replace"))


def place_of(data: bytes) -> str:
    found = re.search(r"^#@ (\S+)", text_of(data), re.MULTILINE)
    return found[1] if found else PLACE


def expected(data: bytes) -> Iterator[Expected]:
    for number, line in enumerate(text_of(data).split("\n"), 1):
        for found in re.finditer(r"#! (\d+):(\d+) ([a-z-]+)", line):
            yield int(found[1]), int(found[2]), found[3]
        if here := re.search(r"  # ((?:! \d+ [a-z-]+ ?)+)$", line):
            for found in re.finditer(r"! (\d+) ([a-z-]+)", here[1]):
                yield number, int(found[1]), found[2]


MATTERS = {code for path in CASES for _, _, code in expected(path.read_bytes())}
"""What the cases are about. Other reminders do not count: the short roles here earn many."""


def of_the_cases(problems: Iterable[Problem]) -> list[Problem]:
    return [one for one in problems if one.severity == "error" or one.code in MATTERS]


def found_in(files: dict[str, bytes]) -> list[Problem]:
    return of_the_cases(check(load(files)))


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    data = request.param.read_bytes()
    return place_of(data), data


def test_each_mistake_is_reported_once_and_in_its_place(case: tuple[str, bytes]) -> None:
    place, data = case
    loaded = load({**small_files(), place: data})
    problems = of_the_cases(check(loaded))

    assert sorted(expected(data)) == sorted(
        (p.span.line, p.span.column, p.code) for p in problems
    ), render(problems, loaded.lines)
    assert {place} >= {p.span.file for p in problems}


def test_a_fix_leaves_less_to_fix(case: tuple[str, bytes]) -> None:
    place, data = case
    files = {**small_files(), place: data}
    before = found_in(files)
    after = found_in({**files, **fixed_files(files)})

    assert len(after) <= len([p for p in before if not p.fix])
    assert not any(p.fix for p in after)


def test_a_case_shows_its_mistake() -> None:
    empty = [path.name for path in CASES if not list(expected(path.read_bytes()))]

    assert [] == empty
