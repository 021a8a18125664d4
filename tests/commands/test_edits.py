"""`rename`, `move`, `retire`, `copy` and `undo`, as they are typed."""

from pathlib import Path

import pytest

from generator.cli import main
from tests.editing.changed import copied, state


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return copied(tmp_path)


def run(*arguments: str) -> int:
    return main(["--lang", "en", *arguments])


EACH = [
    ["rename", "welcome", "hello", "--title", "欢迎"],
    ["move", "welcome", "office-clerk"],
    ["retire", "filing", "--date", "2027-01-31"],
    ["copy", "welcome", "goodbye"],
]


@pytest.mark.parametrize("arguments", EACH, ids=lambda one: str(one[0]))
def test_a_change_is_shown_made_and_taken_back(
    content: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = state(content)

    assert 0 == run(*arguments, "--dry-run")
    assert before == state(content)
    assert {"+++", "→"} & set(capsys.readouterr().out.split())

    assert 0 == run(*arguments)
    assert before != state(content)
    assert "undo" in capsys.readouterr().err

    assert 0 == run("undo", "--dry-run")
    assert before != state(content)
    assert 0 == run("undo")
    assert before == state(content)
    assert 2 == run("undo")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["rename", "welcom", "hello"], 2, "welcome (迎接客人)"),
        (["rename", "welcome", "greeting"], 2, "front-desk/scripts/greeting.yaml"),
        (["rename", "welcome", "Hello There"], 2, "such as hello-there"),
        (["retire", "front-desk"], 2, "topics.yaml:2"),
        (["move", "front-desk/receive", "welcome"], 2, "cannot go into"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(
    content: Path, arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state(content)

    assert code == run(*arguments)
    assert said in capsys.readouterr().err
    assert before == state(content)


def test_problems_that_a_change_would_make_are_shown(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 1 == run("retire", "office-clerk/file", "--date", "2027-01-31")
    assert "topics.yaml:3" in capsys.readouterr().err


def test_a_file_with_mistakes_of_form_stays_as_it_is(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = content / "glossary.yaml"
    file.write_text(file.read_text("utf-8") + "  - {id: x, title：甲, text: 乙}\n", "utf-8")
    before = state(content)

    assert 1 == run("rename", "welcome", "hello")
    assert "glossary.yaml" in capsys.readouterr().err
    assert before == state(content)


def test_nothing_is_made_where_there_is_no_handbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert 0 != run("rename", "a", "b")
    assert [] == list(tmp_path.iterdir())
