"""How long may it take, and by when: the right time among near misses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Protocol

from generator.content.moments import Duration, Moment
from generator.outputs import deadlines
from generator.outputs.quiz.draw import Candidate, shuffled
from generator.outputs.quiz.examiner import Cited, Examiner, question_id
from generator.outputs.quiz.models import times
from generator.outputs.quiz.models.gaps import forms_of
from generator.outputs.quiz.question import Question

WRONG = 3
"""How many wrong times are shown."""

TEACHES = 20
"""A shorter explanation says little: what it is all for is added."""

HOURS = (-2, -1, 1, 2)
"""By how many hours a wrong time of the clock is off."""

DAYS = (-3, -2, 2, 3, 5)
"""By how many days a wrong day of the month is off."""


class Timed(Cited, Protocol):
    """What may bear a deadline: a step, a rule, a duty."""

    @property
    def within(self) -> Duration | None: ...
    @property
    def by(self) -> Moment | None: ...


def questions(
    examiner: Examiner, basis: str, item: Timed, about: str, why: str, else_why: str
) -> Iterator[Question]:
    """The deadlines of an item, but for a single hour or day, which anybody guesses; `about` is
    what has to be done, `why` how one sees that it was, and `else_why` what it is for."""
    language = examiner.handbook.language
    if tells(examiner, why, item) or len(why) < TEACHES:
        why = examiner.joined([examiner.sentence(why), examiner.sentence(else_why)])
    if item.within and item.within.number > 1:
        yield from _question(
            examiner, basis, item, about, why, "within",
            [deadlines.duration(language, one) for one in durations(examiner, basis, item.within)],
        )  # fmt: skip
    if item.by and item.by.day != "weekday":  # the end of the week is anybody's guess
        yield from _question(
            examiner, basis, item, about, why, "by",
            [deadlines.moment(language, one) for one in moments(examiner, basis, item.by)],
        )  # fmt: skip


def _question(
    examiner: Examiner, basis: str, item: Timed, about: str, why: str, kind: str, shown: list[str]
) -> Iterator[Question]:
    key, *wrong = shown
    # Where the text says its own deadline, the question would hold the answer.
    if len(wrong) < 2 or key in examiner.plain(about) or tells(examiner, about, item):
        return
    id = question_id(basis, kind)
    yield examiner.among(
        id, "deadline",
        examiner.stem(kind, id, document=examiner.document(basis), about=examiner.quoted(about)),
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
_NTH = {"1": ("next", "first", "a", "an", "each", "every"), "2": ("second",), "3": ("third",)}


def durations(examiner: Examiner, basis: str, right: Duration) -> list[Duration]:
    """A duration and others near it in the same unit: those that the handbook sets for other
    things, first."""
    others = times.drawn(f"{basis}-within", examiner.handbook)
    alike = (one for one in others if one.unit == right.unit)
    return [right, *islice(times.near(right, alike), WRONG)]


def moments(examiner: Examiner, basis: str, right: Moment) -> list[Moment]:
    """A moment and others near it; alone where nothing is near, as with the end of a month."""
    seed = f"{basis}-by"
    for shift, steps in ((_clock, HOURS), (_day, DAYS)):
        usual = [one for n in shuffled(seed, steps) if (one := shift(right, n))]
        if len(usual) >= 2:
            set_ = times.drawn_moments(seed, examiner.handbook, usual)
            others = [one for one in dict.fromkeys(map(_untyped, set_)) if _like(right, one)]
            return [right, *others[:WRONG]]
    return [right]


def _untyped(one: Moment) -> Moment:
    return replace(one, typed="")


def _like(right: Moment, other: Moment) -> bool:
    """True for a moment of the same sort: of the clock, or of the same kind of day."""
    if (right.day, right.time) != (other.day, other.time):
        return False
    return (right.number, right.clock) != (other.number, other.clock)


def _clock(right: Moment, hours: int) -> Moment | None:
    hour, _, minute = right.clock.partition(":")
    if not hour.isdigit() or not 0 <= int(hour) + hours < 24:
        return None
    return replace(right, clock=f"{int(hour) + hours:0{len(hour)}d}:{minute}")


def _day(right: Moment, days: int) -> Moment | None:
    most = {"weekday": 5, "month_day": 28, "next_month_day": 28}
    most |= dict.fromkeys(("month_working_day", "next_month_working_day"), 15)
    number = right.number + days
    return replace(right, number=number) if 0 < number <= most.get(right.day, 0) else None
