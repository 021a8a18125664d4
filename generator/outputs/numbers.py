"""By which number each paper is filed.

A controlled document has one number. What is printed from it, such as the quiz of a role, bears the
number with a suffix, so that no two papers share one.
"""

from __future__ import annotations

from generator.content.handbook import Handbook
from generator.content.records import Document

SUFFIXES = {
    "day": "D", "onboarding": "O", "quiz": "E", "quiz-key": "K", "card": "L", "month": "M",
    "signing": "S", "training": "T", "authority": "AM", "matrix": "RM",
}  # fmt: skip
"""What a derived paper adds to the number of its document; `print` explains each once."""


def number_of(handbook: Handbook, document: Document | None, kind: str = "") -> str:
    """The number of a document, or of a paper made from it; without one, of the whole handbook."""
    own = handbook.number_of(document) if document else handbook.settings.document.prefix
    return f"{own}-{SUFFIXES[kind]}" if kind in SUFFIXES else own
