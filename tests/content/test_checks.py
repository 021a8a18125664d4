"""Each check finds what it is there for: counter-examples, and the sound handbook without any."""

from typing import NamedTuple

import pytest

from generator.content import ids
from generator.content.checks import CHECKS, Check, Context, Coverage, check, coverage, errors_in
from generator.content.fix import fixed_files
from generator.content.load import Loaded, load
from generator.outputs.sheets import printables
from generator.problems.problem import Problem
from tests.content.test_contradictions import CHECKED
from tests.content.test_ownership import OURS
from tests.small import small_files, small_loaded

FRONT, CLERK = "front-desk/role.yaml", "office-clerk/role.yaml"
CLERK_EN = "office-clerk/role.en.yaml"
WELCOME, FILING = "front-desk/procedures/welcome.yaml", "office-clerk/procedures/filing.yaml"
REGISTER = "front-desk/forms/register.yaml"
MANNERS = "shared/standards/manners.yaml"
GREETING = "front-desk/scripts/greeting.yaml"
SETTINGS, SOURCES = "handbook.yaml", "sources.yaml"


class Case(NamedTuple):
    """What stands in a file, what stands there instead, and what the check says then."""

    check: str
    file: str
    old: str
    new: str
    expected: tuple[str, ...]
    """Codes with the first of the words that are marked: `unknown-node «ende»`."""


# fmt: off
CASES = [
    Case("format_known", SETTINGS, "title: 小手册", "title: 小手册\nformat: 2",
         ("newer-format «2»",)),
    Case("template_texts", CLERK, "title: 归档文件", "title: 做一件事",
         ("template-text «做一件事»",)),
    Case("references_to_oneself", CLERK, "basis: filing}", "same_as: office-clerk/file}",
         ("own-reference «office-clerk/fil»",)),
    Case("variables_in_variables", SETTINGS, "value: 九点至五点", "value: '每天{hours}'",
         ("variable-in-variable «hours»",)),
    Case("dates_due", SETTINGS, "review: 2027-12-01", "review: 2020-01-01",
         ("review-overdue «2020-01-01»",)),
    Case("reporting_cycles", SETTINGS, "title: 经理, department: admin}",
         "title: 经理, department: admin, reports_to: manager}", ("reporting-cycle «manager»",)),
    Case("duplicate_ids", CLERK, "id: other", "id: file", ("duplicate-id «file»",)),
    Case("duplicate_ids", CLERK, "{id: other, title: 完成", "{title: 其他, id: file, x: 完成",
         ("duplicate-id «file»",)),
    Case("duplicate_ids", SOURCES, "id: desk-004", "id: desk-001", ("duplicate-id «desk-001»",)),
    Case("column_widths", REGISTER, "type: time, width: 2", "type: time, width: 12",
         ("column-width «12»",)),
    Case("written_ids", CLERK, "title: 办公", "id: clerk\ntitle: 办公", ("written-id «clerk»",)),
    Case("repeated_codes", CLERK, "code: BG", "code: QD", ("repeated-code «QD»",)),
    Case("unknown_references", CLERK, "reports_to: manager", "reports_to: manger",
         ("unknown-reference «manger»",)),
    Case("unknown_references", CLERK, "department: admin", "department: manager",
         ("unknown-reference «manager»",)),
    Case("unknown_references", CLERK, "topics: archives", "topics: [archives, archive]",
         ("unknown-reference «archive»",)),
    Case("unknown_references", WELCOME, "basis: greeting", "basis: greeting/hi",
         ("unknown-reference «greeting/hi»",)),
    Case("unknown_references", FRONT, "follows: [manners]", "follows: [welcome]",
         ("unknown-reference «welcome»",)),
    Case("unknown_references", SOURCES, "clauses: desk-004", "clauses: [desk-004, desk-9999]",
         ("unknown-reference «desk-9999»",)),
    Case("unknown_links", CLERK, "text: 每周归档一次。", 'text: "按[流程](filling)。"',
         ("unknown-link «filling»",)),
    Case("unknown_links", CLERK, "text: 每周归档一次。", 'text: "按[流程](file:///x)。"',
         ("unsafe-link «file:///x»",)),
    Case("unknown_links", CLERK, "text: 每周归档一次。", 'text: "按[流程](https://x.cn)。"', ()),
    Case("unknown_links", CLERK, "text: 每周归档一次。", 'text: "查[海关](www.customs.gov.cn/x)。"',
         ("unknown-link «www.customs.gov.»",)),
    Case("web_address", SETTINGS, "title: 小手册", "title: 小手册\naddress: handbook.example.com",
         ("web-address «handbook.example»",)),
    Case("web_address", SETTINGS, "title: 小手册", "title: 小手册\naddress: http://10.0.0.8/",
         ()),
    Case("long_titles", CLERK, "title: 归档文件", f"title: {'归档文件，' * 11}",
         ("long-title «归档文件，归档文件，归档文件，归»",)),
    Case("long_titles", CLERK_EN, "title: File papers", f"title: {'File papers ' * 9}",
         ("long-title «File papers File»",)),
    Case("unknown_variables", CLERK, "text: 每周归档一次。", 'text: "在{huors}。"',
         ("unknown-variable «huors»",)),
    Case("unknown_variables", CLERK_EN, "Once a week.", '"Weekly at {huors}."',
         ("unknown-variable «huors»",)),
    Case("reporting_cycles", SETTINGS, "title: 经理,", "title: 经理, reports_to: front-desk,",
         ("reporting-cycle «manager»",)),
    Case("reporting_cycles", CLERK, "reports_to: manager", "reports_to: office-clerk",
         ("reporting-cycle «office-clerk»",)),
    Case("several_of_a_choice", REGISTER, "label: 月份,", "label: 月份, several: true,",
         ("several-of-no-choice «true»",)),
    Case("several_of_a_choice", REGISTER, "type: choice,", "type: choice, several: true,", ()),
    Case("examples", REGISTER, "  rows: 12", "  items: [李立]\n  rows: 12", ("preset-row «王磊»",)),
    Case("examples", REGISTER, "  rows: 12", "  items: [王磊, 林晓]", ()),
    Case("numbers_to_call", FILING, "phases:",
         "contacts: [{title: 火警, phone: 119}, {id: x, title: 火警, phone: '110'}]\nphases:",
         ("two-numbers «'110'»",)),
    Case("numbers_to_call", FILING, "phases:", "contacts: [{title: 物业, phone: 待定}]\nphases:",
         ("no-number «待定»",)),
    Case("nobody_in_particular", CLERK, "reports_to: manager", "reports_to: everyone",
         ("everyone-is-nobody «everyone»",)),
    Case("nobody_in_particular", "authority.yaml", "{who: office-clerk,", "{who: everyone,",
         ("everyone-is-nobody «everyone»",)),
    Case("nobody_in_particular", FRONT, "onboarding:\n",
         "onboarding:\n  training: [{title: 接电话, who: everyone}]\n",
         ("everyone-is-nobody «everyone»",)),
    Case("nobody_in_particular", FILING, "do: 收齐文件", "do: 收齐文件, who: everyone", ()),
    Case("beyond_the_matrix", WELCOME, "do: 带客人去接待室", "do: 批准礼品, who: everyone",
         ("beyond-matrix «everyone»",)),
    Case("supervision", FRONT, "reports_to: manager", "supervises: [office-clerk, visitor]",
         ("supervision «office-clerk»",)),
    Case("script_graphs", GREETING, "to: [known, end]", "to: end", ("unreachable-node «i»",)),
    Case("script_graphs", GREETING, "to: [known, end]", "to: [known, ende]",
         ("unknown-node «ende»",)),
    Case("script_graphs", GREETING, "to: [known, end]", "to: knwon",
         ("unknown-node «knwon»",)),
    Case("script_graphs", GREETING, "少了问候。, to: end", "少了问候。",
         ("dead-end «{id: wait, say: »",)),
    Case("script_graphs", GREETING, "grade: fine", "grade: best", ("one-best «best»",)),
    Case("script_graphs", GREETING, "grade: best", "grade: fine", ("one-best «i»",)),
    Case("step_branches", WELCOME, "to: register}", "to: registr}", ("unknown-step «registr»",)),
    Case("step_branches", WELCOME, "to: register}", "to: end}", ()),
    Case("step_branches", WELCOME, "to: register}", "to: lead}", ()),
    Case("step_branches", WELCOME, "then: 先请示经理, to: register}", "to: register}", ()),
    Case("step_branches", WELCOME, ", then: 先请示经理, to: register}", "}",
         ("missing-field «{id: no-appointm»",)),
    Case("same_titles", SETTINGS, "title: 经理,", "title: 办公室文员,",
         ("same-title «办公室文员»",)),
    Case("reasons", "shared/standards/manners.yaml", "    reason: 起身是尊重。\n", "",
         ("no-reason «i»",)),
    Case("approval_known", "authority.yaml", "approve: manager", "approve: []",
         ("no-approver «[]»",)),
    Case("approval_known", "authority.yaml", "approve: office-clerk", "no_approval: true", ()),
    Case("approval_known", "authority.yaml", "approve: manager",
         "approve: manager, no_approval: true", ("approval-or-none «true»",)),
    Case("joint_approval", "authority.yaml", "approve: manager", "approve: manager, jointly: true",
         ("jointly-alone «true»",)),
    Case("joint_approval", "authority.yaml", "approve: office-clerk",
         "approve: [office-clerk, manager], jointly: true", ()),
    Case("matrix_gaps", "authority.yaml", "amount: 100", "above: 10, amount: 100", ()),
    Case("matrix_gaps", "authority.yaml", "amount: 100,", "amount: 1,00,", ()),
    Case("required_fields", REGISTER, "{field: month,", "{field: mouth,", ()),
    Case("deputies", FRONT, "code: QD", "code: QD\nheadcount: 2", ()),
    Case("unknown_references", WELCOME, "limits: gift-small", "limits: gifts",
         ("unknown-reference «gifts»",)),
    Case("empty_documents", FILING,
         "- {id: sort, title: 整理, steps: [{id: collect, do: 收齐文件}, {id: number, do: 编号}]}",
         "[]", ("empty-document «[]»",)),
    Case("empty_documents", FILING, "[{id: collect, do: 收齐文件}, {id: number, do: 编号}]", "[]",
         ("empty-document «-»",)),
    Case("empty_documents", FILING, "{id: number, do: 编号}", "", ()),
    Case("measure_weights", FRONT, "weight: 60", "weight: 50", ("weights «measures»",)),
    Case("topic_parts", CLERK, "topics: archives", "topics: reception",
         ("not-owner «reception»",)),
    Case("topic_parts", CLERK, "topics: archives", "topics: reception, part: assists", ()),
    Case("topic_parts", CLERK, "topics: archives", "topics: [reception, archives]", ()),
    Case("cited_clauses", SOURCES, "clauses: desk-004", "clauses: desk-001",
         ("uncited-clause «{id: desk-004, l»",)),
    Case("left_out_clauses", SOURCES, "clauses: desk-004", "clauses: [desk-004, desk-001]",
         ("cited-and-left-out «desk-001»",)),
    Case("supplements_cite_nothing", FRONT, "supplement: true",
         "supplement: true, source: desk-001", ("supplement-cites «desk-001»",)),
    Case("review_after_effective", SETTINGS, "review: 2027-12-01", "review: 2025-12-01",
         ("review-date «2025-12-01»",)),
    Case("review_after_effective", CLERK, "code: BG", "code: BG\nreview: 2026-12-01",
         ("review-date «2026-12-01»",)),
    Case("review_after_effective", CLERK, "code: BG", "code: BG\nreview: 2026-12-02", ()),
    Case("revision_order", SETTINGS, "revisions:",
         'revisions:\n  - {version: "0.9", date: 2026-01-01, text: 初稿。}',
         ("revision-order «2026-01-01»",)),
    Case("revision_order", SETTINGS, "revisions:",
         'revisions:\n  - {version: "2.0", date: 2026-11-23, text: 改版。}', ()),
    Case("markup_in_text", CLERK, "每周归档一次。", "每周<b>归档</b>。", ("html «<b>»",)),
    Case("markup_in_text", CLERK, "每周归档一次。", "三天 < 五天 > 两天。", ()),
    Case("titles_for_ids", CLERK, "reports_to: manager", "reports_to: 经理",
         ("title-for-id «经理»",)),
    Case("phases_lead_on", WELCOME, "title: 引见", "title: 引见\n    then: registr",
         ("unknown-step «registr»",)),
    Case("phases_lead_on", WELCOME, "title: 引见", "title: 引见\n    then: register", ()),
    Case("colours", SETTINGS, "ask: front-desk", 'colours: {main: "#1f6f5c", accent: "#ffd000"}',
         ('contrast «"#ffd000"»',)),
    Case("colours", SETTINGS, "ask: front-desk", 'colours: {main: "#1f6f5c"}', ()),
    Case("known_icons", SETTINGS, "icon: account-outline", "icon: acount-outline",
         ("unknown-icon «acount-outline»",)),
    Case("situations_fit", MANNERS, "answer: must_not", "answer: must_ask", ()),
    Case("situations_fit", MANNERS,
         "    level: may\n    do: 见到客人就起身\n    dont: 坐着说话\n    reason: 起身是尊重。\n"
         "    situations:\n      - {id: busy, text: 你正在打字，客人来了。, answer: must_not",
         "    level: must_not\n    do: 见到客人就起身\n    dont: 坐着说话\n    reason: 起身是尊重\n"
         "    situations:\n      - {id: busy, text: 你正在打字，客人来了。, answer: must_ask",
         ("situation-level «must_ask»",)),
    Case("repeated_names", FRONT, "aliases: [接待]", "aliases: [接待, 前厅, 接待]",
         ("repeated-text «接待»",)),
    Case("unknown_links", CLERK, "text: 每周归档一次。", 'text: "见[表](forms/a.docx)。"',
         ("unknown-link «forms/a.docx»",)),
    Case("stand_ins", CLERK, "code: BG", "code: BG\ndeputy: office-clerk",
         ("own-deputy «office-clerk»",)),
    Case("stand_ins", "people.yaml", "deputies: lin-xiao", "deputies: wang-lei",
         ("own-deputy «wang-lei»",)),
    Case("headcounts", CLERK, "code: BG", "code: BG\nheadcount: 0", ("headcount «0»",)),
    Case("headcounts", CLERK, "code: BG", "code: BG\nheadcount: 1", ()),
    Case("mail_addresses", "people.yaml", "wanglei@example.com", "wanglei.cn",
         ("mail «wanglei.cn»",)),
    Case("mail_addresses", "people.yaml", "wanglei@example.com", "wang.lei@example.com.cn", ()),
    Case("shares_of_time", CLERK, "  - {id: file,",
         "  - {title: 甲, share: 60}\n  - {title: 乙, share: 50}\n  - {id: file,",
         ("shares «duties»",)),
    Case("shares_of_time", CLERK, "topics: archives, ", "topics: archives, share: 100, ", ()),
    Case("days_that_fit", CLERK, "topics: archives", "topics: archives, on: 季末",
         ("day-and-frequency «季末»",)),
    Case("days_that_fit", CLERK, "topics: archives", "topics: archives, on: 周五", ()),
    Case("days_that_fit", CLERK, "topics: archives", "topics: archives, by: 次月 5 日",
         ("day-and-frequency «weekly»",)),
    Case("deadlines_in_words", CLERK, "每周归档一次。", "三十分钟内归档。, within: 60 分钟",
         ("deadline-in-words «60 分钟»",)),
    Case("deadlines_in_words", CLERK, "每周归档一次。", "一小时内归档。, within: 60 分钟", ()),
    Case("combinations_agree", SETTINGS, "ask: front-desk",
         "combinations: [{id: a, roles: [front-desk, manager], why: 人少。, allowed: true},"
         " {id: b, roles: [manager, front-desk], why: 互相监督。}]",
         ("roles-together «{id: b, roles: [»",)),
    Case("own_approval", "authority.yaml", "approve: office-clerk", "approve: front-desk",
         ("own-approval «front-desk»",)),
    Case("retired_documents", FILING, "title: ", "retired: 2026-12-02\ntitle: ",
         ("retired «filing»",)),
    Case("tables", WELCOME, "do: 带客人去接待室",
         "do: 带客人, table: {columns: [甲, 乙], rows: [{cells: [一]}, {cells: [一, 二]}]}",
         ("cells «{cells: [一]}»",)),
    Case("repeated_references", CLERK, "topics: archives", "topics: [archives, archives]",
         ("repeated-reference «archives»",)),
    Case("logo_file", SETTINGS, "ask: front-desk", "logo: ../x.png", ("logo «../x.png»",)),
    Case("logo_file", SETTINGS, "ask: front-desk", "logo: logo.svg",
         ("missing-file «logo.svg»",)),
    Case("ids_of_two_kinds", SETTINGS, "{id: visitor,", "{id: front-desk,",
         ("duplicate-id «front-desk»",)),
    Case("ids_of_two_kinds", SETTINGS, "{id: admin,", "{id: welcome,",
         ("duplicate-id «welcome»",)),
    Case("ids_of_two_kinds", "papers.yaml", "letter-of-introduction", "register",
         ("duplicate-id «register»",)),
    Case("ids_of_two_kinds", "papers.yaml", "letter-of-introduction", "welcome", ()),
    Case("ids_of_two_kinds", "people.yaml", "{id: lin-xiao,", "{id: office-clerk,",
         ("duplicate-id «office-clerk»",)),
    Case("circles", SOURCES, "line: 1, kind: duty", "line: 1, kind: duty, same_as: desk-001",
         ("own-reference «desk-001»",)),
    Case("circles", SOURCES, "line: 2, kind: step}\n",
         "line: 2, kind: step, same_as: desk-005}\n"
         "      - {id: desk-005, label: 第 5 行, line: 5, kind: step, same_as: desk-002}\n",
         ("own-reference «desk-005»",)),
    Case("references_to_oneself", CLERK, "code: BG", "code: BG\nsupervises: office-clerk",
         ("own-reference «office-clerk»",)),
    Case("references_to_oneself", CLERK, "code: BG", "code: BG\nwas: office-clerk",
         ("own-reference «office-clerk»",)),
    Case("references_to_oneself", FILING, "title: ", "replaced_by: filing\ntitle: ",
         ("own-reference «filing»",)),
    Case("references_to_oneself", FRONT, "{who: office-clerk,", "{who: front-desk,",
         ("own-reference «front-desk»",)),
    Case("unclosed_marks", FRONT, "{hours}", "{hours", ("unclosed-mark «{»",)),
    Case("unclosed_marks", FRONT, "{hours}", "hours}", ("unclosed-mark «}»",)),
    Case("unclosed_marks", FRONT, "不让客人等**", "不让客人等", ("unclosed-mark «**»",)),
    Case("unclosed_marks", FRONT, "[流程](welcome)", "[流程(welcome)", ("unclosed-mark «[»",)),
    Case("unclosed_marks", FRONT, "[流程](welcome)", "3*5，2 * 3，*见[流程](welcome)*", ()),
    Case("unclosed_marks", CLERK_EN, "Once a week.", '"Once a **week."',
         ("unclosed-mark «**»",)),
    Case("telephone_numbers", "people.yaml", "138 0000 0000", "1.38E+10",
         ("phone-number «1.38E+10»",)),
    Case("telephone_numbers", "people.yaml", "138 0000 0000", "138 0000 000",
         ("phone-number «138 0000 000»",)),
    Case("telephone_numbers", "people.yaml", "138 0000 0000", "138OOOOOOOO",
         ("phone-number «138OOOOOOOO»",)),
    Case("telephone_numbers", "people.yaml", '"8012"', "8012.0", ("phone-number «8012.0»",)),
    Case("telephone_numbers", "people.yaml", "138 0000 0000",
         "+86 571-5550 0182 转 8001（白天）", ()),
    Case("units_agree", "authority.yaml", "above: 100, unit: 元", "above: 100",
         ("unit «100»",)),
    Case("units_agree", "authority.yaml", "amount: 100, unit: 元",
         "amount: 100, unit: 元, propose: front-desk, approve: office-clerk}\n"
         "      - {id: gift-fast, limit: 超过 50 元的急件, above: 50, amount: 100, unit: 天",
         ("unit «天»",)),
    Case("repeated_titles", FRONT, "title: 回答询问", "title: 接待客人",
         ("repeated-title «接待客人»",)),
    Case("repeated_titles", CLERK, "title: 办公室文员", "title: 前台", ("repeated-title «前台»",)),
    Case("repeated_labels", REGISTER, "label: 到达时间", "label: 姓名",
         ("repeated-title «姓名»",)),
    Case("required_fields", REGISTER, "[{field: month, value: 2026 年 12 月}]", "[]",
         ("required-left-out «values»",)),
    Case("required_fields", REGISTER, "label: 押金,", "label: 押金, required: true,", ()),
    Case("required_fields", REGISTER, '已收, "0"', '已收, ""', ()),
    Case("sample_telephones", REGISTER, "label: 押金, type: money", "label: 电话, type: phone",
         ("phone-number «\"1050.50\"»",)),
    Case("left_in_the_original", CLERK_EN, "File papers", "归档文件",
         ("left-in-original «归档文件»",)),
    Case("left_in_the_original", CLERK_EN, "File papers", "File 文件", ()),
    Case("repeated_names", SETTINGS, "languages: [zh, en]", "languages: [zh, en, zh]",
         ("repeated-text «zh»",)),
    Case("matrix_gaps", "authority.yaml", "above: 100", "above: 10", ()),
    Case("matrix_overlaps", "authority.yaml", "超过 100 元, above: 100", "超过 10 元, above: 10",
         ("matrix-overlap «10»",)),
    Case("matrix_overlaps", "authority.yaml", "100 元及以下, amount: 100",
         "100 元及以下, amount: 1000", ()),
    Case("amounts_in_words", "authority.yaml", "amount: 100,", "amount: 1000,",
         ("amount-in-words «1000»",)),
    Case("amounts_in_words", "authority.yaml", "超过 100 元", "超过 0.01 万元", ()),
    Case("amounts_in_words", "authority.yaml", "above: 100", "above: 200, amount: 900",
         ("amount-in-words «200»",)),
    Case("plain_numbers", WELCOME, "code: QD-P01", "code: QD-P01 ＃流程编号",
         ("wide-number «QD-P01 ＃流程编号»",)),
    Case("plain_numbers", SETTINGS, 'version: "1.0"', 'version: "1。0"',
         ('wide-number «"1。0"»',)),
    Case("plain_numbers", SETTINGS, 'version: "1.0"', "version: 第 2 版", ()),
    Case("unknown_references", CLERK, "reports_to: manager", "reports_to: 王磊",
         ("unknown-reference «王磊»",)),
    Case("untranslated", CLERK_EN, "purpose: Papers can be found.", "aliases: [Typist]",
         ("untranslated «让文件找得到。»",)),
]
# fmt: on


def changed(case: Case) -> dict[str, bytes]:
    text = small_files()[case.file].decode()
    assert case.old in text
    return {**small_files(), case.file: text.replace(case.old, case.new, 1).encode()}


def found_by(name: str, loaded: Loaded) -> list[str]:
    [one] = [one for one in CHECKS if one.__name__ == name]  # type: ignore[attr-defined]
    assert loaded.handbook is not None
    return sorted(put(problem, loaded) for problem in one(Context(loaded, loaded.handbook)))


def put(problem: Problem, loaded: Loaded) -> str:
    span = problem.span
    line = loaded.lines(span.file)[span.line - 1]
    marked = line[span.column - 1 : span.column - 1 + span.length]
    return f"{problem.code} «{marked[:16]}»"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check)
def test_a_check_finds_what_it_is_there_for_and_where(case: Case) -> None:
    before = found_by(case.check, small_loaded())
    found = [one for one in found_by(case.check, load(changed(case))) if one not in before]

    assert sorted(case.expected) == found


NEW_FILES = {
    "reserved_names": [
        ("con/role.yaml", CLERK, "reserved-name"),
        ("my_role/role.yaml", CLERK, "file-name"),
    ],
    "duplicate_ids": [("shared/procedures/filing.yaml", FILING, "duplicate-id")],
    "taken_names": [("shared/procedures/index.yaml", FILING, "taken-name")],
    "unused_procedures": [("shared/procedures/spare.yaml", FILING, "unused-procedure")],
    "procedure_owners": [("shared/procedures/welcome-two.yaml", WELCOME, "no-owner")],
}


@pytest.mark.parametrize(
    ("name", "path", "like", "code"),
    [(name, *one) for name, files in NEW_FILES.items() for one in files],
)
def test_a_check_of_files_finds_the_file(name: str, path: str, like: str, code: str) -> None:
    loaded = load({**small_files(), path: small_files()[like]})
    assert loaded.handbook is not None
    [one] = [one for one in CHECKS if one.__name__ == name]  # type: ignore[attr-defined]
    found = list(one(Context(loaded, loaded.handbook)))

    assert [(path, 1, code)] == [(p.span.file, p.span.line, p.code) for p in found]


@pytest.mark.parametrize(
    ("removed", "added", "expected"),
    [
        (CLERK, {}, (CLERK, "no-role")),
        (REGISTER, {"front-desk/procedures/register.yaml": REGISTER},
         ("front-desk/procedures/register.yaml", "misplaced-file")),
        ("", {"front-desk/procedures/welcome - 副本.yaml": WELCOME},
         ("front-desk/procedures/welcome - 副本.yaml", "copied-file")),
        ("", {"front-desk/procedures/welcome (1).yaml": WELCOME},
         ("front-desk/procedures/welcome (1).yaml", "copied-file")),
        ("", {"front-desk/procedures/welcome-copy.yaml": WELCOME},
         ("front-desk/procedures/welcome-copy.yaml", "copied-file")),
        ("", {"front-desk - 副本/role.yaml": FRONT, "front-desk - 副本/forms/x.yaml": REGISTER},
         ("front-desk - 副本/forms/x.yaml", "copied-file")),
    ],
)  # fmt: skip
def test_a_file_in_a_wrong_place_is_one_problem(
    removed: str, added: dict[str, str], expected: tuple[str, str]
) -> None:
    files = {**small_files(), **{path: small_files()[like] for path, like in added.items()}}
    files.pop(removed, None)

    assert [expected] == [(p.span.file, p.code) for p in check(load(files)).errors]


FORMS = {
    "front-desk/forms/gate-book.yaml": """
title: 门卫登记簿
code: QD-F02
purpose: 客人进门时登记，每天另填[月表](month)。
style: register
table:
  columns: [{id: name, label: 姓名}, {id: amount, label: 金额, type: money}]
  total: amount
sign_offs: [{title: 前台, who: front-desk}]
example:
  values: []
  rows: [{cells: [王磊, "10"]}]
  signatures: [林晓]
""",
    "front-desk/forms/month.yaml": f"""
title: 门卫月表
code: QD-F03
purpose: 每天看一遍。
style: grid
grid:
  items: [大门, 侧门]
  marks: [{{id: good, mark: √, text: 正常}}, {{id: bad, mark: ○, text: 要修}}]
example:
  rows: [{{cells: [大门, "√", "○"{', ""' * 29}]}}]
""",
    "authority.yaml": """
matters:
  - id: gifts
    title: 礼品
    lines:
      - {id: gift-small, limit: 100 元及以下, amount: 100, unit: 元, approve: front-desk}
      - {id: gift-large, limit: 超过 100 元, above: 100, unit: 元, approve: manager}
""",
    "people.yaml": """
people:
  - {id: lin, name: 林晓, roles: [front-desk, office-clerk], extension: "801"}
""",
}
"""What a handbook with forms has besides."""

WITH_FORMS = {
    "records_are_forms": [
        (WELCOME, "records: [register", "records: [进门单", "record-without-form «进门单»"),
    ],
    "unused_forms": [
        (WELCOME, "records: [register", "records: [register", "unused-form «门卫登记簿»"),
        (WELCOME, "records: [register", "records: [register, gate-book", ""),
    ],
    "forms_of_steps": [
        (WELCOME, "records: [register, ", "records: [", "form-of-another «register»"),
    ],
    "examples": [
        ("front-desk/forms/gate-book.yaml", "values: []", "values: [{field: x, value: 一}]",
         "unknown-field-of-form «x»"),
        ("front-desk/forms/gate-book.yaml", "total: amount", "total: amout",
         "unknown-column «amout»"),
        ("front-desk/forms/gate-book.yaml", '[王磊, "10"]', "[王磊]", "cells «{cells: [王磊]}»"),
        ("front-desk/forms/gate-book.yaml", "label: 姓名}",
         "label: 姓名, type: choice, options: [客人, 同事]}", "no-option «王磊»"),
        ("front-desk/forms/gate-book.yaml", "[林晓]", "[林晓, 赵静]", "signatures «[林晓, 赵静]»"),
        ("front-desk/forms/gate-book.yaml", "sign_offs: [", "sign_offs: [{title: 经理}, ",
         "signatures «[林晓]»"),
    ],
    "grids": [
        ("front-desk/forms/month.yaml", "mark: ○", "mark: √", "repeated-text «√»"),
        ("front-desk/forms/month.yaml", '"√", "○"', '"√", "对"', 'unknown-mark «"对"»'),
        ("front-desk/forms/month.yaml", '[大门, "√"', '[门口, "√"', "preset-row «门口»"),
        ("front-desk/forms/month.yaml", '"√", "○"', '"√○", ""', ""),
        ("front-desk/forms/month.yaml", '"√", "○"', '"对"', ""),  # a short row is one problem
    ],
    "choices_have_options": [
        ("front-desk/forms/gate-book.yaml", "label: 姓名}", "label: 姓名, type: choice}",
         "choice-without-options «choice»"),
    ],
    "sample_moments": [
        ("front-desk/forms/gate-book.yaml", '"10"]', '"10:75"]', ""),
        ("front-desk/forms/register.yaml", '"9:40"', '"9:70"', "sample-moment «9:70»"),
    ],
    "sample_numbers": [
        ("front-desk/forms/gate-book.yaml", "[王磊,", "[DJ0007,",
         "sample-number «{prefix: DJ, dig»"),
        ("front-desk/forms/register.yaml", "example:", "example:\n  serial: DJ7",
         "sample-number «DJ7»"),
    ],
    "sample_dates": [
        ("front-desk/forms/gate-book.yaml", "who: front-desk}]", "who: front-desk, date: true}]",
         "undated-signature «[林晓]»"),
        ("front-desk/forms/gate-book.yaml", "signatures: [林晓]",
         "signatures: [林晓]\n  signed: [2026-12-02, 2026-12-03]",
         "signature-dates «2026-12-03»"),
    ],
    "two_deadlines": [
        (CLERK, "basis: filing", "basis: filing/collect, within: 15 分钟",
         "two-deadlines «15 分钟»"),
    ],
    "beyond_the_matrix": [
        (FILING, "do: 编号", "do: 批准礼品, limits: gift-large, who: office-clerk",
         "beyond-matrix «office-clerk»"),
        (FILING, "do: 编号", "do: 批准礼品, limits: gift-large, who: manager", ""),
        (FILING, "do: 编号", "do: 批准礼品, limits: gift-large, who: everyone",
         "beyond-matrix «everyone»"),
    ],
    "matrix_gaps": [
        ("authority.yaml", "超过 100 元, above: 100", "超过 200 元, above: 200",
         "matrix-gap «200»"),
        ("authority.yaml", "above: 100", "above: 100, amount: 50", "matrix-gap «50»"),
        ("authority.yaml", "above: 100, unit: 元", "above: 100, amount: 900, unit: 美元, "
         "approve: front-desk}\n      - {limit: 更多, above: 900, unit: 元", "matrix-gap «美元»"),
    ],
    "combined_roles": [
        (SETTINGS, "ask: front-desk",
         "combinations: [{roles: [front-desk, office-clerk], why: 互相监督。}]",
         "roles-together «[front-desk, off»"),
    ],
    "missing_files": [
        (FILING, "do: 编号", "do: 编号, picture: {file: desk.png, alt: 桌子}",
         "missing-file «desk.png»"),
        (FILING, "do: 编号", "do: 编号, picture: {file: C:/x.png, alt: 桌子}",
         "file-path «C:/x.png»"),
        (FILING, "do: 编号", "do: 编号, picture: {file: x.exe, alt: 桌子}", "file-kind «x.exe»"),
        (FILING, "do: 编号", "do: 编号, picture: {file: a.svg, alt: 桌子}",
         "active-picture «a.svg»"),
        (FILING, "do: 编号", "do: 编号, picture: {file: b.svg, alt: 桌子}", ""),
        (FILING, "do: 编号", "do: 编号, picture: {file: c.png, alt: 桌子}",
         "file-content «c.png»"),
    ],
}  # fmt: skip
"""What each check of forms finds when something stands in a file instead of something else."""

ASSETS = {
    "files/a.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
    "files/b.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h1'/></svg>",
    "office-clerk/files/c.png": b"GIF89a",
}


@pytest.mark.parametrize(
    ("name", "file", "old", "new", "expected"),
    [(name, *one) for name, cases in WITH_FORMS.items() for one in cases],
)
def test_a_check_of_forms_finds_what_it_is_there_for(
    name: str, file: str, old: str, new: str, expected: str
) -> None:
    loaded = load(with_forms(file, old, new))

    assert [expected] * bool(expected) == found_by(name, loaded)


def with_forms(file: str, old: str, new: str) -> dict[str, bytes]:
    """The tiny handbook with forms, and something else in one of its files."""
    files = {**small_files(), **{path: text.encode() for path, text in FORMS.items()}, **ASSETS}
    deadline = files[FILING].decode().replace("do: 收齐文件", "do: 收齐文件, within: 1 小时")
    files[FILING] = deadline.encode()
    text = files[file].decode()
    assert old in text
    return {**files, file: text.replace(old, new, 1).encode()}


def test_every_check_has_its_case() -> None:
    ours = map(name_of, (*OURS, *CHECKED))
    said = ("folders_without_role", "answers", "unnamed_questions", "stale_translations", *ours)
    others = {*NEW_FILES, *WITH_FORMS, *said}
    # of `test_missing`, below, and of `test_amounts`
    others.update(["renamed_ids", "sample_figures", "amounts_at_signatures"])

    assert {name_of(one) for one in CHECKS} == {case.check for case in CASES} | others


@pytest.mark.parametrize(("id", "expected"), [("", ["unnamed-question"]), ("id: when, ", [])])
def test_a_question_without_an_id_is_named(id: str, expected: list[str]) -> None:
    quiz = (
        f"questions:\n  - {{{id}type: true_false, stem: 每周归档。, answer: true, "
        "explain: 写在清单里。, basis: filing}\n"
    )
    files = {**small_files(), "office-clerk/quiz.yaml": quiz.encode()}

    found = [one.code for one in check(load(files)) if one.code == "unnamed-question"]
    assert expected == found


@pytest.mark.parametrize(
    ("type_", "more", "where"),
    [
        ("choice", "options: [{text: 甲, correct: true}, 乙]", None),
        ("choice", "options: [甲, 乙]", (7, 5)),
        ("choice", "options: [{text: 甲, correct: true}, {text: 乙, correct: true}]", (7, 60)),
        ("multiple", "options: [{text: 甲, correct: true}, {text: 乙, correct: true}]", None),
        ("multiple", "options: [甲, 乙]", (7, 5)),
        ("true_false", "answer: false", None),
        ("true_false", "answers: [不]", (3, 5)),
        ("fill", "answers: 周五", None),
        ("fill", "answer: true", (3, 5)),
        ("match", "options: [{text: 甲, pair: 乙}]", None),
        ("match", "options: [{text: 甲, pair: 乙}, 丙]", (7, 35)),
        ("order", "options: [甲, 乙]", None),
    ],
)
def test_a_question_has_the_answers_that_its_type_asks_for(
    type_: str, more: str, where: tuple[int, int] | None
) -> None:
    lines = ["questions:", "  - id: when", f"    type: {type_}", "    stem: 每周____归档。",
             "    basis: filing", "    explain: 写在清单里。", f"    {more}"]  # fmt: skip
    loaded = load({**small_files(), "office-clerk/quiz.yaml": "\n".join(lines).encode()})
    found = [(p.span.line, p.span.column) for p in check(loaded).errors]

    assert ([where] if where else []) == found


def test_a_question_to_fill_in_has_a_gap() -> None:
    quiz = """questions:
  - {id: when, type: fill, stem: 每周（）归档。, answers: 周五, basis: filing, explain: 写。}
"""
    found = check(load({**small_files(), "office-clerk/quiz.yaml": quiz.encode()})).errors

    assert [("answers", 2, 28)] == [(p.code, p.span.line, p.span.column) for p in found]


@pytest.mark.parametrize(("value", "expected"), [("两天", 1), ("—", 0), ("2", 0), ("约 2 天", 0)])
def test_a_number_in_a_sample_has_figures(value: str, expected: int) -> None:
    form = small_files()[REGISTER].decode().replace("label: 月份,", "label: 月份, type: number,")
    form = form.replace("value: 2026 年 12 月", f'value: "{value}"')
    found = [p.code for p in check(load({**small_files(), REGISTER: form.encode()})).errors]

    assert ["sample-figure"] * expected == found


def name_of(one: Check) -> str:
    return str(one.__name__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("one", CHECKS, ids=name_of)
def test_a_sound_handbook_passes_every_check(one: Check) -> None:
    loaded = small_loaded()
    assert loaded.handbook is not None
    problems = one(Context(loaded, loaded.handbook))

    assert [] == [problem for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize("one", CHECKS, ids=name_of)
def test_a_check_says_in_one_sentence_what_holds(one: Check) -> None:
    assert (one.__doc__ or "").rstrip().endswith(".")


# -- one cause, one problem


def codes(file: str, old: str, new: str) -> list[str]:
    files = dict(small_files())
    files[file] = files[file].decode().replace(old, new, 1).encode()
    return [problem.code for problem in check(load(files)).errors]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        # What refers to a file with mistakes is not a mistake of its own.
        (WELCOME, "trigger:", "triger:", ["unknown-field"]),
        (GREETING, "grade: best", "grade: bset", ["unknown-word"]),
        (FRONT, "weight: 60", "weight: sixty", ["whole"]),
        (FRONT, "id: receive", "id: 接待", ["id"]),
        ("topics.yaml", "id: reception", "id: Reception", ["id"]),
        ("sources.yaml", "id: desk-001", "id: desk-1", ["clause-id"]),
        ("handbook.yaml", "id: manager", "id: 经理", ["id"]),
        ("handbook.yaml", "{id: admin, title", "{idd: admin, title", ["unknown-field"]),
        ("glossary.yaml", "text: ", "txet: ", ["unknown-field"]),
        (FRONT, "id: answer", "id: receive", ["duplicate-id"]),
        ("people.yaml", "id: lin-xiao", "id: wang-lei", ["duplicate-id"]),
        (SETTINGS, "id: visitor", "id: manager", ["duplicate-id"]),
        ("topics.yaml", "id: archives", "id: reception", ["duplicate-id"]),
        (SETTINGS, "- {id: visitor", "- id: visitor}, {id: guest", ["bracket"]),
        (WELCOME, "who: [front-desk, visitor]", "who: [front-desk, visitor", ["bracket"]),
        (WELCOME, "    steps:\n      - {id: greet", "    steps:\n    - {id: greet",
         ["indentation"]),
        # A line that had to be left out takes its follow-ups with it.
        (CLERK, "purpose: 让文件找得到。", "让文件找得到。", ["continued"]),
        (CLERK, "title: 办公室文员", "? title", ["stray-line"]),
    ],
)  # fmt: skip
def test_one_cause_is_one_problem(file: str, old: str, new: str, expected: list[str]) -> None:
    assert expected == codes(file, old, new)


def test_the_mistakes_of_a_handbook_show_in_the_same_run_as_those_of_a_file() -> None:
    old, new = "reports_to: manager\npurpose: ", "reports_to: manger\npurpse："

    assert ["unknown-reference", "unknown-field", "colon"] == codes(CLERK, old, new)


def test_a_circle_of_roles_is_one_problem() -> None:
    files = dict(small_files())
    for file, above in ((FRONT, "office-clerk"), (CLERK, "front-desk")):
        text = files[file].decode()
        files[file] = text.replace("reports_to: manager", f"reports_to: {above}").encode()

    assert ["reporting-cycle"] == [problem.code for problem in check(load(files)).errors]


def test_a_title_where_an_id_belongs_is_understood_and_can_be_fixed() -> None:
    files = dict(small_files())
    files[CLERK] = files[CLERK].decode().replace("reports_to: manager", "reports_to: 经理").encode()
    loaded = load(files)
    [problem] = [one for one in check(loaded) if one.code == "title-for-id"]

    assert loaded.handbook is not None
    assert "manager" == loaded.handbook.reports_to("office-clerk")
    assert ("warning", "reports_to: manager") == (problem.severity, problem.corrected)
    assert small_files()[CLERK] == fixed_files(files)[CLERK]


def test_what_is_broken_beyond_reading_stops_nothing_else() -> None:
    files = {**small_files(), "handbook.yaml": b"\xff\xfe\x00"}
    loaded = load(files)

    assert loaded.handbook is None
    assert ["no-text"] == [problem.code for problem in check(loaded)]


def test_the_figure_of_clauses_counts_what_is_cited_left_out_and_missing() -> None:
    files = dict(small_files())
    files[FRONT] = files[FRONT].decode().replace(", source: desk-001", "").encode()
    handbook = load(files).handbook
    assert handbook is not None

    assert Coverage(4, 2, 1) == coverage(handbook)
    assert 1 == coverage(handbook).missing


def test_a_choice_that_says_nothing_ends_no_check() -> None:
    files = dict(small_files())
    for said in ("say: []", 'say: \n"a", b]', "say: \n- "):
        text = small_files()[GREETING].decode()
        start, end = text.index("say: ["), text.index("]", text.index("say: [")) + 1
        files[GREETING] = (text[:start] + said + text[end:]).encode()
        files[CLERK] = small_files()[CLERK].replace(b"basis: filing", b"basis: fillling")

        assert "unknown-reference" in [problem.code for problem in check(load(files))]


TAKEN = [*sorted(ids.TAKEN), "office-clerk-quiz", "shared-quiz", "front-desk-day"]


@pytest.mark.parametrize("id", TAKEN)
@pytest.mark.parametrize("place", ["shared/procedures/{}.yaml", "{}/role.yaml"])
def test_what_every_site_has_lends_its_name_to_no_document(id: str, place: str) -> None:
    if id == "shared":  # no role's folder
        place = "shared/procedures/{}.yaml"
    path, like = place.format(id), FILING if "procedures" in place else CLERK
    found = check(load({**small_files(), path: small_files()[like]}))

    of_the_copy = ("repeated-code", "not-owner", "twin-duties", "two-procedures")
    assert ["taken-name"] == [one.code for one in found.errors if one.code not in of_the_copy]


def test_what_a_role_has_besides_its_page_is_known_to_the_checks() -> None:
    handbook = load(small_files()).handbook
    assert handbook
    own = {*ids.TAKEN, *(document.id for document in handbook.documents)}
    kinds = {document.id: handbook.entries[document.id].kind for document in handbook.documents}
    derived = {
        f"{owner}-{word}"
        for owner, kind in {**kinds, "shared": "role"}.items()
        for word in ids.DERIVED.get(kind, ids.SIGNING)
    }

    assert derived >= {one.id for one in printables(handbook)} - own


def test_one_file_is_not_translated_twice() -> None:
    files = {**small_files(), "office-clerk/role.en.yml": small_files()[CLERK_EN]}

    assert ["duplicate-id"] == [problem.code for problem in check(load(files)).errors]


def test_errors_are_the_same_without_the_reminders() -> None:
    wrong = small_files()[CLERK].replace("title: 归档文件".encode(), "title: 做一件事".encode())
    files = {**small_files(), CLERK: wrong.replace(b"basis: filing", b"basis: filling")}
    whole = check(load(files))

    assert {"warning", "error"} == {one.severity for one in whole}
    assert whole.errors == errors_in(load(files))


@pytest.mark.parametrize(
    ("file", "inner"),
    [
        (CLERK, "duties"),
        ("shared/standards/manners.yaml", "rules"),
        (GREETING, "nodes"),
        ("front-desk/checklists/reception-opening.yaml", "items"),
        (REGISTER, "fields"),
        (FILING, "phases"),
    ],
)
def test_a_document_of_any_kind_is_empty_without_its_parts(file: str, inner: str) -> None:
    above = small_files()[file].decode().partition(f"\n{inner}:")[0]
    line = above.count("\n") + 2
    files = {**small_files(), file: f"{above}\n{inner}: []\n".encode()}

    found = [one.span[:2] for one in check(load(files)) if one.code == "empty-document"]
    assert [(file, line)] == found
