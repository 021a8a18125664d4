"""Printed sheets hold what the handbook says, on well-filled pages, in the fonts that they bring.

The promises about every role are kept on the real `roles/`; the rest needs only the tiny handbook.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader

from generator.content.handbook import Handbook
from generator.content.records import Form, Role, Script
from generator.outputs import sheets
from generator.outputs import site as pages
from generator.outputs.artifact import Artifact, Page, Site
from generator.outputs.sheets import documents, packs, paper, word
from generator.outputs.sheets.content import Sheet
from tests.outputs.real import real, real_site
from tests.small import changed, small, small_site

ROOT = Path(__file__).parents[2]
MILLIMETRE = 72 / 25.4
CLOSING = "，。、；：？！）》】’”"
"""What no line of Chinese may begin with."""


REAL_ROLES = [(language, role.id) for language in real_site().editions for role in real().roles]


def made(sheet: Sheet) -> bytes:
    return paper.pdf(json.dumps(sheet))


@cache
def printed(language: str, id: str) -> bytes:
    """A sheet of the real handbook as PDF."""
    handbook = real(language)
    one = next(one for one in sheets.printables(handbook) if one.id == id)
    return made(one.make_sheet())


def poppler(program: str, data: bytes, *options: str) -> str:
    done = subprocess.run(
        [program, *options, "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


def text_of(data: bytes, *options: str) -> str:
    """All words of a PDF, without what depends on where its lines break."""
    return close_up(poppler("pdftotext", data, "-raw", *options))


def close_up(words: str) -> str:
    folded = unicodedata.normalize("NFC", words).replace("\u2060", "")
    return re.sub(r"\s+", "", folded)


def leaves(rich: Any) -> Iterator[str]:
    """The texts inside the pieces of a text field."""
    if isinstance(rich, str):
        yield rich
    elif isinstance(rich, list):
        for piece in rich:
            yield from leaves(piece)
    else:
        yield from leaves(rich.get("strong") or rich.get("em") or rich["link"])


# -- content


@pytest.mark.parametrize(("language", "id"), REAL_ROLES)
def test_a_job_description_gives_back_the_text_of_every_duty(language: str, id: str) -> None:
    handbook = real(language)
    role = handbook.records[id]
    assert isinstance(role, Role)
    text = text_of(printed(language, id))
    rows = documents.sheet(handbook, role)["duties"]

    lost = [
        words
        for row in rows
        for words in (*leaves(row["title"]), *leaves(row["text"]))
        if close_up(words) not in text
    ]

    assert [] == lost


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_job_description_shows_all_that_an_office_files(language: str) -> None:
    sheet = documents.sheet(small(language), small(language).roles[0])
    text = text_of(made(sheet))
    label = sheet["words"]

    expected = ["number", "version", "effective", "uncontrolled", "basics", "duties", "authority",
                "contacts", "requirements", "measures", "revisions", "prepared",
                "reviewed", "approved", "holder"]  # fmt: skip

    assert [] == [word for word in expected if close_up(label[word]) not in text]
    assert sheet["number"] in text
    assert sheet["effective"] in text


@pytest.mark.parametrize("pairs", [1, 5, 6, 7, 8])
def test_the_head_of_a_job_description_shows_as_many_pairs_as_there_are(pairs: int) -> None:
    sheet = documents.sheet(small(), small().roles[0])
    sheet["basics"] = documents.in_rows((f"栏目{n}", f"内容{n}") for n in range(pairs))
    data = made(sheet)

    shown = text_of(data)
    assert [] == [n for n in range(pairs) if f"栏目{n}" not in shown or f"内容{n}" not in shown]
    assert word.docx(json.dumps(sheet)).startswith(b"PK")


def test_text_that_looks_like_typst_is_shown_as_typed() -> None:
    odd = "#sys.inputs *a* _b_ $x^2$ `c` @ref <tag> [y] \\n // /* ~ -- ' \" & <b>"
    sheet = documents.sheet(small(), small().roles[0])
    sheet["duties"][0]["text"] = [odd]
    sheet["title"] = sheet["full_title"] = odd

    data = made(sheet)

    assert 2 == text_of(data).count(close_up(odd))
    assert odd == PdfReader(BytesIO(data)).metadata.title  # type: ignore[union-attr]


def test_a_text_that_is_longer_than_a_page_loses_nothing() -> None:
    sheet = documents.sheet(small(), small().roles[0])
    sentences = [f"第{n}句很长。" for n in range(900)]
    sheet["duties"][0]["text"] = sheet["duties"][1]["title"] = ["".join(sentences)]

    pages = pages_of(made(sheet))
    cut = [one for one in sentences if "".join(pages).count(one) < 2]

    assert len(cut) < len(pages)  # by the turn of a page at most


def test_links_are_references_that_paper_can_give() -> None:
    sheet = documents.sheet(small(), small().roles[0])
    sheet["duties"][0]["text"] = [
        {"link": ["规范"], "to": "manners", "number": "T-S01"},
        {"link": ["网站"], "address": "https://example.com/a"},
        {"strong": ["要紧", {"em": ["很"]}]},
    ]

    text = text_of(made(sheet))

    assert "规范(T-S01)网站(https://example.com/a)要紧很" in text


def test_a_character_without_a_glyph_costs_a_box_and_not_the_sheet() -> None:
    sheet = documents.sheet(small(), small().roles[0])
    sheet["duties"][0]["text"] = ["笑\U0001fae0脸"]

    assert made(sheet).startswith(b"%PDF")


def test_what_is_not_translated_is_said_so_on_the_sheet() -> None:
    english = changed(**{"front-desk__role.en": "title: Front desk"}).editions["en"]
    sheet = documents.sheet(english, english.roles[0])

    assert sheet["untranslated"]
    assert close_up(sheet["words"]["untranslated"]) in text_of(made(sheet))


def test_additions_are_marked_and_the_mark_is_explained() -> None:
    sheet = documents.sheet(small(), small().roles[0])
    sheet["duties"][0]["added"] = sheet["added"] = True

    assert close_up(sheet["words"]["added"]) not in text_of(made(sheet))
    sheet["marks"] = True
    assert close_up(sheet["words"]["added"]) in text_of(made(sheet))


# -- pages


def pages_of(data: bytes) -> list[str]:
    """The text of each page; poppler ends a page with a form feed."""
    return [close_up(page) for page in poppler("pdftotext", data, "-raw").split("\f")[:-1]]


@cache
def small_paper() -> dict[str, bytes]:
    """Every PDF of the tiny handbook by its path."""
    return {
        artifact.path: artifact.make()
        for artifact in sheets.artifacts(small_site())
        if artifact.path.endswith(".pdf")
    }


def test_no_page_is_blank() -> None:
    """Except, truly, the back of a leaf of the bound handbook before a part begins."""
    blank = [
        f"{path} page {n}"
        for path, data in small_paper().items()
        for n, text in enumerate(pages_of(data), 1)
        if len(text) < 9 and (text or n % 2 or not path.endswith("handbook.pdf"))
    ]

    assert [] == blank


def test_every_font_is_embedded_and_cut_down_to_what_is_used() -> None:
    for data in small_paper().values():
        assert [] == [font for font in _fonts(data) if not re.match(r"/[A-Z]{6}\+", font)]


def _fonts(data: bytes) -> list[str]:
    """The names of all fonts; one that is embedded in part has six letters and a plus before it."""
    found = set()
    for page in PdfReader(BytesIO(data)).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
            found.add(inner["/BaseFont"])
    return sorted(found)


def test_a_sheet_is_tagged_has_bookmarks_and_says_whose_it_is() -> None:
    sheet = documents.sheet(small("en"), small("en").roles[0])
    reader = PdfReader(BytesIO(made(sheet)))
    root: Any = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert "en-GB" == root["/Lang"]
    assert sheet["company"] == reader.metadata.author  # type: ignore[union-attr]
    assert sheet["title"] == reader.outline[0].title  # type: ignore[union-attr]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert b"pdfaid" in root["/Metadata"].get_data()


def test_a_sheet_takes_one_page_where_its_content_allows() -> None:
    role = small().roles[1]

    assert 1 == len(pages_of(made(documents.sheet(small(), role))))


class Word(NamedTuple):
    """A word as poppler finds it, in points from the top left corner of its page."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float


_PLACE = re.compile(
    r'<page |<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">([^<]+)</word>'
)


def words_of(data: bytes) -> Iterator[Word]:
    page = 0
    for match in _PLACE.finditer(poppler("pdftotext", data, "-bbox")):
        page += match[1] is None
        if match[1] is not None:
            left, top, right, bottom = map(float, match.groups()[:4])
            yield Word(match[5], page, left, right, top, bottom)


@pytest.mark.parametrize(("language", "id"), REAL_ROLES)
def test_my_day_is_a_sheet_or_two(language: str, id: str) -> None:
    assert len(pages_of(printed(language, f"{id}-day"))) <= 2


@pytest.mark.parametrize(("language", "id"), REAL_ROLES)
def test_no_job_description_ends_on_a_page_that_is_all_but_empty(language: str, id: str) -> None:
    words = list(words_of(printed(language, id)))
    footer = max(word.top for word in words) - 3
    last = max(word.page for word in words)
    end = max(word.bottom for word in words if word.page == last and word.top < footer)

    assert last == 1 or end > 0.25 * 297 * MILLIMETRE


def test_letter_paper_is_letter_paper() -> None:
    sheet = documents.sheet(small(), small().roles[0])

    sizes = [
        tuple(
            round(side / MILLIMETRE) for side in PdfReader(BytesIO(made(one))).pages[0].mediabox[2:]
        )
        for one in (sheet, {**sheet, "paper": "Letter"})
    ]

    assert [(210, 297), (216, 279)] == sizes


@pytest.mark.parametrize(("language", "id"), [one for one in REAL_ROLES if one[0] == "zh"])
def test_no_chinese_line_begins_with_closing_punctuation(language: str, id: str) -> None:
    words = list(words_of(printed(language, id)))
    starts = [
        word
        for word in words
        if word.text[0] in CLOSING and not any(_goes_on(other, word) for other in words)
    ]

    assert [] == starts


def _goes_on(one: Word, other: Word) -> bool:
    """True if the other follows on the same line: poppler often cuts punctuation off."""
    return (
        one.page == other.page and abs(one.top - other.top) < 3 and -6 < other.left - one.right < 12
    )


# -- kinds


def test_checklist_squares_are_large_enough_to_tick() -> None:
    handbook = small()
    sheet = documents.sheet(handbook, handbook.checklists[0])
    items = sum(len(group["rows"]) for group in sheet["groups"])

    squares = _squares(made(sheet))

    assert items == len(squares)
    assert all(width >= 4 and height >= 4 for width, height in squares)


def _squares(data: bytes) -> list[tuple[float, float]]:
    """Width and height in millimetres of what is drawn with the pen of the squares."""
    drawn = re.findall(
        r'stroke-width:0\.8;[^"]*stroke:rgb\(0%[^"]*" d="([^"]+)"',
        poppler("pdftocairo", data, "-svg"),
    )
    boxes = []
    for path in drawn:
        numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]
        boxes.append(tuple(
            (max(side) - min(side)) / MILLIMETRE for side in (numbers[::2], numbers[1::2])
        ))  # fmt: skip
    return boxes  # type: ignore[return-value]


def test_twenty_things_to_tick_fit_on_a_page() -> None:
    sheet = documents.sheet(small(), small().checklists[0])
    row = sheet["groups"][0]["rows"][0]
    sheet["groups"] = [
        {"title": [f"第{n}组"], "rows": [{**row, "n": 5 * n + k} for k in range(1, 6)]}
        for n in range(4)
    ]

    assert 1 == len(pages_of(made(sheet)))


def test_desk_cards_stand_four_to_a_page_with_every_line_to_say() -> None:
    handbook = small()
    script = handbook.scripts[0]
    data = made(documents.sheet(handbook, script))

    assert -(-(len(script.nodes) + 1) // 2) >= len(pages_of(data))
    text = text_of(data)
    said = [words for node in script.nodes for choice in node.choices for words in choice.say]
    assert [] == [words for words in said if close_up(handbook.plain(words)) not in text]


def test_a_quiz_paper_gives_no_answer_away_and_its_key_has_them_all() -> None:
    from generator.outputs.sheets import exam

    handbook = real()
    question_sheet, key = exam.paper(handbook, "front-desk"), exam.key(handbook, "front-desk")
    asked, answered = text_of(made(question_sheet)), text_of(made(key))
    questions = [one for part in key["sections"] for one in part["questions"]]

    assert exam.LENGTH == len(questions)
    said = [part for one in questions for part in one["stem"].split("____")]  # gaps are drawn
    assert [] == [words for words in said if close_up(words) not in asked]
    assert [] == [one["n"] for one in questions if close_up(one["explanation"]) not in answered]
    told = [one["n"] for one in questions if len(one["explanation"]) > 40]
    assert [] == [
        one["n"] for one in questions
        if one["n"] in told and close_up(one["explanation"]) in asked
    ]  # fmt: skip


def test_a_procedure_sheet_shows_its_flow() -> None:
    handbook = small()
    sheet = documents.sheet(handbook, handbook.procedures[0])
    plain = {**sheet, "strips": []}

    assert sheet["strips"]
    assert len(made(sheet)) > len(made(plain)) + 2000


# -- the whole handbook


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("which", [small, pytest.param(real, marks=pytest.mark.slow)])
def test_the_contents_of_the_whole_handbook_name_the_right_pages(
    which: Callable[[str], Handbook], language: str
) -> None:
    handbook = which(language)
    data = made(packs.whole(handbook))
    reader = PdfReader(BytesIO(data))
    pages = pages_of(data)
    bookmarks = dict(_bookmarks(reader, reader.outline))
    contents = "".join(pages[1:4])

    wrong = [
        document.id
        for document in handbook.documents if not isinstance(document, Form)
        for title in [close_up(handbook.title(document.id))]
        if not re.search(rf"{re.escape(title)}[.·]*{bookmarks.get(title, 0)}(?!\d)", contents)
        or title not in pages[bookmarks[title] - 1]
        or handbook.number_of(document) not in pages[bookmarks[title] - 1]
    ]

    assert [] == wrong


def _bookmarks(reader: PdfReader, items: Any) -> Iterator[tuple[str, int]]:
    for item in items:
        if isinstance(item, list):
            yield from _bookmarks(reader, item)
        else:
            page = reader.get_destination_page_number(item)
            yield close_up(item.title or ""), (page or 0) + 1


def test_a_handbook_too_large_to_bind_lists_its_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "MOST_BOUND", 1)
    handbook = small()

    text = text_of(made(packs.whole(handbook)))

    assert [] == [
        one.id for one in documents.printed(handbook) if handbook.number_of(one) not in text
    ]


# -- artifacts


def test_every_role_and_document_has_its_files_in_every_language() -> None:
    found = {artifact.path for artifact in sheets.artifacts(small_site())}

    for prefix in ("", "en/"):
        for role in small().roles:
            for name in ("", "-card", "-day", "-quiz"):
                assert f"{prefix}print/{role.id}{name}.pdf" in found
            is_planned = any(dict(role.onboarding).values())
            assert (f"{prefix}print/{role.id}-onboarding.pdf" in found) == is_planned
            assert f"{prefix}print/{role.id}-quiz-key.pdf" not in found
        for document in documents.printed(small()):
            assert f"{prefix}print/{document.id}.pdf" in found
            if not isinstance(document, Script):
                assert f"{prefix}print/{document.id}.docx" in found
        for name in ("handbook-signing", "handbook-training"):
            assert f"{prefix}print/{name}.pdf" in found


@pytest.mark.parametrize("has_book", [False, True])
def test_the_print_centre_offers_the_whole_handbook_only_where_the_site_has_it(
    has_book: bool,
) -> None:
    site = replace(small_site(), has_book=has_book)
    papers = {artifact.path for artifact in sheets.artifacts(site)}
    centres = {one.path: one for one in pages.artifacts(site) if isinstance(one, Page)}

    for prefix in ("", "en/"):
        html = centres[f"{prefix}print.html"].render().html
        assert has_book == (f"{prefix}print/handbook.pdf" in papers)
        assert has_book == ('href="print/handbook.pdf"' in html)
        assert has_book == ('class="hb-note"' not in html)
        assert has_book == (sheets.at(site, f"{prefix}print/handbook.pdf") is not None)


def test_every_file_is_listed_with_what_it_prints() -> None:
    for artifact in sheets.artifacts(small_site()):
        (listed,) = artifact.map_entries()
        stem, _, media = artifact.path.rpartition("/")[2].rpartition(".")
        assert ("print", f"print/{stem}.{media}", artifact.path) == (
            listed.kind, listed.id, listed.url,
        )  # fmt: skip
        assert media == listed.more["media"]
        assert listed.more["of"]


def keys(handbook: Handbook) -> dict[str, str]:
    site = Site({handbook.language: handbook}, has_book=True)
    return {artifact.path: artifact.key for artifact in sheets.artifacts(site)}


def test_only_sheets_that_show_a_change_are_made_again() -> None:
    path = ROOT / "tests/handbook/roles/office-clerk/role.yaml"
    text = path.read_text("utf-8")
    other = changed(**{"office-clerk__role": text.replace("version:", "x-version:", 0)})
    same = keys(other.editions["zh"])
    purpose = re.sub(r"(?m)^purpose: .*$", "purpose: 换了一句话。", text)
    changed_keys = keys(changed(**{"office-clerk__role": purpose}).editions["zh"])

    assert same == keys(small())
    moved = {path for path, key in changed_keys.items() if key != same[path]}
    assert moved == {
        "print/office-clerk.pdf",
        "print/office-clerk.docx",
        "print/office-clerk-card.pdf",
        "print/handbook.pdf",
    }


def test_a_company_s_logo_stands_on_its_sheets() -> None:
    logo = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        b'<path d="M0 0h40v20z"/></svg>'
    )
    handbook = small()
    one = next(sheets.printables(handbook))

    plain = _made(next(sheets.files_of(handbook, one, ("pdf",))))
    with_logo = _made(next(sheets.files_of(handbook, one, ("pdf",), logo)))

    assert with_logo != plain


def test_a_logo_as_wide_as_a_line_stands_above_the_company_s_name() -> None:
    handbook = small()
    one = next(sheets.printables(handbook))
    for width, height, beside in ((40, 20, True), (2400, 200, False)):
        logo = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"/>'.encode()
        data = _made(next(sheets.files_of(handbook, one, ("pdf",), logo)))
        page = poppler("pdftotext", data, "-bbox", "-l", "1")
        (left,) = re.findall(r'xMin="([\d.]+)"[^>]*>测试有限公司<', page)[:1]

        assert beside == (float(left) > 70), (width, left)


def _made(artifact: Artifact) -> bytes:
    return artifact.make()


HASHES = """
import hashlib, sys
from pathlib import Path
from generator.content.load import load
from generator.outputs import sheets
from generator.outputs import site as pages
from generator.outputs.artifact import Site
from generator.reading.files import files_in
site = Site(load(files_in(Path(sys.argv[1]))).editions)
for one in sheets.artifacts(site):
    print(one.path, one.key, hashlib.sha256(one.make()).hexdigest())
"""


def test_two_processes_in_different_worlds_make_the_same_bytes(tmp_path: Path) -> None:
    content = ROOT / "tests/handbook/roles"
    worlds = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C"},
    ]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", HASHES, str(content)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **world},
            stdout=subprocess.PIPE,
        )
        for world, folder in zip(worlds, (ROOT, tmp_path), strict=True)
    ]
    first, second = [one.communicate()[0] for one in running]

    assert [0, 0] == [one.returncode for one in running]
    assert first
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest(), set(
        first.splitlines()
    ) ^ set(second.splitlines())
