"""`handbook copy`: a second role, document or item after the example of another."""

from __future__ import annotations

import argparse

from generator.commands.edits import add_dry_run, carry_out
from generator.editing.copy import copy


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="岗位、文件或条目的编号 · what is copied")
    parser.add_argument("new", metavar="NEW", help="副本的编号 · the id of the copy")
    parser.add_argument("--title", default="", help="副本的标题 · the title of the copy")
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    """Copy a role, a document or an item."""
    return carry_out(
        options, lambda cache: copy(options.content, options.id, options.new, options.title, cache)
    )
