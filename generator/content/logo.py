"""The company's logo: a picture from any source, from a scanner to a web site.

It is examined before it is used: a picture that the typesetter cannot read, or that refers to
anything outside, is a problem with its place.
"""

from __future__ import annotations

import struct
import zlib

from generator.content import svg
from generator.content.svg import DAMAGED, Unusable
from generator.problems.problem import Words

LARGEST = 2_000_000
"""Bytes; a letterhead takes a tenth of that."""
MOST_PIXELS = 40_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


def wrong_with(data: bytes) -> Words | None:
    """What is wrong with the bytes of a logo."""
    try:
        _looked_at(data)
    except Unusable as error:
        return error.words
    return None


def _looked_at(data: bytes) -> None:
    if len(data) > LARGEST:
        raise Unusable(Words(
            f"图片太大，超过 {LARGEST // 1_000_000} MB",
            f"the picture is too large: more than {LARGEST // 1_000_000} MB",
        ))  # fmt: skip
    if data.startswith(_PNG):
        _png(data)
    elif data.startswith(_JPEG):
        _jpeg(data)
    elif b"<svg" in data[:10_000]:
        svg.examine(data, is_logo=True)
    else:
        raise Unusable(Words("不是 png、jpg 或 svg 图片", "this is no png, jpg or svg picture"))


def _png(data: bytes) -> None:
    """Chunks with correct checksums, a sensible size, and as many pixels as that says."""
    at, pixels, size = len(_PNG), bytearray(), (0, 0)
    names = []
    while at < len(data):
        if len(data) - at < 12:
            raise Unusable(DAMAGED)
        length, name = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        (total,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length].rjust(4, b"\0"))
        if len(body) != length or zlib.crc32(name + body) != total:
            raise Unusable(DAMAGED)
        names.append(name)
        if name == b"IHDR" and length == 13:
            size = struct.unpack(">II", body[:8])
        elif name == b"IDAT":
            pixels += body
        at += 12 + length
        if name == b"IEND":
            break
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or not pixels or 0 in size:
        raise Unusable(DAMAGED)
    _sensible(*size)
    unpacked = zlib.decompressobj()
    try:
        length = len(unpacked.decompress(bytes(pixels), 8 * MOST_PIXELS))
    except zlib.error:
        raise Unusable(DAMAGED) from None
    if not unpacked.eof or length < size[1]:
        raise Unusable(DAMAGED)


def _sensible(width: int, height: int) -> None:
    if not width or not height:
        raise Unusable(DAMAGED)
    if width * height > MOST_PIXELS:
        raise Unusable(Words("图片的像素太多", "the picture has too many pixels"))


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
    raise Unusable(DAMAGED)
