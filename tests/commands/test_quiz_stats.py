"""`handbook export` and `handbook quiz-stats` do what they say, and say what they cannot."""

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.outputs.real import ROLES
from tests.small import CONTENT

Capture = pytest.CaptureFixture[str]


def run(*arguments: str, content: Path = CONTENT) -> int:
    return main(["--content", str(content), "--lang", "en", *arguments])


def files_in(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_an_export_writes_a_file_for_each_quiz_and_language(
    tmp_path: Path, capsys: Capture
) -> None:
    assert 0 == run("export", "json", "--to", str(tmp_path / "a/b"))

    assert {"front-desk.json", "en/front-desk.json"} <= files_in(tmp_path / "a/b")
    assert "Files made:" in capsys.readouterr().out


def test_a_role_a_language_and_a_number_narrow_an_export(tmp_path: Path) -> None:
    options = ("--role", "front-desk", "--language", "zh", "--questions", "2")

    assert 0 == run("export", "json", "--to", str(tmp_path), *options)
    assert {"front-desk.json"} == files_in(tmp_path)
    assert 2 == len(json.loads((tmp_path / "front-desk.json").read_text("utf-8"))["questions"])


def test_a_page_to_send_is_of_a_role_or_of_everything(tmp_path: Path, capsys: Capture) -> None:
    assert 0 == run("export", "html-single", "front-desk", "--to", str(tmp_path / "one"))
    assert {"front-desk.html", "en/front-desk.html"} == files_in(tmp_path / "one")

    assert 0 == run("export", "html-single", "--language", "en", "--to", str(tmp_path / "all"))
    assert {"en/handbook.html"} == files_in(tmp_path / "all")

    assert 2 == run("export", "html-single", "shared", "--to", str(tmp_path / "none"))
    assert "There is no “shared”." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--role", "front-desc"], "Did you mean “front-desk”?"),
        (["--language", "fr"], "There is no “fr”."),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_written(
    options: list[str], expected: str, tmp_path: Path, capsys: Capture
) -> None:
    assert 2 == run("export", "gift", "--to", str(tmp_path / "out"), *options)

    assert expected in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("wrong", [["pdf"], ["gift", "--questions", "0"], []])
def test_a_wrong_use_is_answered_with_two(wrong: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("export", *wrong)

    assert 2 == stopped.value.code


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("in the way")

    assert 3 == run("export", "json", "--to", str(tmp_path / "file"))
    assert "Cannot write" in capsys.readouterr().err


def test_without_a_file_the_state_of_the_questions_is_reported(capsys: Capture) -> None:
    assert 0 == run("quiz-stats", content=ROLES)

    said = capsys.readouterr().out
    assert "zh: " in said
    assert "missing 0" in said


def test_what_a_guesser_scores_is_reported_for_the_core_and_for_all(capsys: Capture) -> None:
    assert 0 == run("quiz-stats", "--guessers", content=ROLES)

    said = capsys.readouterr().out
    assert "zh · core (" in said
    assert "en · all (" in said
    assert "tf-idf" in said
    assert "en · best guesser of each role" in said


def answers(tmp_path: Path, count: int) -> str:
    rows = [
        f"p{n},{question},{int(right)}"
        for n in range(count)
        for question, right in (
            ("front-desk-answer-calls-owner", n % 2),
            ("front-desk-close-up-owner", n > 3),
        )
    ]
    file = tmp_path / "answers.csv"
    file.write_text("\n".join(["who,question,score", *rows]), "utf-8")
    return str(file)


def test_answers_are_reported_as_a_table_what_is_to_fix_marked(
    tmp_path: Path, capsys: Capture
) -> None:
    assert 0 == run("quiz-stats", answers(tmp_path, 200))

    said = capsys.readouterr().out
    assert "2 questions with answers" in said
    assert "front-desk-close-up-owner  ← too easy" in said


def test_answers_are_reported_as_json_for_programs(tmp_path: Path, capsys: Capture) -> None:
    assert 0 == run("quiz-stats", answers(tmp_path, 10), "--format", "json")

    said = json.loads(capsys.readouterr().out)
    assert {"question", "answers", "difficulty", "discrimination", "enough", "fix"} == set(said[0])
    assert not any(one["enough"] for one in said)


@pytest.mark.parametrize(
    ("name", "said"), [("none.csv", "Cannot read"), ("empty.csv", "holds no answers")]
)
def test_a_file_without_answers_is_a_wrong_use(
    name: str, said: str, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "empty.csv").write_text("a,b\n1,2\n")

    assert 2 == run("quiz-stats", str(tmp_path / name))
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_answers_may_come_from_any_spreadsheet(
    encoding: str, tmp_path: Path, capsys: Capture
) -> None:
    rows = "姓名,题号,得分\n王芳,front-desk-close-up-owner,对\n李明,\x1b[31mred,错\n"
    (tmp_path / "a.csv").write_bytes(rows.encode(encoding))

    assert 0 == run("quiz-stats", str(tmp_path / "a.csv"))
    out = capsys.readouterr().out
    assert "2 questions with answers" in out
    assert "\x1b" not in out
