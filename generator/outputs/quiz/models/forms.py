"""Questions about forms: which one is filled in at a step."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.content.handbook import Handbook
from generator.content.records import Procedure, Role, Step
from generator.outputs.quiz.draw import Candidate, shuffled
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models.conditions import CONDITION
from generator.outputs.quiz.question import Question

WRONG = 3
"""How many wrong options there are."""
FEWEST_NEAR = 2
"""So many of them are filled in at other steps of the same work: others are told by their names."""


def which(examiner: Examiner, procedure: Procedure, step: Step) -> Question | None:
    """Which form is filled in at this step? Wrong are those of other steps of the same work."""
    handbook = examiner.handbook
    if len(step.forms) != 1 or step.forms[0] not in handbook.form_ids:
        return None
    # In some cases only: the form may be for one of them alone.
    if step.branches or CONDITION.match(examiner.plain(step.do)):
        return None
    key = step.forms[0]
    here = f"{procedure.id}/{step.id}"
    too = {form.id for form in handbook.forms if here in form.basis}
    id = question_id(here, "form")
    near = dict.fromkeys(_near(id, handbook, procedure))
    others = (form for form in near if form not in {key, *too})
    wrong = [Candidate(form, handbook.title(form)) for form in islice(others, WRONG)]
    here_too = {form for other in procedure.steps() for form in other.forms}
    if sum(one.item in here_too for one in wrong) < FEWEST_NEAR:
        return None
    do = examiner.quoted(step.do)
    if len(wrong) < WRONG or any(one.text.casefold() in do.casefold() for one in wrong):
        return None
    form = next(form for form in handbook.forms if form.id == key)
    return examiner.among(
        id, "form", examiner.stem("form", id, procedure=examiner.quoted(procedure.title), step=do),
        Candidate(key, handbook.title(key)), wrong,
        explanation=examiner.sentence(form.purpose), basis=here,
        cites=(step,),
    )  # fmt: skip


def _near(id: str, handbook: Handbook, procedure: Procedure) -> Iterator[str]:
    """The forms of the same work and of the role that owns it, each the sooner the more steps use
    it: were all drawn alike, the one used most would mostly be the key."""
    owner = handbook.records.get(handbook.owner_of(procedure) or "")
    own = handbook.procedures_of(owner) if isinstance(owner, Role) else []
    rest = [form.id for form in handbook.forms_of(owner)] if isinstance(owner, Role) else []
    for works in ([procedure], own):
        used = [form for work in works for step in work.steps() for form in step.forms]
        known = [form for form in used if form in handbook.form_ids]
        yield from dict.fromkeys(
            form for _, form in shuffled(id, enumerate(known), lambda pair: str(pair[0]))
        )
    yield from shuffled(id, rest)
