"""`handbook build`: the whole site, in one step in the place of the last one."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from generator import plugin, publish
from generator.cache import PLACE, Cache
from generator.commands.content import SITE, say, site_of
from generator.problems import Language, Words

CLEAN, PROBLEMS, ENVIRONMENT = 0, 1, 3


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=SITE, help="where the site goes (site)")
    parser.add_argument("--no-cache", action="store_true", help="make everything anew")


def run(options: argparse.Namespace) -> int:
    """Build, and say where the site is and how to open it."""
    language: Language = options.language
    started = time.monotonic()
    cache = Cache(None if options.no_cache else PLACE)
    site = site_of(options.content, language, cache)
    if site is None:
        return PROBLEMS
    try:
        with publish.staged(options.out) as folder:
            plugin.build(site, folder, cache, becomes=options.out, last=[options.out])
    except publish.Busy:
        say(
            Words(
                f"{options.out} 正在由另一个命令生成，请等它结束再试。",
                f"Another command is building {options.out}; try again when it is done.",
            ),
            language,
        )
        return ENVIRONMENT
    except OSError as error:
        say(
            Words(
                f"写不了文件：{error.strerror}（{error.filename}）。网站保持原样。",
                f"Cannot write: {error.strerror} ({error.filename}). The site stays as it was.",
            ),
            language,
        )
        return ENVIRONMENT
    _tell_where(options.out, time.monotonic() - started, language)
    return CLEAN


def _tell_where(out: Path, seconds: float, language: Language) -> None:
    home = (out / "index.html").absolute()
    print(
        Words(
            f"手册已生成：{out.absolute()}（{seconds:.1f} 秒）\n"
            f"打开：双击 {home}，或者在浏览器地址栏输入 {home.as_uri()}",
            f"The handbook is in {out.absolute()} ({seconds:.1f} s)\n"
            f"To open it: double-click {home}, or go to {home.as_uri()}",
        )[language]
    )
