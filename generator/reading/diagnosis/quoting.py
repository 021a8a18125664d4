"""Quotation marks: where they close, and the edits that put them right."""

from __future__ import annotations

import re

from generator.reading.diagnosis import mistakes
from generator.reading.diagnosis.draft import Cut, Draft, Line
from generator.reading.invisible import ODD

_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|U000[0-9A-Fa-f]{5}|.|$)")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*(")', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*(')(?!')", re.DOTALL)

_ONLY_CLOSED = re.compile(r'''[^"\\]*[^"\\\d]"''')  # behind a figure it means inches
_WITHIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]'[A-Za-zÀ-ɏ]")
_SEVERAL = re.compile(r"""(["'])(?:(?!\1).)+\1(?:\s(?:(?!\1).)*\s\1(?:(?!\1).)+\1)+""")
"""Several quoted words, with spaces between: `"A" and "B"`, not `"says "no" to all"`."""
_NESTED = re.compile(r"“[^“”\"\\]*(?:“[^“”\"\\]*”[^“”\"\\]*)+”")
_WIDE = re.compile(r"[“”‘’＂＇][A-Za-z0-9][\w/.:-]*[“”‘’＂＇]$", re.ASCII)
_ID = re.compile(r"[a-z0-9][a-z0-9_/-]*$")


def is_wide(text: str) -> bool:
    """True for a word of Latin letters in Chinese quotation marks, which would be shown."""
    return _WIDE.match(text) is not None


def report_wide(draft: Draft, line: Line, at: int, text: str) -> None:
    """Report such a word; an id is never displayed, so there the fix is safe."""
    end, is_id = at + len(text), _ID.match(text[1:-1]) is not None
    mark = "" if is_id else '"'
    cuts = [Cut(at, at + 1, mark), Cut(end - 1, end, mark)]
    draft.report(mistakes.WIDE_QUOTES, line, at, at + 1, cuts, sure=is_id)


def turned(text: str) -> int | None:
    """Where a text has a closing mark as its first sign, or an opening one as its last."""
    return 0 if text[0] == "”" else len(text) - 1 if text[-1] in "“‘" else None


def report_turned(draft: Draft, line: Line, at: int, text: str, wrong: int) -> None:
    """Report such a mark; a pair of them stands for plain quotes."""
    both = len(text) > 1 and text[0] in _MARKS and text[-1] in _MARKS
    ends = (at, at + len(text) - 1) if both else (at + wrong,)
    cuts = [Cut(end, end + 1, '"' if both else "") for end in ends]
    draft.report(mistakes.MIXED_QUOTES, line, at + wrong, at + wrong + 1, cuts, sure=False)


_MARKS = "“”‘’＂＇"


def inner(text: str, at: int) -> mistakes.Mistake:
    """What a mark is that closes a quoted text too early: one of speech, or of `don't`."""
    is_apostrophe = text[0] == "'" and _WITHIN_WORD.match(text, at - 1)
    return mistakes.APOSTROPHE if is_apostrophe else mistakes.INNER_QUOTE


def closing(text: str) -> int | None:
    """Where the quote that a text begins with is closed."""
    found = (_DOUBLE if text[0] == '"' else _SINGLE).match(text)
    return found.start(1) if found else None


def around(text: str, at: int) -> list[Cut]:
    """Edits that put quotes around a text, which stands in a column, and change nothing of it.

    A quote that only closes gets the one that opens; Chinese marks around a text that holds others
    were typed for plain ones, since marks of one kind do not nest.
    """
    if _ONLY_CLOSED.fullmatch(text):
        return [Cut(at, at, '"')]
    if _NESTED.fullmatch(text):
        return [Cut(at, at + 1, '"'), Cut(at + len(text) - 1, at + len(text), '"')]
    single = '"' in text or "\\" in text
    mark = "'" if single else '"'
    inner = re.finditer("'", text) if single else ()
    end = at + len(text)
    return [Cut(at, at, mark), *(_added(at + m.start(), "'") for m in inner), Cut(end, end, mark)]


def other(text: str, at: int) -> list[Cut]:
    """`"A" and "B"`, `'It's'`: edits that make one text of what goes on behind a closing quote."""
    mark, inner, end = text[0], text[1:-1], at + len(text)
    if text[-1] == mark and (half := _half_chinese(inner, mark)):
        place, sign = half
        return [Cut(at + 1 + place, at + 2 + place, sign)]
    if text[-1] != mark or _SEVERAL.fullmatch(text) or inner.endswith("\\"):
        return around(text, at)
    if mark == '"' and "'" not in inner and "\\" not in inner:
        return [Cut(at, at + 1, "'"), Cut(end - 1, end, "'")]
    pattern, sign = (r'(?<!\\)"', "\\") if mark == '"' else ("'", "'")
    return [_added(at + 1 + match.start(), sign) for match in re.finditer(pattern, inner)]


def _half_chinese(inner: str, mark: str) -> tuple[int, str] | None:
    """Where a plain mark stands for a Chinese one whose other half is there, and for which."""
    opening, closing = "“”" if mark == '"' else "‘’"
    more = inner.count(closing) - inner.count(opening)
    if inner.count(mark) != 1 or abs(more) != 1:
        return None
    place, sign = inner.index(mark), opening if more > 0 else closing
    rest = inner[place:] if more > 0 else inner[:place]
    return (place, sign) if rest.count(closing) - rest.count(opening) == more else None


def ends_with_backslash(text: str) -> bool:
    """True where a backslash keeps the last double quote from closing a text: `"C:\\"`."""
    found = re.search(r'(\\+)"$', text) if text[0] == '"' else None
    return found is not None and len(found[1]) % 2 == 1


def ends_with_pair(text: str) -> bool:
    """True where the last mark closes what is said in the text, `"He said: “Yes”`, so that it does
    not stand for the quote which is missing."""
    opening = {"”": "“", "’": "‘"}.get(text[-1:])
    return opening is not None and text.count(opening) == text.count(text[-1])


def harmful(text: str) -> int | None:
    """Where a backslash between double quotes changes what follows it."""
    for escape in _ESCAPE.finditer(text if text[0] == '"' else ""):
        sign = escape[1]
        unseen = len(sign) > 1 and re.match(f"[{ODD}]", chr(int(sign[1:], 16)))
        if unseen or (len(sign) <= 1 and sign not in ('"', "\\", "/")):
            return escape.start()
    return None


def doubled(text: str, at: int) -> list[Cut]:
    """Edits that make the backslashes of a text between double quotes stay what they are."""
    escapes = _ESCAPE.finditer(text) if text[0] == '"' else ()
    return [_added(at + one.start(), "\\") for one in escapes if one[1] not in ("\\", '"')]


def _added(at: int, text: str) -> Cut:
    return Cut(at, at, text)
