"""Other programs read the problems, too."""

import json
import re
from pathlib import PurePosixPath
from typing import Any

import pytest

from generator.problems.problem import Edit, Problem, Span, Words
from generator.problems.render import render
from generator.problems.reports import as_github, as_json, as_sarif

ROLES = PurePosixPath("roles")
COLON = Problem(
    "colon",
    Span("前台/role.yaml", 3, 6, 1),
    Words("冒号是全角的", "the colon is full-width"),
    Words("换成半角：100% 对", "use a plain one, 100%"),
    fix=(Edit(20, 21, ": "),),
    corrected="title: 前台",
)
PLAIN = Problem(
    "untranslated", Span("a,b:c.yaml"), Words("没译", "not translated"), None, "warning"
)


def test_json_names_the_place_the_code_and_what_to_do() -> None:
    first, second = json.loads(as_json([COLON, PLAIN], "en"))

    assert {
        "file": "前台/role.yaml",
        "line": 3,
        "column": 6,
        "length": 1,
        "code": "colon",
        "severity": "error",
        "message": "the colon is full-width",
        "hint": "use a plain one, 100%",
        "corrected": "title: 前台",
        "fixable": True,
    } == first
    assert (None, None, False, "warning") == tuple(
        second[name] for name in ("hint", "corrected", "fixable", "severity")
    )


def test_json_speaks_chinese_in_readable_characters() -> None:
    assert "冒号是全角的" in as_json([COLON], "zh")


HOSTILE = "\x1b[31m\x9b2J\u202e\u2028\r\n::error::100%"
WILD = Problem("colon", Span(f"{HOSTILE}.yaml"), Words(HOSTILE, HOSTILE), Words(HOSTILE, HOSTILE))


@pytest.mark.parametrize(
    "text",
    [
        as_json([WILD], "zh"),
        as_sarif([WILD], "zh", ROLES),
        as_github([WILD], "zh", ROLES),
        render([WILD], lambda _: [HOSTILE]),
    ],
    ids=["json", "sarif", "github", "text"],
)
def test_no_sign_that_a_terminal_obeys_and_no_command_reaches_the_output(text: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", text)
    assert not any(line.startswith("::error::") for line in text.split("\n"))


def test_json_tells_even_of_such_a_file_what_it_is_called() -> None:
    assert f"{HOSTILE}.yaml" == json.loads(as_json([WILD], "zh"))[0]["file"]


def test_no_problems_are_an_empty_list() -> None:
    assert "[]" == as_json([], "zh")


def test_github_gets_one_line_for_each_problem_with_its_signs_escaped() -> None:
    first, second = as_github([COLON, PLAIN], "en", ROLES).split("\n")

    assert (
        "::error file=roles/前台/role.yaml,line=3,col=6,endColumn=7,title=colon"
        "::the colon is full-width%0Ause a plain one, 100%25"
    ) == first
    assert second.startswith("::warning file=roles/a%2Cb%3Ac.yaml,line=1,")


def test_github_is_told_in_the_language_that_was_asked_for() -> None:
    letter = Problem("x", Span("X.yaml"), Words("没有 X", "no X"))

    assert [
        "::error file=roles/前台/role.yaml,line=3,col=6,endColumn=7,title=colon"
        "::冒号是全角的%0A换成半角：100%25 对",
        "::error file=roles/X.yaml,line=1,col=1,endColumn=2,title=x::没有 X",
    ] == as_github([COLON, letter], "zh", ROLES).split("\n")


def test_sarif_has_what_code_hosts_ask_for_and_nothing_else() -> None:
    expected = {
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "handbook",
                        "rules": [
                            {
                                "id": "colon",
                                "shortDescription": {"text": "the colon is full-width"},
                            },
                            {"id": "untranslated", "shortDescription": {"text": "not translated"}},
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": "colon",
                        "level": "error",
                        "message": {"text": "the colon is full-width use a plain one, 100%"},
                        "locations": [
                            located(
                                "roles/%E5%89%8D%E5%8F%B0/role.yaml",
                                startLine=3,
                                startColumn=6,
                                endColumn=7,
                            )
                        ],
                        "fixes": FIXES,
                    },
                    {
                        "ruleId": "untranslated",
                        "level": "warning",
                        "message": {"text": "not translated"},
                        "locations": [
                            located("roles/a%2Cb%3Ac.yaml", startLine=1, startColumn=1, endColumn=2)
                        ],
                    },
                ],
            }
        ],
    }

    text = as_sarif([COLON, PLAIN], "en", ROLES)
    assert expected == json.loads(text)
    assert text.startswith('{\n "version": "2.1.0",\n "runs": [\n  {\n   "tool"')


def located(uri: str, **region: int) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


FIXES = [
    {
        "artifactChanges": [
            {
                "artifactLocation": {"uri": "roles/%E5%89%8D%E5%8F%B0/role.yaml"},
                "replacements": [
                    {
                        "deletedRegion": {"charOffset": 20, "charLength": 1},
                        "insertedContent": {"text": ": "},
                    }
                ],
            }
        ]
    }
]


def test_sarif_speaks_the_language_that_was_asked_for() -> None:
    [run] = json.loads(as_sarif([PLAIN], "zh", ROLES))["runs"]

    assert "没译" == run["tool"]["driver"]["rules"][0]["shortDescription"]["text"]
    assert "没译" == run["results"][0]["message"]["text"]


def test_sarif_names_a_file_whose_name_is_not_utf_8() -> None:
    wild = Problem("name", Span("\udce5.yaml"), Words("名字", "name"))
    [run] = json.loads(as_sarif([wild], "zh", ROLES))["runs"]

    assert [located("roles/%3F.yaml", startLine=1, startColumn=1, endColumn=2)] == run["results"][
        0
    ]["locations"]


def test_letters_of_other_languages_stay_readable_and_what_is_not_seen_is_escaped() -> None:
    seen = Problem("a", Span("é\u200b.yaml"), Words("。", "."))

    assert '"file": "é\\u200b.yaml"' in as_json([seen], "zh")
