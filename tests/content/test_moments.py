"""What short texts about time mean, and how readers see them."""

import pytest

from generator.content.moments import Duration, Moment, duration, moment
from generator.outputs import deadlines


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ("15 分钟", "15 分钟内", "within 15 minutes"),
        ("1小时", "1 小时内", "within 1 hour"),
        ("半小时", "半小时内", "within half an hour"),
        ("半天", "半天内", "within half a day"),
        ("两个工作日", "2 个工作日内", "within 2 working days"),
        ("3 天内", "3 天内", "within 3 days"),
        ("十天", "10 天内", "within 10 days"),
        ("3 声铃", "3 声铃内", "within 3 rings"),
        ("2 working days", "2 个工作日内", "within 2 working days"),
        ("1–2 个工作日", "1–2 个工作日内", "within 1–2 working days"),
        ("不超过 30 分钟", "30 分钟内", "within 30 minutes"),
        ("立即", "立即", "at once"),
    ],
)
def test_a_duration_is_read_and_shown_in_both_languages(
    typed: str, chinese: str, english: str
) -> None:
    found = duration(typed)

    assert found is not None
    assert (chinese, english) == tuple(deadlines.within(one, found) for one in ("zh", "en"))


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ("10:00", "最迟 10:00", "by 10:00"),
        ("下午 4:30", "最迟 16:30", "by 16:30"),
        ("每月 5 日", "最迟每月 5 日", "by day 5 of the month"),
        ("5 日", "最迟每月 5 日", "by day 5 of the month"),
        ("次月5日前", "最迟次月 5 日", "by day 5 of the next month"),
        ("当天下班前", "最迟当天下班前", "by closing time, the same day"),
        ("当天", "最迟当天", "by the same day"),
        ("周五", "最迟周五", "by Friday"),
        ("每天 17 点前", "最迟 17:00", "by 17:00"),
        ("下午5点半", "最迟 17:30", "by 17:30"),
        ("每年 3 月底", "最迟每年 3 月底", "by the end of March"),
        ("每周一 10:00", "最迟周一 10:00", "by 10:00, Monday"),
        ("月末", "最迟月末", "by the end of the month"),
        ("季末", "最迟季末", "by the end of the quarter"),
        ("1 月 1 日", "最迟每年 1 月 1 日", "by 1 January"),
        ("12 月 31 日", "最迟每年 12 月 31 日", "by 31 December"),
        ("the 5th of each month", "最迟每月 5 日", "by day 5 of the month"),
    ],
)
def test_a_moment_is_read_and_shown_in_both_languages(
    typed: str, chinese: str, english: str
) -> None:
    found = moment(typed)

    assert found is not None
    assert (chinese, english) == tuple(deadlines.by(one, found) for one in ("zh", "en"))


@pytest.mark.parametrize("typed", ["永久", "尽快", "15", "分钟", "0 天", "3–2 天", ""])
def test_what_is_no_duration_is_none(typed: str) -> None:
    assert duration(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        *("明天", "25:00", "10:75", "25 点", "周八", ""),
        *("0 日", "32 日", "13 月底", "0 月底"),
        *("0 月 5 日", "13 月 1 日", "1 月 0 日", "1 月 32 日"),
    ],
)
def test_what_is_no_moment_is_none(typed: str) -> None:
    assert moment(typed) is None


def test_durations_that_come_to_the_same_are_the_same() -> None:
    def measure(typed: str) -> tuple[str, float]:
        found = duration(typed)
        assert found is not None
        return found.measure

    assert measure("60 分钟") == measure("1 小时")
    assert measure("一周") == measure("7 天")
    assert measure("2 个工作日") != measure("2 天")


def test_how_something_was_typed_does_not_count() -> None:
    assert Duration(3, "day", "三天") == duration("3 天")
    assert Moment("month_day", 5, typed="5 号") == moment("每月 5 日")
