"""What documents say besides their rules and steps reaches paper, too."""

import json
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from generator.content.handbook import Handbook
from generator.content.load import load
from generator.content.records import Document, Role
from generator.outputs.sheets import documents, packs, paper
from generator.outputs.sheets.word import docx as made
from generator.outputs.site.pages import body_of
from tests.small import changed, small_files

STANDARD = """
title: 住宿标准
role: front-desk
purpose: 出差住宿按职务报销。
legal: [{id: law, text: 《会计法》第九条}]
rules:
  - {id: a, title: 通讯, group: 日常, do: 实报, reason: 便于控制。}
  - id: b
    title: 住宿
    do: 按下表
    reason: 节约。
    table:
      columns: [职务, 一级城市, 二级城市, 其余, 备注]
      rows: [{cells: [总经理, "300", "200", "180", 单间]}]
"""
PROCEDURE = """
title: 考核
owner: front-desk
purpose: 看会不会。
trigger: 培训结束。
phases:
  - id: exam
    title: 笔试
    steps:
      - id: test
        do: 笔试
        legal: [{id: law, text: 《劳动法》第六十八条}]
        table:
          columns: [序号, 模块, 内容, 方式, 课时, 讲师, 考核]
          rows: [{cells: ["1", 公司概况, 历程, 讲座, 2 小时, 人事, 问卷]}]
        branches:
          - {id: pass, if: 80 分以上, then: 转正, to: end}
          - {id: resit, if: 不到 80 分, then: 补考, to: test}
      - {id: file, do: 归档}
"""
SLIP = """
title: 入库单
purpose: 货到时填。
paper: A5
copies: [{id: a, title: 存根}, {id: b, title: 财务联}, {id: c, title: 供应商联}]
fields:
  - {id: who, label: 供应商}
  - {id: no, label: 订单号, width: 3}
  - {id: day, label: 日期, type: date, width: 3}
"""


def written() -> tuple[Handbook, dict[str, Document]]:
    handbook = changed(**{
        "shared__standards__lodging": STANDARD,
        "front-desk__procedures__exam": PROCEDURE,
        "front-desk__forms__slip": SLIP,
    }).editions["zh"]  # fmt: skip
    return handbook, {one.id: one for one in handbook.documents}


def pdf(id: str) -> PdfReader:
    handbook, found = written()
    return PdfReader(BytesIO(paper.pdf(json.dumps(documents.sheet(handbook, found[id])))))


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("lodging", ["《会计法》第九条", "其他", "一级城市", "180"]),
        ("exam", ["《劳动法》第六十八条", "→到此结束", "→转第1步", "讲师", "2小时"]),
    ],
)
def test_law_tables_and_ends_are_in_pdf_and_word(id: str, words: list[str]) -> None:
    handbook, found = written()
    text = "".join(page.extract_text() for page in pdf(id).pages)
    file = docx.Document(BytesIO(made(json.dumps(documents.sheet(handbook, found[id])))))
    cells = "".join(one.text or "" for one in file.element.body.iter("{*}t"))
    for written_ in (text, cells):
        joined = "".join(written_.split())
        assert [] == [one for one in words if one not in joined]


def test_what_follows_a_group_does_not_stand_in_it() -> None:
    handbook, found = written()
    groups = documents.body(handbook, found["lodging"])["groups"]
    assert [["日常"], ["其他"]] == [one["title"] for one in groups]
    assert ">其他<" in body_of(handbook, found["lodging"]).html


def test_a_branch_that_ends_the_procedure_says_so_on_its_page() -> None:
    handbook, found = written()
    assert "→ 到此结束" in body_of(handbook, found["exam"]).html


def test_slips_without_an_example_end_with_their_last_copy() -> None:
    pages = pdf("slip").pages
    assert len(pages) == 3
    assert all("入库单" in page.extract_text() for page in pages)


@pytest.mark.parametrize(
    ("basis", "left"),
    [
        ("front-desk/answer", ["接待客人"]),
        ("welcome/ask", []),
        ("", ["接待客人"]),
    ],
)
def test_my_day_has_a_duty_only_where_no_list_of_the_day_has_it(
    basis: str, left: list[str]
) -> None:
    """The day of the front desk, where the opening list has a line that rests on `basis`."""
    files = dict(small_files())
    opening = "front-desk/checklists/reception-opening.yaml"
    line = f", basis: {basis}" if basis else ""
    files[opening] = files[opening].decode().replace(", basis: welcome", line).encode()
    handbook = load(files).editions["zh"]
    role = handbook.records["front-desk"]
    assert isinstance(role, Role)

    assert left == [duty["title"][0] for duty in packs.day(handbook, role)["duties"]]


@pytest.mark.parametrize(
    ("line", "part", "groups"),
    [
        ("part_of_day: start", "start", [0]),
        ("part_of_day: end", "end", [0]),
        ("", "during", [1, 1]),
    ],
)
def test_a_list_stands_in_its_part_of_the_day_and_a_whole_day_by_its_groups(
    line: str, part: str, groups: list[int]
) -> None:
    """The same in each language, whatever its words for the moment are."""
    files = dict(small_files())
    opening = "front-desk/checklists/reception-opening.yaml"
    files[opening] = files[opening].decode().replace("part_of_day: start", line).encode()

    for handbook in load(files).editions.values():
        role = handbook.records["front-desk"]
        assert isinstance(role, Role)
        lists = packs.day(handbook, role)["lists"]
        assert [part] == [name for name, found in lists.items() if found]
        assert groups == [len(one["title"]) for one in lists[part][0]["groups"]]


@pytest.mark.parametrize("groups", [[160], [3] * 40, [5, 70, 6]])
def test_my_day_says_again_on_each_page_what_it_is_in(groups: list[int]) -> None:
    handbook = load(small_files()).editions["zh"]
    role = handbook.records["front-desk"]
    assert isinstance(role, Role)
    sheet = packs.day(handbook, role)
    (one,) = sheet["lists"]["start"]
    rows = one["groups"][0]["rows"]
    long = {**one, "groups": [{"title": ["早上"], "rows": (rows * n)[:n]} for n in groups]}
    lists = {"start": [], "during": [long], "end": []}
    bare = {**sheet, "lists": lists, "duties": [], "scripts": [], "contacts": []}

    data = paper.pdf(json.dumps(bare))
    first, *more = ("".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages)

    assert "（续）·开门清单" not in first
    assert more
    assert all(page.count("一天当中（续）·开门清单") == 1 for page in more if "开灯" in page)
