"""Several files change as one, are shown before, and can be taken back."""

import shutil
from pathlib import Path

import pytest

from generator.build import journal
from generator.editing.changeset import ChangeSet, Conflict, last, recover, undo
from generator.problems.problem import Words
from generator.reading.files import files_in
from tests.small import CONTENT

TITLE = Words("试一试", "try")
ROLE, PAPERS = "front-desk/role.yaml", "papers.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "roles"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def state(content: Path) -> dict[str, bytes]:
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in content.rglob("*") if path.is_file() and not path.name.endswith(".lock")
    }  # fmt: skip


def changed(content: Path) -> ChangeSet:
    changes = ChangeSet(content, TITLE, files_in(content))
    changes.put(PAPERS, b"papers: []\n")
    changes.put("new/role.yaml", b"title: new\n")
    changes.remove("glossary.en.yaml")
    changes.move(ROLE, "desk/role.yaml")
    return changes


def test_what_is_applied_is_what_was_said_and_can_be_taken_back(content: Path, cache: Path) -> None:
    before = state(content)
    changes = changed(content)

    changes.apply(cache)
    assert changes.result == {
        file: data for file, data in state(content).items() if file in changes.result
    }
    assert not (content / ROLE).exists()
    assert before[ROLE] == (content / "desk/role.yaml").read_bytes()

    back = undo(content, cache)
    assert back is not None
    assert back.title == TITLE
    assert before == state(content)
    assert not (content / "new").exists()
    assert None is undo(content, cache)


def test_changes_are_taken_back_one_after_the_other(content: Path, cache: Path) -> None:
    for n in range(3):
        changes = ChangeSet(content, TITLE, files_in(content))
        changes.put(PAPERS, f"papers: []  # {n}\n".encode())
        changes.apply(cache)
    undo(content, cache)

    assert b"papers: []  # 1\n" == (content / PAPERS).read_bytes()


def test_nothing_is_written_if_a_file_was_changed_meanwhile(content: Path, cache: Path) -> None:
    changes = changed(content)
    (content / PAPERS).write_bytes(b"papers: []  # mine\n")
    before = state(content)

    with pytest.raises(Conflict) as refused:
        changes.apply(cache)
    assert [PAPERS] == refused.value.files
    assert before == state(content)
    assert None is last(content, cache)


def test_a_change_is_not_taken_back_over_a_later_one(content: Path, cache: Path) -> None:
    changed(content).apply(cache)
    (content / PAPERS).write_bytes(b"papers: []  # mine\n")

    with pytest.raises(Conflict):
        undo(content, cache)
    assert b"papers: []  # mine\n" == (content / PAPERS).read_bytes()
    assert not (content / ROLE).exists()


def test_the_diff_shows_moved_files_with_what_changed_in_them(content: Path) -> None:
    changes = changed(content)
    text = (content / ROLE).read_text("utf-8").replace("title:", "title: new ", 1)
    changes.put("desk/role.yaml", text.encode())

    diff = changes.diff()
    assert "front-desk/role.yaml → desk/role.yaml\n" in diff
    assert "+title: new " in diff
    assert "--- /dev/null\n+++ new/role.yaml\n" in diff
    assert "+++ /dev/null" in diff


def test_what_a_killed_command_began_is_finished(content: Path) -> None:
    place = content / journal.NAME
    journal.write(place, {content / "a.yaml": b"a"})
    (content / "a.yaml").unlink()
    entries = (
        f'[{{"path": "{content}/a.yaml", "before": "", "data": "YQ=="}},'
        f' {{"path": "{content.parent}/b.yaml", "before": "", "data": "YQ=="}}]'
    )
    place.write_text(entries, "utf-8")

    assert [content.parent / "b.yaml"] == recover(content)
    assert b"a" == (content / "a.yaml").read_bytes()
    assert not (content.parent / "b.yaml").exists()
    assert not place.exists()
