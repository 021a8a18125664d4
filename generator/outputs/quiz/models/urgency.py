"""What first of three things that come at once: the one that has to be done soonest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.content.moments import Duration
from generator.content.records import Role
from generator.outputs import deadlines
from generator.outputs.quiz.draw import Candidate, likeness, shuffled
from generator.outputs.quiz.examiner import Cited, Examiner, question_id
from generator.outputs.quiz.models.deadlines import Timed, tells
from generator.outputs.quiz.question import Question

TOGETHER = 3
"""How many things come at once."""
SOONER = 0.5
"""The first has to be due in at most this share of the time that the others have."""
ALIKE = 0.2
"""From this likeness on, two tasks may be one."""
WORKING_DAY = 86400.0
"""A working day in seconds, to compare it with hours and days."""


class Task(NamedTuple):
    """Something that has to be done within a time."""

    item: str
    text: str
    within: Duration
    cited: Cited

    @property
    def seconds(self) -> float:
        dimension, number = self.within.measure
        return number * WORKING_DAY if dimension == "working_day" else number


def questions(examiner: Examiner, role: Role) -> Iterator[Question]:
    """Which of these do you do first? Of the tasks of a role, three at a time."""
    tasks = shuffled(role.id + "urgent", _tasks(examiner, role), lambda task: task.item)
    while len(some := _unlike(tasks)) == TOGETHER:
        tasks = [task for task in tasks if task not in some]
        some.sort(key=lambda task: task.seconds)
        if some[0].seconds <= SOONER * some[1].seconds:
            yield _question(examiner, role, some)


def _unlike(tasks: Iterable[Task]) -> list[Task]:
    """The next tasks that do not say much the same: a step and the duty that it belongs to."""
    out: list[Task] = []
    for task in tasks:
        alike = any(likeness(task.text, other.text) >= ALIKE for other in out)
        if len(out) < TOGETHER and not alike:
            out.append(task)
    return out


def _question(examiner: Examiner, role: Role, tasks: list[Task]) -> Question:
    first, *others = tasks
    id = question_id(first.item, "urgent")
    language = examiner.handbook.language
    return examiner.among(
        id, "urgent", examiner.stem("urgent", id, role=examiner.person(role.id)),
        Candidate(first.item, first.text), [Candidate(one.item, one.text) for one in others],
        explanation="\n".join(
            examiner.why("urgent", task=task.text, within=deadlines.within(language, task.within))
            for task in tasks
        ),
        basis=first.item, cites=[task.cited for task in tasks],
    )  # fmt: skip


def _tasks(examiner: Examiner, role: Role) -> Iterator[Task]:
    """What a role has to do within a time, where the text does not tell the time itself."""
    for item, text, timed in _timed(examiner.handbook, role):
        within = timed.within
        if within is None or within.measure[0] not in ("time", "working_day"):
            continue
        if not tells(examiner, text, timed):
            yield Task(item, examiner.bare(text), within, timed)


def _timed(handbook: Handbook, role: Role) -> Iterable[tuple[str, str, Timed]]:
    for duty in role.duties:
        yield f"{role.id}/{duty.id}", duty.title, duty
    for procedure in handbook.procedures_of(role):
        if handbook.owner_of(procedure) == role.id:
            for step in procedure.steps():
                yield f"{procedure.id}/{step.id}", step.do, step
