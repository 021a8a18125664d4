"""What the editor remembers between two calls: versions of files that forms show, dropped files.

Nothing of it is on disk: what is not saved belongs to the form, which sends it with each call.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from generator.content.load import Loaded
from generator.editing.drafts import Draft, Drafts
from generator.editing.edits import Edit, Files
from generator.editing.picker import Targets
from generator.problems.problem import Language, Problem
from generator.reading.files import digest_of

MOST_VERSIONS = 4_000
MOST_DROPPED = 200_000_000
"""Bytes of dropped files that wait to be saved."""


class Checked(NamedTuple):
    """Files that were loaded and checked."""

    loaded: Loaded
    problems: list[Problem]


Check: TypeAlias = "Callable[[Files], Checked]"


class Desk:
    """The versions of files that forms were made from, and the files dropped on them."""

    def __init__(self, check: Check, language: Language) -> None:
        self.language: Language = language
        self.dropped: dict[str, bytes] = {}
        self.drafts = Drafts(self.dropped.get)
        self._check = check
        self._versions: dict[str, bytes] = {}
        self._last: tuple[str, Checked, Targets] | None = None

    def digest(self, data: bytes | Problem | None) -> str:
        """The digest of a version, which is remembered; "" for a file that is not there."""
        if not isinstance(data, bytes):
            return ""
        digest = hashlib.sha256(data).hexdigest()
        self._versions.setdefault(digest, data)
        while len(self._versions) > MOST_VERSIONS:
            self._versions.pop(next(iter(self._versions)))
        return digest

    def version(self, digest: str) -> bytes | None:
        """The bytes of a version, as long as it is remembered."""
        return self._versions.get(digest)

    def drop(self, data: bytes) -> str:
        """Remember a dropped file until it is saved; the oldest make room."""
        digest = hashlib.sha256(data).hexdigest()
        self.dropped[digest] = data
        while sum(map(len, self.dropped.values())) > MOST_DROPPED:
            self.dropped.pop(next(iter(self.dropped)))
        return digest

    def checked(self, files: Files) -> tuple[Checked, Targets]:
        """Some files with their problems, and what can be referred to; the last ones are kept."""
        digest = digest_of(files)
        if self._last is None or self._last[0] != digest:
            checked = self._check(files)
            self._last = (digest, checked, Targets(checked.loaded.handbook))
        return self._last[1], self._last[2]


class Work(NamedTuple):
    """Edits on the versions that a form knows."""

    before: dict[str, bytes | Problem]
    """The files as the form knows them."""
    after: dict[str, bytes | Problem]
    """The files of the folder with those that the edits change."""
    draft: Draft
    stale: list[str]
    """Files that somebody has changed since the form was made."""


def worked(desk: Desk, files: Files, edits: tuple[Edit, ...], bases: Mapping[str, str]) -> Work:
    """The edits made, on the versions that the form was made from."""
    before = dict(files)
    stale = []
    for file, digest in bases.items():
        if desk.digest(files.get(file)) == digest:
            continue
        stale.append(file)
        version = desk.version(digest)
        if version is None:
            before.pop(file, None)
        else:
            before[file] = version
    draft = desk.drafts.after(before, edits)
    gone = {file for file, data in draft.files.items() if not data}
    after = {file: data for file, data in {**files, **draft.files}.items() if file not in gone}
    return Work(before, after, draft, stale)
