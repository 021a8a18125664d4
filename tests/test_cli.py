"""The command line: from any folder of a handbook, without a command, on any system."""

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from generator import cli
from generator.build import journal
from generator.commands.invocation import command
from generator.commands.menu import CHOICES
from tests.editing.changed import codes, copied

ROOT = Path(__file__).parent.parent


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(tmp_path)


def test_a_command_finds_the_handbook_that_it_is_called_in(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(content / "front-desk" / "procedures")

    assert 0 == cli.main(["--lang", "en", "check", "--paths", "welcome.yaml"])
    assert "0 problems" in capsys.readouterr().out
    assert content.parent == Path.cwd()
    assert (content.parent / ".cache").is_dir()


def test_a_path_means_what_it_meant_where_it_was_typed(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content / "front-desk")

    assert 0 == cli.main(["schema", "--to", "help"])
    assert (content / "front-desk" / "help" / "role.schema.json").is_file()
    assert content.parent == Path.cwd()


def test_content_that_is_named_is_taken_as_named(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content / "front-desk")

    assert 0 == cli.main(["--content", "..", "check"])
    assert content / "front-desk" == Path.cwd()


def test_who_names_no_command_chooses_one(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(content.parent)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda: "1")

    assert 0 == cli.main([])
    said = capsys.readouterr()
    assert "检查有没有写错" in said.err
    assert "0 个问题" in said.out
    assert "check" == CHOICES[0][0]
    monkeypatch.setattr("builtins.input", lambda: "")
    assert 0 == cli.main([])


@pytest.mark.parametrize(
    ("locale", "languages", "expected"),
    [
        ("C.UTF-8", "[zh, en]", " 个问题"),
        ("C", "\n  - zh", " 个问题"),
        ("C.UTF-8", "[en, zh]", " problem"),
        ("en_GB.UTF-8", "[zh, en]", " problem"),
    ],
)
def test_a_machine_without_a_language_speaks_that_of_the_handbook(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    locale: str, languages: str, expected: str,
) -> None:  # fmt: skip
    settings = content / "handbook.yaml"
    text = settings.read_text("utf-8")
    assert "languages: [zh, en]" in text
    settings.write_text(text.replace("languages: [zh, en]", f"languages: {languages}"), "utf-8")
    monkeypatch.setenv("LC_ALL", locale)

    cli.main(["--content", str(content), "check"])
    assert expected in capsys.readouterr().out


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"},
    ],
)
def test_a_chinese_path_is_no_trouble_whatever_the_locale(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    content = copied(tmp_path / "新 手册")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--lang", "zh", "rename", "welcome", "hello"],
        cwd=content / "front-desk", capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip

    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    assert b"Traceback" not in done.stderr
    assert 0 == done.returncode
    assert "改名" in done.stderr.decode(encoding)
    assert (content / "front-desk" / "procedures" / "hello.yaml").is_file()


@pytest.mark.parametrize(
    "seconds", ["abc", "-1", "1e9", "²³", "１７９６０８３２００", "9" * 5000, "0"]
)
def test_a_day_of_the_build_that_is_none_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seconds: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)

    assert 3 == cli.main(["--lang", "en", "--content", str(content), "check"])
    assert f"SOURCE_DATE_EPOCH takes whole seconds from {cli.EARLIEST}" in capsys.readouterr().err


def test_an_empty_day_of_the_build_is_as_good_as_none(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")

    assert 0 == cli.main(["--content", str(content), "check"])
    assert "SOURCE_DATE_EPOCH" not in os.environ  # of which MkDocs makes a number


def test_a_command_finishes_what_a_killed_one_began(content: Path) -> None:
    new = b"papers: []\n"
    before = journal.digest(content / "papers.yaml")
    entry = {
        "path": str(content / "papers.yaml"),
        "before": before,
        "data": b64encode(new).decode(),
    }
    (content / journal.NAME).write_text(json.dumps([entry]), "utf-8")

    cli.main(["--content", str(content), "check"])
    assert new == (content / "papers.yaml").read_bytes()
    assert not (content / journal.NAME).exists()


def test_a_program_says_which_one_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])

    assert 0 == stopped.value.code
    assert re.fullmatch(r"handbook \d+\.\d+\.\d+ \(content format 1\)\n", capsys.readouterr().out)


def test_content_of_a_later_program_is_not_read_wrongly(content: Path) -> None:
    settings = content / "handbook.yaml"
    settings.write_text("format: 2\n" + settings.read_text("utf-8"), "utf-8")

    assert "newer-format" in codes(content)


@pytest.mark.skipif(os.name == "nt", reason="a folder in which one stands cannot be removed there")
def test_a_folder_that_is_gone_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert 3 == cli.main(["--lang", "en", "check"])
    assert 1 == capsys.readouterr().err.count("\n")


def test_what_is_quoted_commands_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HANDBOOK_COMMAND", "\x1b[31m")

    assert 2 == cli.main(["--lang", "en", "diff", "\x1b[31mx"])
    assert "\x1b" not in capsys.readouterr().err
    assert "handbook check" == command("check")
