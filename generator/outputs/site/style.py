"""Our style sheet: all that pages need in one file, since each request costs time."""

from __future__ import annotations

import re
from importlib.resources import files

from generator.content.handbook import Handbook
from generator.outputs import pictures
from generator.outputs.site import icons

_UNREAD = re.compile(rb"/\*.*?\*/\s*|^[ \n]+", re.DOTALL | re.MULTILINE)
"""Comments, indentation, blank lines: what a browser passes over."""


def joined(handbook: Handbook) -> bytes:
    """Our sheets in one, the company's colours last."""
    parts = (
        _sheet("handbook"), _sheet("forms"), _sheet("frame"), icons.style().encode(),
        pictures.style(), _sheet("search"), colours(handbook),
    )  # fmt: skip
    return _UNREAD.sub(b"", b"".join(parts))


def _sheet(name: str) -> bytes:
    return files(__package__).joinpath("assets", f"{name}.css").read_bytes()


def colours(handbook: Handbook) -> bytes:
    """The company's colours in the place of ours, on a light ground: a dark one has its own."""
    chosen = handbook.settings.colours
    if chosen is None:
        return b""
    return (
        f'[data-md-color-primary="custom"] {{ --md-primary-fg-color: {chosen.main};'
        f" --md-primary-fg-color--dark: {chosen.main}; }}\n"
        f'[data-md-color-scheme="default"][data-md-color-primary="custom"]'
        f" {{ --md-typeset-a-color: {chosen.main}; --md-accent-fg-color: {chosen.accent}; }}\n"
    ).encode()
