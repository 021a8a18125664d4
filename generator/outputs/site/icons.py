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
    "form": "form-select",
    "authority": "stamper",
    "papers": "file-document-multiple-outline",
    "people": "card-account-phone-outline",
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
