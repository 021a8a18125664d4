"""Tabs, full-width and other odd spaces, where only plain ones work."""

from __future__ import annotations

import re

from generator.reading.diagnosis import mistakes
from generator.reading.diagnosis.draft import Cut, Draft, Finding, Line
from generator.reading.invisible import SPACES

_NO_SPACE = re.compile(rf"[^ {SPACES}]")
_INSIDE = re.compile(r"[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f]+")
_KINDS = {"\t": mistakes.TAB, "\u3000": mistakes.WIDE_SPACE}


def report(draft: Draft, line: Line, start: int, end: int, cuts: list[Cut]) -> Finding:
    """A tab, a full-width or a no-break space where only a plain one works."""
    kind = _KINDS.get(line.text[start], mistakes.ODD_SPACE)
    return draft.report(kind, line, start, end, cuts)


def blank(draft: Draft, line: Line) -> None:
    """Odd spaces on an empty line or before a comment, which YAML takes for a text."""
    text = line.text
    lead = len(text) - len(text.lstrip())
    if odd := text[:lead].strip(" "):
        at = text.index(odd[0])
        cut = Cut(at, lead, " " * (lead - at) if lead < len(text) else "")
        mistake = _KINDS.get(odd[0], mistakes.ODD_SPACE)
        draft.report(mistake._replace(severity="warning"), line, at, lead, [cut])


def _bare(text: str) -> str:
    """A text without spaces of any kind at its end."""
    behind = _NO_SPACE.search(text[::-1])
    return text[: len(text) - behind.start()] if behind else ""


def inside(draft: Draft, line: Line, start: int) -> None:
    """Odd spaces at the end are cut, those inside become plain ones; a Chinese one may stay."""
    last, end = max(start, len(_bare(line.text))), len(line.text)
    if tail := line.text[last:].strip(" "):
        report(draft, line, line.text.index(tail[0], last), end, [Cut(last, end, "")])
    for odd in draft.each(line, reversed(list(_INSIDE.finditer(line.text, start)))):
        is_comment = line.text.startswith("#", odd.end())  # which keeps its distance
        around = line.text[odd.start() - 1 : odd.start()] + line.text[odd.end() : odd.end() + 1]
        broken = odd[0].strip("\v\f") == "" and min(around, default="") > "\u2fff"
        cut = Cut(*odd.span(), "  " if is_comment else "" if broken else " ")
        if "\t" in odd[0]:
            report(draft, line, *odd.span(), [cut])
        else:
            draft.report(mistakes.ODD_SPACE._replace(severity="warning"), line, *odd.span(), [cut])
