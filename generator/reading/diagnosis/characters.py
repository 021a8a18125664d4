"""Invisible characters, and characters that look like others, anywhere in a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.reading.diagnosis import mistakes
from generator.reading.diagnosis.draft import Cut, Draft, Line
from generator.reading.invisible import unseen_in

_KINDS = {
    "control": mistakes.CONTROL,
    "bidi": mistakes.BIDI,
    "invisible": mistakes.INVISIBLE,
    "lost": mistakes.LOST,
}


def look(draft: Draft) -> None:
    """Find what is invisible, composed in two ways, or full-width where YAML needs a plain sign."""
    for line in draft.down():
        if line.text.isascii() and line.text.isprintable():
            continue
        _unseen(draft, line)
        _decomposed(draft, line)
        _wide_brackets(draft, line)


def _unseen(draft: Draft, line: Line) -> None:
    # From the end, so that a fix moves nothing that is still to come.
    for match in draft.each(line, reversed(list(unseen_in(line.text)))):
        lost = match.lastgroup == "lost"
        ends_line = re.search("[\x85\u2028\u2029]", match[0])
        around = line.text[match.start() - 1 : match.start()] + line.text[match.end() :][:1]
        is_chinese = min(around, default="") > "\u2fff"
        between = "□" if lost else " " if ends_line and not is_chinese else ""
        draft.report(
            _KINDS[str(match.lastgroup)],
            line,
            *match.span(),
            [Cut(*match.span(), between)],
            typed=_names(match[0]),
            sure=not lost,
            shown=not lost,
        )


def _names(text: str) -> str:
    names = [f"U+{ord(character):04X}" for character in dict.fromkeys(text)]
    return " ".join(names[:3]) + (" …" if len(names) > 3 else "")


def _decomposed(draft: Draft, line: Line) -> None:
    if unicodedata.is_normalized("NFC", line.text):
        return
    for start, end in draft.each(line, reversed(list(_clusters(line.text)))):
        whole = unicodedata.normalize("NFC", line.text[start:end])
        if whole != line.text[start:end]:
            draft.report(
                mistakes.DECOMPOSED, line, start, end, [Cut(start, end, whole)], typed=whole
            )


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a character with the marks that combine with it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (unicodedata.combining(text[at]) or "ᅠ" <= text[at] <= "ᇿ"):
            yield start, at
            start = at


_WIDE = re.compile(r"(?P<open>[{｛])[a-z0-9][a-z0-9_-]*(?P<close>[}｝])")
_WIDE_LINK = re.compile(
    r"(?P<open>[\[［])[^\[\]［］]*(?P<close>[\]］])(?P<left>[(（])[a-z0-9][a-z0-9/-]*(?P<right>[)）])"
)
_NARROW = str.maketrans("｛｝［］（）", "{}[]()")


def _wide_brackets(draft: Draft, line: Line) -> None:
    """Brackets of a variable or a link, typed with the Chinese keyboard."""
    for pattern in (_WIDE, _WIDE_LINK):
        for match in draft.each(line, pattern.finditer(line.text)):
            wide = [
                Cut(*match.span(name), match[name].translate(_NARROW))
                for name in match.groupdict()
                if match[name] in "｛｝［］（）"
            ]
            if wide and (pattern is _WIDE or match["left"] == "（" or match["close"] == "］"):
                draft.report(
                    mistakes.WIDE_BRACKETS,
                    line,
                    wide[0].start,
                    wide[0].end,
                    wide,
                    typed=match[0],
                )
