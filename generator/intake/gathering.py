"""Entries as they are gathered: whose they are, under which headings, with which number."""

from __future__ import annotations

from generator.intake.entry import Entry
from generator.intake.headings import CELL, Heading
from generator.intake.line import Source
from generator.intake.neighbours import Neighbours
from generator.intake.scope import Scope
from generator.intake.tables import Found, cells_of, title_in_cell
from generator.intake.tidying import tidied
from generator.intake.titles import Title, house_of, tidy

_SHORT = 16
"""A cell so short beside no item is a deadline or a form, not something to do."""


class Gathering:
    """What is open while one goes through the lines, and the entries so far."""

    def __init__(self, source: Source) -> None:
        self.file, self.lines = source.file, source.lines
        self.cells = cells_of(self.lines)
        self.near = Neighbours(self.lines, self.cells)
        self.seen = self.near.seen
        titles = self.near.titles()
        self.house = house_of(titles)
        """The business whose name stands before its posts."""
        self.roles = frozenset(one.removeprefix(self.house) for one in titles)
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
        role = self._same(title.title.removeprefix(self.house))
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

    # ── rows of a table ──────────────────────────────────────────────────────────────────────

    def _row_item(self, n: int, found: Found) -> int | None:
        """The item of a row, where it stands to the left."""
        cell = self.lines[n].cell
        return self.rows.get((self.sheet, cell.table, *found.row)) if cell and found.row else None

    def _kind_of_row(self, n: int, found: Found) -> str | None:
        """The kind of the item of a row; None where there is none."""
        of = self._row_item(n, found)
        if of is not None:
            return self.entries[of].kind
        for later in range(n + 1, len(self.lines)):
            cell = self.lines[later].cell
            if not cell or not found.row or cell.row != found.row[0]:
                break
            if cell.column == found.row[1] and later in self.cells:
                section = self.cells[later].section
                return section.kind if section else "remark"
        return None

    def _says_more(self, n: int, found: Found) -> bool:
        """A side cell says more about an item; in a row without one it may be content itself."""
        is_side = found.what == "number" or len(self.seen[n].text) <= _SHORT
        return is_side or self._kind_of_row(n, found) is not None

    def _note_row(self, n: int) -> None:
        """What stands to the left of an item in its row says more about it."""
        cell = self.lines[n].cell
        if cell is None:
            return
        last = len(self.entries) - 1
        self.rows.setdefault((self.sheet, cell.table, cell.row, cell.column), last)
        for earlier in reversed(self.entries[:-1]):
            if earlier.line.cell is None or earlier.line.cell.row != cell.row:
                break
            if earlier.what == "continuation" and earlier.of is None:
                earlier.of = last

    def _role_of_row(self, n: int) -> None:
        """What stands at the left of a role in its row is about that role, too."""
        cell = self.lines[n].cell
        for later in range(n + 1, len(self.lines)):
            other = self.lines[later].cell
            if not cell or not other or other.row != cell.row:
                return
            known = self.cells.get(later)  # none for a cell whose text was deleted
            is_listed = self.cells[n].row is not None or self.cells[n].field != "department"
            if known and known.what == "role" and is_listed:
                role = title_in_cell(self.lines[later].text, "role")
                if role:
                    self.scope.push(Heading("", CELL, role=self._take(tidy(role))))
                return
