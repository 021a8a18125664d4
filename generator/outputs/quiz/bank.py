"""All questions of a quiz: about a role and what is its own, and some of what is everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.content.handbook import Handbook
from generator.content.places import SHARED
from generator.content.records import Role, Standard
from generator.outputs.quiz import leaks
from generator.outputs.quiz.cues import gives_itself_away
from generator.outputs.quiz.draw import rank
from generator.outputs.quiz.examiner import Examiner
from generator.outputs.quiz.models import (
    authority,
    duties,
    procedures,
    standards,
    written,
)
from generator.outputs.quiz.question import Question
from generator.outputs.remembered import remembered

SHARES = {"written": 1, "situation": 2}
"""Of the shared questions of a model a role's quiz holds one in so many; those that somebody wrote
are asked of everybody. The quiz `shared` holds them all."""
OTHERWISE = 6
"""The same of other models."""


def quizzes(handbook: Handbook) -> list[str]:
    """Every role, and `shared` for what everybody must know."""
    return [*(role.id for role in handbook.roles), SHARED]


@remembered(most=64)
def questions_of(handbook: Handbook, role_id: str) -> tuple[Question, ...]:
    """The questions of a role's quiz, or of `shared`, in the order of the page."""
    role = handbook.records.get(role_id)
    if not isinstance(role, Role):
        return _of_everybody(handbook) if role_id == SHARED else ()
    follows = {document.id for document in handbook.standards_of(role)}
    common = (
        question
        for question in questions_of(handbook, SHARED)
        if question.section in {*follows, f"{SHARED}-quiz"}
        and rank(role.id, question.id) % SHARES.get(question.model, OTHERWISE) == 0
    )
    own = _good(handbook, _own(handbook, role))
    return leaks.without((*own, *common))


def homes_of(handbook: Handbook) -> dict[str, str]:
    """The quiz of each question: of what everybody is asked, `shared`, which comes last."""
    every = quizzes(handbook)
    return {one.id: quiz for quiz in every for one in questions_of(handbook, quiz)}


def asks_everybody(handbook: Handbook) -> bool:
    """Whether the quiz `shared` has a question: the first good one tells, and is soon found."""
    return any(True for _ in _good(handbook, _common(handbook)))


def _of_everybody(handbook: Handbook) -> tuple[Question, ...]:
    return leaks.without(tuple(_good(handbook, _common(handbook))))


def _good(handbook: Handbook, questions: Iterator[Question]) -> Iterator[Question]:
    """Those that do not tell their own answer; what somebody wrote by hand has been judged. As long
    as a translation is missing, also without those that would mix two languages."""
    for question in questions:
        fair = question.model == "written" or not gives_itself_away(question)
        if fair and not (handbook.untranslated and _holds_chinese(question)):
            yield question


def _own(handbook: Handbook, role: Role) -> Iterator[Question]:
    examiner = Examiner(handbook, role)
    yield from _under(role.id, duties.questions(examiner, role))
    yield from _under("authority", authority.questions(examiner, role.id))
    for procedure in handbook.procedures_of(role):
        if handbook.owner_of(procedure) == role.id:
            yield from _under(procedure.id, procedures.questions(examiner, procedure))
    for standard in handbook.documents_in(role.id):
        if isinstance(standard, Standard):
            yield from _under(standard.id, standards.questions(examiner, standard))
    quiz = f"{role.id}-quiz"
    yield from _under(quiz, written.questions(examiner, handbook.quiz_of(role.id).questions))


def _common(handbook: Handbook) -> Iterator[Question]:
    examiner = Examiner(handbook, None)
    roles = {role.id for role in handbook.roles}
    for standard in handbook.standards:
        if handbook.folder_of(standard) not in roles:
            yield from _under(standard.id, standards.questions(examiner, standard))
    for procedure in handbook.procedures:
        if handbook.owner_of(procedure) not in roles:
            yield from _under(procedure.id, procedures.questions(examiner, procedure))
    quiz = f"{SHARED}-quiz"
    yield from _under(quiz, written.questions(examiner, handbook.quiz_of(SHARED).questions))


def _under(section: str, questions: Iterator[Question]) -> Iterator[Question]:
    return (replace(question, section=section) for question in questions)


def _holds_chinese(question: Question) -> bool:
    words = (
        question.stem
        + question.explanation
        + "".join(option.text + option.pair + option.why for option in question.options)
    )
    return any("\u4e00" <= c <= "\u9fff" for c in words)
