"""What we take from Material for MkDocs: its style sheets. (Its icons are in `icons`.)"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

SHEETS = {
    f"assets/material/{sheet.name}": sheet
    for name in ("main", "palette")
    for sheet in (files("material") / "templates" / "assets" / "stylesheets").iterdir()
    if sheet.name.startswith(f"{name}.") and sheet.name.endswith(".min.css")
}
"""By their path in the site. Their names bear a hash, so that browsers may keep them."""


def styles() -> Iterator[tuple[str, bytes]]:
    """Path and content of each style sheet, without its reference to a map for developers."""
    for path, sheet in SHEETS.items():
        text = sheet.read_text("utf-8").partition("/*# sourceMappingURL")[0]
        yield path, text.encode()
