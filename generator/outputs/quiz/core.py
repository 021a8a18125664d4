"""The core of a quiz: what a new hire must master. The rest is a bank for exams and exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from generator.content.handbook import Handbook
from generator.outputs.quiz.bank import questions_of
from generator.outputs.quiz.cues import asks_of_the_item, gives_itself_away
from generator.outputs.quiz.draw import rank
from generator.outputs.quiz.question import Question
from generator.outputs.remembered import remembered

LEAST, MOST = 40, 60
"""How many questions a core has; a role with few of its own takes more of everybody's."""

RECOGNISED = frozenset([
    "check", "demand", "duty", "keeps", "meaning", "owner", "part", "terms", "who", "whom",
])  # fmt: skip
"""Models that only ask whether one has seen it before."""

SHARE = 4
"""At most one question of so many in a core is of these."""

PREFERRED = (
    "written", "avoid", "date", "urgent", "deadline", "situation", "gap", "approver", "form",
    "say", "order", "cases", "causes", "mistakes", "next", "first", "unasked", "kept", "right",
    "branch", "wrong-way",
)  # fmt: skip
"""From what asks most of the reader to what asks least."""

AT_MOST = {
    "written": MOST, "approver": 8, "duty": 3, "form": 5, "kept": 1, "owner": 3, "right": 6,
    "situation": 8, "terms": 2, "unasked": 1, "whom": 2, "wrong-way": 6,
}  # fmt: skip
"""No core is all of one kind."""

EACH = 14
"""How many of any other kind."""


@remembered(most=64)
def core_of(handbook: Handbook, quiz: str) -> frozenset[str]:
    """The ids of the questions of a quiz that make up its core."""
    return frozenset(question.id for question in chosen(questions_of(handbook, quiz)))


def chosen(questions: Sequence[Question]) -> list[Question]:
    """As many as a core has: first what is preferred, and what does not give itself away."""
    models = {model: n for n, model in enumerate(PREFERRED)}
    by_worth = sorted(
        questions,
        key=lambda one: (
            models.get(one.model, len(models)), not asks_of_the_item(one), rank("core", one.id)
        ),
    )  # fmt: skip
    fair = [one for one in by_worth if not gives_itself_away(one)]
    applied = _capped((one for one in fair if one.model not in RECOGNISED), MOST)
    recognised = (one for one in fair if one.model in RECOGNISED)
    room = min(MOST - len(applied), len(applied) // (SHARE - 1))
    out = applied + _capped(recognised, room)
    if len(out) < LEAST:
        doubtful = (one for one in by_worth if one not in out and one.model not in RECOGNISED)
        out += islice(doubtful, LEAST - len(out))
    return out


def _capped(questions: Iterable[Question], most: int) -> list[Question]:
    """So many of the questions, and no more of each model than a core should have."""
    count = Counter[str]()
    out: list[Question] = []
    for one in questions:
        if len(out) < most and count[one.model] < AT_MOST.get(one.model, EACH):
            out.append(one)
            count[one.model] += 1
    return out
