"""Lines that say again what an earlier one has said."""

from __future__ import annotations

from collections.abc import Sequence

from generator.intake.entry import Entry
from generator.intake.tidying import bare

_SHORTEST = 6
_START = 14
"""Characters by whose equality a line within another one is found."""


def mark_repeats(entries: Sequence[Entry]) -> None:
    """Note at each line that stood before where it stood, within what belongs to one role."""
    whole: dict[tuple[str, str], Entry] = {}
    starts: dict[tuple[str, str], tuple[str, Entry]] = {}
    for entry in entries:
        text = bare(entry.text)
        if entry.what not in ("item", "heading") or len(text) < _SHORTEST:
            continue
        first = whole.get((entry.role, text)) or _within(text, entry, starts)
        if first and first.line is not entry.line and first.what == entry.what:
            entry.duplicate_of = first.duplicate_of or first.line.at
            entry.why = entry.why or "duplicate"
            continue
        whole.setdefault((entry.role, text), entry)
        if len(text) >= 2 * _START:
            starts.setdefault((entry.role, text[:_START]), (text, entry))


def _within(
    text: str, entry: Entry, starts: dict[tuple[str, str], tuple[str, Entry]]
) -> Entry | None:
    """An earlier line that is all but whole in this one."""
    for at in range(len(text) - _START + 1) if len(text) >= 2 * _START else ():
        known = starts.get((entry.role, text[at : at + _START]))
        if known:
            earlier, first = known
            same = _common(earlier, text[at:])
            if same >= 0.8 * len(earlier):
                return first
    return None


def _common(one: str, other: str) -> int:
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))
