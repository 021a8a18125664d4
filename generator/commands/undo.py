"""`handbook undo`: takes back the last rename, move, retirement, copy or saved form."""

from __future__ import annotations

import argparse

from generator.commands.edits import add_dry_run, take_back


def add(parser: argparse.ArgumentParser) -> None:
    add_dry_run(parser)


def run(options: argparse.Namespace) -> int:
    """Take the last change back."""
    return take_back(options)
