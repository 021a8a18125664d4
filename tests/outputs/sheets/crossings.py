"""Words of a printed page that cross a rule of a table, or lie over another word."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from tests.outputs.sheets.promises import Print, poppler

DPI = 144
DOT = DPI / 72
DARK = 100
"""Of 255: rules and words are black; the outline of a mark across a sample is lighter."""
MARK = 25
"""Points: what is taller is a mark across the page, and no word."""
BESIDE = 0.8
"""Points by which the box of a word may be wider than its ink."""
OVER = 5
"""Points by which boxes of words may share: half a square, where Chinese signs are set closer."""
LEAST_CELL = 16
"""Dots: lower than any row of a table."""
BEYOND = 1.5
"""Points by which a rule is taller than the word that it crosses; a letter is not."""


class Word(NamedTuple):
    """A word of a page with its box, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    """A page as dots of grey."""

    width: int
    height: int
    dots: bytes

    def has_rule(self, word: Word) -> bool:
        """Whether an upright rule goes through a word: a column of dark dots, taller than it."""
        top = max(0, int((word.top - BEYOND) * DOT))
        bottom = min(self.height, int((word.bottom + BEYOND) * DOT))
        columns = range(int((word.left + BESIDE) * DOT) + 1, int((word.right - BESIDE) * DOT))
        return any(
            max(self.dots[top * self.width + x : bottom * self.width + x : self.width]) < DARK
            for x in columns
        )


def crossed(one: Print) -> list[str]:
    """Each word that a rule goes through, or that lies over the next."""
    out: list[str] = []
    for number, (page, words) in enumerate(zip(pages(one.data), words_of(one), strict=True), 1):
        ruled = filter(page.has_rule, words)
        out += [f"page {number}: {word.text} crosses a rule" for word in ruled]
        out += [f"page {number}: {a} lies over {b}" for a, b in overlapping(words)]
    return out


def pages(pdf: bytes) -> Iterator[Page]:
    data = poppler("pdftoppm", pdf, "-r", str(DPI), "-gray", "-")
    head, at = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s"), 0
    while at < len(data):  # to cut off page by page would copy a book hundreds of times
        found = head.match(data, at)
        assert found
        width, height = int(found[1]), int(found[2])
        at = found.end() + width * height
        yield Page(width, height, data[found.end() : at])


def words_of(one: Print) -> list[list[Word]]:
    """The words of each page."""
    xml = poppler("pdftotext", one.data, "-bbox", "-", "-").decode()
    found = [
        [
            _inked(Word(*map(float, box), unescape(text)))
            for *box, text in re.findall(
                r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">'
                r"(.*?)</word>", page,
            )
        ]
        for page in xml.split("<page ")[1:]
    ]  # fmt: skip
    return [[word for word in page if word.bottom - word.top < MARK] for page in found]


def _inked(word: Word) -> Word:
    """A word without the empty halves of the brackets that it may begin and end with."""
    opens, closes = word.text[0] in "“《（‘", word.text[-1] in "”》）’，。、；：！？"
    return word._replace(left=word.left + OVER * opens, right=word.right - OVER * closes)


def overlapping(words: list[Word]) -> Iterator[tuple[str, str]]:
    """Words that lie over each other; where they only touch, there is a rule between them."""
    ordered = sorted(words)
    for n, word in enumerate(ordered):
        for other in ordered[n + 1 :]:
            if other.left > word.right - OVER:
                break
            shared = min(word.bottom, other.bottom) - max(word.top, other.top)
            if shared > 0.5 * min(word.bottom - word.top, other.bottom - other.top):
                yield word.text, other.text


def unnumbered(pdf: bytes) -> list[int]:
    """Pages that begin, below the heads of a table, with a row whose first cell is empty."""
    return [n for n, page in enumerate(pages(pdf), 1) if n > 1 and _begins_empty(page)]


def _first_upright(page: Page) -> tuple[int, int] | None:
    """The leftmost upright rule that begins in the upper third of a page, and where it begins."""
    for x in range(int(30 * DOT), page.width // 3):
        run = 0
        for y in range(int(50 * DOT), page.height // 3):
            run = run + 1 if page.dots[y * page.width + x] < DARK else 0
            if run > LEAST_CELL:
                top = y - run + 1
                if _has_corner(page, x, top):
                    return x, top
    return None


def _has_corner(page: Page, x: int, top: int) -> bool:
    """Whether a rule goes to the right from there: a letter of a large title is no table."""
    starts = [y * page.width + x for y in range(top, top + 3)]
    rows = [page.dots[start : start + 2 * LEAST_CELL] for start in starts]
    return any(max(dots) < DARK for dots in rows)


def _cell_width(page: Page, x: int, y: int) -> int:
    """How far the next upright rule is, at a height at which a row has begun."""
    row = page.dots[y * page.width + x : (y + 1) * page.width]
    return next((n for n, dot in enumerate(row) if n > 6 and dot < DARK), 0)


def _begins_empty(page: Page) -> bool:
    """Whether the second cell from the top of the first column of a page is blank."""
    left = _first_upright(page)
    if left is None:
        return False
    x, top = left
    column = [
        page.dots[y * page.width + x + 6 : y * page.width + x + 20]
        for y in range(top, page.height - int(60 * DOT))
    ]
    rules = [n for n, dots in enumerate(column) if max(dots) < DARK]
    cells = [(a, b) for a, b in pairwise(rules) if b - a > LEAST_CELL]
    if len(cells) < 2:
        return False
    width = _cell_width(page, x, top + cells[1][0] + 4)
    return width > LEAST_CELL and all(
        min(page.dots[y * page.width + x + 3 : y * page.width + x + width - 3]) > DARK
        for y in range(top + cells[1][0] + 4, top + cells[1][1] - 2)
    )
