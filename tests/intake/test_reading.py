"""Files are read whatever their encoding, and what is dangerous is refused in one sentence."""

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pytest

from generator.intake import package
from generator.intake.line import Source
from generator.intake.reading import MAX_FILE, read
from generator.problems.problem import Words
from tests.intake.documents import changed, part_of

TEXT = "出纳岗位职责\r\n\r\n1、负责现金的收付，登记日记账。\r\n"


def refusal(name: str, data: bytes) -> str:
    answer = read(name, data)
    assert isinstance(answer, Words), answer
    assert answer.zh.count("\n") == answer.en.count("\n") == 0
    return answer.en


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("收付现金。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "收付现金。"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_a_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    source = read("出纳.txt", TEXT.encode(encoding))

    assert isinstance(source, Source)
    assert [("1", "出纳岗位职责"), ("3", "1、负责现金的收付，登记日记账。")] == [
        (one.at, one.text) for one in source.lines
    ]


def test_a_text_of_taiwan_is_read() -> None:
    source = read("a.txt", "櫃台人員負責接待來訪的客人，並且登記姓名與時間。".encode("big5"))

    assert isinstance(source, Source)
    assert "櫃台人員" in source.lines[0].text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_usual_way(end: str) -> None:
    source = read("a.txt", f"甲{end}{end}乙".encode())

    assert isinstance(source, Source)
    assert ["1", "3"] == [one.at for one in source.lines]


@pytest.mark.parametrize("name", ["a.docm", "a.xlsm", "a.dotm", "A.XLSM", "a.xlsb"])
def test_files_for_macros_are_refused(name: str) -> None:
    assert "may hold macros" in refusal(name, word())


def test_a_file_for_macros_under_another_name_is_refused() -> None:
    data = word()
    types = part_of(data, "[Content_Types].xml").replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )

    assert "with macros" in refusal("a.docx", changed(data, {"[Content_Types].xml": types}))


def test_a_part_with_macros_is_not_read_and_that_is_said() -> None:
    source = read("a.docx", changed(word(), {"word/vbaProject.bin": b"Sub AutoOpen()"}))

    assert isinstance(source, Source)
    assert (("macros",), ["收付现金。"]) == (source.notes, [one.text for one in source.lines])


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.pdf", "a.rtf", "a.wps"])
def test_other_formats_are_named(name: str) -> None:
    assert "Save it as .docx" in refusal(name, b"x")


def test_what_is_no_document_at_all_is_refused() -> None:
    assert "Only .txt" in refusal("a.png", b"x")
    assert "no Word or Excel file" in refusal("a.docx", b"PK\x03\x04 nothing")
    assert "old format, or it has a password" in refusal(
        "a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600
    )
    assert "no text of Word" in refusal("a.docx", excel())
    assert "no text that can be read" in refusal("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0")
    assert "no text in" in refusal("a.txt", b" \r\n \n")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    "name",
    ["../../evil.xml", "/etc/passwd", "C:\\x.xml", "word\\document.xml", "a/../b.xml", "a\nb"],
)
def test_parts_with_the_names_of_tricks_are_refused(kind: str, name: str) -> None:
    data = changed(word() if kind == "docx" else excel(), {name: "x"})

    assert "names that no Word or Excel gives" in refusal(f"a.{kind}", data)


def bomb(name: str, size: int, data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file, file.open(name, "w") as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def without(data: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for other in old.namelist():
            if other != name:
                new.writestr(other, old.read(other))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "part", "make"),
    [("a.docx", "word/document.xml", word), ("a.xlsx", "xl/worksheets/sheet1.xml", excel)],
)
def test_a_part_that_grows_without_end_is_refused(
    name: str, part: str, make: Callable[[], bytes]
) -> None:
    data = bomb(part, package.MAX_PART + 2_000_000, without(make(), part))

    assert "far too large" in refusal(name, data)


def test_an_archive_that_says_it_holds_gigabytes_is_refused_unopened() -> None:
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("word/media/x.bin", b"small")
        file.filelist[-1].file_size = 5_000_000_000

    assert "far too large" in refusal("a.docx", out.getvalue())


def test_a_file_of_200_megabytes_is_refused() -> None:
    assert "too large" in refusal("a.txt", b" " * (MAX_FILE + 1))
    assert "too large" in refusal("a.docx", b" " * (MAX_FILE + 1))


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("trick", [ENTITIES, OUTSIDE, '<!DOCTYPE w SYSTEM "http://a.invalid/x">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("name", "part", "make"),
    [
        ("a.docx", "word/document.xml", word), ("a.docx", "word/numbering.xml", word),
        ("a.xlsx", "xl/worksheets/sheet1.xml", excel), ("a.xlsx", "xl/workbook.xml", excel),
    ],
)  # fmt: skip
def test_entities_are_refused_before_any_parser_sees_them(
    trick: str, encoding: str, name: str, part: str, make: Callable[[], bytes]
) -> None:
    data = make()
    xml = part_of(data, part).partition("?>")[2]
    told = f'<?xml version="1.0" encoding="{encoding.upper()}"?>{trick}{xml}'

    assert "defines entities" in refusal(name, changed(data, {part: told.encode(encoding)}))


def test_an_element_of_a_hundred_thousand_attributes_is_refused() -> None:
    part = b"<a " + b" ".join(b"a%d='1'" % n for n in range(100_000)) + b"/>"
    assert "too large" in refusal("a.docx", changed(word(), {"word/document.xml": part}))


def test_an_encoding_that_could_hide_entities_is_refused() -> None:
    hidden = '<?xml version="1.0" encoding="UTF-7"?>+ADw-w/+AD4-'

    assert "defines entities" in refusal("a.docx", changed(word(), {"word/document.xml": hidden}))


def test_damaged_xml_is_refused() -> None:
    assert "damaged" in refusal("a.docx", changed(word(), {"word/document.xml": "<w:document"}))
    assert "damaged" in refusal("a.xlsx", changed(excel(), {"xl/workbook.xml": "<workbook"}))


def test_a_file_name_is_only_ever_text() -> None:
    assert "‮" not in refusal("a\u202egpj.exe", b"x")


def test_a_line_without_end_is_refused() -> None:
    assert "too large" in refusal("a.txt", "很长".encode() * 20_000)
