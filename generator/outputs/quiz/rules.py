"""What every generated question must keep to: one function each, as `CHECKS` of the handbook.

A rule looks at the finished question with the handbook beside it and says what is wrong; it trusts
nothing that the models promise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.content.records import BLANK
from generator.outputs.quiz import leaks
from generator.outputs.quiz.bank import questions_of, quizzes
from generator.outputs.quiz.draw import LONGEST, SHORTEST, length, normal, pieces
from generator.outputs.quiz.question import Question


class Violation(NamedTuple):
    """A rule that a question of a quiz breaks, and how."""

    rule: str
    quiz: str
    question: str
    what: str


class Context(NamedTuple):
    """A question in its quiz and its handbook."""

    handbook: Handbook
    quiz: str
    question: Question


Rule = Callable[[Context], Iterable[str]]

FIXED = frozenset(["approver", "date", "deadline", "situation"])
"""The models whose options are set words, times or people, and need not be of one length."""


def has_its_key(context: Context) -> Iterator[str]:
    """A question has exactly one right answer, or what its type asks for."""
    question = context.question
    right = sum(option.correct for option in question.options)
    if question.type in ("choice", "true_false") and right != 1:
        yield f"{right} right options"
    elif question.type == "multiple" and not 1 < right < len(question.options):
        yield f"{right} of {len(question.options)} options are right"
    elif question.type == "fill" and not (question.answers and question.stem.count(BLANK) == 1):
        yield "no gap, or nothing to fill it with"
    elif question.type == "order" and sorted(question.order) != [o.id for o in question.options]:
        yield "the order does not name each option once"
    elif question.type == "match" and not all(option.pair for option in question.options):
        yield "an option without its pair"


def has_options_that_differ(context: Context) -> Iterator[str]:
    """No two options read the same, nor do two right sides of a match."""
    options = context.question.options
    for texts in ([o.text for o in options], [o.pair for o in options if o.pair]):
        seen = [normal(text) for text in texts]
        yield from (text for text in texts if seen.count(normal(text)) > 1 or not normal(text))


def has_enough_options(context: Context) -> Iterator[str]:
    """Three or four options to choose from, three to six to order or match."""
    question = context.question
    fewest, most = {"choice": (3, 4), "order": (3, 6), "match": (3, 6)}.get(question.type, (0, 26))
    if not fewest <= len(question.options) <= most:
        yield f"{len(question.options)} options"


def asks_for_no_all_of_the_above(context: Context) -> Iterator[str]:
    """No option speaks of the other options."""
    others = re.compile(r"以上.*|都(是|对|不是|不对)|(all|none|both) of (the above|these)", re.I)
    yield from (o.text for o in context.question.options if others.fullmatch(o.text))


def emphasises_its_negation(context: Context) -> Iterator[str]:
    """A stem that asks for what is not so says so loudly: 【不】, NOT."""
    last = re.split(r"[。：:.]\s*", context.question.stem.rstrip("？?"))[-1]
    asks = re.compile(r"(哪|什么).*[^【](不|没有|非)[^】]|\b[Ww]hich\b.*\b(not|never)\b")
    if context.question.type == "choice" and asks.search(last):
        yield last


def has_options_of_one_length(context: Context) -> Iterator[str]:
    """A wrong option is about as long as the right one."""
    question = context.question
    if question.type != "choice" or question.model in FIXED:
        return
    size = length(question.keys[0].text) if question.keys else 0
    for option in question.options:
        if not SHORTEST * size <= length(option.text) <= LONGEST * size:
            yield f"{length(option.text)} against {size}: {option.text}"


def has_options_of_one_kind(context: Context) -> Iterator[str]:
    """All options come from items of one kind: duties, steps, roles."""
    kinds = {
        entry.kind
        for option in context.question.options
        if (entry := context.handbook.get(option.item))
    }
    # A case of a step and the choice of a turn have names of their own, the rest is one kind.
    if len(kinds) > 1:
        yield " ".join(sorted(kinds))


def explains_itself(context: Context) -> Iterator[str]:
    """Every question says why, and what item of the handbook says so."""
    question = context.question
    if not question.explanation.strip():
        yield "no explanation"
    if context.handbook.get(question.basis) is None and not context.handbook.limits.get(
        question.basis
    ):
        yield f"no item {question.basis}"


def explains_more_than_the_key(context: Context) -> Iterator[str]:
    """An explanation holds something that neither the stem nor the key has said."""
    question = context.question
    said = pieces(question.stem) | pieces(question.answer)
    if not pieces(question.explanation) - said and not any(o.why for o in question.options):
        yield question.explanation


def explains_each_wrong_option(context: Context) -> Iterator[str]:
    """Somebody who wrote wrong options says of each why it is wrong."""
    question = context.question
    if question.model == "written" and question.type == "choice":
        yield from (o.text for o in question.options if not o.correct and not o.why)


RULES: tuple[Rule, ...] = (
    has_its_key,
    has_options_that_differ,
    has_enough_options,
    asks_for_no_all_of_the_above,
    emphasises_its_negation,
    has_options_of_one_length,
    has_options_of_one_kind,
    explains_itself,
    explains_more_than_the_key,
    explains_each_wrong_option,
)
"""Questions written by hand keep them, too."""


def violations_of(context: Context) -> Iterator[Violation]:
    """What is wrong with one question."""
    for rule in RULES:
        for what in rule(context):
            yield Violation(rule.__name__, context.quiz, context.question.id, what)


def violations(handbook: Handbook) -> Iterator[Violation]:
    """What is wrong with the questions of a handbook, in the language of its edition."""
    for quiz in quizzes(handbook):
        seen: set[str] = set()
        questions = questions_of(handbook, quiz)
        for question in questions:
            yield from violations_of(Context(handbook, quiz, question))
            if question.id in seen:
                yield Violation("has_an_id_of_its_own", quiz, question.id, "used twice")
            seen.add(question.id)
        for one, other in combinations(questions, 2):
            if leaks.gives_away(one, other):
                yield Violation("gives_no_other_away", quiz, one.id, other.id)
