"""Of several ways to ask about an item, the first that makes a good question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from generator.outputs.quiz.draw import shuffled
from generator.outputs.quiz.question import Question

Maker = Callable[..., Question | None]


def first_that_works(seed: str, makers: Sequence[Maker], *about: Any) -> Question | None:
    """The makers are tried in an order that the seed draws, so that the questions vary."""
    for make in shuffled(seed + "model", makers, lambda maker: maker.__name__):
        if question := make(*about):
            return question
    return None
