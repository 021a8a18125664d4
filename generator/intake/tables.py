"""What a cell of a table is: a label, its value, the head of a column, a row's number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.intake.kinds import Section, begins_as_duty, section_of
from generator.intake.labels import label_of, narrow
from generator.intake.line import Cell, Line
from generator.intake.seen import DEEP
from generator.intake.titles import is_title, tidy, title_in_heading
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
_PLAIN = re.compile(r"[\s:：*＊]+")


class Found(NamedTuple):
    """What a cell of a table is for the outline."""

    what: str
    """label, role, item, beside, number, section or text."""
    field: str = ""
    label: str = ""
    section: Section | None = None
    row: tuple[int, int] | None = None
    """The row whose item this says more about."""


def field_of(text: str) -> str:
    """What a label means; empty for any other text.

    >>> field_of("岗位名称："), field_of("负责收发")
    ('role', '')
    """
    bare = _PLAIN.sub("", narrow(text)).strip("()")
    found = label_of(bare)
    bare = bare[found.end :] if found and found.style != "letter" else bare
    bare = re.sub(r"^(岗位|职位)(?:[一二三四五六七八九十]{1,2}|\d{1,2})$", r"\1", bare)
    if 0 < len(bare) <= 14:
        for field, pattern in _FIELDS.items():
            if pattern.fullmatch(bare):
                return field
    return ""


_HEADS = {field: re.compile(any_of("heads", field)) for field in table_of("heads")}


def head_of(text: str) -> str:
    """What a column holds whose head is no usual one, by a word of it."""
    found = (field for field, pattern in _HEADS.items() if pattern.search(text))
    return next(found, "detail")


@dataclass
class _Column:
    field: str
    label: str


def cells_of(lines: Sequence[Line]) -> dict[int, Found]:
    """What each line of a table is, by its place among all lines."""
    tables: dict[tuple[str, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, line in enumerate(lines):
        if line.cell and not line.skip:
            tables[line.sheet, line.cell.table][line.cell.row].append(n)
    out: dict[int, Found] = {}
    for rows in tables.values():
        out |= _Table(lines, rows).found()
    return out


class _Table:
    """Reads a table row by row: the heads of its columns, and the labels that reach down."""

    def __init__(self, lines: Sequence[Line], rows: dict[int, list[int]]) -> None:
        self.lines, self.rows = lines, rows
        self.columns: dict[int, _Column] = {}
        self.reach: list[tuple[int, int, _Column]] = []
        """Labels at the left of several rows: first and last row, and what they say."""
        self.section: _Column | None = None
        self.category: str = ""
        """What the last cell of a column of categories said: it holds until the next one."""

    def found(self) -> dict[int, Found]:
        out: dict[int, Found] = {}
        for row in sorted(self.rows):
            cells: dict[int, list[int]] = {}
            for n in self.rows[row]:
                cell = self.lines[n].cell
                if cell:
                    cells.setdefault(cell.column, []).append(n)
            out |= self._row(row, cells)
        return out

    def _text(self, ns: Iterable[int]) -> str:
        return "".join(self.lines[n].text for n in ns)

    def _row(self, row: int, cells: dict[int, list[int]]) -> dict[int, Found]:
        out = {n: Found("text") for ns in cells.values() for n in ns if _says_itself(self.lines[n])}
        cells = {column: ns for column, ns in cells.items() if ns[0] not in out}
        return out | self._known_row(row, cells) if cells else out

    def _known_row(self, row: int, cells: dict[int, list[int]]) -> dict[int, Found]:
        fields = {column: self._field(self._text(ns)) for column, ns in cells.items()}
        self.reach = [one for one in self.reach if one[1] >= row]
        fields = self._guessed(row, cells, fields)
        if self._is_head(cells, fields):
            self.columns = self._columns(row, cells, fields)
            self.section = None
            return {
                n: Found("label", fields[c], self.lines[n].text) for c in cells for n in cells[c]
            }
        if self._is_alone(row, cells):
            return self._alone(next(iter(cells.values())))
        if self.columns and not self._is_pair(cells, fields):
            return self._listed(row, cells)
        self.columns = {} if self._is_pair(cells, fields) else self.columns
        return self._pairs(row, cells, fields)

    def _field(self, text: str) -> str:
        """What a cell means as a label; 审核 is one in the head of a form only."""
        field = field_of(text)
        return field if field != "signing" else "" if self.columns else "control"

    def _columns(
        self, row: int, cells: dict[int, list[int]], fields: dict[int, str]
    ) -> dict[int, _Column]:
        """What the columns below a row of heads hold."""
        out = {c: _Column(fields[c], self._text(ns)) for c, ns in cells.items()}
        section = section_of(next((self.lines[ns[0]].sheet for ns in cells.values()), ""))
        kind = section.kind if section and section.kind in ("step", "rule", "say") else ""
        for column, one in out.items():
            if one.field in ITEMS and self._are_numbers(row, column):
                kind = "step" if one.field == "step" else kind
                one.field = "number"
        for one in out.values():
            if one.label in ("要求", "条件") and any(x.field == "role" for x in out.values()):
                one.field = "requirement"  # of the post in that row
            one.field = kind if kind and one.field == "duty" else one.field
        return out

    def _are_numbers(self, row: int, column: int) -> bool:
        below = [
            self.lines[n].text
            for other, ns in self.rows.items()
            for n in ns
            if other > row and self._cell([n]).column == column
        ]
        return bool(below) and all(re.fullmatch(r"[\d.、()（）]{1,6}", text) for text in below)

    def _guessed(
        self, row: int, cells: dict[int, list[int]], fields: dict[int, str]
    ) -> dict[int, str]:
        """The meanings of a first row, some of whose cells are labels that nobody knows."""
        known = sum(map(bool, fields.values()))
        texts = {column: self._text(ns) for column, ns in cells.items()}
        if self.columns or len(cells) < 2 or not known or known == len(cells):
            return fields
        if len(cells) == 2 and not {"cue", "say"} & {*fields.values()}:
            return fields
        if any(len(text) > 10 or text.endswith(("。", "；")) for text in texts.values()):
            return fields
        forms = {"role", *REMARKS} - {"control", "remark"}
        if forms & {*fields.values()} or self._cell(cells[min(cells)]).height > 1:
            return fields
        listed = 0
        for other in [other for other in sorted(self.rows) if other > row][:3]:
            there = {self._cell([n]).column for n in self.rows[other]}
            first = self._text(n for n in self.rows[other] if self._cell([n]).column == min(there))
            if not there <= set(cells) or len(there) < 2 or field_of(first):
                break
            listed += 1
        return {c: fields[c] or head_of(texts[c]) for c in cells} if listed else fields

    def _is_head(self, cells: dict[int, list[int]], fields: dict[int, str]) -> bool:
        """All cells of the row are labels, but for one of many, and at least two."""
        known = sum(map(bool, fields.values()))
        short = all(len(self._text(ns)) <= 12 for ns in cells.values())
        is_tall = self._cell(cells[min(cells)]).height > 1 and known < len(cells)
        return short and not is_tall and known >= 2 and known >= len(cells) - (len(cells) > 3)

    def _is_pair(self, cells: dict[int, list[int]], fields: dict[int, str]) -> bool:
        """The row begins with a label, so that it is none of the list above it."""
        first = min(cells)
        if len(cells) < 2 or not fields[first]:
            return False
        above = self.columns.get(first)
        return fields[first] != "number" or above is None

    def _is_alone(self, row: int, cells: dict[int, list[int]]) -> bool:
        """The only cell of its row, with no label at its left."""
        return len(cells) == 1 and not any(first <= row <= last for first, last, _ in self.reach)

    def _cell(self, ns: list[int]) -> Cell:
        cell = self.lines[ns[0]].cell
        assert cell is not None  # only lines of cells are in a table
        return cell

    def _alone(self, ns: list[int]) -> dict[int, Found]:
        """A row of one cell: a heading, or the text below one."""
        text = self._text(ns)
        if len(ns) == 1 and len(text) <= 24 and not text.endswith(("。", "；", ";")):
            bare = _unlabelled(text)
            field = field_of(text)
            title = title_in_heading(bare)
            first = self._cell(ns).row == min(self.rows) and bool(self.lines[ns[0]].sheet)
            names = first and len(self.rows) > 2 and not label_of(text)  # what the sheet is about
            if field or title or names or _is_section(text, bare):
                self.columns = {}
                self.section = _Column(field or "", text)
                return {
                    ns[0]: Found("role" if title else "section", field, text, _section(field, bare))
                }
        if self.section is None:
            return dict.fromkeys(ns, Found("text"))
        return {n: _value(_asked(self.section) or self.section) for n in ns}

    def _listed(self, row: int, cells: dict[int, list[int]]) -> dict[int, Found]:
        """A row below the heads of columns."""
        out: dict[int, Found] = {}
        main = self._main(cells)
        for column, ns in cells.items():
            if column in self.columns and self.columns[column].field == "category":
                self.category = self._text(ns)
        for column, ns in cells.items():
            head = self.columns.get(column) or _Column("detail", "")
            for n in ns:
                text = self.lines[n].text
                if head.field == "number" and len(text) <= 12 and column != main:
                    out[n] = Found("number", "number", head.label, row=(row, main))
                elif head.field == "role":
                    out[n] = Found("role", "role", head.label)
                elif head.field == "category":
                    out[n] = Found("label", "category", text, _section(field_of(text), text))
                elif column == main and self.category and head.field not in ("measure", "say"):
                    of = field_of(self.category)
                    out[n] = _value(
                        _Column(of if of in (*ITEMS, *REMARKS) else head.field, self.category)
                    )
                elif column == main or self._is_own(head, self.columns.get(main)):
                    out[n] = _value(head)
                elif head.field in FORM:
                    section = Section("remark")
                    out[n] = Found("item", head.field, head.label, section, (row, main))
                else:
                    field = head.field or "detail"
                    out[n] = Found("beside", field, head.label, row=(row, main))
        return out

    def _is_own(self, head: _Column, main: _Column | None) -> bool:
        """A second column of items; how a duty is judged only says more about the duty."""
        if main is None or head.field not in ITEMS or head.field == main.field:
            return False
        judged = head.field == "measure" and re.search("标准|办法|方法|要点", head.label)
        return main.field != "cue" and not judged

    def _main(self, cells: dict[int, list[int]]) -> int:
        """The column that holds the item of each row."""
        for wanted in (ITEMS, ("cue",), ("purpose", "relation", "condition")):
            # Of two columns that could be it, “职责” and “具体内容”, the one with more to say.
            fit = [c for c in cells if c in self.columns and self.columns[c].field in wanted]
            if fit:
                return (
                    max(fit, key=lambda c: len(self._text(cells[c])))
                    if _same(self.columns[c].field for c in fit)
                    else fit[0]
                )
        return max(cells, key=lambda c: len(self._text(cells[c]))) if cells else 1

    def _pairs(
        self, row: int, cells: dict[int, list[int]], fields: dict[int, str]
    ) -> dict[int, Found]:
        """A row of labels and values, from left to right."""
        out: dict[int, Found] = {}
        above = next((one for first, last, one in self.reach if first <= row <= last), None)
        label: _Column | None = None
        is_fresh = False  # the label has no value yet
        columns = sorted(cells)
        if len(columns) > 1 and re.fullmatch(r"\d{1,3}", self._text(cells[columns[0]])):
            out[cells[columns[0]][0]] = Found("number", "number", row=(row, columns[1]))
            columns = columns[1:]
        for column in columns:
            ns = cells[column]
            text = self._text(ns)
            is_first = label is None and above is None and _may_be_label(text) and len(columns) > 1
            is_last = is_fresh and len(columns) == 2  # of two cells, the second is a value
            if (fields[column] and not (is_last and fields[column] in ITEMS)) or is_first:
                parent = label if is_fresh else above
                label = _Column(fields[column] or (parent.field if parent else ""), text)
                is_fresh = True
                if (height := self._cell(ns).height) > 1:
                    self.reach.append((row, row + height - 1, label))
                out |= {n: Found("label", label.field, text) for n in ns}
            else:
                known = _asked(label or above or self.section)
                out |= {n: _value(known) if known else Found("text") for n in ns}
                is_fresh = False
        return out


def _is_section(text: str, bare: str) -> bool:
    """A cell alone in its row that names what stands below it."""
    label, section = label_of(text), section_of(bare)
    if section is None or begins_as_duty(bare) or re.search(r"[，,。；]", bare):
        return False
    if label and label.style == "bullet":
        return False
    return section.sure and len(bare) <= (16 if label is None or label.style in DEEP else 10)


def _says_itself(line: Line) -> bool:
    """“部门：餐饮部”: a label and its value in one cell."""
    label, colon, value = narrow(line.text).partition(":")
    return bool(colon and value.strip()) and field_of(label) in ("role", *REMARKS)


def _may_be_label(text: str) -> bool:
    return len(text) <= 12 and not text.endswith(("。", "；"))


def _same(fields: Iterable[str]) -> bool:
    return len(set(fields)) == 1


def _unlabelled(text: str) -> str:
    found = label_of(text)
    return text[found.end :] if found else text


def _section(field: str, text: str) -> Section | None:
    if field in ITEMS:
        return Section(field)
    return Section("remark") if field in REMARKS else section_of(text)


def _asked(column: _Column | None) -> _Column | None:
    """“要求” beside or above its text, in a form, is what a post asks for."""
    if column and _unlabelled(column.label).strip(" ：:") in ("要求", "条件"):
        return _Column("requirement", column.label)
    return column


def _value(column: _Column) -> Found:
    """What stands beside or below a label."""
    field = column.field
    if field == "role":
        return Found("role", field, column.label)
    section = _section(field, column.label)
    if field in ("detail", "target", "weight"):
        section = Section("measure" if field != "detail" else "rule", sure=False)
    return Found("item", field, column.label, section or section_of(_unlabelled(column.label)))


def title_in_cell(text: str, field: str) -> str:
    """The role that a cell names: any words below “岗位名称”, elsewhere what reads like a title."""
    bare = _unlabelled(text)
    if field == "role":
        title = tidy(bare).title
        return title if is_title(title) or len(bare) <= 16 else ""
    found = title_in_heading(bare)
    return found.title if found else ""
