"""Samples of forms: their numbers agree with those that cite them, their signatures have days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

from generator.content.checks.context import Context
from generator.content.checks.forms import filled_fields, filled_in
from generator.content.checks.people import DIAL, odd_number
from generator.content.records import DAYS, NOT_SIGNED, Form, FormField, Grid
from generator.content.walk import Place
from generator.problems.problem import Problem, Words
from generator.reading.diagnosis.draft import QUOTED


def sample_numbers(context: Context) -> Iterator[Problem]:
    """The sample of a numbered form has one of the numbers by which other samples cite the form."""
    forms = [one for one in context.sound(context.handbook.forms) if one.serial and one.example]
    cited = _citations(context, forms)
    for form in forms:
        own, others = _number(form), cited[form.id]
        if not re.fullmatch(_pattern(form), own):
            yield context.problem(
                "sample-number",
                context.place(form.id, "example", "serial"),
                Words(f"“{own}”不是这张表的编号", f"“{own}” is no number of this form"),
                Words("照 serial 写：前缀，后面是规定的位数。",
                      "Write it as `serial` says: the prefix, and as many digits."),
            )  # fmt: skip
        elif others and own not in others:
            path = ("example", "serial") if form.example and form.example.serial else ("serial",)
            yield context.problem(
                "sample-number",
                context.place(form.id, *path),
                Words(f"样张的编号是 {own}，别的样张引用的是 {'、'.join(sorted(others))}",
                      f"the sample is {own}, others cite {', '.join(sorted(others))}"),
                Words("在 example.serial 里写其中一个，或改引用它的样张。",
                      "Write one of them in `example.serial`, or change those that cite it."),
                severity="warning",
            )  # fmt: skip


def _number(form: Form) -> str:
    assert form.serial
    assert form.example
    return form.example.serial or form.serial.prefix + "1".rjust(form.serial.digits, "0")


def _pattern(form: Form) -> str:
    assert form.serial
    return re.escape(form.serial.prefix) + rf"[0-9]{{{form.serial.digits}}}"


def _citations(context: Context, forms: list[Form]) -> defaultdict[str, set[str]]:
    """By the ids of forms, their numbers in the samples of others."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    known = {form.id: re.compile(rf"(?<![\w-]){_pattern(form)}(?![\w-])", re.ASCII)
             for form in forms if form.serial and form.serial.prefix}  # fmt: skip
    for other in context.sound(context.handbook.forms):
        if other.example is None:
            continue
        texts = [one.value for one in other.example.values]
        rows = (*other.example.rows, *other.example.second_rows)
        texts += [cell for row in rows for cell in row.cells]
        all_ = "\n".join(texts)
        for id, pattern in known.items():
            if id != other.id:
                found[id].update(pattern.findall(all_))
    return found


def required_fields(context: Context) -> Iterator[Problem]:
    """A sample has a value for each required field."""
    for form in context.sound(context.handbook.forms):
        example = form.example
        if example is None or not (example.values or example.rows):
            continue
        given = {one.field for one in example.values}
        if not given <= {field.id for field in form.fields}:
            continue  # one that is not there may be the one that is left out
        for field in form.fields:
            if field.required and field.id not in given:
                yield _left_out(context, context.place(form.id, "example", "values"), field)
        for place, field, text in filled_in(context, form):
            if field.required and not text.strip():
                yield _left_out(context, place, field)


def _left_out(context: Context, place: Place, field: FormField) -> Problem:
    is_list = place.path[-1] == "values"
    return context.problem(
        "required-left-out",
        place,
        Words(f"样张里没有填“{field.label}”，这一栏是必填的（required: true）",
              f"the sample leaves out “{field.label}”, which is required"),
        Words(f"加上 - {{field: {field.id}, value: 填的内容}}；可以不填的，删掉 required。",
              f"Add `- {{field: {field.id}, value: …}}`, or remove `required` from the field.")
        if is_list
        else Words("填上；可以不填的，删掉这一栏的 required。",
                   "Fill it in, or remove `required` from the field."),
        key=is_list,
    )  # fmt: skip


def grids(context: Context) -> Iterator[Problem]:
    """The marks of a month grid differ, and its sample has these marks and the printed rows."""
    for form in context.sound(context.handbook.forms):
        if form.grid is None:
            continue
        twice = list(_marks_twice(context, form, form.grid))
        yield from twice
        marks = set[str]() if twice else {one.mark for one in form.grid.marks}
        for r, row in enumerate(form.example.rows if form.example else ()):
            place = context.place(form.id, "example", "rows", r, "cells")
            if form.grid.items and row.cells and row.cells[0] not in form.grid.items:
                yield _no_such_row(context, place, row.cells[0], form.grid.items)
            if len(row.cells) != 1 + DAYS + len(form.table.columns if form.table else ()):
                continue  # which is reported: its cells stand in other columns
            for n, cell in enumerate(row.cells[1 : 1 + DAYS], 1):
                if marks and cell and cell not in marks and not set(cell) <= {*marks, *_PARTS}:
                    yield _no_such_mark(context, place, n, cell, form.grid)


_PARTS = frozenset(" /、")
"""What parts several marks of one day."""


def _marks_twice(context: Context, form: Form, grid: Grid) -> Iterator[Problem]:
    for field in ("mark", "text"):
        seen: dict[str, int] = {}
        for n, one in enumerate(grid.marks):
            value = getattr(one, field)
            if seen.setdefault(value, n) != n:
                other = grid.marks[seen[value]]
                said = other.text if field == "mark" else other.mark
                yield context.problem(
                    "repeated-text",
                    context.place(form.id, "grid", "marks", n, field),
                    Words(f"“{value}”上面已经用了（{said}）",
                          f"“{value}” stands above already ({said})"),
                    Words("每个符号、每个意思只写一次。", "Use each mark, and each meaning, once."),
                )  # fmt: skip


def _no_such_row(context: Context, place: Place, title: str, items: tuple[str, ...]) -> Problem:
    place = Place(place.file, (*place.path, 0))
    problem = context.unknown(
        "preset-row",
        place,
        Words(f"固定行（items）里没有“{title[:QUOTED]}”", f"no row “{title[:QUOTED]}” is printed"),
        Words("照 items 里的写。", "Write it as it stands in `items`."),
        context.meant(place, title, items),
    )
    return replace(problem, span=context.loaded.span(place))


def _no_such_mark(context: Context, place: Place, n: int, cell: str, grid: Grid) -> Problem:
    place = Place(place.file, (*place.path, n))
    marks = {one.mark: one.text for one in grid.marks}
    zh = "、".join(f"{mark} {text}" for mark, text in marks.items())
    message = Words(f"符号表（marks）里没有“{cell[:QUOTED]}”",
                    f"there is no mark “{cell[:QUOTED]}”")  # fmt: skip
    hint = Words(f"可用的符号：{zh}。", f"The marks are: {', '.join(marks)}.")
    return context.problem("unknown-mark", place, message, hint)


def sample_telephones(context: Context) -> Iterator[Problem]:
    """A telephone number in a sample is one that can be dialled."""
    for form in context.sound(context.handbook.forms):
        for place, field, text in filled_in(context, form):
            if field.type == "phone" and any(map(str.isdigit, text)) and (why := odd_number(text)):
                yield from context.finding(
                    "phone-number", form.id, place, why, DIAL, severity="warning"
                )


def sample_dates(context: Context) -> Iterator[Problem]:
    """Where a form asks for the date of a signature, its sample has one, in order of signing."""
    for form in context.sound(context.handbook.forms):
        example = form.example
        if example is None:
            continue
        pairs = zip(form.sign_offs, example.signatures, strict=False)
        signed = [one for one, name in pairs if name not in NOT_SIGNED]
        if any(one.date for one in signed) and not example.signed:
            yield context.problem(
                "undated-signature",
                context.place(form.id, "example", "signatures"),
                Words("样张里的签名没有日期", "the signatures of the sample have no dates"),
                Words("在 example.signed 里写签名的日期；都在同一天的只写一个。",
                      "Write them in `example.signed`; one is enough for the same day."),
                severity="warning",
            )  # fmt: skip
        yield from _dates_of_signatures(context, form.id, example.signed, len(signed))


def _dates_of_signatures(
    context: Context, form: str, dates: Sequence[date], signatures: int
) -> Iterator[Problem]:
    """As many dates as signatures at most, each not before the one above."""
    if len(dates) > signatures:
        yield context.problem(
            "signature-dates",
            context.place(form, "example", "signed", signatures),
            Words(f"签名有 {signatures} 个，日期有 {len(dates)} 个",
                  f"signatures: {signatures}, dates: {len(dates)}"),
            Words("每个签名最多一个日期。", "Write at most one date for each signature."),
        )  # fmt: skip
        return
    for n, (earlier, later) in enumerate(pairwise(dates), 1):
        if later < earlier:
            yield context.problem(
                "signature-dates",
                context.place(form, "example", "signed", n),
                Words(f"后签的 {later} 早于先签的 {earlier}",
                      f"{later} is before {earlier}, when the one above signs"),
                Words("按签名的先后写日期。", "Write the dates in the order of signing."),
            )  # fmt: skip
            return


def sample_figures(context: Context) -> Iterator[Problem]:
    """What stands in a field for a number has figures; a row of a table may head others."""
    for form in context.sound(context.handbook.forms):
        for place, field, text in filled_fields(context, form):
            if field.type == "number" and _NO_FIGURE.fullmatch(text):
                yield context.problem(
                    "sample-figure",
                    place,
                    Words(f"“{field.label}”要填数，这里没有数字",
                          f"“{field.label}” takes a number, and there is none here"),
                    Words("写阿拉伯数字，例如 2；不填数的写“—”，或改这一栏的 type。",
                          "Write figures, such as 2, or — for none; or change the field's `type`."),
                )  # fmt: skip


_NO_FIGURE = re.compile(r"(?=.*[^\W\d_])[^0-9]+", re.DOTALL)
"""Words without a figure; a dash says that there is nothing."""


def sample_moments(context: Context) -> Iterator[Problem]:
    """A day or a time in a sample is one that there is."""
    for form in context.sound(context.handbook.forms):
        for place, field, text in filled_in(context, form):
            found = _MOMENT.findall(text) if field.type in _MOMENTS else []
            if wrong := next(filter(_is_impossible, found), None):
                problem = context.problem(
                    "sample-moment",
                    place,
                    Words(f"没有“{wrong}”这样的日期或时间", f"there is no day or time “{wrong}”"),
                    Words("写真有的日期和时间，例如 2026-12-09、13:50。",
                          "Write a real day or time, such as 2026-12-09 or 13:50."),
                )  # fmt: skip
                yield context.in_text(problem, "", wrong)


_MOMENT = re.compile(r"(?<![\w.:-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2})(?![\w:-])")


def _is_impossible(moment: str) -> bool:
    try:
        if "-" in moment:
            date.fromisoformat(moment)
        else:
            time.fromisoformat(moment.rjust(5, "0"))
    except ValueError:
        return True
    return False


_MOMENTS = frozenset(["date", "time"])
