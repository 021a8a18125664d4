"""A site is replaced whole or not at all."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from generator import publish


def site(folder: Path, text: str) -> None:
    for name in ("index.html", "handbook.json"):
        (folder / name).write_text(text)


def read(target: Path) -> set[str]:
    return {file.read_text() for file in target.iterdir()}


def leftovers(target: Path) -> list[str]:
    return [p.name for p in target.parent.iterdir() if p.name.startswith(f".{target.name}.new")]


def test_the_first_build_makes_the_target(tmp_path: Path) -> None:
    with publish.staged(tmp_path / "site") as folder:
        site(folder, "one")

    assert {"one"} == read(tmp_path / "site")


def test_the_next_build_takes_its_place_and_leaves_nothing_behind(tmp_path: Path) -> None:
    for text in ("one", "two"):
        with publish.staged(tmp_path / "site") as folder:
            site(folder, text)

    assert {"two"} == read(tmp_path / "site")
    assert [] == leftovers(tmp_path / "site")


def build_and_fail(target: Path) -> None:
    with publish.staged(target) as folder:
        site(folder, "two")
        raise RuntimeError


def test_a_build_that_fails_leaves_the_last_site_as_it_was(tmp_path: Path) -> None:
    with publish.staged(tmp_path / "site") as folder:
        site(folder, "one")

    with pytest.raises(RuntimeError):
        build_and_fail(tmp_path / "site")

    assert {"one"} == read(tmp_path / "site")
    assert [] == leftovers(tmp_path / "site")


def test_two_builds_of_one_target_do_not_mix(tmp_path: Path) -> None:
    with (
        publish.staged(tmp_path / "site") as folder,
        pytest.raises(publish.Busy),
        publish.staged(tmp_path / "site"),
    ):
        site(folder, "one")


def test_where_folders_cannot_be_exchanged_the_swap_still_leaves_one_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish.sys, "platform", "win32")
    for name in ("new", "target"):
        (tmp_path / name).mkdir()
        site(tmp_path / name, name)

    publish.swap(tmp_path / "new", tmp_path / "target")

    assert {"new"} == read(tmp_path / "target")


def test_a_kill_between_the_two_renames_is_mended_by_the_next_build(tmp_path: Path) -> None:
    old = tmp_path / ".site.old"
    old.mkdir()
    site(old, "one")

    with pytest.raises(RuntimeError), publish.staged(tmp_path / "site"):
        raise RuntimeError

    assert {"one"} == read(tmp_path / "site")


def _build_and_stop_at(target: Path, files: int) -> None:
    """A build that is killed, as by a power cut, after it has written some files."""
    with publish.staged(target) as folder:
        for n in range(20):
            if n == files:
                os.kill(os.getpid(), signal.SIGKILL)
            (folder / f"{n}.html").write_text("new")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of Unix")
def test_a_killed_build_leaves_the_last_site_and_its_rubbish_is_cleared(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with publish.staged(target) as folder:
        site(folder, "good")

    for files in (0, 1, 10, 19):
        process = multiprocessing.get_context("spawn").Process(
            target=_build_and_stop_at, args=(target, files)
        )
        process.start()
        process.join()

        assert {"good"} == read(target)

    with publish.staged(target) as folder:
        site(folder, "better")

    assert {"better"} == read(target)
    assert [] == leftovers(target)
