"""Drafts hold what the document says, field by field, and `check` can read them."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.content.checks import check
from generator.content.load import Loaded, load
from generator.content.records import Procedure, Role, Script, Standard
from generator.intake.draft import scalar
from generator.intake.importing import Before, Import, imported
from generator.intake.naming import Ids, Known, titled
from generator.intake.titles import role_id
from tests.intake.documents import DOCUMENTS, Document, cashier, clinic, hotel, restaurant, workshop
from tests.small import REMINDERS

SENSIBLE = REMINDERS | {"missing-field", "empty-document", "measure-weights"}
"""What a document may have left unsaid."""


def import_of(document: Document, before: Before | None = None, role: str = "") -> Import:
    made = imported(document.name, document.data, before or Before(), "zh", date(2026, 12, 1), role)
    assert isinstance(made, Import), made
    return made


def loaded(made: Import) -> Loaded:
    return load(
        {
            path.removeprefix("roles/"): data
            for path, data in made.files.items()
            if path.startswith("roles/")
        }
    )


def record_of(made: Import, id: str) -> object:
    handbook = loaded(made).handbook
    assert handbook
    return handbook.records[id]


@pytest.mark.parametrize("make", DOCUMENTS, ids=lambda make: make.__name__)
def test_check_reads_the_drafts_and_finds_only_what_was_not_said(
    make: Callable[[], Document],
) -> None:
    found = check(loaded(import_of(make())))

    assert [] == [(p.span, p.message.en) for p in found if p.code not in SENSIBLE]


def test_a_role_holds_what_its_form_says() -> None:
    role = record_of(import_of(cashier()), "cashier")

    assert isinstance(role, Role)
    assert ("出纳", "finance", "finance-manager") == (role.title, role.department, role.reports_to)
    assert "管好现金和银行存款，保证收付准确、安全。" == role.purpose
    assert ["按规定办理现金收付", "登记现金和银行存款日记账", "保管支票、收据和财务印章",
            "每月初编制银行存款余额调节表"] == [duty.title for duty in role.duties]  # fmt: skip
    assert ["on_event", "daily", "on_event", "monthly"] == [duty.when for duty in role.duties]
    assert [["有权拒付手续不全的款项。"], ["单笔超过5000元的付款，须经财务经理批准。"],
            ["不得坐支现金，不得以白条抵库。"]] == [
        [point.text for point in getattr(role.authority, level)]
        for level in ("may", "must_ask", "must_not")
    ]  # fmt: skip
    assert ["大专以上，会计相关专业"] == [one.text for one in role.requirements.education]
    assert ["一年以上出纳工作经验"] == [one.text for one in role.requirements.experience]
    assert ["熟练使用财务软件和点钞机"] == [one.text for one in role.requirements.skills]
    assert [("收付差错率", 60, "0"), ("日记账及时率", 40, "100%")] == [
        (one.title, one.weight, one.target) for one in role.measures
    ]


def test_a_procedure_a_standard_and_a_script_are_files_of_their_own() -> None:
    made = import_of(hotel())
    handbook = loaded(made).handbook
    assert handbook
    by_kind = {
        kind: [one for one in handbook.records.values() if isinstance(one, kind)]
        for kind in (Procedure, Standard, Script)
    }

    assert (["清扫流程"], ["前厅服务规范"], ["接待用语"]) == tuple(
        [getattr(one, "title", "") for one in found] for found in by_kind.values()
    )
    text = next(data for path, data in made.files.items() if "/scripts/" in path).decode()
    assert "您好，欢迎光临，请问您有预订吗？" in text
    assert "# 原文第 " in text


def test_what_stands_beside_a_duty_is_in_its_text_and_frequency() -> None:
    role = record_of(import_of(restaurant()), role_id("收银员"))

    assert isinstance(role, Role)
    assert ("负责餐费的收取和开票（工作标准：账款相符）。", "daily") == (
        role.duties[0].text,
        role.duties[0].when,
    )
    assert "weekly" == role.duties[2].when


def test_a_weight_that_excel_keeps_as_a_fraction_is_a_share() -> None:
    role = record_of(import_of(workshop()), role_id("车间主任"))

    assert isinstance(role, Role)
    assert [50, 50] == [one.weight for one in role.measures]


def test_a_figure_to_be_reached_is_no_weight() -> None:
    said = ["计量误差：水泥、水±1%", "合格率不低于98%", "台账完整（40分）", "及时率95%，权重60%"]
    items = [f"{n}. {one}" for n, one in enumerate(said, 1)]
    text = "\n".join(["仓管员岗位职责", "考核指标", *items])
    role = record_of(import_of(Document("仓管员.txt", text.encode())), role_id("仓管员"))
    assert isinstance(role, Role)

    assert [0, 0, 40, 60] == [one.weight for one in role.measures]


def test_every_item_of_a_draft_names_its_line_and_how_sure_it_is() -> None:
    text = import_of(clinic()).files["roles/men-zhen-hu-shi/role.yaml"].decode()

    assert "  # 原文 p3，可信度 90%\n  - id: " in text
    assert "引导病人就诊，维持候诊区的秩序。" in text
    assert "打扫院子" not in text


def test_every_line_leads_to_an_item_that_is_there() -> None:
    made = import_of(hotel())
    for line in made.record["lines"]:
        path, _, fragment = line["to"].partition("#")
        id = fragment.rpartition("/")[2]
        text = made.files[path].decode()
        assert not id or f"id: {id}\n" in text or f"{id}:" in text, line


def test_one_role_takes_all_when_it_is_named() -> None:
    made = import_of(hotel(), role="room-maid")

    assert {"room-maid"} == {
        path.split("/")[1] for path in made.files if path.endswith("role.yaml")
    }


def test_departments_and_people_of_the_handbook_that_is_there_are_used() -> None:
    known = Known({"财务部": "money"}, {"财务经理": "cfo", "出纳": "teller"})
    text = import_of(cashier(), Before(known=known)).files["roles/teller/role.yaml"].decode()

    assert ("department: money\n" in text, "reports_to: cfo\n" in text) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "岗位名称：接待处\n所属部门：接待处\n岗位职责\n1、接待来客。",
        "岗位名称：规划员\n直接上级：接待流程\n岗位职责\n1、接待来客。\n接待流程\n1、登记。\n2、倒茶。",
        "岗位名称：王芳\n所属部门：规化部\n岗位职责\n1、接待。\n岗位名称：规划员\n所属部门：规划部\n岗位职责\n1、登记。",
    ],
    ids=["role and department", "post and procedure", "two departments that sound alike"],
)
def test_things_that_sound_alike_get_ids_of_their_own(text: str) -> None:
    made = import_of(Document("a.txt", text.encode()))

    assert set() == {p.code for p in check(loaded(made))} - SENSIBLE
    assert text.count("所属部门") == len(set(made.departments.values()) - {"待定部门"})


def test_words_that_could_be_markup_or_yaml_are_only_words() -> None:
    text = (
        "出纳岗位职责\n1、登记{company}的*账*，见[表](x): 第 #3 号 & \"甲\" \\ '乙'。\n"
        "2、0571\n3、yes\n4、- a: b"
    )
    made = import_of(Document("a.txt", text.encode()))
    role = record_of(made, "cashier")

    assert isinstance(role, Role)
    assert r"登记\{company}的\*账\*，见\[表](x): 第 #3 号 & " in role.duties[0].text
    assert ["0571", "yes", "- a: b"] == [duty.text for duty in role.duties[1:]]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("档案管理：每月整理归档一次。", "档案管理"),
        ("负责接听电话，做好记录。", "负责接听电话"),
        (
            "负责各类文件的拆封、登记、传阅、催办等工作，做好整理。",
            "负责各类文件的拆封、登记、传阅等",
        ),
        ("完", "完"),
    ],
)
def test_an_item_gets_a_short_title(text: str, title: str) -> None:
    assert title == titled(text)[0]


@pytest.mark.parametrize(
    ("title", "id"),
    [("出纳", "cashier"), ("采购文员", "purchasing-clerk"), ("行政人事部文员", "admin-hr-clerk"),
     ("财务经理", "finance-manager"), ("裱花师", "biao-hua-shi"), ("（）", "role")],
)  # fmt: skip
def test_a_role_gets_the_id_that_it_would_be_given(title: str, id: str) -> None:
    assert id == role_id(title)


@pytest.mark.parametrize("text", ["是", "yes", "0571", "a: b", "#x", "“引”", "12月", "null"])
def test_what_yaml_could_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text).startswith('"') or text == "“引”"


def test_the_same_title_ten_thousand_times_takes_a_new_id_each_time() -> None:
    names = Ids(["a-3"])
    found = [names.new("a") for _ in range(10_000)]

    assert ["a", "a-2", "a-4"] == found[:3]
    assert 10_000 == len(set(found))
