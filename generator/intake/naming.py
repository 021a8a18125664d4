"""Ids and short titles for what a document does not name, and the names that are there already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.content import ids

_LONG_TITLE = 18
_TITLED = re.compile(r"([^，。；：:（(“]{2,14})[：:。](.{4,})")


@dataclass(frozen=True)
class Known:
    """What a handbook that is there already calls its departments, roles and people, by title."""

    departments: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()


class Ids:
    """Ids of one file, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self._last: dict[str, int] = {}  # by text: a list may say the same ten thousand times

    def new(self, text: str, fallback: str = "item") -> str:
        base = ids.derive(text) or fallback
        base = f"{base}-item" if base in ids.RESERVED or base == "end" else base
        id, n = base, self._last.get(base, 1)
        while id in self.taken:
            n += 1
            id = f"{base[: ids.LONGEST - 5].rstrip('-')}-{n}"
        self.taken.add(id)
        self._last[base] = n
        return id


def titled(text: str) -> tuple[str, str]:
    """A short title for what an item says, and the text below it.

    >>> titled("档案管理：每月整理归档一次。")
    ('档案管理', '每月整理归档一次。')
    >>> titled("负责接听电话，做好记录并转告同事。")
    ('负责接听电话', '负责接听电话，做好记录并转告同事。')
    """
    if found := _TITLED.fullmatch(text):
        return found[1], found[2]
    first = re.split(r"[，。；：！？,;:!?（(]", text.strip("“”\"'"), maxsplit=1)[0].strip()
    first = first if len(first) >= 2 else text
    if len(first) > _LONG_TITLE:
        head, mark, _ = first[:_LONG_TITLE].rpartition("、")
        first = f"{head}等" if mark and len(head) >= 6 else first[:_LONG_TITLE]
    return first, text
