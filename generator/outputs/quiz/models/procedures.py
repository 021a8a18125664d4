"""Questions about a procedure: what comes next, how it is done well, what if, who, what order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil

from generator.content.records import Branch, Phase, Procedure, Role, Step
from generator.outputs.quiz.draw import Candidate, echo, one_of
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models import dates
from generator.outputs.quiz.models.forms import which
from generator.outputs.quiz.models.gaps import gap
from generator.outputs.quiz.models.mistakes import of_step
from generator.outputs.quiz.models.trying import first_that_works
from generator.outputs.quiz.question import Question

FEWEST, MOST = 4, 6
"""How many steps people can put in order without it becoming a test of patience."""

FEWEST_MATCHED, MATCHED = 3, 5
"""How many pairs a `match` question has at least and at most."""

ECHO = 0.25
"""What speaks of a step with so large a part of its words might be said of that step, too."""

# A step that is only taken now and then has no place in an order that everybody agrees on.
_NOT_ALWAYS = re.compile(
    r"时，|的，|^接到|^收到|以后|之后|^(有|如有).*(的|，)|如果|若|发现|确需|需要.*的|有变|每[天日周月季年次]|随时|平时|一直|要的|收到的"
    r"|异议|争议|纠纷|索赔|更改|休假|进出口商品"
    r"|\b(if|when|whenever|where|unless|should|every|each|daily|weekly|monthly|quarterly|always"
    r"|in case|as needed|for those|objections?|disputes?|claims?|changes?|on leave)\b",
    re.I,
)


class Course:
    """A procedure as a course of steps, with what the questions about it need to know."""

    def __init__(self, examiner: Examiner, procedure: Procedure) -> None:
        self.examiner = examiner
        self.procedure = procedure
        self.title = examiner.quoted(procedure.title)
        self.steps = list(procedure.steps())
        self.owner = examiner.handbook.owner_of(procedure) or ""
        role = examiner.handbook.people.get(self.owner)
        duties = role.duties if isinstance(role, Role) else ()
        self.duties = [duty for duty in duties if not duty.catch_all]

    @property
    def aim(self) -> str:
        """What all of it is for: a reason for whatever the procedure does not explain."""
        aim = self.examiner.sentence(self.procedure.purpose)
        return self.examiner.why("aim", procedure=self.title, text=aim)

    @property
    def why_in_order(self) -> str:
        return self.examiner.joined([self.examiner.why("order"), self.aim])

    def why(self, step: Step) -> str:
        """How to see that a step was done well, or else what all of it is for."""
        return self.examiner.sentence(step.check) if step.check else self.aim

    def id(self, step: Step | Phase) -> str:
        return f"{self.procedure.id}/{step.id}"

    def stem(self, name: str, id: str, about: Step | None = None, **parts: str) -> str:
        """A stem that names the procedure, and the step that it is about."""
        step = self.examiner.quoted(about.do) if about else ""
        return self.examiner.stem(name, id, procedure=self.title, step=step, **parts)

    def do(self, step: Step) -> Candidate:
        return Candidate(self.id(step), self.examiner.bare(step.do))

    def far_from(self, step: Step) -> list[Step]:
        """The steps of other phases: what shows that a neighbouring step was done well may hold
        for this one, too."""
        own = next(phase for phase in self.procedure.phases if step in phase.steps)
        return [
            other for phase in self.procedure.phases if phase is not own for other in phase.steps
        ]

    def elsewhere(self) -> list[Candidate]:
        """Steps of other people's procedures about other matters."""
        handbook = self.examiner.handbook
        return [
            Candidate(f"{other.id}/{step.id}", self.examiner.bare(step.do))
            for other in handbook.procedures
            if handbook.owner_of(other) != self.owner
            and set(other.topics).isdisjoint(self.procedure.topics)
            for step in other.steps()
        ]

    def steady(self, step: Step) -> bool:
        """True for a step that is taken every time, and whose follower is always the same."""
        return not (
            _NOT_ALWAYS.search(self.examiner.plain(step.do))
            or any(branch.to for branch in step.branches)
        )


def questions(examiner: Examiner, procedure: Procedure) -> Iterator[Question]:
    course = Course(examiner, procedure)
    found = list(_questions(course))
    yield from found
    covered = {clause for question in found for clause in question.clauses}
    covered.update(clause for duty in course.duties for clause in duty.source)
    for step in course.steps:
        if not covered.issuperset(step.source):
            yield from filter(None, (part_of(course, step),))
    for phase in procedure.phases:
        if not covered.issuperset(phase.source):
            yield from filter(None, (part_of_phase(course, phase),))


def _questions(course: Course) -> Iterator[Question]:
    plain: list[Step] = []
    for phase in course.procedure.phases:
        yield from filter(None, (first(course, phase), order(course, phase)))
        for step in phase.steps:
            main = of_step(course.examiner, course.procedure, step) or first_that_works(
                course.id(step), (who, following), course, step
            )
            if main:
                yield main
            elif step.check:
                plain.append(step)
            yield from about_step(course, step)
    yield from checks(course, plain)
    yield from filter(None, (order_of_all(course), causes(course)))


def about_step(course: Course, step: Step) -> Iterator[Question]:
    """A question about a case that the step knows, one about a number, one about its form."""
    id = course.id(step)
    number = _gap(course, step)
    case = branches(course, step)
    paper = which(course.examiner, course.procedure, step)
    yield from filter(None, (number, case, paper))
    yield from dates.questions(course.examiner, id, step, step.do, course.why(step))


def _gap(course: Course, step: Step) -> Question | None:
    """A gap in what is done, else in how it is measured."""
    why = course.why(step)
    found = gap(course.examiner, course.id(step), step.do, course.procedure.title, (step,), why=why)
    if found or not step.check:
        return found
    return gap(course.examiner, course.id(step), step.check, step.do, (step,), why=course.aim)


def following(course: Course, step: Step) -> Question | None:
    """Which step comes directly after this one? Only where the order is fixed."""
    at = course.steps.index(step)
    after = course.steps[at + 1 : at + 2]
    if not course.procedure.ordered or not after or not all(map(course.steady, (step, *after))):
        return None
    others = [
        course.do(other)
        for n, other in enumerate(course.steps)
        if (n < at or n > at + 2) and course.steady(other)
    ]
    key = course.do(after[0])
    id = question_id(course.id(step), "next")
    return course.examiner.choice(
        id, "next", course.stem("next", id, step), key, others,
        explanation=course.why(after[0]),
        basis=key.item, cites=(step, after[0]),
    )  # fmt: skip


def first(course: Course, phase: Phase) -> Question | None:
    """With which step does a phase begin?"""
    if not course.procedure.ordered or not course.steady(phase.steps[0]):
        return None
    key, *others = (course.do(step) for step in phase.steps if course.steady(step))
    title = course.examiner.quoted(phase.title)
    id = question_id(course.id(phase), "first")
    return course.examiner.choice(
        id, "first", course.stem("first", id, phase=title), key, others,
        explanation=course.why(phase.steps[0]),
        basis=course.id(phase), cites=(phase, phase.steps[0]),
    )  # fmt: skip


def order(course: Course, phase: Phase) -> Question | None:
    """Put the steps of a phase in order."""
    steps = [step for step in phase.steps if course.steady(step)]
    if not course.procedure.ordered or not FEWEST <= len(steps) <= MOST:
        return None
    id = question_id(course.id(phase), "order")
    title = course.examiner.quoted(phase.title)
    return course.examiner.in_order(
        id, course.stem("order", id, phase=title), [course.do(step) for step in steps],
        explanation=course.why_in_order, basis=course.id(phase), cites=(phase, *steps),
    )  # fmt: skip


def order_of_all(course: Course) -> Question | None:
    """Put steps of the whole procedure in order, one of each phase."""
    steps = [
        step
        for phase in course.procedure.phases
        for step in [s for s in phase.steps if course.steady(s)][:1]
    ]
    if not course.procedure.ordered or not FEWEST <= len(steps) <= MOST:
        return None
    id = question_id(course.procedure.id, "order")
    return course.examiner.in_order(
        id, course.stem("order-whole", id),
        [course.do(step) for step in steps],
        explanation=course.why_in_order, basis=course.procedure.id, cites=steps,
    )  # fmt: skip


def checks(course: Course, steps: Sequence[Step]) -> Iterator[Question]:
    """How do you know that a step was done well? Matched, since of one step alone its words tell
    it; with fewer than three steps, one by one."""
    groups = max(1, ceil(len(steps) / MATCHED))
    for n in range(groups):
        some = steps[n::groups]
        if len(some) < FEWEST_MATCHED:
            yield from filter(None, (check(course, step) for step in some))
            continue
        pairs = [(course.do(step), course.examiner.bare(step.check or "")) for step in some]
        id = question_id(course.id(some[0]), "checks")
        yield course.examiner.match(
            id, "checks", course.stem("checks", id), pairs,
            explanation=course.aim, basis=course.id(some[0]), cites=some,
        )  # fmt: skip


def check(course: Course, step: Step) -> Question | None:
    """How do you know that a step was done well?"""
    if not step.check:
        return None
    examiner = course.examiner
    key = Candidate(course.id(step), examiner.bare(step.check))
    others = [
        Candidate(
            course.id(other),
            examiner.bare(other.check),
            examiner.why("check", step=examiner.quoted(other.do)),
        )
        for other in course.far_from(step)
        if other.check and echo(other.check, step.do) < ECHO
    ]
    id = question_id(key.item, "check")
    return examiner.choice(
        id, "check", course.stem("check", id, step), key, others,
        explanation=course.aim, basis=key.item, cites=(step,), wanted=2,
    )  # fmt: skip


def who(course: Course, step: Step) -> Question | None:
    """Who takes a step that is not the owner's?"""
    handbook = course.examiner.handbook
    if len(step.who) != 1 or step.who[0] == course.owner:
        return None
    key = step.who[0]
    others = [person for person in handbook.people_in(course.procedure) if person != key]
    do = course.examiner.bare(step.do)
    titles = [handbook.title(person) for person in (key, *others)]
    if any(title.casefold() in do.casefold() for title in titles):
        return None
    id = question_id(course.id(step), "who")
    return course.examiner.choice(
        id, "who", course.stem("who", id, step),
        Candidate(key, titles[0]), [Candidate(p, handbook.title(p)) for p in others],
        explanation=course.why(step),
        basis=course.id(step), cites=(step,),
    )  # fmt: skip


def part_of(course: Course, step: Step) -> Question | None:
    """Which of these is a step of the procedure? Asked where there is nothing better to ask."""
    id = question_id(course.id(step), "part")
    return course.examiner.choice(
        id, "part", course.stem("part", id), course.do(step), course.elsewhere(),
        explanation=course.why(step),
        basis=course.id(step), cites=(step,),
    )  # fmt: skip


def part_of_phase(course: Course, phase: Phase) -> Question | None:
    """Which of these is done in a phase?"""
    id = question_id(course.id(phase), "part")
    stem = course.stem("phase", id, phase=course.examiner.quoted(phase.title))
    step = one_of(id, phase.steps)
    return course.examiner.choice(
        id, "part", stem, course.do(step), course.elsewhere(),
        explanation=course.why(step),
        basis=course.id(phase), cites=(phase, step),
    )  # fmt: skip


def _cases(step: Step) -> tuple[Branch, ...]:
    """The cases of a step in which something is done; others only lead to another step."""
    return tuple(case for case in step.branches if case.then)


def branches(course: Course, step: Step) -> Question | None:
    """Match the cases of a step with what is done in each."""
    cases = _cases(step)[:MATCHED]
    if len(cases) < FEWEST:
        return None
    examiner = course.examiner
    pairs = [
        (
            Candidate(f"{course.id(step)}-{case.id}", examiner.bare(case.if_)),
            examiner.bare(case.then),
        )
        for case in cases
    ]
    id = question_id(course.id(step), "cases")
    stem = course.stem("branches", id, step)
    return examiner.match(
        id, "cases", stem, pairs,
        explanation=examiner.why("branches"), basis=course.id(step),
        cites=(step, *cases),
    )  # fmt: skip


def causes(course: Course) -> Question | None:
    """Match what went wrong with the remedy."""
    table = course.procedure.diagnosis
    if len(table) < 3:
        return None
    examiner = course.examiner
    pairs = [
        (
            Candidate(f"{course.procedure.id}/{cause.id}", examiner.bare(cause.title)),
            examiner.bare(cause.action),
        )
        for cause in table[:MOST]
    ]
    id = question_id(course.procedure.id, "causes")
    return examiner.match(
        id, "causes", course.stem("causes", id), pairs,
        explanation=examiner.why("branches"), basis=course.procedure.id, cites=table[:MOST],
    )  # fmt: skip
