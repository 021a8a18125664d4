"""What was made once is not made again, and never wrongly."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.build import key
from generator.build.cache import SIGNATURE, Cache


def never() -> bytes:
    raise AssertionError("made again")


def test_bytes_are_made_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path)

    assert b"one" == cache.made("key", lambda: b"one")
    assert b"one" == cache.made("key", never)


def test_another_key_is_another_thing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.made("key", lambda: b"one")

    assert b"two" == cache.made("other", lambda: b"two")


def test_a_key_may_name_a_file_whose_name_is_not_utf_8(tmp_path: Path) -> None:
    cache = Cache(tmp_path)

    assert b"one" == cache.made("roles/\udce5.yaml", lambda: b"one")
    assert b"one" == cache.made("roles/\udce5.yaml", never)


def test_a_changed_program_makes_everything_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cache(tmp_path).made("key", lambda: b"one")
    monkeypatch.setattr("generator.build.cache.program", lambda: "a new version")

    assert b"two" == Cache(tmp_path).made("key", lambda: b"two")


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None)
    cache.put("key", b"one")

    assert cache.get("key") is None


@pytest.mark.parametrize("place", ["ab/cdef"])
def test_what_nobody_asked_for_in_a_week_is_cleared_away(tmp_path: Path, place: str) -> None:
    old, new = tmp_path / place, tmp_path / f"{place}-new"
    for file in (old, new):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"")
    os.utime(old, (0, 0))
    Cache(tmp_path).clear_old()

    assert (False, True) == (old.exists(), new.exists())


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    assert b"one" == Cache(tmp_path / "file").made("key", lambda: b"one")


# -- what is there is not believed


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "flipped": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "zeroed": lambda data: bytes(len(data)),
    "longer": lambda data: data + b"x",
    "without its signature": lambda data: data[SIGNATURE:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_entry_is_made_again(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    Cache(tmp_path).put("key", b"one")
    (entry,) = tmp_path.glob("*/*")
    entry.write_bytes(damage(entry.read_bytes()))

    assert b"two" == Cache(tmp_path).made("key", lambda: b"two")
    assert b"two" == Cache(tmp_path).made("key", never)


def test_an_entry_that_was_moved_to_another_key_is_not_believed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("key", b"one")
    (one,) = tmp_path.glob("*/*")
    cache.put("other", b"two")
    (other,) = set(tmp_path.glob("*/*")) - {one}
    one.replace(other)

    assert cache.get("other") is None


def test_the_cache_of_another_user_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cache(tmp_path).put("key", b"one")
    monkeypatch.setattr("generator.build.cache.own_key", lambda: b"another" * 4)

    assert Cache(tmp_path).get("key") is None


@pytest.mark.skipif(os.name == "nt", reason="pipes are of Unix")
def test_a_pipe_or_a_folder_in_the_place_of_an_entry_keeps_nobody_waiting(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("key", b"one")
    (entry,) = tmp_path.glob("*/*")
    entry.unlink()
    os.mkfifo(entry)

    assert cache.get("key") is None
    assert b"two" == cache.made("key", lambda: b"two")
    assert b"two" == cache.made("key", never)


@pytest.mark.skipif(os.name == "nt", reason="limits are of Unix")
def test_a_full_disk_leaves_no_half_entry(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        Cache(tmp_path).put("key", b"more than ten bytes")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert [] == list(tmp_path.glob("*/*"))


# -- the key


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Settings of a user who has no key yet."""
    monkeypatch.setattr(key, "_settings", lambda: tmp_path / "settings")
    key.key.cache_clear()
    yield tmp_path / "settings" / "handbook" / key.FILE
    key.key.cache_clear()


def again() -> bytes:
    """The key as another process reads it."""
    key.key.cache_clear()
    return key.key()


def test_a_user_keeps_one_key_that_nobody_else_can_read(home: Path) -> None:
    first = key.key()

    assert first == again() == home.read_bytes()
    assert [home] == list(home.parent.iterdir())
    if os.name != "nt":
        assert (0o600, 0o700) == tuple(path.stat().st_mode & 0o777 for path in (home, home.parent))


@pytest.mark.parametrize("data", [b"", b"short", bytes(33)])
def test_a_damaged_key_is_replaced(home: Path, data: bytes) -> None:
    home.parent.mkdir(parents=True)
    home.write_bytes(data)
    home.chmod(0o600)

    assert data != again() == again()


@pytest.mark.skipif(os.name == "nt", reason="rights are of Unix")
def test_a_key_that_others_can_read_is_replaced(home: Path) -> None:
    first = key.key()
    home.chmod(0o644)

    assert first != again() == again()


def test_without_a_place_for_the_key_it_lasts_as_long_as_the_process(home: Path) -> None:
    home.parent.parent.write_text("in the way")

    assert again() != again()


@pytest.mark.parametrize("home", ["", "below", "~"])
def test_a_home_that_depends_on_where_one_is_gets_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", home)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    with pytest.raises(RuntimeError):
        key._settings()
    assert again() != again()
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("platform", "environment", "place"),
    [
        ("linux", {}, ".config"),
        ("linux", {"XDG_CONFIG_HOME": "settings"}, ".config"),  # only an absolute one counts
        ("linux", {"XDG_CONFIG_HOME": "/settings"}, "/settings"),
        ("darwin", {"XDG_CONFIG_HOME": "/settings"}, "Library/Application Support"),
        ("win32", {"APPDATA": "/Roaming"}, "/Roaming"),
        ("win32", {}, "AppData/Roaming"),
    ],
)
def test_the_key_lies_where_a_system_keeps_its_users_settings(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    environment: dict[str, str],
    place: str,
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert tmp_path / place == key._settings()
