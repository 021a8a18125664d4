"""Words of a printed page that cross a rule of a table, or lie over another word."""

import re
from collections.abc import Iterator
from html import unescape
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
    for number, (page, words) in enumerate(zip(pages(one), words_of(one), strict=True), 1):
        ruled = filter(page.has_rule, words)
        out += [f"page {number}: {word.text} crosses a rule" for word in ruled]
        out += [f"page {number}: {a} lies over {b}" for a, b in overlapping(words)]
    return out


def pages(one: Print) -> Iterator[Page]:
    data = poppler("pdftoppm", one.data, "-r", str(DPI), "-gray", "-")
    while data:
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        assert head
        width, height = int(head[1]), int(head[2])
        end = head.end() + width * height
        yield Page(width, height, data[head.end() : end])
        data = data[end:]


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
