"""Versions of documents: their order, and the one that comes next."""

from __future__ import annotations

import re

MOST_DIGITS = 18
"""A longer number is a text: it counts nothing, and Python reads none of thousands of digits."""


def order(version: str) -> tuple[tuple[int, int | str], ...]:
    """A key by which versions sort: 1.9 before 1.10, A/0 before A/1 before B/0."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    return tuple((1, int(p)) if _is_number(p) else (0, p.upper()) for p in parts)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= MOST_DIGITS


def following(version: str, *, is_material: bool) -> str:
    """The version after a change: 1.3 becomes 1.4 by editing, 2.0 by a material change.

    >>> following("A/3", is_material=True)
    'B/0'
    """
    number = rf"\d{{1,{MOST_DIGITS}}}"
    found = re.fullmatch(rf"(.*?)([A-Za-z]|{number})([./-])({number})", version)
    if found is None:  # a version of one number, or a word
        return str(int(version) + 1) if _is_number(version) else f"{version}.1"
    before, major, sign, minor = found.groups()
    if not is_material:
        return f"{before}{major}{sign}{int(minor) + 1}"
    if major.isdecimal():
        return f"{before}{int(major) + 1}{sign}0"
    if major in "Zz":
        return f"{before}{major}{major}{sign}0"
    return f"{before}{chr(ord(major) + 1)}{sign}0"
