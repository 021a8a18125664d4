"""A site is replaced whole or not at all."""

import ctypes
import multiprocessing
import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.build import publish

WINDOWS = "win32"


def site(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in ("index.html", "handbook.json"):
        (folder / name).write_text(text)


def read(target: Path) -> set[str]:
    return {file.read_text() for file in target.iterdir() if file.name != publish.MARK}


def marked(folder: Path, text: str) -> None:
    """A site as a build leaves it."""
    site(folder, text)
    names = sorted(path.name for path in folder.iterdir())
    (folder / publish.MARK).write_text("\n".join([publish.HEAD, *names]))


def beside(target: Path) -> set[str]:
    """What stands beside a site: nothing, but for the lock."""
    return {path.name for path in target.parent.iterdir()} - {target.name, f".{target.name}.lock"}


def build(target: Path, text: str) -> None:
    with publish.staged(target) as folder:
        site(folder, text)


def build_and_fail(target: Path) -> None:
    with publish.staged(target) as folder:
        site(folder, "half")
        raise RuntimeError


# -- a build


def test_the_first_build_makes_the_target_and_the_folders_above_it(tmp_path: Path) -> None:
    build(tmp_path / "srv" / "handbook" / "site", "one")

    assert {"one"} == read(tmp_path / "srv" / "handbook" / "site")


def test_a_build_may_be_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build(Path("site"), "one")

    assert {"one"} == read(tmp_path / "site")


def test_the_next_build_takes_its_place_and_leaves_nothing_behind(tmp_path: Path) -> None:
    for text in ("one", "two"):
        build(tmp_path / "site", text)

    assert {"two"} == read(tmp_path / "site")
    assert set() == beside(tmp_path / "site")


def test_a_site_is_made_beside_its_place_so_that_a_move_is_enough(tmp_path: Path) -> None:
    with publish.staged(tmp_path / "site") as folder:
        site(folder, "one")

        assert tmp_path == folder.parent
        assert folder.name.startswith(".site.new-")


@pytest.mark.skipif(os.name == "nt", reason="rights are of Unix")
def test_a_web_server_of_another_user_may_read_the_site(tmp_path: Path) -> None:
    build(tmp_path / "site", "one")

    assert 0o755 == (tmp_path / "site").stat().st_mode & 0o777


def test_a_build_that_fails_leaves_the_last_site_as_it_was(tmp_path: Path) -> None:
    build(tmp_path / "site", "one")

    with pytest.raises(RuntimeError):
        build_and_fail(tmp_path / "site")

    assert {"one"} == read(tmp_path / "site")
    assert set() == beside(tmp_path / "site")


def test_where_a_link_leads_is_the_target_and_the_link_stays(tmp_path: Path) -> None:
    build(tmp_path / "www" / "site", "one")
    (tmp_path / "site").symlink_to(tmp_path / "www" / "site")
    build(tmp_path / "site", "two")

    assert (tmp_path / "site").is_symlink()
    assert {"two"} == read(tmp_path / "www" / "site")


def test_an_empty_folder_becomes_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "one")

    assert {"one"} == read(tmp_path / "site")


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles" / "handbook.yaml").write_text("title: 手册")

    with pytest.raises(publish.NoSite, match=r"roles$"):
        build(tmp_path / "roles", "one")

    assert ["handbook.yaml"] == [path.name for path in (tmp_path / "roles").iterdir()]
    assert set() == beside(tmp_path / "roles")


WEB_ROOTS = {
    "a page": {"index.html": "mine"},
    "a page and a map": {"index.html": "mine", "handbook.json": "{}"},
    "a mark of another program": {"index.html": "mine", publish.MARK: "index.html"},
    "an empty mark": {"index.html": "mine", publish.MARK: ""},
    "a mark that is no text": {"index.html": "mine", publish.MARK: "\udcff"},
}


@pytest.mark.parametrize("files", WEB_ROOTS.values(), ids=WEB_ROOTS.keys())
def test_a_folder_of_pages_without_our_mark_is_left_alone(
    tmp_path: Path, files: dict[str, str]
) -> None:
    (tmp_path / "html").mkdir()
    for name, text in files.items():
        (tmp_path / "html" / name).write_text(text, "utf-8", errors="surrogateescape")

    with pytest.raises(publish.NoSite) as refused:
        build(tmp_path / "html", "one")

    assert [] == refused.value.others
    assert "mine" == (tmp_path / "html" / "index.html").read_text()
    assert ["html"] == [path.name for path in tmp_path.iterdir()]


def test_what_somebody_has_put_into_a_site_is_named_and_left_alone(tmp_path: Path) -> None:
    build(tmp_path / "site", "one")
    (tmp_path / "site" / "notes.txt").write_text("mine")

    with pytest.raises(publish.NoSite) as refused:
        build(tmp_path / "site", "two")

    assert ["notes.txt"] == refused.value.others
    assert {"one", "mine"} == read(tmp_path / "site")


def test_the_root_of_the_disk_is_left_alone() -> None:
    root = Path(Path.cwd().anchor)
    with pytest.raises(publish.NoSite) as refused:
        build(root, "one")

    assert ((root,), []) == (refused.value.args, refused.value.others)


@pytest.mark.skipif(os.name == "nt", reason="rights are of Unix")
def test_a_careful_umask_makes_no_part_of_the_site_private(tmp_path: Path) -> None:
    umask = os.umask(0o077)
    try:
        with publish.staged(tmp_path / "site") as folder:
            (folder / "roles").mkdir()
            (folder / "roles" / "a.html").write_text("one")
    finally:
        assert 0o077 == os.umask(umask)

    assert 0o755 == (tmp_path / "site" / "roles").stat().st_mode & 0o777
    assert 0o644 == (tmp_path / "site" / "roles" / "a.html").stat().st_mode & 0o777


@pytest.mark.parametrize("inside", [".", "roles"])
def test_the_folder_in_which_one_works_is_left_alone_whatever_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    site(tmp_path / "work", "mine")
    (tmp_path / "work" / "roles").mkdir()
    monkeypatch.chdir(tmp_path / "work" / inside)

    with pytest.raises(publish.NoSite):
        build(tmp_path / "work", "one")

    assert "mine" == (tmp_path / "work" / "index.html").read_text()


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")

    with pytest.raises(NotADirectoryError):
        build(tmp_path / "site", "one")

    assert "mine" == (tmp_path / "site").read_text()


# -- two at once


def test_two_builds_of_one_target_do_not_mix(tmp_path: Path) -> None:
    with publish.staged(tmp_path / "site") as folder:
        with pytest.raises(publish.Busy):
            build(tmp_path / "site", "two")
        site(folder, "one")

    assert {"one"} == read(tmp_path / "site")


def test_a_build_that_is_over_keeps_nobody_waiting(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        build_and_fail(tmp_path / "site")
    build(tmp_path / "site", "two")

    assert {"two"} == read(tmp_path / "site")


def test_sites_of_other_names_are_built_meanwhile_and_not_cleared_away(tmp_path: Path) -> None:
    with publish.staged(tmp_path / "site.new") as other:
        site(other, "other")
        build(tmp_path / "site", "one")

        assert {"other"} == read(other)


class Msvcrt:
    """Windows' locks, as its manual has them: of bytes from where the file stands, one holder."""

    LK_NBLCK = 2
    held: set[int]

    def __init__(self) -> None:
        self.held = set()

    def locking(self, file: int, mode: int, count: int) -> None:
        assert mode == self.LK_NBLCK
        at = os.lseek(file, 0, os.SEEK_CUR)
        wanted = set(range(at, at + count))
        if self.held & wanted:
            raise PermissionError
        self.held |= wanted


def test_on_windows_the_first_byte_of_the_lock_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "sys", SimpleNamespace(platform=WINDOWS))
    windows = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    (tmp_path / ".site.lock").write_text("longer")
    with publish.staged(tmp_path / "site") as folder:
        assert {0} == windows.held
        site(folder, "one")
        with (tmp_path / ".site.lock").open("ab") as file:
            file.write(b" than it was")
        with pytest.raises(publish.Busy):
            build(tmp_path / "site", "two")


@pytest.mark.skipif(os.name == "nt", reason="fcntl is of Unix")
def test_a_disk_that_knows_no_locks_is_not_taken_for_another_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(file: int, how: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)

    with pytest.raises(OSError, match="No locks"):
        build(tmp_path / "site", "one")


# -- the exchange


@pytest.mark.parametrize("platform", [sys.platform, WINDOWS])
def test_after_a_swap_each_stands_in_the_place_of_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(publish, "sys", SimpleNamespace(platform=platform))
    for name in ("new", "site"):
        site(tmp_path / name, name)

    publish.swap(tmp_path / "new", tmp_path / "site")

    assert {"new"} == read(tmp_path / "site")
    assert {"site"} == read(tmp_path / "new")
    assert {"new"} == beside(tmp_path / "site")


def test_what_was_not_there_is_only_moved(tmp_path: Path) -> None:
    site(tmp_path / "new", "new")
    publish.swap(tmp_path / "new", tmp_path / "site")

    assert {"new"} == read(tmp_path / "site")
    assert set() == beside(tmp_path / "site")


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot exchange folders")
def test_the_last_site_is_at_no_moment_moved_aside(tmp_path: Path) -> None:
    for name in ("new", "site", ".site.old"):
        site(tmp_path / name, name)

    publish.swap(tmp_path / "new", tmp_path / "site")  # with .site.old there is no room aside

    assert {"new"} == read(tmp_path / "site")
    assert {".site.old"} == read(tmp_path / ".site.old")


def exchange(at: int, one: bytes, there: int, other: bytes, how: ctypes.c_uint) -> int:
    """Apple's renameatx_np, as its manual has it, for two folders from the working folder."""
    assert (publish.AT_FDCWD, publish.AT_FDCWD, 2) == (at, there, how.value)
    aside = Path(os.fsdecode(one + b".aside"))
    Path(os.fsdecode(one)).rename(aside)
    Path(os.fsdecode(other)).rename(os.fsdecode(one))
    aside.rename(os.fsdecode(other))
    return 0


def test_on_a_mac_the_last_site_is_at_no_moment_moved_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(renameatx_np=exchange))
    for name in ("new", "site", ".site.old"):
        site(tmp_path / name, name)

    publish.swap(tmp_path / "new", tmp_path / "site")  # with .site.old there is no room aside

    assert {"new"} == read(tmp_path / "site")
    assert {"site"} == read(tmp_path / "new")


def test_an_old_system_that_cannot_exchange_folders_moves_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    for name in ("new", "site"):
        site(tmp_path / name, name)

    publish.swap(tmp_path / "new", tmp_path / "site")

    assert {"new"} == read(tmp_path / "site")
    assert {"new"} == beside(tmp_path / "site")


def test_a_swap_that_fails_half_way_puts_the_last_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "sys", SimpleNamespace(platform=WINDOWS))
    site(tmp_path / "site", "last")

    with pytest.raises(FileNotFoundError):
        publish.swap(tmp_path / "is not there", tmp_path / "site")

    assert {"last"} == read(tmp_path / "site")
    assert set() == beside(tmp_path / "site")


# -- kills


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ({"site": "last", ".site.new-1": "half"}, "last"),
        ({"site": "last", ".site.new-1": "whole", ".site.new-2": "half"}, "last"),
        ({".site.old": "last", ".site.new-1": "new"}, "last"),
        ({".site.old": "last", "site": "new"}, "new"),
        ({"site": "new", ".site.new-1": "last"}, "new"),
        ({".site.old": "last"}, "last"),
    ],
)
def test_whatever_a_kill_left_the_next_build_finds_a_whole_site_and_clears_the_rest(
    tmp_path: Path, left: dict[str, str], expected: str
) -> None:
    for name, text in left.items():
        marked(tmp_path / name, text)

    with pytest.raises(RuntimeError):
        build_and_fail(tmp_path / "site")

    assert {expected} == read(tmp_path / "site")
    assert set() == beside(tmp_path / "site")


def test_what_cannot_be_cleared_away_keeps_nobody_from_building(tmp_path: Path) -> None:
    (tmp_path / ".site.new-1").write_text("a file, which nobody expects here")
    build(tmp_path / "site", "one")

    assert {"one"} == read(tmp_path / "site")


def _build_and_stop_at(target: Path, files: int) -> None:
    """A build that is killed after it has written some files."""
    with publish.staged(target) as folder:
        for n in range(20):
            if n == files:
                os.kill(os.getpid(), signal.SIGKILL)
            (folder / f"{n}.html").write_text("new")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of Unix")
def test_a_killed_build_leaves_the_last_site_and_its_rubbish_is_cleared(tmp_path: Path) -> None:
    target = tmp_path / "site"
    build(target, "good")

    for files in (0, 19):
        process = multiprocessing.get_context("fork").Process(
            target=_build_and_stop_at, args=(target, files)
        )
        process.start()
        process.join()

        assert -signal.SIGKILL == process.exitcode
        assert {"good"} == read(target)
        assert set() != beside(target)

    build(target, "better")

    assert {"better"} == read(target)
    assert set() == beside(target)
