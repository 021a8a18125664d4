"""The full text of changed documents, line by line, with what is gone and what is new in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.outputs.changes.compare import Changes
from generator.outputs.changes.snapshot import ItemState, Snapshot
from generator.outputs.changes.spans import SpanOfText, State, compared
from generator.outputs.changes.wording import Wording


class Line(NamedTuple):
    """A line of a document; all of it is of one edition, or words of it changed."""

    state: State
    """What became of the line as a whole."""
    spans: tuple[SpanOfText, ...]


class _Row(NamedTuple):
    """A line of one edition, and by what it is known in both."""

    key: tuple[str, str, int]
    text: str


class Redline:
    """All that was compared, document by document."""

    def __init__(self, found: Changes, language: str) -> None:
        self._former = {new: old for old, new in found.ids.items()}
        self._old = _Side(found.old, language, found.ids)
        self._new = _Side(found.new, language, {})

    def lines_of(self, document: str) -> list[Line]:
        """A document by its present id, or by its old one if it is gone."""
        old = self._old.rows(self._former.get(document, document))
        return list(_merged(old, self._new.rows(document)))


class _Side:
    """One of the two editions, items known by their present ids."""

    def __init__(self, edition: Snapshot, language: str, ids: Mapping[str, str]) -> None:
        self._wording, self._ids = Wording(edition, language), ids
        self._items: dict[str, list[ItemState]] = defaultdict(list)
        for item in edition.items.values():
            self._items[item.document].append(item)

    def rows(self, document: str) -> list[_Row]:
        """What is written in a document."""
        colon = self._wording.words["changes"]["colon"]
        rows = []
        for item in self._items.get(document, ()):
            for path, value in item.fields.items():
                label = self._wording.label(item.kind, path)
                for n, line in enumerate(self._wording.text(value).split("\n")):
                    key = (self._ids.get(item.id, item.id), path, n)
                    rows.append(_Row(key, line if n else f"{label}{colon}{line}"))
        return rows


def _merged(old: list[_Row], new: list[_Row]) -> Iterator[Line]:
    matcher = SequenceMatcher(
        None, [row.key for row in old], [row.key for row in new], autojunk=False
    )
    for action, i, j, k, m in matcher.get_opcodes():
        if action == "equal":
            for before, after in zip(old[i:j], new[k:m], strict=True):
                yield Line("same", compared(before.text, after.text))
            continue
        yield from (Line("gone", (SpanOfText("gone", row.text),)) for row in old[i:j])
        yield from (Line("new", (SpanOfText("new", row.text),)) for row in new[k:m])
