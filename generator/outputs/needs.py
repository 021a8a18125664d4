"""What belongs together for a reader with a role."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.handbook import Handbook
from generator.content.records import Document, Role
from generator.outputs import addresses


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


def kept_for(handbook: Handbook, role: Role) -> list[str]:
    """The files that a phone keeps for a reader with this role, the most needed first."""
    left_out, prefix = handbook.settings.leave_out, addresses.prefix(handbook)
    pages = [addresses.page_of(handbook, one.id) for one in needed_by(handbook, role)]
    pages += [prefix + addresses.HOME, prefix + addresses.SINGLE_PAGES["glossary"]]
    if "practice" not in left_out:
        pages.append(addresses.practice_data(handbook, f"{role.id}-day"))
    if "quizzes" not in left_out:
        pages.append(addresses.page_of(handbook, f"{role.id}-quiz"))
    return list(dict.fromkeys(filter(None, pages)))
