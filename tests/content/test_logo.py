"""A logo is taken if it can be used, and otherwise it is said why not."""

import struct
import zlib

import pytest

from generator.content.logo import LARGEST, MOST_PIXELS, wrong_with
from generator.content.svg import DEEPEST
from tests.hostile import SQUARE, SVG, chunk, png

DAMAGED = "the picture is damaged or incomplete"
LINKS = "the drawing asks for a file or an address outside"
PROGRAM = "the drawing holds a program"
ENTITIES = "the drawing defines entities"
PNG, END = b"\x89PNG\r\n\x1a\n", chunk(b"IEND", b"")


def head(width: int, height: int) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def pixels(data: bytes) -> bytes:
    return chunk(b"IDAT", zlib.compress(data))


def halves(data: bytes) -> tuple[bytes, bytes]:
    packed = zlib.compress(data)
    return packed[:5], packed[5:]


def jpeg(
    width: int = 2, height: int = 3, kind: int = 0xC0, then: bytes = b"\xff\xda\xff\xd9"
) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0"
    return (
        b"\xff\xd8\xff\xe0\0\x04JF"
        + bytes([0xFF, kind])
        + struct.pack(">H", len(frame) + 2)
        + frame
        + then
    )


def nested(levels: int) -> bytes:
    """A drawing with elements in elements, itself among them."""
    return SVG % (b"<g>" * (levels - 1) + b"</g>" * (levels - 1))


@pytest.mark.parametrize(
    "data",
    [
        png(),
        png() + b"notes of another program",
        PNG + head(1, 1) + chunk(b"tEXt", b"a\0b") + pixels(b"\0\0") + END,
        PNG + head(1, 2) + b"".join(chunk(b"IDAT", part) for part in halves(b"\0\0\0\0")) + END,
        PNG + head(MOST_PIXELS // 2000, 2000) + pixels(bytes(2000)) + END,
        jpeg(),
        jpeg(MOST_PIXELS // 2000, 2000),
        *(jpeg(kind=kind) for kind in (0xC1, 0xC2, 0xCF)),
        SQUARE,
        nested(DEEPEST),
        SVG % b'<use href=" #a"/><rect style="fill:url(#a)"/><text>see https://example.com</text>',
        SQUARE + b" " * (LARGEST - len(SQUARE)),
    ],
)
def test_a_sound_picture_is_taken(data: bytes) -> None:
    assert wrong_with(data) is None


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"GIF89a", "this is no png, jpg or svg picture"),
        (b" " * 10_000 + SQUARE, "this is no png, jpg or svg picture"),
        (SQUARE + b" " * LARGEST, "the picture is too large: more than 2 MB"),
        (PNG, DAMAGED),
        (PNG + END, DAMAGED),
        (PNG + head(1, 1) + END, DAMAGED),
        (PNG + pixels(b"\0\0") + head(1, 1) + END, DAMAGED),
        (PNG + head(1, 1) + pixels(b"\0\0"), DAMAGED),
        (PNG + head(1, 1) + pixels(b"\0\0") + END[:-1], DAMAGED),
        (PNG + head(1, 1) + pixels(b"\0\0") + END[:-1] + b"x", DAMAGED),
        (PNG + head(0, 1) + pixels(b"\0\0") + END, DAMAGED),
        (PNG + head(1, 0) + pixels(b"\0\0") + END, DAMAGED),
        (PNG + head(1, 3) + pixels(b"\0\0") + END, DAMAGED),
        (PNG + head(1, 1) + chunk(b"IDAT", b"no zlib") + END, DAMAGED),
        (PNG + head(1, 1) + chunk(b"IDAT", zlib.compress(bytes(99))[:-2]) + END, DAMAGED),
        (
            PNG + head(MOST_PIXELS // 2000 + 1, 2000) + pixels(bytes(2000)) + END,
            "the picture has too many pixels",
        ),
        (jpeg(0), DAMAGED),
        (jpeg(2, 0), DAMAGED),
        (jpeg(MOST_PIXELS // 2000 + 1, 2000), "the picture has too many pixels"),
        (jpeg(then=b"\xff\xda"), DAMAGED),
        (jpeg(then=b"\xff\xd9"), DAMAGED),
        *((jpeg(kind=kind), DAMAGED) for kind in (0xC4, 0xC8, 0xCC, 0xD0)),
        (jpeg()[:16], DAMAGED),
        (b"\xff\xd8\xff", DAMAGED),
        (SQUARE[:-1], DAMAGED),
        (nested(DEEPEST + 1), "the drawing is nested too deep"),
        (SVG % b"<Script/>", "the drawing holds “script”: no programs"),
        (SVG % b'<x:set xmlns:x="y"/>', "the drawing holds “set”: no programs"),
        (SVG % b'<g ONload="x"/>', PROGRAM),
        (SVG % b'<use href="a.svg#a"/>', LINKS),
        (SVG % b'<image src="a.png"/>', LINKS),
        (SVG % b'<use xlink:HREF="a" xmlns:xlink="b"/>', LINKS),
        (SVG % b"<g style=\"fill:URL( 'a.svg#a')\"/>", LINKS),
        (SVG % b"<style>@import 'a.css'</style>", LINKS),
        (SVG % b'<g style="width:expression(1)"/>', LINKS),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SQUARE, ENTITIES),
    ],
)
def test_of_any_other_it_is_said_why_it_cannot_be_used(data: bytes, why: str) -> None:
    found = wrong_with(data)

    assert found is not None
    assert why == found.en


def test_it_is_said_in_chinese_too() -> None:
    said = {
        data: found.zh
        for data in (b"", PNG, SQUARE + b" " * LARGEST, SVG % b'<use href="a"/>', SVG % b"<set/>")
        if (found := wrong_with(data))
    }

    assert [
        "不是 png、jpg 或 svg 图片",
        "图片损坏了，或者不完整",
        "图片太大，超过 2 MB",
        "图形要用到外面的文件或网址",
        "图形里有“set”，图片里不能有程序",
    ] == list(said.values())
