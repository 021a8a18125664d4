"""`handbook print`: job descriptions, checklists, desk cards, packs and the whole handbook."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.build.cache import PLACE, Cache
from generator.build.disk import remove_abandoned
from generator.build.writer import Writer
from generator.commands.content import report_made, report_unwritable, say, site_of
from generator.commands.invocation import typed_path
from generator.outputs import sheets
from generator.outputs.artifact import Artifact, Site
from generator.outputs.sheets.glyphs import unprintable
from generator.problems.problem import Language, Words
from generator.problems.render import visible
from generator.problems.spelling import suggest
from generator.reading.files import files_in

CLEAN, PROBLEMS, USAGE, ENVIRONMENT = 0, 1, 2, 3


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="*", metavar="ID",
        help="打印什么，不写就是全部 · what to print, everything if left out: front-desk, "
        "front-desk-day, visitor-reception, visitor-reception-signing, handbook …",
    )  # fmt: skip
    parser.add_argument(
        "--to", type=typed_path, default=Path("print"), help="folder for the files (print)"
    )
    parser.add_argument(
        "--docx", action="store_true", help="Word and Excel files too, where there are any"
    )
    parser.add_argument(
        "--controlled", action="store_true",
        help="受控文件，留出分发号的位置 · controlled copies, with a place for the copy number",
    )  # fmt: skip
    parser.add_argument("--role", metavar="ROLE", help="only what concerns this role")
    parser.add_argument("--kind", choices=sheets.KINDS, help="only this kind")
    parser.add_argument(
        "--language", dest="edition", metavar="LANGUAGE", help="only this language of the handbook"
    )


def run(options: argparse.Namespace) -> int:
    """Make the chosen files, and on a terminal tell how far it has come."""
    language: Language = options.language
    site = site_of(options.content, language, Cache(PLACE))
    if site is None:
        return PROBLEMS
    wrong = _unknown(site, options) or _nothing(site, options)
    if wrong:
        say(wrong, language)
        return USAGE
    chosen = list(_chosen(site, options))
    try:
        _make(chosen, options.to)
    except OSError as error:
        report_unwritable(error, language)
        return ENVIRONMENT
    _report_unprintable(options)
    report_made(len(chosen), options.to, language)
    return CLEAN


def _report_unprintable(options: argparse.Namespace) -> None:
    """Which characters stand on paper as their codes, and where they come from."""
    for one in unprintable(files_in(options.content)):
        place = f"{visible(one.span.file)}:{one.span.line}:{one.span.column}"
        say(Words(f"{place} {one.message.zh}", f"{place} {one.message.en}"), options.language)


def _unknown(site: Site, options: argparse.Namespace) -> Words | None:
    """What the choice names and this handbook does not have."""
    known = {one.id for one in sheets.printables(site.base)}
    roles = {role.id for role in site.base.roles}
    asked = [(id, known) for id in options.ids]
    asked += [(options.role, roles)] if options.role else []
    asked += [(options.edition, set(site.editions))] if options.edition else []
    for word, words in asked:
        if word not in words:
            near = suggest(word, words)
            zh, en = (f"是不是“{near}”？", f" Did you mean “{near}”?") if near else ("", "")
            return Words(f"没有“{word}”。{zh}", f"There is no “{word}”.{en}")
    return None


def _nothing(site: Site, options: argparse.Namespace) -> Words | None:
    if any(_is_wanted(one, options) for one in sheets.printables(site.base)):
        return None
    return Words("没有符合这些条件的打印件。", "Nothing fits all of these conditions.")


def _chosen(site: Site, options: argparse.Namespace) -> Iterator[Artifact]:
    for language, handbook in site.editions.items():
        if options.edition in (None, language):
            for one in sheets.printables(handbook):
                if _is_wanted(one, options):
                    media = one.media if options.docx else ("pdf",)
                    yield from sheets.files_of(
                        handbook, one, media, site.logo, options.controlled
                    )


def _is_wanted(one: sheets.Printable, options: argparse.Namespace) -> bool:
    """Whether a printable was asked for; answer keys and reading lists want to be named."""
    named = one.id in options.ids or (one.kind == options.kind and not one.asked)
    return (
        (not options.ids or one.id in options.ids)
        and (named or sheets.is_offered(one))
        and options.role in (None, *one.roles)
        and options.kind in (None, one.kind)
    )


def _make(artifacts: list[Artifact], folder: Path) -> None:
    """Write the files, `front-desk.pdf` or `en/front-desk.pdf` below the folder."""
    writer = Writer(folder, Cache(PLACE))
    paths = [one.path.replace("print/", "", 1) for one in artifacts]
    writer.begin(replace(one, path=path) for one, path in zip(artifacts, paths, strict=True))
    writer.finish()
    for place in {(folder / path).parent for path in paths}:
        remove_abandoned(place)
