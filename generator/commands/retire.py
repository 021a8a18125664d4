"""`handbook retire`: out of use, and named nowhere any more."""

from __future__ import annotations

import argparse
from datetime import date

from generator.commands.edits import add_dry_run, carry_out
from generator.editing.retire import retire


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="岗位、文件或条目的编号 · what is retired")
    parser.add_argument("--replaced-by", metavar="ID", default="",
                        help="由什么替代 · what takes its place")  # fmt: skip
    parser.add_argument("--date", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                        help="停用日期，默认今天 · the day; by default today")  # fmt: skip
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    """Retire a document, or take an item out of its document."""
    return carry_out(
        options,
        lambda cache: retire(options.content, options.id, options.replaced_by, options.date, cache),
    )
