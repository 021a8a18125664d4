"""Durations and moments as readers see them, in the words of the locale."""

from __future__ import annotations

from collections.abc import Iterable

from generator.content.moments import Duration, Moment
from generator.content.records import Lesson
from generator.locale import words


def duration(language: str, value: Duration) -> str:
    """`15 分钟`, `1–2 working days`, `半天`."""
    named = words(language)["duration"]
    if value.unit == "now":
        return str(named["now"])
    number = f"{value.number:g}"
    if number == "0.5" and not value.least and (half := f"half_{value.unit}") in named:
        return str(named[half])
    if value.least:
        number = f"{value.least:g}–{number}"
    name = value.unit + ("" if number == "1" else "s")
    return str(named[name]).format(number)


def hours_in_all(language: str, lessons: Iterable[Lesson]) -> str:
    """How long all lessons take together; empty where none says how long it takes."""
    hours = sum(one.hours or 0 for one in lessons)
    named = words(language)["duration"]["hours_in_all"]
    return str(named).format(n=f"{hours:g}") if hours else ""


def moment(language: str, value: Moment) -> str:
    """`每月 5 日`, `10:00, the same day`."""
    named = words(language)["moment"]
    day = named[value.day].format(**_day_names(named, value)) if value.day else ""
    time = named[value.time].format(clock=value.clock) if value.time else ""
    return str(named["both"].format(day=day, time=time)) if day and time else str(day or time)


def _day_names(named: dict[str, str], value: Moment) -> dict[str, str]:
    """What the name of a day may be made of."""
    if value.day == "weekday":
        return {"weekday": named["weekday_names"].split()[value.number - 1]}
    if value.day == "year_day":
        month, day = divmod(value.number, 100)
        return {"month": named["month_names"].split()[month - 1], "n": str(day)}
    if value.day == "year_month_end":
        return {"month": named["month_names"].split()[value.number - 1]}
    return {"n": str(value.number)}


def times(language: str, often: str, number: int | None) -> str:
    """`每天 3 次`, `daily, 3 times`; just how often where nothing says how many times."""
    said = words(language)["deadline"]["once" if number == 1 else "times"]
    return str(said).format(often, number) if number else often


def within(language: str, value: Duration) -> str:
    """`15 分钟内`, `within 15 minutes`, `at once`."""
    if value.unit == "now":
        return duration(language, value)
    return str(words(language)["deadline"]["within"]).format(duration(language, value))


def by(language: str, value: Moment) -> str:
    """`最迟 10:00`, `by closing time`."""
    return str(words(language)["deadline"]["by"]).format(moment(language, value))


def every(language: str, value: Duration) -> str:
    """`每 10 天`, `every 10 days`."""
    return str(words(language)["deadline"]["every"]).format(duration(language, value))
