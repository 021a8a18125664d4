"""How well documents are read, against what a reader said of their lines.

    python -m tests.intake.figures FILE CLAUSES

measures a document whose lines another file describes, as `sources` of the product's own source
text are described: items with lines, kinds and roles, and lines that are headings.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.intake.entry import Entry
from generator.intake.line import Source
from generator.intake.outline import outline_of
from generator.intake.reading import read
from generator.intake.repeats import mark_repeats
from tests.intake.documents import Document

KINDS = {"definition": "remark", "etiquette": "rule", "script": "say"}
"""The kinds of clauses that an import calls otherwise."""


@dataclass
class Figures:
    """What was found of what there is, and what went wrong."""

    found: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def count(self, name: str, right: bool, wrong: str) -> None:
        self.all[name] += 1
        self.found[name] += right
        if not right:
            self.wrong.append(f"{name}: {wrong}")

    def share(self, name: str) -> float:
        return self.found[name] / self.all[name] if self.all[name] else 1.0

    def __str__(self) -> str:
        return ", ".join(f"{name} {self.found[name]}/{self.all[name]}" for name in self.all)


def entries_of(name: str, data: bytes) -> tuple[Source, dict[str, list[Entry]]]:
    """What became of each line, by its place."""
    source = read(name, data)
    assert isinstance(source, Source), source
    outline = outline_of(source)
    mark_repeats(outline.entries)
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in outline.entries:
        found[entry.line.at].append(entry)
    return source, found


def figures_of(document: Document) -> Figures:
    """The figures of a test document."""
    out = Figures()
    source, entries = entries_of(document.name, document.data)
    for line in source.lines:
        out.count("lines", line.at in entries, line.at)
    seen: Counter[str] = Counter()
    for told in document.told:
        there = entries.get(told.at, [])
        fit = [entry for entry in there if entry.what == told.what]
        out.count(told.what, bool(fit), f"{told} is {[(one.what, one.kind) for one in there]}")
        nth = seen[told.at, told.what]  # type: ignore[index]
        seen[told.at, told.what] += 1  # type: ignore[index]
        best = fit[min(nth, len(fit) - 1)] if fit else there[0] if there else None
        if best and told.what == "item":
            out.count("role", best.role in told.role.split("|"), f"{told} is {best.role}")
            out.count("kind", best.kind == told.kind, f"{told} is {best.kind}: {best.text}")
        if best and told.number:
            out.count("number", best.number == told.number, f"{told} is {best.number}")
    return out


def figures_of_clauses(file: Path, clauses: dict[str, Any]) -> Figures:
    """The figures of a document that is described clause by clause."""
    out = Figures()
    source, entries = entries_of(file.name, file.read_bytes())
    for line in source.lines:
        out.count("lines", line.at in entries, line.at)
    for one in clauses["ignored"]:
        there = entries.get(str(one["line"]), [])
        out.count("heading", any(entry.what == "heading" for entry in there), str(one))
    by_line: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in clauses["items"]:
        lines = item["line"] if isinstance(item["line"], list) else [item["line"]]
        for at in lines:
            by_line[str(at)].append(item)
    for at, items in by_line.items():
        there = entries.get(at, [])
        if any(entry.number for entry in there):
            out.count("item", any(entry.what == "item" for entry in there), at)
        best = next((entry for entry in there if entry.what != "heading"), there[0])
        titles = {clauses["roles"][role] for item in items for role in item["roles"]}
        names = {name for title in titles for name in re.split("[／（）]", title)}
        out.count("role", best.role in names, f"{at} {best.role} {names}")
        kinds = {KINDS.get(item["kind"], item["kind"]) for item in items}
        out.count("kind", best.kind in kinds, f"{at} {best.kind} {kinds} {best.text[:20]}")
    return out


def main() -> None:
    import yaml

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("clauses", type=Path)
    options = parser.parse_args()
    figures = figures_of_clauses(options.file, yaml.safe_load(options.clauses.read_text("utf-8")))
    print(*figures.wrong, figures, sep="\n")


if __name__ == "__main__":
    main()
