"""A picture on paper: colours that print well, and strips set in two columns on as many pages."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

COLUMN, GAP, TALLEST = 370, 20, 1050
"""The width of a column and the space between two; how tall a picture gets on one page."""

INK, QUIET, ACCENT, WARN, GOOD, HAIR = (
    "#1d232a", "#5b6670", "#1f4e6b", "#8a5a10", "#1c6b3c", "#8c979f",
)  # fmt: skip

LOOKS = {
    "band": 'fill="#eef2f5"',
    "line": f'fill="none" stroke="{HAIR}" stroke-width="1.5"',
    "bar": f'fill="none" stroke="{QUIET}" stroke-width="3.5"',
    "dash": f'fill="none" stroke="{HAIR}" stroke-width="1.5" stroke-dasharray="4 3"',
    "jump": f'fill="none" stroke="{WARN}" stroke-width="1.25"',
    "head": f'fill="{HAIR}"',
    "jump-head": f'fill="{WARN}"',
    "box": f'fill="#ffffff" stroke="{HAIR}"',
    "role": f'fill="#ffffff" stroke="{ACCENT}"',
    "if-box": f'fill="#fdf6ea" stroke="{WARN}" stroke-dasharray="4 3"',
    "number": f'fill="{ACCENT}"',
    "dot": f'fill="{QUIET}"',
    "to": f'fill="#ffffff" stroke="{HAIR}"',
    "best": f'fill="none" stroke="{GOOD}" stroke-width="2"',
    "fine": f'fill="none" stroke="{QUIET}" stroke-width="1.5"',
    "person": f'fill="{QUIET}"',
    "words": f'fill="{INK}"',
    "strong": f'fill="{INK}"',
    "title": f'fill="{ACCENT}"',
    "quiet": f'fill="{QUIET}"',
    "digits": 'fill="#ffffff"',
    "to-digits": f'fill="{INK}"',
}
"""The looks of shapes and words, by name; pictures.css has the same names."""


class Strip(NamedTuple):
    """A piece of a picture that should not be broken."""

    top: float
    height: float
    svg: str


def sheets(strips: list[Strip]) -> tuple[str, ...]:
    """A picture as `<svg>` documents, each of which fits on a page.

    They are 760 units wide; on A4 that is 0.64 points a unit, and small type has 8 points.
    """
    out = []
    while strips:
        left, strips = _column(strips, _left_height(strips))
        right, strips = _column(strips, TALLEST)
        out.append(_sheet(left, right))
    return tuple(out)


def _left_height(strips: list[Strip]) -> float:
    """How tall the left column is, when the taller of the two is as short as can be."""
    heights = list(accumulate(strip.height for strip in strips))
    return min(TALLEST, min(heights, key=lambda tall: max(tall, heights[-1] - tall)))


def _column(strips: list[Strip], room: float) -> tuple[list[Strip], list[Strip]]:
    """As many strips as there is room for, at least one, and the rest."""
    tall = 0.0
    for n, strip in enumerate(strips):
        tall += strip.height
        if n and tall > room:
            return strips[:n], strips[n:]
    return strips, []


def _sheet(*columns: list[Strip]) -> str:
    tall = max(sum(strip.height for strip in column) for column in columns)
    wide = COLUMN if not columns[-1] else 2 * COLUMN + GAP
    inner = "".join(_placed(column, n * (COLUMN + GAP)) for n, column in enumerate(columns))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall:g}"'
        f' viewBox="0 0 {wide} {tall:g}" font-family="Noto Sans SC">{inner}</svg>'
    )


def _placed(column: list[Strip], x: float) -> str:
    out, y = [], 0.0
    for top, height, svg in column:
        out.append(
            f'<svg x="{x:g}" y="{y:g}" width="{COLUMN}" height="{height:g}"'
            f' viewBox="0 {top:g} {COLUMN} {height:g}">{svg}</svg>'
        )
        y += height
    return "".join(out)
