"""A sheet as PDF: Typst lays it out, at the type size that fills its pages best.

The result is PDF/A-2a and PDF/UA-1: fit for the archive, and for a screen reader. It depends on
the sheet alone: fonts come with the program, and the date is the one that the document bears.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, cast

import typst

from generator.outputs.sheets import glyphs
from generator.outputs.sheets.content import Sheet

TEMPLATES = Path(__file__).parent / "templates"

SIZES: dict[str, tuple[float, ...]] = {
    "role": (10, 9.5, 9.25, 9, 8.9, 8.75, 8.5),  # all in tables, and one leaf
    "checklist": (11, 10, 9.5, 9),
    "handbook": (9.5,),
    "script": (10,),  # a card finds its own size
    "form": (9.5,),  # and a form the height of its rows
    "authority": (9.5, 9, 8.5),  # all in a table
    "matrix": (9.5, 9),
    "month": (10, 9),
    "signing": (10,),
    "training": (10,),
}
"""Type sizes to choose from, in points, the roomiest first: 9 or more, in tables 8.5."""
USUAL_SIZES = (10, 9.5, 9)
LARGER_SIZES = (10.5, 11)
"""For a sheet that would otherwise end on a page with next to nothing on it."""
LEAST_LAST = 0.58
"""How far down its last page a sheet should come: below the signatures stand some rows."""
SAVED = 0.6
"""With less than that on its last page, a sheet is tried on a page less."""
TIGHTEST = {"standard": 8.5}
"""Smaller type for what stands in tables, where that saves a page with little on it."""
CLOSE = 0.96
"""Lines a little closer to each other, where that saves a page: nobody sees the difference."""
WIDE = 1.08
"""Lines a little further from each other, and rows a little taller, to fill a last page."""
ROOMY = {"role": 0.86}
"""How full the last page of a kind is at most that is set wider: rows in which one writes."""
GAINED = 0.2
"""How much of a page smaller type saves at most beyond its area, by better breaks."""
PICTURE_PPI = 150
"""Sharp enough for the lines and letters of a flow; at 180 it takes half as long again."""
RASTER = b"""#set page(width: auto, height: auto, margin: 0pt)
#let picture = bytes(json(bytes(sys.inputs.picture)))
#context {
  let own = measure(image(picture))
  let (width, height) = (calc.max(1, own.width.pt()), calc.max(1, own.height.pt()))
  let scale = calc.min(1, 480 / width, 700 / height)
  let side(given) = calc.max(1, given * scale) * 1pt
  image(picture, width: side(width), height: side(height), fit: "contain")
}"""
"""A picture in its own size, as far as that fits on a page."""


class Fill(NamedTuple):
    """How many pages a sheet takes, how much of the last one, and whether that tears something."""

    pages: int
    last: float
    torn: bool
    """True if a section that had better be whole goes on overleaf."""


def pdf(sheet: str) -> bytes:
    """A sheet, given as JSON, as the bytes of its PDF."""
    sheet = glyphs.printable(sheet)
    data: Sheet = json.loads(sheet)
    return _compiled(laid_out(sheet, data), data["effective"])


def laid_out(sheet: str, data: Sheet) -> typst.Compiler:
    """The best layout, without a picture of a single fork where that picture costs a page."""
    kind = data["kind"]
    if not data.get("strips") or data["forks"] > 1:
        return best_layout(sheet, kind)
    plain = best_layout(json.dumps({**data, "strips": []}, ensure_ascii=False), kind)
    pages = fill(plain).pages
    # Most such pictures cost a page in the smallest type, too: no need to look for their best.
    if fill(_layout(sheet, USUAL_SIZES[-1], CLOSE)).pages > pages:
        return plain
    found = best_layout(sheet, kind)
    return plain if fill(found).pages > pages else found


def flow_pictures(sheet: Sheet, first: float) -> list[bytes]:
    """The flow of a procedure as PNG pictures, each of which fits on a page: Word wants no SVG.

    The first is at most as many millimetres tall as its page has left for it.
    """
    flow = {**sheet, "kind": "flow", "first": first}
    layout = _layout(json.dumps(flow, ensure_ascii=False), USUAL_SIZES[0])
    made = layout.compile(format="png", ppi=PICTURE_PPI)
    return made if isinstance(made, list) else [cast(bytes, made)]


def as_raster(picture: bytes) -> bytes:
    """A picture as PNG, such as an SVG, which Word does not take."""
    given = {"picture": json.dumps(list(picture))}
    return typst.compile(
        RASTER, sys_inputs=given, format="png", ppi=PICTURE_PPI,
        font_paths=fonts(), ignore_system_fonts=True,
    )  # fmt: skip


def best_layout(sheet: str, kind: str) -> typst.Compiler:
    """The sheet in as few pages as legible type allows, and in the largest type for so many."""
    sizes = SIZES.get(kind, USUAL_SIZES)
    layout = cache(partial(_layout, sheet))
    if len(sizes) == 1:
        return layout(sizes[0])
    ends = cache(lambda size: fill(layout(size)))
    size = _best_size(ends, sizes)
    ending = ends(size)
    if kind in ROOMY:
        found = _filled(layout(size), _layout(sheet, size, WIDE), ROOMY[kind])
        whole = _untorn(sheet, kind, size, ending.pages) if fill(found).torn else None
        return whole or found
    if ending.pages == 1 or ending.last >= SAVED:
        return layout(size)
    for tight in sorted({sizes[-1], TIGHTEST.get(kind, sizes[-1])}, reverse=True):
        closer = _layout(sheet, tight, CLOSE)
        if fill(closer).pages < ending.pages:
            return closer
    size = _larger(ends, size)
    return _filled(layout(size), _layout(sheet, size, WIDE), LEAST_LAST)


def _untorn(sheet: str, kind: str, largest: float, pages: int) -> typst.Compiler | None:
    """The largest layout of a given number of pages that keeps each section whole, if any."""
    for size in SIZES[kind]:
        if USUAL_SIZES[-1] <= size <= largest:
            whole = _layout(sheet, size, whole=True)
            if fill(whole).pages <= pages:
                return _filled(whole, _layout(sheet, size, WIDE, whole=True), ROOMY[kind])
    return None


def _filled(usual: typst.Compiler, wider: typst.Compiler, full: float) -> typst.Compiler:
    """A layout with more room between lines and rows, if it lacks that and takes no more pages."""
    pages, last, _ = fill(usual)
    return wider if last < full and fill(wider).pages == pages else usual


def _best_size(ends: Callable[[float], Fill], sizes: tuple[float, ...]) -> float:
    """The largest size that takes as few pages as the smallest does."""
    best = sizes[0]
    # Smaller type than usual seldom saves another page: it is tried last.
    for least in dict.fromkeys((max(sizes[-1], USUAL_SIZES[-1]), sizes[-1])):
        if _can_shrink(ends(best), least / best) and ends(least).pages < ends(best).pages:
            # Smaller type never takes more pages, so what will do is found by halving.
            larger = sizes[: sizes.index(least)]
            n = bisect_left(larger, True, key=lambda one: ends(one).pages <= ends(least).pages)
            best = sizes[n]
    return best


def _can_shrink(ending: Fill, ratio: float) -> bool:
    """Whether type so much smaller might save a page: if not, to lay it out is time lost."""
    needed = (ending.pages - 1 + ending.last) * ratio**2
    return ending.pages > 1 and needed <= ending.pages - 1 + GAINED


def _larger(ends: Callable[[float], Fill], size: float) -> float:
    """The smallest size that fills the last page, or the largest that takes no more pages."""
    pages, last, _ = ends(size)
    if last >= LEAST_LAST:
        return size
    sizes = [size, *(one for one in LARGER_SIZES if one > size)]
    # Found by halving, too: larger type leaves less of the last page empty.
    n = bisect_left(sizes, (pages, LEAST_LAST), lo=1, key=lambda one: ends(one)[:2])
    return sizes[n] if n < len(sizes) and ends(sizes[n]).pages == pages else sizes[n - 1]


def _layout(
    sheet: str, size: float, spacing: float = 1, *, whole: bool = False
) -> typst.Compiler:
    inputs = {"data": sheet, "size": str(size), "spacing": str(spacing), "whole": str(int(whole))}
    return typst.Compiler(
        TEMPLATES / "main.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )


def fill(layout: typst.Compiler) -> Fill:
    """Where the last line of a sheet stands."""
    found: list[dict[str, Any]] = json.loads(layout.query("<end>", field="value"))
    return Fill(**found[0])


def _compiled(layout: typst.Compiler, day: str) -> bytes:
    midnight = datetime.combine(date.fromisoformat(day), time(), UTC)
    made = layout.compile(format="pdf", timestamp=midnight, pdf_standards=["a-2a", "ua-1"])
    return cast(bytes, made)


@cache
def fonts() -> typst.Fonts:
    """The fonts that come with the program, read once in a process; never those of the machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(glyphs.folders()))
