"""Documents of many trades, with and without numbers: whose each line is, and what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.intake.entry import Entry
from generator.intake.line import Cell, Line, Source
from generator.intake.outline import outline_of

FILES = sorted((Path(__file__).parent / "trades").glob("*.tsv"))
SUBSTANCE = {"duty", "authority", "requirement", "measure", "step", "rule", "say"}
LEAST = {"heading": 0.95, "item": 0.98, "role": 0.95, "kind": 0.85, "left": 0.95}


class Told(NamedTuple):
    line: Line
    what: str
    kinds: frozenset[str]
    roles: frozenset[str]


def told_of(file: Path) -> Iterator[Told]:
    for row in file.read_text("utf-8").splitlines():
        at, look, number, told, text = row.split("\t")
        marks = dict(re.findall(r"(\w+):(\S+)", look))
        level = re.search(r"\bh(\d)\b", look)
        line = Line(
            at, text, number,
            level=int(level[1]) if level else 0, bold="bold" in look, after_blank="apart" in look,
            cell=Cell(*map(int, marks["cell"].split("."))) if "cell" in marks else None,
            sheet=at.rpartition("!")[0], skip=marks.get("skip", ""), beside=marks.get("beside", ""),
        )  # fmt: skip
        what, kinds, roles = (*told.split(" ", 2), "", "")[:3]
        yield Told(line, what, frozenset(kinds.split("|")), frozenset(map(bare, roles.split("|"))))


def bare(role: str) -> str:
    """A title without what stands in brackets, and without a second name in English."""
    own = re.sub(r"[（(].*?[）)]", "", role)
    own = re.sub(r"[A-Za-z/&. -]+", "", own) if re.search("[一-鿿]", own) else own
    return re.sub(r"\s+", "", own).lower().replace("-", "")


def judged(file: Path) -> Iterator[tuple[str, bool, str]]:
    """What is measured of each line, whether it is right, and how it was read."""
    told = list(told_of(file))
    outline = outline_of(Source(file.name.removesuffix(".tsv"), tuple(one.line for one in told)))
    read: dict[int, list[Entry]] = {}
    for entry in outline.entries:
        read.setdefault(id(entry.line), []).append(entry)
    for one in told:
        there = read[id(one.line)]
        best = next((entry for entry in there if entry.what == one.what), there[-1])
        shown = f"{one.line.at} {best.what} {best.kind} {best.role}: {one.line.text}"
        is_item = best.what == "item" or (best.what == "continuation" and best.of is not None)
        if one.what == "heading":
            yield "heading", best.what == "heading", shown
        elif one.what == "left":
            yield "left", best.what != "item" or best.kind not in SUBSTANCE, shown
        elif one.what == "item":
            word = "remark" in one.kinds
            yield "item", is_item or (word and best.what == "left_out"), shown
            right = best.kind in one.kinds or (word and best.kind not in SUBSTANCE)
            yield "kind", right, shown
            yield "role", word or bare(best.role) in one.roles, shown


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".tsv"))
def test_a_document_of_any_trade_is_read_as_a_person_reads_it(file: Path) -> None:
    found = list(judged(file))
    wrong = [(what, shown) for what, right, shown in found if not right]
    every = Counter(what for what, _, _ in found)
    missed = Counter(what for what, _ in wrong)
    short = {what for what in every if 1 - missed[what] / every[what] < LEAST[what] - 0.1}

    assert (set(), []) == (short, wrong if short else [])


def test_all_trades_together_are_read_well_enough() -> None:
    found = [one for file in FILES for one in judged(file)]
    every, right = Counter(one[0] for one in found), Counter(one[0] for one in found if one[1])

    assert {what: least for what, least in LEAST.items() if right[what] < least * every[what]} == {}
