"""Pictures of steps and rules on paper: drawn if the typesetter can read them, else described."""

from __future__ import annotations

from collections.abc import Iterable

from generator.content.handbook import Handbook
from generator.content.records import Document, Picture
from generator.content.walk import records_in
from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.trial import wrong_on_paper


def picture(handbook: Handbook, document: Document, one: Picture | None) -> Sheet:
    """What a picture shows in words, and under which name a sheet has it."""
    if not one:
        return {"picture": "", "drawn": ""}
    return {"picture": handbook.plain(one.alt), "drawn": _drawable(handbook, document, one)}


def pictures_of(handbook: Handbook, documents: Iterable[Document]) -> dict[str, list[int]]:
    """The pictures that some documents draw: their bytes by their names."""
    named = {
        _drawable(handbook, document, one)
        for document in documents
        for one, _ in records_in(document)
        if isinstance(one, Picture)
    }
    return {name: list(handbook.assets[name]) for name in sorted(named - {""})}


def _drawable(handbook: Handbook, document: Document, one: Picture) -> str:
    name = handbook.asset_of(document.id, one.file)
    return name if name and wrong_on_paper(handbook.assets[name]) is None else ""
