"""LibreOffice reads our registers and redlines as they were meant. It is asked for with --slow."""

from __future__ import annotations

import csv
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.outputs.changes import word
from generator.outputs.changes.compare import Changes
from generator.outputs.registers import workbook
from tests.outputs.real import real
from tests.outputs.test_changes_reports import edited, plain
from tests.outputs.test_two_releases import MADE

pytestmark = pytest.mark.slow

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Decide(source As String, target As String, what As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, _
    ".uno:" &amp; what &amp; "AllTrackedChanges", "", 0, Array())
  Dim form(1) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "Text (encoded)"
  form(1).Name = "FilterOptions" : form(1).Value = "UTF8,LF,,,"
  document.storeToURL(target, form())
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>"""
MODULES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>"""
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        found = shutil.which("soffice")
        if found is None:
            pytest.fail("No LibreOffice found; on Debian: apt-get install libreoffice-calc-nogui "
                        "libreoffice-writer-nogui")  # fmt: skip
        self.program, self.folder = found, folder
        self.run("--terminate_after_init")  # makes the profile, into which the macro is put
        basic = folder / "profile" / "user" / "basic" / "Standard"
        basic.mkdir(parents=True, exist_ok=True)
        (basic / "Module1.xba").write_text(MACRO, "utf-8")
        (basic / "script.xlb").write_text(MODULES, "utf-8")

    def run(self, *words: str) -> None:
        profile = (self.folder / "profile").as_uri()
        command = [self.program, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
        subprocess.run([*command, *words], check=True, capture_output=True, cwd=self.folder)

    def cells(self, name: str, data: bytes) -> list[list[list[str]]]:
        """The cells of each sheet of a workbook."""
        (self.folder / f"{name}.xlsx").write_bytes(data)
        self.run("--convert-to", SHEETS, f"{name}.xlsx")
        files = [
            self.folder / f"{name}-{sheet.title}.csv"
            for sheet in load_workbook(BytesIO(data)).worksheets
        ]
        return [list(csv.reader(one.open(encoding="utf-8"))) for one in files]

    def decided(self, docx: bytes, what: str) -> list[str]:
        """The paragraphs of a Word file once all tracked changes are accepted or rejected."""
        source, target = self.folder / "changes.docx", self.folder / f"{what}.txt"
        source.write_bytes(docx)
        call = f'Decide("{source.as_uri()}","{target.as_uri()}","{what}")'
        self.run(f"macro:///Standard.Module1.{call}")
        return target.read_text("utf-8-sig").split("\n")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["matrix_book", "register_book"])
def test_the_registers_have_the_same_cells(office: Office, name: str, language: str) -> None:
    data = getattr(workbook, name)(real(language))
    expected = [
        [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
        for sheet in load_workbook(BytesIO(data)).worksheets
    ]
    wrapped = [[[cell.replace("\r\n", "\n") for cell in row] for row in sheet] for sheet in
               office.cells(f"{name}-{language}", data)]  # fmt: skip

    assert expected == wrapped


@pytest.mark.parametrize("found", [edited(), MADE.found], ids=["few", "fifteen"])
def test_accepting_and_rejecting_all_give_both_texts(office: Office, found: Changes) -> None:
    docx = word.docx(found, "zh")
    for what, new in (("Accept", True), ("Reject", False)):
        whole = office.decided(docx, what)
        for document in found.documents:
            expected = plain(found, document, new=new)
            ends = range(len(whole) - len(expected) + 1)

            assert any(whole[n : n + len(expected)] == expected for n in ends), (what, document)
