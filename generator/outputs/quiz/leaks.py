"""Questions that give one another away: of each such pair a quiz holds only one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.content.records import BLANK
from generator.outputs.quiz.cues import SCALES, SET_OPTIONS
from generator.outputs.quiz.draw import likeness, normal
from generator.outputs.quiz.question import Question

WORTH = (
    "written", "situation", "date", "approver", "gap", "deadline",
)  # fmt: skip
"""The models, from the one whose questions stay to the one whose go."""

ALIKE = 0.25
"""How alike two gaps with the same answer are that ask for the same thing."""


class Size(NamedTuple):
    """How many characters it takes to know an answer by, in one kind of writing."""

    key: int
    """A shorter key, a date or a sum, stands in other questions, too, and tells nothing there."""
    before: int
    after: int
    """What stands about a gap tells what it asks for."""


IN_HAN, IN_LETTERS = Size(8, 2, 3), Size(16, 8, 12)
_HAN = re.compile("[\u4e00-\u9fff]")


def without(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions without those that another one gives away, or that give another one away. What
    somebody wrote by hand stays."""
    kept: list[Question] = []
    for question in sorted(questions, key=lambda one: WORTH.index(one.model)):
        if question.model == "written" or not any(gives_away(question, one) for one in kept):
            kept.append(question)
    ids = {question.id for question in kept}
    return tuple(question for question in questions if question.id in ids)


def gives_away(one: Question, other: Question) -> bool:
    """True if two questions should not be asked together: they are made from the same item, ask
    for the same number, or the answer to one stands in the other."""
    if one.basis == other.basis and "written" not in (one.model, other.model):
        return True
    if one.type == other.type == "fill" and one.answers == other.answers:
        return likeness(one.stem, other.stem) >= ALIKE
    return _tells(one, other) or _tells(other, one)


def _tells(one: Question, other: Question) -> bool:
    """True if a question shows the answer to another: its stem holds the key, or its stem or its
    own answer the number with the words about it."""
    stem = normal(one.stem.replace(BLANK, one.answers[0]) if one.type == "fill" else one.stem)
    if other.type == "choice" and other.model not in SCALES | SET_OPTIONS:
        return any(len(key) >= _size(other).key and key in stem for key in _keys(other))
    if other.type == "fill":
        return any(gap in text for gap in _gaps(other) for text in (stem, *_keys(one)))
    return False


def _keys(question: Question) -> list[str]:
    return [normal(option.text) for option in question.keys]


def _gaps(question: Question) -> Iterator[str]:
    """What fills a gap, with the words about it."""
    before, _, after = question.stem.partition(BLANK)
    size = _size(question)
    head, tail = normal(before)[-size.before :], normal(after)[: size.after]
    yield from (head + normal(answer) + tail for answer in question.answers)


def _size(question: Question) -> Size:
    return IN_HAN if _HAN.search(question.stem) else IN_LETTERS
