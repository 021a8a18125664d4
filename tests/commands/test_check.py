"""`handbook check` on a folder: what it prints, what it fixes, how it ends."""

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.small import CONTENT

WRONG = "office-clerk/role.yaml"


@pytest.fixture
def roles(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "roles"))


def spoil(roles: Path, old: str = "title: 办公室文员", new: str = "title：办公室文员") -> Path:
    path = roles / WRONG
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    return path


def run(roles: Path, *arguments: str) -> int:
    return main(["--lang", "en", "--content", str(roles), "check", *arguments])


def test_sound_content_ends_with_0(roles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == run(roles)
    assert capsys.readouterr().out.endswith(
        "clauses 4: cited 3, left out 1, missing 0\n0 problems\n"
    )


def test_problems_end_with_1_and_are_shown(roles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(roles)

    assert 1 == run(roles)
    out = capsys.readouterr().out
    assert "office-clerk/role.yaml:1:6 error[colon]" in out
    assert "`handbook check --fix` fixes 1 of them\n1 problem\n" in out


def test_reminders_are_counted_and_no_failure(
    roles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (roles / "office-clerk/role.en.yaml").unlink()

    assert 0 == run(roles)
    out = capsys.readouterr().out
    assert "× not translated (en)" in out
    assert "\n    = help: " in out
    assert "every place of the reminders: handbook check --reminders" in out


def test_reminders_are_listed_one_by_one_if_asked_for(
    roles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (roles / "office-clerk/role.en.yaml").unlink()

    assert 0 == run(roles, "--reminders")
    out = capsys.readouterr().out
    assert "office-clerk/role.yaml:1:1 warning[untranslated] the file is not translated" in out
    assert " × " not in out


def test_fix_corrects_the_file_and_touches_nothing_else(
    roles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in roles.rglob("*") if path.is_file()}
    mode = spoil(roles).stat().st_mode

    assert 0 == run(roles, "--fix")
    assert before == {path: path.read_bytes() for path in roles.rglob("*") if path.is_file()}
    assert mode == (roles / WRONG).stat().st_mode
    assert f"fixed {WRONG}\n" == capsys.readouterr().err


def test_what_cannot_be_fixed_is_still_reported(roles: Path) -> None:
    spoil(roles, "reports_to: manager", "reports_to：manger")

    assert 1 == run(roles, "--fix")
    assert "reports_to: manger" in (roles / WRONG).read_text("utf-8")


def test_paths_limit_what_is_reported(roles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(roles)

    assert 0 == run(roles, "--paths", str(roles / "front-desk"))
    assert 1 == run(roles, "--paths", str(roles / "front-desk"), str(roles / WRONG))
    assert 1 == run(roles, "--paths", "office-clerk/role.yaml")
    assert 1 == run(roles, "--paths", str(roles))
    assert 2 == run(roles, "--paths", str(roles / "nowhere.yaml"))
    capsys.readouterr()


def test_paths_limit_what_is_corrected(roles: Path) -> None:
    spoiled = spoil(roles).read_bytes()
    run(roles, "--fix", "--paths", "front-desk")

    assert spoiled == (roles / WRONG).read_bytes()


def test_paths_without_a_path_list_the_files_that_have_problems(
    roles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(roles)

    assert 1 == run(roles, "--paths")
    assert [(roles / WRONG).as_posix()] == capsys.readouterr().out.split()


@pytest.mark.parametrize("name", ["json", "sarif", "github"])
def test_every_format_ends_with_the_same_code(
    roles: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == run(roles, "--format", name)
    spoil(roles)
    capsys.readouterr()

    assert 1 == run(roles, "--format", name)
    out = capsys.readouterr().out
    assert "colon" in out
    if name != "github":
        json.loads(out)


def test_a_folder_that_is_not_there_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 1 == run(tmp_path / "nowhere")
    assert "no-settings" in capsys.readouterr().out


def test_a_half_typed_handbook_gives_no_traceback(roles: Path) -> None:
    for path in roles.rglob("*.yaml"):
        path.write_bytes(path.read_bytes()[: len(path.read_bytes()) // 2])

    assert 1 == run(roles)
    assert run(roles, "--fix") in (0, 1)


def test_scripts_are_listed_with_their_routes_and_scores(
    roles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == run(roles, "--scripts")
    said = capsys.readouterr().out

    assert "greeting: 2 nodes, 4 routes, 2 pass; score × routes: 100 × 2, 50 × 1, 0 × 1" in said
