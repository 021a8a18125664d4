"""`handbook copy`: a second role, document or item after the example of another."""

from __future__ import annotations

import argparse

from generator.commands.edits import add_names, carry_out
from generator.editing.copy import copy


def add(parser: argparse.ArgumentParser) -> None:
    new, title = "副本的编号 · the id of the copy", "副本的标题 · the title of the copy"
    add_names(parser, "ID", "what is copied", new, title)


def run(options: argparse.Namespace) -> int:
    """Copy a role, a document or an item."""
    return carry_out(
        options, lambda cache: copy(options.content, options.id, options.new, options.title, cache)
    )
