"""Deadlines: one thing has one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.content.checks.context import Context
from generator.content.entries import Entry
from generator.content.moments import Duration, Moment
from generator.content.records import Duty
from generator.content.types import Item
from generator.problems.problem import Problem, Words


def two_deadlines(context: Context) -> Iterator[Problem]:
    """What is done by a step or rule has the deadline of that step or rule.

    The same holds for duties that are the same thing, and for the one form that a duty and a step
    of another document both hand in by a day.
    """
    handbook = context.handbook
    reported: set[tuple[str, str]] = set()
    for entry in handbook.entries.values():
        if not _may_have_one(type(entry.item)) or not _deadlines(entry):
            continue
        for other_id in _same_thing(entry):
            other = handbook.get(other_id)
            if other and (other.id, entry.id) not in reported:
                reported.add((entry.id, other.id))
                yield from _differences(context, entry, other)
    yield from _of_forms(context)


@cache
def _may_have_one(kind: type[Item]) -> bool:
    return "within" in kind.model_fields


def _deadlines(entry: Entry) -> dict[str, Duration | Moment]:
    """The deadlines of an item by the name of their field."""
    found = ((name, getattr(entry.item, name, None)) for name in ("within", "by"))
    return {name: value for name, value in found if value is not None}


def _same_thing(entry: Entry) -> tuple[str, ...]:
    """The items that say how a thing is done, and duties that are the same thing."""
    basis: tuple[str, ...] = getattr(entry.item, "basis", ())
    same = entry.item.same_as if isinstance(entry.item, Duty) else ()
    return (*basis, *same)


def _differences(context: Context, entry: Entry, other: Entry) -> Iterator[Problem]:
    theirs = _deadlines(other)
    for name, value in _deadlines(entry).items():
        if name in theirs and _meaning(value) != _meaning(theirs[name]):
            yield _two(context, entry, name, value, other, theirs[name])


def _meaning(value: Duration | Moment) -> object:
    return value.measure if isinstance(value, Duration) else value


def _two(
    context: Context,
    entry: Entry,
    name: str,
    value: Duration | Moment,
    other: Entry,
    theirs: Duration | Moment,
) -> Problem:
    place = entry.place._replace(path=(*entry.place.path, name))
    return context.problem(
        "two-deadlines",
        place,
        Words(
            f"这里写“{value.typed}”，“{context.handbook.title(other.id)}”写“{theirs.typed}”",
            f"“{value.typed}” here, “{theirs.typed}” at “{other.id}”",
        ),
        Words("同一件事只能有一个时限，请改其中一个。", "One thing has one deadline: change one."),
    )


class _Handed(NamedTuple):
    """A form that is handed in by a day, and where that is said."""

    entry: Entry
    by: Moment


def _of_forms(context: Context) -> Iterator[Problem]:
    first: dict[str, _Handed] = {}
    for entry in context.handbook.entries.values():
        if not _may_have_one(type(entry.item)):
            continue
        forms: tuple[str, ...] = getattr(entry.item, "forms", ())
        by = getattr(entry.item, "by", None)
        if len(forms) != 1 or not isinstance(by, Moment):
            continue
        other = first.setdefault(forms[0], _Handed(entry, by))
        if other.entry.document != entry.document and other.by != by:
            yield _two(context, entry, "by", by, other.entry, other.by)


_DAYS_OF: dict[str, tuple[str, ...]] = {
    "daily": (),
    "weekly": ("weekday",),
    "monthly": ("month_day", "next_month_day", "month_working_day", "next_month_working_day",
                "month_end", "month_start"),
    "quarterly": ("quarter_end", "quarter_start"),
    "half_yearly": ("half_year_end", "year_day", "year_end"),
    "yearly": ("year_day", "year_end"),
}  # fmt: skip
"""The days that can be named of what is done so often."""


def days_that_fit(context: Context) -> Iterator[Problem]:
    """What is done every week is done on a day of the week, and so on."""
    for role in context.sound(context.handbook.roles):
        for n, duty in enumerate(role.duties):
            fits = _DAYS_OF.get(duty.when)
            if duty.on and fits is not None and duty.on.day and duty.on.day not in fits:
                yield context.problem(
                    "day-and-frequency",
                    context.place(role.id, "duties", n, "on"),
                    Words(f"“{duty.on.typed}”和频率 {duty.when} 对不上",
                          f"“{duty.on.typed}” does not go with `when: {duty.when}`"),
                    Words("请改 on 或 when。", "Change `on` or `when`."),
                )  # fmt: skip
