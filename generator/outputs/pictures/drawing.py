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


class Setting(NamedTuple):
    """How the words of a drawing are set, and how much space there is in and between boxes."""

    text: float
    small: float
    leading: float
    pad: float
    space: float


ON_SCREEN, ON_PAPER = Setting(TEXT, SMALL, LEADING, 9, 11), Setting(12.9, 12.1, 16, 7, 8)
"""Print is sharper than a screen and wants to be short: at 0.725 points a unit, that of a column
half as wide as the text of A4, small type has 8.8 points."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Part(NamedTuple):
    """A piece of a drawing with the height that it covers; what is below is drawn first."""

    layer: int
    top: float
    bottom: float
    svg: str


class Cut(NamedTuple):
    """A place where a drawing may go on in another column or on another page."""

    y: float
    better: bool
    """True where a section ends."""
    again: str
    """What the rest begins with where the cut is within a piece, as SVG: what it belongs to."""


BACK, LINES, FRONT = range(3)


class Drawing:
    """A picture in the making. Without `href` it is for paper."""

    def __init__(self, href: Href | None, setting: Setting = ON_SCREEN) -> None:
        self.href = href
        self.setting = setting
        self.width = SCREEN if href else COLUMN
        self.bottom = 0.0
        self._parts: list[Part] = []
        self._cuts: list[Cut] = []

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
        leading = self.setting.leading
        is_said = self.href is not None and size == self.setting.small  # by the whole drawing
        type_size = "" if is_said else f' font-size="{size:g}"'
        return "".join(
            f'<text x="{x:g}" y="{y + n * leading + size * 0.36:g}"{type_size}{at}'
            f" {self.look(look)}>{safe(row)}</text>"
            for n, row in enumerate(rows)
            if row
        )

    def number(self, x: float, y: float, number: int) -> str:
        """The number of a step or node, in its disc."""
        return self.circle(x, y, 11, "number") + self.words(
            x, y, str(number), "digits", self.setting.small, "middle"
        )

    def tag(self, right: float, y: float, words: str) -> str:
        """A small rounded label that ends at `right`: where something leads."""
        wide, tall = tag_width(words, self.setting.small), min(18, self.setting.leading)
        return self.rect(right - wide, y - tall / 2, wide, tall, "to", tall / 2) + self.words(
            right - wide / 2, y, words, "to-digits", self.setting.small, "middle"
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

    def may_cut(self, y: float, *, better: bool = False, again: str = "") -> None:
        """A page may break here; it had better break where a section ends."""
        while better and self._cuts and y - self._cuts[-1].y < SLIVER:
            self._cuts.pop()
        self._cuts.append(Cut(y, better, again))

    def strips(self) -> list[Strip]:
        """The drawing from top to bottom, in pieces that should not be broken."""
        end = self.bottom + 2  # the last box has a border
        cuts = [cut for cut in self._cuts if end - cut.y >= SLIVER]
        edges = [Cut(0.0, True, "")]
        for cut, following in pairwise([*cuts, Cut(end, True, "")]):
            # On paper every place to cut counts: the typesetter fills its columns with the pieces.
            if cut.better or self.href is None or following.y - edges[-1].y > STRIP:
                edges.append(cut)
        parts = sorted(self._parts, key=lambda part: part.layer)
        edges.append(Cut(end, True, ""))
        return [_strip(parts, top, bottom.y) for top, bottom in pairwise(edges)]

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
                f' font-size="{self.setting.small:g}"'
                f' viewBox="0 {strip.top:g} {self.width} {strip.height:g}">{name}{strip.svg}</svg>'
            )
            name = described = ""
        return "".join(out)


_HEIGHT = re.compile(r'<svg class="hb-pic"[^>]* height="([0-9.]+)"')


def height_of(picture: str) -> float:
    """How tall a picture for a page is, in its own units."""
    return sum(map(float, _HEIGHT.findall(picture)))


def _strip(parts: list[Part], cut: Cut, bottom: float) -> Strip:
    """What of a drawing is seen between two heights; an `<svg>` clips what reaches beyond."""
    top = cut.y
    seen = (part.svg for part in parts if part.top < bottom and part.bottom > top)
    return Strip(top, bottom - top, "".join(seen), cut.again)


def safe(words: str) -> str:
    """Words as they may stand in SVG; characters that XML does not know are left out."""
    return str(escape(_NO_XML.sub("", words)))


def tag_width(words: str, size: float = SMALL) -> float:
    return max(18, width(words, size) + 13)


def elbow(x: float, y: float, to_x: float, to_y: float, bend: float = 8) -> str:
    """The way down from a point and round a corner to the right."""
    return f"M{x:g} {y:g}V{to_y - bend:g}q0 {bend:g} {bend:g} {bend:g}H{to_x:g}"
