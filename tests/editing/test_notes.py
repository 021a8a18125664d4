"""What an import leaves in a draft is found by the form, and goes when it is settled."""

from datetime import date

import pytest

from generator.editing import notes
from generator.editing.drafts import document_of
from generator.intake.importing import Before, Import, imported
from generator.locale import words
from generator.problems.problem import Language
from tests.editing.test_api import ROLE, Editor
from tests.small import small_files

SOURCE = """仓库管理员岗位职责
1. 负责收发货物，当天登记。
2. 由专人保管钥匙。
3. 货物入库三天内上架。
4. 货物入库五天内上架。
"""


def drafted(language: Language) -> tuple[str, bytes]:
    made = imported("旧.txt", SOURCE.encode(), Before(), language, date(2026, 11, 28))
    assert isinstance(made, Import)
    return next((path, data) for path, data in made.files.items() if path.endswith("/role.yaml"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_questions_stand_at_the_items_that_they_are_about(language: Language) -> None:
    path, data = drafted(language)
    document = document_of(path.removeprefix("roles/"), data)
    found = notes.notes_of(document)

    asked = {one.path: one.text for one in found if one.kind == "question"}
    assert {("duties", 1), ("duties", 3)} == set(asked)
    assert "专人" in asked["duties", 1]
    assert "货物入库三天内上架" in asked["duties", 3], "the other line is quoted"
    assert [("duties", n) for n in range(4)] == [one.path for one in found if one.kind == "where"]
    assert notes.asks(data)
    assert [("who", "专人"), ("", "")] == [
        (one.asks, one.word) for one in found if one.kind == "question"
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_question_that_is_settled_goes_and_nothing_else(language: Language) -> None:
    path, data = drafted(language)
    document = document_of(path.removeprefix("roles/"), data)
    question = next(one for one in notes.notes_of(document) if one.kind == "question")

    text = notes.without(document, question.path, question.comment)
    assert document.text.replace(f"  {question.comment}\n", "", 1) == text
    rest = notes.without(document, (), "")
    kinds = {one.kind for one in notes.notes_of(document_of("x/role.yaml", rest.encode()))}
    assert {"question"} == kinds


def test_what_found_no_field_stays_until_it_is_settled_by_itself() -> None:
    comment = "# 原文 t1r2c2，可信度 95%：岗位编号：HJ-SC-05"
    head = "# 原文里没有放进上面各项的说明："
    text = f"title: 前台\n\n{head}\n{comment}\n# 原文第 1 行，可信度 90%\n"
    document = document_of("x/role.yaml", text.encode())
    assert ["heading", "left", "where"] == [one.kind for one in notes.notes_of(document)]

    rest = notes.without(document, (), "")
    assert text.replace("# 原文第 1 行，可信度 90%\n", "") == rest
    settled = notes.without(document_of("x/role.yaml", rest.encode()), (), comment)
    assert "HJ-SC-05" not in settled


def test_a_comment_of_somebody_else_is_no_note_and_stays() -> None:
    editor = Editor(dict(small_files()))
    text = small_files()[ROLE]
    assert isinstance(text, bytes)
    comment = "  # 请作者回答：这一条归谁？\n".encode()
    mine = "  # 我自己的话\n".encode()
    editor.files[ROLE] = text.replace(b"duties:\n", b"duties:\n" + mine + comment)
    value = editor.look(ROLE)

    assert {ROLE: 1} == value["questions"]
    (note,) = value["documents"][ROLE]["notes"]
    assert ["duties", 0] == note["path"]
    editor.edit("note", ROLE, "duties", 0, value=note["comment"])
    assert text.replace(b"duties:\n", b"duties:\n" + mine) == editor.saved()[ROLE]


def test_a_decision_is_the_first_thing_in_its_file_and_no_problem() -> None:
    editor = Editor(dict(small_files()))
    del editor.files["topics.yaml"], editor.files["topics.en.yaml"]
    value = {"question": "谁管钥匙？", "answer": "前台。", "reason": "前台一直在。"}
    more = {"decided_by": "总经理", "see": ["front-desk"]}
    editor.edit("insert", "topics.yaml", "decisions", value=value | more, to=100000)

    found = [one for one in editor.look()["problems"] if one["file"] == "topics.yaml"]
    assert [] == [one for one in found if one["severity"] == "error"]
    assert list(editor.saved()) == ["topics.yaml"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_question_about_whose_work_it_is_can_be_answered_by_a_role(language: Language) -> None:
    table = words(language)["import"]
    said = table["question"]["for-all"].format("附则")
    asked = table["ask"].format(text=f"“附则……” {said}")
    (note,) = notes.notes_of(document_of("x/role.yaml", f"title: 前台\n# {asked}\n".encode()))
    assert ("question", "role", "") == (note.kind, note.asks, note.word)
