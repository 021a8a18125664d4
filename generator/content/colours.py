"""Colours as #rrggbb: how well one can be read on another, and its nearest shade that can."""

from __future__ import annotations

STEP = 0.02
BLACK, WHITE = "#000000", "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str, least: float) -> str:
    """A colour, made darker or lighter as far as needed to be read on a ground."""
    goal = max(BLACK, WHITE, key=lambda one: contrast(one, ground))
    share = 0.0
    while contrast(found := mixed(colour, goal, share), ground) < least and share < 1:
        share += STEP
    return found


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share, from 0 to 1, of another."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * min(share, 1)):02x}" for a, b in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
