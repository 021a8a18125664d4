"""`handbook print` makes the files that were asked for, and says plainly what it does not know."""

import os
from pathlib import Path

import pytest

from generator.cli import main
from tests.small import CONTENT


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.chdir(tmp_path)  # the cache is kept where the command is run
    return Run(tmp_path)


class Run:
    """Runs the command in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *options: str) -> int:
        return main(["print", "--content", str(CONTENT), "--lang", "en", *options])

    @property
    def files(self) -> set[str]:
        folder = self.folder / "print"
        return {p.relative_to(folder).as_posix() for p in folder.rglob("*.*")}


def test_an_id_is_printed_in_every_language(run: Run) -> None:
    assert 0 == run("front-desk", "front-desk-day")
    expected = {"front-desk.pdf", "front-desk-day.pdf"}

    assert expected | {f"en/{name}" for name in expected} == run.files
    assert (run.folder / "print/front-desk.pdf").read_bytes().startswith(b"%PDF")


def test_one_language_role_and_kind_narrow_the_choice(run: Run) -> None:
    assert 0 == run("--language", "zh", "--role", "front-desk", "--kind", "checklist", "--docx")

    assert {"reception-opening.pdf", "reception-opening.docx"} == run.files


def test_files_go_where_they_are_wanted(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == run("welcome", "--language", "en", "--to", "a/b")

    assert (run.folder / "a/b/en/welcome.pdf").exists()
    said = capsys.readouterr()
    assert "Files made: 1" in said.out
    assert "" == said.err  # no progress in a pipe


def test_what_a_killed_print_left_is_removed_when_nobody_can_be_at_it(run: Run) -> None:
    folder = run.folder / "print"
    folder.mkdir()
    names = (".welcome.pdf.0a1b2c3d.new", ".welcome.pdf.new", ".theirs.0a1b2c3d.new")
    for name in names:
        (folder / name).touch()
    for name in names[:2]:
        os.utime(folder / name, (0, 0))
    assert 0 == run("welcome", "--language", "zh")

    assert {"welcome.pdf", *names[1:]} == run.files


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["front-desc"], "Did you mean “front-desk”?"),
        (["--role", "office-clark"], "Did you mean “office-clerk”?"),
        (["--language", "fr"], "There is no “fr”."),
        (["welcome", "--kind", "role"], "Nothing fits"),
    ],
)
def test_what_it_does_not_know_is_said_and_nothing_is_made(
    run: Run, capsys: pytest.CaptureFixture[str], options: list[str], expected: str
) -> None:
    assert 2 == run(*options)

    assert expected in capsys.readouterr().err
    assert set() == run.files


def test_a_folder_that_cannot_be_written_is_said_so(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (run.folder / "print").write_text("a file stands in the way")

    assert 3 == run("welcome")
    assert "Cannot write" in capsys.readouterr().err
