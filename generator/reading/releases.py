"""The releases of a handbook, which stand beside its content folder.

`1.1.json` is a frozen edition, `1.1.approvals.yaml` says who approved it. A signed git tag
`release-1.1` approves it, too.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from generator.reading.encoding import MAX_FILE
from generator.reading.files import ordinary
from generator.reading.versions import order

FOLDER = "releases"
LARGEST = 200_000_000
"""Bytes of a release that are read; fifteen roles make four million."""
SHOWN = 12
"""So many releases a site shows, the newest ones."""
TAG = "release-"
"""What the name of a release's tag begins with."""

_SIGNED_BY_GPG = re.compile(r"^\[GNUPG:\] GOODSIG \S+ .*<([^<>\s]+)>", re.M)
_SIGNED_BY_SSH = re.compile(r"^Good \"git\" signature for (\S+) with ", re.M)


class NoRelease(OSError):
    """A file that holds no release; to every command, a file that cannot be read."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(errno.EINVAL, "不是手册的发布记录 · no release of a handbook", str(path))


class Released(NamedTuple):
    """A release as it is kept."""

    snapshot: str
    """The frozen edition as JSON."""
    approvals: bytes = b""
    """The file that says who approved it; empty if there is none."""
    signer: str = ""
    """The mail address of whoever signed a tag of these very bytes."""


def releases_of(content: Path) -> Path:
    """The folder of the releases of a content folder."""
    return content.absolute().parent / FOLDER


def approvals_of(folder: Path, name: str) -> Path:
    """The file that says who approved a release."""
    return folder / f"{name}.approvals.yaml"


def names_in(folder: Path) -> list[str]:
    """The names of the releases in a folder, the newest last."""
    names = (path.stem for path in folder.glob("[!.]*.json"))
    return sorted(names, key=lambda one: (order(one), one))


def releases_beside(content: Path) -> tuple[Released, ...]:
    """The newest releases, the oldest of them first."""
    folder = releases_of(content)
    return tuple(released(folder, name) for name in names_in(folder)[-SHOWN:])


def released(folder: Path, name: str) -> Released:
    """A release with all that vouches for it. Raises `OSError` if it cannot be read."""
    path = folder / f"{name}.json"
    try:
        text = ordinary(path, LARGEST).decode()
    except UnicodeDecodeError as error:
        raise NoRelease(path) from error
    snapshot = text.replace("\r\n", "\n")  # as git may have written it
    approvals = approvals_of(folder, name)
    given = ordinary(approvals, MAX_FILE) if os.path.lexists(approvals) else b""
    return Released(snapshot, given, _signer(folder, name, snapshot))


def digest_of(snapshot: str) -> str:
    """The digest by which an approval names what was approved."""
    return hashlib.sha256(snapshot.encode()).hexdigest()[:32]


def _signer(folder: Path, name: str, snapshot: str) -> str:
    """Who signed a tag of a release, by the keys that git trusts here."""
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return ""
    tagged = _git(folder, "show", f"{TAG}{name}:./{name}.json")
    if tagged is None or tagged[0].replace("\r\n", "\n") != snapshot:
        return ""
    checked = _git(folder, "verify-tag", "--raw", f"{TAG}{name}")
    found = checked and (_SIGNED_BY_GPG.search(checked[1]) or _SIGNED_BY_SSH.search(checked[1]))
    return found[1] if found else ""


def _git(folder: Path, *arguments: str) -> tuple[str, str] | None:
    """What git prints and says; None if there is no git, or if it refuses."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False,
            stdin=subprocess.DEVNULL, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError:
        return None
    return (done.stdout, done.stderr) if done.returncode == 0 else None
