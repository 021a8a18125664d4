"""The numbers that lines begin with, in all the styles that offices use."""

import pytest

from generator.intake.labels import bare_label_of, label_of

STYLES = {
    "一、职责": ("一、", "cn", 1),
    "十二. 职责": ("十二.", "cn", 12),
    "二,文员": ("二,", "cn", 2),
    "五' 工作": ("五'", "cn", 5),
    "（三）职责": ("（三）", "cn-paren", 3),
    "(4)、隶属": ("(4)、", "paren", 4),
    "1. 接听": ("1.", "arabic", 1),
    "１２、接听": ("１２、", "arabic", 12),
    "3： 越位": ("3：", "arabic", 3),
    "1）接听": ("1）", "half", 1),
    "（１） 函电": ("（１）", "paren", 1),
    "③登记": ("③", "circled", 3),
    "⑵登记": ("⑵", "paren", 2),
    "⒊登记": ("⒊", "arabic", 3),
    "㈣登记": ("㈣", "cn-paren", 4),
    "a． 协助": ("a．", "letter", 1),
    "B)协助": ("B)", "letter", 2),
    "(c) 协助": ("(c)", "letter-paren", 3),
    "第三条 为了": ("第三条", "article", 3),
    "第二章 总则": ("第二章", "chapter", 2),
    "第四节　收款": ("第四节", "section", 4),
    "第一部分 总则": ("第一部分", "part", 1),
    "第二步：登记": ("第二步：", "step", 2),
    "步骤3：登记": ("步骤3：", "step", 3),
    "Ⅳ、登记": ("Ⅳ、", "roman", 4),
    "ⅲ）登记": ("ⅲ）", "roman", 3),
    "II. 登记": ("II.", "roman", 2),
    "1.2 登记": ("1.2", "decimal2", 2),
    "2.3.4登记": ("2.3.4", "decimal3", 4),
    "贰、登记": ("贰、", "capital", 2),
    "乙、登记": ("乙、", "stem", 2),
    "● 登记": ("●", "bullet", 0),
    "- 登记": ("-", "bullet", 0),
}


@pytest.mark.parametrize(("text", "label"), STYLES.items())
def test_a_number_is_told_from_its_text(text: str, label: tuple[str, str, int]) -> None:
    found = label_of(text)

    assert found
    assert label == found[:3]
    assert text[found.end :] in text.split(found.typed, 1)[1]
    assert not text[found.end :].startswith((" ", "　"))


@pytest.mark.parametrize(
    "text",
    ["8:30上班", "1.5米以内", "2026.1.5 发布", "3个工作日内", "一切费用", "“一、二”", "第三方来访",
     "e.g. 这样", "——备注", "10:00前", "100%准确", "十分重要", "甲方的要求", "1,200元以下",
     "XX 学校"],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_text(text: str) -> None:
    assert label_of(text) is None


def test_a_number_without_mark_is_seen_apart() -> None:
    found = bare_label_of("13 社会保险")

    assert found
    assert ("13", 13, "社会保险") == (found.typed, found.value, "13 社会保险"[found.end :])
    assert bare_label_of("3年以上经验") is None
