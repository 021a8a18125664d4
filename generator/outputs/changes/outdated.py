"""What becomes out of date by changes: what was made from the old text, or given for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.outputs.changes.compare import Change, Changes

RECEIPTS = frozenset(["role", "standard", "procedure"])
"""Kinds of document that readers sign for."""
SHEETS = {"role": ("", "-card", "-day", "-onboarding", "-quiz"), "checklist": ("", "-month")}
"""The papers of a kind of document, by what their names add to its id."""
MONTHLY = frozenset(["daily", "each_shift", "weekly"])
"""How often a checklist is done that has a sheet for the month."""

_PLANNED = re.compile(r"^[^/]*/(?:first|training)-")
"""An item of the plan for whoever is new in a role."""


class Outdated(NamedTuple):
    """Ids of what is to be looked at, made or given anew."""

    translations: tuple[str, ...]
    """Items whose original changed and whose translation did not, each with its language."""
    questions: tuple[str, ...]
    """Items that questions rest on, and written questions about them: old answers may be wrong."""
    receipts: tuple[str, ...]
    """Documents whose readers are to sign anew."""
    sheets: tuple[str, ...]
    """Papers to print anew, and to withdraw."""
    sign_offs: tuple[str, ...]
    """Documents that are to be prepared, reviewed and approved anew."""

    def __bool__(self) -> bool:
        return any(tuple(self))


def outdated(found: Changes) -> Outdated:
    """All that some changes leave out of date."""
    return Outdated(
        tuple(dict.fromkeys(_translations(found))),
        tuple(dict.fromkeys(_questions(found))),
        tuple(_documents(found, {"material", "editorial", "control"}, RECEIPTS)),
        tuple(_sheets(found)),
        tuple(_documents(found, {"material"})),
    )


def _translations(found: Changes) -> Iterator[str]:
    for change in found.changes:
        if change.old is None or change.new is None:
            continue
        translated = {(one.path, one.language) for one in change.fields if one.language}
        changed = [one.path for one in change.fields if not one.language]
        for language, texts in change.new.translations.items():
            for path in changed:
                if path in texts and (path, language) not in translated:
                    yield f"{change.new.id} ({language})"


def _questions(found: Changes) -> Iterator[str]:
    """What changed inside of documents, and what was written to ask about it."""
    changed = [id for one in found.changes if one.weight == "material" for id in _ids(one)]
    yield from changed
    asked = set(changed)
    for item in found.new.items.values():
        about = item.fields.get("basis", "").split("\n") if item.kind == "question" else ()
        if asked & {*about}:
            yield item.id


def _ids(change: Change) -> Iterator[str]:
    """The items inside a document that a change is about, under the ids that they have now."""
    item = change.item
    if "/" in item.id and item.kind != "question":
        yield item.id
    yield from change.inside


def _documents(
    found: Changes, weights: set[str], kinds: frozenset[str] | None = None
) -> Iterator[str]:
    """Documents of both editions that have changes of some weights."""
    kept = set(found.ids.values())
    for id in found.documents:
        item = found.new.items.get(id)
        if item is None or id not in found.new.numbers or id not in kept:
            continue
        is_asked = kinds is None or item.kind in kinds
        if is_asked and weights & {one.weight for one in found.of(id)}:
            yield id


def _sheets(found: Changes) -> Iterator[str]:
    changed = [id for id in found.documents if found.weight_of(id) != "translation"]
    numbered = {**found.old.numbers, **found.new.numbers}
    planned = {one.partition("/")[0] for one in found.new.items if _PLANNED.search(one)}
    for id in changed:
        item = found.new.items.get(id) or found.old.items.get(id)
        if item is None or id not in numbered:
            continue
        for ending in SHEETS.get(item.kind, ("",)):
            if ending == "-onboarding" and id not in planned:
                continue  # a role without a plan
            if ending != "-month" or item.fields.get("when") in MONTHLY:
                yield id + ending
    if "authority" in changed:
        yield "authority"
    if changed:
        yield "handbook"
