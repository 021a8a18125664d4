"""All questions of a quiz: about a role and what is its own, and some of what is everybody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator.content.handbook import Handbook
from generator.content.places import SHARED
from generator.content.records import Role, Standard, Term
from generator.outputs.quiz.cues import asks_of_the_item, gives_itself_away
from generator.outputs.quiz.draw import likeness, rank
from generator.outputs.quiz.examiner import Examiner
from generator.outputs.quiz.models import (
    authority,
    duties,
    procedures,
    scripts,
    standards,
    terms,
    written,
)
from generator.outputs.quiz.question import Question
from generator.outputs.remembered import remembered

ECHO = 0.25
"""How alike two gaps with the same answer are that ask for the same thing."""

FEWEST = 3
"""So many questions a reader is asked about a document before signing for it, weak ones or not."""

SPOKEN = frozenset(["fitting", "meaning", "say", "terms"])
"""Models about scripts and terms, which nobody signs for."""

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
    own = _as_needed(_readable(handbook, _without_echoes(_own(handbook, role))))
    follows = {document.id for document in handbook.standards_of(role)}
    return own + tuple(
        question
        for question in questions_of(handbook, SHARED)
        if question.section in {*follows, f"{SHARED}-quiz"}
        and rank(role.id, question.id) % SHARES.get(question.model, OTHERWISE) == 0
    )


def asks_everybody(handbook: Handbook) -> bool:
    """Whether the quiz `shared` has a question: the first good one tells, and is soon found."""
    for question in _common(handbook):
        if _is_readable(handbook, question) and not _is_weak(question):
            return True
    return bool(questions_of(handbook, SHARED))


def _of_everybody(handbook: Handbook) -> tuple[Question, ...]:
    return _as_needed(_readable(handbook, _without_echoes(_common(handbook))))


WEAK = frozenset([
    "check", "checks", "demand", "duty", "fitting", "keeps", "limit", "meaning",
    "owner", "part", "right", "terms", "whom", "wrong-way",
])  # fmt: skip
"""Models that ask for recognition, and mostly tell the answer to common sense."""


def _is_weak(question: Question) -> bool:
    """True for what common sense answers; what somebody wrote by hand has been judged."""
    if question.model == "written":
        return False
    off_topic = question.model == "say" and not asks_of_the_item(question)
    return off_topic or question.model in WEAK or gives_itself_away(question)


def _as_needed(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Without the weak ones, except where nothing better asks about a clause or a document."""
    weak = {one.id for one in questions if _is_weak(one)}
    good = [one for one in questions if one.id not in weak]
    asked = {clause for one in good for clause in one.clauses}
    about = Counter(_document(one) for one in good)
    kept: list[Question] = []
    for question in questions:
        if question.id in weak:
            enough = question.model in SPOKEN or about[_document(question)] >= FEWEST
            if enough and asked.issuperset(question.clauses):
                continue
            asked.update(question.clauses)
            about[_document(question)] += 1
        kept.append(question)
    return tuple(kept)


def _document(question: Question) -> str:
    """The document that a question is about."""
    return question.basis.partition("/")[0]


def _own(handbook: Handbook, role: Role) -> Iterator[Question]:
    examiner = Examiner(handbook, role)
    yield from _under(role.id, duties.questions(examiner, role))
    yield from _under("authority", authority.questions(examiner, role.id))
    yield from _under("colleagues", duties.of_colleagues(examiner, role))
    for procedure in handbook.procedures_of(role):
        if handbook.owner_of(procedure) == role.id:
            yield from _under(procedure.id, procedures.questions(examiner, procedure))
    for script in handbook.scripts_of(role):
        yield from _under(script.id, scripts.questions(examiner, script))
    for standard in handbook.documents_in(role.id):
        if isinstance(standard, Standard):
            yield from _under(standard.id, standards.questions(examiner, standard))
    yield from _under("glossary", terms.questions(examiner, _terms(handbook, role.id)))
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
    yield from _under("glossary", terms.questions(examiner, _terms(handbook, SHARED)))
    quiz = f"{SHARED}-quiz"
    yield from _under(quiz, written.questions(examiner, handbook.quiz_of(SHARED).questions))


def _terms(handbook: Handbook, quiz: str) -> list[Term]:
    """The terms that lead to something of a role's, or, for `shared`, of no role's."""
    return _terms_by_quiz(handbook).get(quiz, [])


@remembered(most=8)
def _terms_by_quiz(handbook: Handbook) -> dict[str, list[Term]]:
    known, out = set(quizzes(handbook)), dict[str, list[Term]]()
    for term in handbook.glossary.terms:
        entries = (handbook.get(id) for id in term.see)
        for quiz in {entry.folder for entry in entries if entry} & known or {SHARED}:
            out.setdefault(quiz, []).append(term)
    return out


def _under(section: str, questions: Iterator[Question]) -> Iterator[Question]:
    return (replace(question, section=section) for question in questions)


def _without_echoes(questions: Iterator[Question]) -> Iterator[Question]:
    """A gap is not asked again where a rule says what a step and a duty have said."""
    gaps: list[Question] = []
    for question in questions:
        if question.type == "fill":
            if any(_echoes(question, other) for other in gaps):
                continue
            gaps.append(question)
        yield question


def _echoes(one: Question, other: Question) -> bool:
    return one.answers == other.answers and likeness(one.stem, other.stem) >= ECHO


def _readable(handbook: Handbook, questions: Iterator[Question]) -> tuple[Question, ...]:
    """Without those that would mix two languages, as long as a translation is missing."""
    return tuple(question for question in questions if _is_readable(handbook, question))


def _is_readable(handbook: Handbook, question: Question) -> bool:
    return not handbook.untranslated or not _holds_chinese(question)


def _holds_chinese(question: Question) -> bool:
    words = (
        question.stem
        + question.explanation
        + "".join(option.text + option.pair + option.why for option in question.options)
    )
    return any("\u4e00" <= c <= "\u9fff" for c in words)
