"""Icons from the theme's set (Material Design Icons): shapes of the style sheet, or inline SVG.

A page of a role shows two dozen of them; as SVG they were a third of some pages.
"""

from __future__ import annotations

import re
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


IN_FRAME = (
    "arrow-up", "close", "home-outline", "magnify", "menu", "table-of-contents",
    "theme-light-dark", "weather-night", "weather-sunny",
)  # fmt: skip

IN_HITS = {
    "R": "role", "P": "procedure", "S": "standard", "T": "script", "C": "checklist",
    "Q": "quiz", "X": "glossary",
}  # fmt: skip
"""The letters by which the search's index names kinds."""

SHAPES = frozenset([
    *IN_FRAME, *(KIND[kind] for kind in (*IN_HITS.values(), "form", "authority", "print")),
    "account-question-outline", "account-supervisor-outline", "alert-outline",
    "calendar-today-outline", "check",
    "check-circle", "check-circle-outline", "close-circle-outline", "download-outline",
    "file-document-outline", "file-edit-outline", "file-word-outline", "flag-outline",
    "hand-back-left-outline", "lightbulb-on-outline", "notebook-check-outline", "sign-direction",
])  # fmt: skip
"""The icons that many pages show. Others, and those that content names, are drawn in place."""

_SHAPE = re.compile(r'<i class="hb-icon hb-i-([a-z0-9-]+)"></i>')


@cache
def icon(name: str) -> Markup:
    """An icon by its Material Design name; a plain document where the set lacks it.

    It says nothing to a screen reader: the words beside it do.
    """
    return Markup(f'<i class="hb-icon hb-i-{name}"></i>') if name in SHAPES else drawn(name)


@cache
def drawn(name: str) -> Markup:
    """An icon as inline SVG."""
    file = icons.file_of(name)
    if not file.is_file():  # a content author's slip costs an icon, not the page
        file = icons.file_of(_FALLBACK)
    svg = file.read_text("utf-8").replace("<svg ", '<svg class="hb-icon" aria-hidden="true" ', 1)
    return Markup(svg)


def inlined(html: str) -> str:
    """A page for places that have not the style sheet with the shapes."""
    return _SHAPE.sub(lambda shape: str(drawn(shape[1])), html)


def of_kind(kind: str) -> Markup:
    """The icon of a kind of document or page."""
    return icon(KIND.get(kind, _FALLBACK))


def in_frame(name: str) -> Markup:
    """An icon of the frame."""
    return Markup(f'<i class="hb-i hb-i-{name}"></i>')


def style() -> str:
    """The shapes, as masks of the style sheet."""
    return "".join(
        f".hb-i-{name} {{ --hb-i: url('data:image/svg+xml,{_quoted(drawn(name))}'); }}\n"
        for name in sorted(SHAPES)
    )


def _quoted(svg: str) -> str:
    """An icon as a picture of its own, as it may stand in an address between single quotes."""
    alone = str(svg).replace('class="hb-icon" aria-hidden="true" ', "")
    return quote(alone, safe=' "/:=')
