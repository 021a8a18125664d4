"""What can be printed of a document: its sheet, and for a role all that it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.content.handbook import Handbook
from generator.content.places import file_name
from generator.locale import words
from generator.outputs import addresses, sheets
from generator.outputs.sheets import Printable

OF_ALL = ("handbook", "authority", "matrix", "signing", "training")
"""Kinds that concern the handbook as a whole, in the order in which they are listed."""
FIRST = ("role", "card", "day", "onboarding", "quiz")


def papers_of(handbook: Handbook, file: str) -> list[dict[str, Any]]:
    """The papers of a file, its own first; of a single file, those of the whole handbook."""
    name = file_name(file)
    offered = [one for one in sheets.printables(handbook) if sheets.is_offered(one)]
    if name is None or name.id not in handbook.records or not name.folder:
        chosen = [one for one in offered if one.of not in handbook.records]
        chosen.sort(key=lambda one: OF_ALL.index(one.kind) if one.kind in OF_ALL else len(OF_ALL))
    elif name.kind == "role":
        own = {one.id for one in handbook.documents_in(name.id)}
        chosen = [one for one in offered if one.of in own or one.roles == (name.id,)]
        chosen.sort(key=lambda one: FIRST.index(one.kind) if one.kind in FIRST else len(FIRST))
    else:
        chosen = [one for one in offered if one.of == name.id]
    return [_paper(handbook, one) for one in chosen]


def _paper(handbook: Handbook, one: Printable) -> dict[str, Any]:
    media = {medium: f"/{addresses.printable(handbook, one.id, medium)}" for medium in one.media}
    title = " · ".join(_titles(handbook, one))
    return {"id": one.id, "kind": one.kind, "title": title, "media": media}


def _titles(handbook: Handbook, one: Printable) -> Iterator[str]:
    table = words(handbook.language)
    usual = {"handbook": "whole", "role": "sheet", "onboarding": "plan"}
    key = usual.get(one.kind, one.kind)
    is_paper = one.of not in handbook.records or one.kind not in table["kind"]
    found = table["print"].get(key) if is_paper or one.kind == "role" else table["kind"][one.kind]
    yield str(found or table["matrix"]["title"] if one.kind == "matrix" else found or one.kind)
    if one.of in handbook.records:
        yield handbook.title(one.of)
