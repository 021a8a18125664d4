"""`handbook move`: a document to another role, an item to another place."""

from __future__ import annotations

import argparse

from generator.commands.edits import add_dry_run, carry_out
from generator.editing.move import move


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help="文件或条目的编号 · what is moved")
    parser.add_argument(
        "to", metavar="TO",
        help="文件：岗位编号或 shared；条目：放进哪个文件、阶段，或放在哪一条前面 · of a document: "
        "a role or shared; of an item: what takes it, or the item that it goes before",
    )  # fmt: skip
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    """Move a document or an item."""
    return carry_out(options, lambda cache: move(options.content, options.item, options.to, cache))
