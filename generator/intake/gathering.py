"""Entries as they are gathered: whose they are, under which headings, with which number."""

from __future__ import annotations

from generator.intake.entry import Entry
from generator.intake.line import Source
from generator.intake.neighbours import Neighbours
from generator.intake.scope import Scope
from generator.intake.tables import Found, cells_of
from generator.intake.tidying import tidied
from generator.intake.titles import Title


class Gathering:
    """What is open while one goes through the lines, and the entries so far."""

    def __init__(self, source: Source) -> None:
        self.file, self.lines = source.file, source.lines
        self.cells = cells_of(self.lines)
        self.near = Neighbours(self.lines, self.cells)
        self.seen = self.near.seen
        self.roles = self.near.titles()
        self.scope = Scope(self.near, self.roles)
        self.stack = self.scope.stack
        self.entries: list[Entry] = []
        self.departments: dict[str, str] = {}
        self.guessed = self.sheet = ""
        self.rows: dict[tuple[str, int, int, int], int] = {}
        """The entry of each cell that holds an item, by sheet, table, row and column."""

    @property
    def role(self) -> str:
        """Whose the line is."""
        return self.scope.role

    def _take(self, title: Title) -> str:
        role = self._same(title.title)
        if title.department:
            self.departments.setdefault(role, title.department)
        return role

    def _same(self, title: str) -> str:
        """出纳 and 出纳员 are one."""
        for known in sorted({entry.role for entry in self.entries[-200:]} | {self.role}):
            if known and (known == f"{title}员" or title == f"{known}员"):
                return known
        return title

    def _note_department(self, text: str, field: str) -> None:
        if field == "department" and self.role and len(text) <= 12:
            self.departments.setdefault(self.role, tidied(text))

    def _continue(self, n: int) -> None:
        items = (i for i in range(len(self.entries) - 1, -1, -1) if self.entries[i].what == "item")
        of = next(items, None)
        known = self.entries[of] if of is not None else None
        entry = self._add(n, "continuation", known.kind if known else "remark", 0.7)
        if known:
            entry.of, entry.role, entry.why = of, known.role, "broken"

    def _add(
        self, n: int, what: str, kind: str, sure: float, text: str = "", found: Found | None = None
    ) -> Entry:
        one = self.seen[n]
        is_first = not self.entries or self.entries[-1].line is not one.line
        entry = Entry(one.line, what, kind, self.role, tidied(text or one.text))
        entry.confidence = min(sure, 0.7) if one.line.note else sure
        entry.path, entry.top = self.stack.path(), self.stack.top()
        if one.label:
            entry.style, entry.value = one.label.style, one.label.value
            entry.number = one.label.typed if is_first or what == "item" else ""
        if found:
            entry.field, entry.label = found.field, found.label
        if what == "item" and not entry.role and self.scope.left:
            entry.why, entry.confidence = "for-all", min(sure, 0.6)
        self.entries.append(entry)
        return entry
