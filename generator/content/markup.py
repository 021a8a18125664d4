"""The small inline Markdown of text fields: emphasis, links between items, variables.

A text is parsed once into pieces, which every output writes in its own format; so HTML in a text
is only ever text. The grammar: **strong**, *em*, [words](item-id), [](item-id) which takes the
item's title, {variable}, and a backslash before a character that should stay as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Strong:
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Em:
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Link:
    """A link; without pieces, it is shown with the title of what it leads to."""

    target: str
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Variable:
    name: str


Piece: TypeAlias = "str | Strong | Em | Link | Variable"
Pieces: TypeAlias = "tuple[Piece, ...]"

_SPECIAL = re.compile(r"[*\[{\\]")
_MARK = re.compile(r"[*\[\]{}\\<]|】\(")
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*\[\]{}])"
    r"|\[(?P<words>[^\[\]]*)\]\((?P<target>(?:[^()\s]|\([^()\s]*\))*)\)"
    r"|\{(?P<variable>[a-z0-9][a-z0-9_-]*)\}"
    r"|\*\*(?P<strong>[^*]+)\*\*"
    r"|\*(?P<em>[^*]+)\*"
)
_SCHEMES = ("https:", "http:", "mailto:", "tel:")


def is_marked(text: str) -> bool:
    """True for a text with marks, or with a bracket that may be HTML or meant for a link."""
    return _MARK.search(text) is not None


def parse(text: str) -> Pieces:
    """Parse a text into pieces. What is not part of the grammar stays as typed."""
    if not _SPECIAL.search(text):
        return (text,)
    return tuple(_parse(text))


def _parse(text: str) -> Iterator[Piece]:
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            yield text[at : match.start()]
        at = match.end()
        yield _piece(match)
    if at < len(text):
        yield text[at:]


def _piece(match: re.Match[str]) -> Piece:
    kind, value = match.lastgroup, match[match.lastgroup or 0]
    if kind == "target":
        return Link(value, parse(match["words"]) if match["words"] else ())
    if kind == "variable":
        return Variable(value)
    if kind == "strong":
        return Strong(parse(value))
    if kind == "em":
        return Em(parse(value))
    return value


def shown_as_typed(text: str) -> str:
    """A text as long as this one, in which all that is part of the grammar is blank."""
    out, at = [], 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        inner = shown_as_typed(match[kind]) if kind in ("strong", "em") else ""
        out += [text[at : match.start()], inner.center(match.end() - match.start(), "\0")]
        at = match.end()
    return "".join([*out, text[at:]])


def walk(pieces: Pieces) -> Iterator[Piece]:
    """All pieces, those inside others too."""
    for piece in pieces:
        yield piece
        if isinstance(piece, (Strong, Em, Link)):
            yield from walk(piece.pieces)


def as_clause(text: str) -> str:
    """A sentence as it goes on after a first word such as “If”: in English its capital goes."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first == "A" or first[1:2].islower() else text


def is_address(target: str) -> bool:
    """True for a link that leaves the handbook: only these kinds of address are let through."""
    return target.lower().startswith(_SCHEMES)


def plain(text: str, variables: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """A text without marks, as a title, a search index or a spreadsheet wants it.

    `variables` by name, `titles` of items by id; what is unknown is shown as it was typed.
    """
    if not _SPECIAL.search(text):
        return text
    return "".join(_plain(parse(text), variables, titles))


def _plain(
    pieces: Pieces, variables: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, Variable):
            yield variables.get(piece.name, f"{{{piece.name}}}")
        elif isinstance(piece, Link) and not piece.pieces:
            yield titles.get(piece.target, piece.target)
        else:
            yield from _plain(piece.pieces, variables, titles)
