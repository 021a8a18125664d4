"""How a command is typed here, which run.py knows; imports nothing, so that `check` stays quick."""

from __future__ import annotations

import os


def command(words: str) -> str:
    """`handbook check`, or the same by way of run.py."""
    return f"{os.environ.get('HANDBOOK_COMMAND', 'handbook')} {words}"
