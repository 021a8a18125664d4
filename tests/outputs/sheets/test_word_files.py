"""Every Word file is made of Word's own numbering, fields, heads and languages.

With --slow all those of the real handbook, and one of each kind as LibreOffice sets it.
"""

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.table import _Row
from docx.text.paragraph import Paragraph

from generator.content.handbook import Handbook
from generator.outputs import sheets
from generator.outputs.sheets import documents, word
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.page import PLAIN
from tests.outputs.real import real
from tests.outputs.sheets.promises import Print
from tests.outputs.sheets.test_form_paper import printed
from tests.small import small

SHORT = 7
"""Rows of a table that needs no head: pairs of label and value."""
NUMBERED = re.compile(r"[一二三四五六七八九十]+、|\d+\. ")
QUOTES = re.compile("[“”‘’…—]")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def word_files(book: Handbook) -> Iterator[sheets.Printable]:
    return (one for one in sheets.printables(book) if "docx" in one.media)


def broken(sheet: Sheet, file: Document) -> Iterator[str]:
    """What is typed where Word has a means of its own, and what it would set wrongly."""
    section = file.sections[0]
    place = section.footer if sheet["kind"] in PLAIN else section.header
    fields = [one.get(qn("w:instr")) for one in place._element.iter(qn("w:fldSimple"))]
    parts = sheet.get("has_example") or sheet.get("copies")
    total = "SECTIONPAGES" if parts else "NUMPAGES"
    if fields != ["PAGE", total]:
        yield f"page fields: {fields}"
    heads = [one for one in file.paragraphs if one.style and one.style.name == "Heading 1"]
    yield from (f"a typed number: {one.text}" for one in heads if NUMBERED.match(one.text))
    for table in file.tables:
        headed = {cell.paragraphs[0].style.name for cell in table.rows[0].cells} == {"Cell Head"}
        if len(table.rows) > SHORT and headed and not table._tbl.findall(".//" + qn("w:tblHeader")):
            yield f"no head is repeated: {table.rows[0].cells[0].text}"
        if any(row._tr.find(".//" + qn("w:cantSplit")) is None for row in table.rows):
            yield "a row may break over two pages"
    languages = {
        (one.get(qn("w:val")), one.get(qn("w:eastAsia")))
        for one in file.styles.element.iter(qn("w:lang"))
    }
    if languages != {("en-GB", "zh-CN")}:
        yield f"languages: {languages}"
    if sheet["writing"]["han"]:
        yield from (f"a Latin quote: {words}" for words in latin_quotes(file))
    if any(not one.get("descr") for one in file.element.body.iter(DRAWING)):
        yield "a picture without words"


def latin_quotes(file: Document) -> Iterator[str]:
    """Runs whose Chinese quotes Word would set in the Latin font."""
    for run in file.element.body.iter(qn("w:r")):
        words = "".join(one.text or "" for one in run.iter(qn("w:t")))
        if QUOTES.search(words) and run.xpath("w:rPr/w:rFonts/@w:hint") != ["eastAsia"]:
            yield words


def faults(book: Handbook) -> dict[str, list[str]]:
    found = {}
    for one in word_files(book):
        sheet = one.make_sheet()
        file = docx.Document(BytesIO(word.docx(json.dumps(sheet))))
        found[one.id] = list(broken(sheet, file))
    return {id: words for id, words in found.items() if words}


def test_the_word_files_of_the_tiny_handbook_use_the_means_of_word() -> None:
    assert {} == faults(small())


def form(language: str, id: str) -> tuple[Sheet, Document]:
    book = real(language)
    sheet = documents.sheet(book, book.records[id])
    return sheet, docx.Document(BytesIO(word.docx(json.dumps(sheet))))


def test_each_copy_of_a_form_has_a_page_of_its_own_and_the_sample_says_what_it_is() -> None:
    sheet, file = form("zh", "leave-application")
    *copies, sample = file.sections
    lines = [line.text for line in file.paragraphs]

    assert len(copies) == len(sheet["copies"]) == 2
    assert all(any(f"{name} → " in line for line in lines) for name, _ in sheet["copies"])
    assert (2, 1) == (lines.count("请假单"), lines.count("请假单 · 填写示例"))
    drawn = sample.header._element.xpath(".//*[local-name() = 'textpath']/@string")
    assert ["填写示例"] == drawn
    assert "填写示例，不作记录" in sample.footer.paragraphs[0].text
    order = [one.tag for one in sample._sectPr]
    assert order.index(qn("w:pgNumType")) < order.index(qn("w:cols"))


def test_places_to_sign_are_signed_on_one_height_and_no_option_is_torn() -> None:
    _, file = form("zh", "leave-application")
    signed = next(table for table in file.tables if "签名" in table.rows[1].cells[0].text)
    texts = [cell.text for table in file.tables for row in table.rows for cell in row.cells]

    assert ["申请人", "签名"] == [signed.cell(0, 0).text, signed.cell(1, 0).text.split("\t")[0]]
    assert "意见：" in signed.cell(0, 1).text
    assert any("☐\N{NO-BREAK SPACE}年休假\t☐" in text for text in texts)
    assert "开始（日期、\n时间）*" in texts


def test_a_form_has_as_many_rows_in_word_as_in_its_pdf_where_both_have_a_page() -> None:
    for language, id in (("zh", "complaint-register"), ("zh", "call-record")):
        _, file = form(language, id)
        text = printed(language, id)
        ours = max(len(table.rows) for table in file.tables[:4]) - 1
        theirs = max(int(n) for n in re.findall(r"(?m)^(\d\d?)$", text.words.split("\f")[0]))
        assert ours == theirs, id


def test_all_styles_name_a_font_for_each_script() -> None:
    _, file = form("zh", "leave-application")
    named = list(file.styles.element.iter(qn("w:rFonts")))

    assert named
    for one in named:
        assert {"Arial", "微软雅黑"} == set(one.attrib.values()), one.attrib
        assert "微软雅黑" == one.get(qn("w:eastAsia"))


def document(language: str, id: str) -> Document:
    return form(language, id)[1]


def keeps(row: _Row) -> bool:
    """Whether Word keeps a row with the next: all its paragraphs say so."""
    lines = list(row._tr.iter(qn("w:p")))
    return all(line.pPr is not None and line.pPr.keepNext is not None for line in lines)


def test_a_rule_stays_on_the_page_of_its_cases() -> None:
    rules = document("en", "leave-types").tables[1]
    merged = [row._tr.tc_lst[0].vMerge for row in rules.rows]

    assert "continue" in merged
    assert all(keeps(rules.rows[n - 1]) for n, one in enumerate(merged) if one == "continue")


def test_a_table_within_a_rule_has_the_columns_of_the_pdf() -> None:
    sheet, file = form("en", "leave-types")
    (given,) = (one["table"] for group in sheet["groups"] for one in group["rows"] if one["table"])
    cell = next(cell for cell in file.tables[1]._cells if cell.tables)
    (table,) = cell.tables

    wide = [column.width.mm for column in table.columns]
    assert given["widths"] == pytest.approx([one / sum(wide) for one in wide], abs=0.01)
    below = next(Paragraph(one, cell) for one in table._tbl.itersiblings() if one.tag == qn("w:p"))
    assert below.text.startswith("▸")
    assert below.paragraph_format.space_before


def test_cells_of_a_job_description_have_the_room_that_its_leaf_leaves() -> None:
    def room(role: str) -> list[str]:
        return document("en", role).element.xpath("//w:tblCellMar/w:top/@w:w")

    assert int(room("front-desk")[0]) < int(room("documents-clerk")[0])


def test_no_line_breaks_a_number_or_where_a_branch_goes_on() -> None:
    file = document("zh", "phone-call")
    runs = list(file.element.body.iter(qn("w:r")))
    plain = ["".join(one.text or "" for one in run.iter(qn("w:t"))) for run in runs]
    followed = [n for n, run in enumerate(runs) if run.findall(qn("w:noBreakHyphen"))]

    assert followed
    assert not [words for words in plain if re.search("[A-Z]-[A-Z0-9]", words)]
    # LibreOffice heeds the hyphen only in a line with a space, which has next to no width.
    after = [n for n in followed if plain[n - 1].endswith("、")]
    assert not after
    to = next(line for one in file.tables for line in branches(one._tbl) if "→" in line)
    assert re.search("→\N{NO-BREAK SPACE}转\N{NO-BREAK SPACE}第\N{NO-BREAK SPACE}\\d", to)


def branches(table: CT_Tbl) -> Iterator[str]:
    for line in table.iter(qn("w:p")):
        words = "".join(one.text or "" for one in line.iter(qn("w:t")))
        if words.startswith("▸"):
            yield words


def test_the_number_of_a_document_is_found_by_who_searches_for_it() -> None:
    header = document("zh", "phone-call").sections[0].header
    footer = document("zh", "leave-application").sections[0].footer

    assert "HF-QT-P02" in "".join(one.text or "" for one in header._element.iter(qn("w:t")))
    assert "HF-XR-F01" in "".join(one.text or "" for one in footer._element.iter(qn("w:t")))


def test_the_authority_table_begins_each_page_with_a_matter() -> None:
    for language in ("zh", "en"):
        (sheet,) = (one for one in word_files(real(language)) if one.kind == "authority")
        data = sheet.make_sheet()
        table = docx.Document(BytesIO(word.docx(json.dumps(data)))).tables[0]
        rows = [row for row in table.rows[1:] if len(row._tr.tc_lst) > 1]
        approvers = [cell.xpath("string(w:p/w:r/w:rPr/w:rStyle/@w:val)")
                     for cell in (row._tr.tc_lst[3] for row in rows)]  # fmt: skip
        ends = sum(not keeps(row) for row in rows)

        assert {"Strong"} == set(approvers)
        assert any(row._tr.tc_lst[1].vMerge == "continue" for row in rows)
        assert len(data["matters"]) - 1 == ends  # the last is kept with the places to sign


def test_there_is_room_above_the_revision_history() -> None:
    file = document("en", "dress-code")
    (line,) = (
        Paragraph(one, file._body)
        for one in file.element.body.iter(qn("w:p"))
        if Paragraph(one, file._body).text.startswith("Revision history")
    )

    assert line.paragraph_format.space_before


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_file_uses_the_means_of_word(language: str) -> None:
    assert {} == faults(real(language))


@pytest.fixture(scope="module")
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.fail("No LibreOffice found; on Debian: apt-get install libreoffice-writer-nogui")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_of_each_kind_says_in_libreoffice_what_its_pdf_says(
    soffice: str, language: str, tmp_path: Path
) -> None:
    chosen = {one.kind: one for one in word_files(real(language))}
    made = {kind: one.make_sheet() for kind, one in chosen.items()}
    for kind, sheet in made.items():
        (tmp_path / f"{kind}.docx").write_bytes(word.docx(json.dumps(sheet)))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [soffice, "--headless", "--norestore", f"-env:UserInstallation={profile}",
         "--convert-to", "pdf", *(f"{kind}.docx" for kind in made)],
        check=True, capture_output=True, cwd=tmp_path,
    )  # fmt: skip

    lost = {kind: words for kind, sheet in made.items() if (words := missing(sheet, tmp_path))}

    assert {} == lost


def missing(sheet: Sheet, folder: Path) -> set[str]:
    """Words of our PDF that LibreOffice does not show, and fields and heads that are not live."""
    pages = poppler_text(folder / f"{sheet['kind']}.pdf").split("\f")[:-1]
    ours = words_of(Print(without_picture(sheet)).words)
    ours -= words_of(sheet["words"]["continued"])  # which only the PDF says, where a page begins
    lost = ours - words_of(" ".join(pages))
    sample = closed(sheet["words"]["not_a_record"])
    numbered = [page for page in map(closed, pages) if sample not in page]
    total = len(numbered) // max(1, len(sheet.get("copies", ())))  # each copy counts anew
    for at, page in enumerate(numbered):
        label = sheet["words"]["page_of"].replace("{N}", str(total))
        counted = label.replace("{n}", str(at % total + 1))
        if closed(counted) not in page:
            lost.add(f"no “{counted}”")
    return lost


def without_picture(sheet: Sheet) -> Sheet:
    """Word has the flow as a picture: its words are none of the text."""
    return {**sheet, "strips": []} if "strips" in sheet else sheet


def poppler_text(file: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True, text=True
    ).stdout


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z0-9]+|[\u3400-\u9fff]", unicodedata.normalize("NFKC", text)))


def closed(text: str) -> str:
    return re.sub(r"\s+", "", text)
