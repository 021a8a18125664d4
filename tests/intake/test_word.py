"""Word files: nothing of the text is lost, wherever Word keeps it."""

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.intake.line import Line, Source
from generator.intake.outline import outline_of
from generator.intake.reading import read
from tests.intake.documents import changed, lists, numbered, part_of


def data_of(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines_of(document: Any) -> list[Line]:
    source = read("file.docx", data_of(document))
    assert isinstance(source, Source)
    return list(source.lines)


def with_body(*paragraphs: str) -> Any:
    """A document with these paragraphs as XML."""
    document = docx.Document()
    for xml in paragraphs:
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
        )
    return document


def test_paragraphs_count_from_one_with_the_empty_ones() -> None:
    document = docx.Document()
    for text in ("出纳", "", "收付现金。"):
        document.add_paragraph(text)

    assert [("p1", "出纳"), ("p3", "收付现金。")] == [
        (one.at, one.text) for one in lines_of(document)
    ]


def test_no_label_of_a_list_is_lost() -> None:
    document = docx.Document()
    lists(document, [("chineseCounting", "%1、"), ("decimal", "%2."), ("lowerLetter", "%3)")], 90)
    for text, level in (("甲", 0), ("乙", 1), ("丙", 2), ("丁", 1), ("戊", 0)):
        numbered(document, text, 90, level)

    assert ["一、", "1.", "a)", "2.", "二、"] == [one.number for one in lines_of(document)]


def test_a_style_may_hold_the_list() -> None:
    document = docx.Document()
    lists(document, [("decimalEnclosedCircle", "%1")], 90)
    style = document.styles["Body Text"].element
    style.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>')
    )
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="Body Text")

    assert ["①", "②"] == [one.number for one in lines_of(document)]


def test_a_merged_cell_stands_once_at_its_first_column() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "职责"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "收款"
    table.cell(0, 3).text = "每天"
    table.cell(1, 1).text = "付款"

    assert [("t1r1c1", 1, 2), ("t1r1c2", 2, 1), ("t1r1c4", 1, 1), ("t1r2c2", 1, 1)] == [
        (one.at, one.cell.width, one.cell.height) for one in lines_of(document) if one.cell
    ]


def test_of_tracked_changes_the_accepted_text_is_read_and_what_was_deleted_is_noted() -> None:
    who = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'
    document = with_body(
        f"<w:r><w:t>每天</w:t></w:r><w:del {who}><w:r><w:delText>早上</w:delText></w:r></w:del>"
        f"<w:ins {who}><w:r><w:t>晚上</w:t></w:r></w:ins><w:r><w:t>对账。</w:t></w:r>",
        f"<w:moveFrom {who}><w:r><w:t>移走的话。</w:t></w:r></w:moveFrom>",
    )
    first, second = lines_of(document)

    assert ("每天晚上对账。", "changed", "早上") == (first.text, first.note, first.detail)
    assert ("p2", "移走的话。", "deleted") == (second.at, second.text, second.skip)


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next_one() -> None:
    document = with_body(
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>每天</w:t></w:r>",
        "<w:r><w:t>对账。</w:t></w:r>",
    )

    assert [("p2", "每天对账。")] == [(one.at, one.text) for one in lines_of(document)]


def test_lines_of_one_paragraph_are_lines() -> None:
    document = docx.Document()
    document.add_paragraph("1、收款。\n2、付款。")

    assert [("p1", "1、收款。"), ("p1", "2、付款。")] == [
        (o.at, o.text) for o in lines_of(document)
    ]


def test_text_in_boxes_controls_links_and_symbols_is_text() -> None:
    document = with_body(
        "<w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink>"
        '<w:r><w:sym w:font="Wingdings" w:char="25CF"/><w:t>丙</w:t></w:r>',
        "<w:r><w:t>丁</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>戊</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>",
    )

    assert [("p1", "甲乙●丙"), ("p2", "丁"), ("tb1", "戊")] == [
        (one.at, one.text) for one in lines_of(document)
    ]


def test_headers_and_comments_are_left_out_but_not_lost() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("收付现金。")
    document.add_comment(paragraph.runs, "这里要改", "a")
    document.sections[0].header.paragraphs[0].text = "某某公司"
    left = {one.text: (one.at, one.skip) for one in lines_of(document) if one.skip}

    assert {"这里要改": ("cm0", "comment"), "某某公司": ("hd", "page-edge")} == left


def test_a_document_of_the_strict_kind_is_read_too() -> None:
    document = docx.Document()
    document.add_paragraph("收付现金。")
    data = data_of(document)
    strict = part_of(data, "word/document.xml").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    source = read("a.docx", changed(data, {"word/document.xml": strict}))

    assert isinstance(source, Source)
    assert ["收付现金。"] == [one.text for one in source.lines]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_style_says_that_a_paragraph_is_a_heading(level: int) -> None:
    document = docx.Document()
    document.add_paragraph("工作职责", style=f"Heading {level}")

    assert [level] == [one.level for one in lines_of(document)]


def test_a_cell_whose_text_was_deleted_disturbs_no_other_in_its_row() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for column, text in enumerate(("部门", "岗位", "工作职责")):
        table.cell(0, column).text = text
    table.cell(1, 0).text = "财务部"
    table.cell(1, 2).text = "收付现金。"
    gone = "<w:r><w:delText>出纳</w:delText></w:r>"
    table.cell(1, 1).paragraphs[0]._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a">{gone}</w:del>')
    )
    source = read("file.docx", data_of(document))
    assert isinstance(source, Source)
    found = {entry.text: entry.what for entry in outline_of(source).entries}

    assert ("item", "left_out", "item") == (found["财务部"], found["出纳"], found["收付现金。"])
