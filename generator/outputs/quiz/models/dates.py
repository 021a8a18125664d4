"""What follows from a date: the day by which something is due, given the days it may take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.content.moments import Duration, Unit
from generator.locale import words
from generator.outputs import deadlines as shown_deadlines
from generator.outputs.quiz.draw import Candidate, shuffled
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models import deadlines, events, times
from generator.outputs.quiz.models.deadlines import Timed
from generator.outputs.quiz.question import Question

FIRST = date(2027, 7, 5)
"""A Monday with nine weeks after it in which no public holiday moves a working day."""
STARTS = tuple(7 * week + day for week in range(6) for day in range(4))
"""So many days later a question may start: not at the end of a week, so that a weekend comes."""
MOST = {"day": 20, "working_day": 15}
"""Days beyond which people look at a calendar."""

SATURDAY = 5


def questions(
    examiner: Examiner, basis: str, item: Timed, about: str, why: str, else_why: str
) -> Iterator[Question]:
    """By which day is it due, counted from an event? Of days that nobody says what they are counted
    from, nothing is asked, nor of what the law sets. Where it is too easy or too long to count, how
    long it may take."""
    if item.legal:
        return
    within = item.within
    if within and _countable(within):
        event = events.start_of(examiner, item, (why, about))
        if event and not deadlines.tells(examiner, about, item):
            yield from _question(examiner, basis, item, within, about, event, why)
    else:
        yield from deadlines.questions(examiner, basis, item, about, why, else_why)


def _question(
    examiner: Examiner,
    basis: str,
    item: Timed,
    within: Duration,
    about: str,
    event: str,
    why: str,
) -> Iterator[Question]:
    id = question_id(basis, "date")
    others = [one for one in times.drawn(id, examiner.handbook) if _countable(one)]
    start, shown = days(id, within, times.near(within, others))
    if not shown:
        return
    # The options go without the day of the week: the start's would point to the key.
    key, *wrong = (_shown(examiner, day, "day") for day in shown)
    due = shown_deadlines.within(examiner.handbook.language, within)
    yield examiner.among(
        id, "date",
        examiner.stem(
            "date", id, document=examiner.document(basis), about=examiner.quoted(about),
            event=event, start=_shown(examiner, start, "date"),
        ),
        Candidate(basis, key), [Candidate("", text) for text in wrong],
        explanation=examiner.joined([examiner.why("date", within=due), examiner.sentence(why)]),
        basis=basis, cites=(item,),
    )  # fmt: skip


def _countable(within: Duration) -> bool:
    return (
        2 <= within.number <= MOST.get(within.unit, 0) and within.number == int(within.number)
    )


def days(seed: str, within: Duration, others: Iterable[Duration]) -> tuple[date, tuple[date, ...]]:
    """A day to count from, and four days: the one on which it is due, the same number of the other
    kind of days, and both for another number, so that neither the number nor the kind stands out.
    No days if no other number gives four that differ.
    """
    starts = shuffled(seed, (FIRST + timedelta(days=n) for n in STARTS))
    for other in others:
        for start in starts:
            due = tuple(
                _due(start, int(one.number), unit)
                for one in (within, other)
                for unit in (within.unit, _other_kind(within.unit))
            )
            if len({start, *due}) == 1 + len(due):
                return start, due
    return FIRST, ()


def _other_kind(unit: Unit) -> Unit:
    return "day" if unit == "working_day" else "working_day"


def _due(start: date, number: int, unit: Unit) -> date:
    by_calendar = start + timedelta(days=number)
    return working_days_after(start, number) if unit == "working_day" else by_calendar


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
