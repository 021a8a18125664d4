"""What a handbook has something of: an empty part has no page, tile, section or sheet."""

from __future__ import annotations

from generator.content.handbook import Handbook
from generator.content.records import Role


def has_plan(role: Role) -> bool:
    """Whether anything is planned for a role's first days."""
    return any(dict(role.onboarding).values())


def has_limits(role: Role) -> bool:
    """Whether anything is said of what a role may decide."""
    return any(dict(role.authority).values())


def has_library(handbook: Handbook, role: Role) -> bool:
    """Whether a role has documents to work by."""
    return any((
        handbook.procedures_of(role), handbook.standards_of(role), handbook.scripts_of(role),
        handbook.checklists_of(role), handbook.forms_of(role),
    ))  # fmt: skip


def has_single(handbook: Handbook, name: str) -> bool:
    """Whether a file that stands once, such as the glossary, lists anything."""
    record = handbook.records.get(name)
    return record is not None and any(dict(record).values())


def has_matrix(handbook: Handbook) -> bool:
    """Whether there is anything of which the matrix could show who answers for it."""
    return bool(handbook.topics.topics)


def has_kind(handbook: Handbook, folder: str) -> bool:
    """Whether there are documents of a kind, named by its folder, that are in use."""
    return any(not one.retired for one in getattr(handbook, folder))
