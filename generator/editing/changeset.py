"""Changes of several content files as one value: shown as a diff, made all or none, taken back.

Nothing is written before `apply`. It refuses files that somebody has changed since they were read,
and what it did is kept in the cache, so that `undo` can take it back.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.build import journal
from generator.build.cache import PLACE, Cache
from generator.build.publish import Busy, locked
from generator.content.stamps import language_of
from generator.problems.problem import Problem, Words
from generator.reading.encoding import decode
from generator.reading.files import real

MOST_KEPT = 50
"""How many change sets can be taken back, one after the other."""
LARGEST = 8_000_000
"""Characters of what is kept for that."""


class Conflict(Exception):
    """Files that were changed by somebody else since they were read."""

    def __init__(self, files: list[str]) -> None:
        super().__init__(", ".join(files))
        self.files = files

    @property
    def words(self) -> Words:
        listed = ", ".join(self.files)
        return Words(
            f"这些文件刚才被别人改过，什么也没有写：{listed}。请再来一次。",
            f"These files have been changed meanwhile, so nothing was written: {listed}. "
            "Start again from what they say now.",
        )


class Change(NamedTuple):
    """What a file held, and what it is to hold; None where there is none."""

    before: bytes | None
    after: bytes | None


@dataclass
class ChangeSet:
    """Changes of the files of a content folder, by their paths in it."""

    content: Path
    title: Words
    """What was done, in a few words: it names the change when it is taken back."""
    files: dict[str, bytes | Problem] = field(default_factory=dict, repr=False)
    """The files as they were read."""
    changes: dict[str, Change] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    """New paths of moved files, each with its old one."""
    others: set[str] = field(default_factory=set)
    """Files that are not content, such as somebody's notes in a folder that moves."""

    def __getitem__(self, file: str) -> bytes | None:
        """What a file is to hold."""
        return self.changes[file].after if file in self.changes else self._held(file)

    def _held(self, file: str) -> bytes | None:
        data = self.files.get(file)
        return data if isinstance(data, bytes) else None

    def know(self, file: str) -> None:
        """Take in a file of the folder; what was not read with the others is no content."""
        if file not in self.files:
            self.others.add(file)
            self.files[file] = (self.content / file).read_bytes()

    def put(self, file: str, data: bytes) -> None:
        """Write a file, new or not."""
        before = self.changes[file].before if file in self.changes else self._held(file)
        self.changes[file] = Change(before, data)
        if before == data:
            del self.changes[file]

    def remove(self, file: str) -> None:
        before = self.changes[file].before if file in self.changes else self._held(file)
        self.changes[file] = Change(before, None)
        if before is None:
            del self.changes[file]

    def move(self, old: str, new: str) -> None:
        """Give a file another path."""
        data = self[old]
        if data is None:
            raise KeyError(old)
        self.moved[new] = self.moved.pop(old, old)
        self.others |= {new} if old in self.others else set()
        self.remove(old)
        self.put(new, data)

    @property
    def result(self) -> dict[str, bytes | Problem]:
        """The content of the folder as it will be."""
        after = {file: data for file, data in self.files.items() if file not in self.changes}
        new = {file: one.after for file, one in self.changes.items() if one.after is not None}
        return {file: data for file, data in (after | new).items() if file not in self.others}

    def written(self) -> list[str]:
        """Each change as a line: a path, of a moved file both."""
        gone = set(self.moved.values())
        return [
            f"{self.moved[file]} → {file}" if file in self.moved else file
            for file, change in sorted(self.changes.items())
            if change.after is not None or file not in gone
        ]

    # -- showing

    def diff(self) -> str:
        """The changes as a unified diff; of moved files, what changed besides."""
        parts = []
        old_paths = set(self.moved.values())
        for file, change in sorted(self.changes.items()):
            if file in old_paths and change.after is None:
                continue
            old = self.moved.get(file, file)
            before = self.changes[old].before if old in self.changes else change.before
            parts.append(_diff(old, file, Change(before, change.after)))
        return "".join(parts)

    # -- doing

    def apply(self, cache: Path = PLACE) -> None:
        """Write all changes, or none: what somebody changed meanwhile is a `Conflict`."""
        self._write()
        kept = _Kept(self.content, cache)
        kept.push(self)

    def _write(self) -> None:
        try:
            with locked(real(self.content)):
                self._write_locked()
        except Busy:  # somebody else is writing just now
            raise Conflict(list(self.changes)) from None

    def _write_locked(self) -> None:
        recover(self.content)
        wrong = [
            file for file, change in self.changes.items()
            if journal.digest(self.content / file) != _digest(change.before)
        ]  # fmt: skip
        if wrong:
            raise Conflict(wrong)
        written = {self.content / file: one.after for file, one in self.changes.items()}
        journal.write(self.content / journal.NAME, written)
        for file, change in self.changes.items():
            if change.after is None:
                _clear_empty((self.content / file).parent, self.content)

    def reversed(self) -> ChangeSet:
        """The change set that takes this one back."""
        back = {file: Change(after, before) for file, (before, after) in self.changes.items()}
        moved = {old: new for new, old in self.moved.items()}
        return ChangeSet(self.content, self.title, self.result, back, moved)


def recover(content: Path) -> list[Path]:
    """Finish what a killed command began; gives the files that were left alone."""
    return list(journal.finish(content / journal.NAME, content))


def last(content: Path, cache: Path = PLACE) -> ChangeSet | None:
    """The change set that takes back the last one that was made; None if there is none."""
    made = _Kept(content, cache).last()
    return made.reversed() if made else None


def undo(content: Path, cache: Path = PLACE) -> ChangeSet | None:
    """Take back the last change set; None if there is none."""
    back = last(content, cache)
    if back:
        back._write()
        _Kept(content, cache).pop()
    return back


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _clear_empty(folder: Path, content: Path) -> None:
    """Remove a folder from which the last file went, and those around it."""
    while folder != content and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _diff(old: str, new: str, change: Change) -> str:
    before, after = (_text(one) for one in change)
    head = f"{old} → {new}\n" if old != new else ""
    if before is None or after is None or language_of(new):
        return head or f"{new}\n"  # a picture, or what no person reads
    names = ("/dev/null" if change.before is None else old,
             "/dev/null" if change.after is None else new)  # fmt: skip
    lines = difflib.unified_diff(before, after, *names, n=1)
    return head + "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _text(data: bytes | None) -> list[str] | None:
    """The lines of a text; None for a picture."""
    decoded = decode("", data or b"")
    return (
        decoded.text.replace("\r\n", "\n").splitlines(keepends=True) if decoded.readable else None
    )


class _Kept:
    """The change sets that were made in a content folder, kept in the cache, signed."""

    def __init__(self, content: Path, cache: Path) -> None:
        self.content = content
        self.cache = Cache(cache)
        self.key = f"undo {real(content)}"

    def _all(self) -> list[dict[str, Any]]:
        kept = self.cache.get(self.key)
        return list(json.loads(kept)) if kept else []

    def push(self, made: ChangeSet) -> None:
        entries = [*self._all(), _entry(made)][-MOST_KEPT:]
        while len(entries) > 1 and len(json.dumps(entries)) > LARGEST:
            entries.pop(0)
        self.cache.put(self.key, json.dumps(entries).encode())

    def pop(self) -> None:
        self.cache.put(self.key, json.dumps(self._all()[:-1]).encode())

    def last(self) -> ChangeSet | None:
        entries = self._all()
        if not entries:
            return None
        entry = entries[-1]
        changes = {
            file: Change(_bytes(before), _bytes(after))
            for file, (before, after) in entry["changes"].items()
        }
        held: dict[str, bytes | Problem] = {
            file: one.before for file, one in changes.items() if one.before is not None
        }
        return ChangeSet(self.content, Words(*entry["title"]), held, changes, entry["moved"])


def _entry(made: ChangeSet) -> dict[str, Any]:
    changes = {file: [_packed(one) for one in change] for file, change in made.changes.items()}
    return {"title": [made.title.zh, made.title.en], "changes": changes, "moved": made.moved}


def _packed(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode()


def _bytes(packed: str | None) -> bytes | None:
    return None if packed is None else base64.b64decode(packed)
