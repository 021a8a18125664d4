"""The core of a quiz: what a new hire must master. The rest is a bank for exams and exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
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

PREFERRED = ("written", "date", "situation", "approver", "gap", "deadline")
"""The models of a core, from what asks most of the reader to what asks least."""

RECOGNISED = frozenset(["deadline", "gap"])
"""Models that only ask whether one has seen it before, or has a number in one's head."""

NAMED = frozenset(["true_false", "fill"])
"""Types of written question that do no more: they give a rule, and ask whether it is one."""

SHARE = 4
"""At most one question in this many of a core is of these kinds."""

SCALED = frozenset(["approver", "situation"])
"""Models whose options are the same again and again."""

AT_MOST = {
    "written": MOST, "approver": 8, "date": 8, "situation": 14, "gap": 6, "deadline": 2,
}  # fmt: skip
"""No core is all of one kind."""

EACH = 14
"""How many of any other kind."""

SPARE = {"situation": MOST, "written": MOST}
"""What a core takes that would be too small, and how many of each."""


def is_recall(question: Question) -> bool:
    """True for what only asks whether one has seen it before."""
    written = question.model == "written" and question.type in NAMED
    return written or question.model in RECOGNISED


@remembered(most=64)
def core_of(handbook: Handbook, quiz: str) -> frozenset[str]:
    """The ids of the questions of a quiz that make up its core: in a translation those of the
    original, so that a new hire masters the same in any language."""
    common = questions_of(handbook, SHARED) if quiz != SHARED else ()
    shared = frozenset(one.id for one in common)
    questions = questions_of(handbook, quiz)
    own = [one.id for one in chosen(questions, shared)]
    if not isinstance(handbook.original, Handbook):
        return frozenset(own)
    core = core_of(handbook.original, quiz)
    same = [one.id for one in questions if one.id in core]
    # Not every question can be asked in every language.
    others = (id for id in own if id not in core)
    return frozenset([*same, *islice(others, max(0, LEAST - len(same)))])


def chosen(questions: Sequence[Question], shared: Set[str]) -> list[Question]:
    """As many as a core has: first what is preferred, and what does not give itself away."""
    by_worth = _by_worth(questions, shared)
    fair = [one for one in by_worth if one.model in PREFERRED and not gives_itself_away(one)]
    applied = _capped((one for one in fair if not is_recall(one)), MOST, AT_MOST)
    room = min(MOST - len(applied), len(applied) // (SHARE - 1))
    out = applied + _capped(filter(is_recall, fair), room, AT_MOST)
    spare = (one for one in by_worth if one.model in SPARE and not is_recall(one))
    left = (one for one in spare if one not in out)
    return out + _capped(left, max(0, LEAST - len(out)), SPARE)


def _by_worth(questions: Iterable[Question], shared: Set[str]) -> list[Question]:
    """From what asks most of the reader to what asks least; of the situations first the role's
    own."""
    models = {model: n for n, model in enumerate(PREFERRED)}
    own_first = sorted(questions, key=lambda one: (one.id in shared, rank("turn", one.id)))
    turn = _turns(own_first)
    return sorted(
        questions,
        key=lambda one: (
            models.get(one.model, len(models)), turn[one.id], not asks_of_the_item(one),
            rank("core", one.id),
        ),
    )  # fmt: skip


def _turns(questions: Iterable[Question]) -> dict[str, int]:
    """When each question's turn comes: of those that are answered alike, as “must one ask?” is, one
    after another, so that no answer is the usual one."""
    alike = Counter[tuple[str, str]]()
    out: dict[str, int] = {}
    for one in questions:
        key = one.keys[0].text if one.keys else ""
        out[one.id] = alike[one.model, key] if one.model in SCALED else 0
        alike[one.model, key] += 1
    return out


def _capped(questions: Iterable[Question], most: int, of_each: Mapping[str, int]) -> list[Question]:
    """So many of the questions, and no more of each model than a core should have."""
    count = Counter[str]()
    out: list[Question] = []
    for one in questions:
        if len(out) < most and count[one.model] < of_each.get(one.model, EACH):
            out.append(one)
            count[one.model] += 1
    return out
