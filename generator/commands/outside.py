"""What a handbook uses besides its content files, a logo, docs/, mkdocs.yml: what is wrong there.

These come from elsewhere: from a scanner, a web site, another program. A mistake in them is a
problem like any other, with its place; places are named from the content folder.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content.logo import LARGEST, wrong_with
from generator.problems.problem import Problem, Span, Words
from generator.reading.releases import approvals_of, names_in, released, releases_of

if TYPE_CHECKING:  # `check` asks for the digest before it knows whether anything must be read
    from generator.content.handbook import Handbook
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
    if loaded.handbook and releases_of(content).is_dir():
        yield from _releases(content, loaded.handbook)


def digest(content: Path) -> str:
    """A hash of all that `problems` looks at besides the content files."""
    found = hashlib.sha256()
    for path in _looked_at(content):
        found.update(f"{path}\0".encode("utf-8", "surrogateescape"))
        try:
            status = path.lstat()
            found.update(f"{status.st_mode} {status.st_size} {status.st_mtime_ns}\0".encode())
        except OSError:
            found.update(b"-")
    return found.hexdigest()


def sees(content: Path, paths: Iterable[Path]) -> bool:
    """Whether `digest` changes when one of these files does, or a file in one of these folders."""
    seen = {path.resolve() for path in _looked_at(content)}
    return all(path.resolve() in seen for path in paths)


def _looked_at(content: Path) -> Iterator[Path]:
    yield from _settings(Path("mkdocs.yml"))
    yield Path("docs")
    yield from _below(Path("docs"))
    yield from _beside(content)
    yield from _below(releases_of(content))


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


def _releases(content: Path, handbook: Handbook) -> Iterator[Problem]:
    """Releases that cannot be read, and lines by which nothing is approved."""
    from generator.outputs.changes import approvals

    folder = releases_of(content)
    kept = []
    for name in names_in(folder):
        try:
            kept.append(released(folder, name))
            approvals.snapshot_of(kept[-1])
        except (ValueError, KeyError, TypeError):
            yield Problem(
                "release-unreadable",
                Span(_seen_from(content, folder / f"{name}.json")),
                Words("这不是手册的发布记录", "this is no release of a handbook"),
                Words("从备份或 git 里取回它。", "Restore it from a backup or from git."),
            )
            return
    for one, release in zip(kept, approvals.releases(handbook, kept), strict=True):
        file = _seen_from(content, approvals_of(folder, release.state.name))
        yield from approvals.problems(handbook, file, one, release)


def _from(content: Path, problem: Problem) -> Problem:
    """A problem of a file that is named from here, with its place named from the content folder."""
    span = Span(_seen_from(content, problem.span.file), *problem.span[1:])
    return Problem(problem.code, span, problem.message, problem.hint, problem.severity)


def _seen_from(content: Path, path: Path | str) -> str:
    """A path that is named from here, as named from the content folder."""
    return os.path.relpath(path, content).replace(os.sep, "/")
