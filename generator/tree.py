"""The files of a content folder, read from disk. Links are not followed: a link could publish a
file from outside the folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.places import is_content
from generator.problems import Problem, Span, Words
from generator.reader import MAX_FILE


def files_in(root: Path) -> dict[str, bytes | Problem]:
    """The content files below `root`, by their path from it, with forward slashes.

    A file that cannot or must not be read stands there with the problem in the place of its bytes.
    """
    return {_path(root, entry): _read(root, entry) for entry in sorted(_entries(str(root)))}


def _entries(folder: str) -> Iterator[str]:
    """Files that hold content or were meant to, and links whatever they lead to."""
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            yield from _entries(entry.path)
        elif is_content(entry.name) or (entry.is_symlink() and entry.is_dir()):
            yield entry.path


def _path(root: Path, entry: str) -> str:
    path = Path(entry).relative_to(root).as_posix()
    return path.encode("utf-8", "replace").decode()  # a name may hold bytes that are no text


def _read(root: Path, entry: str) -> bytes | Problem:
    span = Span(_path(root, entry))
    try:
        mode = os.lstat(entry).st_mode
        if stat.S_ISLNK(mode):
            return Problem("link", span, *_LINK)
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            return Problem("no-file", span, *_NO_FILE)
        with Path(entry).open("rb") as file:
            return file.read(MAX_FILE + 1)  # one more than the reader takes tells it enough
    except OSError as error:
        reason = error.strerror or str(error)
        message = Words(f"读不了这个文件：{reason}", f"the file cannot be read: {reason}")
        return Problem("unreadable", span, message, _RIGHTS)


_LINK = (
    Words("这是链接，不是文件；链接不会被读取", "this is a link, and links are not followed"),
    Words("请把文件本身放进来。", "Put the file itself here."),
)
_NO_FILE = (
    Words("这不是普通文件", "this is no ordinary file"),
    Words("请换成普通的文本文件。", "Put a text file here."),
)
_RIGHTS = Words(
    "请检查权限，以及文件是不是正被其他程序占用。",
    "Check its permissions, and whether another program uses it.",
)
