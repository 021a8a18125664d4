"""The reviews that are due, as a calendar that any calendar program subscribes to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs.registers.register import Row, register

LONGEST = 75
"""Bytes of a line; what is longer goes on in the next one."""


def reviews(handbook: Handbook) -> bytes:
    """An event for the review of each document in use."""
    named = words(handbook.language)["register"]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//handbook//reviews//EN",
             f"X-WR-CALNAME:{_text(named['calendar'])}"]  # fmt: skip
    for row in register(handbook):
        document = handbook.records.get(row.id)
        if row.is_document and not getattr(document, "retired", None):
            lines += _event(handbook, row)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(handbook: Handbook, row: Row) -> Iterator[str]:
    named = words(handbook.language)["register"]
    yield "BEGIN:VEVENT"
    yield f"UID:{row.id}-review@{handbook.settings.document.prefix.lower()}.handbook"
    yield f"DTSTAMP:{row.effective:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{row.review:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{row.review + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(named['event'].format(row.number, row.title))}"
    yield f"DESCRIPTION:{_text(row.reviewed)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """A text as a calendar holds it."""
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return value.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces that are short enough, no character torn apart."""
    piece, length = "", 0
    for character in line:
        size = len(character.encode())
        if length + size > LONGEST:
            yield piece
            piece, length = " ", 1
        piece += character
        length += size
    yield piece
