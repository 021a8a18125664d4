"""Releases are read from the folder beside the content, with what vouches for them."""

import subprocess
from pathlib import Path

import pytest

from generator.reading.releases import (
    SHOWN,
    NoRelease,
    Released,
    digest_of,
    names_in,
    released,
    releases_beside,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one release, in Chinese, as git may have written it on Windows."""
    folder = tmp_path / "handbook" / "releases"
    folder.mkdir(parents=True)
    (folder / "1.1.json").write_bytes("{\r\n“员工”\r\n}".encode())
    return folder


SNAPSHOT = "{\n“员工”\n}"


def test_releases_stand_beside_the_content_the_newest_last(folder: Path) -> None:
    for name in ("1.10", "1.9", ".1.12"):
        (folder / f"{name}.json").write_text("{}", "utf-8")
    (folder / "1.9.approvals.yaml").write_bytes(b"- by: x\r\n")

    assert ["1.1", "1.9", "1.10"] == names_in(folder)
    assert (
        Released(SNAPSHOT, b"", ""),
        Released("{}", b"- by: x\r\n", ""),
        Released("{}", b"", ""),
    ) == releases_beside(folder.parent / "roles")


def test_only_the_newest_releases_are_read(folder: Path) -> None:
    for n in range(2, SHOWN + 3):
        (folder / f"1.{n}.json").write_text(str(n), "utf-8")
    shown = [one.snapshot for one in releases_beside(folder.parent / "roles")]

    assert [str(n) for n in range(3, SHOWN + 3)] == shown


def test_what_is_no_text_is_no_release(folder: Path) -> None:
    path = folder / "1.2.json"
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(NoRelease, match="no release of a handbook") as raised:
        released(folder, "1.2")

    assert str(path) == raised.value.filename


def test_an_approval_names_a_release_by_its_digest() -> None:
    assert "2217666582846be02c26ee0bde022976" == digest_of(SNAPSHOT)


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path, tmp_path: Path) -> Path:
    """The folder in a repository that trusts the key of Wang Lei."""
    key, signers = tmp_path / "key", tmp_path / "signers"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    signers.write_text(f"wanglei@example.com {key.with_suffix('.pub').read_text()}")
    root = folder.parent
    git(root, "init", "-q")
    for name, value in (
        ("user.name", "王磊"), ("user.email", "wanglei@example.com"), ("gpg.format", "ssh"),
        ("user.signingkey", str(key)), ("gpg.ssh.allowedSignersFile", str(signers)),
        ("core.autocrlf", "false"),
    ):  # fmt: skip
        git(root, "config", name, value)
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "发布")
    return root


def test_a_signed_tag_of_a_release_says_who_signed_it(folder: Path, repository: Path) -> None:
    git(repository, "tag", "-s", "-m", "发布", "release-1.1")

    assert Released(SNAPSHOT, b"", "wanglei@example.com") == released(folder, "1.1")


def test_a_tag_of_other_bytes_vouches_for_nothing(folder: Path, repository: Path) -> None:
    git(repository, "tag", "-s", "-m", "发布", "release-1.1")
    (folder / "1.1.json").write_text("{}", "utf-8")

    assert Released("{}") == released(folder, "1.1")


def test_a_tag_that_nobody_signed_vouches_for_nothing(folder: Path, repository: Path) -> None:
    git(repository, "tag", "-a", "-m", "发布", "release-1.1")

    assert Released(SNAPSHOT) == released(folder, "1.1")


def test_a_release_without_a_tag_is_signed_by_nobody(folder: Path, repository: Path) -> None:
    assert Released(SNAPSHOT) == released(folder, "1.1")
