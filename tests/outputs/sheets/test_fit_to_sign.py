"""Faults that a strict reader found on paper, each on the tiny handbook or on a hard sheet."""

import json
import re
from functools import cache
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import Any, NamedTuple

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from generator.outputs import sheets
from generator.outputs.pictures import flow_in_strips
from generator.outputs.sheets import paper, word
from generator.outputs.sheets.content import Sheet, rich
from generator.outputs.sheets.word.runs import flat
from tests.outputs.real import real
from tests.outputs.sheets.promises import closed_up, elements, poppler
from tests.small import changed, small, small_files

WORD = re.compile(
    r'<page |<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">([^<]+)</word>'
)
LONG = "一位很长很长的题目要两行才写得下的情绪激动的投诉话术卡片" * 2
MILLIMETRE = 72 / 25.4


class Word(NamedTuple):
    """A word of a page and its box, in points."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def sheet_of(id: str, language: str = "zh") -> Sheet:
    return next(one for one in sheets.printables(small(language)) if one.id == id).make_sheet()


def pdf(sheet: Sheet) -> bytes:
    return paper.pdf(json.dumps(sheet, ensure_ascii=False))


@cache
def bound(language: str = "zh") -> bytes:
    return pdf(sheet_of("handbook", language))


def pages(data: bytes) -> list[str]:
    """The text of each page, without what depends on where its lines break."""
    raw = poppler("pdftotext", data, "-raw", "-", "-").decode()
    return [closed_up(page) for page in raw.split("\f")[:-1]]


def words(data: bytes) -> list[Word]:
    out, page = [], 0
    for match in WORD.finditer(poppler("pdftotext", data, "-bbox", "-", "-").decode()):
        if match[5] is None:
            page += 1
        else:
            out.append(Word(page, *map(float, match.groups()[:4]), match[5]))
    return out


def tall(sheet: Sheet, steps: int) -> Sheet:
    """A procedure of so many steps."""
    phase = sheet["phases"][0]
    return {**sheet, "phases": [{**phase, "steps": phase["steps"][:1] * steps}]}


# -- numbers of documents


@pytest.mark.parametrize(
    ("language", "told", "joined"),
    [
        ("zh", "客人到了（照[礼仪](manners)办）问好；照[礼仪](manners)送客。", "礼仪{}办"),
        ("en", "Greet (as [manners](manners) say); leave by [manners](manners).", "manners,{}say"),
    ],
)
def test_a_number_that_stands_in_brackets_has_none_of_its_own(
    language: str, told: str, joined: str
) -> None:
    sheet = sheet_of("welcome", language)
    purpose = rich(small(language), told)
    number = purpose[1]["number"]

    text = "".join(pages(pdf({**sheet, "purpose": purpose})))
    file = docx.Document(BytesIO(word.docx(json.dumps({**sheet, "purpose": purpose}))))

    assert closed_up(joined.format(number)) in text
    assert closed_up(f"({number})") in text
    # A hyphen of Word is no letter: what is left shows where the number stands.
    cells = closed_up(file.tables[0].cell(0, 1).text)
    assert 1 == cells.count("(" + closed_up(number))


# -- what is not in force


@pytest.mark.parametrize("id", ["front-desk", "front-desk-card", "welcome", "authority", "matrix"])
def test_what_is_not_in_force_says_so_on_each_page_in_the_head_and_across(id: str) -> None:
    sheet = {**sheet_of(id), "state": "not_in_force"}

    found = [page.count("尚未生效") for page in pages(pdf(sheet))]

    assert found
    assert min(found) >= 2


BLANKS = ("reception-opening", "reception-opening-month", "front-desk-day", "front-desk-quiz",
          "front-desk-onboarding", "handbook-signing", "register")  # fmt: skip


def test_blanks_printed_ahead_of_time_say_on_each_page_that_they_are_not_valid_yet() -> None:
    text = small_files()["handbook.yaml"].decode().replace("2026-12-01", "2099-01-01")
    book = changed(handbook=text).editions["zh"]
    blanks = [one for one in sheets.printables(book) if one.id in BLANKS]

    assert len(BLANKS) == len(blanks)
    for one in blanks:
        sheet = one.make_sheet()
        assert "not_in_force" == sheet["state"], one.id
        assert all(page.count("尚未生效") in (1, 2) for page in pages(pdf(sheet))), one.id
    form = file_of(next(one for one in blanks if one.kind == "form").make_sheet())
    section = form.sections[0]
    ends = (section.header._element, section.footer._element)
    assert any("尚未生效" in end.xpath("string()") for end in ends)


def test_the_mark_across_a_page_lies_in_front_of_what_is_painted() -> None:
    sheet = {**sheet_of("welcome"), "state": "not_in_force"}
    page = PdfReader(BytesIO(pdf(sheet))).pages[0]
    drawn: Any = page.get_contents()

    painted = drawn.get_data()

    assert painted.rindex(b"2 Tr") > painted.rindex(b"0.96")  # the tint of heads and bands


def test_the_authority_table_and_the_matrix_know_that_they_are_not_in_force() -> None:
    text = small_files()["handbook.yaml"].decode().replace("2026-12-01", "2099-01-01")
    book = changed(handbook=text).editions["zh"]
    made = {one.id: one for one in sheets.printables(book)}

    for id in ("authority", "matrix", "front-desk-card"):
        assert "not_in_force" == made[id].make_sheet()["state"], id


# -- rules with tables


def with_table(rows: int, lines: int) -> Sheet:
    """A standard with rules, one of which has a table of so many rows."""
    sheet = sheet_of("manners")
    group = sheet["groups"][0]
    columns, cells = [["假别"], ["天数"]], [["丧假", "一至三天"]] * rows
    table = {"columns": columns, "rows": cells, "widths": [0.3, 0.7]}
    plain = {**group["rows"][0], "table": None, "lines": 0}
    long = {**plain, "n": 12, "table": table, "lines": lines}
    return {**sheet, "groups": [{**group, "rows": [*[plain] * 11, long, plain]}]}


@pytest.mark.parametrize(("rows", "lines"), [(24, 28), (70, 80)])
def test_a_page_with_a_table_says_which_rule_it_belongs_to(rows: int, lines: int) -> None:
    sheet = with_table(rows, lines)

    found = pages(pdf(sheet))

    told = "12." + closed_up(flat(sheet["groups"][0]["rows"][0]["title"])) + "（续）"
    torn = [page for page in found if "丧假" in page][1:]
    assert [told in page for page in torn] == [True] * len(torn)
    assert (lines > 48) == bool(torn)


# -- cards


def cards(turns: int, **more: Any) -> Sheet:
    sheet = sheet_of("greeting")
    nodes = [{**sheet["nodes"][0], "n": n} for n in range(1, turns + 1)]
    return {**sheet, "nodes": nodes, **more}


def test_each_card_bears_its_mark_and_what_it_is_worth() -> None:
    text = "".join(pages(pdf(cards(3, state="not_in_force"))))

    assert 3 == text.count("非受控·尚未生效")


@pytest.mark.parametrize("title", ["问候", LONG])
def test_the_cells_of_a_foot_never_touch(title: str) -> None:
    found = words(pdf(cards(7, title=title)))
    feet = [one for one in found if one.bottom > 842 - 17 * MILLIMETRE]

    touching = [
        (one.text, other.text)
        for one in feet for other in feet
        if one is not other and one.page == other.page
        and one.left < other.right - 0.5 and other.left < one.right - 0.5
        and one.top < other.bottom - 1.5 and other.top < one.bottom - 1.5
    ]  # fmt: skip

    assert feet
    assert [] == touching


@pytest.mark.parametrize(("turns", "made"), [(5, 5), (6, 7)])
def test_only_from_six_cards_is_one_of_them_a_list(turns: int, made: int) -> None:
    sheet = cards(turns)

    text = "".join(pages(pdf(sheet)))

    assert made == text.count(closed_up(sheet["number"]))


HARD = [("zh", "greeting-script"), ("en", "greeting-script"), ("en", "angry-complaint")]
"""Scripts of the real handbook with many turns, or one that is long."""


@pytest.mark.parametrize(("language", "id"), HARD)
def test_a_long_turn_or_a_long_list_makes_no_card_a_whole_sheet(language: str, id: str) -> None:
    sheet = next(p for p in sheets.printables(real(language)) if p.id == id).make_sheet()

    found = pages(pdf(sheet))

    assert len(found) <= -(-(len(sheet["nodes"]) + 2) // 4) + 1


def test_a_turn_without_an_end_goes_on_to_more_cards_and_loses_nothing() -> None:
    sheet = cards(3)
    line = sheet["nodes"][0]["fine"][0]
    long = [{**line, "say": [[f"第{n}句，" + "很长很长" * 60]]} for n in range(9)]
    nodes = [{**sheet["nodes"][0], "fine": long}, *sheet["nodes"][1:]]
    text = "".join(pages(pdf({**sheet, "nodes": nodes})))

    assert sheet["words"]["continued"] in text
    assert [] == [n for n in range(9) if f"第{n}句" not in text]


# -- flows


def test_a_column_that_goes_on_with_a_fork_says_with_which() -> None:
    branches = "\n".join(
        f"          - {{id: b{n}, if: 情形{n}, then: 先请示经理再请客人等一等}}" for n in range(24)
    )
    text = small_files()["front-desk/procedures/welcome.yaml"].decode().replace(
        "          - {id: no-appointment, if: 没有预约, then: 先请示经理, to: register}", branches
    )
    book = changed(**{"front-desk__procedures__welcome": text}).editions["zh"]
    sheet = next(p for p in sheets.printables(book) if p.id == "welcome").make_sheet()

    found = pages(pdf(sheet))

    assert all(f"如果情形{n}" in "".join(found) for n in range(24))
    assert re.search(r"\d（续）", "".join(found))


def test_a_procedure_without_a_fork_has_no_picture() -> None:
    strips = {one.id: flow_in_strips(small(), one)["strips"] for one in small().procedures}

    assert strips["welcome"]
    assert [] == strips["filing"]


def test_a_picture_of_one_fork_is_left_out_where_it_costs_a_page() -> None:
    sheet = tall({**sheet_of("welcome"), "diagnosis": []}, 22)
    plain = paper.fill(paper.best_layout(json.dumps({**sheet, "strips": []}), "procedure"))

    made = {n: paper.laid_out(json.dumps(sheet), {**sheet, "forks": n}) for n in (1, 2)}

    assert plain.pages == paper.fill(made[1]).pages < paper.fill(made[2]).pages


# -- last pages


@pytest.mark.parametrize("steps", [24, 28, 32])
def test_no_sheet_ends_on_a_page_that_is_nearly_empty(steps: int) -> None:
    sheet = tall({**sheet_of("welcome"), "strips": [], "diagnosis": []}, steps)

    end = paper.fill(paper.best_layout(json.dumps(sheet), "procedure"))

    assert end.pages == 1 or end.last > 0.35


@pytest.mark.parametrize(
    ("language", "id", "pages"), [("en", "dress-code", 1), ("zh", "visitor-reception", 4)]
)
def test_a_sheet_is_set_closer_where_that_saves_a_page(language: str, id: str, pages: int) -> None:
    sheet = next(p for p in sheets.printables(real(language)) if p.id == id).make_sheet()

    assert pages == paper.fill(paper.best_layout(json.dumps(sheet), sheet["kind"])).pages


def test_the_verdict_of_an_onboarding_plan_stands_with_something_to_learn() -> None:
    sheet = sheet_of("front-desk-onboarding")
    stage = sheet["stages"][0]
    stages = [{**stage, "points": stage["points"][:1] * 13, "title": f"第{n}段"} for n in range(3)]

    *_, last = found = pages(pdf({**sheet, "stages": stages}))

    assert "第2段（续）" in last
    assert sheet["words"]["verdict"] in last
    assert all(closed_up(sheet["words"]["result"]) in page for page in found)
    assert any(f"第{n}段（续）" in page for page in found[1:] for n in range(3))


# -- numbers and names


@pytest.mark.parametrize("id", ["manners", "front-desk-onboarding", "matrix", "filing"])
def test_a_section_that_is_alone_has_no_number(id: str) -> None:
    assert [] == re.findall("一、", "".join(pages(pdf(sheet_of(id)))))


def test_each_page_of_the_authority_table_says_what_it_is_about() -> None:
    sheet = sheet_of("authority")
    (matter,) = sheet["matters"]
    line = {**matter["lines"][-1], "check": ["甲", "乙"]}

    found = pages(pdf({**sheet, "matters": [{**matter, "lines": [line] * 60}]}))

    assert len(found) > 1
    assert closed_up(matter["title"]) in found[0]
    assert all(closed_up(matter["title"] + "（续）") in page for page in found[1:-1])
    assert "1.甲2.乙" in found[0]
    assert "→" not in found[0]


def test_who_proposes_is_said_once_for_neighbouring_lines_of_the_authority_table() -> None:
    sheet = sheet_of("authority")
    (matter,) = sheet["matters"]
    one, other = ({**matter["lines"][-1], "propose": [who]} for who in ("甲方", "乙方"))

    (text,) = pages(pdf({**sheet, "matters": [{**matter, "lines": [one] * 3 + [other, one]}]}))

    assert [2, 1] == [text.count(who) for who in ("甲方", "乙方")]


def test_the_handbook_names_the_authority_table_as_its_own_sheet_does() -> None:
    for language in ("zh", "en"):
        outline: Any = PdfReader(BytesIO(bound(language))).outline
        titles = [one.title for one in outline if not isinstance(one, list)]

        assert sheet_of("authority", language)["title"] in titles


def test_a_job_description_breaks_between_points() -> None:
    sheet = sheet_of("front-desk")
    point = {"text": ["这一条很长，" * 20 + "完。"], "basis": [], "added": False}
    limits = {name: [point] * 14 for name in ("may", "must_ask", "must_not")}

    found = pages(pdf({**sheet, "authority": limits}))
    ends = [page.rindex("完。") for page in found if "这一条很长" in page]

    assert len(ends) > 1
    assert all(page.count("这一条很长，") % 20 == 0 for page in found)
    heads = [page for page in found if closed_up(sheet["words"]["may"] + "（续）") in page]
    assert len(ends) - 1 == len(heads)


def test_no_row_of_a_job_description_is_torn_between_its_pages() -> None:
    sheet = sheet_of("front-desk")
    contact = {"who": "甲方", "about": ["这一位很要紧，" * 20 + "完。"], "added": False}
    duties = [sheet["duties"][0]] * 2

    for more in (6, 12, 18):
        found = pages(pdf({
            **sheet,
            "duties": duties * more,
            "contacts": {"inside": [contact] * 6, "outside": [contact] * 6},
        }))  # fmt: skip
        assert [] == [page for page in found if page.count("这一位很要紧，") % 120]


def test_a_role_card_has_no_blanks_and_names_what_is_measured() -> None:
    sheet = sheet_of("front-desk-card")
    (text,) = pages(pdf(sheet))

    assert sheet["words"]["holder_name"] not in text
    assert all(closed_up("".join(one["title"])) in text for one in sheet["measures"])
    assert [] == [one["number"] for one in sheet["lists"] if not re.search("-[PC]", one["number"])]


# -- papers to fill in


def test_a_gap_has_one_place_to_write_and_a_match_numbers_and_letters() -> None:
    sheet = sheet_of("front-desk-quiz")
    base = {"explanation": "", "answer": "", "options": [], "pairs": [],
            "basis": {"to": "", "number": "", "title": ""}}  # fmt: skip
    both = [{"letter": letter, "text": f"{letter}x"} for letter in "AB"]
    parts = [
        {"type": "fill", "title": "填空题", "count": 1, "marks": 4,
         "questions": [{**base, "n": 1, "stem": "先介绍____，后介绍客人。"}]},
        {"type": "match", "title": "配对题", "count": 1, "marks": 4,
         "questions": [{**base, "n": 2, "stem": "配对", "options": both, "pairs": both}]},
    ]  # fmt: skip

    (text,) = pages(pdf({**sheet, "sections": parts}))

    assert "____" not in text
    assert "(1)AxA.Ax" in text
    assert closed_up(sheet["words"]["match_rule"]) in text
    assert "时间30分钟" in text


def test_the_pairs_of_a_key_do_not_break() -> None:
    sheet = sheet_of("front-desk-quiz-key")
    question = {**sheet["sections"][0]["questions"][0], "answer": "1–D 2–B 3–A 4–C 5–E 6–F 7–G"}
    data = pdf({**sheet, "sections": [{**sheet["sections"][0], "questions": [question]}]})

    assert {"1–D", "4–C", "7–G"} <= {one.text for one in words(data)}


def test_a_month_names_year_and_month_and_has_the_bands_of_the_day() -> None:
    english, chinese = (sheet_of("reception-opening-month", one) for one in ("en", "zh"))

    assert re.search("Year.*Month", pages(pdf(english))[0])
    assert english["when"][0].isupper()
    (text,) = pages(pdf(chinese))
    titles = [closed_up("".join(one["title"])) for one in chinese["groups"] if one["title"]]
    assert titles
    assert [] == [title for title in titles if title not in text]


def test_a_day_is_told_by_its_hours_with_numbered_boxes() -> None:
    sheet = sheet_of("front-desk-day")
    text = "".join(pages(pdf(sheet)))
    label = sheet["words"]
    hours = [f"{mark}、{label[name]}" for mark, name in
             zip("一二三", ("day_begins", "day_goes_on", "day_ends"), strict=True)]  # fmt: skip

    shown = [hour for hour in hours if hour in text]

    assert shown == sorted(shown, key=text.index)
    assert shown


def test_a_checklist_asks_for_its_date_once() -> None:
    sheet = {**sheet_of("reception-opening"), "sign_off": ["经理"]}
    (text,) = pages(pdf(sheet))

    assert 1 == text.count(sheet["words"]["used_on"])
    assert "年" not in text


def test_the_matrix_has_a_key_for_its_bars() -> None:
    sheet = sheet_of("matrix")

    assert closed_up(sheet["named"]["bar"]) in pages(pdf(sheet))[-1]
    assert closed_up(sheet["named"]["several"]) in pages(pdf(sheet))[0]


def test_a_title_that_is_a_little_too_long_stands_on_one_line() -> None:
    sheet = {**sheet_of("front-desk"), "title": "Production merchandiser · Onboarding and plans"}
    heading = [one for one in words(pdf(sheet)) if one.text in ("Production", "plans")][:2]

    assert 1 == len({round(one.top) for one in heading})


# -- the book


def test_roles_and_procedures_begin_a_page_and_blank_pages_are_blank() -> None:
    sheet, data = sheet_of("handbook"), bound()
    found = pages(data)
    outline: Any = PdfReader(BytesIO(data))
    starts = [
        (outline.get_destination_page_number(one), one.title)
        for part in outline.outline if isinstance(part, list) for one in part
        if not isinstance(one, list)
    ]  # fmt: skip
    apart = {one["title"] for part in sheet["parts"] for one in part["sheets"]
             if one["kind"] in ("role", "procedure")}  # fmt: skip
    at = [page for page, title in starts if title in apart]

    assert len(at) == len(set(at)) == len(apart)
    assert "" == found[1]
    numbers = [one["number"] for part in sheet["parts"] for one in part["sheets"]]
    assert [] == [number for number in numbers if number not in found[2] + found[3]]


def test_a_step_of_less_than_a_third_of_a_page_is_not_torn_in_the_book() -> None:
    book = json.loads(json.dumps(sheet_of("handbook")))
    one = next(
        one for part in book["parts"] for one in part["sheets"] if one["kind"] == "procedure"
    )
    step = {**one["phases"][0]["steps"][0], "do": ["这一步很要紧，" * 60]}
    one["phases"] = [{**one["phases"][0], "steps": [step] * 14}]
    found = pages(pdf(book))

    counts = [page.count("这一步很要紧，") for page in found]
    assert 60 * 14 == sum(counts)
    assert [] == [count for count in counts if count % 60]


def test_the_book_says_where_the_flow_is_that_was_signed() -> None:
    sheet = sheet_of("handbook")
    told = closed_up(sheet["words"]["flow_elsewhere"].split("{number}")[0])
    (welcome,) = (
        one for part in sheet["parts"] for one in part["sheets"] if one["id"] == "welcome"
    )

    assert told not in "".join(pages(bound()))  # that of one fork may be left out there, too
    welcome["forks"] = 2
    assert 1 == "".join(pages(pdf(sheet))).count(told)


def test_the_columns_of_the_index_are_equally_tall() -> None:
    sheet = sheet_of("handbook")
    many = [{**sheet["by_number"][0], "number": f"T-{n:03}", "to": ""} for n in range(170)]
    found = words(pdf({**sheet, "by_number": many}))
    listed = [one for one in found if re.fullmatch(r"T-\d{3}", one.text)]
    heights = {}
    for one in listed:
        heights.setdefault((one.page, round(one.left / 100)), []).append(one.top)
    ends = [max(tops) for tops in heights.values()]

    assert 170 == len(listed)
    assert max(ends) - min(ends) < 30 * MILLIMETRE


# -- pictures


def test_a_picture_of_a_step_is_drawn_with_its_words() -> None:
    sheet = sheet_of("welcome")
    data = pdf(sheet)
    root: Any = PdfReader(BytesIO(data)).trailer["/Root"]
    said = [one.get("/Alt") for one in elements(root["/StructTreeRoot"]) if one["/S"] == "/Figure"]

    assert "前台在进门左手边" in said
    assert sheet["words"]["picture_on_site"] not in "".join(pages(data))


def test_a_picture_that_cannot_be_drawn_is_told() -> None:
    sheet = sheet_of("welcome")
    step = sheet["phases"][-1]["steps"][-1]
    step["drawn"] = ""

    assert closed_up("图（见手册网站）：前台在进门左手边") in "".join(pages(pdf(sheet)))


# -- Word


def file_of(sheet: Sheet) -> Any:
    return docx.Document(BytesIO(word.docx(json.dumps(sheet))))


def test_headings_of_word_stay_with_their_notes_and_tables() -> None:
    file = file_of(sheet_of("welcome"))
    body = [one for one in file.element.body if one.tag in (qn("w:p"), qn("w:tbl"))]
    stranded = [
        first.xpath("string()")
        for first, following in pairwise(body)
        if first.tag == qn("w:p") and following.tag == qn("w:tbl")
        and first.xpath("string()") and not _is_kept(file, first)
    ]  # fmt: skip

    assert [] == [words for words in stranded if not words.startswith("修订记录")]
    for table in file.tables:
        if table._tbl.findall(".//" + qn("w:tblHeader")):
            assert table.rows[0].cells[0].paragraphs[0].paragraph_format.keep_with_next


def _is_kept(file: Any, element: Any) -> bool:
    paragraph = docx.text.paragraph.Paragraph(element, file._body)
    style = paragraph.style
    formats = (paragraph.paragraph_format, style.paragraph_format)
    return any(one.keep_with_next for one in formats) or style.name == "Title"


@pytest.mark.parametrize("id", ["manners", "welcome", "front-desk"])
def test_the_last_rows_of_word_go_along_with_the_signatures(id: str) -> None:
    *_, before, last, ending = file_of(sheet_of(id)).tables[-1].rows
    places = [cell.text for table in ending.cells[0].tables for cell in table._cells]

    assert any("签名" in place for place in places)
    assert [] == [
        line.text
        for row in (before, last) for cell in row.cells for line in cell.paragraphs
        if not line.paragraph_format.keep_with_next
    ]  # fmt: skip


def test_word_has_bold_heads_hanging_branches_and_no_empty_place_to_sign() -> None:
    file = file_of(sheet_of("welcome"))
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    lines = [line for cell in cells for line in cell.paragraphs]
    branch = next(line for line in lines if line.text.startswith("▸ 如果"))
    last = file.tables[-1].rows[-1]

    assert file.styles["Cell Head"].font.bold
    assert branch.paragraph_format.first_line_indent < 0
    assert "如果" == next(run.text for run in branch.runs if run.style.name == "Strong")
    assert 1 == len(last._tr.findall(qn("w:tc")))


def test_a_checklist_in_word_has_the_foot_of_its_pdf() -> None:
    sheet = sheet_of("reception-opening")
    section = file_of(sheet).sections[0]

    assert [] == section.header.tables
    assert sheet["number"] in section.footer.paragraphs[0].text


def test_the_total_of_the_weights_stands_below_the_weights() -> None:
    sheet = sheet_of("front-desk")
    measures = file_of(sheet).tables[-1]  # its last row holds the signatures

    assert "权重" == measures.cell(0, 2).text
    assert "1" == measures.rows[1].cells[0].text
    assert "100%" == measures.rows[-2].cells[2].text


def many_matters(count: int) -> Sheet:
    """An authority table of many groups, which begin at all heights of its pages."""
    sheet, any_one = sheet_of("authority"), Random(0)
    lines = sheet["matters"][0]["lines"]
    matters = [
        {
            **sheet["matters"][0], "title": f"事项{n}号",
            "note": f"说明{n}，" + "照此办理" * any_one.randint(3, 25) + f"止{n}。",
            "lines": [
                {**line, "limit": line["limit"] + "之内" * any_one.randint(0, 9)}
                for line in lines * any_one.randint(1, 3)
            ],
        }
        for n in range(count)
    ]  # fmt: skip
    return {**sheet, "matters": matters}


def test_a_group_says_its_facts_where_it_begins_and_that_it_goes_on_only_where_it_does() -> None:
    sheet = many_matters(60)
    found = pages(pdf(sheet))
    goes_on = re.escape(closed_up(sheet["words"]["continued"]))
    again = [
        (n, title) for n, page in enumerate(found)
        for title in re.findall(rf"(事项\d+号){goes_on}", page)
    ]  # fmt: skip

    notes = [closed_up(matter["note"]) for matter in sheet["matters"]]
    assert [] == [note for note in notes if note not in "".join(found)]
    assert [] == [(n, title) for n, title in again if title not in found[n - 1]]
    assert again
