"""Deadlines: one thing has one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.content.checks.context import Context
from generator.content.entries import Entry
from generator.content.moments import NUMBER, Duration, Moment, duration
from generator.content.records import Duty, Role
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
    if not context.loaded.broken.isdisjoint((entry.document, other.document)):
        return  # a deadline may be another one
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
        if not _may_have_one(type(entry.item)) or entry.document in context.loaded.broken:
            continue
        forms: tuple[str, ...] = getattr(entry.item, "forms", ())
        by = getattr(entry.item, "by", None)
        if len(forms) != 1 or not isinstance(by, Moment):
            continue
        other = first.setdefault(forms[0], _Handed(entry, by))
        if other.entry.document != entry.document and other.by != by:
            yield _two(context, entry, "by", by, other.entry, other.by)


_LONGEST: dict[str, float] = {
    "": 24, "today": 24, "next_day": 48, "weekday": 7 * 24,
    "month_day": 31 * 24, "month_working_day": 31 * 24, "month_end": 31 * 24,
    "month_start": 31 * 24, "next_month_day": 62 * 24, "next_month_working_day": 62 * 24,
    "quarter_end": 92 * 24, "quarter_start": 92 * 24, "half_year_end": 184 * 24,
    "year_day": 366 * 24, "year_month_end": 366 * 24, "year_end": 366 * 24,
}  # fmt: skip
"""How many hours there are at most until a moment."""
_OVERNIGHT = 8.0
"""How many hours there are at least until the next day."""
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0, "day": 24.0, "working_day": 24.0,
          "week": 7 * 24.0, "month": 28 * 24.0, "year": 365 * 24.0}  # fmt: skip


def deadlines_that_clash(context: Context) -> Iterator[Problem]:
    """Of `within` and `by` on one item, each can be the one that counts."""
    for entry in context.handbook.entries.values():
        within, by = getattr(entry.item, "within", None), getattr(entry.item, "by", None)
        if not isinstance(within, Duration) or not isinstance(by, Moment):
            continue
        hours = _HOURS.get(within.unit, 0.0) * within.number
        least = _OVERNIGHT if by.day == "next_day" else 0.0
        if least < hours < _LONGEST[by.day] or not hours:
            continue
        yield context.problem(
            "deadlines-clash",
            entry.place._replace(path=(*entry.place.path, "by")),
            Words(f"“{within.typed}”之内和“{by.typed}”之前，只有一个起作用",
                  f"of “within {within.typed}” and “by {by.typed}”, only one ever counts"),
            Words("只写一个时限。", "Write one deadline."),
        )  # fmt: skip


def two_frequencies(context: Context) -> Iterator[Problem]:
    """Duties that are the same thing are done equally often."""
    for entry in context.handbook.entries.values():
        duty = entry.item
        if not isinstance(duty, Duty):
            continue
        for other in filter(None, map(context.handbook.get, duty.same_as)):
            mine, theirs = duty.when, getattr(other.item, "when", duty.when)
            if mine != theirs:
                yield context.problem(
                    "two-frequencies",
                    entry.place._replace(path=(*entry.place.path, "when")),
                    Words(f"这里写 {mine}，“{context.handbook.title(other.id)}”写 {theirs}",
                          f"`{mine}` here, `{theirs}` at “{other.id}”"),
                    Words("同一件事频率要一样，请改其中一个。",
                          "The same thing is done equally often: change one of the two."),
                )  # fmt: skip


_DAYS_OF: dict[str, tuple[str, ...]] = {
    "daily": (),
    "weekly": ("weekday",),
    "monthly": ("month_day", "next_month_day", "month_working_day", "next_month_working_day",
                "month_end", "month_start"),
    "quarterly": ("quarter_end", "quarter_start"),
    "half_yearly": ("half_year_end", "year_day", "year_month_end", "year_end"),
    "yearly": ("year_day", "year_month_end", "year_end"),
}  # fmt: skip
"""The days that can be named of what is done so often."""


_FREQUENCIES = list(_DAYS_OF)


def days_that_fit(context: Context) -> Iterator[Problem]:
    """What is done every week is done on a day of the week, and so on; it is due before the next
    time."""
    for role in context.sound(context.handbook.roles):
        for n, duty in enumerate(role.duties):
            if duty.when not in _FREQUENCIES:
                continue
            if duty.on and duty.on.day and duty.on.day not in _DAYS_OF[duty.when]:
                yield _does_not_go_with(context, role, n, "on", duty.on)
            if duty.by and _is_rarer(duty.by, duty.when):
                yield _does_not_go_with(context, role, n, "by", duty.by, at="when")


def _is_rarer(moment: Moment, when: str) -> bool:
    """Whether a moment comes less often than what is done so often: 次月 5 日, every week."""
    often = [name for name, days in _DAYS_OF.items() if moment.day in days]
    return bool(often) and _FREQUENCIES.index(often[0]) > _FREQUENCIES.index(when)


def _does_not_go_with(
    context: Context, role: Role, n: int, name: str, moment: Moment, at: str = ""
) -> Problem:
    when = role.duties[n].when
    return context.problem(
        "day-and-frequency",
        context.place(role.id, "duties", n, at or name),
        Words(f"“{moment.typed}”和频率 {when} 对不上",
              f"“{moment.typed}” does not go with `when: {when}`"),
        Words(f"请改 {name} 或 when。", f"Change `{name}` or `when`."),
    )  # fmt: skip


_PERIOD = re.compile(
    rf"(?:{NUMBER})\s*个?半?\s*[一-鿿]{{1,3}}?(?:以内|之内|内)"
    r"|within (\d+ [a-z]+(?: days?)?)"
)


def deadlines_in_words(context: Context) -> Iterator[Problem]:
    """A text that names one period within which something is done names that of `within`."""
    for entry in context.handbook.entries.values():
        within = getattr(entry.item, "within", None)
        if not isinstance(within, Duration) or entry.document in context.loaded.broken:
            continue
        text = getattr(entry.item, "text", "") or getattr(entry.item, "do", "")
        found = [duration(one[1] or one[0]) for one in _PERIOD.finditer(text or "")]
        said = {one.measure: one.typed for one in found if one}
        if len(said) != 1 or within.measure in said:
            continue
        (typed,) = said.values()
        yield context.problem(
            "deadline-in-words",
            entry.place._replace(path=(*entry.place.path, "within")),
            Words(f"这里写“{within.typed}”，文字里写“{typed}”",
                  f"“{within.typed}” here, “{typed}” in the text"),
            Words("核对后改其中一个。", "Look which is right, and change the other."),
        )  # fmt: skip
