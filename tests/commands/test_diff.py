"""`handbook diff` between folders, releases, git revisions and built sites."""

import json
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from tests.small import CONTENT, HANDBOOK


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the tiny handbook in which one measure was changed, under git."""
    for path in CONTENT.rglob("*.yaml"):
        place = tmp_path / "roles" / path.relative_to(CONTENT)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "First"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    role = tmp_path / "roles" / "front-desk" / "role.yaml"
    role.write_text(role.read_text("utf-8").replace("不超过三分钟", "不超过五分钟"), "utf-8")
    return tmp_path / "roles"


def diff(content: Path, *arguments: str) -> int:
    return main(["--lang", "zh", "--content", str(content), "diff", *arguments])


@pytest.mark.parametrize("old", [str(CONTENT), str(HANDBOOK), "HEAD"])
def test_editions_may_be_folders_and_revisions(
    changed: Path, old: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == diff(changed, old, "--format", "json")

    found = json.loads(capsys.readouterr().out)["changes"]
    assert ["front-desk/measures-waiting"] == [one["id"] for one in found]


def test_a_built_site_is_compared_by_its_titles(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == diff(changed, str(HANDBOOK / "_expected"))

    assert "只有标题" in capsys.readouterr().out or "没有变更" in capsys.readouterr().out


@pytest.mark.parametrize("old", ["no-such-thing", "--format=x", "-"])
def test_what_is_no_edition_is_refused(changed: Path, old: str) -> None:
    try:
        code = diff(changed, old)
    except SystemExit as stopped:  # of the parser
        code = int(stopped.code or 0)
    assert 2 == code


def test_a_word_file_needs_a_name(changed: Path, tmp_path: Path) -> None:
    assert 2 == diff(changed, "HEAD", "--format", "docx")
    assert 0 == diff(changed, "HEAD", "--format", "docx", "--to", str(tmp_path / "x.docx"))
    assert (tmp_path / "x.docx").read_bytes().startswith(b"PK")
