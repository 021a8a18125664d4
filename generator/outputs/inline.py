"""The inline Markdown of a text field as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from generator.content import markup
from generator.content.handbook import Handbook
from generator.outputs import addresses


def html(handbook: Handbook, words: str, page: str, typed: Callable[[str], str] = escape) -> Markup:
    """A text as safe HTML, its links relative to the page at path `page`.

    `typed` makes safe HTML of what was typed outside of links.
    """
    return Markup("".join(_html(handbook, markup.parse(words), page, typed)))


def _html(
    handbook: Handbook, pieces: markup.Pieces, page: str, typed: Callable[[str], str]
) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield typed(piece)
        elif isinstance(piece, markup.Variable):
            yield _variable(handbook, piece.name)
        else:
            within = escape if isinstance(piece, markup.Link) else typed
            inner = "".join(_html(handbook, piece.pieces, page, within))
            if isinstance(piece, markup.Strong):
                yield f"<strong>{inner}</strong>"
            elif isinstance(piece, markup.Em):
                yield f"<em>{inner}</em>"
            else:
                yield _link(handbook, piece.target, inner, page)


def _variable(handbook: Handbook, name: str) -> str:
    value = escape(handbook.variables.get(name, f"{{{name}}}"))
    if name in handbook.varied:
        return f'<span data-hb-vary="{name}">{value}</span>'  # for the rehearsal to fill in
    return value


def _link(handbook: Handbook, target: str, inner: str, page: str) -> str:
    if markup.is_address(target):
        safe = escape(target)
        return f'<a href="{safe}" rel="noopener noreferrer">{inner or safe}</a>'
    address = addresses.address(handbook, target)
    words = inner or escape(handbook.title(target))
    if address is None:
        return words
    return f'<a href="{escape(addresses.relative(address, page))}">{words}</a>'
