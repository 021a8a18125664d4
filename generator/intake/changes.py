"""What somebody changed in a file that left and came back, item by item.

Three states are compared: each cell as it was exported (its hash), as it came back, and as the
content has it now. What was changed on both sides is a conflict, and nobody is overruled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeAlias, cast

from generator.content.records import KINDS
from generator.content.rows import Column, Nested, Row, as_mapping, id_of, lists_of, named_by
from generator.content.types import Record, is_text_enough
from generator.intake.book import ID, IN, NUMBER, OF, PLACE, Book, Table
from generator.intake.cells import digest, tidy
from generator.intake.returned import Remark, Returned, ReturnedRow
from generator.problems.problem import Words
from generator.reading.document import Plain

Kind = Literal["edit", "add", "remove", "move"]


@dataclass(eq=False)
class Change:
    """One change: a field of a record, or a record of a list."""

    kind: Kind
    at: str
    """Where it stands in the file that came back."""
    row: Row
    """The record; of a new one, the record that it is added to."""
    before: str = ""
    after: str = ""
    column: Column | None = None
    value: Plain = None
    nested: Nested | None = None
    """The list that a new record is added to."""
    texts: Mapping[str, dict[str, Plain]] = field(default_factory=dict)
    """The translations of a new record by language."""
    order: Sequence[Token] = ()
    """The whole list as it shall be: keys of records, and new ones."""
    by: str = ""
    """Who made it, where the file says so."""
    label: str = ""
    """What a new record is called, with what it belongs to, as others may name it."""


_GONE = ("这一条在手册里已经没有了", "the handbook has no such item now")

Token: TypeAlias = "str | Change"


@dataclass
class Changes:
    """All changes, and what cannot be applied."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Words] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def conflict(self, at: str, zh: str, en: str) -> None:
        self.conflicts.append(Words(f"{at}：{zh}", f"{at}: {en}"))


def changes_in(book: Book, back: Returned) -> Changes:
    """What the returned rows change in the content as it is now."""
    out = Changes(remarks=back.remarks)
    for name in sorted(back.tables, key=_depth):  # what is new in one may belong to what is new
        rows, table = back.tables[name], book.tables.get(name)
        if table is None:
            if any(row.texts for row in rows):
                zh, en = "现在的手册没有这种内容", "the handbook has nothing of this kind"
                out.conflict(name, zh, en)
            continue
        _Comparison(book, table, back, rows, out).run()
    for at in back.lost:
        out.conflict(at, *_GONE)
    for text in back.loose:
        out.conflict(
            f"“{text}”",
            "新加的一行放不进手册：这里的条目不止一句话。请在 Excel 里加，或者写进文件",
            "this new row has no place: items here are more than a sentence. Add it in Excel or in "
            "the file",
        )
    _without_parts_of_removed(out)
    return out


def _depth(name: str) -> int:
    """How deep a kind of record stands at most, by its name."""
    return max((depth for kind, depth in _depths() if kind == name), default=0)


@cache
def _depths() -> frozenset[tuple[str, int]]:
    out: set[tuple[str, int]] = set()
    waiting: list[tuple[type[Record], int]] = [(kind, 0) for kind in KINDS.values()]
    while waiting:
        kind, depth = waiting.pop()
        if (kind.__name__, depth) not in out:
            out.add((kind.__name__, depth))
            waiting += [(nested.kind, depth + 1) for nested in lists_of(kind)]
    return frozenset(out)


class _Comparison:
    """The comparison of one table."""

    def __init__(
        self, book: Book, table: Table, back: Returned, rows: list[ReturnedRow], out: Changes
    ) -> None:
        self.book, self.table, self.back, self.out = book, table, back, out
        self.rows = _originals(rows, back)
        self.numbers: dict[str, float] = {}
        """The places that were typed for records, by key."""
        self.added: dict[tuple[str, str], list[tuple[Change, str, float | None]]] = {}
        """New records by list, each with the key of the row above and the place that was typed."""

    def run(self) -> None:
        above: ReturnedRow | None = None
        place: tuple[Row, Nested] | None = None
        for row, is_new in self.rows:
            if is_new:
                place = self._add(row, place, above)
            else:
                known = self.book.rows.get(row.key)
                place = _place(self.book, known) if known else place
                self._compare(row, known)
                above = row
        self._find_removed()
        self._find_moved()

    # -- what is there

    def _compare(self, back: ReturnedRow, row: Row | None) -> None:
        exported = self.back.exported[back.key]
        edited = [
            key for key, text in back.texts.items()
            if key in exported and digest(text) != exported[key]
        ]  # fmt: skip
        if not edited:
            return
        if row is None:
            self.out.conflict(back.at, *_GONE)
            return
        now = self.book.texts(self.table, row)
        columns = {one.key: one for one in self.table.columns}
        for key in edited:
            text = back.texts[key]
            if key in columns and digest(text) != digest(now[key]):
                self._edit(back, row, columns[key], now[key], text)
            elif key == NUMBER:
                self._number(back, row, text)
            elif key in (OF, IN, ID) and digest(text) != digest(now[key]):
                self.out.conflict(
                    back.at,
                    "“所属”“栏目”“编号”不能在这里改；换地方用 handbook move，"
                    "改编号用 handbook rename",
                    "what a row is part of, its list and its id cannot be changed here; use "
                    "`handbook move` and `handbook rename`",
                )

    def _edit(self, back: ReturnedRow, row: Row, column: Column, now: str, text: str) -> None:
        exported = self.back.exported[back.key][column.key]
        if digest(now) != exported:
            zh, en = column.names
            self.out.conflict(
                back.at,
                f"“{zh}”两边都改了。手册里现在是“{now}”，这里是“{text}”。请先定下用哪一个",
                f"“{en}” was changed on both sides. The handbook has “{now}” now, this file "
                f"“{text}”. Decide which one holds",
            )
            return
        if not text and not column.language and column.key == named_by(row.kind):
            self.out.conflict(
                back.at,
                "这一格不能空着；要删掉这一条，请删掉整行",
                "this cell cannot be empty; to remove the item, delete the whole row",
            )
            return
        value = self.book.cells.value(column, text)
        self.out.changes.append(Change("edit", back.at, row, now, text, column, value, by=back.by))

    def _number(self, back: ReturnedRow, row: Row, text: str) -> None:
        number = _number(text)
        if not row.parent:
            self.out.conflict(
                back.at, "整份文件没有“序号”", "a whole document has no place in a list"
            )
        elif number is None:
            self.out.conflict(back.at, "“序号”应当是数字", "the place must be a number")
        else:
            self.numbers[row.key] = number

    # -- what is gone

    def _find_removed(self) -> None:
        here = {row.key for row, _ in self.rows}
        kind = self.table.kind.__name__
        for key, exported in self.back.exported.items():
            row = self.book.rows.get(key)
            if key in here or row is None or self.back.kinds[key] != kind:
                continue
            label = self.book.label(row)
            if not row.parent:
                self.out.conflict(
                    label,
                    "整份文件不能在这里删；停用用 handbook retire",
                    "whole documents cannot be removed here; use `handbook retire`",
                )
            elif any(
                digest(text) != exported.get(column, digest(text))
                for column, text in self.book.texts(self.table, row).items()
                if column not in PLACE
            ):
                self.out.conflict(
                    label,
                    "这里删了它，手册里的它也改了。请先定下要不要它",
                    "it was removed here and changed in the handbook. Decide which one holds",
                )
            else:
                self.out.changes.append(Change("remove", "", row, before=row.name))

    # -- what is new

    def _add(
        self, back: ReturnedRow, place: tuple[Row, Nested] | None, above: ReturnedRow | None
    ) -> tuple[Row, Nested] | None:
        value, texts = self._value(back)
        if self._is_part_of_new(back, value, texts):
            return place
        found = self._place_of(back, place)
        if found is None:
            return place
        parent, nested = found
        mapping = as_mapping(self.table.kind, value)
        name = str(mapping.get(named_by(self.table.kind), ""))
        item = Change(
            "add", back.at, parent, after=_shown(self.table.kind, value), value=value,
            nested=nested, texts=texts, label=f"{self.book.label(parent)} › {name}",
        )  # fmt: skip
        self.out.changes.append(item)
        behind = above.key if above and above.key else ""
        typed = back.texts.get(NUMBER, "")
        is_copy = bool(back.key)  # whose number is that of the row it was copied from
        number = None if is_copy else _number(typed)
        self.added.setdefault((parent.key, nested.key), []).append((item, behind, number))
        return found

    def _is_part_of_new(
        self, back: ReturnedRow, value: Plain, texts: Mapping[str, dict[str, Plain]]
    ) -> bool:
        """Put a new record into the new one that it names, if it names one."""
        of = back.texts.get(OF, "")
        for change in self.out.changes:
            if change.kind != "add" or change.nested is None or not of or change.label != of:
                continue
            lists = [one for one in lists_of(change.nested.kind) if one.kind is self.table.kind]
            if len(lists) == 1 and not texts:
                into = change.value = as_mapping(change.nested.kind, change.value)
                for key in lists[0].path[:-1]:
                    into = cast("dict[str, Plain]", into.setdefault(key, {}))
                cast("list[Plain]", into.setdefault(lists[0].path[-1], [])).append(value)
                return True
        return False

    def _place_of(
        self, back: ReturnedRow, place: tuple[Row, Nested] | None
    ) -> tuple[Row, Nested] | None:
        """The list that a new row belongs to, by what it says, or like the row above."""
        of, within = back.texts.get(OF, ""), back.texts.get(IN, "")
        parent = self.book.rows.get(back.parent) if not of else None
        if of:
            named = [row for row in self._parents() if tidy(self.book.label(row)) == of]
            if len(named) > 1 and back.parent:
                named = [row for row in named if row.key == back.parent] or named
            parent = named[0] if len(named) == 1 else None
        elif parent is None and place:
            parent = place[0]
        if parent is None:
            self._no_place(back, of)
            return None
        lists = [one for one in lists_of(parent.kind) if one.kind is self.table.kind]
        chosen = [
            one for one in lists
            if (self.book.name_of(one) == within if within else one.key == back.list)
        ]  # fmt: skip
        if not chosen and not within and place and place[1] in lists:
            chosen = [place[1]]
        chosen = chosen or (lists if len(lists) == 1 and not within else [])
        if len(chosen) == 1:
            return parent, chosen[0]
        self._no_place(back, within or of)
        return None

    def _no_place(self, back: ReturnedRow, named: str) -> None:
        if any(not lists for lists in [self._parents()]):
            self.out.conflict(
                back.at,
                "新的一整份文件不能在这里加，请用 handbook new",
                "whole documents cannot be added here; use `handbook new`",
            )
        else:
            self.out.conflict(
                back.at,
                f"不知道这一行属于哪里（“{named}”）；请照上下的行填“所属”和“栏目”",
                f"it is not clear what this row belongs to (“{named}”); fill in what it is part of "
                "like the rows around it",
            )

    def _parents(self) -> list[Row]:
        return [
            row for row in self.book.rows.values()
            if any(one.kind is self.table.kind for one in lists_of(row.kind))
        ]  # fmt: skip

    def _value(self, back: ReturnedRow) -> tuple[Plain, dict[str, dict[str, Plain]]]:
        """The value of a new record, and its translations."""
        value: dict[str, Plain] = {}
        texts: dict[str, dict[str, Plain]] = {}
        if back.texts.get(ID) and not back.key:
            value["id"] = back.texts[ID]
        for column in self.table.columns:
            found = self.book.cells.value(column, back.texts.get(column.key, ""))
            if found is not None:
                into = texts.setdefault(column.language, {}) if column.language else value
                for key in column.path[:-1]:
                    into = cast("dict[str, Plain]", into.setdefault(key, {}))
                into[column.path[-1]] = found
        name = named_by(self.table.kind)
        if list(value) == [name] and is_text_enough(self.table.kind):
            return value[name], texts
        return value, texts

    # -- what has another place

    def _find_moved(self) -> None:
        moved: dict[tuple[str, str], list[str]] = {}
        for key in self.numbers:
            row = self.book.rows[key]
            moved.setdefault((row.parent, row.list), []).append(key)
        for place in dict.fromkeys([*moved, *self.added]):
            keys, added = moved.get(place, []), self.added.get(place, [])
            order = self._ordered(place, keys, added)
            for key in keys:
                row = self.book.rows[key]
                self.out.changes.append(Change(
                    "move", "", row, str(row.number), f"{self.numbers[key]:g}", order=order
                ))  # fmt: skip
            for item, _, _ in added:
                item.order = order

    def _ordered(
        self,
        place: tuple[str, str],
        moved: list[str],
        added: list[tuple[Change, str, float | None]],
    ) -> list[Token]:
        """The whole list as it shall be."""
        here = [row for row in self.table.rows if (row.parent, row.list) == place]
        places: list[tuple[float, int, int, Token]] = []
        for row in here:
            number = self.numbers.get(row.key, float(row.number))
            tie = 0 if row.key not in moved else -1 if number < row.number else 1
            places.append((number, tie, 0, row.key))
        by_key = {row.key: row for row in here}
        for at, (item, behind, number_) in enumerate(added):
            if number_ is not None:
                places.append((number_, -1, at, item))
            else:
                after = by_key.get(behind)
                number = self.numbers.get(behind, float(after.number)) if after else float("inf")
                places.append((number, 2, at, item))
        return [token for *_, token in sorted(places, key=lambda one: one[:3])]


def _originals(rows: Sequence[ReturnedRow], back: Returned) -> list[tuple[ReturnedRow, bool]]:
    """Each row with whether it is new; of copies of a row, the least edited one is the original."""
    best: dict[str, tuple[int, int]] = {}
    for at, row in enumerate(rows):
        exported = back.exported.get(row.key)
        if exported is not None:
            edits = sum(digest(text) != exported.get(key) for key, text in row.texts.items())
            best[row.key] = min(best.get(row.key, (edits, at)), (edits, at))
    originals = {at for _, at in best.values()}
    return [
        (row, at not in originals)
        for at, row in enumerate(rows)
        if at in originals or any(text for key, text in row.texts.items() if key not in PLACE)
    ]


def _place(book: Book, row: Row) -> tuple[Row, Nested] | None:
    """The list that a record stands in."""
    if not row.parent:
        return None
    parent = book.rows[row.parent]
    return parent, next(one for one in lists_of(parent.kind) if one.key == row.list)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number < 1_000_000 else None


def _shown(kind: type[Record], value: Plain) -> str:
    """A new record in a line."""
    mapping = as_mapping(kind, value)
    texts = [str(one) for key, one in mapping.items() if key != "id" and isinstance(one, str)]
    return " · ".join(texts) or id_of(kind, mapping)


def _without_parts_of_removed(out: Changes) -> None:
    """What is removed with its parent is no change of its own; an edit in it is a conflict."""
    gone = [one.row.key for one in out.changes if one.kind == "remove"]

    def is_below(change: Change) -> bool:
        key = change.row.key
        own = change.kind == "remove"
        return any(key.startswith(f"{one}/") or (key == one and not own) for one in gone)

    for change in out.changes:
        if is_below(change) and change.kind != "remove":
            out.conflict(
                change.at or change.row.name,
                "这一条所属的内容在别的表里被删掉了",
                "what this belongs to was removed on another sheet",
            )
    out.changes = [one for one in out.changes if not is_below(one)]


def numbered(changes: Sequence[Change]) -> Iterator[tuple[int, Change]]:
    """The changes with the numbers by which they are accepted."""
    return enumerate(changes, 1)
