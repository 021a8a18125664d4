"""Word files hold all that the sheet says, made of Word's own styles, tables and fields."""

import json
import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm
from openpyxl import load_workbook

from generator.outputs import sheets
from generator.outputs.sheets import documents, workbook
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word import docx as made
from tests.small import changed, small

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def role(language: str = "zh") -> Sheet:
    return documents.sheet(small(language), small(language).roles[0])


def checklist() -> Sheet:
    return documents.sheet(small(), small().checklists[0])


def opened(sheet: Sheet) -> Document:
    return docx.Document(BytesIO(made(json.dumps(sheet))))


def text_of(element: Any) -> str:
    signs = {qn("w:noBreakHyphen"): "-"}
    return "".join(
        signs.get(one.tag, one.text or "") for one in element.iter(qn("w:t"), *signs)
    )


def body_of(sheet: Sheet) -> str:
    return text_of(opened(sheet).element.body)


def texts(value: Any, *skipped: str) -> list[str]:
    """Every text on a sheet, below whatever key."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in value for text in texts(one, *skipped)]
    if isinstance(value, dict):
        return [
            text
            for key, one in value.items()
            if key not in skipped
            for text in texts(one, *skipped)
        ]
    return []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_job_description_has_every_text_of_the_sheet(language: str) -> None:
    sheet = role(language)
    shown = ("title", "basics", "duties", "authority", "contacts", "requirements", "measures")
    body = body_of(sheet)
    expected = texts([sheet[name] for name in shown], "to", "basis", "id")

    assert len(expected) > 40
    assert [] == [text for text in expected if text not in body]


def test_no_text_is_lost_to_characters_that_xml_knows() -> None:
    sheet = role()
    odd = "A&B <b>x</b> \"q\" 'r' ]]> &amp;" + "长" * 300
    sheet["duties"][0]["text"] = [odd]
    sheet["title"] = sheet["full_title"] = odd

    assert 2 == body_of(sheet).count(odd)


def test_marked_pieces_keep_their_marks_and_links_lead_somewhere() -> None:
    sheet = role()
    sheet["duties"][0]["text"] = [
        {"strong": ["要紧"]}, {"em": ["留意"]},
        {"link": ["网站"], "address": "https://example.com/"},
        {"link": ["规范"], "to": "manners", "number": "T-S01"},
    ]  # fmt: skip
    file = opened(sheet)
    styles = {
        run.text: run.style.name for cell in _cells(file) for p in cell.paragraphs for run in p.runs
    }
    (link,) = file.element.body.iter(qn("w:hyperlink"))

    assert ("Strong", "Emphasis") == (styles["要紧"], styles["留意"])
    assert "https://example.com/" == file.part.rels[link.get(qn("r:id"))].target_ref
    assert "网站规范 (T-S01)" in body_of(sheet)


def _cells(file: Document) -> list[Any]:
    return [cell for table in file.tables for row in table.rows for cell in row.cells]


def test_the_header_has_the_number_and_live_page_fields() -> None:
    file = opened(role())
    header = file.sections[0].header._element
    fields = [one.get(qn("w:instr")) for one in header.iter(qn("w:fldSimple"))]

    assert ["PAGE", "NUMPAGES"] == fields
    assert "T-QD" in text_of(header)
    assert "第 1 页 / 共 1 页" in text_of(header)
    assert "打印件，非受控" in text_of(file.sections[0].footer._element)


def test_tables_have_a_real_style_and_their_first_row_on_each_page() -> None:
    tables = opened(role()).tables
    repeated = [table for table in tables if table._tbl.findall(".//" + qn("w:tblHeader"))]

    assert {"Table Grid"} == {table.style.name for table in tables if table.style}
    assert len(repeated) >= 3


def test_sections_are_headings_and_the_title_is_a_title() -> None:
    styles = [p.style.name for p in opened(role()).paragraphs if p.style and p.text]

    assert "Title" == styles[0]
    assert styles.count("Heading 1") >= 6


def test_a_checklist_has_a_box_to_tick_for_each_item() -> None:
    sheet = checklist()
    body = opened(sheet).element.body
    sizes = [
        int(one.get(qn("w:val"))) for sdt in body.iter(qn("w:sdt")) for one in sdt.iter(qn("w:sz"))
    ]

    assert sum(len(group["rows"]) for group in sheet["groups"]) == len(
        list(body.iter(W14 + "checkbox"))
    )
    # ☐ fills about three quarters of its type size, which counts in half points here.
    assert all(0.75 * half / 2 / 72 * 25.4 >= 4 for half in sizes)
    assert "开灯" in text_of(body)


def test_the_file_says_whose_it_is_and_bears_the_day_of_issue() -> None:
    data = made(json.dumps(role()))
    about = docx.Document(BytesIO(data)).core_properties

    assert ("测试有限公司", "zh-CN", "T-QD") == (about.author, about.language, about.identifier)
    assert about.created == about.modified
    assert {(2026, 12, 1, 0, 0, 0)} == {
        one.date_time for one in zipfile.ZipFile(BytesIO(data)).infolist()
    }


def test_the_gallery_of_styles_offers_only_what_is_used() -> None:
    tables = [style.name for style in opened(role()).styles if style.type == WD_STYLE_TYPE.TABLE]

    assert ["Normal Table", "Table Grid"] == tables


def test_no_picture_of_another_document_is_left_in_the_file() -> None:
    names = zipfile.ZipFile(BytesIO(made(json.dumps(role())))).namelist()

    assert [] == [name for name in names if "thumbnail" in name]


def test_the_elements_of_a_cell_stand_in_the_order_that_word_demands() -> None:
    order = ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"]
    for sheet in (role(), checklist()):
        for properties in opened(sheet).element.body.iter(qn("w:tcPr")):
            names = [order.index(one.tag.rpartition("}")[2]) for one in properties]
            assert sorted(names) == names


def test_places_to_sign_are_the_last_row_of_a_table_that_repeats_its_head() -> None:
    for sheet in (procedure(), role()):
        table = opened(sheet).tables[-1]
        *_, kept, last = table.rows

        assert table._tbl.findall(".//" + qn("w:tblHeader"))
        assert sheet["approved"] in text_of(last._tr)
        assert sheet["approved"] in text_of(last.cells[0].tables[-1]._tbl)
        assert all(p.paragraph_format.keep_with_next for p in kept.cells[0].paragraphs)


def test_numbers_in_a_list_have_the_comma_of_the_language_and_break_between_each_other() -> None:
    sheet = procedure()
    cited = [{"to": "x", "number": f"T-QD-S0{n}", "title": "x"} for n in (1, 2)]
    sheet["phases"][0]["steps"][0]["basis"] = cited
    sample = form()
    sample["parts"][0]["lines"][0][0].update(type="text", value="WL01、WL02")

    assert "(T-QD-S01、 T-QD-S02" in body_of(sheet)
    assert "WL01、 WL02" in body_of(sample)


# -- what today's Word expects


def procedure(language: str = "zh") -> Sheet:
    return documents.sheet(small(language), small(language).procedures[0])


def form() -> Sheet:
    book = changed(**{"front-desk__forms__visitors": FORM}).editions["zh"]
    [one] = [one for one in book.forms if one.id == "visitors"]
    return documents.sheet(book, one)


FORM = """
title: 访客登记表
code: QD-F01
purpose: 来一位，写一行。
style: register
fields: [{id: day, label: 日期, type: date, required: true}]
table:
  rows: 12
  columns: [{id: who, label: 姓名}, {id: fee, label: 金额, type: money}]
  total: [fee]
sign_offs: [{id: desk, title: 值班前台, date: true, seal: true}]
keep: {where: 前台, years: 1 年}
example:
  rows: [{cells: ["=1+1", "12.50"]}]
"""


def test_sections_are_counted_by_word_itself() -> None:
    file = opened(role())
    heading = file.styles["Heading 1"].element
    (number,) = heading.xpath("w:pPr/w:numPr/w:numId/@w:val")
    (abstract,) = file.part.numbering_part.element.xpath(
        f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val"
    )
    (format_,) = file.part.numbering_part.element.xpath(
        f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl/w:numFmt/@w:val"
    )

    assert "chineseCounting" == format_
    assert "基本信息" == next(
        p.text for p in file.paragraphs if p.style and p.style.name == "Heading 1"
    )


def test_a_document_number_breaks_nowhere() -> None:
    sheet = procedure()
    sheet["phases"][0]["steps"][0]["basis"] = [{"to": "x", "number": "T-QD-P01", "title": "x"}]
    body = opened(sheet).element.body
    typed = "".join(one.text or "" for one in body.iter(qn("w:t")))

    assert "T-QD-P01" in text_of(body)
    assert "T-QD-P01" not in typed


def test_the_settings_are_those_of_todays_word_in_chinese() -> None:
    settings = opened(role()).settings.element

    assert ["15"] == settings.xpath(
        "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val"
    )
    assert {"zh-CN"} == set(settings.xpath("w:themeFontLang/@w:eastAsia"))
    app = zipfile.ZipFile(BytesIO(made(json.dumps(role())))).read("docProps/app.xml")
    assert b"Macintosh" not in app


def test_chinese_quotes_are_set_in_the_chinese_font() -> None:
    sheet = role()
    sheet["duties"][0]["text"] = ["说“您好”。"]
    runs = [r for r in opened(sheet).element.body.iter(qn("w:r")) if "“您好”" in text_of(r)]

    assert runs
    assert all(run.xpath("w:rPr/w:rFonts/@w:hint") == ["eastAsia"] for run in runs)


def test_a_procedure_has_its_picture_with_words_and_every_step() -> None:
    sheet = procedure()
    file = opened(sheet)
    steps = [step for phase in sheet["phases"] for step in phase["steps"]]
    described = file.element.body.xpath("//wp:docPr/@descr")

    assert described
    assert sheet["alt"] == described[0]
    assert {"0"} == set(file.element.body.xpath("//wp:inline/@distL | //wp:inline/@distR"))
    body = text_of(file.element.body)
    assert [] == [words for step in steps for words in texts(step["do"]) if words not in body]


def test_a_form_has_its_fields_blank_lines_and_places_to_sign() -> None:
    sheet = form()
    file = opened(sheet)
    body = text_of(file.element.body)

    assert all(words in body for words in ("日期*", "姓名", "金额", "合计", "值班前台", "前台"))
    assert 12 + 1 + 1 <= max(len(table.rows) for table in file.tables)


def test_a_register_is_a_workbook_whose_cells_are_texts() -> None:
    book = load_workbook(BytesIO(workbook.xlsx(json.dumps(form()))))
    blank, sample = book.worksheets
    cells = [cell.value for row in sample.iter_rows() for cell in row if cell.value]

    assert {"姓名", "金额"} <= {cell.value for row in blank.iter_rows() for cell in row}
    assert "=1+1" in cells
    assert all(cell.data_type != "f" for row in sample.iter_rows() for cell in row)
    assert workbook.xlsx(json.dumps(form())) == workbook.xlsx(json.dumps(form()))


def test_every_kind_of_file_says_in_word_what_the_sheet_says() -> None:
    for one in sheets.printables(small()):
        if "docx" in one.media:
            sheet = one.make_sheet()
            assert sheet["title"] in body_of(sheet)


def test_the_sample_of_a_form_is_a_section_that_counts_no_pages() -> None:
    sheet = form()
    blank, sample = opened(sheet).sections
    fields = [one.get(qn("w:instr")) for one in blank.footer._element.iter(qn("w:fldSimple"))]

    assert ["PAGE", "SECTIONPAGES"] == fields
    assert not list(sample.footer._element.iter(qn("w:fldSimple")))
    assert sheet["words"]["not_a_record"] in text_of(sample.footer._element)
    for section in (blank, sample):
        assert sheet["number"] in text_of(section.footer._element)
        assert sheet["header"] in text_of(section.footer._element)


def test_a_number_of_squares_has_a_cell_for_each_sign() -> None:
    sheet = form()
    field = sheet["parts"][0]["lines"][0][0]
    field.update(type="text", boxes=8, value="31010519")
    blank, sample = (table.rows[0].cells[-1].tables for table in opened(sheet).tables[0:4:3])

    assert 8 == len(blank[0].columns)
    assert list("31010519") == [cell.text for cell in sample[0].rows[0].cells]
    assert blank[0].columns[0].width >= Mm(5)


def test_places_to_sign_stand_beside_each_other_as_in_the_pdf() -> None:
    sheet = form()
    for count, across in ((1, 1), (2, 2), (3, 3), (4, 2), (5, 3)):
        sheet["sign_offs"] = sheet["sign_offs"][:1] * count
        signed = next(table for table in opened(sheet).tables if "值班前台" in text_of(table._tbl))
        assert across == len(signed.columns), count


@pytest.mark.parametrize(("width", "height"), [(2400, 200), (100, 200)])
def test_a_drawn_logo_keeps_its_shape_within_the_header(width: int, height: int) -> None:
    logo = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"/>'.encode()
    header = opened({**role(), "logo": list(logo)}).sections[0].header
    (extent,) = header._element.iter(qn("wp:extent"))
    (told,) = header._element.iter(qn("wp:docPr"))
    wide, high = int(extent.get("cx")), int(extent.get("cy"))

    assert Mm(44) >= wide
    assert Mm(7) >= high
    assert width / height == pytest.approx(wide / high, rel=0.02)
    assert "测试有限公司" == told.get("descr")


def test_each_copy_of_a_form_has_the_logo_before_the_company_s_name() -> None:
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 100"/>'
    file = opened({**form(), "copies": [["存根", ""], ["回执", ""]], "logo": list(logo)})
    tops = [one for one in file.paragraphs if any(True for _ in one._p.iter(qn("wp:docPr")))]
    numbers = [one.get("id") for one in file.element.body.iter(qn("wp:docPr"))]

    assert all("测试有限公司" in one.text for one in tops)
    assert 2 <= len(tops)
    assert "存根" in tops[0].text
    assert "回执" in tops[1].text
    assert len(set(numbers)) == len(numbers) >= len(tops)
    assert all(Mm(24) >= int(one.get("cx")) for one in file.element.body.iter(qn("wp:extent")))
