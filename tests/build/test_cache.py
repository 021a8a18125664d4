"""What was made once is not made again, and never wrongly."""

import os
from pathlib import Path

import pytest

from generator.build.cache import Cache


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


@pytest.mark.parametrize("place", ["ab/cdef", "sites/0123.json"])
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
