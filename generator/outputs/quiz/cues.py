"""Cues: what gives a key away to somebody who looks at the options alone."""

from __future__ import annotations

import re

from generator.outputs.quiz.draw import echo, length
from generator.outputs.quiz.question import Question

STICKS_OUT = 1.1
"""How many times as long as every other option a key may be, or every other as it."""

POLITE = re.compile(
    r"(?<!申)请(?![示假购求款])|您|谢|抱歉|对不起|麻烦|劳驾"
    r"|please|thank|sorry|may i|would you|apolog",
    re.I,
)
"""Words that only the well-behaved say: in the key alone they tell it."""

SCALES = frozenset(["date", "deadline", "situation"])
"""Models whose options are degrees, dates or times: their words and lengths tell nothing."""

SET_OPTIONS = frozenset(["approver"])
"""Models whose options are titles of people: the length of a title is no cue."""


def gives_itself_away(question: Question) -> bool:
    """True if the key says more of the stem's words than any other option does, is the only polite
    one, or by far the longest or the shortest: then it is told without knowing the handbook."""
    if question.type != "choice" or question.model in SCALES:
        return False
    wrong = [option.text for option in question.options if not option.correct]
    key = question.keys[0].text
    if echo(key, question.stem) > max(echo(text, question.stem) for text in wrong):
        return True
    if POLITE.search(key) and not any(map(POLITE.search, wrong)):
        return True
    return question.model not in SET_OPTIONS and _sticks_out(key, wrong)


def _sticks_out(key: str, wrong: list[str]) -> bool:
    sizes = [length(text) for text in wrong]
    return length(key) > STICKS_OUT * max(sizes) or STICKS_OUT * length(key) < min(sizes)


def asks_of_the_item(question: Question) -> bool:
    """True if all wrong options are mistakes made at the very thing asked about: others are told
    by what they are about."""
    wrong = [option for option in question.options if not option.correct]
    return all(option.item.startswith(question.basis) for option in wrong)
