"""The kinds of a handbook, as frozen pydantic models: a module for each family.

A field's docstring is in Chinese: it is the hover help that an editor shows to whoever writes the
content (see `schema`). A class's docstring is for us.
"""

from __future__ import annotations

from generator.content.records.checklists import Checklist, ChecklistItem
from generator.content.records.document import Document, Point, Revision
from generator.content.records.procedures import Branch, Cause, Phase, Procedure, Step
from generator.content.records.quizzes import Exemption, Option, Question, Quiz
from generator.content.records.registers import (
    Clause,
    Decision,
    Glossary,
    LeftOut,
    Source,
    Sources,
    Term,
    Topic,
    Topics,
)
from generator.content.records.roles import (
    Authority,
    Contact,
    Duty,
    Measure,
    Onboarding,
    Requirements,
    Role,
    WorksWith,
)
from generator.content.records.scripts import Choice, Node, Script
from generator.content.records.settings import (
    Control,
    Department,
    Paper,
    Position,
    Settings,
    Task,
    Variable,
)
from generator.content.records.standards import Rule, Situation, Standard
from generator.content.types import Record

KINDS: dict[str, type[Record]] = {
    "role": Role,
    "procedure": Procedure,
    "standard": Standard,
    "script": Script,
    "checklist": Checklist,
    "quiz": Quiz,
    "glossary": Glossary,
    "topics": Topics,
    "sources": Sources,
    "handbook": Settings,
}
"""The kinds of file, by the name that the folder or the file gives them."""

__all__ = [
    "KINDS",
    "Authority",
    "Branch",
    "Cause",
    "Checklist",
    "ChecklistItem",
    "Choice",
    "Clause",
    "Contact",
    "Control",
    "Decision",
    "Department",
    "Document",
    "Duty",
    "Exemption",
    "Glossary",
    "LeftOut",
    "Measure",
    "Node",
    "Onboarding",
    "Option",
    "Paper",
    "Phase",
    "Point",
    "Position",
    "Procedure",
    "Question",
    "Quiz",
    "Requirements",
    "Revision",
    "Role",
    "Rule",
    "Script",
    "Settings",
    "Situation",
    "Source",
    "Sources",
    "Standard",
    "Step",
    "Task",
    "Term",
    "Topic",
    "Topics",
    "Variable",
    "WorksWith",
]
