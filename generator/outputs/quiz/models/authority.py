"""Who decides: the lines of the authority matrix, each against its neighbours."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from generator.content.handbook import Handbook
from generator.content.records import Limit, Matter
from generator.outputs.quiz.draw import Candidate, one_of, shuffled
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.question import Question

WRONG = 3
"""How many wrong options there are."""
LARGE = 100.0
"""From this limit on, cases lie some per cent off it or on it; below, one whole number."""
OFF = (0.05, 0.1)
"""Distances of a case from a large limit, as shares of it: so small that the size of the sum gives
no hint of the approver, and round, so that the sum looks no less like a limit than the limit."""


def questions(examiner: Examiner, role_id: str) -> Iterator[Question]:
    """The lines that a role proposes under, checks or decides."""
    for matter in examiner.handbook.authority.matters:
        for line in matter.lines:
            if role_id in (*line.propose, *line.check, *line.approve):
                yield from approver(examiner, matter, line)


def approver(examiner: Examiner, matter: Matter, line: Limit) -> Iterator[Question]:
    """Who approves a case that lies near the limit? Wrong are those who only check it, who approve
    more or less of it, and who approve other things, each as often as they do."""
    handbook = examiner.handbook
    if len(line.approve) != 1:
        return
    key, (most, *others) = line.approve[0], _approvers(handbook)
    if key == most and line.above is None:
        return  # whoever decides most things is no answer to anything but how much
    id = question_id(line.id, "approver")
    # Whoever approves most is always there: else it would mostly be the key.
    next_to = _next_to(matter, line)
    as_much = _as_much(handbook, line, case_on(id, line)) - {key, most, *next_to}
    beside = _beside(id, matter, line, {*others}, as_much)
    near = dict.fromkeys((most, *next_to, *beside, *shuffled(id, others)))
    wrong = [Candidate(who, handbook.title(who)) for who in near if who != key]
    if len(wrong) < 2:
        return
    yield examiner.among(
        id, "approver", _stem(examiner, id, matter, line),
        Candidate(key, handbook.title(key)), wrong[:WRONG],
        explanation=_explained(examiner, matter, line), basis=line.id, cites=(line,),
    )  # fmt: skip


def _next_to(matter: Matter, line: Limit) -> list[str]:
    """Who approves a little more or less of it."""
    at = matter.lines.index(line)
    around = (*matter.lines[max(0, at - 1) : at], *matter.lines[at + 1 : at + 2])
    return [who for one in around if {one.amount, one.above} & _edges(line) for who in one.approve]


def _edges(line: Limit) -> set[float]:
    """The amounts at which somebody else begins to decide."""
    return {edge for edge in (line.amount, line.above) if edge is not None}


def _as_much(handbook: Handbook, line: Limit, number: float | None) -> set[str]:
    """Who approves as much of other things: takes whoever mixes up two matters."""
    if number is None:
        return set()
    lines = (one for matter in handbook.authority.matters for one in matter.lines)
    alike = (one for one in lines if one.unit == line.unit and _edges(one))
    return {*_elsewhere(one for one in alike if _holds(one, number))}


def _holds(line: Limit, number: float) -> bool:
    return (line.above or 0) < number <= (line.amount or math.inf)


def _beside(
    id: str, matter: Matter, line: Limit, others: Collection[str], as_much: Collection[str]
) -> list[str]:
    """Up to two wrong answers: people who check the line, are informed of it, or approve the same
    amount of another matter; if there are too few, approvers of other lines of this matter."""
    near = shuffled(id, {*line.check, *line.inform, *as_much} & {*others})
    return [*near, *shuffled(id, dict.fromkeys(_elsewhere(matter.lines)))][:2]


def _stem(examiner: Examiner, id: str, matter: Matter, line: Limit) -> str:
    """A case of so and so much where the line has a limit in figures, else what the line says."""
    title, limit = examiner.quoted(matter.title), examiner.quoted(line.limit)
    number = case_on(id, line)
    form = examiner.words["amount"].get(line.unit)
    if number is None or form is None:
        return examiner.stem("approver", id, matter=title, limit=limit)
    what = re.sub(examiner.words["limit"], "", limit)
    about = examiner.stem("about", id, matter=title, what=what) if what else title
    much = str(form).format(f"{number:,.0f}")
    return examiner.stem("approver-case", id, about=about, much=much)


def case_on(id: str, line: Limit) -> float | None:
    """A case on the line: at its edge or close to it, where people go wrong."""
    edges = sorted(_edges(line))
    if not edges or any(edge != int(edge) for edge in edges):
        return None
    cases = (edge + side * _step(id, edge) for edge in edges for side in (-1, 0, 1))
    return one_of(id, [number for number in cases if _holds(line, number)])


def _step(id: str, edge: float) -> float:
    return one_of(id + "off", OFF) * edge if edge >= LARGE else 1


def _elsewhere(lines: Iterable[Limit]) -> Iterator[str]:
    return (who for line in lines for who in line.approve)


@lru_cache(maxsize=8)
def _approvers(handbook: Handbook) -> tuple[str, ...]:
    """Whoever approves anything, the one who approves most first."""
    matters = handbook.authority.matters
    return tuple(
        who
        for who, _ in Counter(who for one in matters for who in _elsewhere(one.lines)).most_common()
    )


def _explained(examiner: Examiner, matter: Matter, line: Limit) -> str:
    """The whole way of it: who checks before, who is told, and what the matter says of itself."""
    parts = [
        examiner.why(name, who=examiner.listed(people))
        for name, people in (("checks", line.check), ("told", line.inform))
        if people
    ]
    notes = [examiner.sentence(note) for note in (line.note, matter.note) if note]
    return examiner.joined([*parts, *notes]) or examiner.why("matrix")
