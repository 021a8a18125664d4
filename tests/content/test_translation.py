"""A translation replaces texts and nothing else; what fits nowhere is reported."""

import pytest

from generator.content.checks import check
from generator.problems.problem import Problem
from tests.small import changed, small_files

FILE = "office-clerk/role.en.yaml"
TEXT = small_files()[FILE].decode()


def problems(old: str, new: str) -> list[Problem]:
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    return check(changed(**{"office-clerk__role.en": text})).errors


NAMES = [
    ("purpose:", "porpose:", "porpose", "purpose"),
    ("purpose:", "目的:", "目的", "purpose"),
    ("  file:", "  fil:", "fil", "file"),
    ("  file:", "  File:", "File", "file"),
    ("text: Once a week.", "txt: Once a week.", "txt", "text"),
    ("text: Once a week.", "when: weekly", "when", None),
    ("text: Once a week.", "text: Weekly, note: Soon", "note", None),
    ("purpose: Papers can be found.", "conditions: {a: Seat}", "conditions", None),
]


@pytest.mark.parametrize(("old", "new", "spot", "meant"), NAMES)
def test_a_name_that_is_not_in_the_original_is_reported(
    old: str, new: str, spot: str, meant: str | None
) -> None:
    [problem] = problems(old, new)
    line = TEXT.replace(old, new, 1).split("\n")[problem.span.line - 1]

    assert ("translation", FILE) == (problem.code, problem.span.file)
    assert line[problem.span.column - 1 :].startswith(spot)
    assert (meant is not None) == (problem.corrected is not None)
    if meant:
        assert meant in str(problem.corrected)


def test_a_capital_letter_can_mean_one_thing_only() -> None:
    assert problems("  file:", "  File:")[0].fix
    assert not problems("  file:", "  fil:")[0].fix


SHAPES = [
    ("title: Office clerk", "title: [Office, clerk]"),
    ("title: Office clerk", 'title: ""'),
    ("title: Office clerk", "aliases: {a: b}"),
    ("title: Office clerk", 'aliases: [Typist, ""]'),
    ("{title: File papers, text: Once a week.}", "[File papers, Once a week.]"),
    ("duties:", "duties: [a]\nx:"),
]


@pytest.mark.parametrize(("old", "new"), SHAPES)
def test_what_has_another_shape_than_the_original_is_reported(old: str, new: str) -> None:
    assert "translation" in {problem.code for problem in problems(old, new)}


def test_names_for_searching_may_be_given_where_the_original_has_none() -> None:
    text = TEXT.replace("purpose:", "aliases: [Typist]\npurpose:")
    loaded = changed(**{"office-clerk__role.en": text})

    assert [] == check(loaded).errors
    assert ("Typist",) == loaded.editions["en"].documents[1].aliases


def test_lines_are_translated_one_by_one() -> None:
    wrong = "sign_off: [Receptionist, Manager]\n"
    loaded = changed(**{"front-desk__checklists__reception-opening.en": wrong})

    assert ["translation"] == [problem.code for problem in check(loaded).errors]


def test_what_is_not_translated_keeps_the_words_of_the_original_and_is_a_reminder() -> None:
    loaded = changed(**{"office-clerk__role.en": "title: Clerk\n"})
    untranslated = [p for p in check(loaded) if p.span.file == "office-clerk/role.yaml"]

    assert "让文件找得到。" == loaded.editions["en"].records["office-clerk"].purpose  # type: ignore[attr-defined]
    assert {"warning"} == {problem.severity for problem in untranslated}
