"""The company's logo: a picture from any source, from a scanner to a web site.

It is examined before it is used: a picture that the typesetter cannot read, or that refers to
anything outside, is a problem with its place.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from xml.parsers import expat

from generator.problems.problem import Words

LARGEST = 2_000_000
"""Bytes; a letterhead takes a tenth of that."""
MOST_PIXELS = 40_000_000
DEEPEST = 64
"""Levels of nested elements in an SVG."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


class Unusable(Exception):
    """A picture that cannot be used; `words` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(zh, en)


def wrong_with(data: bytes) -> Words | None:
    """What is wrong with the bytes of a logo."""
    try:
        _looked_at(data)
    except Unusable as error:
        return error.words
    return None


def _looked_at(data: bytes) -> None:
    if len(data) > LARGEST:
        raise Unusable(
            f"图片太大，超过 {LARGEST // 1_000_000} MB",
            f"the picture is too large: more than {LARGEST // 1_000_000} MB",
        )
    if data.startswith(_PNG):
        _png(data)
    elif data.startswith(_JPEG):
        _jpeg(data)
    elif b"<svg" in data[:10_000]:
        _svg(data)
    else:
        raise Unusable("不是 png、jpg 或 svg 图片", "this is no png, jpg or svg picture")


_DAMAGED = ("图片损坏了，或者不完整", "the picture is damaged or incomplete")


def _png(data: bytes) -> None:
    """Chunks with correct checksums, a sensible size, and as many pixels as that says."""
    at, pixels, size = len(_PNG), bytearray(), (0, 0)
    names = []
    while at < len(data):
        if len(data) - at < 12:
            raise Unusable(*_DAMAGED)
        length, name = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        (total,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length].rjust(4, b"\0"))
        if len(body) != length or zlib.crc32(name + body) != total:
            raise Unusable(*_DAMAGED)
        names.append(name)
        if name == b"IHDR" and length == 13:
            size = struct.unpack(">II", body[:8])
        elif name == b"IDAT":
            pixels += body
        at += 12 + length
        if name == b"IEND":
            break
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or not pixels or 0 in size:
        raise Unusable(*_DAMAGED)
    _sensible(*size)
    unpacked = zlib.decompressobj()
    try:
        length = len(unpacked.decompress(bytes(pixels), 8 * MOST_PIXELS))
    except zlib.error:
        raise Unusable(*_DAMAGED) from None
    if not unpacked.eof or length < size[1]:
        raise Unusable(*_DAMAGED)


def _sensible(width: int, height: int) -> None:
    if not width or not height:
        raise Unusable(*_DAMAGED)
    if width * height > MOST_PIXELS:
        raise Unusable("图片的像素太多", "the picture has too many pixels")


def _jpeg(data: bytes) -> None:
    """Segments up to the picture, with its size, and the end mark."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            if at + 9 > len(data):
                break
            _sensible(*struct.unpack(">HH", data[at + 5 : at + 9]))
            if b"\xff\xd9" not in data[at:] or b"\xff\xda" not in data[at:]:
                break
            return
        at += 2 + max(2, length)
    raise Unusable(*_DAMAGED)


_OUTSIDE = re.compile(r"url\(\s*[\"']?(?!#|[\"']?#)|@import|expression\(", re.IGNORECASE)


def _svg(data: bytes) -> None:
    """A complete drawing without external references, scripts or entities."""
    parser = expat.ParserCreate()
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        local = name.rpartition(":")[2].lower()
        if depth > DEEPEST:
            raise Unusable("图形嵌套太深", "the drawing is nested too deep")
        if local in ("script", "foreignobject", "iframe", "animate", "set", "handler"):
            raise Unusable(
                f"图形里有“{local}”，标志里不能有程序", f"the drawing holds “{local}”: no programs"
            )
        for key, value in attributes.items():
            _attribute(key.lower(), value)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    def text(words: str) -> None:
        if _OUTSIDE.search(words):
            raise Unusable(*_LINKS)

    def refuse(*_: object) -> int:
        raise Unusable("图形里定义了实体", "the drawing defines entities")

    handlers: dict[str, Callable[..., object]] = {
        "StartElementHandler": begin, "EndElementHandler": end, "CharacterDataHandler": text,
        "EntityDeclHandler": refuse, "ExternalEntityRefHandler": refuse,
        "SkippedEntityHandler": refuse,
    }  # fmt: skip
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Unusable(*_DAMAGED) from None


_LINKS = (
    "图形要用到外面的文件或网址",
    "the drawing asks for a file or an address outside",
)


def _attribute(key: str, value: str) -> None:
    if key.startswith("on"):
        raise Unusable("图形里有程序", "the drawing holds a program")
    is_link = key.rpartition(":")[2] in ("href", "src")
    if (is_link and not value.strip().startswith("#")) or _OUTSIDE.search(value):
        raise Unusable(*_LINKS)
