"""The full text of changed documents, line by line, with what is gone and what is new in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.outputs.changes.compare import Changes
from generator.outputs.changes.snapshot import Snapshot
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


def lines_of(found: Changes, document: str, language: str) -> list[Line]:
    """A document by its present id, or by its old one if it is gone."""
    renamed = {new: old for old, new in found.ids.items()}
    old = _rows(found.old, renamed.get(document, document), language, found.ids)
    new = _rows(found.new, document, language, {})
    return list(_merged(old, new))


def _rows(
    side: Snapshot, document: str, language: str, ids: Mapping[str, str]
) -> list[_Row]:  # fmt: skip
    """What is written in a document of one edition, items known by their present ids."""
    wording = Wording(side, language)
    colon = wording.words["changes"]["colon"]
    rows = []
    for item in side.items.values():
        if item.document != document:
            continue
        for path, value in item.fields.items():
            label = wording.label(item.kind, path)
            for n, line in enumerate(wording.text(value).split("\n")):
                key = (ids.get(item.id, item.id), path, n)
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
