"""The files of a content folder, read from disk. Links are not followed: a link could publish a
file from outside the folder."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.problems.problem import Problem, Span, Words
from generator.reading.encoding import MAX_FILE

CONTENT = re.compile(r"\.y[aml]{1,4}(?:\.(?:txt|docx?|rtf))?[\s.]*$", re.IGNORECASE)
"""Endings of files that hold content or were meant to, such as `role.yaml.txt`."""

TEXT = re.compile(r"\.(?:txt|docx?|rtf)$", re.IGNORECASE)
"""Endings of text files that may have been meant as content."""


PICTURE = re.compile(r"^[^.~#].*\.(?:png|jpe?g|webp|gif|svg)$", re.IGNORECASE)
"""Names of pictures: one beside handbook.yaml may be the logo."""

DEEPEST = 20
"""How many levels of folders are read; content needs three."""


ASSETS = "files"
"""The folders of pictures and papers, which are copied as they are."""
MAX_ASSET = 20_000_000
"""Bytes that are read of a larger file; the checks refuse it long before that."""


def files_in(root: Path) -> dict[str, bytes | Problem]:
    """The content files below `root`, by their path from it, with forward slashes.

    For a file that cannot or must not be read, the value is the problem instead of its bytes.
    """
    return {_path(root, entry): _read(root, entry) for entry in sorted(_entries(str(root)))}


def digest_of(files: Mapping[str, bytes | Problem]) -> str:
    """A hash of a whole folder: all names, and the content of each file."""
    digest = hashlib.sha256()
    for path, data in files.items():
        content = data if isinstance(data, bytes) else repr(data).encode()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def real(path: Path) -> Path:
    """Where a path leads. Unlike `Path.resolve`, it raises nothing for links in a circle."""
    return Path(os.path.realpath(path))


def ordinary(file: Path, most: int) -> bytes:
    """The bytes of a file, at most one more than `most`, which shows that it is too large.

    Raises `OSError` for a pipe, which would keep us waiting, and a device, which never ends.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(file, flags), "rb") as opened:  # noqa: PTH123 (Path.open takes no flags)
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(errno.EINVAL, "不是普通文件 · no ordinary file", str(file))
        return opened.read(most + 1)


def _entries(folder: str, depth: int = 0) -> Iterator[str]:
    """Files that hold content or were meant to, and links whatever they lead to."""
    if depth > DEEPEST:
        yield folder
        return
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    except OSError:
        yield folder
        return
    lies_here = Path(folder).name == ASSETS
    texts = []
    is_empty = True
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            if _is_content(entry.name):
                yield entry.path  # a folder called like a file, which is reported
                continue
            below = list(_entries(entry.path, depth + 1))
            is_empty = is_empty and not below
            yield from below
        elif (
            _is_content(entry.name)
            or (depth == 0 and PICTURE.search(entry.name) and not entry.is_symlink())
            or (entry.is_symlink() and Path(entry.path).is_dir())  # no circle of links
            or (lies_here and not entry.name.startswith((".", "~")))
        ):
            is_empty = False
            yield entry.path
        elif TEXT.search(entry.name) and entry.name[0] not in ".~#":
            texts.append(entry.path)
    if is_empty and texts:
        yield min(texts)  # a folder of texts that would never be read is reported, too


def _is_content(path: str) -> bool:
    """False for logos, notes, and files that editors leave behind."""
    name = path.rpartition(os.sep)[2]
    return CONTENT.search(name) is not None and not name.startswith((".", "~", "#"))


def links_in(root: Path) -> list[str]:
    """The links of any kind below a folder, by their path from it; none of them is followed."""
    found = []
    for folder, folders, names in os.walk(root):
        found += [
            Path(folder, name) for name in (*folders, *names) if Path(folder, name).is_symlink()
        ]
    return sorted(_path(root, str(one)) for one in found)


def _path(root: Path, entry: str) -> str:
    path = entry[len(str(root)) :].replace(os.sep, "/").lstrip("/")
    return path.encode("utf-8", "replace").decode()  # a name may hold bytes that are not text


def _read(root: Path, entry: str) -> bytes | Problem:
    span = Span(_path(root, entry))
    try:
        status = os.lstat(entry)
        mode = status.st_mode
        if stat.S_ISLNK(mode):
            return Problem("link", span, *_LINK)
        if stat.S_ISDIR(mode) and span.file.count("/") >= DEEPEST:
            return Problem("too-deep", span, *_TOO_DEEP)
        if not stat.S_ISREG(mode) and not (stat.S_ISDIR(mode) and not _is_content(entry)):
            return Problem("no-file", span, *_NO_FILE)
        # Unbuffered, and by its size: a thousand roles have four thousand files.
        with Path(entry).open("rb", buffering=0) as file:
            most = MAX_ASSET if Path(entry).parent.name == ASSETS else MAX_FILE
            return file.read(min(status.st_size, most) + 1)  # one more shows that it is too large
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
_TOO_DEEP = (
    Words("文件夹套得太深，没有读", "the folders are nested too deep, and were not read"),
    Words("内容最多三层文件夹。", "Content needs no more than three levels."),
)
_RIGHTS = Words(
    "请检查权限，以及文件是不是正被其他程序占用。",
    "Check its permissions, and whether another program uses it.",
)
