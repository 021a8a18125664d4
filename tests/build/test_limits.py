"""However much is wrong with a file: the first mistakes are reported, the others counted, and soon.

How long something takes is counted in steps, calls of functions, not by the clock.
"""

import sys
from collections import Counter
from collections.abc import Callable

import pytest

from generator.content.checks import check
from generator.content.fix import with_fixes
from generator.content.load import load
from generator.problems.problem import MOST, Problem
from generator.problems.render import render
from generator.problems.spelling import PATIENCE, Speller
from generator.reading.encoding import MAX_FILE, MAX_LINE, MAX_LINES
from generator.reading.reader import ATTEMPTS, MAX_REREAD
from tests.reads import read
from tests.small import small_files

ROLE = "office-clerk/role.yaml"
HEAD = "title: 文员\ndepartment: admin\npurpose: 处理文件。\n"
DUTIES = f"{HEAD}duties:\n"
MANY = MOST + 50


def found(text: str, path: str = ROLE) -> list[Problem]:
    return [p for p in check(load({**small_files(), path: text.encode()})) if p.span.file == path]


def errors(text: str, path: str = ROLE) -> list[Problem]:
    return [problem for problem in found(text, path) if problem.severity == "error"]


def many(line: str, count: int = MANY) -> str:
    """A line for each number, which stands where it says {n}."""
    return "".join(line.replace("{n}", str(n)) for n in range(count))


# -- what is reported


FIELDS = {
    "unknown fields": HEAD + "duties: []\n" + many("zzz{n}: x\n"),
    "unknown fields of items": DUTIES + many("  - {title: 职责{n}, text: 做。, zzz: x}\n"),
    "missing fields": DUTIES + many("  - text: 做第{n}件。\n"),
    "words that are none": DUTIES + many("  - {title: 职责{n}, text: 做。, when: sometime}\n"),
    "ids that are none": DUTIES + many("  - {title: 职责{n}, text: 做。, id: 职责{n}}\n"),
    "unknown references": DUTIES + many("  - {title: 职责{n}, text: 做。, basis: zzz{n}}\n"),
    "ids that are used twice": DUTIES + many("  - {title: 职责, text: 做。}\n", MANY + 1),
    "references that are given twice": DUTIES + "  - title: 归档\n    text: 做。\n    topics:\n"
    + many("      - archives\n", MANY + 1),
    "unknown links": DUTIES + many("  - {title: 职责{n}, text: '[看](zzz{n})'}\n"),
    "unknown variables": DUTIES + many("  - {title: 职责{n}, text: '找{compny}'}\n"),
}  # fmt: skip


@pytest.mark.parametrize("text", FIELDS.values(), ids=FIELDS.keys())
def test_of_very_many_mistakes_the_first_are_reported_and_the_others_counted(text: str) -> None:
    [summary, *reported] = sorted(errors(text), key=lambda problem: problem.code != "too-many")

    assert "too-many" == summary.code
    assert MOST == len(reported)
    assert f"还有 {MANY - MOST} 处" in summary.message.zh
    assert f"{MANY - MOST} more" in summary.message.en


STAND_INS = ("ids that are none", "missing fields")
EXACT = {name: text for name, text in FIELDS.items() if name not in STAND_INS}
"""Without those for which a stand-in is put in: it gives rise to a mistake that is not reported."""


@pytest.mark.parametrize("text", EXACT.values(), ids=EXACT.keys())
def test_as_many_mistakes_as_are_reported_are_reported_without_more(text: str) -> None:
    lines = text.splitlines(keepends=True)
    least = errors("".join(lines[: -(MANY - MOST)]))

    assert MOST == len(least)
    assert "too-many" not in {problem.code for problem in least}


def test_of_many_mistakes_the_outermost_come_first() -> None:
    text = FIELDS["missing fields"].replace("department", "departmnet")

    assert "departmnet" in str([p.message.zh for p in errors(text) if p.code == "unknown-field"])


def test_of_very_many_mistakes_in_a_translation_the_others_are_counted() -> None:
    text = "title: Clerk\nduties:\n" + many("  zzz{n}: {title: x}\n")
    reported = errors(text, "office-clerk/role.en.yaml")

    assert MOST + 1 == len(reported)
    [summary] = [problem for problem in reported if problem.code == "too-many"]
    assert f"{MANY - MOST} more" in summary.message.en


def test_reminders_are_no_mistakes_however_many_they_are() -> None:
    text = DUTIES + many("  - {title: 职责{n}, text: '做<b>事</b>。'}\n", 11 * MOST)
    reminders = [problem for problem in found(text) if problem.severity == "warning"]

    assert [] == errors(text)
    assert 10 * MOST + 1 == len(reminders)
    assert "too-many" in {problem.code for problem in reminders}


FORMS = {
    "full-width colons": DUTIES + many("  - title：职责{n}\n"),
    "tabs": DUTIES + many("\t- title: 职责{n}\n"),
    "missing spaces": DUTIES + many("  - title:职责{n}\n"),
    "quotes": DUTIES + many('  - title: "职责{n}\n'),
    "hidden characters": DUTIES + many("  - title: 职\u200b责{n}\n"),
    "hidden characters in one line": HEAD + "code: " + many("职\u200b责"),
    "odd spaces in one line": HEAD + "code: " + many("职\u2003责"),
    "decomposed letters in one line": HEAD + "code: " + many("e\u0301x"),
    "pairs in one line": f"{HEAD}authority: {{{many('may：x, ')}}}\n",
    "merges": DUTIES + many("<<<<<<< a\n  - title: 职责{n}\n=======\n>>>>>>> b\n"),
    "directives": many("%YAML 1.2\n") + HEAD,
    "rulers": HEAD + many("-----\n"),
    "names given twice": HEAD + many("code: x\n", MANY + 1),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_after_very_many_mistakes_of_form_it_is_reported_where_the_looking_ended(text: str) -> None:
    problems = read(ROLE, text.encode()[:MAX_FILE]).problems
    [stopped] = [problem for problem in problems if problem.code == "too-many"]

    assert MOST + 1 == len(problems)
    assert stopped.span.line >= max(problem.span.line for problem in problems)
    assert stopped.hint


def test_after_very_many_mistakes_of_form_a_file_is_taken_for_unread_not_for_empty() -> None:
    text = "title：文员\n" + many("aliases：x\n")
    files = {**small_files(), ROLE: text.encode()}
    reported = {(problem.span.file, problem.code) for problem in check(load(files)).errors}

    assert {(ROLE, "colon"), (ROLE, "too-many")} == reported  # nothing missing, nobody unknown


def test_what_yaml_gives_up_on_again_and_again_is_reported_a_limited_number_of_times() -> None:
    problems = read(
        ROLE, (DUTIES + many("  - {i{{d: x, text: y}\n", 2 * ATTEMPTS)).encode()
    ).problems
    codes = Counter(problem.code for problem in problems)

    assert (ATTEMPTS, 1) == (codes["yaml"], codes["too-many"])


# -- sizes


def test_a_file_of_as_many_bytes_as_may_be_is_read() -> None:
    line = f"#{'x' * 9_999}\n".encode()
    data = b"a: b\n" + line * (MAX_FILE // len(line))
    data += b"#" * (MAX_FILE - len(data))

    assert {"a": "b"} == read("a.yaml", data).value
    assert ["too-large"] == [problem.code for problem in read("a.yaml", data + b"#").problems]


def test_a_file_of_as_many_lines_as_may_be_is_read() -> None:
    data = b"a: b\n" + b"#\n" * (MAX_LINES - 1)

    assert {"a": "b"} == read("a.yaml", data).value
    assert ["too-large"] == [problem.code for problem in read("a.yaml", data + b"\n").problems]


def test_a_line_of_as_many_characters_as_may_be_is_read() -> None:
    line = f"a: {'b' * (MAX_LINE - 3)}"

    assert [] == read("a.yaml", line.encode()).problems
    assert ["long-line"] == [
        problem.code for problem in read("a.yaml", f"{line}b".encode()).problems
    ]


# -- how long it takes


def steps(work: Callable[[], object]) -> int:
    """How many calls of functions, in Python and in C, some work takes."""
    count = 0

    def step(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def everything(text: str) -> Callable[[], object]:
    """All that is asked of a file: what is wrong, how to say it, how to fix it."""

    def ask() -> None:
        data = text.encode()
        loaded = load({**small_files(), ROLE: data})
        problems = list(check(loaded))
        render(problems, loaded.lines)
        with_fixes(ROLE, data, [one for one in problems if one.span.file == ROLE])

    return ask


GROWING = {
    "unknown fields": (HEAD, "zzz{n}: x\n"),
    "fields in Chinese": (HEAD, "标题{n}: x\n"),
    "unknown fields of items": (DUTIES, "  - {title: 职责{n}, text: 做。, zzz: x}\n"),
    "items in the column of another list": (DUTIES, "  - title: 职{n}\n    basis:\n  - zzz: x\n"),
    "unknown references": (DUTIES, "  - {title: 职责{n}, text: 做。, basis: zzz{n}}\n"),
    "unknown clauses": (DUTIES, "  - {title: 职责{n}, text: 做。, source: clerk-9{n}}\n"),
    "fields given twice": (HEAD, "code: x\n"),
    "full-width colons": (DUTIES, "  - title：职责{n}\n"),
    "texts that go on": (f"{HEAD}code: x\n", "  go on\n"),
    "folded texts": (DUTIES, "  - title: 职责{n}\n    text: >\n      做。\n      做。\n"),
    "one folded text": (f"{DUTIES}  - title: 职责\n    text: >\n", "      做{n}。\n"),
    "lists in brackets that go on": (f"{HEAD}aliases: [\n", "  x{n},\n"),
    "open brackets": (DUTIES, "  - {title: 职责{n}, text: 做。\n"),
    "names without a list": (DUTIES, "  - title: 职责{n}\n\n\n\n"),
    "mixed line ends": (DUTIES, "  - {title: 职责{n}, text: 做。}\r\n  # x\n"),
    "what YAML does not understand": (DUTIES, "  - {i{{d: x, text: y}\n"),
    "documents": ("", "---\ntitle: 职责{n}\n"),
    "merges": (DUTIES, "<<<<<<< a\n  - title: 职责{n}\n=======\n>>>>>>> b\n"),
    "brackets in one line": (f"{HEAD}code: x\naliases: [", "[a，b], {"),
    "odd spaces in one line": (f"{HEAD}code: x", "\t　\u2003"),
    "links in one line": (f"{HEAD}duties:\n  - title: 职责\n    text: x", "[a]("),
}


@pytest.mark.parametrize(("head", "line"), GROWING.values(), ids=GROWING.keys())
def test_twice_as_much_of_what_is_wrong_takes_no_more_than_twice_as_long(
    head: str, line: str
) -> None:
    everything(head + many(line, 300))()  # what is worked out once is worked out
    short = steps(everything(head + many(line, 1_500)))
    long = steps(everything(head + many(line, 3_000)))

    assert long < 2.2 * short


def test_a_file_that_yaml_does_not_understand_is_not_read_again_and_again() -> None:
    tries = []

    def step(frame: object, event: str, _: object) -> None:
        code = getattr(frame, "f_code", None)
        if event == "call" and getattr(code, "co_name", "") == "_guard":
            tries.append(1)

    text = (
        DUTIES
        + many("  - {i{{d: x, text: y}\n", ATTEMPTS)
        + f"# {'x' * 98}\n" * (MAX_REREAD // 300)
    )
    sys.setprofile(step)
    try:
        read(ROLE, text.encode())
    finally:
        sys.setprofile(None)

    assert 3 == len(tries)


def test_patience_with_misspelt_words_ends() -> None:
    speller, known = Speller(), [f"word-{n}" for n in range(PATIENCE // 10)]
    guesses = [speller.guess("wrod-1", known) for _ in range(11)]

    assert "word-1" == (guesses[0] and guesses[0].word)
    assert guesses[0] == guesses[8]
    assert guesses[10] is None
