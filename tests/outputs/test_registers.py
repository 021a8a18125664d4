"""The matrix, the register and the calendar say the same as the content, on each medium."""

import json
import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from generator.content.load import load
from generator.outputs import registers, sheets
from generator.outputs.artifact import Page, Site
from generator.outputs.matrix import FREQUENCIES, MOST_COLUMNS, matrix
from generator.outputs.registers.calendar import reviews
from generator.outputs.registers.register import register
from generator.outputs.sheets import paper
from generator.outputs.sheets.responsibilities import MOST_ON_A4, responsibilities
from generator.outputs.site.control import control_of
from tests.small import small, small_files, small_site


def made(site: Site) -> dict[str, bytes]:
    return {
        one.path: one.render().html.encode() if isinstance(one, Page) else one.make()
        for one in registers.artifacts(site)
    }


MADE = made(small_site())


def cells(path: str, sheet: int = 0) -> list[list[str]]:
    book = load_workbook(BytesIO(MADE[path]))
    return [[str(cell or "") for cell in row] for row in book.worksheets[sheet].values]


def test_a_cell_names_the_duties_and_limits_behind_it() -> None:
    found = matrix(small()).cells

    assert {"owns": ("front-desk/receive", "front-desk/answer"),
            "told": ("authority/gift-large",)} == found["reception", "front-desk"]  # fmt: skip
    assert ("authority/gift-small",) == found["reception", "office-clerk"]["approves"]
    assert ("archives", "front-desk") not in found


def test_the_page_and_the_workbook_show_the_same_letters() -> None:
    html = MADE["matrix.html"].decode()
    rows = re.findall(r'(?s)<tr data-topic.*?<th scope="row">.*?</th>(.*?)</tr>', html)
    page = [
        ["".join(re.findall(r">([主协批知])<", cell)) for cell in row.split("</td>")[:-1]]
        for row in rows
    ]

    assert page == [row[1:] for row in cells("registers/matrix.xlsx")[1:]]
    assert ["前台", "办公室文员", "经理"] == cells("registers/matrix.xlsx")[0][1:]


def test_the_load_counts_duties_by_how_often_they_are_done() -> None:
    front = cells("registers/matrix.xlsx", 1)[1]

    assert ["前台", "1", "", "", "", "", "", "1", "2"] == front


def test_of_very_many_roles_each_department_has_a_table() -> None:
    files = dict(small_files())
    for n in range(MOST_COLUMNS):
        files[f"role-{n}/role.yaml"] = (
            f"title: 岗位{n}\ndepartment: admin\npurpose: 做事。\n"
            "duties: [{title: 做事, topics: archives, part: assists}]\n"
        ).encode()
    handbook = load(files).handbook
    assert handbook is not None

    assert ["admin"] == [table.department for table in matrix(handbook).tables]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_register_lists_every_paper_once_with_a_number_of_its_own(language: str) -> None:
    rows = register(small(language))
    folder = "print/" if language == "zh" else f"{language}/print/"
    printed = {
        one.path.partition("print/")[2].removesuffix(".pdf")
        for one in sheets.artifacts(small_site())
        if one.path.startswith(folder) and one.path.endswith(".pdf")
    }

    assert printed <= {row.id for row in rows}
    assert len(rows) == len({row.id for row in rows})
    assert len(rows) == len({row.number for row in rows})


def test_a_paper_bears_the_number_that_the_register_says() -> None:
    numbers = {row.id: row.number for row in register(small())}
    for printable in sheets.printables(small()):
        assert numbers.get(printable.id) in (None, printable.make_sheet()["number"]), printable.id


def test_the_register_as_a_workbook_has_the_same_rows() -> None:
    rows = register(small())

    assert [row.number for row in rows] == [row[0] for row in cells("registers/register.xlsx")[1:]]
    assert [row.title for row in rows] == [row[1] for row in cells("registers/register.xlsx")[1:]]


def test_the_list_of_records_says_how_long_each_filled_in_form_is_kept() -> None:
    forms = [form for form in small().forms if not form.retired]
    rows = cells("registers/register.xlsx", 1)
    html = MADE["register.html"].decode()

    assert sorted(small().number_of(form) for form in forms) == [row[0] for row in rows[1:]]
    years = {row[0]: row[rows[0].index("保存期限")] for row in rows}
    for form in forms:
        kept = form.keep.years or "" if form.keep else ""
        assert kept == years[small().number_of(form)]
        assert kept in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_and_the_register_name_the_same_department_in_charge(language: str) -> None:
    handbook = small(language)
    owners = {row.id: row.owner for row in register(handbook)}

    for document in handbook.documents:
        assert control_of(handbook, document).owner == owners[document.id]


def test_a_retired_document_is_marked_with_what_replaces_it() -> None:
    files = dict(small_files())
    text = files["office-clerk/procedures/filing.yaml"].decode()
    retired = text + "retired: 2027-01-01\nreplaced_by: welcome\n"
    files["office-clerk/procedures/filing.yaml"] = retired.encode()
    handbook = load(files).handbook
    assert handbook is not None
    [row] = [one for one in register(handbook) if one.id == "filing"]

    assert "2027-01-01 起停用，改用“迎接客人”" == row.state
    assert b"filing-review" not in reviews(handbook)


def test_the_calendar_has_a_day_for_each_review() -> None:
    text = MADE["registers/reviews.ics"].decode()
    unfolded = text.replace("\r\n ", "")

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert unfolded.count("BEGIN:VEVENT") == sum(row.is_document for row in register(small()))
    assert f"DTSTART;VALUE=DATE:{date(2027, 12, 1):%Y%m%d}" in unfolded
    assert "SUMMARY:复审 T-QD 前台" in unfolded


def test_the_same_content_gives_the_same_bytes_on_any_day() -> None:
    assert made(small_site()) == MADE


def test_pages_ask_for_nothing_from_elsewhere() -> None:
    for path, data in MADE.items():
        if path.endswith(".html"):
            assert not re.search(rb'(src|href)="(https?:)?//', data), path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_matrix_on_paper_has_the_same_letters(language: str) -> None:
    handbook = small(language)
    sheet = responsibilities(handbook)
    book = load_workbook(BytesIO(MADE[f"{'en/' * (language == 'en')}registers/matrix.xlsx"]))
    rows = [[str(cell or "") for cell in row] for row in book.worksheets[0].values]

    assert rows[1:] == sheet["tables"][0]["rows"]
    assert rows[0][1:] == sheet["tables"][0]["roles"]
    assert ("A4", True, "T-RM") == (sheet["paper"], sheet["landscape"], sheet["number"])


def test_a_long_matrix_repeats_its_heads_on_each_page_and_a_wide_one_is_on_a3() -> None:
    files = dict(small_files())
    topics = "".join(f"  - {{id: t{n}, title: 事项{n}, owner: office-clerk}}\n" for n in range(80))
    text = files["topics.yaml"].decode()
    files["topics.yaml"] = text.replace("topics:\n", f"topics:\n{topics}").encode()
    for n in range(MOST_ON_A4):
        files[f"role-{n}/role.yaml"] = (
            f"title: 岗位{n}\ndepartment: admin\npurpose: 做事。\n"
            "duties: [{title: 做事, topics: archives, part: assists}]\n"
        ).encode()
    handbook = load(files).handbook
    assert handbook is not None
    made = PdfReader(BytesIO(paper.pdf(json.dumps(responsibilities(handbook)))))
    texts = [page.extract_text() for page in made.pages if "事项" in page.extract_text()]

    assert 1191 == round(made.pages[0].mediabox.width)
    assert len(texts) > 1
    assert all("主题" in text for text in texts)


def test_the_load_is_drawn_as_counted() -> None:
    html = MADE["matrix.html"].decode()
    drawn = re.findall(r"<title>前台 · (.*?) (\d+)</title>", html)

    assert [("每天", "1"), ("有事时", "1")] == drawn
    chart = zipfile.ZipFile(BytesIO(MADE["registers/matrix.xlsx"])).read("xl/charts/chart1.xml")
    assert chart.count(b"<ser>") == len(FREQUENCIES)
