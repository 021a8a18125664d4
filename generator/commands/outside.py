"""What a handbook uses besides its content files, a logo, docs/, mkdocs.yml: what is wrong there.

These come from elsewhere: from a scanner, a web site, another program. A mistake in them is a
problem like any other, with its place; places are named from the content folder.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content import assets
from generator.content.logo import LARGEST
from generator.problems.problem import Problem, Span, Words
from generator.problems.render import visible
from generator.reading.files import real
from generator.reading.releases import approvals_of, names_in, released, releases_of

if TYPE_CHECKING:  # `check` asks for the digest before it knows whether anything must be read
    from generator.content.handbook import Handbook
    from generator.content.load import Loaded


PICTURES = frozenset([".png", ".svg", ".jpg", ".jpeg", ".webp"])
MOST_SETTINGS = 20
"""Files of settings that build on one another."""
MOST_NAMED = 50_000
"""Files below a folder that the settings name, such as `/` by mistake."""
_NAMED = re.compile(r"(?:INHERIT|docs_dir|custom_dir): *[\"']?([^\s\"']+)|- *[\"']?(\S+\.py)\b")


def problems(content: Path, loaded: Loaded) -> Iterator[Problem]:
    """All that is wrong with what the content does not hold itself."""
    from generator.mkdocs import problems

    yield from _logo(content, loaded)
    yield from _pictures(loaded)
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
    seen = {real(path) for path in _looked_at(content)}
    return all(real(path) in seen for path in paths)


def _looked_at(content: Path) -> Iterator[Path]:
    yield from _settings(Path("mkdocs.yml"), set())
    yield Path("docs")
    yield from _below(Path("docs"))
    yield from _beside(content)
    yield from _below(releases_of(content))


def logo_bytes(content: Path, name: str) -> bytes:
    """The bytes of the logo, as far as anybody would read them; empty if there is no such file."""
    try:
        path = real(content / name)
        if not name or not path.is_relative_to(real(content)) or not path.is_file():
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


def _settings(file: Path, seen: set[Path]) -> Iterator[Path]:
    """The settings, what they build on and what they name, without a parser: it takes its time."""
    yield file
    seen.add(real(file))
    try:
        text = file.read_text("utf-8", "replace") if file.is_file() else ""
    except OSError:
        return
    for names in _NAMED.findall(text):
        path = file.parent / "".join(names)
        if real(path) in seen:
            continue
        if path.suffix in (".yml", ".yaml") and len(seen) < MOST_SETTINGS:
            yield from _settings(path, seen)
        else:
            seen.add(real(path))
            yield path
            yield from islice(_below(path), MOST_NAMED)


def _below(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(at, name) for name in sorted(names))


_NO_BYTES = Words(
    "文件是空的、读不了，或是指向别处的链接",
    "the file is empty, cannot be read, or is a link that leads elsewhere",
)


def _logo(content: Path, loaded: Loaded) -> Iterator[Problem]:
    name = loaded.handbook.settings.logo if loaded.handbook else ""
    data = logo_bytes(content, name)
    if not data and name not in loaded.beside:
        return  # a reminder of the content says so
    from generator.outputs.sheets.trial import wrong_on_paper

    why = wrong_on_paper(data) if data else _NO_BYTES
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


def _pictures(loaded: Loaded) -> Iterator[Problem]:
    """Photographs and the like that cannot be opened."""
    handbook = loaded.handbook
    if handbook is None or not any(assets.ending(one) in assets.RASTERS for one in handbook.assets):
        return
    from generator.content.records import Picture
    from generator.outputs.sheets.trial import is_readable

    for file, (name, _) in handbook.files_by_name.items():
        for place, record in handbook.placed_in(file):
            path = isinstance(record, Picture) and assets.found(
                handbook.assets, name.folder, record.file
            )
            if not path or assets.ending(path) not in assets.RASTERS:
                continue
            data = handbook.assets[path]
            if assets.is_as_named(path, data) and not is_readable(data):
                shown = visible(path.rpartition("/")[2])
                yield Problem(
                    "file-content",
                    loaded.sources[file].span((*place.path, "file")),
                    Words(f"“{shown}”损坏了，或者不完整", f"“{shown}” is damaged or incomplete"),
                    Words("请重新导出一次。", "Export it once more."),
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
        except OSError:
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
