"""Drawings from anywhere: an SVG is a program for a browser unless it is read as one would read it.

What is looked for is looked for after the parser has resolved encodings, character references and
default attributes: bytes alone can hide all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from generator.problems.problem import Words

DEEPEST = 64
"""Levels of nested elements; a drawing program makes ten."""

DAMAGED = Words("图片损坏了，或者不完整", "the picture is damaged or incomplete")
_LINKS = Words("图形要用到外面的文件或网址", "the drawing asks for a file or an address outside")
_ENTITIES = Words("图形里定义了实体", "the drawing defines entities")
_PROGRAM = Words("图形里有程序", "the drawing holds a program")

_ACTIVE = frozenset(["script", "foreignobject", "iframe", "object", "embed", "handler", "listener"])
_MOVING = frozenset(["animate", "set", "animatemotion", "animatetransform"])
_OUTSIDE = re.compile(r"url\(\s*[\"']?(?!#|[\"']?#)|@import|expression\(", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.IGNORECASE | re.DOTALL)
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|webp|gif)[;,]", re.IGNORECASE)


class Unusable(Exception):
    """A picture that cannot be used; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def examine(data: bytes, *, is_logo: bool) -> None:
    """Raise `Unusable` unless this is a complete drawing without programs, entities and links to
    elsewhere. A picture of the site may hold pictures and move; a logo may not."""
    parser = expat.ParserCreate()
    parser.buffer_text = True  # so that a word in pieces is seen whole
    reader = _Reader(is_logo)
    handlers: dict[str, Callable[..., object]] = {
        "StartElementHandler": reader.begin, "EndElementHandler": reader.end,
        "CharacterDataHandler": _text, "ProcessingInstructionHandler": _instruction,
        "EntityDeclHandler": _refuse, "AttlistDeclHandler": _refuse,
        "ExternalEntityRefHandler": _refuse, "SkippedEntityHandler": _refuse,
    }  # fmt: skip
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Unusable(DAMAGED) from None


class _Reader:
    """Looks at the elements of a drawing, and knows how deep it is in them."""

    def __init__(self, is_logo: bool) -> None:
        self._is_logo = is_logo
        self._depth = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        local = name.rpartition(":")[2].lower()
        if self._is_logo and self._depth > DEEPEST:
            raise Unusable(Words("图形嵌套太深", "the drawing is nested too deep"))
        if local in _ACTIVE or (self._is_logo and local in _MOVING):
            raise Unusable(Words(
                f"图形里有“{local}”，图片里不能有程序", f"the drawing holds “{local}”: no programs"
            ))  # fmt: skip
        moved = attributes.get("attributeName", "").rpartition(":")[2].lower()
        if local in _MOVING and (moved == "href" or moved.startswith("on")):
            raise Unusable(_PROGRAM)
        for key, value in attributes.items():
            self._attribute(key.lower(), value.strip())

    def end(self, _: str) -> None:
        self._depth -= 1

    def _attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            raise Unusable(_PROGRAM)
        is_link = key.rpartition(":")[2] in ("href", "src") and not value.startswith("#")
        if is_link and (self._is_logo or (value and not _EMBEDDED.match(value))):
            raise Unusable(_LINKS)
        _text(value)


def _text(words: str) -> None:
    if _OUTSIDE.search(words) or _OUTSIDE.search(_ESCAPED.sub(_meant, words)):
        raise Unusable(_LINKS)


def _meant(escaped: re.Match[str]) -> str:
    """The character that an escape of a style sheet stands for."""
    code = int(escaped[1], 16) if escaped[1] else 0
    return chr(code) if 0 < code < 0x110000 else (escaped[2] or "")


def _instruction(target: str, _: str) -> None:
    if target.lower() == "xml-stylesheet":
        raise Unusable(_LINKS)


def _refuse(*_: object) -> int:
    raise Unusable(_ENTITIES)
