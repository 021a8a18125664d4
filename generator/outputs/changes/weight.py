"""Whether a change is material or editorial.

The rule: a change of a text is editorial if the text says the same numbers, people, limits,
obligations, negations, directions and links in the same order as before, and more than half of it
is as it was. Punctuation and spaces alone are always editorial. A change of any other field, and an
item that comes, goes, or moves to another document, is material; so is the order of the steps of a
procedure that is marked as ordered. Fields that only help to find or to cite an item, and the
order of anything else, are editorial.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.outputs.changes.spans import likeness

EDITORIAL_FIELDS = frozenset([
    "aliases", "source", "supplement", "icon", "same_as", "distinct_from", "see",
])  # fmt: skip
"""Fields of which every change is editorial."""

_SIGNIFICANT = (
    r"\d[\d.,:]*\s*(?:[%％]|[A-Za-z]+|[\u4e00-\u9fff]{0,2})",
    r"[一二三四五六七八九十百千万两半]+(?=[个天日周月年小分秒件份次人元倍级层页号遍方成声])\w",
    r"必须|应当|不得|不准|不能|禁止|严禁|可以|允许|无须|不必|须|应|勿|不|未|无|非|免",
    r"以上|以下|以内|以外|之前|之后|超过|至少|最多|最迟|不足|[前后先上内外开关收发借还增减]|(?<!一)下",
    r"\]\([^)]*\)|\{[^}]*\}",
    r"\b(?:must|shall|may|not|never|no|only|always|before|after|within|until|by|without|or)\b",
)


def is_editorial(old: str, new: str, names: frozenset[str]) -> bool:
    """True for a change of a text's wording that leaves what it asks for as it is."""
    if _bare(old) == _bare(new):
        return True
    if not old or not new or likeness(old, new) <= 0.5:
        return False
    pattern = _pattern(names)
    return pattern.findall(_plain(old)) == pattern.findall(_plain(new))


@lru_cache(maxsize=8)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """All that makes a text say something else, the longest names first."""
    known = _one_of(sorted(names, key=lambda name: (-len(name), name)))
    return re.compile("|".join((*known, *_SIGNIFICANT)), re.IGNORECASE)


def _one_of(names: Iterable[str]) -> Iterator[str]:
    """Names as patterns, those with the same first character together: few are tried at a place."""
    rests: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name:
            rests[name[0]].append(re.escape(name[1:]))
    for first, others in rests.items():
        yield f"{re.escape(first)}(?:{'|'.join(others)})"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _bare(text: str) -> str:
    """A text without punctuation, spaces and marks; what stands in a number is no punctuation."""
    kept = re.sub(r"(?<=\d)[.,:](?=\d)", "0x", _plain(text))
    return "".join(c for c in kept if unicodedata.category(c)[0] not in "PZSC" or c in "%<>=+")
