"""A drawing that grows downwards: boxes, words and lines as SVG, for the screen and for paper.

On the screen every shape has a class, and pictures.css gives it its colours; on paper the colours
stand in the shapes. A drawing is cut into strips, each an `<svg>` of its own which stand one below
another without a seam, because no browser and no typesetter breaks a page inside an `<svg>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from markupsafe import escape

from generator.outputs.pictures.lettering import width
from generator.outputs.pictures.paper import COLUMN, LOOKS, Strip

Href: TypeAlias = "Callable[[str], str | None]"
"""The address of an item from the page that the picture stands on; None if it has none."""

SCREEN = 358
"""Units across: as many as a phone has pixels for them, so that small type is 12.5 pixels tall."""
STRIP = 240
"""A strip taller than this is cut where the drawing allows it."""
SLIVER = 20
"""No strip is shorter than this."""

TEXT, SMALL = 13.5, 12.5
"""Type sizes."""
LEADING = 18
"""From one line of type to the next."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Part(NamedTuple):
    """A piece of a drawing with the height that it covers; what is below is drawn first."""

    layer: int
    top: float
    bottom: float
    svg: str


BACK, LINES, FRONT = range(3)


class Drawing:
    """A picture in the making. Without `href` it is for paper."""

    def __init__(self, href: Href | None) -> None:
        self.href = href
        self.width = SCREEN if href else COLUMN
        self.bottom = 0.0
        self._parts: list[Part] = []
        self._cuts: list[tuple[float, bool]] = []

    # -- shapes, as SVG

    def look(self, name: str) -> str:
        return f'class="hb-pic-{name}"' if self.href else LOOKS[name]

    def rect(
        self, x: float, y: float, wide: float, tall: float, look: str, radius: float = 8
    ) -> str:
        return (
            f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{tall:g}" rx="{radius:g}"'
            f" {self.look(look)}/>"
        )

    def circle(self, x: float, y: float, radius: float, look: str) -> str:
        return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" {self.look(look)}/>'

    def path(self, way: str, look: str) -> str:
        return f'<path d="{way}" {self.look(look)}/>'

    def words(
        self, x: float, y: float, text: str | Sequence[str], look: str,
        size: float = TEXT, anchor: str = "",
    ) -> str:  # fmt: skip
        """Lines of words, the first one's middle at `y`."""
        at = f' text-anchor="{anchor}"' if anchor else ""
        rows = [text] if isinstance(text, str) else text
        # A third of the type size below the middle is the baseline; `dominant-baseline` is not
        # known everywhere on paper.
        return "".join(
            f'<text x="{x:g}" y="{y + n * LEADING + size * 0.36:g}" font-size="{size:g}"{at}'
            f" {self.look(look)}>{safe(row)}</text>"
            for n, row in enumerate(rows)
        )

    def number(self, x: float, y: float, number: int) -> str:
        """The number of a step or node, in its disc."""
        return self.circle(x, y, 11, "number") + self.words(
            x, y, str(number), "digits", SMALL, "middle"
        )

    def tag(self, right: float, y: float, words: str) -> str:
        """A small rounded label that ends at `right`: where something leads."""
        wide = tag_width(words)
        return self.rect(right - wide, y - 9, wide, 18, "to", 9) + self.words(
            right - wide / 2, y, words, "to-digits", SMALL, "middle"
        )

    def person(self, x: float, y: float) -> str:
        """A head and shoulders."""
        return self.path(
            f"M{x + 5:g} {y:g}m-2.6-3a2.6 2.6 0 1 1 5.2 0a2.6 2.6 0 1 1-5.2 0"
            "m-2.4 8.5c0-3 2-4.6 5-4.6s5 1.6 5 4.6z",
            "person",
        )

    def link(self, id: str, says: str, *shapes: str) -> str:
        """Shapes that lead to an item. `says` is the whole of what they stand for."""
        inner = "".join(shapes)
        if self.href is None:
            return inner
        tip = f"<title>{safe(says)}</title>"
        address = self.href(id)
        return f'<a href="{safe(address)}">{tip}{inner}</a>' if address else f"<g>{tip}{inner}</g>"

    # -- putting them in place

    def add(self, top: float, bottom: float, svg: str, layer: int = FRONT) -> None:
        self._parts.append(Part(layer, top, bottom, svg))
        self.bottom = max(self.bottom, bottom)

    def may_cut(self, y: float, *, better: bool = False) -> None:
        """A page may break here; it had better break where a section ends."""
        while better and self._cuts and y - self._cuts[-1][0] < SLIVER:
            self._cuts.pop()
        self._cuts.append((y, better))

    def strips(self) -> list[Strip]:
        """The drawing from top to bottom, in pieces that should not be broken."""
        end = self.bottom + 2  # the last box has a border
        cuts = [cut for cut in self._cuts if end - cut[0] >= SLIVER]
        edges = [0.0]
        for (y, better), (following, _) in pairwise([*cuts, (end, True)]):
            # On paper every place to cut counts: the typesetter fills its columns with the pieces.
            if better or self.href is None or following - edges[-1] > STRIP:
                edges.append(y)
        parts = sorted(self._parts, key=lambda part: part.layer)
        return [_strip(parts, *span) for span in pairwise([*edges, end])]

    def on_screen(self, id: str, title: str, summary: str) -> str:
        """The drawing for a page: its strips as `<svg>` elements, the first one named."""
        if not self._parts:
            return ""
        name = f'<title id="{id}">{safe(title)}</title><desc id="{id}-desc">{safe(summary)}</desc>'
        described = f' aria-describedby="{id}-desc"'
        out = []
        for strip in self.strips():
            out.append(
                f'<svg class="hb-pic" role="group" aria-labelledby="{id}"{described}'
                f' width="{self.width}" height="{strip.height:g}"'
                f' viewBox="0 {strip.top:g} {self.width} {strip.height:g}">{name}{strip.svg}</svg>'
            )
            name = described = ""
        return "".join(out)


_HEIGHT = re.compile(r'<svg class="hb-pic"[^>]* height="([0-9.]+)"')


def height_of(picture: str) -> float:
    """How tall a picture for a page is, in its own units."""
    return sum(map(float, _HEIGHT.findall(picture)))


def _strip(parts: list[Part], top: float, bottom: float) -> Strip:
    """What of a drawing is seen between two heights; an `<svg>` clips what reaches beyond."""
    seen = (part.svg for part in parts if part.top < bottom and part.bottom > top)
    return Strip(top, bottom - top, "".join(seen))


def safe(words: str) -> str:
    """Words as they may stand in SVG; characters that XML does not know are left out."""
    return str(escape(_NO_XML.sub("", words)))


def tag_width(words: str) -> float:
    return max(18, width(words, SMALL) + 13)


def elbow(x: float, y: float, to_x: float, to_y: float, bend: float = 8) -> str:
    """The way down from a point and round a corner to the right."""
    return f"M{x:g} {y:g}V{to_y - bend:g}q0 {bend:g} {bend:g} {bend:g}H{to_x:g}"
