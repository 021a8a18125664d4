"""The labels that Word counts itself are counted as Word counts them."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.intake.numbering import Numbering, numbering_of, written


def numbering(levels: str, lists: str) -> Numbering:
    xml = (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f"{lists}</w:numbering>"
    )
    return numbering_of(parse_xml(xml))


def level(n: int, format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LIST = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
THREE = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
)


@pytest.mark.parametrize(
    ("number", "format", "label"),
    [
        (12, "chineseCountingThousand", "十二"), (10, "chineseCounting", "十"),
        (20, "chineseCounting", "二十"), (105, "chineseCounting", "一百零五"),
        (3, "chineseLegalSimplified", "叁"), (12, "ideographDigital", "一二"),
        (2, "ideographTraditional", "乙"), (3, "ideographZodiac", "寅"),
        (4, "decimalEnclosedCircleChinese", "④"), (5, "decimalEnclosedParen", "⑸"),
        (6, "decimalEnclosedFullstop", "⒍"), (7, "decimalFullWidth", "７"),
        (27, "lowerLetter", "aa"), (2, "upperLetter", "B"), (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"), (3, "decimalZero", "03"), (3, "of a kind nobody knows", "3"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_its_format(number: int, format: str, label: str) -> None:
    assert label == written(number, format)


def test_a_deeper_level_begins_anew_below_each_number_of_the_level_above() -> None:
    lists = numbering(THREE, LIST)
    labels = [lists.next_label("1", n) for n in (0, 1, 1, 2, 0, 1, 2, 2)]

    assert ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1.", "2."] == labels


def test_a_level_may_name_those_above_it() -> None:
    lists = numbering(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2"), LIST)

    assert ["1", "1.1", "1.2", "2", "2.1"] == [lists.next_label("1", n) for n in (0, 1, 1, 0, 1)]


def test_two_lists_of_one_look_count_on_unless_one_begins_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = numbering(
        level(0, "decimal", "%1."),
        LIST
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        + f'<w:num w:numId="3"><w:abstractNumId w:val="0"/>{anew}</w:num>',
    )

    assert ["1.", "2.", "3.", "1.", "2."] == [lists.next_label(one, 0) for one in "12233"]


def test_a_level_that_is_legal_writes_all_numbers_in_digits() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    lists = numbering(levels, LIST)

    assert ["第一章", "1.1"] == [lists.next_label("1", n) for n in (0, 1)]


def test_a_list_that_is_not_there_has_no_labels_and_a_bullet_is_a_bullet() -> None:
    lists = numbering(level(0, "bullet", "\uf0b7") + level(1, "none", ""), LIST)

    assert ["•", "", "", ""] == [
        lists.next_label("1", 0), lists.next_label("1", 1),
        lists.next_label("9", 0), lists.next_label("1", 12),
    ]  # fmt: skip
