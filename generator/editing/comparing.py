"""What changed in a file, line by line, for a form to show."""

from __future__ import annotations

from difflib import SequenceMatcher

from generator.reading.encoding import LINE_END, decode

AROUND = 2
"""Unchanged lines shown above and below a change."""


def changed_lines(file: str, before: bytes, after: bytes) -> list[tuple[str, str]]:
    """Pairs of a sign and a line: `-` gone, `+` new, a blank unchanged, `…` lines left out."""
    if b"\0" in before[:1000] + after[:1000]:
        return []  # a picture
    old, new = _lines(file, before), _lines(file, after)
    out: list[tuple[str, str]] = []
    groups = SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND)
    for n, group in enumerate(groups):
        out += [("…", "")] if n else []
        for tag, a, b, c, d in group:
            if tag == "equal":
                out += ((" ", line) for line in old[a:b])
            else:
                out += (("-", line) for line in old[a:b])
                out += (("+", line) for line in new[c:d])
    return out


def _lines(file: str, data: bytes) -> list[str]:
    text = decode(file, data).text
    return LINE_END.split(text[:-1] if text.endswith("\n") else text) if text else []
