"""A question and its options: what every player, paper and export is made from.

All texts are plain: variables filled in, no marks. Options stand in the order in which they are
shown, and an option's id is its place there (`a`, `b`, …), which a learning system can log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from generator.outputs.quiz.draw import shuffled

Type = Literal["choice", "multiple", "true_false", "order", "fill", "match"]

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose, a step to put in order, or the left side of a pair."""

    id: str
    text: str
    correct: bool = False
    why: str = ""
    """Why it is right or wrong; "" where the question's explanation says it all."""
    pair: str = ""
    """Of a `match` question: what belongs to it."""
    item: str = ""
    """The item of the handbook that the text was taken from; "" where somebody wrote it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer, its explanation and where the handbook says so."""

    id: str
    """Of the item and the model: `answer-calls-duty`. It survives changes of the text."""
    model: str
    """The way it was made: the name of a model in `models`, or `written` by hand."""
    type: Type
    stem: str
    options: tuple[Option, ...]
    explanation: str
    basis: str
    """The item that it asks about, by full id."""
    clauses: tuple[str, ...] = ()
    """The clauses of the sources that an answer shows knowledge of."""
    answers: tuple[str, ...] = ()
    """Of a `fill` question: what is accepted, the one to show first."""
    order: tuple[str, ...] = ()
    """Of an `order` question: the ids of the options in the right order."""
    section: str = ""
    """The document that it is listed under, or `authority`."""

    @property
    def keys(self) -> tuple[Option, ...]:
        """The right options."""
        return tuple(option for option in self.options if option.correct)

    @property
    def option(self) -> Mapping[str, Option]:
        """The options by id."""
        return MappingProxyType({option.id: option for option in self.options})

    @property
    def in_order(self) -> tuple[Option, ...]:
        """Of an `order` question: the options in the right order."""
        return tuple(self.option[id] for id in self.order)

    @property
    def pairs(self) -> tuple[str, ...]:
        """Of a `match` question: the right sides in the order in which they are shown."""
        return tuple(shuffled(self.id, (option.pair for option in self.options)))

    @property
    def answer(self) -> str:
        """The right answer in words, for a key or the back of a card: lines joined by newlines."""
        if self.type == "fill":
            return self.answers[0]
        if self.type == "order":
            return "\n".join(f"{n}. {one.text}" for n, one in enumerate(self.in_order, 1))
        if self.type == "match":
            return "\n".join(f"{one.text} — {one.pair}" for one in self.options)
        return "\n".join(one.text for one in self.keys)
