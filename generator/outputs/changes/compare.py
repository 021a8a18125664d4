"""What changed between two editions, item by item.

Items are matched by their ids, then by the former ids that they name (`was:`), then by likeness: an
id may be derived from a text that was reworded, and an item may have moved elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal, NamedTuple

from generator.content.vocabulary import models
from generator.content.walk import plan
from generator.outputs.changes import spans
from generator.outputs.changes.alike import likely
from generator.outputs.changes.snapshot import ItemState, Snapshot, is_control
from generator.outputs.changes.spans import SpanOfText
from generator.outputs.changes.weight import EDITORIAL_FIELDS, is_editorial

What = Literal["added", "removed", "moved", "renamed", "retired", "changed", "reordered"]
Weight = Literal["material", "editorial", "control", "translation"]
WEIGHTS: tuple[Weight, ...] = ("material", "editorial", "control", "translation")
"""From the weightiest on."""

ALIKE, ALIKE_ELSEWHERE = 0.5, 0.8
"""How much two items must have in common to be one, in the same place and in another."""


class FieldChange(NamedTuple):
    """A field whose value is another one."""

    path: str
    old: str
    new: str
    weight: Weight
    language: str = ""
    """The language of a translation; "" for the base language."""

    @property
    def spans(self) -> tuple[SpanOfText, ...]:
        return spans.compared(self.old, self.new)


@dataclass(frozen=True)
class Change:
    """What became of one item. Of one that came or went, what stands inside it did so too."""

    what: tuple[What, ...]
    weight: Weight
    old: ItemState | None
    new: ItemState | None
    fields: tuple[FieldChange, ...] = ()
    inside: tuple[str, ...] = ()
    """Ids of the items inside one that came or went."""

    @property
    def item(self) -> ItemState:
        """The item as it is now, or as it was last."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change is of an item")
        return found


@dataclass(frozen=True)
class Changes:
    """All changes between two editions, in the order of the new one; what went stands last."""

    old: Snapshot
    new: Snapshot
    changes: tuple[Change, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    """The present id of each old item that is still there."""

    @cached_property
    def _by_document(self) -> Mapping[str, Sequence[Change]]:
        out: dict[str, list[Change]] = {}
        for one in self.changes:
            out.setdefault(one.item.document, []).append(one)
        return out

    def of(self, document: str) -> Sequence[Change]:
        return self._by_document.get(document, ())

    def weight_of(self, document: str) -> Weight | None:
        """The weightiest change of a document; None for one that is as it was."""
        found = [WEIGHTS.index(one.weight) for one in self.of(document)]
        return WEIGHTS[min(found)] if found else None

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents with changes, in their order."""
        return tuple(self._by_document)


def compare(old: Snapshot, new: Snapshot) -> Changes:
    """All that differs between two editions."""
    pairs = _Pairs(old, new)
    names = frozenset((*old.names, *new.names))
    moved_up = _reordered(old, new, pairs.old_of)
    come, gone = _Inside(new), _Inside(old)
    found: list[Change] = []
    for item in new.items.values():
        former = pairs.old_of.get(item.id)
        if former is None:
            if not _is_inside(item, new, pairs.old_of):
                found.append(_whole("added", item, come))
            continue
        change = _change(old.items[former], item, pairs, names, item.id in moved_up, new)
        if change:
            found.append(change)
    for item in old.items.values():
        if item.id not in pairs.new_of and not _is_inside(item, old, pairs.new_of):
            found.append(_whole("removed", item, gone))
    return Changes(old, new, tuple(found), pairs.new_of)


def _is_inside(item: ItemState, side: Snapshot, paired: Mapping[str, str]) -> bool:
    """True for what stands in an item that came or went as a whole."""
    return item.parent in side.items and item.parent not in paired


class _Inside:
    """What stands in each item of an edition."""

    def __init__(self, side: Snapshot) -> None:
        self.at = {id: n for n, id in enumerate(side.items)}
        self.sorted = sorted(side.items)
        self.below: dict[str, list[str]] = defaultdict(list)
        for id, item in side.items.items():
            self.below[item.parent].append(id)

    def of(self, item: ItemState) -> tuple[str, ...]:
        """The ids of all that stands in an item, in their order."""
        found = {item.id}
        new = [item.id]
        while new:
            new = [id for above in new for id in self.below.get(above, ()) if id not in found]
            found.update(new)
        if not item.parent:  # a file, whose items begin with its id
            start, end = (bisect_left(self.sorted, f"{item.id}{after}") for after in "/0")
            found.update(self.sorted[start:end])
        return tuple(sorted(found - {item.id}, key=self.at.__getitem__))


def _whole(what: What, item: ItemState, side: _Inside) -> Change:
    old, new = (None, item) if what == "added" else (item, None)
    return Change((what,), "material", old, new, (), side.of(item))


def _change(
    old: ItemState, new: ItemState, pairs: _Pairs, names: frozenset[str], reordered: bool,
    edition: Snapshot,
) -> Change | None:  # fmt: skip
    fields = tuple(_fields(pairs.renamed(old), new, names))
    what: list[What] = []
    weights: list[Weight] = [one.weight for one in fields]
    if pairs.new_of.get(old.parent, old.parent) != new.parent:
        what.append("moved")
        same_document = pairs.new_of.get(old.document, old.document) == new.document
        is_order = same_document and not _is_ordered(new, edition)
        weights.append("editorial" if is_order else "material")
    elif old.at != new.at:  # what must be asked about is not what one may do
        what.append("moved")
        weights.append("material")
    if old.id != new.id and old.id in pairs.by_was:
        what.append("renamed")
        weights.append("editorial")
    if any(one.path == "retired" and one.new for one in fields):
        what.append("retired")
    if reordered:
        what.append("reordered")
        weights.append("material" if _is_ordered(new, edition) else "editorial")
    if fields and "retired" not in what:
        what.append("changed")
    if not what:
        return None
    return Change(tuple(what), min(weights, key=WEIGHTS.index), old, new, fields)


def _is_ordered(item: ItemState, edition: Snapshot) -> bool:
    document = edition.items.get(item.document)
    return document is not None and bool(document.fields.get("ordered"))


def _fields(old: ItemState, new: ItemState, names: frozenset[str]) -> Iterator[FieldChange]:
    for path in dict.fromkeys((*new.fields, *old.fields)):
        before, after = old.fields.get(path, ""), new.fields.get(path, "")
        if before != after:
            yield FieldChange(path, before, after, _weight(path, before, after, new, names))
    for language in dict.fromkeys((*new.translations, *old.translations)):
        here, there = new.translations.get(language, {}), old.translations.get(language, {})
        for path in dict.fromkeys((*here, *there)):
            before, after = there.get(path, ""), here.get(path, "")
            if before != after:
                yield FieldChange(path, before, after, "translation", language)


def _weight(path: str, old: str, new: str, item: ItemState, names: frozenset[str]) -> Weight:
    if is_control(path) and "/" not in item.id:
        return "control"
    last = next(part for part in reversed(path.split(".")) if not part.isdigit())
    if last in EDITORIAL_FIELDS or (last in _prose() and is_editorial(old, new, names)):
        return "editorial"
    return "material"


@cache
def _prose() -> frozenset[str]:
    """The fields that hold texts: a change of any other one is never mere wording."""
    return frozenset(one.key for model in models() for one in plan(model) if one.prose)


# -- which item is which


class _Pairs:
    """Which item of the old edition is which one of the new."""

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self.old, self.new = old, new
        self.old_of: dict[str, str] = {}
        self.new_of: dict[str, str] = {}
        self.by_was: set[str] = set()
        for id, item in new.items.items():
            if id in old.items and old.items[id].kind == item.kind:
                self._pair(id, id)
        self._former_ids()
        if old.is_whole and new.is_whole:
            self._alike(lambda one: one.parent, ALIKE)
            self._alike(lambda one: "", ALIKE_ELSEWHERE)

    def _pair(self, old: str, new: str) -> None:
        self.new_of[old], self.old_of[new] = new, old

    def _former_ids(self) -> None:
        """What names its former id; then what stands in it, under its new one."""
        for item in self.new.items.values():
            document = self.old_of.get(item.document, item.document)
            for was in item.was:
                for id in (was, f"{document}/{was}"):
                    self._rename(id, item)
        for item in self.new.items.values():
            former = self.old_of.get(item.document)
            if former and former != item.document:
                self._rename(f"{former}{item.id[len(item.document) :]}", item, is_reported=False)

    def _rename(self, id: str, item: ItemState, *, is_reported: bool = True) -> None:
        former = self.old.items.get(id)
        is_free = id not in self.new_of and item.id not in self.old_of
        if former and former.kind == item.kind and is_free:
            self._pair(id, item.id)
            self.by_was |= {id} if is_reported else set()

    @cached_property
    def _others(self) -> dict[str, str]:
        return {old: new for old, new in self.new_of.items() if old != new}

    def renamed(self, item: ItemState) -> ItemState:
        """An old item, whatever it names called by its present id."""
        others = self._others
        if not others:
            return item

        def present(found: re.Match[str]) -> str:
            id = found[0]
            within = f"{item.document}/{id}"
            if id in others or within not in others:
                return others.get(id, id)
            return others[within].partition("/")[2]

        fields = {path: _NAMED.sub(present, text) for path, text in item.fields.items()}
        translations = {
            language: {path: _NAMED.sub(present, text) for path, text in written.items()}
            for language, written in item.translations.items()
        }
        return item._replace(fields=fields, translations=translations)

    def _alike(self, place: Callable[[ItemState], str], least: float) -> None:
        """Items without a partner that say nearly the same, the most alike first."""
        gone: dict[Hashable, list[ItemState]] = defaultdict(list)
        for item in self.old.items.values():
            if item.id not in self.new_of:
                above = self.new_of.get(item.parent, item.parent)
                gone[item.kind, place(item._replace(parent=above))].append(item)
        come: dict[Hashable, list[ItemState]] = defaultdict(list)
        for item in self.new.items.values():
            if item.id not in self.old_of:
                come[item.kind, place(item)].append(item)
        for _, old, new in likely(gone, come, least):
            if old not in self.new_of and new not in self.old_of:
                self._pair(old, new)


_NAMED = re.compile(r"(?m)^[a-z0-9-]+(?:/[a-z0-9-]+)?$|(?<=\]\()[^)\s]+(?=\))")
"""Where a field may name an item: a line of its own, or the target of a link."""


# -- order


def _reordered(old: Snapshot, new: Snapshot, old_of: Mapping[str, str]) -> frozenset[str]:
    """The fewest items that must have changed places among their neighbours."""
    at = {id: n for n, id in enumerate(old.items)}
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in new.items.values():
        former = old_of.get(item.id)
        if former and item.parent:
            stayed = old.items[former].parent
            rows[item.parent, f"{item.kind} {stayed}"].append(item.id)
    return frozenset(
        id for ids in rows.values() for id in _out_of_order(ids, lambda id: at[old_of[id]])
    )


def _out_of_order(ids: Iterable[str], place: Callable[[str], int]) -> Iterator[str]:
    """All but a longest run of ids whose places rise."""
    ids = list(ids)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, id in enumerate(ids):
        at = bisect_left(tails, place(id))
        tails[at : at + 1] = [place(id)]
        ends[at : at + 1] = [n]
        before.append(ends[at - 1] if at else -1)
    kept = set()
    n = ends[-1] if ends else -1
    while n >= 0:
        kept.add(n)
        n = before[n]
    yield from (id for n, id in enumerate(ids) if n not in kept)
