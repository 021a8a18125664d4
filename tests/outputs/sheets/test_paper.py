"""Every printed page keeps its promises; all of the real handbook are looked at with --slow."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typst

from generator.content.handbook import Handbook
from generator.outputs import sheets
from generator.outputs.sheets import glyphs, paper
from generator.outputs.sheets.control import today
from tests.outputs.real import real, real_site
from tests.outputs.sheets.crossings import crossed, unnumbered
from tests.outputs.sheets.promises import Print, broken, closed_up, poppler, untagged
from tests.small import changed, small

ROOT = Path(__file__).parents[3]
SAMPLE = (
    ("en", "front-desk"), ("en", "front-desk-card"), ("zh", "visitor-reception"),
    ("zh", "seal-application"), ("en", "attendance-month"),
)  # fmt: skip
"""Those of the real handbook that find it hardest to keep their promises."""


@cache
def named(language: str) -> dict[str, sheets.Printable]:
    return {one.id: one for one in sheets.printables(real(language))}


@cache
def printed(language: str, id: str) -> Print:
    return Print(named(language)[id].make_sheet())


def text_of(data: bytes) -> str:
    return closed_up(poppler("pdftotext", data, "-raw", "-", "-").decode())


def titles_of(handbook: Handbook) -> dict[str, str]:
    """The titles of all documents by their numbers."""
    return {handbook.number_of(one): handbook.title(one.id) for one in handbook.documents}


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.slow)])
def test_every_paper_of_the_tiny_handbook_keeps_the_promises(language: str) -> None:
    book = small(language)
    prints = {one.id: Print(one.make_sheet()) for one in sheets.printables(book) if not one.asked}
    titles = titles_of(book)
    found = {id: [*broken(one, titles), *torn(one)] for id, one in prints.items()}

    assert {} == {id: words for id, words in found.items() if words}


def torn(one: Print) -> list[str]:
    """Pages that go on with a row whose number is on the page before."""
    if one.sheet["kind"] not in ("procedure", "standard", "handbook"):
        return []  # the rows of a form are empty
    return [f"page {number} begins with a row without a number" for number in unnumbered(one.data)]


def crossing(one: Print) -> list[str]:
    """Words that cross a rule, but for the numbers in the circles of a flow."""
    return [fault for fault in crossed(one) if not re.search(r": \d+ crosses", fault)]


def test_a_page_that_begins_in_the_middle_of_a_row_is_found() -> None:
    text = b"""#set page(width: 200pt, height: 300pt, margin: (x: 40pt, top: 60pt, bottom: 20pt))
    #set table(stroke: 1pt)
    #table(columns: (40pt, 80pt), table.header([No.], [Step]), [1], [#v(150pt) On])
    #pagebreak()
    #table(columns: (40pt, 80pt), table.header([No.], [Step]), [#sys.inputs.n], [goes on])"""
    prints = [typst.compile(text, sys_inputs={"n": n}) for n in ("", "1")]

    assert [[2], []] == [unnumbered(pdf) for pdf in prints]


def some() -> list[Any]:
    """A sample for each day, and everything there is for the slow run."""
    every = [
        (language, id)
        for language in real_site().editions
        for id, one in named(language).items()
        if not one.asked
    ]
    slow = [pytest.param(*one, marks=pytest.mark.slow) for one in every if one not in SAMPLE]
    return [*SAMPLE, *slow]


@pytest.mark.parametrize(("language", "id"), some())
def test_a_print_keeps_the_promises_of_paper(language: str, id: str) -> None:
    one = printed(language, id)

    assert [] == [*broken(one, titles_of(real(language))), *torn(one)]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_word_of_a_procedure_standard_or_book_crosses_a_rule(language: str) -> None:
    every = (printed(language, id) for id, one in named(language).items() if not one.asked)
    ours = (one for one in every if one.sheet["kind"] in ("procedure", "standard", "handbook"))

    assert {} == {one.sheet["id"]: found for one in ours if (found := crossing(one))}


@pytest.mark.parametrize("book", [small(), pytest.param(None, marks=pytest.mark.slow)])
def test_no_two_papers_share_a_number(book: Handbook | None) -> None:
    every = sheets.printables(book or real())
    numbers = Counter(one.make_sheet()["number"] for one in every)

    assert [] == [number for number, times in numbers.items() if times > 1]


def test_only_a_master_is_controlled() -> None:
    (plain,) = sheets.files_of(small(), next(sheets.printables(small())), ("pdf",))
    one = next(sheets.printables(small()))
    (master,) = sheets.files_of(small(), one, ("pdf",), controlled=True)

    assert "打印件，非受控" in text_of(plain.make())
    assert "受控文件分发号" in text_of(master.make())
    assert "领用人日期" in text_of(master.make())
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

    one = Print(sheet)

    assert "𠮷한국어" in one.text
    assert "[U+1D800]" in one.text
    assert [] == list(untagged(one))
    files = {"a.yaml": "好\n a\U0001d800".encode(), "a/files/b.jpg": "\U0001d800".encode()}
    files["gbk.yaml"] = "标题: 公司的规矩，大家都要遵守〇\n".encode("gbk")  # read as what it is
    (problem,) = glyphs.unprintable(files)  # a picture holds no characters
    assert ("a.yaml", 2, 3) == problem.span[:3]


def test_a_word_without_an_end_breaks_inside_its_column() -> None:
    sheet = next(sheets.printables(small())).make_sheet()
    sheet["duties"][0]["text"] = ["https://example.com/" + "a" * 300]

    data = paper.pdf(json.dumps(sheet, ensure_ascii=False))
    words = poppler("pdftotext", data, "-bbox", "-", "-").decode()

    assert max(float(right) for right in re.findall(r'xMax="([\d.]+)"', words)) < 595 - 35


@pytest.mark.parametrize("fields", [5, 7])
def test_the_head_of_a_job_description_takes_any_number_of_fields(fields: int) -> None:
    from generator.outputs.sheets.documents import in_rows

    pairs = in_rows([(f"栏{n}", "x") for n in range(fields)])

    assert 0 == len(pairs) % 3
    sheet = {**next(sheets.printables(small())).make_sheet(), "basics": pairs}
    assert paper.pdf(json.dumps(sheet, ensure_ascii=False)).startswith(b"%PDF")
