"""The core of a quiz: what a new hire must master. The rest is a bank for exams and exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import islice

from generator.content.handbook import Handbook
from generator.content.places import SHARED
from generator.outputs.quiz.bank import questions_of
from generator.outputs.quiz.cues import asks_of_the_item, gives_itself_away
from generator.outputs.quiz.draw import rank
from generator.outputs.quiz.question import Question
from generator.outputs.remembered import remembered

LEAST, MOST = 40, 60
"""How many questions a core has; a role with few of its own takes more of everybody's."""

RECOGNISED = frozenset([
    "check", "checks", "deadline", "demand", "duty", "first", "form", "gap", "keeps", "meaning",
    "next", "owner", "part", "right", "terms", "who", "whom", "wrong-way",
])  # fmt: skip
"""Models that only ask whether one has seen it before, or has a number in one's head."""

SHARE = 4
"""At most one question of so many in a core is of these."""

PREFERRED = (
    "written", "date", "situation", "say", "approver", "order", "urgent", "cases", "causes",
    "mistakes", "avoid", "branch", "limit", "deadline", "gap", "form", "next", "first",
    "whom", "owner", "terms", "checks", "demand", "keeps", "who",
)  # fmt: skip
"""From what asks most of the reader to what asks least."""

SCALED = frozenset(["approver", "limit", "situation"])
"""Models whose options are the same again and again."""

AT_MOST = {
    "written": MOST, "approver": 6, "avoid": 1, "checks": 1, "date": 5, "deadline": 4, "demand": 1,
    "duty": 1, "first": 1, "form": 4, "gap": 5, "mistakes": 2, "next": 1, "order": 3,
    "owner": 1, "situation": 8, "terms": 1, "whom": 1,
}  # fmt: skip
"""No core is all of one kind."""

EACH = 14
"""How many of any other kind."""


@remembered(most=64)
def core_of(handbook: Handbook, quiz: str) -> frozenset[str]:
    """The ids of the questions of a quiz that make up its core."""
    common = questions_of(handbook, SHARED) if quiz != SHARED else ()
    shared = frozenset(question.id for question in common)
    return frozenset(one.id for one in chosen(questions_of(handbook, quiz), shared))


def chosen(questions: Sequence[Question], shared: Set[str] = frozenset()) -> list[Question]:
    """As many as a core has: first what is preferred, and what does not give itself away; of the
    situations first the role's own."""
    models = {model: n for n, model in enumerate(PREFERRED)}
    turn = _turns(sorted(questions, key=lambda one: (one.id in shared, rank("turn", one.id))))
    by_worth = sorted(
        questions,
        key=lambda one: (
            models.get(one.model, len(models)), turn[one.id], not asks_of_the_item(one),
            rank("core", one.id),
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


def _turns(questions: Iterable[Question]) -> dict[str, int]:
    """When each question's turn comes: of those that are answered alike, as “must one ask?” is, one
    after another, so that no answer is the usual one."""
    alike = Counter[tuple[str, str]]()
    out: dict[str, int] = {}
    for one in questions:
        out[one.id] = alike[one.model, one.keys[0].text] if one.model in SCALED else 0
        alike[one.model, one.keys[0].text if one.keys else ""] += 1
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
