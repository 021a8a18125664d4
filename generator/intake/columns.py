"""What the labels and the heads of columns in tables mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.intake.kinds import section_of
from generator.intake.labels import label_of, narrow
from generator.intake.vocabulary import any_of, table_of

_FIELDS = {
    field: re.compile(any_of("fields", field), re.IGNORECASE) for field in table_of("fields")
}
"""What the labels of the usual tables mean."""

ITEMS = ("duty", "authority", "requirement", "measure", "step", "rule", "say")
BESIDE = ("detail", "when", "weight", "target", "who", "number", "control", "cue")
"""Columns that say more about the item of their row."""
REMARKS = (
    "department",
    "superior",
    "below",
    "control",
    "purpose",
    "relation",
    "condition",
    "remark",
)
FORM = ("department", "superior", "below", "relation", "condition")
"""Columns that say something of the role in their row."""
_HEADS = {field: re.compile(any_of("heads", field)) for field in table_of("heads")}
_PLAIN = re.compile(r"[\s:：*＊]+")


@dataclass
class Column:
    """What stands below a head, or beside a label: its field, and the words that said so."""

    field: str
    label: str


def field_of(text: str) -> str:
    """What a label means; empty for any other text.

    >>> field_of("岗位名称："), field_of("负责收发")
    ('role', '')
    """
    bare = _PLAIN.sub("", narrow(text)).strip("()")
    found = label_of(bare)
    bare = bare[found.end :] if found and found.style != "letter" else bare
    bare = re.sub(r"^(岗位|职位)(?:[一二三四五六七八九十]{1,2}|\d{1,2})$", r"\1", bare)
    return _meaning(bare) or _meaning(re.sub(r"\([^()]*\)$", "", bare))


def _meaning(bare: str) -> str:
    """The field whose words a label is, or whose words both its halves are: “职责/内容”."""
    halves = bare.split("/")
    if len(halves) == 2 and (first := _meaning(halves[0])) and first == _meaning(halves[1]):
        return first
    if 0 < len(bare) <= 14:
        for field, pattern in _FIELDS.items():
            if pattern.fullmatch(bare):
                return field
    return ""


def head_of(text: str) -> str:
    """What a column holds whose head is no usual one, by a word of it."""
    found = (field for field, pattern in _HEADS.items() if pattern.search(text))
    return next(found, "detail")


def of_category(category: str, head: Column) -> str:
    """What the items of a category are: its own words say it, or the head of their column."""
    if category.strip(" ：:") in ("要求", "条件"):
        return "requirement"
    field = field_of(category)
    if field in (*ITEMS, *REMARKS):
        return field
    section = section_of(category) if len(category) <= 10 else None
    return section.kind if section and section.sure else head.field
