"""What is said of each kind of error of pydantic, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from generator.content import ids
from generator.problems.problem import Words
from generator.problems.spelling import narrow, suggest

# -- words


class Phrase(NamedTuple):
    message: Words
    hint: Words
    fix: Callable[[str], str | None] | None = None
    """What the typed text should have been, if that is clear."""


def _as_id(text: str) -> str | None:
    tidy = re.sub(r"[\s_]+", "-", narrow(text).lower())
    return tidy if ids.is_id(tidy) else None


def _as_clause(text: str) -> str | None:
    tidy = re.sub(r"[\s_-]+", "-", narrow(text).lower())
    return tidy if re.fullmatch(r"[a-z][a-z0-9-]*-\d{3,}", tidy) else None


def _as_whole(text: str) -> str | None:
    tidy = narrow(text).rstrip("%分行份次人天个页张 ")
    return tidy if re.fullmatch(r"[0-9]{1,9}", tidy) else None


def _as_amount(text: str) -> str | None:
    tidy = re.sub(r"[,，]", "", narrow(text)).rstrip("元天% ")
    return tidy if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,4})?", tidy) else None


def _as_day(text: str) -> str | None:
    found = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", narrow(text))
    try:
        return str(date(*map(int, found.groups()))) if found else None
    except ValueError:
        return None


_FLAGS = {
    "true": ("y", "t", "1", "on", "ok", "对", "√", "✓", "是的", "有", "真"),
    "false": ("n", "f", "0", "off", "错", "×", "x", "不是", "没有", "无", "假"),
}


def _as_flag(text: str) -> str | None:
    tidy = narrow(text).lower()
    for word, others in _FLAGS.items():
        if tidy in others:
            return word
    return suggest(tidy, ("true", "false", "yes", "no"))


PHRASES: dict[str, Phrase] = {
    "id": Phrase(
        Words("编号“{}”不合格式", "“{}” cannot be an id"),
        Words("编号只用小写英文字母、数字和连字符，最多 64 个，例如 front-desk。",
              "Ids are lower-case letters, digits, hyphens, at most 64, such as front-desk."),
        _as_id,
    ),
    "clause_id": Phrase(
        Words("“{}”不是条款编号", "“{}” is not the id of a clause"),
        Words("条款编号形如 frontdesk-001。", "Clause ids look like frontdesk-001."),
        _as_clause,
    ),
    "flag": Phrase(
        Words("“{}”既不是“是”也不是“否”", "“{}” is neither yes nor no"),
        Words("请写 true 或 false。", "Write true or false."),
        _as_flag,
    ),
    "whole": Phrase(
        Words("“{}”不是整数", "“{}” is not a whole number"),
        Words("只写阿拉伯数字，不带单位，例如 30。", "Write digits only, such as 30."),
        _as_whole,
    ),
    "count": Phrase(
        Words("这里不能写“{}”", "“{}” is too small"),
        Words("写 1 以上的整数；没有的，省略这一项。",
              "Write a whole number from 1, or leave the field out."),
    ),
    "lines": Phrase(
        Words("“{}”行太多了", "“{}” lines are too many"),
        Words("空行最多 100 行；不够的，再印一张。",
              "At most 100 blank lines; print another sheet."),
    ),
    "percent": Phrase(
        Words("“{}”超过了 100", "“{}” is more than 100"),
        Words("这里写 0 到 100 的整数。", "Write a whole number from 0 to 100."),
    ),
    "amount": Phrase(
        Words("“{}”不是数字", "“{}” is not a number"),
        Words("只写阿拉伯数字，例如 2000；单位写在 unit 里。",
              "Write digits only, such as 2000; the unit goes into `unit`."),
        _as_amount,
    ),
    "width": Phrase(
        Words("“{}”不在 1 到 12 之间", "“{}” is not between 1 and 12"),
        Words("宽度是一行的十二分之几，写 1 到 12 的整数。",
              "The width is in twelfths of the line: a whole number from 1 to 12."),
    ),
    "duration": Phrase(
        Words("“{}”不是时间的长短", "“{}” is not a length of time"),
        Words("能写的有：立即、15 分钟、2 小时、1–2 个工作日、3 天、2 周、1 个月、3 声铃。"
              "说不清多久的，写在文字里，不写这一项。",
              "What can be written: `at once`, `15 minutes`, `2 hours`, `1–2 working days`, "
              "`3 days`, `1 month`, `3 rings`. Leave it out if nobody can say."),
    ),
    "moment": Phrase(
        Words("“{}”不是时间", "“{}” is neither a day nor a time"),
        Words("能写的有：10:00、当天、次日、当天下班前、每周一 9:00、每月 5 日、次月 5 日、月末、"
              "季末、每年 3 月 1 日、每年 3 月底。",
              "What can be written: `10:00`, `the same day`, `the next day`, `Friday`, `the 5th of "
              "next month`, `month-end`."),
    ),
    "colour": Phrase(
        Words("“{}”不是颜色", "“{}” is not a colour"),
        Words('写成 "#1f6f5c" 的样子，外面加引号。', 'Write it like "#1f6f5c", in quotes.'),
    ),
    "day": Phrase(
        Words("“{}”不是日历上的日期", "“{}” is not a day of the calendar"),
        Words("日期写成 2026-12-01 的样子。", "Write dates like 2026-12-01."),
        _as_day,
    ),
    "blank": Phrase(
        Words("这里是空的", "this is empty"),
        Words("请填写内容，或删掉这一行。", "Fill it in, or remove the line."),
    ),
    "blank_required": Phrase(
        Words("这里是空的", "this is empty"), Words("请填写内容。", "Fill it in."),
    ),
    "string_type": Phrase(
        Words("这里应当是一句文字", "a text is expected here"),
        Words("文字里有冒号或括号时，请用引号括起来。",
              "Put quotes around a text that holds a colon or starts with a bracket."),
    ),
    "one_word": Phrase(
        Words("这里只写一个词，不写列表", "one word is expected here, not a list"),
        Words("请去掉括号，只留一个。", "Remove the brackets and keep one."),
    ),
    "tuple_type": Phrase(
        Words("这里应当是列表", "a list is expected here"),
        Words("每项另起一行，以“- ”开头。", "Write each item on a new line, starting with “- ”."),
    ),
    "row": Phrase(
        Words("一行的各格要写在名称下面", "the cells of a row stand under a name"),
        Words("写成 - {cells: [甲, 乙]}。", "Write `- {cells: [one, two]}`."),
    ),
    "model_type": Phrase(
        Words("这里应当是若干“名称: 内容”", "“name: value” lines are expected here"),
        Words("请检查缩进、短横和冒号后的空格。",
              "Check the indentation, the dashes, and the spaces after colons."),
    ),
}  # fmt: skip
PHRASES["date_type"] = PHRASES["day"]
PHRASES["int_type"] = PHRASES["whole"]
PHRASES["float_type"] = PHRASES["amount"]
PHRASES["bool_type"] = PHRASES["flag"]
CERTAIN = ("id", "clause_id", "whole", "amount", "day")
"""Values that can be written in several ways."""
