"""A file is replaced by a new one: whole, or not at all."""

import os
from pathlib import Path

import pytest

from generator.build.disk import replace_file


def test_another_name_of_the_old_file_keeps_what_it_had(tmp_path: Path) -> None:
    path, other = tmp_path / "file", tmp_path / "other"
    path.write_bytes(b"old")
    os.link(path, other)
    replace_file(path, b"new")

    assert (b"new", b"old") == (path.read_bytes(), other.read_bytes())
    assert {path, other} == set(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="rights are of Unix")
def test_the_new_file_has_the_rights_that_were_asked_for(tmp_path: Path) -> None:
    replace_file(tmp_path / "file", b"new", 0o604)

    assert 0o604 == (tmp_path / "file").stat().st_mode & 0o777


def test_where_it_cannot_take_the_place_nothing_is_left_beside(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(OSError, match="folder"):
        replace_file(tmp_path / "folder", b"new")
    assert [tmp_path / "folder"] == list(tmp_path.iterdir())
