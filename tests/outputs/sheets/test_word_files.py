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

from generator.content.handbook import Handbook
from generator.outputs import sheets
from generator.outputs.sheets import word
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.word.page import PLAIN
from tests.outputs.real import real
from tests.outputs.sheets.promises import Print
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
    total = "SECTIONPAGES" if sheet.get("has_example") else "NUMPAGES"
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
    lost = ours - words_of(" ".join(pages))
    label = sheet["words"]["page_of"]
    for n, page in enumerate(pages, 1):
        counted = label.replace("{n}", str(n)).replace("{N}", str(len(pages)))
        if closed(counted) not in closed(page):
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
