"""Which clauses of the sources are asked about, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.content.entries import Entry
from generator.content.handbook import Handbook
from generator.content.places import SHARED
from generator.content.records import Duty
from generator.locale import words
from generator.outputs.quiz.bank import questions_of, quizzes

NOT_NORMATIVE = frozenset(["definition", "remark"])
"""The kinds of clause that nobody has to keep."""

_BROUGHT_ALONG = ("requirements", "conditions")


class Clause(NamedTuple):
    """How one normative clause is covered: by questions, by an exemption, or not at all."""

    id: str
    questions: tuple[str, ...]
    exempt: str = ""

    @property
    def covered(self) -> bool:
        return bool(self.questions or self.exempt)


def coverage(handbook: Handbook) -> tuple[Clause, ...]:
    """Every normative clause that an item cites, in the order of the sources."""
    asked = _asked(handbook)
    exempt = dict(_exemptions(handbook))
    out = []
    for clause in handbook.clauses.values():
        if clause.kind in NOT_NORMATIVE or clause.id not in handbook.citations:
            continue
        # A clause that repeats another is covered where the other is.
        twin = clause.same_as or clause.id
        questions = (*asked.get(clause.id, ()), *asked.get(twin, ()))
        reason = exempt.get(clause.id) or exempt.get(twin) or _by_rule(handbook, clause.id)
        out.append(Clause(clause.id, tuple(dict.fromkeys(questions)), "" if questions else reason))
    return tuple(out)


class Missing(NamedTuple):
    """A clause that no question asks about and nobody has exempted, the quiz that should, and the
    items that cite it: a question has to rest on one of them."""

    quiz: str
    clause: str
    items: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.quiz}: {self.clause} ({', '.join(self.items)})"


def missing(handbook: Handbook) -> list[Missing]:
    """What is not covered, a quiz after the other."""
    known = quizzes(handbook)
    out = []
    for clause in coverage(handbook):
        if not clause.covered:
            cited = handbook.citations[clause.id]
            folders = [entry.folder for entry in cited if entry.folder in known]
            quiz = folders[0] if folders else SHARED
            out.append(Missing(quiz, clause.id, tuple(entry.id for entry in cited)))
    return sorted(out, key=lambda one: known.index(one.quiz))


def _asked(handbook: Handbook) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for quiz in quizzes(handbook):
        for question in questions_of(handbook, quiz):
            for clause in question.clauses:
                out.setdefault(clause, []).append(question.id)
    return out


def _exemptions(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Those that authors wrote into a quiz.yaml."""
    for quiz in quizzes(handbook):
        for one in handbook.quiz_of(quiz).exempt:
            yield from ((clause, one.reason) for clause in one.clauses)


def _by_rule(handbook: Handbook, clause: str) -> str:
    """Why a clause needs no question, if all that cites it is of a kind that is never asked."""
    reasons = words(handbook.language)["quiz"]["exempt"]
    cited = handbook.citations[clause]
    if all(_is_catch_all(entry) for entry in cited):
        return str(reasons["catch-all"])
    if all(_is_brought_along(entry) or _is_catch_all(entry) for entry in cited):
        return str(reasons["requirement"])
    return ""


def _is_catch_all(entry: Entry) -> bool:
    return isinstance(entry.item, Duty) and entry.item.catch_all


def _is_brought_along(entry: Entry) -> bool:
    return entry.place.path[:1] in [(part,) for part in _BROUGHT_ALONG]
