"""How long may it take, and by when: the right time among near misses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from generator.content.moments import Duration, Moment, Unit
from generator.outputs import deadlines
from generator.outputs.quiz.draw import Candidate, rank
from generator.outputs.quiz.examiner import Cited, Examiner, question_id
from generator.outputs.quiz.models.gaps import forms_of
from generator.outputs.quiz.question import Question

WRONG = 3
"""How many wrong durations are shown."""

SMALLER: Mapping[Unit, tuple[float, Unit]] = {
    "minute": (30, "second"), "hour": (30, "minute"), "day": (12, "hour"),
    "working_day": (4, "hour"), "week": (3, "day"), "month": (15, "day"), "year": (6, "month"),
}  # fmt: skip
"""About half of one of a unit, where half a number of it is not whole."""

HOURS = (-1, 1, 2)
"""By how many hours a wrong time of the clock is off."""

DAYS = (-2, 3, 5)
"""By how many days a wrong day of the month is off."""


class Timed(Cited, Protocol):
    """What may bear a deadline: a step, a rule, a duty."""

    @property
    def within(self) -> Duration | None: ...
    @property
    def by(self) -> Moment | None: ...


def questions(
    examiner: Examiner, basis: str, item: Timed, about: str, why: str
) -> Iterator[Question]:
    """The deadlines of an item; `about` is what has to be done, `why` what it is for."""
    language = examiner.handbook.language
    if item.within:
        yield from _question(
            examiner, basis, item, about, why, "within",
            [deadlines.duration(language, one) for one in durations(item.within)],
        )  # fmt: skip
    if item.by:
        yield from _question(
            examiner, basis, item, about, why, "by",
            [deadlines.moment(language, one) for one in moments(item.by)],
        )  # fmt: skip


def _question(
    examiner: Examiner, basis: str, item: Timed, about: str, why: str, kind: str, times: list[str]
) -> Iterator[Question]:
    key, *wrong = times
    # Where the text says its own deadline, the question would hold the answer.
    if len(wrong) < 2 or key in examiner.plain(about) or tells(examiner, about, item):
        return
    id = question_id(basis, kind)
    yield examiner.among(
        id, "deadline", examiner.stem(kind, id, about=examiner.quoted(about)),
        Candidate(basis, key), [Candidate("", text) for text in wrong],
        explanation=examiner.sentence(why), basis=basis, cites=(item,),
    )  # fmt: skip


def tells(examiner: Examiner, about: str, item: Timed) -> bool:
    """True if a text says the time that its item has, in digits or in words."""
    language = examiner.handbook.language
    text = examiner.plain(about).lower().replace(" ", "")
    return any(
        f"{form}{unit}".lower() in text
        for number, units in _numbers(language, item)
        for form in {*forms_of(number, language), *_NTH.get(number, ())}
        for unit in units
    )


def _numbers(language: str, item: Timed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The numbers of an item's deadline, each with what may follow it in a text."""
    if item.within:
        number, _, unit = deadlines.duration(language, item.within).lower().partition(" ")
        unit = unit.replace(" ", "")
        if number.isdigit():
            yield number, (unit[: UNIT_SHOWN.get(language, len(unit))], *_ALSO.get(unit, ()))
    if item.by and item.by.number:
        yield str(item.by.number), ("个工作日", "日", "号", "working", "th", "st", "nd", "rd")
    if item.by and item.by.clock:
        yield str(int(item.by.clock.partition(":")[0])), ("点", ":", "am", "o’clock", "inthe")


UNIT_SHOWN = {"zh": 2, "en": 4}
"""So much of a unit is enough to know it by: 声 of 声铃, minu of minutes."""
_ALSO = {"天": ("日",), "日": ("天",), "声铃": ("声",)}
_NTH = {"1": ("next", "first"), "2": ("second",), "3": ("third",)}


def durations(right: Duration) -> list[Duration]:
    """A duration and others near it, some shorter and some longer: were all longer, the right one
    could be told without knowing it."""
    shorter, longer = _shorter(right), _longer(right)
    fewer = rank("shorter", f"{right.number:g} {right.unit}") % (min(len(shorter), WRONG - 1) + 1)
    return [right, *shorter[:fewer], *longer[: WRONG - fewer]]


def _shorter(right: Duration) -> list[Duration]:
    """Whole numbers only, since nobody writes 7.5 minutes; of one hour, half an hour."""
    numbers = dict.fromkeys((right.number / 2, right.number / 3, right.number - 1))
    found = [replace(right, number=n) for n in numbers if n == int(n) and 0 < n < right.number]
    if not found and right.unit in SMALLER:
        number, unit = SMALLER[right.unit]
        found = [Duration(number * right.number, unit)]
    return found


def _longer(right: Duration) -> list[Duration]:
    numbers = dict.fromkeys((right.number * 2, right.number * 3, right.number * 4))
    return [replace(right, number=n) for n in numbers]


def moments(right: Moment) -> list[Moment]:
    """A moment and others near it; alone where nothing is near, as with the end of a month."""
    shifts: Iterable[tuple[Callable[[Moment, int], Moment | None], tuple[int, ...]]] = (
        (_clock, HOURS), (_day, DAYS),
    )  # fmt: skip
    for shift, steps in shifts:
        others = [one for step in steps if (one := shift(right, step))]
        if len(others) >= 2:
            return [right, *others]
    return [right]


def _clock(right: Moment, hours: int) -> Moment | None:
    hour, _, minute = right.clock.partition(":")
    if not hour.isdigit() or not 0 <= int(hour) + hours < 24:
        return None
    return replace(right, clock=f"{int(hour) + hours:0{len(hour)}d}:{minute}")


def _day(right: Moment, days: int) -> Moment | None:
    most = {"weekday": 7, "month_day": 28, "next_month_day": 28}
    most |= dict.fromkeys(("month_working_day", "next_month_working_day"), 15)
    number = right.number + days
    return replace(right, number=number) if 0 < number <= most.get(right.day, 0) else None
