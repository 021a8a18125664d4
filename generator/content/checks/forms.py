"""Forms: each exists, is used, and its example fits its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.content.checks.context import Context
from generator.content.ids import is_id
from generator.content.records import DAYS, Form, FormField, FormTable, Row
from generator.content.walk import Place
from generator.problems.problem import Problem, Words
from generator.problems.spelling import near
from generator.reading.diagnosis.draft import QUOTED

LINE = 12
"""Parts of a line, in which widths are counted."""


def records_are_forms(context: Context) -> Iterator[Problem]:
    """The records of a procedure are forms, or papers that others issue.

    A handbook without any form or paper describes its records in words.
    """
    handbook = context.handbook
    if not handbook.forms and "papers" not in handbook.records:
        return
    for procedure in context.sound(handbook.procedures):
        for n, record in enumerate(procedure.records):
            if is_id(record):
                continue
            place = context.place(procedure.id, "records", n)
            named = context.known.named(record, ("form", "paper"))
            yield context.problem(
                "record-without-form",
                place,
                Words(f"“{record[:QUOTED]}”没有对应的表单",
                      f"there is no form for “{record[:QUOTED]}”"),
                near(named)
                or Words("写表单的编号；外来的单据写进 papers.yaml。",
                         "Write the id of a form; papers of others stand in papers.yaml."),
                severity="warning",
            )  # fmt: skip


def unused_forms(context: Context) -> Iterator[Problem]:
    """Every form is needed somewhere: by a step, a duty, a rule or a text."""
    if context.loaded.broken:  # in a broken file, a use may not be seen
        return
    handbook = context.handbook
    for form in handbook.forms:
        may_be_meant = context.may_be_meant(form.id)
        if not form.retired and not may_be_meant and not handbook.used_by(form.id):
            yield context.problem(
                "unused-form",
                context.place(form.id, "title"),
                Words(f"没有哪一步用到“{handbook.title(form.id)}”",
                      f"nothing uses the form “{form.id}”"),
                Words("在用它的步骤或职责里写 forms: [编号]，或删掉这份表单。",
                      "Name it in the `forms` of a step or duty, or remove it."),
                severity="warning",
            )  # fmt: skip


def forms_of_steps(context: Context) -> Iterator[Problem]:
    """A form that a step uses is among the records, inputs or outputs of its procedure."""
    handbook = context.handbook
    unknown = {one.id for one in context.unknown_references}
    for procedure in context.sound(handbook.procedures):
        named = {*procedure.records, *procedure.inputs, *procedure.outputs}
        if not procedure.records or not all(map(is_id, procedure.records)):
            continue  # its records are still described in words
        if named & unknown:
            continue  # which of them it is, nobody knows
        for p, phase in enumerate(procedure.phases):
            for s, step in enumerate(phase.steps):
                for n, form in enumerate(step.forms):
                    if form not in named and form in handbook.form_ids:
                        yield context.problem(
                            "form-of-another",
                            context.place(procedure.id, "phases", p, "steps", s, "forms", n),
                            Words(f"本流程的 records 里没有“{handbook.title(form)}”",
                                  f"“{form}” is not among the records of this procedure"),
                            Words("在 records（或 inputs、outputs）里加上它，或从这一步删掉。",
                                  "Add it to `records` (or inputs, outputs), or remove it here."),
                            severity="warning",
                        )  # fmt: skip


def records_have_steps(context: Context) -> Iterator[Problem]:
    """A form that a procedure keeps as a record is filled in by one of its steps."""
    handbook = context.handbook
    unknown = {one.id for one in context.unknown_references}
    for procedure in context.sound(handbook.procedures):
        used = {id for step in procedure.steps() for id in (*step.forms, step.output)}
        if procedure.retired or not any(step.forms for step in procedure.steps()):
            continue  # its steps do not name forms at all
        if used & unknown:
            continue
        for n, record in enumerate(procedure.records):
            if record in handbook.form_ids and record not in used:
                yield context.problem(
                    "record-without-step",
                    context.place(procedure.id, "records", n),
                    Words(f"没有哪一步填“{handbook.title(record)}”",
                          f"no step fills in “{record}”"),
                    Words("在填它的那一步写 forms: [编号]，或从 records 里删掉。",
                          "Name it in the `forms` of a step, or remove it here."),
                    severity="warning",
                )  # fmt: skip


def examples(context: Context) -> Iterator[Problem]:
    """An example fills in fields that are there, and rows as wide as the table."""
    for form in context.sound(context.handbook.forms):
        yield from _totals(context, form)
        if form.example is None:
            continue
        known = frozenset(one.id for one in form.fields)
        for n, value in enumerate(form.example.values):
            if value.field not in known:
                place = context.place(form.id, "example", "values", n, "field")
                problem = context.unknown(
                    "unknown-field-of-form",
                    place,
                    Words(f"没有栏目“{value.field}”", f"there is no field “{value.field}”"),
                    Words("写 fields 里的编号。", "Write an id of `fields`."),
                    context.meant(place, value.field, known),
                )
                yield replace(problem, about=f"{form.id}/{value.field}")
        yield from _lengths(context, form)
        yield from _options(context, form)
        yield from _items(context, form)


def _options(context: Context, form: Form) -> Iterator[Problem]:
    """What an example chooses is one of the options."""
    for place, field, text in filled_in(context, form):
        if field.type == "choice" and not _is_option(field, text):
            yield _no_option(context, place)


def filled_in(context: Context, form: Form) -> Iterator[tuple[Place, FormField, str]]:
    """What the example of a form has in its fields and in the cells of its tables: the place, the
    field or column, and the text. The cells of a month grid are signs, and are left out."""
    yield from filled_fields(context, form)
    for _, table, name, rows in _tables(form):
        columns = () if form.grid else table.columns
        for n, row in enumerate(rows):
            for c, (column, cell) in enumerate(zip(columns, row.cells, strict=False)):
                yield context.place(form.id, "example", name, n, "cells", c), column, cell


def filled_fields(context: Context, form: Form) -> Iterator[tuple[Place, FormField, str]]:
    """The same of the fields alone, without the tables."""
    fields = {one.id: one for one in form.fields}
    for n, value in enumerate(form.example.values if form.example else ()):
        if value.field in fields:
            place = context.place(form.id, "example", "values", n, "value")
            yield place, fields[value.field], value.value


def _tables(form: Form) -> Iterator[tuple[str, FormTable, str, tuple[Row, ...]]]:
    """The tables of a form and their rows in the example, with the names of both fields."""
    example = form.example
    if form.table:
        yield "table", form.table, "rows", example.rows if example else ()
    if form.second_table:
        second = example.second_rows if example else ()
        yield "second_table", form.second_table, "second_rows", second


def _items(context: Context, form: Form) -> Iterator[Problem]:
    """A row of an example that is printed beforehand begins with what is printed."""
    for _, table, name, rows in _tables(form):
        for n, (item, row) in enumerate(zip(table.items, rows, strict=False)):
            if row.cells and row.cells[0] != item:
                yield context.problem(
                    "preset-row",
                    context.place(form.id, "example", name, n, "cells", 0),
                    Words(f"表上这一行印的是“{item}”", f"this row is printed as “{item}”"),
                    Words("第一格照 items 写，顺序也一样；没有填的行，其余各格写“—”。",
                          "Begin the row as `items` has it, in the same order; write — into the "
                          "other cells of a row that is not filled in."),
                )  # fmt: skip


def column_widths(context: Context) -> Iterator[Problem]:
    """The columns of a table share the twelve parts of a line; one alone cannot take them all."""
    usual = FormField.model_fields["width"].default
    for form in context.sound(context.handbook.forms):
        for name, table, _, _ in _tables(form):
            given = [(one.width, n) for n, one in enumerate(table.columns) if one.width != usual]
            whole = sum(width for width, _ in given)
            if whole <= LINE:
                continue
            width, at = max(given)
            yield context.problem(
                "column-width",
                context.place(form.id, name, "columns", at, "width"),
                Words(f"这张表各列的宽度加起来是 {whole}，一行只有 {LINE}",
                      f"the columns of this table add up to {whole}, a line has {LINE} parts"),
                Words(f"这一列最宽：写得小一些，例如 {max(1, width - whole + LINE)}。",
                      f"This one is the widest: make it {max(1, width - whole + LINE)} or so."),
            )  # fmt: skip


def choices_have_options(context: Context) -> Iterator[Problem]:
    """A choice says what there is to choose."""
    for form in context.sound(context.handbook.forms):
        for place, field in _fields(context, form):
            if field.type == "choice" and not field.options:
                yield context.problem(
                    "choice-without-options",
                    Place(place.file, (*place.path, "type")),
                    Words(f"“{field.label}”没有可选的内容",
                          f"“{field.label}” has nothing to choose from"),
                    Words("加上 options: [甲, 乙]，或改用别的 type。",
                          "Add `options: [one, another]`, or write another `type`."),
                )  # fmt: skip


def several_of_a_choice(context: Context) -> Iterator[Problem]:
    """Several may be ticked only of a choice, and an example ticks several only where it may."""
    for form in context.sound(context.handbook.forms):
        for place, field in _fields(context, form):
            if field.several and field.type != "choice":
                yield context.problem(
                    "several-of-no-choice",
                    Place(place.file, (*place.path, "several")),
                    Words("只有选择（type: choice）才有几项可勾",
                          "only of a choice may several be ticked"),
                    Words("写 type: choice 和 options，或删掉 several。",
                          "Write `type: choice` and `options`, or remove `several`."),
                )  # fmt: skip
        yield from _ticked_several(context, form)


def _fields(context: Context, form: Form) -> Iterator[tuple[Place, FormField]]:
    """The fields of the head of a form and the columns of its tables."""
    for n, field in enumerate(form.fields):
        yield context.place(form.id, "fields", n), field
    for name, table, _, _ in _tables(form):
        for n, column in enumerate(table.columns):
            yield context.place(form.id, name, "columns", n), column


def _ticked_several(context: Context, form: Form) -> Iterator[Problem]:
    fields = {one.id: one for one in form.fields}
    for n, value in enumerate(form.example.values if form.example else ()):
        field = fields.get(value.field)
        if field is None or field.several or value.value in field.options:
            continue
        ticked = [one.strip() for one in re.split(r"[、,，；]", value.value)]
        if len(ticked) > 1 and set(ticked) <= set(field.options):
            yield context.problem(
                "one-of-a-choice",
                context.place(form.id, "example", "values", n, "value"),
                Words("样张勾了几项，这一栏只能勾一项",
                      "the example ticks several, and this field takes one"),
                Words("可以勾几项的，在这一栏写 several: true。",
                      "Write `several: true` in the field if several may be ticked."),
            )  # fmt: skip


def _is_option(field: FormField, value: str) -> bool:
    """True for an option, several, or one with something added in brackets; blank is none."""
    if not field.options or value in ("", "—"):
        return True
    chosen = (re.sub(r"[（(].*", "", one).strip() for one in re.split(r"[、,，；]", value))
    known = {re.sub(r"[（(].*", "", option).strip() for option in field.options}
    return value in field.options or all(one in known for one in chosen)


def _no_option(context: Context, place: Place) -> Problem:
    return context.problem(
        "no-option",
        place,
        Words("样张里填的不是可选的内容", "the example chooses what is no option"),
        Words("写 options 里的一项。", "Write one of `options`."),
    )


def _totals(context: Context, form: Form) -> Iterator[Problem]:
    for name, table, _, _ in _tables(form):
        known = frozenset(one.id for one in table.columns)
        for n, column in enumerate(table.total):
            if column not in known:
                place = context.place(form.id, name, "total", n)
                problem = context.unknown(
                    "unknown-column",
                    place,
                    Words(f"没有列“{column}”", f"there is no column “{column}”"),
                    Words("写 columns 里的编号。", "Write an id of `columns`."),
                    context.meant(place, column, known),
                )
                yield replace(problem, about=f"{form.id}/{column}")


def _lengths(context: Context, form: Form) -> Iterator[Problem]:
    """Rows and signatures of an example, as many as there are places for them."""
    example = form.example
    if example is None:
        return
    wide = {name: len(table.columns) for _, table, name, _ in _tables(form)}
    if form.grid:  # a row has its title, the days, and then the columns
        wide["rows"] = wide.get("rows", 0) + 1 + DAYS
    rows = [("rows", n, row) for n, row in enumerate(example.rows)]
    rows += [("second_rows", n, row) for n, row in enumerate(example.second_rows)]
    for name, n, row in rows:
        if wide.get(name) and len(row.cells) != wide[name]:
            yield context.problem(
                "cells",
                context.place(form.id, "example", name, n),
                Words(f"这一行有 {len(row.cells)} 格，表格有 {wide[name]} 列",
                      f"this row has {len(row.cells)} cells, the table {wide[name]} columns"),
                Words('空着的格子写 ""。', 'Write "" for an empty cell.'),
            )  # fmt: skip
    if example.signatures and len(example.signatures) != len(form.sign_offs):
        yield context.problem(
            "signatures",
            context.place(form.id, "example", "signatures"),
            Words(f"签名有 {len(example.signatures)} 个，签署栏有 {len(form.sign_offs)} 个",
                  f"{len(example.signatures)} signatures for {len(form.sign_offs)} sign-offs"),
            Words("每个签署栏一个签名；没有人签的写 ／。",
                  "One signature for each sign-off; where nobody signs, write —."),
        )  # fmt: skip


def tables(context: Context) -> Iterator[Problem]:
    """The rows of a table in a step or rule are as wide as its head."""
    for place, table in context.handbook.tables:
        widths = {len(row.cells) for row in table.rows}
        if len(table.rows) > 1 and len(widths) == 1 and len(table.columns) not in widths:
            yield _head_differs(context, place, len(table.columns), widths.pop())
            continue
        for n, row in enumerate(table.rows):
            if len(row.cells) != len(table.columns):
                yield context.problem(
                    "cells",
                    Place(place.file, (*place.path, "rows", n)),
                    Words(f"这一行有 {len(row.cells)} 格，表格有 {len(table.columns)} 列",
                          f"this row has {len(row.cells)} cells for {len(table.columns)} columns"),
                    Words('空着的格子写 ""。', 'Write "" for an empty cell.'),
                )  # fmt: skip


def _head_differs(context: Context, place: Place, columns: int, cells: int) -> Problem:
    """Where all rows agree, the head is the odd one."""
    return context.problem(
        "cells",
        Place(place.file, (*place.path, "columns")),
        Words(f"表头有 {columns} 列，每一行都有 {cells} 格",
              f"the head has {columns} columns, each row {cells} cells"),
        Words("各列的名称用半角逗号隔开。", "Part the names of the columns by commas."),
    )  # fmt: skip
