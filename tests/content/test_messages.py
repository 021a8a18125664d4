"""All that `handbook check` says about the cases, to be read through as one text: the messages, and
for each case and each fault of other tests what is underlined and the line that is proposed.

When something has changed, read the difference of `messages.txt` and `corrections.txt` after
approving it with `.venv/bin/python -m tests.content.test_messages`.
"""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from generator.content.assets import LARGEST
from generator.content.checks import check
from generator.content.load import load
from generator.content.stamps import stamps_of, written
from generator.problems.problem import MOST, Problem
from generator.reading.encoding import MAX_LINES
from tests.content import (
    test_cases,
    test_checks,
    test_contradictions,
    test_ownership,
    test_references,
    test_translation,
)
from tests.small import small, small_files, small_loaded

APPROVED = Path(__file__).parents[1] / "messages.txt"
CORRECTIONS = APPROVED.with_name("corrections.txt")


ONE_QUESTION = "  - {{id: q{}, stem: 每周____归档。, basis: filing, explain: 写在清单里。, {}}}\n"
WRONG_ANSWERS = "questions:\n" + "".join(
    ONE_QUESTION.format(n, fields)
    for n, fields in enumerate(
        [
            "type: choice, options: [{text: 甲, correct: true}, {text: 乙, correct: true}]",
            "type: choice, options: [甲, 乙]",
            "type: true_false, answers: [不]",
            "type: fill, answer: true",
            "type: match, options: [{text: 甲, pair: 乙}, 丙]",
        ]
    )
)


FRONT, CLERK, SETTINGS = test_ownership.FRONT, test_ownership.CLERK, test_ownership.SETTINGS
CLERK_EN, DESK = "office-clerk/role.en.yaml", "files/desk.svg"
WELCOME, REGISTER, ACCEPTED = test_checks.WELCOME, test_checks.REGISTER, test_ownership.ACCEPTED
SECOND = "second_table: {columns: [{id: what, label: 物品}]"
# fmt: off
CHANGES = [
    ("unknown-reference", [
        (SETTINGS, "title: 经理,", "title: 办公室文员,"),
        (FRONT, "reports_to: manager", "reports_to: 办公室文员")
    ]),
    ("unknown-reference", [
        (WELCOME, "limits: gift-small", "limits: gifts")
    ]),
    ("accepted-nothing", [
        (SETTINGS, "ask: front-desk", ACCEPTED), test_ownership.DEPUTY
    ]),
    ("unknown-check", [
        (SETTINGS, "ask: front-desk", ACCEPTED.replace("deputy", "depty"))
    ]),
    ("no-language", [
        (SETTINGS, "languages: [zh, en]", "languages: []")
    ]),
    ("jointly-one-missing", [
        ("authority.yaml", "approve: office-clerk",
         "approve: [office-clerk, manager], jointly: true"),
        (WELCOME, "do: 带客人去接待室", "do: 批准礼品, who: office-clerk")
    ]),
    ("one-of-a-choice", [
        (REGISTER, "label: 月份,", "label: 月份, type: choice, options: [一月, 二月],"),
        (REGISTER, "value: 2026 年 12 月", "value: 一月、二月")
    ]),
    ("unknown-link", [
        (CLERK, "text: 每周归档一次。", 'text: "按[图](desk.png)和[表](desk.pdf)。"')
    ]),
    ("unknown-reference", [
        (SETTINGS, "ask: front-desk", ACCEPTED.replace("item: ", "item: x"))
    ]),
    ("unknown-reference", [
        ("people.yaml", "roles: front-desk, ", ""),
        (FRONT, "reports_to: manager", "reports_to: 王磊")
    ]),
    ("unknown-column", [
        (REGISTER, "serial:", f"{SECOND}, total: wat}}\nserial:")
    ]),
    ("choice-without-options", [
        (REGISTER, "serial:", f"{SECOND.replace('物品', '物品, type: choice')}}}\nserial:")
    ]),
    ("cells", [
        (REGISTER, "serial:", f"{SECOND}}}\nserial:"),
        (REGISTER, "  signed:", "  second_rows: [{cells: [伞]}, {cells: [包, 1]}]\n  signed:")
    ]),
    ("same-title", [(SETTINGS, "title: 经理", "title: 前台")]),
    ("repeated-title", [(REGISTER, "label: 到达时间", "label: 姓名")]),
    ("opposite", [(FRONT, "text: 擅自离开前台。", "text: 接待客人。")]),
    ("phone-number", [("people.yaml", "138 0000 0000", "1.38E+10")]),
    ("phone-number", [("people.yaml", "138 0000 0000", "138 0000 0000 0（家里）")]),
    ("revision-version", [
        (SETTINGS, "revisions:", 'revisions:\n  - {version: "0.9", date: 2026-11-24, text: 改。}')
    ]),
    ("unknown-column", [(REGISTER, "total: deposit", "total: zzzzzz")]),
    ("unknown-icon", [(SETTINGS, "icon: account-outline", "icon: zzzzzz")]),
    ("unknown-reference", [(WELCOME, "limits: gift-small", "limits: zzzzzz")]),
    ("unknown-reference", [("people.yaml", "deputies: lin-xiao", "deputies: zzzzzz")]),
    ("unknown-node", [(test_checks.GREETING, "问候。, to: end", "问候。, to: zzzzzz")]),
    ("unknown-variable", [(CLERK, "text: 每周归档一次。", 'text: "每周{zzzzzz}归档。"')]),
    ("unknown-variable", [(CLERK_EN, "Once a week.", '"Once a {zzzzzz}."')]),
    ("unclosed-mark", [(CLERK, "text: 每周归档一次。", 'text: "每周 *归档一次。"')]),
    ("unclosed-mark", [(CLERK, "text: 每周归档一次。", 'text: "每周归档](filing)。"')]),
    ("left-in-original", [(CLERK_EN, "Once a week.", "每周一次。")]),
    ("indentation", [
        (WELCOME, "    title: 引见", "    title: 引见\n    records: register"),
        (WELCOME, "records: [register, letter-of-introduction]\n", "")
    ]),
    ("required-left-out", [
        (REGISTER, "label: 姓名,", "label: 姓名, required: true,"), (REGISTER, "[林晓,", '["",')
    ]),
    ("two-deadlines", [
        (WELCOME, "within: 3 分钟", "by: 当天"),
        (test_ownership.FILING, "do: 编号", "do: 编号, forms: register, by: 次日")
    ]),
    ("sample-figure", [
        (REGISTER, "label: 月份,", "label: 月份, type: number,"),
        (REGISTER, "value: 2026 年 12 月", "value: 十二月")
    ]),
    ("review-overdue", [
        (FRONT, "code: QD\n", "code: QD\neffective: 2025-01-01\nreview: 2026-01-01\n")
    ]),
]
"""Changes of the small handbook about which is said what no case shows, by the code of that."""
# fmt: on
SLIPS = [
    (WELCOME, "who: [front-desk, visitor]", "who: front-desk, visitor]"),
    ("glossary.yaml", "aliases: [来宾证]", "aliases: 来宾证]"),
    (REGISTER, "options: [已发, 已收]", "options: [已发, 已收"),
    (REGISTER, "serial: {", "serial {"),
    (test_checks.GREETING, "  - id: known", "  - id known"),
    (test_checks.MANNERS, "    situations:", "   situations:"),
    (test_checks.MANNERS, "    situations:", "    situations:，"),
    (test_checks.MANNERS, "  - id: stand", "   - id: stand"),
    (test_checks.MANNERS, "  - id: stand", '  - id: stand"'),
    (FRONT, "measures:\n", "  measures:\n"),
    (FRONT, "  outside:", "  outside:，"),
    ("authority.yaml", "      - {id: gift-large", " - {id: gift-large"),
    ("sources.yaml", "  - {clauses: desk-004", "  {clauses: desk-004"),
    (CLERK, "department:", "- department:"),
    (test_ownership.FILING, "do: 编号}]}", 'do: 编号}]}"'),
]
"""Slips of one line that make the lines around it look wrong."""
FILES = {
    "shared/standards/duty.yaml": test_references.STANDARD.format("manager").encode(),
    "shared/procedures/front-desk-quiz.yaml": small_files()[test_ownership.FILING],
    "front-desk/notes.txt": b"x",
    "front-desk/scripts/wild.yaml": bytes(range(256)),
    "front-desk/checklists/reception-opening.en.yaml": b"sign_off: [Receptionist, Manager]\n",
    "front-desk/forms/register.en.yaml": b"example: {rows: {a: x}}\n",
    "front-desk/role - 副本.yaml": b"title: x\n",
    "front-desk (2)/role.yaml": b"title: x\n",
    "front-desk/procedures/register.yaml": small_files()[REGISTER],
    "front-desk/procedures/clerk.yaml": small_files()[CLERK],
    "front-desk/procedures/settings.yaml": small_files()[SETTINGS],
    "office-clerk/Role.yaml": small_files()[CLERK],
    "office-clek/procedures/files.yaml": small_files()[test_ownership.FILING],
    DESK: small_files()[DESK] + b" " * LARGEST,
    f"front-desk/{DESK}": small_files()[DESK][:-9],
}
"""Files that are each too much in the small handbook, or not as they should be."""
STALE = [(SETTINGS, "id: manager", "id: chief"), (CLERK, "每周归档一次", "每月归档一次")]
"""Changes of what has been translated already."""


Planted = tuple[str, dict[str, bytes], Collection[str]]
"""Faults in a handbook: a name, the files, and the codes that they are about."""


def with_cases() -> Iterator[tuple[str, dict[str, bytes]]]:
    """The small handbook with each of the mistakes that have a case, and its name."""
    for path in test_cases.CASES:
        data = path.read_bytes()
        yield path.name, {**small_files(), test_cases.place_of(data): data}
    for case in test_checks.CASES:
        yield f"{case.check}: {case.new!r}", test_checks.changed(case)


def planted() -> Iterator[Planted]:
    """Faults of other tests, planted one by one, and many at once."""
    for cases in test_checks.WITH_FORMS.values():
        for file, old, new, said in cases:
            yield f"{file}: {new!r}", test_checks.with_forms(file, old, new), said.split()[:1]
    for file, old, new, code, _ in test_ownership.FAULTS:
        files = test_ownership.edited(test_ownership.DEPUTY, (file, old, new))
        yield f"{file}: {new!r}", files, [code]
    for fault in test_contradictions.FAULTS:
        company = test_contradictions.planted(fault)
        files = {file: text.encode() for file, text in company.items()}
        yield f"{fault.file}: {fault.new!r}", files, [fault.code]
    for file, old, new in SLIPS:
        files = test_ownership.edited((file, old, new))
        yield f"{file}: {new!r}", files, test_cases.MATTERS
    for code, edits in CHANGES:
        yield f"{edits[0][0]}: {edits[0][2]!r}", test_ownership.edited(*edits), [code]
    yield from together()


def together() -> Iterator[Planted]:
    """Many faults in one handbook: none of them ends the search for the next one."""
    company = {file: text.encode() for file, text in test_contradictions.COMPANY.items()}
    with_forms = test_checks.with_forms(FRONT, "", "")
    formed = [one for cases in test_checks.WITH_FORMS.values() for one in cases if one[3]]
    owned = [(*one[:3], one[3]) for one in test_ownership.FAULTS]
    against = [(one.file, one.old, one.new, one.code) for one in test_contradictions.FAULTS]
    for name, files, faults in (
        ("all of forms", with_forms, formed),
        ("all of ownership", test_ownership.CLEAN, owned),
        ("all of ownership, the last ones first", test_ownership.CLEAN, owned[::-1]),
        ("all contradictions", company, against),
    ):
        changed = dict(files)
        for file, old, new, _ in faults:
            text = changed[file].decode()
            if text.count(old) == 1 and new not in text:
                changed[file] = text.replace(old, new).encode()
        yield name, changed, {said.split()[0] for *_, said in faults}


def folders() -> Iterator[dict[str, bytes]]:
    """Small handbooks with other known mistakes."""
    for path, data in FILES.items():
        yield {**small_files(), path: data}
    for old, new in (*(row[:2] for row in test_translation.NAMES), *test_translation.SHAPES):
        yield test_ownership.edited((test_translation.FILE, old, new))
    for files in test_checks.NEW_FILES.values():
        for path_, like, _ in files:
            yield {**small_files(), path_: small_files()[like]}
    stamps = written(stamps_of(small(), small("en")), "en")
    for file, old, new in STALE:
        yield {**stamps, **test_ownership.edited((file, old, new))}
    yield {**small_files(), "office-clerk/quiz.yaml": WRONG_ANSWERS.encode()}
    gapless = ONE_QUESTION.format(1, "type: fill, answers: 周五").replace("____", "（）")
    yield {**small_files(), "office-clerk/quiz.yaml": f"questions:\n{gapless}".encode()}
    unnamed = ONE_QUESTION.replace("id: q{}, ", "").format("type: fill, answers: 周五")
    yield {**small_files(), "office-clerk/quiz.yaml": f"questions:\n{unnamed}".encode()}
    yield {**small_files(), "office-clerk/role.fr.yaml": b"title: Clerk\n"}
    yield {**small_files(), "clerk/Role.yaml.txt": small_files()["office-clerk/role.yaml"]}
    yield {**small_files(), "clerk/deep/er/x.yaml": b"title: x\n"}
    yield {**small_files(), "clerk/role.en.yaml": b"title: x\n"}
    for text in (
        "duties:\n" + "  - title: x\n" * MOST,
        "title：x\n" * (MOST + 1),
        "#\n" * (MAX_LINES + 1),
    ):
        yield {**small_files(), "clerk/role.yaml": text.encode()}
    yield {}


@cache
def found_in_cases() -> list[tuple[str, list[Problem]]]:
    return [(name, list(check(load(files)))) for name, files in with_cases()]


@cache
def found_planted() -> list[tuple[str, list[Problem], Collection[str]]]:
    return [(name, list(check(load(files))), codes) for name, files, codes in planted()]


@cache
def found() -> list[Problem]:
    in_cases = [problem for _, problems in found_in_cases() for problem in problems]
    in_others = [problem for _, problems, _ in found_planted() for problem in problems]
    in_folders = [problem for files in folders() for problem in check(load(files))]
    return in_cases + in_others + in_folders


def said() -> str:
    problems = {put(problem) for problem in found()}
    return "\n\n".join(sorted(problems)) + "\n"


def put(problem: Problem) -> str:
    lines = [f"{problem.severity}[{problem.code}]"]
    for language in ("zh", "en"):
        hint = problem.hint[language] if problem.hint else ""
        lines.append(f"  {problem.message[language]} | {hint}")
    return "\n".join(lines)


def corrections() -> str:
    """For each case, what is underlined, and what should stand there."""
    usual = set(check(small_loaded()))
    parts = []
    for name, problems in found_in_cases():
        own = [one for one in test_cases.of_the_cases(problems) if one not in usual]
        parts.append("\n".join([name, *map(corrected, own)]))
    for name, problems, codes in found_planted():
        own = [one for one in problems if one.code in codes and one not in usual]
        parts += ["\n".join([name, *map(corrected, own)])] if own else []
    return "\n\n".join(parts) + "\n"


def corrected(problem: Problem) -> str:
    span, is_fixed = problem.span, " fixed" if problem.fix else ""
    place = f"  {span.line}:{span.column}+{span.length} {problem.code}{is_fixed}"
    return place if problem.corrected is None else f"{place}\n    {problem.corrected!r}"


def test_what_is_said_about_mistakes_is_approved() -> None:
    assert APPROVED.read_text("utf-8") == said()


def test_what_is_underlined_and_proposed_is_approved() -> None:
    assert CORRECTIONS.read_text("utf-8") == corrections()


def test_no_message_is_in_the_wrong_language() -> None:
    for problem in found():
        assert problem.message.zh != problem.message.en
        assert any("一" <= letter <= "鿿" for letter in problem.message.zh)


if __name__ == "__main__":
    APPROVED.write_text(said(), "utf-8")
    CORRECTIONS.write_text(corrections(), "utf-8")
