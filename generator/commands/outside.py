"""What a handbook uses besides its content files, a logo, docs/, mkdocs.yml: what is wrong there.

These come from elsewhere: from a scanner, a web site, another program. A mistake in them is a
problem like any other, with its place; places are named from the content folder.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content.logo import LARGEST, wrong_with
from generator.problems.problem import Problem, Span, Words

if TYPE_CHECKING:  # `check` asks for the digest before it knows whether anything must be read
    from generator.content.load import Loaded


PICTURES = frozenset([".png", ".svg", ".jpg", ".jpeg", ".webp"])
DEEPEST = 8
_NAMED = re.compile(r"(?:INHERIT|docs_dir|custom_dir): *[\"']?([^\s\"']+)|- *[\"']?(\S+\.py)\b")


def problems(content: Path, loaded: Loaded) -> Iterator[Problem]:
    """All that is wrong with what the content does not hold itself."""
    from generator.mkdocs import problems

    yield from _logo(content, loaded)
    for problem in problems.problems(Path()):
        yield _from(content, problem)


def digest(content: Path) -> str:
    """A hash of all that `problems` looks at besides the content files."""
    found = hashlib.sha256()
    for path in (*_settings(Path("mkdocs.yml")), *_below(Path("docs")), *_beside(content)):
        found.update(f"{path}\0".encode("utf-8", "surrogateescape"))
        try:
            status = path.lstat()
            found.update(f"{status.st_mode} {status.st_size} {status.st_mtime_ns}\0".encode())
        except OSError:
            found.update(b"-")
    return found.hexdigest()


def logo_bytes(content: Path, name: str) -> bytes:
    """The bytes of the logo, as far as anybody would read them; empty if there is no such file."""
    try:
        path = (content / name).resolve()
        if not name or not path.is_relative_to(content.resolve()) or not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError):
        return b""


def _beside(content: Path) -> Iterator[Path]:
    """What may be the logo: files beside handbook.yaml."""
    try:
        yield from sorted(entry for entry in content.iterdir() if entry.suffix in PICTURES)
    except OSError:
        return


def _settings(file: Path, depth: int = 0) -> Iterator[Path]:
    """The settings, what they build on and what they name, without a parser: it takes its time."""
    yield file
    try:
        text = file.read_text("utf-8", "replace") if file.is_file() else ""
    except OSError:
        return
    for names in _NAMED.findall(text):
        path = file.parent / "".join(names)
        if path.suffix in (".yml", ".yaml") and depth < DEEPEST:
            yield from _settings(path, depth + 1)
        else:
            yield path
            yield from _below(path)


def _below(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(at, name) for name in sorted(names))


def _logo(content: Path, loaded: Loaded) -> Iterator[Problem]:
    name = loaded.handbook.settings.logo if loaded.handbook else ""
    data = logo_bytes(content, name)
    why = wrong_with(data) if data else None
    if why is None:
        return
    span = loaded.sources["handbook.yaml"].span(("logo",))
    yield Problem(
        "logo",
        span,
        Words(f"标志 {name} 用不了：{why.zh}", f"the logo {name} cannot be used: {why.en}"),
        Words(
            "请换一个能打开的 png、jpg 或 svg 文件，或删掉 logo 这一行。",
            "Put a png, jpg or svg there that opens elsewhere, or remove the line with logo.",
        ),
    )


def _from(content: Path, problem: Problem) -> Problem:
    """A problem of a file that is named from here, with its place named from the content folder."""
    place = os.path.relpath(problem.span.file, content).replace(os.sep, "/")
    span = Span(place, *problem.span[1:])
    return Problem(problem.code, span, problem.message, problem.hint, problem.severity)
