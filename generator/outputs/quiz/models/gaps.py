"""Fill in a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.content.records import BLANK
from generator.outputs.quiz.examiner import Cited, Examiner, clauses_of, question_id
from generator.outputs.quiz.question import Question

_DIGITS = "〇一二三四五六七八九"
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_TENS = {30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 90: "ninety"}

LARGEST = 999
"""Larger numbers are years and sums, which nobody should know by heart."""

_ONE = frozenset(["一", "1", "one"])
"""What anybody guesses first: nothing is asked about it."""

NOTHING = re.compile(r"(?!)")
"""For a language whose numbers nobody has described: it has no gaps."""

_NUMBERS = {
    "zh": re.compile(
        r"(?<![第每后月\d一二三四五六七八九十百])(?P<number>\d+|[一二两三四五六七八九十百]+)"
        r"(?P<unit>个工作日|分钟|小时|个月|天|秒|日|℃|%|家|成|年)(?!之|分之|代)"
    ),
    "en": re.compile(
        rf"\b(?P<number>\d+|{'|'.join([*_SMALL, *_TENS.values()])})"
        r"(?P<unit>[ -](?:working days?|minutes?|hours?|months?|days?|seconds?|rings?|weeks?"
        r"|per ?cent|years?|suppliers)\b|%|°C)",
        re.I,
    ),
}


def gap(
    examiner: Examiner,
    basis: str,
    text: str,
    about: str,
    cites: Iterable[Cited],
    *,
    why: str,
    else_why: str,
) -> Question | None:
    """A question that leaves one number out of a text.

    None if the text has no number to ask for, or if the law sets it (`legal`). The explanation is
    `why`, or `else_why` if `why` only repeats the number.
    """
    cites = tuple(cites)
    if any(one.legal for one in cites):
        return None
    words = examiner.plain(text)
    id = question_id(basis, "gap")
    for before, answers, after in _numbers(examiner, words):
        stem = examiner.stem("fill", id, about=examiner.bare(about), text=before + BLANK + after)
        teaches = why and not any(answer in why for answer in answers if len(answer) > 1)
        return Question(
            id, "gap", "fill", stem, (), examiner.sentence(why if teaches else else_why), basis,
            clauses_of(cites), answers=answers,
        )  # fmt: skip
    return None


Found = tuple[str, tuple[str, ...], str]


def _numbers(examiner: Examiner, words: str) -> Iterator[Found]:
    for match in _NUMBERS.get(examiner.handbook.language, NOTHING).finditer(words):
        number, unit = match["number"], match["unit"]
        before, after = words[: match.start("number")], words[match.end("number") :]
        rest = words[: match.start()] + words[match.end() :]
        told = number + unit in rest or (words.count(number) > 1 and number.isdigit())
        if not told and _is_asked_for(number):
            forms = forms_of(number, examiner.handbook.language)
            yield before, (*forms, *(f"{form}{unit}" for form in forms)), after


def _is_asked_for(number: str) -> bool:
    """True for a number that one has to know; not for what anybody would fill in."""
    return number.lower() not in _ONE and not (number.isdigit() and int(number) > LARGEST)


def forms_of(number: str, language: str) -> tuple[str, ...]:
    """A number as it stands, then the other ways to write it: 三, 3; three, 3."""
    value = _value(number.lower())
    in_words = in_chinese(value) if language == "zh" else _in_english(value)
    counted = "两" if language == "zh" and value == 2 else ""
    return tuple(dict.fromkeys(form for form in (number, str(value), in_words, counted) if form))


def _in_english(value: int) -> str:
    return _SMALL[value] if value < len(_SMALL) else _TENS.get(value, "")


def _value(low: str) -> int:
    if low.isdigit():
        return int(low)
    if low in _SMALL:
        return _SMALL.index(low)
    tens = {word: value for value, word in _TENS.items()}
    return tens[low] if low in tens else _from_chinese(low)


def _from_chinese(number: str) -> int:
    total, digit = 0, 0
    for c in number.replace("两", "二"):
        if c in "十百":
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.index(c)
    return total + digit


def in_chinese(value: int) -> str:
    """A number below a hundred in Chinese; "" for others, which nobody writes out here."""
    if not 0 < value < 100:
        return ""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")
