"""Problems beside a field speak of the form, not of lines, dashes and keys."""

import re
from pathlib import Path

import pytest

from generator.editing.forms import forms
from generator.editing.wording import Said, said
from generator.problems.problem import Language, Problem, Span, Words

MESSAGES = Path(__file__).parents[1] / "messages.txt"
OF_TEXT = frozenset((
    "dash", "colon", "comma", "quote", "bracket", "indentation", "tab", "special-start",
    "alias", "anchor", "tag", "merge-key", "directive", "encoding", "line-ends",
    "control-character", "ruler", "stray-line", "file-name", "misplaced-file", "no-settings",
    "too-large", "too-deep", "too-many", "two-documents", "hash-in-text", "colon-in-text",
    "bracket-in-text", "wide-bracket", "comma-in-text", "backslash", "translation",
    "translation-language", "untranslated", "empty-file", "empty-document", "duplicate-key",
    "continued", "null", "odd-space", "newer-format", "unknown-field", "taken-name",
    "reserved-name", "translation-without-base", "written-id", "lost-character",
    "invisible-character", "merge-conflict", "model-type",
))  # fmt: skip
"""What only a text that somebody typed can have: the form shows such a file as text."""
KEYS = "|".join({one.key for form in forms("en").values() for one in form.fields})
WRITTEN = re.compile(rf"\b(?:{KEYS}): |`|- \{{|缩进|短横|加引号|\bdash\b|\bindent")
FILES = ("front-desk/role", "office-clerk/role", "office-clerk/procedures/filing",
         "front-desk/procedures/welcome")  # fmt: skip
TITLES = {f"{file}.yaml": "甲" for file in FILES}


def worded(zh: tuple[str, str], en: tuple[str, str], code: str, language: Language) -> Said:
    problem = Problem(code, Span("front-desk/role.yaml"), Words(zh[0], en[0]), Words(zh[1], en[1]))
    return said(problem, (), "role", TITLES, language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_message_about_a_field_speaks_of_yaml(language: Language) -> None:
    wrong = []
    for block in MESSAGES.read_text("utf-8").split("\n\n"):
        head, *lines = block.strip().split("\n")
        code = head.partition("[")[2].rstrip("]")
        if code in OF_TEXT or len(lines) < 2:
            continue
        zh, en = (tuple((one.strip() + " | ").split(" | ")[:2]) for one in lines[:2])
        found = worded((zh[0], zh[1]), (en[0], en[1]), code, language)
        if WRITTEN.search(f"{found.message} {found.hint}"):
            wrong.append(f"{code}: {found.message} | {found.hint}")
    assert [] == wrong


def test_what_is_missing_is_called_by_the_name_of_its_field() -> None:
    problem = Problem(
        "missing-field", Span("a/role.yaml"), Words("缺少“purpose”", "“purpose” is missing"),
        Words("请加一行 purpose: …（设置目的：为什么存在）。", "Add a line `purpose: …`."),
    )  # fmt: skip

    found = said(problem, ("purpose",), "role", {}, "zh")
    assert "还没有写“设置目的”" == found.message
    assert "purpose" not in found.hint


def test_fields_choices_and_files_are_called_as_the_form_calls_them() -> None:
    found = worded(
        ("“接待”由前台主办", "写 part: assists，或在 topics.yaml 里改 owner。"),
        ("“Reception” is owned by the front desk",
         "Write `part: assists`, or change `owner` in topics.yaml."),
        "not-owner", "zh",
    )  # fmt: skip
    assert "“分工”选“协办”，或在“主题和分工”里改“主办岗位”。" == found.hint.replace(" ", "")


def test_what_can_be_accepted_says_how() -> None:
    hint = "确实如此的，在 handbook.yaml 的 accepted 里写明理由（check: no-deputy, item: clerk）。"
    en = "If it is right, give the reason in accepted (check: no-deputy, item: clerk)."
    found = worded(
        ("没有人代", f"写上 deputy: 岗位编号。{hint}"), ("Nobody", en), "no-deputy", "zh"
    )

    assert ("no-deputy", "clerk") == found.accepts
    assert "handbook.yaml" not in found.hint
