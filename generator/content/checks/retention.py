"""How long papers are kept: one paper for one time, wherever that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.checks.context import Context
from generator.content.handbook import Handbook
from generator.content.records import Form, Table
from generator.content.walk import Place
from generator.problems.problem import Problem, Words

_HEADS = re.compile(r"期限|保存|保管多久|\bretention\b|\bkept for\b", re.IGNORECASE)
"""What stands over a column that says how long something is kept."""
_PERIOD = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>个?月|年|months?|years?)|(?P<ever>永久|permanent)",
    re.IGNORECASE,
)


def two_retentions(context: Context) -> Iterator[Problem]:
    """A table of retention periods keeps a form as long as the form itself says."""
    kept = _kept(context.handbook)
    for place, table in context.handbook.tables:
        column = _column(table)
        if column is None:
            continue
        for n, row in enumerate(table.rows):
            if len(row.cells) != len(table.columns):
                continue
            for title, years in kept.items():
                if title in row.cells[0] and _differ(years, row.cells[column]):
                    yield context.problem(
                        "two-retentions",
                        Place(place.file, (*place.path, "rows", n, "cells", column)),
                        Words(f"“{title}”这里存“{row.cells[column]}”，表单上写“{years}”",
                              f"“{title}” is kept for “{row.cells[column]}” here, and for "
                              f"“{years}” by the form itself"),
                        Words("同一份单据只有一个保管期限，请改其中一处。",
                              "A paper has one retention period: change one of the two."),
                    )  # fmt: skip


def retentions_of_editions(context: Context) -> Iterator[Problem]:
    """A form is kept equally long in every language."""
    base = _periods(context.handbook)
    for language, edition in context.loaded.editions.items():
        if edition is context.handbook:
            continue
        for id, years in _periods(edition).items():
            if id in base and _differ(base[id], years):
                source = next(
                    (f for f, name in context.loaded.names.items()
                     if name.id == id and name.language == language), "",
                )  # fmt: skip
                if not source:
                    continue  # not translated, which is reported as such
                yield context.problem(
                    "two-retentions",
                    Place(source, ("keep", "years")),
                    Words(f"这里保存“{years}”，原文是“{base[id]}”",
                          f"kept for “{years}” here, for “{base[id]}” in the original"),
                    Words("请改成一样的。", "Make them the same."),
                )  # fmt: skip


def _column(table: Table) -> int | None:
    """The column of a table that says how long the first one is kept."""
    return next((n for n, head in enumerate(table.columns) if n and _HEADS.search(head)), None)


def _periods(handbook: Handbook) -> dict[str, str]:
    return {form.id: form.keep.years for form in handbook.forms if form.keep and form.keep.years}


def _kept(handbook: Handbook) -> dict[str, str]:
    """How long each form is kept, by its title; a title that is part of another tells nothing."""
    periods, titles = _periods(handbook), {one.title for one in handbook.documents}
    return {
        form.title: periods[form.id]
        for form in handbook.forms
        if form.id in periods and not _is_part(form, titles)
    }


def _is_part(form: Form, titles: set[str]) -> bool:
    return any(form.title in other and form.title != other for other in titles)


def _differ(one: str, other: str) -> bool:
    """True for two texts that both begin with a period, and not with the same."""
    first, second = _period(one), _period(other)
    return first is not None and second is not None and first != second


def _period(text: str) -> float | None:
    """The first period of a text in months; None for a text without any."""
    found = _PERIOD.search(text)
    if found is None:
        return None
    if found["ever"]:
        return float("inf")
    is_month = "月" in found["unit"] or found["unit"].lower().startswith("month")
    return float(found["number"]) * (1 if is_month else 12)
