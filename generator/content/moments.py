"""How long something may take, and by when it is due: what a short text means.

`15 分钟`, `2 working days` are durations; `10:00`, `次月 5 日`, `当天下班前` are moments.
Each keeps what was typed, and is compared by what it means. How one is written for a reader is for
the locale to say (`outputs/deadlines.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Unit = Literal[
    "now", "second", "minute", "hour", "day", "working_day", "week", "month", "year", "ring"
]  # fmt: skip

_UNITS: dict[str, tuple[Unit, float]] = {
    **dict.fromkeys(("秒", "秒钟", "second", "seconds"), ("second", 1)),
    **dict.fromkeys(("分钟", "分", "minute", "minutes", "min"), ("minute", 1)),
    "刻钟": ("minute", 15),
    **dict.fromkeys(("小时", "钟头", "hour", "hours"), ("hour", 1)),
    **dict.fromkeys(("天", "日", "自然日", "日历日", "day", "days"), ("day", 1)),
    **dict.fromkeys(("工作日", "working day", "working days", "business day", "business days"),
                    ("working_day", 1)),
    **dict.fromkeys(("周", "星期", "礼拜", "week", "weeks"), ("week", 1)),
    **dict.fromkeys(("月", "month", "months"), ("month", 1)),
    "季度": ("month", 3),
    **dict.fromkeys(("年", "year", "years"), ("year", 1)),
    **dict.fromkeys(("声铃", "声铃响", "声", "ring", "rings"), ("ring", 1)),
}  # fmt: skip
_SCALE = {
    "now": ("time", 0.0), "second": ("time", 1.0), "minute": ("time", 60.0),
    "hour": ("time", 3600.0),
    "day": ("time", 86400.0), "week": ("time", 7 * 86400.0), "working_day": ("working_day", 1.0),
    "month": ("month", 1.0), "year": ("month", 12.0), "ring": ("ring", 1.0),
}  # fmt: skip
"""What each unit is measured in, and how much of that it is."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_NOW = ("立即", "立刻", "马上", "即时", "immediately", "at once")
NUMBER = r"\d+(?:\.\d+)?|[一二两三四五六七八九十]+|半"
"""How many units a duration has, in figures or Chinese digits."""
_DURATION = re.compile(
    r"(?:不超过|不多于|最多|最长|每隔?|at most |up to |every )?\s*"
    r"(?:(?P<least>\d+(?:\.\d+)?)\s*(?:[-–—~～至到]|to)\s*)?"
    rf"(?P<number>{NUMBER})\s*个?(?P<half>半)?\s*"
    r"(?P<unit>[一-鿿]+?|[a-z][a-z ]*?)\s*(?:以内|之内|内)?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of units of time; of rings, for a telephone.

    Of `1–2 working days`, the number is the larger one, which is the limit.
    """

    number: float
    unit: Unit
    typed: str = field(default="", compare=False)
    least: float = field(default=0, compare=False)

    @property
    def measure(self) -> tuple[str, float]:
        """What it comes to: two durations are the same if this is, 60 minutes and 1 hour."""
        dimension, scale = _SCALE[self.unit]
        return dimension, self.number * scale


def duration(text: str) -> Duration | None:
    """What a text such as `15 分钟` means; None for what is no duration."""
    if text.strip().lower() in _NOW:
        return Duration(0, "now", text.strip())
    found = _DURATION.fullmatch(text.strip().lower())
    if found is None or found["unit"] not in _UNITS:
        return None
    unit, scale = _UNITS[found["unit"]]
    number = (_number(found["number"]) + (0.5 if found["half"] else 0)) * scale
    least = float(found["least"] or 0) * scale
    return Duration(number, unit, text.strip(), least) if number > least else None


def _number(text: str) -> float:
    if text == "半":
        return 0.5
    return float(text) if text[0].isdigit() else float(_chinese(text))


def _chinese(text: str) -> int:
    """A whole number below a hundred in Chinese digits."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


Day = Literal[
    "", "today", "next_day", "weekday", "month_day", "next_month_day", "month_working_day",
    "next_month_working_day", "year_day", "month_end", "quarter_end", "half_year_end", "year_end",
    "month_start", "quarter_start", "year_month_end",
]  # fmt: skip
Time = Literal["", "clock", "opening", "noon", "closing"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day (if any is named) and a time of that day (if any is)."""

    day: Day = ""
    number: int = 0
    """Of a weekday 1 to 7, of a month its day, of a year 100 × month + day, or the month."""
    time: Time = ""
    clock: str = ""
    typed: str = field(default="", compare=False)


_WEEKDAYS = {**{c: n for n, c in enumerate("一二三四五六", 1)}, "日": 7, "天": 7}
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS: tuple[tuple[Day, str], ...] = (
    ("today", r"当天|当日|today|the same day"),
    ("next_day", r"次日|第二天|the next day|next day"),
    ("weekday", r"每?(?:周|星期|礼拜)(?P<week>[一二三四五六日天])"),
    ("weekday", rf"(?:every )?(?P<english>{'|'.join(_ENGLISH_DAYS)})"),
    ("next_month_working_day", r"(?:次月|下月)第?\s*(?P<nwork>\d{1,2})\s*个?工作日"),
    ("month_working_day", r"(?:每月)?第\s*(?P<work>\d{1,2})\s*个工作日"),
    ("next_month_day", r"(?:次月|下月|下个月)\s*(?P<next>\d{1,2})\s*[日号]"),
    ("next_month_day", r"(?:the )?(?P<enext>\d{1,2})(?:st|nd|rd|th)? of (?:the )?next month"),
    ("month_day", r"(?:每月|当月)?\s*(?P<day>\d{1,2})\s*[日号]"),
    ("month_day", r"the (?P<eday>\d{1,2})(?:st|nd|rd|th)(?: of (?:each|the|every) month)?"),
    ("year_day", r"(?:每年)?\s*(?P<month>\d{1,2})\s*月\s*(?P<of>\d{1,2})\s*[日号]"),
    ("year_month_end", r"(?:每年)?\s*(?P<last>\d{1,2})\s*月(?:份)?(?:末|底)"),
    ("month_end", r"(?:每月)?月(?:末|底)|每月底|month[- ]end|end of (?:the )?month"),
    ("quarter_end", r"每?季度?(?:末|底)|quarter[- ]end|end of (?:the )?quarter"),
    ("half_year_end", r"每?半年(?:末|底)|half[- ]year[- ]end"),
    ("year_end", r"每?年(?:末|底|终)|year[- ]end|end of (?:the )?year"),
    ("month_start", r"(?:每月)?月初|每月初"),
    ("quarter_start", r"每?季度?初"),
)
_TIMES: tuple[tuple[Time, str], ...] = (
    ("clock", r"(?:每[天日])?\s*(?:上午|下午)?\s*(?P<clock>\d{1,2}[:：]\d{2})"),
    ("clock", r"(?:每[天日])?\s*(?:上午|下午)?\s*(?P<hour>\d{1,2})\s*[点时](?:整|(?P<half>半))?"),
    ("opening", r"上班前|before opening"),
    ("noon", r"中午|正午|noon"),
    ("closing", r"下班前|下班以前|收工前|before closing"),
)
_DAY = "|".join(f"(?P<d{n}>{pattern})" for n, (_, pattern) in enumerate(_DAYS))
_TIME = "|".join(f"(?P<t{n}>{pattern})" for n, (_, pattern) in enumerate(_TIMES))
_MOMENT = re.compile(rf"(?:{_DAY})?[\s,，]*(?:{_TIME})?\s*(?:以前|之前|前)?", re.IGNORECASE)


def moment(text: str) -> Moment | None:
    """What a text such as `次月 5 日` or `当天下班前` means; None for what is no moment."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    no_day: Day = ""
    no_time: Time = ""
    day = next((name for n, (name, _) in enumerate(_DAYS) if found[f"d{n}"]), no_day)
    time = next((name for n, (name, _) in enumerate(_TIMES) if found[f"t{n}"]), no_time)
    number, clock = _number_of(day, found), _clock(_typed_clock(found), text)
    if not (day or time) or not _exists(day, number) or (time == "clock" and not clock):
        return None
    return Moment(day, number, time, clock, text.strip())


def _number_of(day: Day, found: re.Match[str]) -> int:
    if day == "weekday":
        english = (found["english"] or "").lower()
        return _WEEKDAYS[found["week"]] if found["week"] else _ENGLISH_DAYS.index(english) + 1
    if day == "year_day":
        return 100 * int(found["month"]) + int(found["of"])
    names = ("nwork", "work", "next", "enext", "day", "eday", "last")
    return next((int(found[name]) for name in names if found[name]), 0)


def _exists(day: Day, number: int) -> bool:
    if day == "year_month_end":
        return 1 <= number <= 12
    if day == "year_day":
        return 1 <= number // 100 <= 12 and 1 <= number % 100 <= 31
    return number <= 31 and (number > 0 or not day.endswith("day") or day in ("today", "next_day"))


def _typed_clock(found: re.Match[str]) -> str:
    """`10:00` as it was typed; `10 点半` in figures."""
    if found["hour"]:
        return f"{found['hour']}:{'30' if found['half'] else '00'}"
    return found["clock"] or ""


def _clock(typed: str, text: str) -> str:
    """A time of day as `09:05`; empty for one that no clock shows."""
    hour, _, minute = typed.replace("：", ":").partition(":")
    if not minute:
        return ""
    hours = int(hour) + (12 if "下午" in text and int(hour) < 12 else 0)
    return f"{hours:02}:{minute}" if hours < 24 and int(minute) < 60 else ""
