"""Questions about a role: its numbers and deadlines."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.records import Role
from generator.outputs.quiz.examiner import Examiner
from generator.outputs.quiz.models import dates
from generator.outputs.quiz.models.gaps import gap
from generator.outputs.quiz.question import Question


def questions(examiner: Examiner, role: Role) -> Iterator[Question]:
    for duty in role.duties:
        if duty.catch_all:
            continue
        id, about = f"{role.id}/{duty.id}", duty.text or duty.title
        number = gap(examiner, id, duty.text, duty.title, (duty,), why="", else_why=role.purpose)
        if number:
            yield number
        yield from dates.questions(examiner, id, duty, about, "", role.purpose)
