"""What a release does: which documents get a new version, and what their records say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from generator.content.change_record import NewRevision
from generator.content.handbook import Handbook
from generator.content.records import Document
from generator.locale import words
from generator.outputs.changes.compare import Changes
from generator.reading.versions import following

Choice = Literal["rule", "material", "editorial"]
"""How changes are weighed: each by the rule, or all alike by whoever releases them."""

MOST_NAMED = 3
"""So many changed items are named in a change record."""


class Raised(NamedTuple):
    """A document that gets a new version."""

    document: str
    before: str
    is_material: bool
    revision: NewRevision
    first: NewRevision | None
    """The first issue, for a document that has no change record yet."""


def raised(found: Changes, handbook: Handbook, choice: Choice, day: date) -> list[Raised]:
    """The documents whose content changed since the last release, with their new versions.

    One whose version somebody raised by hand is left alone, and so is a new one. Translations
    follow their original: they have no version of their own.
    """
    return list(_raised(found, handbook, choice, day))


def _raised(found: Changes, handbook: Handbook, choice: Choice, day: date) -> Iterator[Raised]:
    former = {new: old for old, new in found.ids.items()}
    control = handbook.settings.document
    for document in handbook.documents:
        weight = _weight(found, document.id)
        version = document.version or control.version
        before = found.old.versions.get(former.get(document.id, ""), "")
        if weight is None or before != version:
            continue
        is_material = weight == "material" if choice == "rule" else choice == "material"
        raised_to = following(version, is_material=is_material)
        text = _note(found, handbook, document, is_material=is_material)
        by = handbook.named(document.prepared_by or control.prepared_by)
        new = NewRevision(raised_to, day, text, by)
        yield Raised(document.id, version, is_material, new, _first(handbook, document, by))


def _first(handbook: Handbook, document: Document, by: str) -> NewRevision | None:
    """What paper says of a document without a record; the first record must not lose it."""
    if document.revisions:
        return None
    control, text = handbook.settings.document, words(handbook.language)["paper"]["first_issue"]
    return NewRevision(
        document.version or control.version, document.effective or control.effective, text, by
    )


def _weight(found: Changes, document: str) -> str | None:
    """The weightiest change of what a document says; None if only others of its fields changed."""
    weights = {one.weight for one in found.of(document)} - {"control", "translation"}
    return "material" if "material" in weights else min(weights, default=None)


def _note(
    found: Changes, handbook: Handbook, document: Document, *, is_material: bool
) -> str:  # fmt: skip
    """What a change record says."""
    named = words(handbook.language)["changes"]
    if not is_material:
        return str(named["editorial_note"])
    comma = named["comma"]
    changed = [one for one in found.of(document.id) if one.weight == "material"] or list(
        found.of(document.id)
    )
    titles = dict.fromkeys(one.item.title for one in changed)
    listed = comma.join(list(titles)[:MOST_NAMED])
    more = named["and_more"].format(len(titles)) if len(titles) > MOST_NAMED else ""
    return str(named["material_note"]).format(listed + more)
