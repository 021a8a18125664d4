"""Who decides: the lines of the authority matrix, each against its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.content.handbook import Handbook
from generator.content.records import Limit, Matter
from generator.outputs.quiz.draw import Candidate
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.question import Question


def questions(examiner: Examiner, role_id: str) -> Iterator[Question]:
    """The lines that a role proposes under, checks or decides."""
    for matter in examiner.handbook.authority.matters:
        for line in matter.lines:
            if role_id in (*line.propose, *line.check, *line.approve):
                yield from approver(examiner, matter, line)


def approver(examiner: Examiner, matter: Matter, line: Limit) -> Iterator[Question]:
    """Who approves it? Wrong are those who only check it, and who approve more or less of it."""
    handbook = examiner.handbook
    if len(line.approve) != 1:
        return
    key = line.approve[0]
    # Whoever approves most is always there: else it would mostly be the key.
    often = [who for who, _ in Counter(_others(handbook)).most_common()]
    near = dict.fromkeys((*often[:1], *line.check, *_elsewhere(matter.lines), *often))
    wrong = [Candidate(who, handbook.title(who)) for who in near if who != key]
    if len(wrong) < 2:
        return
    id = question_id(line.id, "approver")
    stem = examiner.stem(
        "approver", id, matter=examiner.quoted(matter.title), limit=examiner.quoted(line.limit)
    )
    yield examiner.among(
        id, "approver", stem, Candidate(key, handbook.title(key)), wrong[:3],
        explanation=_explained(examiner, matter, line), basis=line.id, cites=(line,),
    )  # fmt: skip


def _elsewhere(lines: Iterable[Limit]) -> Iterator[str]:
    return (who for line in lines for who in line.approve)


def _others(handbook: Handbook) -> Iterator[str]:
    """Whoever approves anything."""
    return (who for matter in handbook.authority.matters for who in _elsewhere(matter.lines))


def _explained(examiner: Examiner, matter: Matter, line: Limit) -> str:
    """The whole way of it: who checks before, who is told, and what the matter says of itself."""
    parts = [
        examiner.why(name, who=examiner.listed(people))
        for name, people in (("checks", line.check), ("told", line.inform))
        if people
    ]
    notes = [examiner.sentence(note) for note in (line.note, matter.note) if note]
    return examiner.joined([*parts, *notes]) or examiner.why("matrix")
