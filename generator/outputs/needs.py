"""What belongs together for a reader with a role."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.handbook import Handbook
from generator.content.records import Document, Role


def needed_by(handbook: Handbook, role: Role) -> tuple[Document, ...]:
    """The role and all documents that it uses, each once."""
    return tuple({one.id: one for one in _documents(handbook, role)}.values())


def _documents(handbook: Handbook, role: Role) -> Iterator[Document]:
    yield role
    yield from handbook.procedures_of(role)
    yield from handbook.standards_of(role)
    yield from handbook.spoken_by(role)
    yield from handbook.checklists_of(role)
    yield from handbook.forms_of(role)
