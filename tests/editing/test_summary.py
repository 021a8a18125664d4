"""What a save changes, said item by item."""

from generator.editing.summary import Changed, summary
from tests.editing.test_api import ROLE, Editor
from tests.small import small_files


def changed(editor: Editor) -> dict[str, list[Changed]]:
    files = editor.call("changes").value["files"]
    return {
        one["file"]: [Changed(**{**each, "where": tuple(each["where"])}) for each in one["changes"]]
        for one in files
    }


def test_items_that_are_changed_added_moved_and_removed_are_told_apart() -> None:
    editor = Editor(dict(small_files()))
    editor.look(ROLE)
    editor.edit("set", ROLE, "duties", 0, "title", value="接待来客")
    editor.edit("insert", ROLE, "duties", value={"title": "收发快递", "when": "daily"}, to=2)
    editor.edit("move", ROLE, "duties", 1, to=0)
    editor.edit("remove", ROLE, "measures", 0)

    duty = "Duties 2“接待来客”"
    assert [
        Changed("moved", (), "Duties 1“回答询问”", "2", "1"),
        Changed("changed", (duty,), "Title", "接待客人", "接待来客"),
        Changed("added", (), "Duties 3“收发快递”", "", "收发快递 · daily"),
        Changed("removed", (), "Measures 1“等候时间”", "等候时间 · 60 · 不超过三分钟。"),
    ] == changed(editor)[ROLE]


def test_texts_lists_and_translations_are_told_too() -> None:
    editor = Editor(dict(small_files()))
    editor.look(ROLE)
    editor.edit("set", ROLE, "aliases", value=["接待处"])
    editor.edit("set", "front-desk/role.en.yaml", "purpose", value="Guests are met.")

    found = changed(editor)
    assert ("added", "接待处") in [(one.how, one.after) for one in found[ROLE]]
    assert ["Guests are met."] == [one.after for one in found["front-desk/role.en.yaml"]]


def test_of_a_file_that_is_gone_and_of_a_picture_there_is_nothing_to_compare() -> None:
    assert [] == summary(ROLE, b"title: x\n", b"", "en")
    assert [] == summary("front-desk/files/a.png", b"\x89", b"\x89P", "en")


def test_a_new_file_is_told_in_words_and_so_is_a_comment_that_went() -> None:
    editor = Editor(dict(small_files()))
    new = "front-desk/forms/returns.yaml"
    fields = [{"label": "工地"}, {"label": "数量"}]
    editor.edit("create", new, value={"title": "退料登记簿", "fields": fields})
    editor.edit("text", ROLE, value=f"# 说明\n{editor.text(ROLE)}")

    found = changed(editor)
    assert ["退料登记簿", "工地", "数量"] == [one.after for one in found[new]]
    assert {"added"} == {one.how for one in found[new]}
    assert ["Comments only (where things came from, questions)"] == [
        one.what for one in found[ROLE]
    ]
