"""`handbook export content-xlsx`, `content-docx` and `apply`, as somebody types them."""

import io
import shutil
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator import cli
from generator.commands import apply
from tests.intake.round_trip import ROLE, Sheet, exported, saved, text_cells
from tests.small import CONTENT

ANSWER, RECEIVE = f"{ROLE}#duties/answer", f"{ROLE}#duties/receive"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(CONTENT, tmp_path / "roles"))


def run(*words: object, language: str = "en") -> int:
    return cli.main(["--lang", language, *map(str, words)])


def workbook(*changes: tuple[str, str, str, str]) -> Path:
    """The exported workbook with some cells changed."""
    file = Path("content.xlsx")
    file.write_bytes(_changed(changes))
    return file


@cache
def _changed(changes: tuple[tuple[str, str, str, str], ...]) -> bytes:
    book = load_workbook(io.BytesIO(exported()))
    for kind, key, column, text in changes:
        Sheet(book, kind).put(key, column, text)
    return saved(book)


TWO = (("Duty", ANSWER, "title", "回答来客的询问"), ("Duty", RECEIVE, "title", "接待来客"))


def state(content: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in content.rglob("*.yaml")}


def test_an_edited_workbook_is_listed_and_written(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = workbook(*TWO)
    before = (content / ROLE).read_bytes()

    assert 0 == run("apply", file, "--dry-run")
    assert before == (content / ROLE).read_bytes()
    assert 0 == run("apply", file, "--yes")
    said = capsys.readouterr().out
    assert "[1] 前台 › 接待客人 · Title\n    − 接待客人\n    + 接待来客\n" in said
    assert "2 changes in 1 files were written. To take them back, run handbook undo" in said
    after = (content / ROLE).read_text("utf-8")
    assert (
        before.decode().replace("接待客人", "接待来客").replace("回答询问", "回答来客的询问")
        == after
    )
    assert 0 == run("apply", file, "--yes")
    assert "Nothing was changed." in capsys.readouterr().out
    assert 0 == run("undo")
    assert before == (content / ROLE).read_bytes()


def test_what_is_not_accepted_stays(content: Path) -> None:
    file = workbook(*TWO)

    assert 0 == run("apply", file, "--accept", "2")
    assert "接待客人" in (content / ROLE).read_text("utf-8")
    assert "回答来客的询问" in (content / ROLE).read_text("utf-8")


def test_other_numbers_are_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(content)

    assert 2 == run("apply", workbook(*TWO), "--accept", "1,3")
    assert "numbers from 1 to 2, such as 1,3-5" in capsys.readouterr().err
    assert before == state(content)


@pytest.mark.parametrize(("text", "numbers"), [
    ("1,3-5", {1, 3, 4, 5}), ("2、4", {2, 4}), ("all", {*range(1, 7)}), ("全部", {*range(1, 7)}),
    ("7", None), ("0", None), ("2-1", None), ("x", None), (",", None), ("1-99999999", None),
])  # fmt: skip
def test_numbers_are_read_as_people_write_them(text: str, numbers: set[int] | None) -> None:
    assert numbers == apply.numbers_in(text, 6)


def test_without_a_terminal_nothing_is_written_unless_it_is_said(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("all\n"))
    before = state(content)

    assert 2 == run("apply", workbook(*TWO))
    assert "Add --yes to take all" in capsys.readouterr().err
    assert before == state(content)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_at_a_terminal_it_asks_until_it_understands(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workbook(*TWO)
    monkeypatch.setattr("sys.stdin", Terminal("9\n1\n"))

    assert 0 == run("apply", file)
    text = (content / ROLE).read_text("utf-8")
    assert 1 == sum(word in text for word in ("接待来客", "回答来客的询问"))


def test_what_would_make_a_problem_is_not_written(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state(content)

    assert 1 == run("apply", workbook(("Duty", ANSWER, "topics", "没有的主题")), "--yes")
    said = capsys.readouterr().err
    assert "没有的主题" in said
    assert "This would make the following problems, so nothing was changed." in said
    assert before == state(content)


def test_what_both_sides_changed_stops_all_but_what_is_chosen(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = workbook(*TWO)
    text = (content / ROLE).read_text("utf-8")
    (content / ROLE).write_text(text.replace("回答询问", "答复询问"), "utf-8")
    before = state(content)

    assert 1 == run("apply", file, "--yes")
    assert "so nothing was written" in capsys.readouterr().err
    assert before == state(content)
    assert 0 == run("apply", file, "--accept", "all")
    text = (content / ROLE).read_text("utf-8")
    assert "接待来客" in text
    assert "答复询问" in text


def test_a_reviewed_document_comes_back(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == run("export", "content-docx", "--document", "front-desk", "--to", "out")
    assert ["front-desk.docx"] == [path.name for path in Path("out").iterdir()]
    file = Path("out", "front-desk.docx")
    word, cells = text_cells(file.read_bytes())
    cells["职责 2 · 职责名称"].text = "回答来客的询问"
    word.save(str(file))

    assert 0 == run("apply", file, "--yes", language="zh")
    assert "已写入 1 处改动，1 个文件。" in capsys.readouterr().out
    assert "回答来客的询问" in (content / ROLE).read_text("utf-8")


def test_a_role_alone_is_exported_and_comes_back(content: Path) -> None:
    assert 0 == run("export", "content-xlsx", "--role", "office-clerk", "--to", "out")
    file = Path("out", "office-clerk-content.xlsx")
    book = load_workbook(file)
    keys = {cell.value for cell in Sheet(book, "Role").sheet["A"]}

    assert {"handbook:Role", "_key", "office-clerk/role.yaml#"} == keys
    assert 0 == run("apply", file, "--yes")


@pytest.mark.parametrize(("name", "said"), [
    ("no.xlsx", "There is no file no.xlsx."), ("a.xlsm", "may hold macros"),
])  # fmt: skip
def test_what_cannot_be_read_is_said(
    content: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    Path("a.xlsm").write_bytes(b"PK")

    assert 2 == run("apply", name)
    assert said in capsys.readouterr().err


def test_a_file_of_200_megabytes_is_not_even_opened(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("a.xlsx").open("wb") as file:
        file.truncate(200_000_000)

    assert 2 == run("apply", "a.xlsx")
    assert "a.xlsx is too large and was not read." in capsys.readouterr().err


def test_an_unknown_document_is_named(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == run("export", "content-docx", "--document", "front-desc")
    assert "Did you mean “front-desk”?" in capsys.readouterr().err
