"""The whole content through LibreOffice, and ten documents with thirty known edits."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from generator.content.handbook import Handbook
from generator.content.load import load
from generator.content.rows import Row
from generator.editing.incoming import with_changes
from generator.intake.book import Book, book_of
from generator.intake.cells import digest
from generator.intake.changes import Changes, changes_in
from generator.intake.package import Package
from generator.intake.returned import Returned, returned
from generator.intake.returned_word import mark_of, shown_in_word
from generator.intake.returning import came_back
from generator.outputs.exports import content_docx, content_xlsx
from generator.problems.problem import Problem
from generator.reading.files import files_in
from tests.intake.round_trip import Came, saved
from tests.intake.test_review import track

pytestmark = pytest.mark.slow

ROLES = Path(__file__).parent.parent.parent / "roles"
DOCUMENTS = (
    *("front-desk", "hr-clerk", "export-merchandiser", "clerk", "phone-call"),
    *("visitor-reception", "complaint-handling", "phone-manners", "confidentiality"),
    "greeting-script",
)


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes | Problem]:
    return files_in(ROLES)


@pytest.fixture(scope="module")
def handbook(files: Mapping[str, bytes | Problem]) -> Handbook:
    found = load(files).handbook
    assert found is not None
    return found


@pytest.fixture(scope="module")
def book(files: Mapping[str, bytes | Problem]) -> Book:
    return book_of(files, load(files).editions)


def through_libreoffice(folder: Path, name: str, data: bytes) -> bytes:
    """The bytes of a file after LibreOffice has opened and saved it."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not here: `python3 run.py test --slow` installs it"
    (folder / name).write_bytes(data)
    out = folder / "out"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to",
         name.rpartition(".")[2], "--outdir", str(out), str(folder / name)],
        check=True, capture_output=True,
    )  # fmt: skip
    return (out / name).read_bytes()


def lost(book: Book, found: Returned) -> list[str]:
    """The cells that do not hold the value that they left with."""
    wrong = []
    for name, table in book.tables.items():
        rows = {row.key: row for row in found.tables[name]}
        assert len(table.rows) == len(rows)
        for row in table.rows:
            texts = book.texts(table, row)
            back = rows[row.key].texts
            wrong += [
                f"{row.key} {key}" for key in table.keys
                if digest(back.get(key, "")) != digest(texts[key])
                or found.exported[row.key][key] != digest(texts[key])
            ]  # fmt: skip
            for column in table.columns:
                value = row.values.get(column.key) or None
                if not _is_same(book, column, value, back.get(column.key, "")):
                    wrong.append(f"{row.key} {column.key}: {value}")
    return wrong


def _is_same(book: Book, column: Any, value: Any, text: str) -> bool:
    typed = value if isinstance(value, list) else [value] if value else []
    held = book.cells.value(column, text)
    held = held if isinstance(held, list) else [held] if held else []
    return held == [book.cells.meant(column, one) for one in typed]


def test_the_whole_content_survives_libreoffice(
    book: Book, handbook: Handbook, tmp_path: Path
) -> None:
    data = through_libreoffice(tmp_path, "content.xlsx", content_xlsx.workbook(book, handbook))

    assert [] == lost(book, returned(Package(data)))
    assert ([], []) == _counts(came_back("content.xlsx", data, book))


def _counts(found: Any) -> tuple[list[Any], list[Any]]:
    assert isinstance(found, Changes)
    return found.changes, found.conflicts


MARK = "X9X"


def test_two_hundred_edits_change_their_characters_and_no_others(
    files: Mapping[str, bytes | Problem], book: Book
) -> None:
    choose, came = random.Random(2), Came(book)
    cells = [
        (name, row.key, column.key, text)
        for name, table in book.tables.items()
        for row in table.rows
        for column in table.columns
        if column.plan.prose and not column.plan.refers
        and (text := book.texts(table, row)[column.key]) and "\n" not in text and text[0] != '"'
    ]  # fmt: skip
    edited = choose.sample(cells, 200)
    for name, key, column, text in edited:
        came[name].put(key, column, text + MARK)
    found = changes_in(book, came.back)
    new = with_changes(files, book, found.changes)

    assert [] == found.conflicts
    assert 200 == len(found.changes)
    assert 200 == sum(data.decode().count(MARK) for data in new.values())
    for file, data in new.items():
        assert files[file] == data.decode().replace(MARK, "").encode()


def test_moves_removals_and_additions_leave_the_others_as_they_were(
    files: Mapping[str, bytes | Problem], book: Book
) -> None:
    choose, came = random.Random(3), Came(book)
    points = [row for row in book.tables["Duty"].rows if row.number > 2]
    removed, moved, above = (choose.sample(points, 12) for _ in range(3))
    gone = {row.key for row in removed}
    for row in moved:
        came["Duty"].put(row.key, "_number", "1")
    for row in above:
        came["Duty"].insert_below(row.key, title=f"{row.id}之后新加")
    for row in removed:
        came["Duty"].delete(row.key)
    found = changes_in(book, came.back)
    after = files | with_changes(files, book, found.changes)
    now = book_of(after, load(after).editions)

    assert [] == found.conflicts
    assert not gone & now.rows.keys()
    assert {
        key for key in book.rows if not any(f"{key}/".startswith(f"{one}/") for one in gone)
    } == {row.key for row in now.rows.values() if "之后新加" not in now.label(row)}
    for row in now.tables["Duty"].rows:
        if "之后新加" in row.name and (row.parent, row.name) in _expected(
            above, gone | _keys(moved)
        ):
            before = next(one for one in now.tables["Duty"].rows
                          if (one.parent, one.number) == (row.parent, row.number - 1))  # fmt: skip
            assert row.name == f"{before.id}之后新加"
    for row in moved:
        if row.key not in gone:
            assert now.rows[row.key].number <= sum(one.parent == row.parent for one in moved)


def _keys(rows: Sequence[Row]) -> set[str]:
    return {row.key for row in rows}


def _expected(above: Sequence[Row], without: set[str]) -> set[tuple[str, str]]:
    """New rows that stand below one that stays where it was."""
    return {(row.parent, f"{row.id}之后新加") for row in above if row.key not in without}


def edits(book: Book, handbook: Handbook) -> dict[str, dict[str, tuple[Row, str, str, str]]]:
    """Thirty edits, three a document, by the bookmark of the text."""
    choose = random.Random(21)
    out: dict[str, dict[str, tuple[Row, str, str, str]]] = {}
    for document in DOCUMENTS:
        texts = [
            (row, column, str(row.values[column.key]))
            for row in book.rows.values() if row.file == handbook.files[document]
            for column in shown_in_word(book.tables[row.kind.__name__], row)
            if isinstance(row.values.get(column.key), str)
        ]  # fmt: skip
        found = {}
        for row, column, text in choose.sample(texts, 3):
            start = choose.randrange(len(text))
            end = min(len(text), start + choose.randint(1, 4))
            new = choose.choice(["改为新的说法", "两个工作日内", "", "（见附表）"])
            new = new if text[:start] + new + text[end:] else "新的说法"
            found[mark_of(row, column)] = (row, column.key, text[start:end], new)
        out[document] = found
    assert 30 == sum(map(len, out.values()))
    return out


@pytest.mark.parametrize("way", ["typed", "tracked", "tracked and saved by LibreOffice"])
def test_exactly_the_known_edits_come_back_from_ten_word_files(
    book: Book, handbook: Handbook, tmp_path: Path, way: str
) -> None:
    from docx import Document
    from docx.oxml.ns import qn

    for document, wanted in edits(book, handbook).items():
        word = Document(BytesIO(content_docx.review(book, handbook, handbook.files[document])))
        expected = set()
        for table in word.tables:
            for line in table.rows:
                mark = next(line._tr.iter(qn("w:bookmarkStart"))).get(qn("w:name"))[4:]
                if mark in wanted:
                    row, key, before, after = wanted[mark]
                    cell = line.cells[1]
                    text = cell.text.replace(before, after, 1)
                    expected.add((row.key, key, text.strip()))
                    if way == "typed":
                        cell.text = text
                    else:
                        track(cell, before, after)
        data = saved(word)
        if way.endswith("LibreOffice"):
            data = through_libreoffice(tmp_path, f"{document}.docx", data)
        changes, conflicts = _counts(came_back(f"{document}.docx", data, book))

        assert [] == conflicts
        assert expected == {
            (one.row.key, one.column.key if one.column else "", one.after) for one in changes
        }
