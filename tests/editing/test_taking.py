"""An old document that is dropped on the editor: a report, and drafts that can be taken over."""

from generator.content.load import load
from generator.editing import taking
from generator.intake.importing import Import
from generator.problems.problem import Words
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
