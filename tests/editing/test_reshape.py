"""Moving, renaming, retiring, copying and deleting in a form: edits like all others."""

from typing import Any

import pytest

from generator.content import checks
from generator.content.load import load
from generator.editing.calls import Wrong
from tests.editing.test_api import ROLE, WELCOME, Editor
from tests.small import small_files

CLERK = "office-clerk/role.yaml"
DUTY = ["duties", {"n": 1, "id": "answer"}]


@pytest.fixture
def editor() -> Editor:
    editor = Editor(dict(small_files()))
    editor.look(ROLE)
    return editor


def reshaped(editor: Editor, file: str, do: str, **more: Any) -> dict[str, Any]:
    """What the call answers; its edits are made."""
    said = editor.call("reshape", file=file, do=do, **more).value
    editor.edits += said["edits"]
    return said


def saved(editor: Editor) -> dict[str, bytes]:
    """The files after a save; `check` finds no error in them."""
    editor.saved()
    files = {file: data for file, data in editor.files.items() if isinstance(data, bytes)}
    assert [] == [one.message.en for one in checks.check(load(files)).errors]
    return files


def test_a_duty_goes_to_another_role_with_its_translation(editor: Editor) -> None:
    found = editor.call("targets", file=ROLE, at=DUTY).value
    assert ("front-desk/answer", ["office-clerk"]) == (
        found["id"],
        [one["id"] for one in found["to"]],
    )

    reshaped(editor, ROLE, "move", at=DUTY, to="office-clerk")
    files = saved(editor)
    assert b"id: answer" not in files[ROLE]
    assert b"id: answer" in files[CLERK]
    assert b"Answer questions" in files["office-clerk/role.en.yaml"]


def test_a_role_gets_another_id_and_its_folder_follows(editor: Editor) -> None:
    said = reshaped(editor, ROLE, "rename", to="reception-desk")

    assert "reception-desk/role.yaml" == said["open"]
    files = saved(editor)
    assert not [file for file in files if file.startswith("front-desk/")]
    assert b"owner: reception-desk" in files["topics.yaml"]


def test_a_document_is_moved_copied_and_retired(editor: Editor) -> None:
    assert (
        "office-clerk/procedures/welcome.yaml"
        == (reshaped(editor, WELCOME, "move", to="office-clerk")["open"])
    )
    said = reshaped(
        editor, "office-clerk/procedures/welcome.yaml", "copy", to="farewell", title="送客"
    )
    assert "office-clerk/procedures/farewell.yaml" == said["open"]
    reshaped(editor, "office-clerk/procedures/farewell.yaml", "retire")

    editor.saved()
    assert WELCOME not in editor.files
    retired = editor.files["office-clerk/procedures/farewell.yaml"]
    assert isinstance(retired, bytes)
    assert "title: 送客".encode() in retired
    assert b"retired: 20" in retired


def test_a_procedure_is_deleted_and_nothing_names_it_any_more(editor: Editor) -> None:
    assert "接待客人" in editor.call("targets", file=WELCOME).value["users"]

    reshaped(editor, WELCOME, "delete")
    files = saved(editor)
    assert WELCOME not in files
    assert "front-desk/procedures/welcome.en.yaml" not in files
    assert not [file for file, data in files.items() if b"basis: [welcome" in data]


def test_what_cannot_be_is_said_in_the_words_of_the_handbook(editor: Editor) -> None:
    said = reshaped(editor, ROLE, "delete")

    assert [] == said["edits"]
    assert "接待" in said["refused"]
    assert ".yaml" not in said["refused"]
    assert "There is a “welcome”" not in reshaped(editor, ROLE, "rename", to="welcome")["refused"]


def test_a_role_can_be_deleted_whatever_then_leads_nowhere(editor: Editor) -> None:
    reshaped(editor, ROLE, "delete", anyway=True)

    value = editor.look(ROLE)
    assert "none" == value["documents"][ROLE]["mode"]
    assert [one for one in value["problems"] if one["severity"] == "error"]
    assert not [file for file in value["unsaved"] if not file.startswith("front-desk/")]


def test_what_is_not_finished_can_be_moved_and_deleted_too(editor: Editor) -> None:
    editor.edit("remove", ROLE, "purpose")
    assert reshaped(editor, ROLE, "move", at=DUTY, to="office-clerk")["edits"]
    editor.edit("create", "shared/standards/draft.yaml", value={"title": "草稿"})
    reshaped(editor, "shared/standards/draft.yaml", "delete")

    assert "shared/standards/draft.yaml" not in editor.look()["unsaved"]


def test_a_file_that_cannot_be_read_can_still_be_deleted(editor: Editor) -> None:
    editor.files["shared/standards/broken.yaml"] = b"title: [\n"

    reshaped(editor, "shared/standards/broken.yaml", "delete")
    editor.saved()
    assert "shared/standards/broken.yaml" not in editor.files


def test_a_file_that_others_changed_is_not_replaced_as_a_whole(editor: Editor) -> None:
    reshaped(editor, ROLE, "move", at=DUTY, to="office-clerk")
    editor.look(ROLE, CLERK)
    theirs = small_files()[CLERK]
    assert isinstance(theirs, bytes)
    editor.files[CLERK] = theirs + "# 别人写的\n".encode()

    assert [CLERK] == [one["file"] for one in editor.call("save").value["stale"]]
    said = editor.call("rebase").value
    assert CLERK in [one["edit"]["file"] for one in said["lost"]]


@pytest.mark.parametrize("file", ["", "../role.yaml", "a/../b/role.yaml", "front-desk/x.sh"])
def test_a_place_where_no_content_belongs_is_refused(editor: Editor, file: str) -> None:
    for call in ("targets", "reshape"):
        with pytest.raises(Wrong):
            editor.call(call, file=file, **({"do": "delete"} if call == "reshape" else {}))


def test_the_settings_are_not_deleted(editor: Editor) -> None:
    assert reshaped(editor, "handbook.yaml", "delete")["refused"]
