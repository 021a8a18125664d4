"""What the benchmark makes of its measurements. No test here asserts a time."""

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench import report
from bench.measure import Command, Failed, Run, in_turns, ratio, run
from bench.parts import Bench, Comparison
from bench.rivals import Missing, Rivals

OURS = [Run(wall, cpu=2 * wall, memory=100) for wall in (1, 2, 3)]
COMPARISON = Comparison("build", "40 roles / <stock>", OURS, [Run(10, 10, 100)] * 3, goal=0.25)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    rivals = Rivals(tmp_path)
    rivals.missing.append(Missing("hugo", "apt-get install hugo"))
    return Bench(tmp_path, roles=40, turns=3, sheets=10, rivals=rivals)


def command(folder: Path, code: str) -> Command:
    return Command("a program", [sys.executable, "-c", code], folder)


def test_a_ratio_is_taken_within_each_pair() -> None:
    assert (0.5, 0.25, 2.0) == ratio([1, 5, 8], [2, 20, 4])


def test_programs_are_run_in_turns(tmp_path: Path) -> None:
    order = tmp_path / "order"
    first, second = (
        Command(
            name, [sys.executable, "-c", f"open({str(order)!r}, 'a').write({name!r})"], tmp_path
        )
        for name in "AB"
    )
    runs = in_turns([first, second], 2)

    assert "ABAB" == order.read_text()
    assert {"A": 2, "B": 2} == {name: len(one) for name, one in runs.items()}


def test_a_run_counts_the_computing_and_the_memory_of_what_it_starts(tmp_path: Path) -> None:
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'bytearray(200 << 20)'])"

    assert 200 < run(command(tmp_path, child)).memory


def test_a_program_that_fails_shows_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such role"):
        run(command(tmp_path, "raise SystemExit('no such role')"))


def test_the_table_tells_ratio_goal_and_what_was_left_out(bench: Bench) -> None:
    bench.notes.append("ours: 176 pages")
    table = report.table([COMPARISON], bench)

    assert "0.20 (0.10–0.30)" in table
    assert "CPU 0.40" in table
    assert "goal ≤ 0.25: reached" in table
    assert "ours: 176 pages" in table
    assert "left out: hugo (apt-get install hugo)" in table


def test_the_json_keeps_every_single_run(bench: Bench) -> None:
    document = json.loads(report.as_json([COMPARISON], bench, "2026-11-30"))

    assert [1, 2, 3] == [one["wall"] for one in document["comparisons"][0]["ours"]]
    assert 0.2 == document["comparisons"][0]["ratio"]["median"]


def test_the_picture_is_well_formed_and_has_a_bar_for_each_ratio() -> None:
    picture = ElementTree.fromstring(report.plot([COMPARISON, COMPARISON]))
    texts = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]

    assert 2 == texts.count("40 roles / <stock>")
