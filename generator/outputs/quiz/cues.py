"""Cues: what gives a key away to somebody who looks at the options alone."""

from __future__ import annotations

from generator.outputs.quiz.draw import echo, length
from generator.outputs.quiz.question import Question

STICKS_OUT = 1.1
"""How many times as long as every other option a key may be, or every other as it."""
STICKS_OUT_IN_TALK = 1.03
"""The same of what one says: a good answer tends to say a little more than a poor one."""

SET_OPTIONS = frozenset(
    ["approver", "date", "deadline", "form", "kept", "limit", "owner", "situation", "whom", "who"]
)
"""Models whose options are set words, times, people or forms, whatever their length."""


def gives_itself_away(question: Question) -> bool:
    """True if the key says more of the stem's words than any other option does, or is by far
    the longest or the shortest: then it can be told without knowing the handbook."""
    if question.type != "choice":
        return False
    wrong = [option.text for option in question.options if not option.correct]
    key = question.keys[0].text
    if echo(key, question.stem) > max(echo(text, question.stem) for text in wrong):
        return True
    return question.model not in SET_OPTIONS and _sticks_out(question.model, key, wrong)


def _sticks_out(model: str, key: str, wrong: list[str]) -> bool:
    sizes = [length(text) for text in wrong]
    longest = STICKS_OUT_IN_TALK if model == "say" else STICKS_OUT
    return length(key) > longest * max(sizes) or STICKS_OUT * length(key) < min(sizes)
