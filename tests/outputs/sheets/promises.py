"""What every printed page promises, as functions that give the places where it is broken.

A few rules of the Matterhorn protocol among them: no validator of PDF/UA comes with the tests.
"""

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import unescape
from io import BytesIO
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from pypdf import PdfReader

from generator.outputs.sheets import paper
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.runs import flat

SMALLEST = 8.5
"""Points."""
ZOOM = 3
"""Poppler tells sizes as whole numbers: so many of its units are a point."""
GREYS = {"0", "1", "0.96"}
"""Black, white and the tint of heads: what a fill may be."""
INKS = {"#000000", "#ffffff"}
"""Black; white is what stands on black, or is only there to be heard."""
MOST_PAGES = {"role": 2, "day": 2, "card": 1, "month": 1}
EMPTY = 0.15
"""Of a page: less is a page that is wasted."""
NOT_ONE_SUBJECT = ("handbook", "script")
"""Kinds whose pages may be all but empty: a leaf that opens a part, a card."""
HEAD, FOOT = 70, 45
"""Points at the top and the bottom that belong to no text."""


class Line(NamedTuple):
    """Words on a page as poppler finds them, in points from its top."""

    page: int
    top: float
    bottom: float
    size: float
    colour: str
    text: str


class Print:
    """A printed sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.data = paper.pdf(json.dumps(sheet, ensure_ascii=False))

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.data), strict=True)

    @cached_property
    def words(self) -> str:
        return poppler("pdftotext", self.data, "-raw", "-", "-").decode()

    @cached_property
    def text(self) -> str:
        """All words, without what depends on where lines break."""
        return closed_up(self.words)

    @cached_property
    def lines(self) -> list[Line]:
        with NamedTemporaryFile(suffix=".pdf") as file:  # of all, this program wants a file
            file.write(self.data)
            file.flush()
            options = ("-xml", "-i", "-hidden", "-stdout", "-zoom", str(ZOOM), file.name)
            xml = poppler("pdftohtml", b"", *options).decode("utf-8", "replace")
        fonts: dict[str, tuple[float, str]] = {}
        out: list[Line] = []
        for page, part in enumerate(xml.split("<page ")[1:], 1):
            for id, size, colour in re.findall(
                r'<fontspec id="(\d+)" size="(-?\d+)" family="[^"]*" color="([^"]*)"', part
            ):
                fonts[id] = (int(size) / ZOOM, colour)
            out += [
                Line(page, int(top) / ZOOM, (int(top) + int(tall)) / ZOOM, *fonts[font], words)
                for top, tall, font, words in re.findall(
                    r'<text top="(-?\d+)" left="-?\d+" width="-?\d+" height="(-?\d+)"'
                    r' font="(\d+)">(.*?)</text>', part,
                )
            ]  # fmt: skip
        return out

    @cached_property
    def height(self) -> float:
        return float(self.reader.pages[0].mediabox.height)

    def body(self, page: int) -> list[Line]:
        """The lines of a page between its head and its foot."""
        end = self.height - FOOT
        return [one for one in self.lines if one.page == page and HEAD < one.bottom < end]


def poppler(program: str, data: bytes, *options: str) -> bytes:
    return subprocess.run([program, *options], input=data, capture_output=True, check=True).stdout


def closed_up(words: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", words))


def broken(one: Print, titles: Mapping[str, str]) -> list[str]:
    """The promises that a print breaks; `titles` are those of all documents by their numbers."""
    rules = (small_type, grey_or_coloured, colours, cut_pictures, too_many_pages, empty_pages,
             lonely_signatures, untagged, damaged)  # fmt: skip
    out = [words for rule in rules for words in rule(one)]
    out += [f"{number} without its title" for number in untitled_numbers(one, titles)]
    return out if one.sheet["number"] in one.text else [*out, "its own number is not on it"]


def small_type(one: Print) -> Iterator[str]:
    """Type below the smallest that is legible."""
    for line in one.lines:
        if line.size < SMALLEST - 0.01:
            yield f"{line.size:.1f} pt on page {line.page}: {line.text}"


def grey_or_coloured(one: Print) -> Iterator[str]:
    """Words that are not black, and fills that an office laser would print as dots."""
    for line in one.lines:
        if line.colour not in INKS:
            yield f"{line.colour} on page {line.page}: {line.text}"
    for number, page in enumerate(one.reader.pages, 1):
        contents = page.get_contents()
        found = re.findall(rb"((?:[\d.]+ )+)scn", contents.get_data() if contents else b"")
        fills = {fill.decode().strip() for fill in found}
        yield from (f"{fill} on page {number}" for fill in sorted(fills - GREYS))


def colours(one: Print) -> Iterator[str]:
    """Anything that is drawn in a colour: a page in colour looks as it does in grey.

    The pictures of the content have the colours that they have.
    """
    if one.sheet.get("pictures"):
        return
    data = poppler("pdftoppm", one.data, "-r", "30", "-")
    page = 0
    while data:
        page += 1
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
        assert head
        end = head.end() + 3 * int(head[1]) * int(head[2])
        dots, data = data[head.end() : end], data[end:]
        if not dots[::3] == dots[1::3] == dots[2::3]:
            yield f"colour on page {page}"


def cut_pictures(one: Print) -> Iterator[str]:
    """Words of a step or a special case that its flow does not show."""
    if not one.sheet.get("strips"):
        return
    drawn = "".join(strip["svg"] for strip in one.sheet["strips"])
    shown = closed_up(unescape(re.sub(r"<[^>]*>", "", drawn))).casefold()
    for phase in one.sheet["phases"]:
        for step in phase["steps"]:
            for said in (step["do"], *(branch["then"] for branch in step["branches"])):
                words = flat(said).rstrip("。.")
                if closed_up(words).casefold() not in shown:
                    yield f"not in the picture: {words}"


def too_many_pages(one: Print) -> Iterator[str]:
    pages, most = len(one.reader.pages), MOST_PAGES.get(one.sheet["kind"])
    if most and pages > most:
        yield f"{pages} pages"


def empty_pages(one: Print) -> Iterator[str]:
    """Pages with next to nothing on them."""
    if one.sheet["kind"] in NOT_ONE_SUBJECT:
        return
    for page in range(2, len(one.reader.pages) + 1):
        end = max((line.bottom for line in one.body(page)), default=0)
        if end < EMPTY * one.height:
            yield f"page {page} is all but empty"


def lonely_signatures(one: Print) -> Iterator[str]:
    """Places to sign on a page that has nothing of what is signed."""
    label = one.sheet["words"]
    if one.sheet["kind"] not in ("role", "procedure", "standard"):
        return
    ends = tuple(label[name] for name in ("related", "revisions", "prepared"))
    for page in range(2, len(one.reader.pages) + 1):
        body = one.body(page)
        last = [line.top for line in body if line.text.startswith(ends)]
        if last and sum(line.bottom < min(last) + 2 for line in body) < 2:
            yield f"page {page} holds signatures alone"


def untitled_numbers(one: Print, titles: Mapping[str, str]) -> list[str]:
    """Numbers that are cited without a title anywhere on the sheet."""
    cited = set(re.findall(r"[A-Z]+(?:-[A-Z]+)+-[PSHCF]\d\d", one.text)) & titles.keys()
    return sorted(number for number in cited if closed_up(titles[number]) not in one.text)


def untagged(one: Print) -> Iterator[str]:
    """What PDF/A-2a and PDF/UA-1 ask for and the file lacks."""
    root: Any = one.reader.trailer["/Root"]
    about = root["/Metadata"].get_data()
    for mark in (b"pdfuaid:part>1<", b"pdfaid:part>2<", b"pdfaid:conformance>A<"):
        if mark not in about:
            yield f"no {mark.decode()}"
    if not root["/MarkInfo"]["/Marked"] or not root["/ViewerPreferences"]["/DisplayDocTitle"]:
        yield "not marked, or its title is not shown"
    if root["/Lang"] != one.sheet["writing"]["tag"] or not one.reader.outline:
        yield "no language or no bookmarks"
    if any(page["/Tabs"] != "/S" for page in one.reader.pages):
        yield "links out of order"
    yield from untagged_elements(root["/StructTreeRoot"])


def untagged_elements(root: Any) -> Iterator[str]:
    level = 0
    for element in elements(root):
        kind = element["/S"]
        if kind == "/Table" and not any(inner["/S"] == "/TH" for inner in elements(element)):
            yield "a table without a head"
        if kind == "/Figure" and not element.get("/Alt"):
            yield "a picture without words"
        if re.fullmatch(r"/H\d", kind):
            if int(kind[2]) > level + 1:
                yield f"a heading {kind} below level {level}"
            level = int(kind[2])


def elements(node: Any) -> Iterator[Any]:
    """The elements of the structure tree."""
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        inner = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(inner, dict) and "/S" in inner:
            yield inner
            yield from elements(inner)


def damaged(one: Print) -> Iterator[str]:
    """What qpdf says of the file, where it is installed; a strict reader has read it anyway."""
    if qpdf := shutil.which("qpdf"):
        with NamedTemporaryFile(suffix=".pdf") as file:  # it reads no standard input
            file.write(one.data)
            file.flush()
            done = subprocess.run([qpdf, "--check", file.name], capture_output=True)
        if done.returncode:
            yield done.stderr.decode()
