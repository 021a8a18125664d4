"""Versions of documents: their order, and the one that comes next."""

from __future__ import annotations

import re


def order(version: str) -> tuple[tuple[int, int | str], ...]:
    """A key by which versions sort: 1.9 before 1.10, A/0 before A/1 before B/0."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    return tuple((1, int(p)) if p.isdigit() else (0, p.upper()) for p in parts)


def following(version: str, *, is_material: bool) -> str:
    """The version after a change: 1.3 becomes 1.4 by editing, 2.0 by a material change.

    >>> following("A/3", is_material=True)
    'B/0'
    """
    found = re.fullmatch(r"(.*?)([A-Za-z]|\d+)([./-])(\d+)", version)
    if found is None:  # a version of one number, or a word
        return f"{version}.1" if not version.isdigit() else str(int(version) + 1)
    before, major, sign, minor = found.groups()
    if not is_material:
        return f"{before}{major}{sign}{int(minor) + 1}"
    if major.isdigit():
        return f"{before}{int(major) + 1}{sign}0"
    if major in "Zz":
        return f"{before}{major}{major}{sign}0"
    return f"{before}{chr(ord(major) + 1)}{sign}0"
