"""The parts of the benchmark: each measures one thing and gives comparisons."""

from __future__ import annotations

import hashlib
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from bench import markdown, paper
from bench.company import company, write
from bench.measure import (
    Command,
    Measure,
    Ratio,
    Run,
    in_turns,
    machine,
    peak,
    put_away,
    ratio,
)
from bench.own import Own
from bench.rivals import Rivals, clearing, papers, sites
from generator.content.handbook import Handbook
from generator.content.load import load
from generator.reading.files import files_in

ROLES_OF_300_PAGES = 78
"""A company of so many roles has a handbook of about three hundred pages on paper."""


@dataclass(frozen=True)
class Comparison:
    """Two sides measured in turns."""

    part: str
    what: str
    ours: Sequence[Run]
    others: Sequence[Run]
    goal: float | None = None
    """What the ratio should be at most."""
    measure: Measure = "wall"
    """What the ratio is of."""

    @property
    def ratio(self) -> Ratio:
        return self.ratio_of(self.measure)

    def ratio_of(self, measure: Measure) -> Ratio:
        ours, others = (
            [getattr(run, measure) for run in side] for side in (self.ours, self.others)
        )
        return ratio(ours, others)


@dataclass
class Bench:
    """What is measured, where, and how often."""

    folder: Path
    roles: int
    turns: int
    sheets: int
    rivals: Rivals
    jieba: bool = False
    machine: dict[str, Any] = field(default_factory=machine)
    """As it was before the first run."""
    notes: list[str] = field(default_factory=list)
    """What a reader should know beside the figures."""

    # -- the parts

    def build(self) -> Iterator[Comparison]:
        """The whole site, against the other generators."""
        ours, rivals = self._sites()
        runs = in_turns([ours, *rivals], self.turns)
        for command in rivals:
            yield Comparison(
                "build", f"{self.roles} roles, whole site / {command.name}",
                runs[ours.name], runs[command.name], GOALS.get(command.name),
            )  # fmt: skip
        for command in (ours, *rivals):
            pages = sum(1 for _ in (command.folder / "site").rglob("*.html"))
            self.notes.append(f"{command.name}: {pages} pages")

    def growth(self) -> Iterator[Comparison]:
        """Our own site, at a quarter of the roles and at all of them."""
        small, large = self._build(self.roles // 4), self._build(self.roles)
        runs = in_turns([small, large], self.turns)
        yield Comparison(
            "growth", f"{self.roles} roles / {self.roles // 4} roles, whole site",
            runs[large.name], runs[small.name], 4.5, "cpu",
        )  # fmt: skip

    def edit(self) -> Iterator[Comparison]:
        """One duty of one role changed, and the site built again."""
        cold = self._build(self.roles)
        edit = _Edit(cold.folder, self.roles // 2)
        warm = Command("one duty changed", cold.words, cold.folder, edit)
        runs = in_turns([cold, warm], self.turns)
        yield Comparison(
            "edit", f"{self.roles} roles, one duty changed / cold build",
            runs[warm.name], runs[cold.name], 0.3,
        )  # fmt: skip
        changed = edit.changed()
        self.notes.append(f"one duty changed: {len(changed)} files differ: {_some(changed)}")

    def load(self) -> Iterator[Comparison]:
        """Loading and checking, against YAML alone."""
        folder = self._company(self.roles)
        bare = Command(
            "bare YAML", [sys.executable, str(Path(__file__).with_name("bare.py")), "roles"], folder
        )
        check = [sys.executable, "-m", "generator", "check"]
        cold = Command("check, cold", check, folder, clearing(folder))
        warm = Command("check, warm", check, folder)  # what the cold one before it has kept
        runs = in_turns([bare, cold, warm], self.turns)
        for command, goal in ((cold, 1.5), (warm, 0.2)):
            yield Comparison(
                "load", f"{self.roles} roles, {command.name} / bare C YAML load",
                runs[command.name], runs[bare.name], goal,
            )  # fmt: skip

    def paper(self) -> Iterator[Comparison]:
        """Many one-page sheets, and one long document."""
        kinds: list[tuple[str, int, list[str], Callable[[Handbook, Path], object], float]] = [
            ("sheets", self.sheets, ["--kind", "checklist"], paper.write_sheets, 1 / 12),
            ("handbook", ROLES_OF_300_PAGES, ["handbook"], paper.write_handbook, 1 / 10),
        ]
        for what, roles, chosen, write_html, goal in kinds:
            folder = self._company(roles)
            write_html(_loaded(folder), folder / "html")
            words = [sys.executable, "-m", "generator", "print", *chosen, "--to", "print"]
            ours = Command("ours", words, folder, clearing(folder))
            rivals = papers(self.rivals, folder / "html")
            runs = in_turns([ours, *rivals], self.turns)
            name = f"{roles} sheets of one page" if what == "sheets" else "the handbook in one PDF"
            for command in rivals:
                yield Comparison(
                    "paper", f"{name} / {command.name}", runs[ours.name], runs[command.name],
                    goal if command.name == "WeasyPrint" else None,
                )  # fmt: skip
        self._note_pages(folder)

    def memory(self) -> Iterator[Comparison]:
        """The most that a build holds, all its processes together."""
        ours, (stock, *_) = self._sites()
        pairs = [(peak(ours), peak(stock)) for _ in range(self.turns)]
        yield Comparison(
            "memory", f"{self.roles} roles, whole site / {stock.name}",
            [one for one, _ in pairs], [other for _, other in pairs], 1.1, "memory",
        )  # fmt: skip

    def own(self) -> Iterator[Comparison]:
        """This repository's own handbook: an edit, no edit, and a preview, against a cold build."""
        handbook = Own(self.folder / "own")
        turns = []
        for number in range(self.turns):
            turns.append(turn := handbook.turn(number))
            for what, one in (("cold", turn.cold), ("one duty changed", turn.edit),
                              ("nothing changed", turn.unchanged)):  # fmt: skip
                print(f"  {what}: {one.cpu:.1f} s CPU, {one.wall:.1f} s", flush=True)
            shown = statistics.median(save.wall for save in turn.preview)
            print(f"  preview, save to changed page: {shown:.2f} s (median)", flush=True)
        cold = [turn.cold for turn in turns]
        edits, same = [turn.edit for turn in turns], [turn.unchanged for turn in turns]
        yield Comparison("own", "one duty changed / cold", edits, cold, 0.08, "cpu")
        yield Comparison("own", "nothing changed / cold", same, cold, 0.015, "cpu")
        middle = [sorted(turn.preview, key=_wall)[len(turn.preview) // 2] for turn in turns]
        yield Comparison("own", "preview, save to changed page / cold", middle, cold)

    # -- what they share

    def _company(self, roles: int) -> Path:
        """A folder with a company in `roles`, made anew."""
        folder = self.folder / f"company-{roles}"
        put_away(folder)
        write(folder / "roles", company(roles))
        return folder

    def _build(self, roles: int) -> Command:
        folder = self._company(roles)
        words = [sys.executable, "-m", "generator", "build", "--out", "site"]
        return Command(f"ours, {roles} roles", words, folder, clearing(folder))

    def _sites(self) -> tuple[Command, list[Command]]:
        """Our build, and those of the same texts as Markdown."""
        ours = self._build(self.roles)
        folder = self.folder / f"markdown-{self.roles}"
        put_away(folder)
        write_markdown = partial(markdown.write, _loaded(ours.folder))
        return ours, sites(self.rivals, folder, write_markdown, jieba=self.jieba)

    def _note_pages(self, folder: Path) -> None:
        pdf, pdfinfo = folder / "print" / "handbook.pdf", shutil.which("pdfinfo")
        if pdfinfo:
            done = subprocess.run([pdfinfo, pdf], capture_output=True, text=True)
            pages = re.search(r"Pages:\s+(\d+)", done.stdout)
            self.notes.append(f"the handbook in one PDF: {pages[1] if pages else '?'} pages")


GOALS = {"stock MkDocs": 1 / 10, "Zensical": 1 / 5, "Hugo": 1.5}
PARTS = ("own", "build", "growth", "edit", "load", "paper", "memory")


def _wall(run: Run) -> float:
    return run.wall


def _loaded(folder: Path) -> Handbook:
    handbook = load(files_in(folder / "roles")).handbook
    assert handbook is not None, "the synthetic company always loads"
    return handbook


class _Edit:
    """Changes one duty, differently each time, and finds what that changed on the site."""

    def __init__(self, folder: Path, role: int) -> None:
        self.site = folder / "site"
        self.file = folder / "roles" / f"role-{role:04}" / "role.yaml"
        self.times = 0
        self.before: dict[str, str] = {}

    def __call__(self) -> None:
        self.times += 1
        self.before = _digests(self.site)
        old = self.file.read_text("utf-8")
        duty = re.compile(r"(- id: duty-0\n.*\n    text: )(.*)")
        self.file.write_text(duty.sub(rf"\1第{self.times}次修改：\2", old), "utf-8")

    def changed(self) -> list[str]:
        after = _digests(self.site)
        every = sorted(self.before.keys() | after.keys())
        return [path for path in every if self.before.get(path) != after.get(path)]


def _digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def _some(paths: list[str]) -> str:
    return ", ".join(paths[:12]) + (" …" if len(paths) > 12 else "")
