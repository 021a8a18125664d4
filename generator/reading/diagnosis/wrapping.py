"""Texts and lists that go on in the next line: wrapped where they may be, or broken."""

from __future__ import annotations

import re

from generator.problems.render import width

PARAGRAPH = 60
"""Columns from which a line is long: what goes on below it was wrapped, not mistyped."""


def is_wide(character: str) -> bool:
    return width(character) == 2


def is_between_items(above: str, below: str) -> bool:
    """True where a list in brackets goes on in the next line, and no text of it is broken."""
    text = re.sub(r"(?<= )#.*", "", above).rstrip()
    return text[-1:] in ("[", "{", ",", ":") or below.lstrip()[:1] in ("]", "}", ",", "#")


def is_paragraph(above: str, below: str) -> bool:
    """True for two lines of a text in Latin letters that was wrapped at the end of a long line."""
    ends, begins = above.rstrip()[-1:], below.strip()[:1]
    is_long = width(above[: 2 * PARAGRAPH]) >= PARAGRAPH
    return is_long and not is_wide(ends) and not is_wide(begins)
