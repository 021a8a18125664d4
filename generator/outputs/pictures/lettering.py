"""How wide words are, with no font at hand, and where their lines break.

The page's font is the reader's own, so a width is an estimate: 1 em for a Chinese character, a
table of a wide font for the rest. It errs on the wide side, so that words stay inside their boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

_OPENING = "（「『“‘【《〈"
_CLOSING = "，。、；：？！）」』”’】》〉…—%％"
_LATIN = "[!-~\u00a1-\u024f]+"
_UNITS = re.compile(rf"\s+|[{_OPENING}]*(?:{_LATIN}(?:’{_LATIN})*|[^\s])[{_CLOSING}]*")
"""What a line may not break inside of: a Latin word, or a character with its punctuation."""


ADVANCES = (
    26, 28, 48, 65, 57, 90, 75, 27, 34, 34, 54, 57, 28, 32, 28, 41, 57, 57, 57, 57, 57, 57, 57, 57,
    57, 57, 28, 28, 57, 57, 57, 48, 90, 69, 66, 64, 73, 56, 55, 72, 76, 39, 33, 66, 56, 94, 81, 79,
    62, 79, 66, 55, 56, 76, 65, 97, 67, 63, 58, 33, 41, 33, 57, 41, 36, 60, 61, 50, 61, 56, 39, 63,
    65, 30, 30, 62, 30, 97, 65, 59, 61, 61, 45, 50, 43, 65, 57, 86, 58, 57, 49, 39, 55, 39, 57,
)  # fmt: skip
"""Advances of the signs from space to ~ in hundredths of an em, in Noto Sans Bold: Typst spaces the
words of a picture so in any weight."""


class _Ems(dict[str, float]):
    """The width of a character in em, worked out once."""

    def __missing__(self, character: str) -> float:
        self[character] = value = _em(character)
        return value


def _em(character: str) -> float:
    if east_asian_width(character) in "WFA":
        return 1.0
    if " " <= character <= "~":
        return ADVANCES[ord(character) - 32] / 100
    if character in "·\u200b":
        return 0.32 if character == "·" else 0.0
    return 0.7 if character.isupper() else 0.57


_ems = _Ems()


def width(words: str, size: float) -> float:
    """How wide words of a type size are."""
    return sum(map(_ems.__getitem__, words)) * size


def lines(words: str, room: float, size: float, beside: float = 0) -> list[str]:
    """Words in as many lines as they need, none wider than `room`.

    Where something of the width `beside` stands at the end, the last line leaves room for it, or is
    an empty one.
    """
    if beside and width((rows := lines(words, room, size))[-1], size) > room - beside:
        narrower = lines(words, room - beside, size)
        return narrower if len(narrower) <= len(rows) + 1 else [*rows, ""]
    out = _filled(words, room, size)
    if len(out) > 1 and width(out[-1], size) < 3 * size:  # one lonely character looks lost
        narrower = _filled(words, room * 0.88, size)
        if len(narrower) == len(out):
            return narrower
    return out


def _filled(words: str, room: float, size: float) -> list[str]:
    """Every line as full as it gets."""
    out: list[str] = []
    line, left = "", room
    for unit in _units(words, room, size):
        need = width(unit, size)
        if need > left and line:
            out.append(line.rstrip())
            line, left = "", room
            unit = unit.lstrip()
            need = width(unit, size)
        line += unit
        left -= need
    return [*out, line.rstrip()] if line.strip() or not out else out


def _units(words: str, room: float, size: float) -> Iterator[str]:
    """The units of a text; one that is wider than a whole line, such as an address, in letters."""
    for unit in _UNITS.findall(words.strip()):
        if len(unit) * size > room and width(unit, size) > room:
            yield from unit
        else:
            yield unit
