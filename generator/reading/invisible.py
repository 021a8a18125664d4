"""Characters that nobody sees: which they are, where they belong, and texts without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

SPACES = "\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What looks like a space but is not one for YAML, as part of a character class."""

CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x9f\u2028\u2029"
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e00ff"
)
LOST = "\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\U000f0000-\U0010ffff"
"""What no font shows: private characters (Word's bullets), and the mark of a lost character."""

ODD = f"{SPACES}{CONTROLS}{BIDI}{INVISIBLE}{LOST}"
"""All of these: a text without any needs no second look."""

_EMOJI = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_GLUE = re.compile(
    # Inside an emoji these belong: joiner and style marks after a picture, and a flag's letters.
    rf"(?<=[{_EMOJI}#*0-9\ufe0f])(?:\ufe0f|\ufe0e|\u200d(?=[{_EMOJI}]))"
    r"|(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"
)
_UNSEEN = re.compile(
    rf"(?P<control>[{CONTROLS}]+)|(?P<bidi>[{BIDI}]+)|(?P<invisible>[{INVISIBLE}]+)"
    rf"|(?P<lost>[{LOST}]+)"
)
_REFUSED = re.compile("[\v\f\r\ufffe\uffff\ud800-\udfff]")
"""More that YAML does not take within a line."""


def unseen_in(text: str) -> Iterator[re.Match[str]]:
    """Runs of unseen characters outside emoji; the name of the group says of which kind."""
    glue = {at for match in _GLUE.finditer(text) for at in range(*match.span())}
    for match in _UNSEEN.finditer(text):
        if not glue.issuperset(range(*match.span())):
            yield match


def without_unseen(text: str) -> str:
    """The text without unseen characters; a lost one stays, as somebody has to replace it.

    Tabs and line feeds stay as well, and what holds an emoji together.

    >>> without_unseen("签\\u200b字\\ufe0f")
    '签字'
    """
    if text.isascii() and text.isprintable():
        return text
    for match in reversed(list(unseen_in(text))):
        if match.lastgroup != "lost":
            text = text[: match.start()] + text[match.end() :]
    return _REFUSED.sub("", text)
