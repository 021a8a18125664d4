"""Which characters paper can show: those that one of its fonts has a glyph for.

A PDF/A has no place for a character without a glyph. Such a character is printed as its code, and
`check` and `print` name the line that it stands on.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

from generator.content.assets import is_asset, is_beside
from generator.problems.problem import Problem, Span, Words
from generator.reading.encoding import decode

_RARE = re.compile(
    "[^\\t\\n\\r -~\u00a0-\u017f\u2010-\u2026\u2030\u203b\u20ac\u2190-\u2193"
    "\u3000-\u3011\u4e00-\u9fa5\uff01-\uff5e]"
)
"""What is not certain to be in a Chinese font: only for this are the fonts looked at."""
_IGNORED = frozenset(["Cf", "Mn", "Me"])
"""Joiners, variation selectors and marks, which need no glyph of their own."""
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Tables of characters, the fullest first."""


def folders() -> list[Path]:
    """Where the fonts lie that come with the program."""
    import manimgx_fonts
    import manimgx_fonts_cjk

    packages = (manimgx_fonts_cjk, manimgx_fonts)
    return [Path(cast(str, package.__file__)).parent for package in packages]


def lacking(text: str) -> set[str]:
    """The characters of a text that no font has."""
    rare = set(_RARE.findall(text))
    return {one for one in rare if not _is_shown(one)} if rare else rare


def printable(text: str) -> str:
    """A text in which what no font has stands as its code: [U+1D800]."""
    for one in lacking(text):
        text = text.replace(one, f"[U+{ord(one):04X}]")
    return text


def _is_picture(file: str) -> bool:
    return is_asset(file) or is_beside(file)


def unprintable(files: Mapping[str, bytes | Problem]) -> Iterator[Problem]:
    """Every place of the content with a character that paper cannot show."""
    for file, data in files.items():
        if isinstance(data, bytes) and not data.isascii() and not _is_picture(file):
            text = decode(file, data).text
            missing = lacking(text) - {"\ufeff", "\ufffd"}
            if missing:
                yield from _places(file, text, missing)


def _places(file: str, text: str, missing: set[str]) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        for column, one in enumerate(line, 1):
            if one in missing:
                code = f"U+{ord(one):04X}"
                yield Problem(
                    "no-glyph",
                    Span(file, number, column),
                    Words(f"字符 {code} 打印不出来，没有一种字体有它",
                          f"{code} cannot be printed: no font has it"),
                    Words(f"换一个写法；打印件上现在印的是 [{code}]。",
                          f"Write it in another way; paper shows [{code}] in its place."),
                    "warning",
                )  # fmt: skip


def _is_shown(one: str) -> bool:
    return unicodedata.category(one) in _IGNORED or ord(one) in _covered()


@cache
def _covered() -> frozenset[int]:
    """The characters of all fonts."""
    files = (file for folder in folders() for file in folder.glob("*.tt[cf]"))
    return frozenset(code for file in files for code in _characters_of(file))


def _characters_of(file: Path) -> Iterator[int]:
    """The characters that a font file, or the first font of a collection, maps to glyphs."""
    with file.open("rb") as font:
        start = 0
        if font.read(4) == b"ttcf":
            font.seek(12)
            (start,) = struct.unpack(">I", font.read(4))
        at = _table(font, start, b"cmap")
        font.seek(at + 2)
        (count,) = struct.unpack(">H", font.read(2))
        maps = {
            (platform, encoding): offset
            for platform, encoding, offset in struct.iter_unpack(">HHI", font.read(8 * count))
        }
        best = next((maps[kind] for kind in _UNICODE if kind in maps), None)
        if best is not None:
            font.seek(at + best)
            yield from _map(font)


def _table(font: BinaryIO, start: int, name: bytes) -> int:
    font.seek(start + 4)
    (count,) = struct.unpack(">H", font.read(2))
    font.seek(start + 12)
    found: int = next(
        offset for tag, _, offset, _ in struct.iter_unpack(">4sIII", font.read(16 * count))
        if tag == name
    )  # fmt: skip
    return found


def _map(font: BinaryIO) -> Iterator[int]:
    """The characters of a table that maps ranges of them: formats 4 and 12."""
    (kind,) = struct.unpack(">H", font.read(2))
    if kind == 12:
        font.read(10)
        (count,) = struct.unpack(">I", font.read(4))
        for first, last, _ in struct.iter_unpack(">III", font.read(12 * count)):
            yield from range(first, last + 1)
    elif kind == 4:
        font.read(4)
        (doubled,) = struct.unpack(">H", font.read(2))
        font.read(6)
        ends = struct.unpack(f">{doubled // 2}H", font.read(doubled))
        font.read(2)
        starts = struct.unpack(f">{doubled // 2}H", font.read(doubled))
        for first, last in zip(starts, ends, strict=True):
            if first != 0xFFFF:
                yield from range(first, last + 1)
