"""Several files change as one, and what a killed command began is finished."""

import base64
import hashlib
import json
import os
from pathlib import Path

import pytest

from generator.build import journal


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def begun(place: Path, path: Path, before: bytes | None, data: bytes | None) -> None:
    """The journal of a command that was killed before it wrote a file."""
    entry = {
        "path": str(path),
        "before": "" if before is None else hashlib.sha256(before).hexdigest(),
        "data": None if data is None else base64.b64encode(data).decode(),
    }
    place.write_text(json.dumps([entry]), "utf-8")


def test_files_are_made_replaced_and_removed_and_no_trace_is_left(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "gone").write_bytes(b"gone")
    journal.write(
        tmp_path / journal.NAME,
        {
            tmp_path / "old": b"new",
            tmp_path / "gone": None,
            tmp_path / "never": None,
            tmp_path / "a/b/made": "\u65b0\n".encode(),
        },
    )

    assert {"old": b"new", "a/b/made": "\u65b0\n".encode()} == state(tmp_path)


def test_without_a_journal_there_is_nothing_to_finish_and_half_a_one_is_none(
    tmp_path: Path,
) -> None:
    place = tmp_path / journal.NAME
    (tmp_path / f"{journal.NAME}.new").write_bytes(b'[{"path": ')

    assert [] == list(journal.finish(place))
    assert {} == state(tmp_path)


@pytest.mark.parametrize(
    ("before", "now", "data", "after", "is_left"),
    [
        (b"old", b"old", b"new", b"new", False),  # not written yet
        (b"old", b"new", b"new", b"new", False),  # written before the kill
        (b"old", b"mine", b"new", b"mine", True),  # changed by somebody since
        (b"old", None, b"new", None, True),
        (None, None, b"new", b"new", False),
        (None, b"mine", b"new", b"mine", True),
        (b"old", b"old", None, None, False),
        (b"old", None, None, None, False),
        (b"old", b"mine", None, b"mine", True),
    ],
)
def test_what_was_begun_is_finished_but_nothing_that_changed_since(
    tmp_path: Path,
    before: bytes | None,
    now: bytes | None,
    data: bytes | None,
    after: bytes | None,
    is_left: bool,
) -> None:
    place, path = tmp_path / journal.NAME, tmp_path / "file"
    begun(place, path, before, data)
    if now is not None:
        path.write_bytes(now)

    assert ([path] if is_left else []) == list(journal.finish(place))
    assert ({} if after is None else {"file": after}) == state(tmp_path)


def test_a_journal_writes_only_within_the_folder_it_belongs_to(tmp_path: Path) -> None:
    within, outside = tmp_path / "roles", tmp_path / "outside"
    within.mkdir()
    begun(within / journal.NAME, within / ".." / "outside", None, b"new")

    assert [within / ".." / "outside"] == list(journal.finish(within / journal.NAME, within))
    assert not outside.exists()


@pytest.mark.skipif(os.name == "nt", reason="rights are of Unix")
def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    journal.replace(path, b"new")

    assert (b"new", 0o640) == (path.read_bytes(), path.stat().st_mode & 0o777)
