"""`handbook rename`: another id, and perhaps another title, with all that names it."""

from __future__ import annotations

import argparse

from generator.commands.edits import add_names, carry_out
from generator.editing.rename import rename


def add(parser: argparse.ArgumentParser) -> None:
    new, title = "新的编号 · the id it gets", "新的标题 · another title, too"
    add_names(parser, "OLD", "the id it has", new, title)


def run(options: argparse.Namespace) -> int:
    """Rename a role, a document or an item."""
    return carry_out(
        options,
        lambda cache: rename(options.content, options.id, options.new, options.title, cache),
    )
