"""Whatever bytes a file holds, there is an answer; Chinese ones are read."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems.problem import Span
from generator.reading.encoding import decode

TEXT = "title: 前台文员\npurpose: 接待每一位客人。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert (TEXT, ()) == decode("a.yaml", TEXT.encode(encoding))[:2]


@pytest.mark.parametrize(
    "encoding",
    ["gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_other_encodings_are_read_and_reported_and_can_be_corrected(encoding: str) -> None:
    text, problems, readable = decode("a.yaml", TEXT.encode(encoding))

    assert (TEXT, True) == (text, readable)
    assert ["encoding"] == [problem.code for problem in problems]
    assert problems[0].fix


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_the_mark_of_the_other_byte_order_is_known(mark: bytes) -> None:
    name = "utf-16-be" if len(mark) == 2 else "utf-32-be"

    assert TEXT == decode("a.yaml", mark + TEXT.encode(name)).text


def test_gbk_is_reported_at_its_first_chinese_character() -> None:
    [problem] = decode("a.yaml", ("code: QD\n" + TEXT).encode("gbk")).problems

    assert Span("a.yaml", 2, 8) == problem.span


def test_lines_of_gbk_in_a_file_of_utf_8_are_read() -> None:
    data = "title: 前台文员\n".encode() + "purpose: 接待每一位客人。\n".encode("gbk")
    text, [problem], _ = decode("a.yaml", codecs.BOM_UTF8 + data)

    assert TEXT == text
    assert Span("a.yaml", 2, 10) == problem.span
    assert problem.fix


def test_a_damaged_character_is_reported_where_it_stands_and_is_no_ones_to_fix() -> None:
    data = "title: 前台文员\npurpose: 接待".encode() + b"\xe5\xae\n"
    text, [problem], readable = decode("a.yaml", data)

    assert "title: 前台文员\npurpose: 接待\ufffd\n" == text
    assert (Span("a.yaml", 2, 12), (), True) == (problem.span, problem.fix, readable)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + b"\x00" * 30,
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        codecs.BOM_UTF16_LE + b"\x00\xd8",
        bytes(range(128, 256)) * 4,
    ],
)
def test_what_is_no_text_is_reported_as_such(data: bytes) -> None:
    text, problems, readable = decode("a.yaml", data)

    assert ("", False) == (text, readable)
    assert ["no-text"] == [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("data", "zh", "en"),
    [
        (
            TEXT.encode("gbk"),
            "文件是 GBK 编码，不是 UTF-8 请用编辑器另存为 UTF-8，或运行 handbook check --fix。",
            "the file is GBK, not UTF-8 "
            "Save it as UTF-8 in your editor, or run `handbook check --fix`.",
        ),
        (
            TEXT.encode() + b"\xe5\n",
            "这里的字符已经损坏，读不出来 请重新输入这一处，并把文件存为 UTF-8。",
            "a character is damaged here and cannot be read "
            "Type it again and save the file as UTF-8.",
        ),
        (
            b"%PDF-1.7",
            "这不是文本文件 请把内容写进文本文件；Word 和 Excel 文件改名不能变成 YAML。",
            "this is not a text file "
            "Write the content into a text file; renaming a Word or Excel file makes none.",
        ),
    ],
)
def test_it_says_what_the_file_is_and_what_to_do(data: bytes, zh: str, en: str) -> None:
    [problem] = decode("a.yaml", data).problems

    assert problem.hint
    assert (zh, en) == (
        f"{problem.message.zh} {problem.hint.zh}",
        f"{problem.message.en} {problem.hint.en}",
    )


@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    text, problems, readable = decode("a.yaml", data)

    assert readable or (text == "" and problems)
    text.encode()  # no half of a surrogate pair is left in it


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufeff\0"), max_size=100))
def test_text_in_utf_8_comes_back_as_it_is(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"PK\x03\x04", b"%PDF-", b"GIF8")):
        assert (text, ()) == decode("a.yaml", data)[:2]
