"""`handbook import`, as somebody types it."""

import json
from pathlib import Path

import pytest

from generator import cli
from generator.content.checks import check
from generator.content.load import load
from generator.reading.files import files_in
from tests.intake.documents import cashier, hotel
from tests.small import REMINDERS

ROLE = "roles/cashier/role.yaml"


def run(*words: object, language: str = "en") -> int:
    return cli.main(["--lang", language, "import", *map(str, words)])


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_an_import_brings_drafts_a_record_and_a_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "cashier.docx", cashier().data)
    out = tmp_path / "out"

    assert 0 == run(file, "--to", out)
    assert {"import.json", "report.html", "roles"} == names_in(out)
    found = check(load(files_in(out / "roles")))
    assert [] == [(p.span, p.message.en) for p in found if p.code not in REMINDERS]
    assert "Imported: 16 items, 0 left out, 0 questions, 2 drafts." in capsys.readouterr().out


def test_the_check_that_it_names_can_be_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "cashier.docx", cashier().data)
    run(file, "--to", tmp_path / "out")
    told = capsys.readouterr().out.strip().rpartition("then run handbook ")[2]
    option, folder, command = told.split(" ")

    assert 0 == cli.main([option, folder.strip('"'), command])


def test_a_draft_that_was_edited_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "出纳.txt", "出纳岗位职责\n1、收付现金。".encode("gbk"))
    out = tmp_path / "out"
    run(file, "--to", out)
    (out / ROLE).write_text("title: 出纳\n", "utf-8")
    put(tmp_path, "出纳.txt", "出纳岗位职责\n1、收付现金。\n2、保管支票。".encode("gbk"))

    assert 0 == run(file, "--to", out)
    assert "title: 出纳\n" == (out / ROLE).read_text("utf-8")
    assert "bao-guan-zhi-piao" in (out / "new" / ROLE).read_text("utf-8")
    said = capsys.readouterr().out
    assert "Since the last time: 1 new lines, 0 gone." in said
    assert "Edited drafts were left alone" in said


def test_ids_stay_when_a_file_is_imported_again(tmp_path: Path) -> None:
    file = put(tmp_path, "hotel.txt", hotel().data)
    run(file, "--to", tmp_path / "out")
    before = sorted(files_in(tmp_path / "out"))
    run(file, "--to", tmp_path / "out")

    assert before == sorted(files_in(tmp_path / "out"))
    assert not (tmp_path / "out" / "new").exists()


def test_a_second_file_keeps_the_record_of_the_first(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name, role in (("甲.txt", "出纳"), ("乙.txt", "会计")):
        run(put(tmp_path, name, f"{role}岗位职责\n1、做账。".encode()), "--to", out)
    names = {json.loads(path.read_bytes())["file"]: path.name for path in out.glob("*.json")}

    assert {"甲.txt": "import-jia-txt.json", "乙.txt": "import.json"} == names
    assert {"cashier", "accountant"} < names_in(out / "roles")


def test_the_handbook_of_a_company_is_not_touched_but_its_departments_are_used(
    tmp_path: Path,
) -> None:
    assert 0 == cli.main(["init", str(tmp_path / "ours")])
    before = files_in(tmp_path / "ours" / "roles")
    file = put(tmp_path, "a.txt", "文员岗位说明\n所属部门：行政人事部\n1、收发信件。".encode())

    assert 0 == run(file, "--to", tmp_path / "ours")
    after = files_in(tmp_path / "ours" / "roles")
    assert before == {path: after[path] for path in before}
    role = after["clerk/role.yaml"]
    assert isinstance(role, bytes)
    assert b"department: admin-hr\n" in role


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docm", b"x", "may hold macros"),
        ("a.docx", b"x", "cannot be opened"),
        ("a.txt", b"", "no text in a.txt"),
        ("a.pdf", b"x", "Save it as .docx"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_be_imported_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str,
    language: str,
) -> None:  # fmt: skip
    code = run(put(tmp_path, name, data), "--to", tmp_path / "out", language=language)
    told = capsys.readouterr()

    assert (2, "", 1) == (code, told.out, told.err.count("\n"))
    assert said in told.err or language == "zh"
    assert not (tmp_path / "out").exists()


def test_a_file_of_200_megabytes_is_refused_unread(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "a.docx").open("wb") as file:
        file.truncate(200_000_000)

    assert 2 == run(tmp_path / "a.docx", "--to", tmp_path / "out")
    assert "too large" in capsys.readouterr().err


@pytest.mark.parametrize("role", ["../up", "出纳", "a/b", "con", "shared", "-x"])
def test_a_role_that_is_no_id_is_refused(tmp_path: Path, role: str) -> None:
    file = put(tmp_path, "a.txt", "收付现金。".encode())

    assert 2 == run(file, "--to", tmp_path / "out", f"--role={role}")


def test_a_file_or_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", "收付现金。".encode())

    assert 2 == run(tmp_path / "none.txt", "--to", tmp_path / "out")
    assert 2 == run(tmp_path, "--to", tmp_path / "out")
    assert 2 == run(file, "--to", file)


@pytest.mark.parametrize("name", ["‮txt.‮.txt", "a\nb.txt", "'; rm -rf x.txt", "<b>.txt", "$(x).txt"])
def test_a_hostile_name_is_only_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file = put(tmp_path, name, "出纳岗位职责\n1、收付现金。".encode())

    assert 0 == run(file, "--to", tmp_path / "out")
    assert "‮" not in capsys.readouterr().out
    assert [] == list(check(load(files_in(tmp_path / "out" / "roles"))).errors[1:])


def test_one_role_takes_the_whole_file(tmp_path: Path) -> None:
    file = put(tmp_path, "hotel.txt", hotel().data)

    assert 0 == run(file, "--to", tmp_path / "out", "--role", "room-maid")
    assert {"room-maid", "handbook.yaml"} == names_in(tmp_path / "out" / "roles")
