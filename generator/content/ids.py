"""Ids: which ones are valid, and how to derive one."""

from __future__ import annotations

import re
from functools import cache

PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_PATTERN = re.compile(PATTERN)
LONGEST = 64

RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
"""Names that Windows reserves for devices: it cannot create such a file."""

TAKEN = frozenset([
    *("handbook", "topics", "sources", "glossary", "organisation", "index", "search", "assets"),
    *("404", "print", "roles", "procedures", "standards", "scripts", "checklists", "quizzes"),
    *("shared", "forms", "authority", "papers", "people", "zh", "en"),
    *("handbook-signing", "handbook-training", "matrix"),
])  # fmt: skip
"""Names of pages and folders of every site, which a document would replace."""

DERIVED = {
    "role": ("quiz", "day", "onboarding", "quiz-key", "card", "signing"),
    "checklist": ("month", "signing"),
}
"""What is made from a document, by its kind, under its own id and one of these words."""
SIGNING = ("signing",)
"""What is made from any document: a list to sign."""

_SYLLABLES = 8
_WORD = re.compile(r"[a-z0-9]+")


def is_id(text: str) -> bool:
    return len(text) <= LONGEST and _PATTERN.fullmatch(text) is not None


def near(text: str) -> str:
    """A valid id close to a name."""
    return text if is_id(text) else derive(text) or "item"


@cache
def derive(text: str) -> str:
    """An id from a title: pinyin without tones, the first eight syllables.

    The same title always gives the same id, whatever stands around it, so that a link or a
    reader's progress survives edits elsewhere in the file. Returns "" for a text without any
    letter, digit or Chinese character.

    >>> derive("接听来电")
    'jie-ting-lai-dian'
    """
    if not text.isascii():
        from pypinyin import lazy_pinyin  # 0.2 s to import, and most content names its ids

        text = " ".join(lazy_pinyin(text, errors="default"))
    words = _WORD.findall(text.lower())
    return "-".join(words[:_SYLLABLES])[:LONGEST].strip("-")
