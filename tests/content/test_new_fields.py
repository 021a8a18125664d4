"""What real documents of other trades hold, written into the tiny handbook, reaches its readers."""

import json
import re
from collections.abc import Iterator
from functools import cache

from generator.content.checks import check
from generator.content.load import Loaded, load
from generator.outputs import quiz
from generator.outputs import site as pages
from generator.outputs.artifact import Page, Site
from generator.outputs.sheets import printables
from tests.small import small_files

CHANGES = (
    ("authority.yaml", "propose: front-desk, approve: office-clerk",
     "propose: admin, no_approval: true"),
    ("authority.yaml", "check: office-clerk", "check: admin"),
    ("authority.yaml", "approve: manager", "approve: [manager, office-clerk], jointly: true"),
    ("front-desk/role.yaml", "who: office-clerk,", "who: admin,"),
    ("front-desk/role.yaml", "when: daily, basis", "when: each_shift, times: 3, basis"),
    ("front-desk/role.yaml", "target: 不超过三分钟。",
     "target: 不超过三分钟。, how: 总等候时间除以来访次数, from: 来客登记簿"),
    ("front-desk/procedures/welcome.yaml", "then: 先请示经理, to: register}",
     "then: 先请示经理, who: manager, within: 立即, forms: register, to: lead}\n"
     "          - {id: late, if: 来得晚了, to: register}"),
    ("front-desk/procedures/welcome.yaml", "ordered: true",
     "ordered: true\ncontacts: [{id: gate, title: 大楼门卫, phone: 010-1234, note: 说清楼层。}]"),
    ("front-desk/role.yaml", "onboarding:\n",
     "onboarding:\n  training: [{id: phone, title: 接电话, hours: 1.5, who: manager, when: 第一周,"
     " check: 转接三通, basis: greeting}, {id: rules, title: 读制度, hours: 2}]\n"),
    ("front-desk/checklists/reception-opening.yaml", "items:",
     "items:\n  - {id: early, do: 开灯, at: 8:10, note: 大厅先开}"),
)  # fmt: skip


@cache
def changed() -> Loaded:
    files = dict(small_files())
    for file, old, new in CHANGES:
        text = files[file].decode()
        assert old in text, old
        files[file] = text.replace(old, new, 1).encode()
    english = files["front-desk/role.en.yaml"].decode().replace("office-clerk:", "admin:", 1)
    return load({**files, "front-desk/role.en.yaml": english.encode()})


@cache
def page(path: str) -> str:
    site = Site(changed().editions)
    found = next(
        one for one in pages.artifacts(site) if isinstance(one, Page) and one.path == path
    )
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", str(found.render().html)))


def sheets() -> Iterator[str]:
    handbook = changed().handbook
    assert handbook is not None
    for one in printables(handbook):
        yield json.dumps(one.make_sheet(), ensure_ascii=False)


def test_nothing_of_it_is_a_mistake() -> None:
    assert [] == check(changed()).errors


def test_it_is_on_the_pages() -> None:
    role, authority = page("roles/front-desk/index.html"), page("authority.html")
    procedure = page("procedures/welcome.html")

    assert "每班 3 次" in role
    assert "计算方法：总等候时间除以来访次数" in role
    assert "数据来源：来客登记簿" in role
    assert "行政部" in authority
    assert "不用审批" in authority
    assert "经理 办公室文员（共同批准，都要签字）" in authority
    assert "如果没有预约，就先请示经理 经理 立即 → 来客登记簿 → 接着做第 4 步" in procedure
    assert "如果来得晚了 → 接着做第 3 步" in procedure
    assert "求助电话 大楼门卫 010-1234 说清楼层。" in procedure
    assert "培训计划 共 3.5 学时" in role
    assert "接电话 → 问候 1.5 经理 第一周 转接三通" in role
    assert "08:10 开灯" in page("checklists/reception-opening.html")
    assert "大厅先开" in page("checklists/reception-opening.html")


def test_it_is_on_paper() -> None:
    paper = "".join(sheets())

    for words in (
        "每班 3 次", "不超过三分钟。 计算方法：总等候时间除以来访次数 数据来源：来客登记簿",
        "不用审批", "经理 + 办公室文员（共同批准，都要签字）",
        "培训计划", "共 3.5 学时", "转接三通",
        "大楼门卫 010-1234（说清楼层）", "08:10 开灯（大厅先开）", "如果", "立即", "行政部",
    ):  # fmt: skip
        assert words in paper, words


def test_questions_are_still_made() -> None:
    paths = [one.path for one in quiz.artifacts(Site(changed().editions))]

    assert any("front-desk" in path for path in paths)
