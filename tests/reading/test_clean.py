"""The pattern of clean lines and the line-by-line diagnosis agree on what is sound."""

import random
import re
from collections.abc import Iterator

import pytest

from generator.content.vocabulary import VOCABULARY
from generator.reading.diagnosis import diagnose, is_clean
from tests.small import small_files

SIGNS = "：:，,、；;“”‘’\"'[]{}（）()［］【】#- \t。|>&*!%@`~?=/\\0a测"
LINES = sorted({
    line
    for data in small_files().values()
    for line in data.decode("utf-8", "replace").splitlines()
    if line.strip()
})  # fmt: skip
UNKNOWN_FIELD = re.compile(r" *- (?P<name>[\w-]+):")


def mistyped(chance: random.Random) -> str:
    """A line of the tiny handbook with one or two slips in it."""
    line = chance.choice(LINES)
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(line) + 1)
        behind = at + chance.choice((0, 1))
        line = line[:at] + chance.choice(["", *SIGNS]) + line[behind:]
    return line


def disagreements(seed: int, count: int) -> Iterator[tuple[str, list[str]]]:
    chance = random.Random(seed)
    for line in (mistyped(chance) for _ in range(count)):
        if not is_clean(line, VOCABULARY):
            continue
        # By itself, an item whose name is no field may be a text; what it holds says which.
        name = UNKNOWN_FIELD.match(line)
        if name and name["name"] not in VOCABULARY.fields:
            continue
        if problems := diagnose("file.yaml", line, VOCABULARY).problems:
            yield line, [one.code for one in problems]


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_found_in_a_line_that_is_clean(seed: int) -> None:
    assert [] == list(disagreements(seed, 3_000))


@pytest.mark.slow
def test_nothing_is_found_in_any_of_a_million_clean_lines() -> None:
    assert [] == list(disagreements(99, 1_000_000))


def test_a_wide_colon_in_a_list_is_a_part_of_its_text() -> None:
    line = "aliases: [总台, 注意：事项, Typo：s]"
    assert [] == diagnose("file.yaml", line, VOCABULARY).problems
