"""Our style sheet: all that pages need in one file, since each request costs time."""

from __future__ import annotations

import re
from importlib.resources import files

from generator.content.colours import BLACK, WHITE, mixed, readable
from generator.content.handbook import Handbook
from generator.outputs import pictures
from generator.outputs.site import icons

PALE, DIM = "#e8f1f9", "#34403e"
"""The darkest of the light grounds that words stand on, and the lightest of the dark ones."""
TEXT, AT_NIGHT = 4.5, 5.5
"""The contrast that WCAG asks of text, and a better one for light words on a dark ground."""
_UNREAD = re.compile(rb"/\*.*?\*/\s*|^[ \n]+", re.DOTALL | re.MULTILINE)
"""Comments, indentation, blank lines: what a browser passes over."""
_SPACED = re.compile(rb"\s*([{};])\s*")
"""Signs with spaces around them, which no text in our sheets contains."""


def joined(handbook: Handbook) -> bytes:
    """Our sheets in one, the company's colours last."""
    parts = (
        _sheet("handbook"), _sheet("forms"), _sheet("frame"), icons.style().encode(),
        pictures.style(), _sheet("search"), colours(handbook),
    )  # fmt: skip
    return _SPACED.sub(rb"\1", _UNREAD.sub(b"", b"".join(parts)))


def _sheet(name: str) -> bytes:
    return files(__package__).joinpath("assets", f"{name}.css").read_bytes()


def colours(handbook: Handbook) -> bytes:
    """The company's colours in the place of ours; links in shades that can be read anywhere."""
    chosen = handbook.settings.colours
    if chosen is None:
        return b""
    main, accent = chosen.main, chosen.accent
    bar = f"--md-primary-fg-color: {main}; --md-primary-fg-color--dark: {mixed(main, BLACK, 0.25)};"
    tint = mixed(accent, WHITE, 0.9)
    light, dark = (
        f"--md-typeset-a-color: {readable(main, ground, least)};"
        f" --md-accent-fg-color: {readable(accent, behind, least)};"
        f" --md-accent-fg-color--transparent: {accent}1a;"
        for ground, behind, least in ((PALE, tint, TEXT), (DIM, DIM, AT_NIGHT))
    )
    chosen_by = '[data-md-color-primary="custom"]'
    return (
        f"{chosen_by} {{ {bar} }}\n"
        f'[data-md-color-scheme="default"]{chosen_by} {{ {light} }}\n'
        f'[data-md-color-scheme="slate"]{chosen_by} {{ {dark} }}\n'
    ).encode()
