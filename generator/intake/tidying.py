"""Mechanical faults of a text: double spaces, stray punctuation, breaks of a fixed-width paste."""

from __future__ import annotations

import html
import re
import unicodedata

from generator.reading.invisible import without_unseen

_CJK = r"[㐀-鿿，。；：！？、（）“”《》]"
_INNER_SPACE = re.compile(rf"(?<={_CJK})[ \t\u3000]+(?={_CJK})")
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_ASCII_MARK = re.compile(r"(?<=[㐀-鿿”）])[ ]*([,;:!?])[ ]*(?=[^\d/]|$)|([,;:!?])(?=[㐀-鿿“（])")
_ASCII_STOP = re.compile(r"(?<=[㐀-鿿”）])\.(?=[㐀-鿿]|$)")
_DOTS = re.compile(r"\.{3,}|。{2,}|…{3,}")
_DOUBLED = re.compile(r"([，；：！？、])\1+")
_ORDER = re.compile(r"([，；、])(?=[。；！？])|(?<=[。；！？])[，、]")
_PLAIN = re.compile(r"[\W_]+")


def tidied(text: str) -> str:
    """The text as it should have been typed; words are never changed.

    >>> tidied("接收,登记,,报送  来函 .")
    '接收，登记，报送来函。'
    """
    whole = html.unescape(text) if "&" in text else text
    out = _tidied(unicodedata.normalize("NFC", without_unseen(whole)))
    return out if out == text else tidied(out)


def _tidied(out: str) -> str:
    out = re.sub(r"[\s\u3000]+", " ", out).strip()
    out = _INNER_SPACE.sub("", out)
    out = re.sub(r" +(?=[.,;:!?，。；：！？、])", "", out)
    out = _ASCII_MARK.sub(lambda found: _WIDE[found[1] or found[2]], out)
    out = _DOTS.sub("……", out)
    out = _ASCII_STOP.sub("。", out)
    out = _DOUBLED.sub(r"\1", out)
    return _ORDER.sub("", out)


def joined(first: str, second: str) -> str:
    """Two parts of a broken line as one; words of Latin letters keep a space."""
    space = " " if first[-1:].isascii() and second[:1].isascii() else ""
    return f"{first}{space}{second}"


def bare(text: str) -> str:
    """Letters and digits alone: what two writings of one sentence have in common."""
    return _PLAIN.sub("", html.unescape(text)).lower()


def unquoted(text: str) -> str:
    """What is said, without the quotes or the speaker around it."""
    whole = re.fullmatch(r"[“\"「]([^“”\"]+)[”\"」][。！]?", text)
    return whole[1] if whole else re.sub(r"^(?:答|我方?|前台|员工|A)[：:]\s*", "", text)
