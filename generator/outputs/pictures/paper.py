"""A picture on paper: colours that print well, and strips set in two columns on as many pages."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from generator.locale import writing

COLUMN, GAP, TALLEST = 332, 16, 940
"""The width of a column and the space between two; how tall a picture gets on one page."""

AGAIN = 20
"""How tall it is what a column says of a piece that it goes on with."""

INK, BAND = "#000000", "#f5f5f5"
"""Office lasers print grey as dots: shapes differ by their lines, words by their weight."""

LOOKS = {
    "band": f'fill="{BAND}"',
    "line": f'fill="none" stroke="{INK}" stroke-width="1.2"',
    "bar": f'fill="none" stroke="{INK}" stroke-width="3"',
    "dash": f'fill="none" stroke="{INK}" stroke-width="1" stroke-dasharray="4 3"',
    "jump": f'fill="none" stroke="{INK}" stroke-width="1"',
    "head": f'fill="{INK}"',
    "jump-head": f'fill="{INK}"',
    "box": f'fill="#ffffff" stroke="{INK}"',
    "role": f'fill="#ffffff" stroke="{INK}" stroke-width="1.5"',
    "if-box": f'fill="#ffffff" stroke="{INK}" stroke-dasharray="4 3"',
    "number": f'fill="{INK}"',
    "dot": f'fill="{INK}"',
    "to": f'fill="#ffffff" stroke="{INK}"',
    "best": f'fill="none" stroke="{INK}" stroke-width="2"',
    "fine": f'fill="none" stroke="{INK}" stroke-width="1" stroke-dasharray="2 2"',
    "person": f'fill="{INK}"',
    "words": f'fill="{INK}"',
    "strong": f'fill="{INK}" font-variation-settings="\'wght\' 600"',
    "title": f'fill="{INK}" font-variation-settings="\'wght\' 700"',
    "quiet": f'fill="{INK}"',
    "digits": 'fill="#ffffff" font-variation-settings="\'wght\' 600"',
    "to-digits": f'fill="{INK}"',
}
"""The looks of shapes and words, by name; pictures.css has the same names."""

HAN_TYPE, LATIN_TYPE = "Noto Sans CJK SC", "Noto Sans, Noto Sans CJK SC"
"""The type of a picture: Latin first where it is not Chinese, for quotes that are narrow."""


def type_of(language: str) -> str:
    """The attributes of the words of a picture in a language.

    The typesetter takes the thinnest weight of a font that has several unless it is told.
    """
    fonts = HAN_TYPE if writing(language)["han"] else LATIN_TYPE
    return f'font-family="{fonts}" font-variation-settings="\'wght\' 400"'


class Strip(NamedTuple):
    """A piece of a picture that should not be broken."""

    top: float
    height: float
    svg: str
    again: str = ""
    """What stands above it, `AGAIN` tall, where it begins a column though it goes on with what
    stands before: what it belongs to, as SVG. A column had better begin with another one."""


def sheets(strips: list[Strip], language: str = "zh") -> tuple[str, ...]:
    """A picture as `<svg>` documents, each of which fits on a page.

    They are 680 units wide; on A4 that is 0.72 points a unit, and small type has 9 points.
    """
    out = []
    while strips:
        left, strips = _column(strips, _left_height(strips))
        right, strips = _column(strips, TALLEST)
        out.append(_sheet(type_of(language), left, right))
    return tuple(out)


def _left_height(strips: list[Strip]) -> float:
    """How tall the left column is, when the taller of the two is as short as can be."""
    heights = list(accumulate(strip.height for strip in strips))
    return min(TALLEST, min(heights, key=lambda tall: max(tall, heights[-1] - tall)))


def _column(strips: list[Strip], room: float) -> tuple[list[Strip], list[Strip]]:
    """As many strips as there is room for, at least one, and the rest."""
    tall = _above(strips)
    for n, strip in enumerate(strips):
        tall += strip.height
        if n and tall > room:
            return strips[:n], strips[n:]
    return strips, []


def _above(column: list[Strip]) -> float:
    """How much room a column needs above its first strip."""
    return AGAIN if column and column[0].again else 0


def _sheet(style: str, *columns: list[Strip]) -> str:
    tall = max(_above(column) + sum(strip.height for strip in column) for column in columns)
    wide = COLUMN if not columns[-1] else 2 * COLUMN + GAP
    inner = "".join(_placed(column, n * (COLUMN + GAP)) for n, column in enumerate(columns))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall:g}"'
        f' viewBox="0 0 {wide} {tall:g}" {style}>{inner}</svg>'
    )


def _placed(column: list[Strip], x: float) -> str:
    out, y = [], _above(column)
    if y:
        out.append(f'<svg x="{x:g}" width="{COLUMN}" height="{y:g}">{column[0].again}</svg>')
    for top, height, svg, _ in column:
        out.append(
            f'<svg x="{x:g}" y="{y:g}" width="{COLUMN}" height="{height:g}"'
            f' viewBox="0 {top:g} {COLUMN} {height:g}">{svg}</svg>'
        )
        y += height
    return "".join(out)
