"""What is recalled is what would have been read."""

from pathlib import Path

import pytest

from generator.build.cache import Cache
from generator.build.records import Reloader, recalled
from generator.content import checks, load
from generator.problems.render import render
from tests.small import small_files

ROLE = "office-clerk/role.yaml"


def never(*_: object) -> object:
    raise AssertionError("read again")


def test_sound_files_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = dict(small_files())
    first = recalled(files, Cache(tmp_path))
    monkeypatch.setattr(load, "read", never)
    second = recalled(files, Cache(tmp_path))

    assert first.sound == second.sound
    assert {path for path in files if path.endswith(".yaml")} == set(second.sound)
    for language, edition in first.editions.items():
        assert edition.records == second.editions[language].records
        assert edition.digest == second.editions[language].digest


def test_a_changed_file_is_read(tmp_path: Path) -> None:
    files = dict(small_files())
    recalled(files, Cache(tmp_path))
    changed = {**files, ROLE: files[ROLE].replace("办公室文员".encode(), "行政文员".encode())}
    handbook = recalled(changed, Cache(tmp_path)).handbook

    assert handbook
    assert "行政文员" == handbook.title("office-clerk")


@pytest.mark.parametrize(
    ("old", "new"),
    [("title: ", "title："), ("department: ", "departmnet: "), ("title: ", "id: other\ntitle: ")],
)
def test_a_mistake_is_reported_every_time(tmp_path: Path, old: str, new: str) -> None:
    files = dict(small_files())
    files[ROLE] = files[ROLE].replace(old.encode(), new.encode(), 1)
    reported = []
    for _ in range(2):
        loaded = recalled(files, Cache(tmp_path))
        reported.append(render(checks.check(loaded), loaded.lines))

    assert "错误" in reported[0]
    assert reported[0] == reported[1]


def test_a_problem_of_the_whole_is_shown_at_its_line_in_recalled_files(tmp_path: Path) -> None:
    files = dict(small_files())
    files[ROLE] = files[ROLE].replace(b"department: ", b"department: no-", 1)
    for _ in range(2):
        loaded = recalled(files, Cache(tmp_path))
        problem = next(p for p in checks.check(loaded) if p.code == "unknown-reference")

        assert ROLE in loaded.sound
        assert loaded.lines(ROLE)[problem.span.line - 1].startswith("department: no-")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_file_in_another_encoding_is_reported_every_time(tmp_path: Path, encoding: str) -> None:
    files = dict(small_files())
    files[ROLE] = files[ROLE].decode().encode(encoding)
    for _ in range(2):
        loaded = recalled(files, Cache(tmp_path))

        assert ROLE in {problem.span.file for problem in checks.check(loaded).errors}


def test_a_reloader_gives_what_reading_everything_would_give(tmp_path: Path) -> None:
    reloader = Reloader(Cache(tmp_path))
    files = small_files()
    role, english = files[ROLE], files["office-clerk/role.en.yaml"]
    states = [
        files,
        files | {ROLE: role + b"\n# changed\n"},
        files | {ROLE: role.replace("办公室文员".encode(), "行政文员".encode())},
        files | {ROLE: b"title: [x"},
        files | {"office-clerk/role.en.yaml": english + b"nothing: of the original\n"},
        files | {"office-clerk/role.en.yaml": b"title: Clerk\n"},
        {path: data for path, data in files.items() if path != "office-clerk/role.en.yaml"},
        files,
    ]
    for state in states:
        loaded, fresh = reloader.load(state), load.load(state)
        assert render(loaded.problems, loaded.lines) == render(fresh.problems, fresh.lines)
        assert loaded.more == fresh.more
        assert loaded.editions.keys() == fresh.editions.keys()
        for language, edition in fresh.editions.items():
            again = loaded.editions[language]
            assert again.records == edition.records
            assert again.entries == edition.entries
            assert again.references == edition.references
            assert again.marked_texts == edition.marked_texts
            assert again.stale == edition.stale
            assert again.untranslated == edition.untranslated
            assert again.digest == edition.digest


def test_a_reloader_translates_only_what_has_changed(tmp_path: Path) -> None:
    reloader = Reloader(Cache(tmp_path))
    files = small_files()
    first = reloader.load(files).editions["en"]
    changed = files | {ROLE: files[ROLE].replace("办公室文员".encode(), "行政文员".encode())}
    second = reloader.load(changed).editions["en"]

    kept = [id for id, record in first.records.items() if record is second.records.get(id)]
    assert {"office-clerk"} == first.records.keys() - kept
