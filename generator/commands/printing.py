"""`handbook print`: job descriptions, checklists, desk cards, packs and the whole handbook."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path, PurePosixPath

from generator.commands.content import say, site_of
from generator.outputs import sheets
from generator.outputs.artifact import Artifact, Site
from generator.outputs.sheets import Printable
from generator.problems import Language, Words
from generator.spelling import suggest

CLEAN, PROBLEMS, USAGE, ENVIRONMENT = 0, 1, 2, 3


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="*", metavar="ID",
        help="打印什么，不写就是全部 · what to print, everything if left out: front-desk, "
        "front-desk-day, visitor-reception, handbook …",
    )  # fmt: skip
    parser.add_argument(
        "--to", type=Path, default=Path("print"), help="folder for the files (print)"
    )
    parser.add_argument("--docx", action="store_true", help="Word files too, where there are any")
    parser.add_argument("--role", metavar="ROLE", help="only what concerns this role")
    parser.add_argument("--kind", choices=sheets.KINDS, help="only this kind")
    parser.add_argument(
        "--language", dest="edition", metavar="LANGUAGE", help="only this language of the handbook"
    )


def run(options: argparse.Namespace) -> int:
    """Make the chosen files, and on a terminal tell how far it has come."""
    language: Language = options.language
    site = site_of(options.content, language)
    if site is None:
        return PROBLEMS
    wrong = _unknown(site, options)
    if wrong:
        say(wrong, language)
        return USAGE
    chosen = list(_chosen(site, options))
    try:
        _make(chosen, options.to, language)
    except OSError as error:
        say(
            Words(
                f"写不了文件：{error.strerror}（{error.filename}）。",
                f"Cannot write: {error.strerror} ({error.filename}).",
            ),
            language,
        )
        return ENVIRONMENT
    folder = options.to.absolute()
    print(Words(f"{len(chosen)} 个文件：{folder}", f"{len(chosen)} files: {folder}")[language])
    return CLEAN


def _unknown(site: Site, options: argparse.Namespace) -> Words | None:
    """What is wrong with the choice: something in it that this handbook does not have."""
    known = {one.id for one in sheets.printables(site.base)}
    roles = {role.id for role in site.base.roles}
    asked = [(id, known) for id in options.ids]
    asked += [(options.role, roles)] if options.role else []
    asked += [(options.edition, set(site.editions))] if options.edition else []
    for word, words in asked:
        if word not in words:
            near = suggest(word, words)
            zh, en = (f"是不是“{near}”？", f"Did you mean “{near}”?") if near else ("", "")
            return Words(f"没有“{word}”。{zh}", f"There is no “{word}”. {en}".rstrip())
    return None


def _chosen(site: Site, options: argparse.Namespace) -> Iterator[Artifact]:
    for language, handbook in site.editions.items():
        if options.edition in (None, language):
            for one in sheets.printables(handbook):
                if _is_wanted(one, options):
                    media = one.media if options.docx else ("pdf",)
                    yield from sheets.files_of(handbook, one, media, _logo(site, options.content))


def _is_wanted(one: Printable, options: argparse.Namespace) -> bool:
    return (
        (not options.ids or one.id in options.ids)
        and options.role in (None, *one.roles)
        and options.kind in (None, one.kind)
    )


def _logo(site: Site, content: Path) -> bytes:
    path = content / (site.base.settings.logo or ".")
    inside = path.resolve().is_relative_to(content.resolve())
    return path.read_bytes() if path.is_file() and inside else b""


def _make(artifacts: list[Artifact], folder: Path, language: Language) -> None:
    """Write the files, `front-desk.pdf` or `en/front-desk.pdf` below the folder."""
    workers = min(os.cpu_count() or 1, len(artifacts)) or 1
    # A fresh interpreter for each: the typesetter's threads do not survive a fork.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        done = pool.map(_made, artifacts, chunksize=4)
        for n, (artifact, data) in enumerate(zip(artifacts, done, strict=True), 1):
            parts = [part for part in PurePosixPath(artifact.path).parts if part != "print"]
            path = folder.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            _tell_progress(n, len(artifacts), path.name)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def _made(artifact: Artifact) -> bytes:
    return artifact.make()


def _tell_progress(n: int, total: int, name: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{n}/{total} {name}")
        sys.stderr.flush()
