"""`handbook rename`: another id, and perhaps another title, with all that names it."""

from __future__ import annotations

import argparse

from generator.commands.edits import add_dry_run, carry_out
from generator.editing.rename import rename


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="岗位、文件或条目的编号 · the id it has")
    parser.add_argument("new", metavar="NEW", help="新的编号 · the id it gets")
    parser.add_argument("--title", default="", help="新的标题 · another title, too")
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    """Rename a role, a document or an item."""
    return carry_out(
        options,
        lambda cache: rename(options.content, options.old, options.new, options.title, cache),
    )
