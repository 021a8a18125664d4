"""`handbook build`: the whole site, in one step in the place of the last one.

Where nothing has changed since the last build, the site stays, and the libraries that it takes to
make one are not even imported.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from generator.build.cache import PLACE, Cache
from generator.commands import unchanged
from generator.commands.invocation import typed_path
from generator.problems.problem import Language, Words
from generator.reading.files import real

CLEAN, PROBLEMS, USAGE = 0, 1, 2

SITE = Path("site")
"""Where the site goes unless somebody says otherwise."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=typed_path, default=SITE, help="where the site goes (site)")
    parser.add_argument("--no-cache", action="store_true", help="make everything anew")
    parser.add_argument(
        "--book", action="store_true",
        help="整本手册也做成一个 PDF 供下载 · the whole handbook to download as one PDF, too",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Build, and say where the site is and how to open it."""
    started = time.monotonic()
    if real(options.out).is_relative_to(real(options.content)):
        print(
            Words(
                f"网站不能放进内容文件夹 {options.content}。请用 --out 换一个文件夹。",
                f"The site cannot go into the content folder {options.content}: name another one "
                "with --out.",
            )[options.language],
            file=sys.stderr,
        )
        return USAGE
    cache = Cache(None if options.no_cache else PLACE)
    inputs = unchanged.Inputs(options.content, options.book)
    stands = inputs.still_give(options.out, cache)
    code = CLEAN if stands else _build(options, inputs, cache)
    if code == CLEAN:
        _report_place(options.out, time.monotonic() - started, stands, options.language)
    return code


def _build(options: argparse.Namespace, inputs: unchanged.Inputs, cache: Cache) -> int:
    from generator.build import publish
    from generator.commands.content import site_of
    from generator.commands.failures import why_not
    from generator.mkdocs import build as host
    from generator.mkdocs.job import Job

    site = site_of(options.content, options.language, cache, inputs.files)
    if site is None:
        return PROBLEMS
    site = replace(site, has_book=options.book)
    try:
        with publish.staged(options.out) as folder:
            built = host.build(Job(site, cache, options.out, last=[options.out]), folder)
    except Exception as error:
        why = why_not(error, options.out)
        if why is None:
            raise
        print(why.words[options.language], file=sys.stderr)
        return why.code
    said_all = bool(site.logo) or not site.base.settings.logo  # a missing logo is reported
    if built is not None and said_all:
        inputs.gave(options.out, cache, built.read)
    return CLEAN


def _report_place(out: Path, seconds: float, unchanged: bool, language: Language) -> None:
    home = (out / "index.html").absolute()
    made = (
        Words("没有变化，网站保持原样", "Nothing has changed; the handbook is in")
        if unchanged
        else Words("手册已生成", "The handbook is in")
    )
    print(
        Words(
            f"{made.zh}：{out.absolute()}（{seconds:.1f} 秒）\n"
            f"打开：双击 {home}，或者在浏览器地址栏输入 {home.as_uri()}",
            f"{made.en} {out.absolute()} ({seconds:.1f} s)\n"
            f"To open it: double-click {home}, or go to {home.as_uri()}",
        )[language]
    )
