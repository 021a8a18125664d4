"""What we take from Material for MkDocs: its style sheets. (Its icons are in `icons`.)"""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

_SHEETS = tuple(
    sheet
    for name in ("main", "palette")
    for sheet in (files("material") / "templates" / "assets" / "stylesheets").iterdir()
    if sheet.name.startswith(f"{name}.") and sheet.name.endswith(".min.css")
)
STYLE = "assets/material/material.{}.min.css".format(
    sha256(" ".join(sheet.name for sheet in _SHEETS).encode()).hexdigest()[:8]
)
"""The path of both in one. It bears a hash, as their names do, so that browsers may keep it."""


def style() -> bytes:
    """The style sheets, without their references to maps for developers."""
    texts = (sheet.read_text("utf-8").partition("/*# sourceMappingURL")[0] for sheet in _SHEETS)
    return "".join(texts).encode()
