"""The state of a document: draft, proposed, in force, under review or obsolete.

What only the day of reading can say (not in force yet, review overdue) is left to whoever knows
that day: a page asks the reader's device, paper the day on which it is made.
"""

from __future__ import annotations

from typing import Literal

from generator.content.handbook import Handbook
from generator.content.records import Document
from generator.locale import words

State = Literal["draft", "proposed", "in_force", "under_review", "obsolete"]


def state_of(handbook: Handbook, document: Document) -> State:
    """What a document says of itself, or what the releases say of it."""
    if document.retired:
        return "obsolete"
    if document.state:
        return document.state
    return "proposed" if document.id in handbook.proposed else "in_force"


def in_words(handbook: Handbook, document: Document) -> str:
    """The state as it is shown, true on any day: `2026-12-01 起生效`."""
    named = words(handbook.language)["states"]
    state = state_of(handbook, document)
    if state == "obsolete":
        text = str(named[state]).format(document.retired)
        instead = document.replaced_by
        return text + str(named["replaced"]).format(handbook.title(instead)) if instead else text
    if state == "proposed" and (former := handbook.proposed[document.id].version):
        return str(named["proposed_after"]).format(former)
    effective = document.effective or handbook.settings.document.effective
    return str(named[state]).format(effective)
