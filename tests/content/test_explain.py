"""What a field refuses is put in the words of an office, at its place, with what to do."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import records, types
from generator.content.explain import validated
from generator.content.records import KINDS
from generator.problems.problem import Problem
from generator.reading.document import Document
from tests.reads import read

GOOD = {
    "title": "文员",
    "department": "admin",
    "purpose": "处理文件。",
    "duties": "[{title: 收发, text: 送到。}]",
}


def role(**fields: str) -> Document:
    """A role with some fields changed; an empty text leaves one out."""
    lines = [f"{name}: {text}" for name, text in {**GOOD, **fields}.items() if text]
    return read("role.yaml", "\n".join([*lines, ""]).encode())


def reported(document: Document, kind: type[records.Record] = records.Role) -> list[Problem]:
    value = document.value
    if isinstance(value, dict) and issubclass(kind, types.Item):
        value = {"id": "clerk", **value}
    _, problems, _ = validated(kind, value, document)
    return problems


def one(document: Document, kind: type[records.Record] = records.Role) -> Problem:
    [problem] = reported(document, kind)
    return problem


def test_what_is_right_is_a_record() -> None:
    document = role()
    record, problems, _ = validated(records.Role, document.value | {"id": "clerk"}, document)  # type: ignore[operator]

    assert record is not None
    assert ("文员", []) == (record.title, problems)


@pytest.mark.parametrize(
    ("field", "typed", "code", "corrected"),
    [
        ("pass_mark", "８０", "whole", "80"),
        ("pass_mark", "80分", "whole", "80"),
        ("pass_mark", "80.5", "whole", None),
        ("pass_mark", "八十", "whole", None),
        ("pass_mark", "9999999999", "whole", None),
        ("supplement", "对", "flag", "true"),
        ("supplement", "ture", "flag", "true"),
        ("supplement", "否定", "flag", None),
        ("effective", "2026/1/5", "day", "2026-01-05"),
        ("effective", "2026.01.05", "day", "2026-01-05"),
        ("effective", "2026年1月5日", "day", "2026-01-05"),
        ("effective", "2026-13-05", "day", None),
        ("effective", "明年", "day", None),
    ],
)
def test_a_value_that_a_field_refuses_is_reported_with_what_it_may_have_been(
    field: str, typed: str, code: str, corrected: str | None
) -> None:
    problem = one(role(**{field: typed}))

    assert (code, corrected and f"{field}: {corrected}") == (problem.code, problem.corrected)
    assert problem.span.column == len(field) + 3
    assert problem.hint


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("Mail", "mail"),
        ("收ｍａｉｌ", None),
        ("ｍａｉｌ", "mail"),
        ("in_mail", "in-mail"),
        ("in mail", "in-mail"),
        ("收发", None),
        ("a" * 65, None),
    ],
)
def test_an_id_that_is_none_is_reported_with_the_one_it_may_have_been(
    typed: str, corrected: str | None
) -> None:
    problem = one(role(duties=f"[{{id: {typed}, title: 收发, text: 送到。}}]"))

    assert "id" == problem.code
    assert (corrected is not None) == bool(problem.fix)
    assert corrected is None or f"{{id: {corrected}, " in str(problem.corrected)


@pytest.mark.parametrize(
    ("typed", "meant", "certain"),
    [
        ("每天", "daily", True),
        ("Daily", "daily", True),
        ("on event", "on_event", True),
        ("on-event", "on_event", True),
        ("dayly", "daily", False),
        ("偶尔", None, False),
    ],
)
def test_a_word_of_a_list_of_words_is_understood_in_chinese_and_misspelt(
    typed: str, meant: str | None, certain: bool
) -> None:
    problem = one(role(duties=f"[{{title: 收发, text: 送到。, when: {typed}}}]"))

    assert ("unknown-word", certain) == (problem.code, bool(problem.fix))
    assert problem.hint is not None
    assert (f"“{meant}”" in problem.hint.zh) == (meant is not None)
    assert "daily、each_shift、weekly" in problem.hint.zh
    assert "daily, each_shift, weekly" in problem.hint.en


@pytest.mark.parametrize(
    ("typed", "meant", "certain"),
    [
        ("标题", "title", True),
        ("Title", "title", True),
        ("ＴＩＴＬＥ", "title", True),
        ("titel", "title", False),
        ("names", None, False),
    ],
)
def test_a_field_that_is_none_is_one_problem_with_the_one_that_was_meant(
    typed: str, meant: str | None, certain: bool
) -> None:
    document = read("role.yaml", f"{typed}: 文员\ndepartment: a\npurpose: b\nduties: []\n".encode())
    problems = [p for p in reported(document) if p.code == "unknown-field"]

    assert [(1, certain)] == [(p.span.line, bool(p.fix)) for p in problems]
    assert len(reported(document)) == 1  # the field that is missing was meant
    assert (meant and f"{meant}: 文员") == problems[0].corrected


def test_a_second_field_of_the_same_meaning_is_not_corrected_by_itself() -> None:
    assert () == one(role(标题="秘书")).fix


def test_what_is_missing_is_reported_with_what_belongs_there() -> None:
    problem = one(role(purpose=""))

    assert ("missing-field", 1, 1) == (problem.code, problem.span.line, problem.span.column)
    assert problem.hint is not None
    assert problem.hint.zh.startswith("请加一行 purpose: …（设置目的")


def test_what_is_empty_may_be_left_out_unless_it_must_be_there() -> None:
    must, may = (one(role(**{field: '""'})).hint for field in ("purpose", "version"))

    assert must is not None
    assert may is not None
    assert ("请填写内容。", "请填写内容，或删掉这一行。") == (must.zh, may.zh)


def test_what_is_missing_in_an_item_is_reported_at_the_item() -> None:
    problem = one(role(duties="[{text: 收发}]"))

    assert ("missing-field", 4, 10) == (problem.code, problem.span.line, problem.span.column)


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("works_with", "坐班", "model-type"),
        ("conditions", "{text: 坐班}", "tuple-type"),
        ("authority", "可以", "model-type"),
        ("authority", "[可以]", "model-type"),
        ("purpose", "[处理, 文件]", "string-type"),
        ("purpose", "{a: b}", "string-type"),
        ("pass_mark", "[80]", "one-word"),
        ("effective", "{a: b}", "one-word"),
        ("duties", "[[a]]", "model-type"),
        ("purpose", '""', "blank"),
    ],
)
def test_what_has_the_wrong_shape_is_reported(field: str, typed: str, code: str) -> None:
    assert [code] == [p.code for p in reported(role(**{field: typed}))]


def test_a_list_where_a_text_belongs_is_shown_in_quotes() -> None:
    assert 'purpose: "[处理文件]"' == one(role(purpose="[处理文件]")).corrected


def test_a_field_that_stands_too_far_left_is_reported_with_what_stands_above() -> None:
    problem = one(role(authority="{may: []}", must_ask="[倒茶]"))

    assert ("indentation", 6) == (problem.code, problem.span.line)
    assert "authority" in problem.message.zh


def test_a_field_that_stands_too_far_right_is_reported_to_belong_further_out() -> None:
    problem = one(role(duties="\n  - title: 收发\n    text: 送到。\n    conditions: [坐班]"))

    assert "indentation" == problem.code
    assert "往左" in str(problem.hint)


def test_a_field_in_braces_that_belongs_further_out_is_in_no_wrong_column() -> None:
    problem = one(role(duties="[{title: 收发, text: 送到。, conditions: [坐班]}]"))

    assert "unknown-field" == problem.code
    assert "花括号外面" in str(problem.hint)


def test_very_long_words_are_quoted_in_part() -> None:
    assert len(one(role(effective="很长" * 500)).message.zh) < 100


# -- going on


def test_in_spite_of_mistakes_there_is_a_record_of_all_the_rest() -> None:
    document = role(标题="x", title="", purpose="", when="y", pass_mark="z", effective="w")
    record, problems, _ = validated(records.Role, document.value | {"id": "clerk"}, document)  # type: ignore[operator]

    assert record is not None
    assert ("x", "admin") == (record.title, record.department)
    assert ["day", "missing-field", "unknown-field", "unknown-field", "whole"] == sorted(
        problem.code for problem in problems
    )


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.text(max_size=5) | st.sampled_from(["daily", "2026-01-01", "a-1", "true"]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(
        st.sampled_from(
            ["id", "title", "text", "duties", "phases", "steps", "do", "if", "nodes", "choices",
             "say", "to", "rules", "questions", "options", "who", "clauses", "terms", "x", "标题"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=20,
)  # fmt: skip


@given(st.sampled_from(sorted(KINDS)), VALUES)
def test_whatever_stands_in_a_file_there_is_an_answer(kind: str, value: Any) -> None:
    record, problems, _ = validated(KINDS[kind], value, Document("a.yaml", "", value))

    assert record is not None or problems
