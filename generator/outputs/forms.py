"""Forms and the authority matrix as plain data: what a page shows and paper prints.

Texts are plain, in the language of the edition; people and documents stand by their titles. The
same value serves HTML, PDF, Word and spreadsheets, so that none of them looks into the records;
`dataclasses.asdict` makes it JSON.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.content.handbook import Handbook
from generator.content.markup import as_clause
from generator.content.records import (
    BLANK_LINES,
    DAYS,
    NOT_SIGNED,
    Form,
    FormField,
    FormTable,
    Grid,
    Limit,
    Matter,
    Row,
)
from generator.content.records import SignOff as SignOffRecord
from generator.locale import words
from generator.outputs.capitals import capitals, number

LINE = 12
"""Twelfths that a line has."""
SEPARATOR = re.compile(r"[、,，;；]\s*")
"""Between the options that an example ticks."""
BLANK_ROWS = 15
"""Rows of a month grid that names neither rows nor their number."""


@dataclass(frozen=True)
class Box:
    """A field of the head, or a column of a table."""

    id: str
    label: str
    type: str
    width: int
    """In twelfths of the line; of a column, in the unit that all columns share."""
    required: bool
    hint: str
    options: tuple[str, ...]
    value: str = ""
    """What the example has there; of a column, what it adds up to."""
    chosen: tuple[str, ...] = ()
    """Of a choice, the options that the example ticks."""
    several: bool = False
    """True for a choice of which more than one may be ticked."""
    boxes: int = 0
    """How many squares there are to write in, one for each character."""
    is_total: bool = False
    """True for a column that is added up."""


@dataclass(frozen=True)
class Lines:
    """A table of a slip or register."""

    title: str
    """Empty for a table that needs none."""
    columns: tuple[Box, ...]
    items: tuple[str, ...]
    """What the first column of rows says that are printed beforehand."""
    rows: int
    """How many rows are printed, those with the items first."""
    filled: tuple[tuple[str, ...], ...]
    """The rows of the example."""
    has_total: bool
    capitals: bool
    """True where the sum is also written in Chinese capitals."""
    in_capitals: str
    """That of the example."""


@dataclass(frozen=True)
class MonthGrid:
    """Rows by the days of a month."""

    row_title: str
    items: tuple[str, ...]
    """Rows that are printed beforehand."""
    rows: int
    """How many blank rows there are besides."""
    days: int
    columns: tuple[Box, ...]
    """What stands behind the days, such as a total or a signature."""
    marks: tuple[tuple[str, str], ...]
    """Each sign with what it stands for."""
    filled: tuple[tuple[str, ...], ...]
    """The rows of the example: title, days, columns."""
    weekdays: tuple[str, ...]
    """Of the days of the example's month; empty where it names none."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The heads of all rows, empty for a blank one."""
        return (*self.items, *[""] * self.rows)


@dataclass(frozen=True)
class SignOff:
    """A place to sign."""

    title: str
    who: tuple[str, ...]
    opinion: bool
    date: bool
    seal: bool
    signature: str
    """Whose name the example has."""
    signed_on: str
    """On what day; empty where no date is asked for, or nobody has signed."""


@dataclass(frozen=True)
class Sheet:
    """A form, and what its example has in each place."""

    id: str
    title: str
    number: str
    purpose: str
    style: str
    """slip, register or grid."""
    paper: str
    """A4, A4-landscape or A5."""
    keepers: tuple[str, ...]
    filled_by: tuple[str, ...]
    """Empty for everybody."""
    serial: str
    """The number of the example, such as YY00001; empty for a form that is not numbered."""
    lines: tuple[tuple[Box, ...], ...]
    """The fields as they stand beside each other; the widths of a line add up to `LINE`."""
    table: Lines | None
    second_table: Lines | None
    grid: MonthGrid | None
    copies: tuple[tuple[str, str], ...]
    """Each copy with who keeps it."""
    sign_offs: tuple[SignOff, ...]
    place: str
    """Where it is kept."""
    years: str
    """How long it is kept."""
    notes: tuple[str, ...]
    basis: tuple[str, ...]
    """Ids of the documents that it belongs to."""
    mistakes: tuple[tuple[str, str], ...]
    """Each with what comes of it."""
    has_example: bool


def sheet(handbook: Handbook, form: Form) -> Sheet:
    """A form as plain data."""
    plain, example, keep = handbook.plain, form.example, form.keep
    values = {one.field: plain(one.value) for one in example.values} if example else {}
    filled = _cells(handbook, example.rows if example else ())
    second = _cells(handbook, example.second_rows if example else ())
    return Sheet(
        id=form.id,
        title=plain(form.title),
        number=handbook.number_of(form),
        purpose=plain(form.purpose),
        style=form.style,
        paper=form.paper,
        keepers=_titles(handbook, handbook.keepers_of(form)),
        filled_by=_titles(handbook, form.used_by),
        serial=_serial(form),
        lines=tuple(
            tuple(_box(handbook, one, width, values.get(one.id, "")) for one, width in line)
            for line in lines_of(form.fields)
        ),
        table=_lines(handbook, form.table, filled) if form.table and not form.grid else None,
        second_table=_lines(handbook, form.second_table, second) if form.second_table else None,
        grid=_grid(handbook, form, form.grid, filled) if form.grid else None,
        copies=tuple((plain(copy.title), handbook.named(copy.to)) for copy in form.copies),
        sign_offs=tuple(
            _sign_off(handbook, one, *signed)
            for one, signed in zip(form.sign_offs, signatures(handbook, form), strict=True)
        ),
        place=handbook.named(keep.where) if keep else "",
        years=_after_place(plain(keep.years or ""), keep.where) if keep else "",
        notes=tuple(map(plain, form.notes)),
        basis=form.basis,
        mistakes=tuple((plain(mistake.text), plain(mistake.why)) for mistake in form.mistakes),
        has_example=example is not None,
    )


def _cells(handbook: Handbook, rows: Iterable[Row]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(handbook.plain(cell) for cell in row.cells) for row in rows)


def lines_of(fields: Iterable[FormField]) -> list[list[tuple[FormField, int]]]:
    """Fields by lines of twelve twelfths; what is left over goes to the last field of a line."""
    lines: list[list[tuple[FormField, int]]] = []
    room = 0
    for one in fields:
        if one.width > room:
            lines.append([])
            room = LINE
        lines[-1].append((one, one.width))
        room -= one.width
    return [_filled_up(line) for line in lines]


def _filled_up(line: list[tuple[FormField, int]]) -> list[tuple[FormField, int]]:
    left = LINE - sum(width for _, width in line)
    last, width = line[-1]
    return [*line[:-1], (last, width + left)]


def _titles(handbook: Handbook, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(handbook.title, ids))


def _after_place(years: str, place: str | None) -> str:
    """How long a form is kept, as it goes on after where it is kept."""
    return as_clause(years) if place else years


def signatures(handbook: Handbook, form: Form) -> list[tuple[str, str]]:
    """Who signs the example at each place, and on what day."""
    example = form.example
    names = [handbook.plain(one) for one in example.signatures] if example else []
    days = [day.isoformat() for day in example.signed] if example else []
    out: list[tuple[str, str]] = []
    for n, place in enumerate(form.sign_offs):
        name, day = names[n] if n < len(names) else "", ""
        if name not in NOT_SIGNED and days:
            day, days = days[0], days[1:] or days
        out.append((name, day if place.date else ""))
    return out


def _serial(form: Form) -> str:
    if form.serial is None:
        return ""
    if form.example and form.example.serial:
        return form.example.serial
    return form.serial.prefix + "1".rjust(form.serial.digits, "0")


def _box(handbook: Handbook, one: FormField, width: int, value: str) -> Box:
    options = tuple(map(handbook.plain, one.options))
    several = str(words(handbook.language)["form"]["several"]) if one.several else ""
    return Box(
        id=one.id,
        label=handbook.plain(one.label) + several,
        type=one.type,
        width=width,
        required=one.required,
        hint=handbook.plain(one.hint or ""),
        options=options,
        value=value,
        several=one.several,
        chosen=chosen(value, options, one.several),
        boxes=one.boxes,
    )


def chosen(value: str, options: Iterable[str], several: bool) -> tuple[str, ...]:
    """The options that a value ticks; none where it says something else."""
    ticked = tuple(SEPARATOR.split(value)) if several and value not in options else (value,)
    return ticked if set(ticked) <= set(options) else ()


def _sign_off(handbook: Handbook, one: SignOffRecord, signature: str, day: str) -> SignOff:
    return SignOff(
        title=handbook.plain(one.title),
        who=_titles(handbook, one.who),
        opinion=one.opinion,
        date=one.date,
        seal=one.seal,
        signature=signature,
        signed_on=day,
    )


def _lines(handbook: Handbook, table: FormTable, filled: tuple[tuple[str, ...], ...]) -> Lines:
    sums = {
        one.id: _sum(row[n] for row in filled if n < len(row))
        for n, one in enumerate(table.columns) if one.id in table.total
    }  # fmt: skip
    columns = tuple(
        replace(
            _box(handbook, column, column.width, _written(sums.get(column.id))),
            is_total=column.id in table.total,
        )
        for column in table.columns
    )
    money = [
        sums[column.id] for column in table.columns if column.type == "money" and column.id in sums
    ]
    blank = (0 if table.items else BLANK_LINES) if table.rows is None else table.rows
    return Lines(
        title=handbook.plain(table.title or ""),
        columns=columns,
        items=tuple(map(handbook.plain, table.items)),
        rows=len(table.items) + blank,
        filled=filled,
        has_total=bool(table.total),
        capitals=table.capitals,
        in_capitals=capitals(money[0]) if table.capitals and money and money[0] else "",
    )


def _sum(cells: Iterable[str]) -> Decimal | None:
    numbers = [found for cell in cells if (found := number(cell)) is not None]
    return sum(numbers, Decimal()) if numbers else None


def _written(value: Decimal | None) -> str:
    return "" if value is None else str(value)


def _grid(
    handbook: Handbook, form: Form, grid: Grid, filled: tuple[tuple[str, ...], ...]
) -> MonthGrid:
    columns = form.table.columns if form.table else ()
    return MonthGrid(
        row_title=handbook.plain(grid.row_title or ""),
        items=tuple(map(handbook.plain, grid.items)),
        rows=grid.rows or (0 if grid.items else BLANK_ROWS),
        days=DAYS,
        columns=tuple(_box(handbook, column, column.width, "") for column in columns),
        marks=tuple((one.mark, handbook.plain(one.text)) for one in grid.marks),
        filled=filled,
        weekdays=_weekdays(handbook, form),
    )


MONTH = re.compile(r"(\d{4})\s*[-/年]\s*(\d{1,2})(?!\d)")
"""A month as Chinese write it, or as a date does; English has its name before the year."""


def _weekdays(handbook: Handbook, form: Form) -> tuple[str, ...]:
    """The weekdays of the example's month, one character for each of its days."""
    named = words(handbook.language)["moment"]
    months = named["month_names"].split()
    for value in form.example.values if form.example else ():
        if found := MONTH.search(value.value):
            year, month = map(int, found.groups())
        elif found := re.fullmatch(rf"({'|'.join(months)}) (\d{{4}})", value.value):
            year, month = int(found[2]), months.index(found[1]) + 1
        else:
            continue
        initials = named["weekday_initials"].split()
        first, days = monthrange(year, month)
        return tuple(initials[(first + day) % 7] for day in range(days))
    return ()


@dataclass(frozen=True)
class MatrixLine:
    """Up to how much, and who does what, in order."""

    id: str
    limit: str
    propose: tuple[str, ...]
    check: tuple[str, ...]
    approve: tuple[str, ...]
    inform: tuple[str, ...]
    note: str
    amount: float | None
    above: float | None
    unit: str


@dataclass(frozen=True)
class MatrixMatter:
    """A matter of the authority matrix with its lines."""

    id: str
    title: str
    note: str
    lines: tuple[MatrixLine, ...]
    deputy: tuple[str, ...]
    """Who decides when the one who should is away."""
    deputy_when: str
    procedure: str
    """The id of the procedure that it is done by; empty if there is none."""


def matrix(handbook: Handbook) -> tuple[MatrixMatter, ...]:
    """The authority matrix as plain data."""
    return tuple(_matter(handbook, matter) for matter in handbook.authority.matters)


def _matter(handbook: Handbook, matter: Matter) -> MatrixMatter:
    deputy = matter.deputy
    return MatrixMatter(
        id=matter.id,
        title=handbook.plain(matter.title),
        note=handbook.plain(matter.note or ""),
        lines=tuple(_matrix_line(handbook, line) for line in matter.lines),
        deputy=_titles(handbook, deputy.who) if deputy else (),
        deputy_when=as_clause(handbook.plain(deputy.when or "")) if deputy else "",
        procedure=matter.procedure or "",
    )


def _approvers(handbook: Handbook, line: Limit) -> tuple[str, ...]:
    label = words(handbook.language)["authority"]
    if line.no_approval:
        return (str(label["no_approval"]),)
    titles = _titles(handbook, line.approve)
    return (" + ".join(titles) + str(label["jointly"]),) if line.jointly else titles


def _matrix_line(handbook: Handbook, line: Limit) -> MatrixLine:
    return MatrixLine(
        id=line.id,
        limit=handbook.plain(line.limit),
        propose=_titles(handbook, line.propose),
        check=_titles(handbook, line.check),
        approve=_approvers(handbook, line),
        inform=_titles(handbook, line.inform),
        note=handbook.plain(line.note or ""),
        amount=line.amount,
        above=line.above,
        unit=line.unit,
    )
