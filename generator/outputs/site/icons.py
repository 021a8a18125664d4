"""Icons from the theme's set (Material Design Icons), as inline SVG."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from markupsafe import Markup

KIND = {
    "role": "account-outline",
    "procedure": "swap-horizontal",
    "standard": "scale-balance",
    "script": "message-text-outline",
    "checklist": "clipboard-check-outline",
    "quiz": "school-outline",
    "glossary": "book-alphabet",
    "topics": "table-account",
    "sources": "file-document-outline",
    "handbook": "sitemap-outline",
    "print": "printer-outline",
}
_FALLBACK = "file-document-outline"


@cache
def icon(name: str) -> Markup:
    """An icon by its Material Design name; a plain document where the set has none of it.

    It says nothing to a screen reader: the words beside it do.
    """
    folder = files("material") / "templates" / ".icons" / "material"
    file = folder / f"{name}.svg"
    if not file.is_file():  # a content author's slip costs an icon, not the page
        file = folder / f"{_FALLBACK}.svg"
    svg = file.read_text("utf-8").replace("<svg ", '<svg class="hb-icon" aria-hidden="true" ', 1)
    return Markup(svg)


def of_kind(kind: str) -> Markup:
    """The icon of a kind of document or page."""
    return icon(KIND.get(kind, _FALLBACK))


_IN_HITS = {
    "R": "role", "P": "procedure", "S": "standard", "T": "script", "C": "checklist",
    "Q": "quiz", "X": "glossary",
}  # fmt: skip
"""The letters by which the search's index names kinds."""


@cache
def in_hits() -> Markup:
    """The icons that the search box copies into its hits."""
    return Markup("").join(
        Markup(str(of_kind(kind)).replace("<svg ", f'<svg data-kind="{letter}" ', 1))
        for letter, kind in _IN_HITS.items()
    )
