"""The header of a document: by what number it is filed, and which state of it this is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.content.records import Document, Role


class Control(NamedTuple):
    """What stands in the header."""

    number: str
    version: str
    effective: date
    review: date
    owner: str


def control_of(handbook: Handbook, document: Document) -> Control:
    """The header of a document; what it does not say itself, the settings say for all."""
    control = handbook.settings.document
    return Control(
        number=handbook.number_of(document),
        version=document.version or control.version,
        effective=document.effective or control.effective,
        review=document.review or control.review,
        owner=owner_of(handbook, document),
    )


def owner_of(handbook: Handbook, document: Document) -> str:
    """The department in charge: the document's own, else that of the role in whose folder it is.

    A role's department is what the document is about, not who is in charge of it: of a role,
    as of what all roles share, it is who prepared it.
    """
    if not isinstance(document, Role):
        folder = handbook.records.get(handbook.folder_of(document))
        role = folder.department if isinstance(folder, Role) else None
        if department := document.department or role:
            return handbook.title(department)
    return handbook.named(document.prepared_by or handbook.settings.document.prepared_by)
