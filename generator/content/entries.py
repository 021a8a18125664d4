"""Items in their handbook: full ids, kinds, places, and the references between them."""

from __future__ import annotations

from typing import NamedTuple

from generator.content import records
from generator.content.types import Item
from generator.content.walk import Place
from generator.reading.document import Path

KIND_OF: dict[type[Item], str] = {
    records.Role: "role",
    records.Duty: "duty",
    records.Procedure: "procedure",
    records.Phase: "phase",
    records.Step: "step",
    records.Cause: "cause",
    records.Standard: "standard",
    records.Rule: "rule",
    records.Situation: "situation",
    records.Script: "script",
    records.Node: "node",
    records.Choice: "choice",
    records.Checklist: "checklist",
    records.ChecklistItem: "item",
    records.Term: "term",
    records.Topic: "topic",
    records.Decision: "decision",
    records.Question: "question",
    records.Option: "option",
    records.Point: "point",
    records.Contact: "contact",
    records.Measure: "measure",
    records.Branch: "branch",
    records.Source: "source",
    records.Department: "department",
    records.Position: "position",
    records.Variable: "variable",
    records.Task: "task",
    records.Form: "form",
    records.OutsidePaper: "paper",
    records.Mistake: "mistake",
    records.Matter: "matter",
    records.Limit: "limit",
    records.Colleague: "colleague",
    records.PhoneContact: "phone",
    records.Lesson: "lesson",
    records.Call: "call",
    records.Room: "room",
    records.Extra: "extra",
}

INSIDE = frozenset([
    "choice", "option", "point", "contact", "measure", "branch", "mistake", "extra", "call",
    "lesson",
])  # fmt: skip
"""Kinds whose id need be unique only among its neighbours: their full id names the parent too."""


class Entry(NamedTuple):
    """An item in its handbook: its full id (`front-desk/answer-calls`), kind, and place."""

    id: str
    kind: str
    item: Item
    place: Place
    document: str
    """The id of the document (or single file) whose page it stands on."""
    parent: str | None
    folder: str
    """The role whose folder it stands in; `shared` or "" otherwise."""

    @property
    def fragment(self) -> str:
        """The anchor on its page; "" for the page itself."""
        return self.id.partition("/")[2]


class Reference(NamedTuple):
    """An id that a field of a record names."""

    record: Place
    path: Path
    """Where it stands inside the record."""
    id: str
    kinds: tuple[str, ...]
    """The kinds of item that may be named there."""

    @property
    def place(self) -> Place:
        return Place(self.record.file, (*self.record.path, *self.path))
