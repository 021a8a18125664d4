"""What follows from a date: by which day something is due that may take so many days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.content.moments import Duration
from generator.locale import words
from generator.outputs import deadlines
from generator.outputs.quiz.draw import Candidate, rank
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models.deadlines import Timed, tells
from generator.outputs.quiz.question import Question

FIRST = date(2027, 3, 1)
"""A Monday with five weeks after it in which no public holiday moves a working day."""
STARTS = 4
"""So many days of that week a question may start on; not the last, so that a weekend comes."""
MOST = {"day": 20, "working_day": 15}
"""Beyond so many days people look at a calendar."""

SATURDAY = 5


def questions(
    examiner: Examiner, basis: str, item: Timed, about: str, why: str
) -> Iterator[Question]:
    """By which day is it due, counted from a certain day? Wrong is what counts the first day, too,
    or takes working days for calendar days."""
    within = item.within
    if within is None or not 2 <= within.number <= MOST.get(within.unit, 0):
        return
    if within.number != int(within.number) or tells(examiner, about, item):
        return
    id = question_id(basis, "date")
    start = FIRST + timedelta(days=rank(id) % STARTS)
    # The options go without the day of the week: the start's would point to the key.
    key, *wrong = (_shown(examiner, day, "day") for day in days(start, within))
    yield examiner.among(
        id, "date",
        examiner.stem(
            "date", id, about=examiner.quoted(about), start=_shown(examiner, start, "date")
        ),
        Candidate(basis, key), [Candidate("", text) for text in wrong],
        explanation=examiner.joined([
            examiner.why(
                "date", within=deadlines.within(examiner.handbook.language, within)
            ), examiner.sentence(why)
        ]),
        basis=basis, cites=(item,),
    )  # fmt: skip


def days(start: date, within: Duration) -> list[date]:
    """The day on which it is due, then three others that a mistake in counting leads to."""
    number = int(within.number)
    by_calendar = start + timedelta(days=number)
    by_work = working_days_after(start, number)
    right, confused = (
        (by_work, by_calendar) if within.unit == "working_day" else (by_calendar, by_work)
    )
    near = (confused, right - timedelta(days=1), right + timedelta(days=1),
            right + timedelta(days=2), right - timedelta(days=2))  # fmt: skip
    return [right, *[day for day in dict.fromkeys(near) if day not in (right, start)][:3]]


def working_days_after(start: date, number: int) -> date:
    """The so many-th working day after a day, which does not count itself."""
    day = start
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day


def _shown(examiner: Examiner, day: date, name: str) -> str:
    """A day as the locale writes it: a `date` with the day of the week, a `day` without."""
    moment = words(examiner.handbook.language)["moment"]
    return str(moment[name]).format(
        weekday=moment["weekday_names"].split()[day.weekday()],
        month=moment["month_names"].split()[day.month - 1],
        n=day.day,
    )
