"""What is edited in Excel comes back, cell by cell, and changes nothing else."""

from __future__ import annotations

import difflib
import random
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from generator.content.load import load
from generator.editing.incoming import with_changes
from generator.editing.text_edits import EditError
from generator.intake.book import LISTS, STATE, Book, book_of
from generator.intake.cells import tidy
from generator.intake.changes import Changes, changes_in
from generator.intake.package import Package
from generator.intake.returned import returned
from generator.intake.returning import came_back
from generator.problems.problem import Words
from tests.intake.round_trip import (
    ROLE,
    WELCOME,
    Came,
    Sheet,
    book_with,
    exported,
    saved,
    small_book,
)
from tests.small import small_files

RECEIVE, ANSWER = f"{ROLE}#duties/receive", f"{ROLE}#duties/answer"
GREET = f"{WELCOME}#phases/meet/steps/greet"
REGISTER = f"{WELCOME}#phases/meet/steps/register"


def back(change: Callable[[Came], None], book: Book | None = None) -> Changes:
    """What somebody changed in the tiny handbook, seen from it or from how it is by then."""
    came = Came()
    change(came)
    return changes_in(book or small_book(), came.back)


def lines(change: Callable[[Came], None]) -> list[str]:
    """The lines of the content that a change in the workbook removes and adds."""
    found = back(change)
    assert [] == [words.en for words in found.conflicts]
    new = with_changes(small_files(), small_book(), found.changes)
    assert [] == [p.message.en for p in load({**small_files(), **new}).problems.errors]
    return list(_lines(new))


def _lines(new: dict[str, bytes]) -> Iterator[str]:
    for file, data in sorted(new.items()):
        old = small_files().get(file, b"").decode().splitlines()
        for line in difflib.unified_diff(old, data.decode().splitlines(), n=0, lineterm=""):
            if line[:3] not in ("---", "+++") and line[0] in "+-":
                yield line[0] + line[1:].strip()


def conflicts(change: Callable[[Came], None], book: Book | None = None) -> str:
    return "\n".join(words.en for words in back(change, book).conflicts)


def edited(change: Callable[[Workbook], None]) -> bytes:
    """The workbook as it comes back after a change."""
    book = load_workbook(BytesIO(exported()))
    change(book)
    return saved(book)


def values(data: bytes) -> list[str]:
    """What differs between the values of the content and those that the workbook holds."""
    book, wrong = small_book(), []
    found = returned(Package(data))
    for name, table in book.tables.items():
        rows = {row.key: row for row in found.tables[name]}
        for row in table.rows:
            texts = book.texts(table, row)
            for key in table.keys:
                if tidy(rows[row.key].texts.get(key, "")) != tidy(texts[key]):
                    wrong.append(f"{row.key} {key}")
            for column in table.columns:
                value = row.values.get(column.key)
                typed = value if isinstance(value, list) else [value] if value else []
                meant = [book.cells.meant(column, str(one)) for one in typed]
                held = book.cells.value(column, rows[row.key].texts.get(column.key, ""))
                held = held if isinstance(held, list) else [held] if held else []
                if held != meant:
                    wrong.append(f"{row.key} {column.key}: {held} for {meant}")
    return wrong


def test_every_value_comes_back_from_its_cell() -> None:
    assert [] == values(exported())


def test_nothing_edited_is_nothing_changed() -> None:
    found = back(lambda _: None)

    assert ([], []) == (found.changes, found.conflicts)


def test_the_workbook_is_the_same_each_time() -> None:
    from generator.outputs.exports import content_xlsx
    from tests.small import small

    assert exported() == content_xlsx.workbook(small_book(), small())


def test_a_sheet_says_what_to_write_and_hides_what_it_remembers() -> None:
    book = load_workbook(BytesIO(exported()))
    sheet = Sheet(book, "Duty")
    letter = sheet.sheet.cell(1, sheet.columns["when"]).column_letter
    rules = {str(one.sqref): one for one in sheet.sheet.data_validations.dataValidation}
    rule = next(one for where, one in rules.items() if where.startswith(f"{letter}3:"))

    assert '"每天,每班,每周,每月,每季,每半年,每学期,每年,不定期,有事时"' == rule.formula1
    assert rule.prompt.startswith("频率：daily 每天")
    assert "频率\nWhen" == sheet.sheet.cell(2, sheet.columns["when"]).value
    assert ["veryHidden"] * 2 == [book[name].sheet_state for name in (STATE, LISTS)]
    assert sheet.sheet.row_dimensions[1].hidden
    assert all(sheet.sheet.column_dimensions[letter].hidden for letter in "ABC")
    assert "F3" == sheet.sheet.freeze_panes
    assert {"@"} == {
        cell.number_format for row in sheet.sheet.iter_rows() for cell in row if cell.value
    }


def test_a_text_changes_its_characters_and_no_others() -> None:
    def change(book: Came) -> None:
        book["Duty"].put(ANSWER, "title", "回答来客的询问")

    line = (
        '- {id: answer, title: 回答询问, text: "会的当场回答，不会的转给[](office-clerk)。", '
        "topics: reception, supplement: true}"
    )
    assert [f"-{line}", f"+{line}".replace("回答询问", "回答来客的询问")] == lines(change)


def test_choices_flags_and_titles_become_what_the_file_says() -> None:
    def change(book: Came) -> None:
        duties = book["Duty"]
        duties.put(RECEIVE, "when", "每周")
        duties.put(RECEIVE, "supplement", "否")
        book["Role"].put(f"{ROLE}#", "reports_to", "办公室文员")
        book["Step"].put(GREET, "who", "前台\n客人")

    changed = "\n".join(lines(change))

    assert "when: weekly" in changed
    assert "supplement: false" in changed
    assert "+reports_to: office-clerk" in changed
    assert "who: [front-desk, visitor]" in changed


def test_a_translation_stands_beside_its_text() -> None:
    def change(book: Came) -> None:
        book["Point"].put(f"{ROLE}#authority.may/offer-tea", "text@en", "Offer some tea.")
        book["Contact"].put(f"{ROLE}#works_with.inside/office-clerk", "about@en", "Papers")

    assert [
        "-may: {offer-tea: Offer tea.}",
        "+may: {offer-tea: Offer some tea.}",
        "-office-clerk: Passing on papers",
        "+office-clerk: Papers",
    ] == sorted(lines(change), key=lambda line: ("may" not in line, line[0] != "-"))


def test_a_translation_that_is_missing_is_begun() -> None:
    given = {file: data for file, data in small_files().items() if "welcome.en" not in file}
    book = book_of(given, load(given).editions)
    came = Came(book)
    came["Procedure"].put(f"{WELCOME}#", "purpose@en", "Everybody: quickly to the right person.")
    came["Step"].put(GREET, "do@en", "Rise and greet")
    new = with_changes(given, book, changes_in(book, came.back).changes)

    assert (
        'purpose: "Everybody: quickly to the right person."\n'
        "phases:\n  meet:\n    steps:\n      greet:\n        do: Rise and greet\n"
    ) == new["front-desk/procedures/welcome.en.yaml"].decode()


def test_a_new_row_is_put_below_the_one_above() -> None:
    def change(book: Came) -> None:
        book["Step"].insert_below(GREET, do="递上名片", within="1 分钟")

    assert ["+- {do: 递上名片, within: 1 分钟}"] == lines(change)


def test_a_new_row_may_hold_new_rows_and_translations() -> None:
    def change(book: Came) -> None:
        name = "迎接客人 › 见面 › 递上名片"
        book["Step"].insert_below(GREET, do="递上名片", **{"do@en": "Hand over a card"})
        book["Mistake"].insert_below(
            f"{REGISTER}/mistakes/no-badge", _of=name, text="单手递", why="显得不尊重客人。"
        )

    assert [
        "+di-shang-ming-pian:",
        "+do: Hand over a card",
        "+- do: 递上名片",
        "+mistakes:",
        "+- text: 单手递",
        "+why: 显得不尊重客人。",
    ] == lines(change)


def test_a_deleted_row_goes_with_all_that_belongs_to_it() -> None:
    def change(book: Came) -> None:
        book["Step"].delete(REGISTER)

    changed = lines(change)

    assert 2 == len(changed)
    assert all("register" in line for line in changed)
    assert "-" == "".join({line[0] for line in changed})


def test_another_number_moves_a_row() -> None:
    def change(book: Came) -> None:
        book["Measure"].put(f"{ROLE}#measures/register", "_number", "1")

    line = "- {id: register, title: 登记完整, weight: 40, target: 没有漏登。}"
    assert [f"+{line}", f"-{line}"] == lines(change)


def test_a_copied_row_is_a_new_one() -> None:
    def change(book: Came) -> None:
        key = f"{ROLE}#authority.must_not/leave"
        book["Point"].copy_below(key, text="把门卡借给别人。", **{"text@en": "", "_id": ""})

    changed = lines(change)

    assert [True, True] == ["擅自离开前台" in line for line in changed]
    assert "把门卡借给别人。" in changed[1]


def test_what_changed_on_both_sides_is_a_conflict_and_what_changed_there_alone_stays() -> None:
    _, book = book_with(front_desk__role="回答询问→答复询问")

    def change(made: Came) -> None:
        duties = made["Duty"]
        duties.put(ANSWER, "title", "回答来客的询问")
        duties.put(RECEIVE, "title", "接待来客")

    found = back(change, book)

    assert ["接待来客"] == [one.after for one in found.changes]
    assert (
        "职责!4: “Title” was changed on both sides. The handbook has “答复询问” now, this file "
        "“回答来客的询问”. Decide which one holds"
    ) == found.conflicts[0].en


def test_what_both_sides_changed_alike_is_no_change() -> None:
    _, book = book_with(front_desk__role="回答询问→答复询问")

    found = back(lambda made: made["Duty"].put(ANSWER, "title", "答复询问"), book)

    assert ([], []) == (found.changes, found.conflicts)


def test_a_row_that_was_changed_there_is_not_deleted_here() -> None:
    _, book = book_with(front_desk__role="回答询问→答复询问")

    assert "it was removed here and changed in the handbook" in conflicts(
        lambda made: made["Duty"].delete(ANSWER), book
    )


def test_a_row_that_is_gone_there_cannot_be_edited_here() -> None:
    line = '  - {id: answer, title: 回答询问, text: "会的当场回答，不会的转给[](office-clerk)。", '
    _, book = book_with(front_desk__role=f"{line}topics: reception, supplement: true}}\n→")

    def change(made: Came) -> None:
        made["Duty"].put(ANSWER, "title", "答复")

    assert "the handbook has no such item now" in conflicts(change, book)
    assert "" == conflicts(lambda _: None, book)


@pytest.mark.parametrize(
    ("kind", "key", "column", "text", "said"),
    [
        ("Duty", ANSWER, "title", "", "this cell cannot be empty"),
        ("Duty", ANSWER, "_number", "先", "the place must be a number"),
        ("Duty", ANSWER, "_id", "reply", "use `handbook move` and `handbook rename`"),
        ("Duty", ANSWER, "_of", "办公室文员", "use `handbook move` and `handbook rename`"),
    ],
)
def test_what_a_workbook_cannot_change_is_said(
    kind: str, key: str, column: str, text: str, said: str
) -> None:
    assert said in conflicts(lambda book: book[kind].put(key, column, text))


def test_whole_documents_are_neither_added_nor_removed() -> None:
    def change(book: Came) -> None:
        sheet = book["Role"]
        sheet.insert_below(f"{ROLE}#", title="新岗位", purpose="做事。")
        sheet.delete("office-clerk/role.yaml#")

    said = conflicts(change)

    assert "use `handbook new`" in said
    assert "use `handbook retire`" in said


def test_a_row_below_nothing_says_what_is_missing() -> None:
    def change(book: Came) -> None:
        book["Duty"].insert_below(ANSWER, _of="没有的岗位", title="扫地")

    assert "it is not clear what this row belongs to (“没有的岗位”)" in conflicts(change)


def test_deleted_sheets_and_columns_and_sorted_rows_change_nothing() -> None:
    def change(book: Workbook) -> None:
        duties = Sheet(book, "Duty")
        duties.sheet.delete_cols(duties.columns["text"])
        del book[Sheet(book, "Measure").sheet.title]
        sheet = Sheet(book, "Point").sheet
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        for n, row in enumerate(reversed(rows), 3):
            for at, value in enumerate(row, 1):
                sheet.cell(n, at).value = value

    found = came_back("content.xlsx", edited(change), small_book())

    assert isinstance(found, Changes)
    assert ([], []) == (found.changes, found.conflicts)


TYPED = ("新文字", "a: b # c", '"x', "是", "1\n2", "", "'", "- x", "{y}", "2026-12-01", "3 分钟")


def change_at_random(came: Came, chance: random.Random) -> None:
    kind = chance.choice(list(small_book().tables))
    rows, columns = came[kind], [one.key for one in small_book().tables[kind].columns]
    keys = [row.key for row in rows.rows if row.key]
    if not keys:
        return
    key, column = chance.choice(keys), chance.choice(columns)
    match chance.randrange(5):
        case 0:
            rows.delete(key)
        case 1:
            rows.insert_below(key, **{column: "新的"})
        case 2:
            rows.put(key, "_number", str(chance.randint(0, 6)))
        case 3:
            rows.copy_below(key)
        case _:
            rows.put(key, column, chance.choice(TYPED))


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_edited_is_in_the_files_or_refused(seed: int) -> None:
    chance = random.Random(seed)

    def change(came: Came) -> None:
        for _ in range(chance.randint(1, 5)):
            change_at_random(came, chance)

    changes = back(change).changes
    try:
        new = with_changes(small_files(), small_book(), changes)
    except EditError:  # the last thing in a file
        return
    after = {**small_files(), **new}
    now = book_of(after, load(after).editions)
    for one in changes:
        if one.column and one.row.key in now.rows:
            texts = now.texts(now.tables[one.row.kind.__name__], now.rows[one.row.key])
            assert one.after == texts[one.column.key]


def refused(change: Callable[[Workbook], None]) -> str:
    found = came_back("content.xlsx", edited(change), small_book())
    assert isinstance(found, Words)
    return found.en


def test_a_formula_is_refused_with_its_place() -> None:
    def change(book: Workbook) -> None:
        Sheet(book, "Duty").put(ANSWER, "title", '=HYPERLINK("http://example.com","x")')

    assert "职责!G4 holds a formula, so the file was not read" in refused(change)


def test_a_workbook_of_others_is_refused() -> None:
    def change(book: Workbook) -> None:
        del book[STATE]

    assert "was not made by `handbook export content-xlsx`" in refused(change)


def test_a_workbook_of_another_version_is_refused() -> None:
    def change(book: Workbook) -> None:
        book[STATE]["A1"] = "handbook-content-99"

    assert "made by another version of the program" in refused(change)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("content.xlsm", b"PK", "may hold macros"),
        ("content.csv", b"a,b", "is neither .xlsx nor .docx"),
        ("content.xlsx", b"not a zip", "it is damaged"),
        ("content.xlsx", exported()[:5000], "it is damaged"),
        ("content.xlsx", b"\xd0\xcf\x11\xe0" + bytes(100), "old format, or it has a password"),
    ],
)
def test_what_is_no_workbook_is_refused(name: str, data: bytes, said: str) -> None:
    found = came_back(name, data, small_book())

    assert isinstance(found, Words)
    assert said in found.en
