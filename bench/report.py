"""What was measured, as a table in plain words, as JSON, and as a picture."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from html import escape
from importlib.metadata import PackageNotFoundError, version

from bench.measure import Measure, Run
from bench.parts import Bench, Comparison

UNITS: dict[Measure, str] = {"wall": "s", "cpu": "s CPU", "memory": "MB"}


def table(comparisons: Sequence[Comparison], bench: Bench) -> str:
    """The table for the terminal, and below it what a reader should know."""
    width = max((len(one.what) for one in comparisons), default=0)
    lines = [f"{bench.turns} pairs in turns: ours / other = median ratio (best–worst pair)", ""]
    lines += [_row(one, width) for one in comparisons]
    lines += ["", *(f"· {note}" for note in bench.notes)]
    lines += [f"· left out: {one.name} ({one.why})" for one in bench.rivals.missing]
    return "\n".join(lines)


def _row(one: Comparison, width: int) -> str:
    ours, others = (_median(one.measure, side) for side in (one.ours, one.others))
    found = f"{one.ratio.median:.2f} ({one.ratio.least:.2f}–{one.ratio.most:.2f})"
    figures = f"{ours:.1f} / {others:.1f} {UNITS[one.measure]}"
    return f"{one.what:<{width}}  {figures:>22} = {found:<18} {_computing(one)} {_verdict(one)}"


def _median(measure: Measure, runs: Sequence[Run]) -> float:
    return statistics.median([float(getattr(run, measure)) for run in runs])


def _computing(one: Comparison) -> str:
    """The ratio of computing time, which tells what a second core has done for the clock."""
    return f"CPU {one.ratio_of('cpu').median:.2f} " if one.measure == "wall" else " " * 9


def _verdict(one: Comparison) -> str:
    if one.goal is None:
        return ""
    met = "reached" if one.ratio.median <= one.goal else "NOT reached"
    return f"goal ≤ {one.goal:.2f}: {met}"


def as_json(comparisons: Sequence[Comparison], bench: Bench, day: str) -> str:
    """Everything, with each single run."""
    document = {
        "date": day,
        "roles": bench.roles,
        "pairs": bench.turns,
        "machine": bench.machine,
        "versions": {**dict(_versions()), **bench.rivals.versions},
        "comparisons": [{**asdict(one), "ratio": one.ratio._asdict()} for one in comparisons],
        "notes": bench.notes,
        "left_out": [asdict(one) for one in bench.rivals.missing],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _versions() -> Iterator[tuple[str, str]]:
    for name in ("role-handbook", "mkdocs", "mkdocs-material", "pydantic", "Jinja2", "typst"):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "unknown"


# -- the picture: how long ours takes where the other takes 1

LEFT, WIDTH, STEP = 380, 320, 34


def plot(comparisons: Sequence[Comparison]) -> str:
    """A bar for each ratio, a thin line from the smallest to the largest, a tick at the goal."""
    most = max([1.0, *(one.ratio.most for one in comparisons)])
    height = STEP * len(comparisons) + 40
    bars = "".join(_bar(one, 20 + STEP * n, WIDTH / most) for n, one in enumerate(comparisons))
    even = LEFT + WIDTH / most
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 80} {height}" '
        f'font-family="sans-serif" font-size="12">'
        f'<rect width="100%" height="100%" fill="#fff"/>'
        f'<path d="M{even:.1f} 10V{height - 22}" stroke="#999" stroke-dasharray="3 3"/>'
        f'<text x="{even:.1f}" y="{height - 8}" text-anchor="middle" fill="#555">equal</text>'
        f"{bars}</svg>\n"
    )


def _bar(one: Comparison, top: int, scale: float) -> str:
    median, least, most = (LEFT + value * scale for value in one.ratio)
    middle = top + 9
    goal = LEFT + (one.goal or 0) * scale
    tick = f'<path d="M{goal:.1f} {top - 3}v24" stroke="#c33" stroke-width="2"/>'
    return (
        f'<text x="{LEFT - 8}" y="{middle + 4}" text-anchor="end">{escape(one.what)}</text>'
        f'<rect x="{LEFT}" y="{top}" width="{median - LEFT:.1f}" height="18" fill="#3a7ca5"/>'
        f'<path d="M{least:.1f} {middle}H{most:.1f}" stroke="#123"/>'
        f"{tick if one.goal else ''}"
        f'<text x="{max(most, median) + 6:.1f}" y="{middle + 4}">{one.ratio.median:.2f}</text>'
    )
