"""Twenty-six contradictions of two dozen kinds, planted one by one in a tiny company.

Each is found on its own line, and nothing else is; the company itself raises no alarm, and neither
does the real handbook (test_planted_faults).
"""

from datetime import date
from typing import NamedTuple

import pytest

from generator.content.checks import (
    CHECKS,
    Context,
    authority,
    deadlines,
    forms,
    people,
    retention,
    texts,
)
from generator.content.load import load

TODAY = date(2027, 1, 1)
DESK, OFFICE = "desk/role.yaml", "office/role.yaml"
PURCHASE, LOANS = "office/procedures/purchase.yaml", "office/procedures/loans.yaml"
REQUEST, REGISTER = "office/forms/request.yaml", "office/forms/register.yaml"
MATRIX, PEOPLE, SETTINGS, TOPICS = "authority.yaml", "people.yaml", "handbook.yaml", "topics.yaml"
PERIODS, CALL = "office/standards/periods.yaml", "desk/scripts/call.yaml"

COMPANY = {
    SETTINGS: """
title: 手册
company: 小公司
purpose: 试验。
languages: [zh, en]
ask: desk
departments: [{id: admin, title: 行政部}]
positions:
  - {id: manager, title: 经理, department: admin}
  - {id: director, title: 总经理, department: admin}
  - {id: cashier, title: 出纳, department: admin}
order: [desk, office]
document:
  {prefix: X, version: "1.0", effective: 2026-12-01, review: 2027-12-01, prepared_by: 甲,
   reviewed_by: 乙, approved_by: 丙}
revisions: [{version: "1.0", date: 2026-12-01, text: 首次发布。}]
combinations:
  - {id: buy-and-pay, roles: [office, cashier], allowed: false, why: 买的人不付款。}
""",
    TOPICS: """
topics:
  - {id: buying, title: 采购, aliases: [买东西], owner: office}
  - {id: calls, title: 来电, owner: desk}
""",
    MATRIX: """
matters:
  - id: buy
    title: 采购
    lines:
      - {id: buy-small, limit: 千元以内, amount: 1000, unit: 元, propose: office, approve: manager}
      - {id: buy-large, limit: 超过千元, above: 1000, unit: 元, propose: office, approve: director}
""",
    PEOPLE: """
people:
  - {id: an, name: 安, roles: desk, deputies: bo}
  - {id: bo, name: 波, roles: office}
  - {id: cui, name: 崔, roles: cashier}
""",
    DESK: """
title: 前台
code: QT
department: admin
reports_to: manager
deputy: office
purpose: 接电话。
duties:
  - {id: answer, title: 接听来电, topics: calls, when: daily, within: 3 声铃, basis: call}
  - {id: order, title: 报用品需求, part: assists, topics: buying, when: weekly, same_as: office/buy}
""",
    OFFICE: """
title: 办公室文员
code: BG
department: admin
reports_to: manager
deputy: desk
purpose: 买和管用品。
duties:
  - {id: buy, title: 采购用品, topics: buying, when: weekly, within: 2 天, basis: purchase/file-it}
  - {id: lend, title: 出借用品, topics: buying, when: on_event, basis: [loans, periods]}
""",
    PURCHASE: """
title: 采购用品
code: BG-P01
topics: buying
purpose: 买得对。
trigger: 有人要用品。
records: [request]
phases:
  - id: all
    title: 采购
    steps:
      - {id: ask, do: 填申请单, forms: request}
      - {id: decide, do: 批准采购, who: [manager, director],
         limits: [buy-small, buy-large], forms: request}
      - {id: file-it, do: 把单子收好, within: 2 天}
""",
    LOANS: """
title: 出借用品
code: BG-P02
topics: buying
purpose: 借得清。
trigger: 有人来借。
phases:
  - id: all
    title: 出借
    steps:
      - {id: log, do: 登记借用, forms: register, basis: purchase}
      - {id: remind, do: 催还, who: desk, by: 当天}
""",
    "office/procedures/old-loans.yaml": """
title: 借用老办法
code: BG-P03
retired: 2026-12-31
replaced_by: loans
purpose: 以前这样借。
trigger: 以前有人来借。
phases: [{id: all, title: 出借, steps: [{id: take, do: 自己拿}]}]
""",
    REQUEST: """
title: 采购申请单
code: BG-F01
purpose: 买之前填。
fields: [{id: what, label: 品名}]
sign_offs:
  - {id: head, title: 经理批准, who: manager}
  - {id: chief, title: 总经理批准, who: director}
keep: {where: 办公室, years: 3 年}
basis: purchase
""",
    "office/forms/request.en.yaml": """
title: Request
purpose: Before buying.
keep: {where: Office, years: 3 years}
""",
    REGISTER: """
title: 借用登记簿
code: BG-F02
purpose: 借一次写一行。
fields: [{id: who, label: 姓名}]
keep: {where: 办公室, years: 2 年}
""",
    PERIODS: """
title: 保管期限
code: BG-S01
purpose: 每份单据存多久。
rules:
  - id: by-table
    title: 按表存
    do: 到期才销毁。
    reason: 以后要查。
    legal: [{id: law, text: 某法第一条, check_by: 2027-11-30}]
    table:
      columns: [单据, 期限]
      rows:
        - {cells: [采购申请单, 3年]}
        - {cells: [借用登记簿, 2年]}
""",
    CALL: """
title: 接电话
code: QT-H01
purpose: 第一句话。
nodes:
  - id: ring
    title: 铃响
    cue: 电话响了。
    choices:
      - {id: hello, say: 您好！, grade: best, why: "先问好；要借东西的按[出借](loans)办。", to: end}
      - {id: what, say: 什么事？, grade: fine, why: 少了问候。, to: end}
""",
}


class Fault(NamedTuple):
    """What is replaced in which file, and what is said on the line of which words."""

    code: str
    file: str
    old: str
    new: str
    words: str = ""
    """Words of the line that is to be named; those of the planted one if left out."""
    named: str = ""
    """The file of that line, if not the same."""


FAULTS = (
    # owners, deputies, people
    Fault("two-owners", TOPICS, "title: 来电,", "title: 来电, aliases: [采购],"),
    Fault("not-owner", DESK, "part: assists, topics: buying", "topics: buying"),
    Fault("reporting-cycle", OFFICE, "reports_to: manager", "reports_to: office"),
    Fault("deputy-excluded", OFFICE, "deputy: desk", "deputy: cashier"),
    Fault("deputy-differs", PEOPLE, "deputies: bo", "deputies: cui"),
    Fault("roles-together", PEOPLE, "roles: office", "roles: [office, cashier]"),
    Fault("unknown-reference", LOANS, "who: desk", "who: storekeeper"),
    # deadlines and frequencies
    Fault("two-deadlines", OFFICE, "within: 2 天", "within: 3 天"),
    Fault("deadlines-clash", LOANS, "by: 当天", "within: 3 天, by: 当天"),
    Fault("deadlines-clash", LOANS, "by: 当天", "within: 30 分钟, by: 次日"),
    Fault("two-frequencies", DESK, "when: weekly, same_as", "when: monthly, same_as"),
    # who decides
    Fault("beyond-matrix", PURCHASE, "who: [manager, director],", "who: desk,"),
    Fault("matrix-overlap", MATRIX, "limit: 超过千元, above: 1000,",
          "limit: 五千元以内, amount: 5000,"),
    Fault("matrix-gap", MATRIX, "above: 1000,", "above: 2000,"),
    Fault("own-approval", MATRIX, "propose: office, approve: manager",
          "propose: manager, approve: manager"),
    Fault("sign-off-missing", REQUEST, "  - {id: chief, title: 总经理批准, who: director}\n", "",
          "sign_offs:"),
    # forms
    Fault("record-without-step", PURCHASE, "records: [request]", "records: [request, register]"),
    Fault("form-of-another", PURCHASE, "do: 把单子收好,", "do: 把单子收好, forms: register,"),
    Fault("unused-form", LOANS, "do: 登记借用, forms: register,", "do: 登记借用,",
          "title: 借用登记簿", REGISTER),
    Fault("two-retentions", PERIODS, "采购申请单, 3年", "采购申请单, 5年"),
    Fault("two-retentions", "office/forms/request.en.yaml", "3 years", "5 years"),
    # documents
    Fault("two-procedures", LOANS, "trigger: 有人来借。", "trigger: 有人要用品。"),
    Fault("repeated-code", LOANS, "code: BG-P02", "code: BG-P01", "code: BG-P01", PURCHASE),
    Fault("retired", LOANS, "basis: purchase}", "basis: old-loans}"),
    Fault("retired", CALL, "[出借](loans)", "[出借](old-loans)"),
    Fault("law-overdue", PERIODS, "check_by: 2027-11-30", "check_by: 2026-11-30"),
)  # fmt: skip


CHECKED = (
    authority.matrix_overlaps, authority.approvers_sign, deadlines.deadlines_that_clash,
    deadlines.two_frequencies, forms.records_have_steps, people.deputies_differ,
    retention.two_retentions, retention.retentions_of_editions,
)  # fmt: skip
"""Checks that have their counter-examples here."""


def found(files: dict[str, str]) -> list[tuple[str, str, int]]:
    """What the checks say, but for what is not translated."""
    loaded = load({file: text.encode() for file, text in files.items()})
    assert loaded.handbook is not None
    context = Context(loaded, loaded.handbook, today=TODAY)
    checks = [one for one in CHECKS if one not in (texts.untranslated, texts.stale_translations)]
    problems = [*loaded.problems, *(p for one in checks for p in one(context))]
    return [(one.code, one.span.file, one.span.line) for one in problems]


def planted(fault: Fault) -> dict[str, str]:
    text = COMPANY[fault.file]
    assert 1 == text.count(fault.old)
    return {**COMPANY, fault.file: text.replace(fault.old, fault.new)}


def test_the_company_itself_raises_no_alarm() -> None:
    assert [] == found(COMPANY)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one.code}:{one.new[:12]}")
def test_a_contradiction_is_found_on_its_line_and_nothing_else(fault: Fault) -> None:
    files = planted(fault)
    file = fault.named or fault.file
    text, words = files[file], fault.words or fault.new
    line = text.count("\n", 0, text.index(words)) + 1

    assert [(fault.code, file, line)] == found(files)
