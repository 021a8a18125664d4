"""Questions about a role: what is its duty, whose duty is it, how far may it go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import get_args

from generator.content.records import Duty, Point, Role, Topic
from generator.content.types import Level
from generator.outputs.quiz.draw import Candidate, one_of, pieces, shuffled
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models import dates, urgency
from generator.outputs.quiz.models.gaps import gap
from generator.outputs.quiz.models.mistakes import of_duty
from generator.outputs.quiz.question import Question
from generator.outputs.quiz.topics import is_kind_of, topics_of

MATCHED, FEWEST_MATCHED = 5, 3
"""How many duties one `match` question has at most, and at least: with fewer it is asked of each
whether it is the role's."""

OF_COLLEAGUES = 3
"""About so many duties that are a colleague's alone a role is asked whose they are."""


def questions(examiner: Examiner, role: Role) -> Iterator[Question]:
    plain: list[Duty] = []
    for duty in role.duties:
        if duty.catch_all:
            continue
        if main := of_duty(examiner, role, duty):
            yield main
        elif duty.text:
            plain.append(duty)
        else:
            yield from filter(None, (written_duty(examiner, role, duty),))
        yield from _of_numbers(examiner, role, duty)
    yield from demands(examiner, role, plain)
    yield from urgency.questions(examiner, role)
    yield from limits(examiner, role)
    yield from whom(examiner, role)


def _of_numbers(examiner: Examiner, role: Role, duty: Duty) -> Iterator[Question]:
    id, about = f"{role.id}/{duty.id}", duty.text or duty.title
    number = gap(examiner, id, duty.text, duty.title, (duty,), why=role.purpose)
    yield from filter(None, (number,))
    yield from dates.questions(examiner, id, duty, about, role.purpose)


def of_colleagues(examiner: Examiner, role: Role) -> Iterator[Question]:
    """Whose duty is it? Asked of a colleague's: in the owner's own quiz it would answer itself."""
    found = [
        question
        for colleague in topics_of(examiner.handbook).colleagues(role)
        for duty in colleague.duties
        if (question := owner(examiner, colleague, duty))
    ]
    yield from shuffled(role.id, found, lambda question: question.id)[:OF_COLLEAGUES]


def written_duty(examiner: Examiner, role: Role, duty: Duty) -> Question | None:
    """Which of these is written down as this role's duty?"""
    if duty.part == "assists":
        return None  # that the matter is another's does not say whose this part of it is
    basis = f"{role.id}/{duty.id}"
    id = question_id(basis, "duty")
    says = examiner.why("duty-text", text=examiner.sentence(duty.text or duty.title))
    others = [
        Candidate(
            other.id,
            examiner.bare(other.duty.title),
            examiner.why("duty-of", role=examiner.person(other.role.id)),
        )
        for other in topics_of(examiner.handbook).foreign(role)
    ]
    near = _near_to(examiner, role)
    question = examiner.choice(
        id, "duty", examiner.stem(_duty_stem(id, duty), id, role=examiner.person(role.id)),
        Candidate(basis, examiner.bare(duty.title)), others,
        first=[one for one in others if one.item.partition("/")[0] in near],
        explanation=says, basis=basis, cites=(duty,),
    )  # fmt: skip
    return None if question and tells(examiner.handbook.title(role.id), question) else question


def _duty_stem(id: str, duty: Duty) -> str:
    return one_of(id + "kind", ("duty", "duty-daily")) if duty.when == "daily" else "duty"


def tells(name: str, question: Question) -> bool:
    """True if a word of a name stands in the key and in no wrong option: it tells the answer."""
    wrong = frozenset().union(*(pieces(o.text) for o in question.options if not o.correct))
    return any(pieces(name) & pieces(key.text) - wrong for key in question.keys)


def owner(examiner: Examiner, role: Role, duty: Duty) -> Question | None:
    """Whose duty is it? Only for matters that are this role's alone, and among its neighbours: what
    is of quite another trade nobody takes for it."""
    handbook = examiner.handbook
    topics = topics_of(handbook)
    alone = duty.topics and all(topics.owners.get(one) == role.id for one in duty.topics)
    shared = topics.is_general(role) or not topics.everybodys.isdisjoint(duty.topics)
    if not alone or shared or not topics.names_its_matter(duty):
        return None
    basis = f"{role.id}/{duty.id}"
    id = question_id(basis, "owner")
    others = [
        Candidate(other.id, handbook.title(other.id))
        for other in topics.circle(role.id)
        if topics.touched(other).isdisjoint(duty.topics)
        and not is_kind_of(role, other)
        and not topics.echoes(other, duty)
    ]
    title = examiner.bare(duty.title)
    text = examiner.sentence(duty.text or duty.title)
    question = examiner.choice(
        id, "owner", examiner.stem("owner", id, duty=examiner.quoted(duty.title)),
        Candidate(role.id, handbook.title(role.id)), _near(examiner, role, others),
        explanation=examiner.why("owner", role=examiner.person(role.id), text=text),
        basis=basis, cites=(duty,),
    )  # fmt: skip
    return None if question and tells(title, question) else question


def _near(examiner: Examiner, role: Role, others: Sequence[Candidate]) -> list[Candidate]:
    """Of the wrong roles those that one takes for the right one."""
    near = _near_to(examiner, role)
    return [one for one in others if one.item in near]


def _near_to(examiner: Examiner, role: Role) -> set[str]:
    """The roles that work on the same things as a role, or in the same department."""
    handbook = examiner.handbook
    colleagues = {one.id for one in topics_of(handbook).colleagues(role)}
    return colleagues | {one.id for one in handbook.roles if one.department == role.department}


def demands(examiner: Examiner, role: Role, duties: Sequence[Duty]) -> Iterator[Question]:
    """What is demanded in which duty? Matched, since of one duty alone its words tell it."""
    groups = max(1, ceil(len(duties) / MATCHED))
    for n in range(groups):
        some = duties[n::groups]
        if len(some) < FEWEST_MATCHED:
            yield from filter(None, (written_duty(examiner, role, duty) for duty in some))
            continue
        basis = f"{role.id}/{some[0].id}"
        id = question_id(basis, "demand")
        pairs = [
            (
                Candidate(f"{role.id}/{duty.id}", examiner.bare(duty.title)),
                examiner.bare(duty.text),
            )
            for duty in some
        ]
        yield examiner.match(
            id, "demand", examiner.stem("demand", id, role=examiner.person(role.id)), pairs,
            explanation=examiner.sentence(role.purpose), basis=basis, cites=some,
        )  # fmt: skip


def whom(examiner: Examiner, role: Role) -> Iterator[Question]:
    """Who is in charge of a matter that this role only helps with?"""
    handbook = examiner.handbook
    topics = topics_of(handbook)
    for topic in topics.helped_with(role):
        lead = handbook.records.get(topic.owner)
        if not isinstance(lead, Role) or topics.is_general(lead) or _does(role, topic):
            continue
        if _SHARED_OUT.search(topic.reason or ""):
            continue
        id = question_id(f"{role.id}/{topic.id}", "whom")
        others = [
            Candidate(other.id, handbook.title(other.id))
            for other in (*topics.circle(role.id), role)
            if topic.id not in topics.touched(other) or other is role
        ]
        title = examiner.quoted(topic.title)
        question = examiner.choice(
            id, "whom", examiner.stem("whom", id, topic=title),
            Candidate(lead.id, handbook.title(lead.id)), others,
            first=_near(examiner, lead, others),
            explanation=examiner.why(
                "whom", topic=title, role=examiner.person(lead.id),
                helpers=examiner.listed(topic.assists),
            ),
            basis=f"topics/{topic.id}", cites=(topic,),
        )  # fmt: skip
        if question and not tells(" ".join((topic.title, *topic.aliases)), question):
            yield question


# Who leads where each does a part of it would be anybody's guess.
_SHARED_OUT = re.compile(r"各人|各自|各做|\b(everybody|each) \w+ (where|their|its)\b", re.I)


def _does(role: Role, topic: Topic) -> bool:
    """True if a duty of the role's own is about the topic: its share is led by nobody else."""
    return any(topic.id in duty.topics and duty.part == "owns" for duty in role.duties)


# Words that say by themselves on which of the three lists a point stands.
_TELLING = re.compile(
    r"自行|自己|直接|可以|请示|同意|批准|报告|越权|授权|先|才|之前|不得|不要|不能|^不|未经|擅自"
    r"|\b(may|free|freely|directly|own|ask\w*|report\w*|approv\w*|first|before|agree\w*|not|never"
    r"|without|\w*authori[sz]ed|consent|permission)\b",
    re.I,
)


def _points(examiner: Examiner, role: Role, level: Level) -> Iterator[tuple[Point, str, str]]:
    """The points of a list that do not say themselves on which list they stand."""
    for point in getattr(role.authority, level):
        # What stands behind the colon is an example or the reason.
        text = re.split("[：；]|: |; ", examiner.bare(point.text))[0]
        if not _TELLING.search(text):
            yield point, f"{role.id}/{level.replace('_', '-')}-{point.id}", text


def limits(examiner: Examiner, role: Role) -> Iterator[Question]:
    """May the role, must it ask, must it not? For points that do not say so themselves."""
    name = examiner.person(role.id)
    for level in get_args(Level):
        for point, basis, text in _points(examiner, role, level):
            id = question_id(basis, "limit")
            yield examiner.level(
                id, "limit",
                examiner.stem("limit", id, role=name, text=examiner.quoted(text)), level,
                explanation=examiner.joined([
                    examiner.why(level, role=name, text=examiner.sentence(point.text)),
                    examiner.sentence(role.purpose),
                ]),
                basis=basis, cites=(point,),
            )  # fmt: skip
