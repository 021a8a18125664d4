"""An old document that is dropped on the editor: a report, and drafts that can be taken over."""

from generator.content.load import load
from generator.editing import taking
from generator.intake.importing import Import
from generator.problems.problem import Words
from tests.editing.test_api import Editor
from tests.editing.test_notes import SOURCE
from tests.small import small_files


def made_of(name: str, data: bytes) -> Import | Words:
    return taking.read_document(name, data, load(small_files()).handbook, "zh")


def test_drafts_know_what_the_handbook_calls_its_people() -> None:
    made = made_of("旧.txt", f"{SOURCE}\n前台岗位职责\n1. 负责接待来访客人。\n".encode())
    assert isinstance(made, Import)

    report = taking.report(made, small_files(), dict.fromkeys(taking.drafts_in(made), "digest"))
    roles = {one["file"]: one for one in report["drafts"] if one["kind"] == "role"}
    assert roles["front-desk/role.yaml"]["was"], "the handbook has this role already"
    mine = next(one for one in roles.values() if one["title"] == "仓库管理员")
    assert ("", 4, 2) == (mine["was"], mine["items"], mine["questions"])
    assert not [file for file in taking.drafts_in(made) if file == "handbook.yaml"]
    assert len(report["lines"]) >= 7


def test_what_is_no_document_is_refused_with_a_sentence() -> None:
    for name, data in (("a.docx", b"PK\3\4"), ("a.exe", b"MZ"), ("a.xlsx", b""), ("../a", b"x")):
        made = made_of(name, data)
        assert isinstance(made, Words), name
        assert made.zh


def test_imported_again_only_what_is_new_is_added() -> None:
    editor = Editor(dict(small_files()))
    first = made_of("旧.txt", SOURCE.encode())
    assert isinstance(first, Import)
    drafts = taking.drafts_in(first)
    (file,) = [one for one in drafts if one.endswith("/role.yaml")]
    editor.files[file] = drafts[file]
    again = taking.read_document(
        "旧.txt", f"{SOURCE}5. 负责每月盘点一次。\n权限\n1. 有权拒收破损货物。\n".encode(),
        load(editor.files).handbook, "zh",
    )  # fmt: skip
    assert isinstance(again, Import)

    report = taking.report(again, editor.files, {file: "digest"})
    (draft,) = report["drafts"]
    assert [["duties"], ["authority"]] == [one["at"] for one in draft["fresh"]]
    editor.edits = draft["fresh"]
    after = editor.saved()[file]
    assert after is not None
    assert "每月盘点" in after.decode()
    assert "拒收破损货物" in after.decode()
    assert 1 == after.decode().count("由专人保管钥匙。")


def test_a_draft_shares_an_id_only_with_the_file_that_it_is_of() -> None:
    files = dict(small_files())
    text = "前台岗位职责\n1. 负责接待来访客人。\n接待流程\n1. 起身问好。\n2. 请客人登记。\n"
    first = made_of("旧.txt", text.encode())
    assert isinstance(first, Import)
    (procedure,) = [one for one in taking.drafts_in(first) if "/procedures/" in one]
    files[procedure] = taking.drafts_in(first)[procedure]

    again = taking.read_document("旧.txt", text.encode(), load(files).handbook, "zh")
    assert isinstance(again, Import)
    assert procedure in taking.drafts_in(again)

    del files[procedure]
    elsewhere = f"office-clerk/procedures/{procedure.rpartition('/')[2]}"
    files[elsewhere] = taking.drafts_in(first)[procedure]
    other = taking.read_document("旧.txt", text.encode(), load(files).handbook, "zh")
    assert isinstance(other, Import)
    assert procedure not in taking.drafts_in(other)
