"""What every printed page promises, checked by program; all pages of the real handbook with --slow.

A few rules of the Matterhorn protocol among them: no validator of PDF/UA is to be had here.
"""

import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader

from generator.outputs import sheets
from generator.outputs.sheets import glyphs, paper
from generator.outputs.sheets.control import today
from tests.outputs.real import real, real_site
from tests.small import changed, small

ROOT = Path(__file__).parents[2]
SMALLEST = 8.4
"""Points; 8.5 as Typst writes it."""
GREYS = {"0", "1", "0.96"}
"""Black, white and the tint of heads: what a fill may be."""
SAMPLE = (
    "front-desk", "front-desk-day", "front-desk-onboarding", "front-desk-quiz", "front-desk-card",
    "visitor-reception", "archive-room", "greeting-script", "reception-opening",
    "reception-opening-month", "seal-application", "visitor-register", "attendance-month",
)  # fmt: skip
NOT_ONE_SUBJECT = ("handbook", "script")
"""Kinds whose pages may be all but empty: a leaf that opens a part, a card."""


@cache
def named(language: str) -> dict[str, sheets.Printable]:
    return {one.id: one for one in sheets.printables(real(language))}


class Print(NamedTuple):
    """A printed sheet."""

    sheet: dict[str, Any]
    data: bytes

    @property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.data))


@cache
def printed(language: str, id: str) -> Print:
    sheet = named(language)[id].make_sheet()
    return Print(sheet, paper.pdf(json.dumps(sheet, ensure_ascii=False)))


def some() -> list[Any]:
    """A sample for each day, and everything there is for the slow run."""
    every = [
        (language, id)
        for language in real_site().editions
        for id, one in named(language).items()
        if not one.asked and one.kind != "handbook"
    ]
    # In each language every other one of the sample: between them, each kind is looked at.
    daily = [one for at, one in enumerate(one for one in every if one[1] in SAMPLE) if at % 2]
    slow = [pytest.param(*one, marks=pytest.mark.slow) for one in every if one not in daily]
    return [*daily, *slow]


@pytest.mark.parametrize(("language", "id"), some())
def test_a_print_keeps_the_promises_of_paper(language: str, id: str) -> None:
    one = printed(language, id)
    text = text_of(one.data)

    assert [] == list(small_type(one))
    assert [] == list(coloured(one))
    assert [] == list(untagged(one))
    assert [] == list(lonely_pages(one))
    assert [] == untitled_numbers(one, text)
    assert one.sheet["number"] in text


def text_of(data: bytes) -> str:
    """All words of a PDF, without what depends on where its lines break."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True
    )
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", done.stdout.decode()))


def small_type(one: Print) -> Iterator[str]:
    """Type below the smallest that is legible."""
    for number, page in enumerate(one.reader.pages, 1):
        data = page.get_contents()
        found = re.findall(rb"/\w+ ([\d.]+) Tf", data.get_data() if data else b"")
        sizes = {float(size) for size in found}
        yield from (f"{size:g} pt on page {number}" for size in sizes if size < SMALLEST)


def coloured(one: Print) -> Iterator[str]:
    """Fills that an office laser would print as dots."""
    for number, page in enumerate(one.reader.pages, 1):
        contents = page.get_contents()
        found = re.findall(rb"((?:[\d.]+ )+)scn", contents.get_data() if contents else b"")
        fills = {fill.decode().strip() for fill in found}
        yield from (f"{fill} on page {number}" for fill in sorted(fills - GREYS))


def untagged(one: Print) -> Iterator[str]:
    """What PDF/A-2a and PDF/UA-1 ask for and the file lacks."""
    root: Any = one.reader.trailer["/Root"]
    about = root["/Metadata"].get_data()
    yield from (mark for mark in ("pdfuaid:part", "pdfaid:part") if mark.encode() not in about)
    if not root["/MarkInfo"]["/Marked"] or not root["/ViewerPreferences"]["/DisplayDocTitle"]:
        yield "marked, and its title shown"
    kinds = Counter(element.get("/S") for element in elements(root["/StructTreeRoot"]))
    if kinds["/Table"] and not kinds["/TH"]:
        yield "a table without a head"
    for element in elements(root["/StructTreeRoot"]):
        if element.get("/S") == "/Figure" and not element.get("/Alt"):
            yield "a picture without words"


def elements(node: Any) -> Iterator[Any]:
    """The elements of the structure tree."""
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        inner = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(inner, dict) and "/S" in inner:
            yield inner
            yield from elements(inner)


def lonely_pages(one: Print) -> Iterator[str]:
    """Pages with next to nothing on them."""
    if one.sheet["kind"] in NOT_ONE_SUBJECT:
        return
    found = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=one.data, capture_output=True, check=True
    ).stdout.decode()
    for number, page in enumerate(found.split("<page ")[1:], 1):
        height = float(re.search(r'height="([\d.]+)"', page)[1])  # type: ignore[index]
        ends = [float(end) for end in re.findall(r'yMax="([\d.]+)"', page)]
        body = [end for end in ends if end < height - 50]
        if number > 1 and max(body, default=0) < 0.15 * height:
            yield f"page {number}"


def untitled_numbers(one: Print, text: str) -> list[str]:
    """Numbers that are cited without a title anywhere on the sheet."""
    handbook = real(one.sheet["language"])
    titles = {handbook.number_of(d): handbook.title(d.id) for d in handbook.documents}
    cited = set(re.findall(r"HF-[A-Z]+-[PSHCF]\d+", text))
    return sorted(
        number for number in cited & titles.keys()
        if re.sub(r"\s+", "", titles[number]) not in text
    )  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_papers_share_a_number(language: str) -> None:
    numbers = Counter(one.make_sheet()["number"] for one in named(language).values())

    assert [] == [number for number, times in numbers.items() if times > 1]


@pytest.mark.slow
@pytest.mark.parametrize("id", [role.id for role in real().roles])
def test_a_job_description_is_one_leaf(id: str) -> None:
    assert len(printed("zh", id).reader.pages) <= 2


def test_signatures_never_stand_alone() -> None:
    for id in ("front-desk", "visitor-reception", "archive-room"):
        last = printed("zh", id).reader.pages[-1].extract_text()
        assert len(re.sub(r"\s", "", last)) > 200


def test_only_a_master_is_controlled() -> None:
    (plain,) = sheets.files_of(small(), next(sheets.printables(small())), ("pdf",))
    one = next(sheets.printables(small()))
    (master,) = sheets.files_of(small(), one, ("pdf",), controlled=True)

    assert "打印件，非受控" in text_of(plain.make())
    assert "受控文件分发号" in text_of(master.make())
    assert "打印件" not in text_of(master.make())


def test_a_paper_to_be_filled_in_says_nothing_of_control() -> None:
    for one in sheets.printables(small()):
        if one.kind in ("checklist", "month", "day", "onboarding", "quiz", "form", "signing"):
            sheet = one.make_sheet()
            assert not sheet["uncontrolled"]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("effective: 2099-01-01", "not_in_force"),
        ("retired: 2020-01-01", "retired"),
        ("review: 2020-01-01", "overdue"),
        ("", ""),
    ],
)
def test_what_is_not_in_force_is_marked_on_the_day_of_the_build(line: str, state: str) -> None:
    path = ROOT / "tests/handbook/roles/office-clerk/role.yaml"
    text = re.sub(r"(?m)^(effective|review): .*\n", "", path.read_text("utf-8"))
    book = changed(**{"office-clerk__role": f"{text.rstrip()}\n{line}\n"}).editions["zh"]
    sheet = next(p for p in sheets.printables(book) if p.id == "office-clerk").make_sheet()

    assert today().isoformat() == "2026-12-01"
    assert state == sheet["state"]
    if state:
        mark = sheet["words"][state]
        assert mark in text_of(paper.pdf(json.dumps(sheet, ensure_ascii=False)))


def test_characters_of_other_scripts_are_drawn_and_the_rest_is_named() -> None:
    sheet = next(sheets.printables(small())).make_sheet()
    sheet["duties"][0]["text"] = ["𠮷한국어สวัสดี😀\U0001d800"]

    data = paper.pdf(json.dumps(sheet, ensure_ascii=False))

    assert "𠮷한국어" in text_of(data)
    assert "[U+1D800]" in text_of(data)
    assert [] == list(untagged(Print(sheet, data)))
    (problem,) = glyphs.unprintable({"a.yaml": "好\n a\U0001d800".encode()})
    assert ("a.yaml", 2, 3) == problem.span[:3]


def test_a_word_without_an_end_breaks_inside_its_column() -> None:
    sheet = next(sheets.printables(small())).make_sheet()
    sheet["duties"][0]["text"] = ["https://example.com/" + "a" * 300]

    data = paper.pdf(json.dumps(sheet, ensure_ascii=False))
    words = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()

    assert max(float(right) for right in re.findall(r'xMax="([\d.]+)"', words)) < 595 - 35


@pytest.mark.parametrize("fields", [5, 7])
def test_the_head_of_a_job_description_takes_any_number_of_fields(fields: int) -> None:
    from generator.outputs.sheets.documents import in_rows

    pairs = in_rows([(f"栏{n}", "x") for n in range(fields)])

    assert 0 == len(pairs) % 3
    sheet = {**next(sheets.printables(small())).make_sheet(), "basics": pairs}
    assert paper.pdf(json.dumps(sheet, ensure_ascii=False)).startswith(b"%PDF")
