"""Icons from the theme's set (Material Design Icons), as inline SVG."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from markupsafe import Markup

from generator.content import icons

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
    file = icons.file_of(name)
    if not file.is_file():  # a content author's slip costs an icon, not the page
        file = icons.file_of(_FALLBACK)
    svg = file.read_text("utf-8").replace("<svg ", '<svg class="hb-icon" aria-hidden="true" ', 1)
    return Markup(svg)


def of_kind(kind: str) -> Markup:
    """The icon of a kind of document or page."""
    return icon(KIND.get(kind, _FALLBACK))


def in_frame(name: str) -> Markup:
    """An icon of the frame: of the style sheet, since a page would carry two dozen of them."""
    return Markup(f'<span class="hb-i hb-i-{name}" aria-hidden="true"></span>')


IN_FRAME = (
    "arrow-up", "close", "home-outline", "magnify", "menu", "table-of-contents",
    "theme-light-dark", "weather-night", "weather-sunny",
)  # fmt: skip

IN_HITS = {
    "R": "role", "P": "procedure", "S": "standard", "T": "script", "C": "checklist",
    "Q": "quiz", "X": "glossary",
}  # fmt: skip
"""The letters by which the search's index names kinds."""


def style() -> str:
    """The icons of the frame and of the search's hits, as masks of their style sheet."""
    named = {f".hb-i-{name}": icon(name) for name in IN_FRAME}
    named |= {f'.hb-i[data-kind="{letter}"]': of_kind(kind) for letter, kind in IN_HITS.items()}
    return "".join(
        f"{selector} {{ --hb-i: url('data:image/svg+xml,{quote(_alone(svg))}'); }}\n"
        for selector, svg in named.items()
    )


def _alone(svg: str) -> str:
    """An icon as a picture of its own."""
    return str(svg).replace('class="hb-icon" aria-hidden="true" ', "")
