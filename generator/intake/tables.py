"""What a cell of a table is: a label, its value, the head of a column, a row's number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.intake.columns import FORM, ITEMS, REMARKS, Column, field_of, head_of, of_category
from generator.intake.kinds import Section, begins_as_duty, section_of
from generator.intake.labels import label_of, narrow
from generator.intake.line import Cell, Line
from generator.intake.seen import DEEP
from generator.intake.titles import is_title, tidy, title_in_heading

_TOTAL = re.compile(r"(?:合|总|小|共)\s*计[:：]?.{0,8}")
_NOTE = re.compile(r"(?:说明|备注|注|附注|填表说明)\d?[:：]")


class Found(NamedTuple):
    """What a cell of a table is for the outline."""

    what: str
    """label, role, item, beside, number, section or text."""
    field: str = ""
    label: str = ""
    section: Section | None = None
    row: tuple[int, int] | None = None
    """The row whose item this says more about."""


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
        self.columns: dict[int, Column] = {}
        self.reach: list[tuple[int, int, Column]] = []
        """Labels at the left of several rows: first and last row, and what they say."""
        self.section: Column | None = None
        first = min(n for ns in rows.values() for n in ns)
        before = lines[first - 1] if first else None
        self.above = before.text if before and not before.cell and len(before.text) <= 24 else ""
        """The short line before the table, which may say what it holds."""
        self.under = 0
        """The second row of heads, read with the first."""
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
        if row == self.under or self._has_two_rows_of_heads(row, cells):
            return {
                n: Found("label", fields[c], self._text(cells[c])) for c in cells for n in cells[c]
            }
        fields = self._guessed(row, cells, fields)
        if self._is_head(cells, fields):
            self.columns = self._columns(row, cells, fields)
            self.section = None
            return {
                n: Found("label", fields[c], self.lines[n].text) for c in cells for n in cells[c]
            }
        if self.columns and _TOTAL.fullmatch(self._text(cells[min(cells)])):
            return {n: Found("number", "number") for ns in cells.values() for n in ns}
        if self._is_alone(row, cells) and not self._fills_column(cells):
            return self._alone(row, next(iter(cells.values())))
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
    ) -> dict[int, Column]:
        """What the columns below a row of heads hold."""
        texts = {c: self._text(ns) for c, ns in cells.items()}
        out = {c: Column(fields[c] or head_of(texts[c]), texts[c]) for c in cells}
        kind = self._kind_of_list(cells, any(one.field == "role" for one in out.values()))
        for column, one in out.items():
            if one.field in ITEMS and self._are_numbers(row, column):
                kind = "step" if one.field == "step" else kind
                one.field = "number"
            elif fields[column] in ("", "detail") and self._are_categories(row, column):
                one.field = "category"
        for one in out.values():
            if one.label in ("要求", "条件") and any(x.field == "role" for x in out.values()):
                one.field = "requirement"  # of the post in that row
            one.field = kind if kind and one.field == "duty" else one.field
        if kind == "step" and not any(one.field in (*ITEMS, "cue") for one in out.values()):
            free = [c for c, one in out.items() if one.field == "detail"]
            free = [c for c in free if not field_of(out[c].label)] or free
            for column in free[:1]:  # “处置措施” in the table of a procedure
                out[column].field = kind
        return out

    def _kind_of_list(self, cells: dict[int, list[int]], has_posts: bool) -> str:
        """Steps, rules or lines to say, where the sheet or the title of the table says so."""
        titles = [self.lines[ns[0]].sheet for ns in cells.values()][:1]
        if not has_posts:
            titles += [self.section.label if self.section else "", self.above]
        for section in filter(None, map(section_of, titles)):
            if section.kind in ("step", "rule", "say") and not section.mixed:
                return section.kind if section.sure or section.kind != "rule" else ""
        return ""

    def _has_two_rows_of_heads(self, row: int, cells: dict[int, list[int]]) -> bool:
        """“岗位” over “名称” and “人数”: the columns are those of both rows."""
        spans = {
            c + n: (c, n)
            for c, ns in cells.items()
            for n in range(self._cell(ns).width)
            if self._cell(ns).width > 1 and self._cell(ns).height == 1
        }
        under = {self._cell([n]).column: [n] for n in self.rows.get(row + 1, ())}
        texts = [self._text(ns) for ns in (*cells.values(), *under.values())]
        if len(cells) < 2 or not {*under} <= {*spans} or any(len(text) > 8 for text in texts):
            return False
        heads = {c: ns for c, ns in cells.items() if c not in spans} | under
        fields = {c: field_of(self._text(ns)) or head_of(self._text(ns)) for c, ns in heads.items()}
        for column, (parent, place) in spans.items():
            if place == 0 and field_of(self._text(cells[parent])) == "role":
                fields[column] = "role"
        if not under or not {*ITEMS} & {*fields.values()} or "role" not in fields.values():
            return False
        self.columns, self.section = self._columns(row + 1, heads, fields), None
        self.under = row + 1
        return True

    def _below(self, row: int, column: int) -> list[str]:
        return [
            self.lines[n].text
            for other, ns in self.rows.items()
            for n in ns
            if other > row and self._cell([n]).column == column
        ]

    def _are_numbers(self, row: int, column: int) -> bool:
        below = self._below(row, column)
        return bool(below) and all(re.fullmatch(r"[\d.、()（）]{1,6}", text) for text in below)

    def _are_categories(self, row: int, column: int) -> bool:
        """A column whose cells say what their row is: “职责”, “权限” below “项目”."""
        below = self._below(row, column)
        known = sum(field_of(text) in ITEMS for text in below)
        return known > 0 and 2 * known >= len(below) and max(map(len, below)) <= 10

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
        most = known >= len(cells) - (len(cells) > 3)
        most = most or (known >= 3 and 2 * known > len(cells) and not self.columns)
        return short and not is_tall and known >= 2 and most

    def _is_pair(self, cells: dict[int, list[int]], fields: dict[int, str]) -> bool:
        """The row begins with a label, so that it is none of the list above it."""
        first = min(cells)
        if len(cells) < 2 or not fields[first]:
            return False
        above = self.columns.get(first)
        if above and above.field == "category":
            return False  # “权限” below “类别” says what the item beside it is
        return fields[first] != "number" or above is None

    def _is_alone(self, row: int, cells: dict[int, list[int]]) -> bool:
        """The only cell of its row, with no label at its left."""
        return len(cells) == 1 and not any(first <= row <= last for first, last, _ in self.reach)

    def _fills_column(self, cells: dict[int, list[int]]) -> bool:
        """The only cell of its row is that of a list: the other ones say the same as above."""
        column, ns = next(iter(cells.items()))
        head, text = self.columns.get(column), self._text(ns)
        if head is None or self._cell(ns).width > 1 or len(self.columns) < 3:
            return False
        if head.field == "category":
            return len(text) <= 8
        return head.field in ITEMS and column > min(self.columns)

    def _goes_on(self, row: int) -> bool:
        """The next row fills the columns of the list."""
        later = min((other for other in self.rows if other > row), default=None)
        if later is None or len(self.columns) < 3:
            return False
        cells: dict[int, list[int]] = {}
        for n in self.rows[later]:
            cells.setdefault(self._cell([n]).column, []).append(n)
        fields = {column: field_of(self._text(ns)) for column, ns in cells.items()}
        return len(cells) > 1 and {*cells} <= {*self.columns} and not any(fields.values())

    def _is_note(self, ns: list[int], text: str) -> bool:
        """A sentence below a list, where the list has something else: “说明：…”."""
        cell = self._cell(ns)
        ended = text.endswith("。") or bool(_NOTE.match(text))
        if not ended or cell.row <= min(self.rows) + 1:
            return False
        if not self.columns:  # below pairs side by side, in the sheet's last row
            above = max(row for row in self.rows if row < cell.row)
            beside = {self._cell([n]).column for n in self.rows[above]}
            return len(beside) > 1 and cell.width == 1 and cell.row == max(self.rows)
        head = self.columns.get(cell.column)
        return len(self.columns) > 1 and (head is None or head.field not in ITEMS)

    def _cell(self, ns: list[int]) -> Cell:
        cell = self.lines[ns[0]].cell
        assert cell is not None  # only lines of cells are in a table
        return cell

    def _alone(self, row: int, ns: list[int]) -> dict[int, Found]:
        """A row of one cell: a heading, or the text below one."""
        text = self._text(ns)
        if self._is_note(ns, text):
            return {n: Found("item", "remark", section=Section("remark")) for n in ns}
        if len(ns) == 1 and len(text) <= 24 and not text.endswith(("。", "；", ";")):
            bare = _unlabelled(text)
            field = field_of(text)
            title = title_in_heading(bare)
            first = self._cell(ns).row == min(self.rows) and bool(self.lines[ns[0]].sheet)
            names = first and len(self.rows) > 2 and not label_of(text)  # what the sheet is about
            if field or title or names or _is_section(text, bare):
                self.columns = self.columns if self._goes_on(row) else {}
                self.category = bare if self.columns and not title else ""
                self.section = Column(field or "", text)
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
            head = self.columns.get(column) or Column("detail", "")
            for n in ns:
                text = self.lines[n].text
                if head.field == "number" and len(text) <= 12 and column != main:
                    out[n] = Found("number", "number", head.label, row=(row, main))
                elif head.field == "role":
                    out[n] = Found("role", "role", head.label)
                elif head.field == "category":
                    out[n] = Found("label", "category", text, _section(field_of(text), text))
                elif column == main and self.category and head.field not in ("measure", "say"):
                    out[n] = _value(Column(of_category(self.category, head), self.category))
                elif column == main or self._is_own(head, self.columns.get(main)):
                    out[n] = _value(head)
                elif head.field in FORM:
                    section = Section("remark")
                    out[n] = Found("item", head.field, head.label, section, (row, main))
                else:
                    field = head.field or "detail"
                    out[n] = Found("beside", field, head.label, row=(row, main))
        return out

    def _is_own(self, head: Column, main: Column | None) -> bool:
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
        label: Column | None = None
        is_fresh = False  # the label has no value yet
        columns = sorted(cells)
        if len(columns) > 1 and re.fullmatch(r"\d{1,3}", self._text(cells[columns[0]])):
            out[cells[columns[0]][0]] = Found("number", "number", row=(row, columns[1]))
            columns = columns[1:]
        texts = [self._text(cells[column]) for column in columns[-2:]]
        for column in columns:
            ns = cells[column]
            text = self._text(ns)
            is_first = label is None and above is None and _may_be_label(text) and len(columns) > 1
            is_first = is_first or (column == columns[-2:][0] and _is_inner(texts, label or above))
            is_last = is_fresh and len(columns) == 2  # of two cells, the second is a value
            if (fields[column] and not (is_last and fields[column] in ITEMS)) or is_first:
                parent = label if is_fresh else above
                field = "" if above and fields[column] == "remark" else fields[column]
                label = Column(field or (parent.field if parent else ""), text)
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


def _is_inner(texts: Sequence[str], label: Column | None) -> bool:
    """“需请示” between “权限” and what it says: a label within the label at the left."""
    if len(texts) != 2 or label is None or label.field not in ITEMS:
        return False
    short, long = texts
    return (
        short != label.label
        and len(short) <= 6
        and len(long) > len(short)
        and not re.search(r"[，。；、：:\d]", short)
    )


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


def _asked(column: Column | None) -> Column | None:
    """“要求” beside or above its text, in a form, is what a post asks for."""
    if column and _unlabelled(column.label).strip(" ：:") in ("要求", "条件"):
        return Column("requirement", column.label)
    return column


def _value(column: Column) -> Found:
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
