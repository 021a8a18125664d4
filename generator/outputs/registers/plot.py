"""The load of each role as a drawing: a bar of its duties, in pieces by how often they are done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from markupsafe import Markup, escape

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs.matrix import FREQUENCIES
from generator.outputs.pictures.lettering import width as width_of

LABELS, BARS, ROW, BAR = 150, 560, 26, 18
"""Least width of the names, width of the longest bar, heights of a row and of a bar."""
SIZE, GAP = 12, 6
"""Type size, and the distance between names and bars."""
NARROWEST = 12
"""A piece this wide has room for its number."""


def plot(handbook: Handbook, loads: Mapping[str, Mapping[str, int]]) -> Markup:
    """The bars as SVG, with a legend; what each stands for is also a title to hover over."""
    named = words(handbook.language)
    most = max((sum(counts.values()) for counts in loads.values()), default=0) or 1
    height = ROW * (len(loads) + 1)
    widest = max((width_of(handbook.title(role), SIZE) for role in loads), default=0.0)
    start = max(LABELS, ceil(widest) + 2 * GAP)
    rows = Markup("").join(
        _row(handbook, role, counts, (start, ROW * (n + 1)), BARS / most)
        for n, (role, counts) in enumerate(loads.items())
    )
    legend = Markup("").join(_legend(handbook, start + BARS))
    return Markup(
        '<svg class="hb-load" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>'
    ).format(start + BARS + 40, height, named["matrix"]["load"], legend, rows)


def _legend(handbook: Handbook, room: int) -> Iterator[Markup]:
    often = words(handbook.language)["when"]
    step = room / len(FREQUENCIES)
    for n, one in enumerate(FREQUENCIES):
        yield Markup(
            '<rect class="hb-load__{}" x="{:.0f}" y="4" width="12" height="12"/>'
            '<text x="{:.0f}" y="15">{}</text>'
        ).format(one.replace("_", "-"), n * step, n * step + 16, often[one])


def _row(
    handbook: Handbook, role: str, counts: Mapping[str, int], start: tuple[int, int], scale: float
) -> Markup:
    often = words(handbook.language)["when"]
    left, y = start
    x = float(left)
    pieces = [Markup('<text class="hb-load__role" x="{}" y="{}">{}</text>').format(
        left - GAP, y + 14, handbook.title(role)
    )]  # fmt: skip
    for one in FREQUENCIES:
        count = counts.get(one, 0)
        width = count * scale
        if count:
            title = f"{handbook.title(role)} · {often[one]} {count}"
            number = Markup('<text class="hb-load__number" x="{:.1f}" y="{}">{}</text>').format(
                x + width / 2, y + 14, count
            )
            pieces.append(Markup(
                '<g><title>{}</title><rect class="hb-load__{}" x="{:.1f}" y="{}" width="{:.1f}" '
                'height="{}"/>{}</g>'
            ).format(title, one.replace("_", "-"), x, y, width, BAR,
                     number if width >= NARROWEST else ""))  # fmt: skip
        x += width
    pieces.append(Markup('<text x="{:.1f}" y="{}">{}</text>').format(
        x + 5, y + 14, sum(counts.values())
    ))  # fmt: skip
    return Markup("").join(map(escape, pieces))
