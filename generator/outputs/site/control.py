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
        owner=_department(handbook, document) or document.prepared_by or control.prepared_by,
    )


def _department(handbook: Handbook, document: Document) -> str:
    """The department in charge of a document, if it names one; a role's own is its subject."""
    if isinstance(document, Role) or not document.department:
        return ""
    return handbook.title(document.department)
