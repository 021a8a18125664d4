"""Questions whose wrong options are what people typically do wrong, as the handbook says itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.content.handbook import Handbook
from generator.content.records import Duty, Mistake, Procedure, Role, Rule, Standard, Step
from generator.outputs.quiz.cues import gives_itself_away
from generator.outputs.quiz.draw import Candidate, likeness
from generator.outputs.quiz.examiner import Cited, Examiner, question_id
from generator.outputs.quiz.models.conditions import CONDITION
from generator.outputs.quiz.question import Question

FEWEST = 2
"""With fewer written mistakes there is nothing to choose from."""

NEAR = 0.08
"""How like the right way each mistake has to be: what speaks of other things is told by that."""


def candidates(examiner: Examiner, item: str, mistakes: Iterable[Mistake]) -> Iterator[Candidate]:
    """Mistakes as wrong options, each with what comes of it."""
    for one in mistakes:
        yield Candidate(item, examiner.bare(one.text), examiner.sentence(one.why))


def of_step(examiner: Examiner, procedure: Procedure, step: Step) -> Question | None:
    """At this point of the procedure, which way to work is right?"""
    if CONDITION.match(examiner.plain(step.do)):
        return None
    phase = next(phase for phase in procedure.phases if step in phase.steps)
    return _avoided(
        examiner, f"{procedure.id}/{step.id}", "avoid-step", step.do, step.mistakes,
        why=step.check or step.note or procedure.purpose, cites=(step,),
        procedure=examiner.quoted(procedure.title), phase=examiner.quoted(phase.title),
    )  # fmt: skip


def of_rule(examiner: Examiner, standard: Standard, rule: Rule) -> Question | None:
    """On this point of the standard, which way to act is right?"""
    if not rule.do or rule.level == "must_not":
        return None
    return _avoided(
        examiner, f"{standard.id}/{rule.id}", "avoid-rule", rule.do, rule.mistakes,
        why=rule.why, cites=(rule,),
        standard=examiner.quoted(standard.title), rule=examiner.quoted(rule.title),
    )  # fmt: skip


def of_duty(examiner: Examiner, role: Role, duty: Duty) -> Question | None:
    """How does the role do this duty as it should?"""
    return _avoided(
        examiner, f"{role.id}/{duty.id}", "avoid-duty", duty.text, duty.mistakes,
        why=role.purpose, cites=(duty,),
        role=examiner.person(role.id), duty=examiner.quoted(duty.title),
    )  # fmt: skip


def _avoided(
    examiner: Examiner,
    basis: str,
    stem: str,
    do: str,
    mistakes: Sequence[Mistake],
    *,
    why: str,
    cites: Iterable[Cited],
    **about: str,
) -> Question | None:
    if not do or len(mistakes) < FEWEST:
        return None
    id = question_id(basis, "avoid")
    question = examiner.choice(
        id, "avoid", examiner.stem(stem, id, **about), Candidate(basis, examiner.bare(do)),
        candidates(examiner, basis, mistakes),
        explanation=examiner.sentence(why), basis=basis, cites=cites,
    )  # fmt: skip
    if question is None or gives_itself_away(question):
        return None
    # A translation asks what its original asks (see bank.py); other words are no more or less near.
    original = not isinstance(examiner.handbook.original, Handbook)
    return None if original and _is_far(question) else question


def _is_far(question: Question) -> bool:
    key = question.keys[0].text
    return any(likeness(key, one.text) < NEAR for one in question.options if not one.correct)
