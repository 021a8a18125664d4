"""What answers say about the questions: how hard each is, and whether it tells who knows more.

Answers come from the player (CSV), from a spreadsheet, or from what a learning system kept (JSON).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import fsum
from statistics import StatisticsError, correlation, fmean
from typing import Any, NamedTuple

from generator.problems.problem import Words
from generator.reading.encoding import decode

ENOUGH = 30
"""With fewer answers the figures say more about chance than about the question."""

MAX_FILE = 50_000_000
"""Bytes; ten thousand people who answer fifty questions each fill half of it."""

TOO_HARD, TOO_EASY, TELLS_LITTLE = 0.3, 0.95, 0.15

_NAMES = {
    "who": (
        "attempt",
        "who",
        "user",
        "username",
        "learner",
        "student",
        "name",
        "学员",
        "姓名",
        "考生",
    ),
    "question": ("question", "question_id", "interaction", "item", "题目", "题号", "编号"),
    "score": ("score", "result", "correct", "mark", "grade", "得分", "成绩", "结果"),
}
_SAID = {
    **dict.fromkeys(("correct", "right", "true", "yes", "passed", "对", "正确", "✓"), 1.0),
    **dict.fromkeys(("wrong", "incorrect", "false", "no", "failed", "错", "错误", "✗"), 0.0),
}


class Answer(NamedTuple):
    """One answer of one sitting: from 0, wrong, to 1, right."""

    who: str
    question: str
    score: float


class Unreadable(ValueError):
    """A file that holds no answers in any form known here."""


def read(data: bytes, known: Collection[str] = ()) -> list[Answer]:
    """The answers of a file, each sitting's first answer to each question.

    `known` are ids of questions: a table may also have a column for each of them.
    """
    if len(data) > MAX_FILE:
        raise Unreadable("too large")
    text = decode("", data).text  # a spreadsheet in China writes GBK, or UTF-16
    rows = _of_json(text) if text.lstrip()[:1] in ("[", "{") else _of_csv(text, set(known))
    first: dict[tuple[str, str], Answer] = {}
    try:
        for answer in rows:
            first.setdefault((answer.who, answer.question), answer)
    except (csv.Error, RecursionError, ValueError) as error:  # cells, depth, numbers beyond measure
        raise Unreadable(str(error)) from error
    if not first:
        raise Unreadable("no answers")
    return list(first.values())


def _of_csv(text: str, known: set[str]) -> Iterator[Answer]:
    dialect = (
        ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    )
    for n, row in enumerate(csv.DictReader(io.StringIO(text), delimiter=dialect)):
        yield from _of_row(row, str(n), known)


def _of_row(row: Mapping[str, Any], place: str, known: set[str]) -> Iterator[Answer]:
    """A row with one answer, or, with a column for each question, with all of one sitting."""
    values = {str(name).strip().lower(): value for name, value in row.items() if name}
    found = {what: _first(values, names) for what, names in _NAMES.items()}
    who = str(found["who"] or place)
    if found["question"] and (score := _score(found["score"])) is not None:
        yield Answer(who, str(found["question"]), score)
        return
    for name, value in values.items():
        if name in known and (score := _score(value)) is not None:
            yield Answer(who, name, score)


def _first(values: Mapping[str, Any], names: Iterable[str]) -> Any:
    return next((values[name] for name in names if values.get(name) not in (None, "")), None)


def _score(value: Any) -> float | None:
    """A share from a number, a percentage or a word; None for none of these."""
    text = str("" if value is None else value).strip().lower()
    if text in _SAID:
        return _SAID[text]
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(%?)", text)
    if match is None:
        return None
    number = float(match[1]) / (100 if match[2] or float(match[1]) > 1 else 1)
    return min(1.0, number)


def _of_json(text: str) -> Iterator[Answer]:
    yield from _of_value(json.loads(text), "0")


_INTERACTION = re.compile(r"cmi\.interactions\.(\d+)\.(id|result)")


def _of_value(value: Any, place: str) -> Iterator[Answer]:
    """Rows in a list, or the data of a learning system: `cmi.interactions.0.id` and so on."""
    if isinstance(value, list):
        for n, child in enumerate(value):
            yield from _of_value(child, f"{place}.{n}" if place != "0" else str(n))
    elif isinstance(value, dict):
        rows = list(_of_row(value, place, set())) or list(_of_interactions(value, place))
        yield from rows
        if not rows:
            for name, child in value.items():
                yield from _of_value(child, str(name) if place == "0" else place)


def _of_interactions(value: Mapping[str, Any], who: str) -> Iterator[Answer]:
    kept: dict[str, dict[str, str]] = {}
    for name, one in value.items():
        if match := _INTERACTION.fullmatch(str(name)):
            kept.setdefault(match[1], {})[match[2]] = str(one)
    for one in kept.values():
        if (score := _score(one.get("result"))) is not None and "id" in one:
            yield Answer(who, one["id"], score)


class Figures(NamedTuple):
    """What the answers to one question say."""

    question: str
    answers: int
    difficulty: float
    """The mean score: the lower, the harder."""
    discrimination: float | None
    """How the question goes with the rest of the quiz, from -1 to 1; None if it cannot be told."""

    @property
    def enough(self) -> bool:
        return self.answers >= ENOUGH

    @property
    def to_fix(self) -> Words | None:
        """What may be wrong with the question, once there are enough answers to say so."""
        if not self.enough:
            return None
        if self.discrimination is not None and self.discrimination < 0:
            return Words(
                "水平高的反而答错：答案可能定错了", "the better go wrong: is the key right?"
            )
        if self.difficulty < TOO_HARD:
            return Words(
                "太难：题干是否清楚，有没有第二个对的", "too hard: unclear, or a second key?"
            )
        if self.difficulty > TOO_EASY:
            return Words("太容易：干扰项没有人选", "too easy: nobody falls for the others")
        if self.discrimination is not None and self.discrimination < TELLS_LITTLE:
            return Words("分不出水平：题干可能含糊", "does not tell who knows more: ambiguous?")
        return None


def figures(answers: Iterable[Answer]) -> list[Figures]:
    """The figures of each question, the weakest first."""
    sittings: dict[str, dict[str, float]] = {}
    for answer in answers:
        sittings.setdefault(answer.who, {})[answer.question] = answer.score
    given: dict[str, list[tuple[float, float | None]]] = {}
    for sitting in sittings.values():
        total, others = fsum(sitting.values()), len(sitting) - 1
        for question, score in sitting.items():
            rest = round((total - score) / others, 9) if others else None
            given.setdefault(question, []).append((score, rest))
    out = [_figures(question, scores) for question, scores in given.items()]
    return sorted(out, key=lambda one: (one.to_fix is None, -one.answers, one.question))


def _figures(question: str, given: Sequence[tuple[float, float | None]]) -> Figures:
    """The figures of a question by its scores, each with the mean of the rest of the sitting."""
    pairs = [(score, rest) for score, rest in given if rest is not None]
    return Figures(question, len(given), fmean(score for score, _ in given), _correlation(pairs))


def _correlation(pairs: list[tuple[float, float]]) -> float | None:
    try:
        return correlation([one for one, _ in pairs], [other for _, other in pairs])
    except StatisticsError:  # fewer than two, or all alike
        return None
