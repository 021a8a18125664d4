"""Questions about a procedure: how a step is taken, how much, how often, by which day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.records import Procedure, Step
from generator.outputs.quiz.examiner import Examiner
from generator.outputs.quiz.models import dates
from generator.outputs.quiz.models.gaps import gap
from generator.outputs.quiz.question import Question


def questions(examiner: Examiner, procedure: Procedure) -> Iterator[Question]:
    title = examiner.quoted(procedure.title)
    aim = examiner.why("aim", procedure=title, text=examiner.sentence(procedure.purpose))
    for step in procedure.steps():
        id = f"{procedure.id}/{step.id}"
        if number := _gap(examiner, procedure, step, aim):
            yield number
        yield from dates.questions(examiner, id, step, step.do, step.check or "", aim)


def _gap(examiner: Examiner, procedure: Procedure, step: Step, aim: str) -> Question | None:
    """A gap in what is done, else in how it is measured."""
    id, check = f"{procedure.id}/{step.id}", step.check or ""
    found = gap(examiner, id, step.do, procedure.title, (step,), why=check, else_why=aim)
    return found or gap(examiner, id, check, step.do, (step,), why="", else_why=aim)
