"""What every reader of a file hands over: its lines, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.problems.problem import Words


class Refused(Exception):
    """A file that is not read, and the sentence that says why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


STATE_SHEET, STATE_MARK = "_handbook", "handbook-review-"
"""What a workbook or a Word file has that left the handbook to be edited."""
COMES_BACK = Words(
    "这个文件是从手册导出去改的，不用导入；请用 handbook apply 写回。",
    "This file was exported from the handbook to be edited: take it over with `handbook apply`.",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stands in a table. Rows and columns count from 1, columns along the grid."""

    table: int
    row: int
    column: int
    width: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text file, a paragraph, or a line of a cell. None is empty."""

    at: str
    text: str
    number: str = ""
    """The label that Word counts itself and that is not part of the text."""
    level: int = 0
    """The level of a heading that its style says it is; 0 for any other text."""
    bold: bool = False
    cell: Cell | None = None
    sheet: str = ""
    after_blank: bool = False
    beside: str = ""
    """The place of the paragraph that a footnote belongs to."""
    skip: str = ""
    """Why this is left out, as a key of the words: a page header, a deleted paragraph."""
    note: str = ""
    """What the author should know of it, as a key of the words."""
    detail: str = ""
    """What fills the note: the words that a tracked change deleted."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read."""

    file: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = field(default=())
    """What holds of the whole file, as keys of the words: macros that were ignored."""
