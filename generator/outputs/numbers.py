"""By which number each paper is filed: a document by its own, what is made from it by a part."""

from __future__ import annotations

from generator.content.handbook import Handbook
from generator.content.records import Document

ENDINGS = {"day": "D", "onboarding": "O", "quiz": "Q", "quiz-key": "K"}
"""What the number of a paper ends with that is made from a role's documents."""


def number_of(handbook: Handbook, document: Document | None, paper: str = "") -> str:
    """The number of a document, or of a paper made from it; without one, of the whole handbook."""
    whole = handbook.settings.document.prefix
    number = handbook.number_of(document) if document else whole
    return f"{number}-{ENDINGS[paper]}" if paper in ENDINGS else number
