"""Questions about a role: how it does a duty, what it does first, who leads what it helps with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.handbook import Handbook
from generator.content.records import Role, Topic
from generator.outputs.quiz.draw import Candidate, pieces, shuffled
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models import dates, urgency
from generator.outputs.quiz.models.gaps import gap
from generator.outputs.quiz.models.mistakes import of_duty
from generator.outputs.quiz.question import Question
from generator.outputs.quiz.topics import is_kind_of, topics_of

FEWEST, WRONG = 2, 3
"""How many wrong roles there are at least, and at most."""


def questions(examiner: Examiner, role: Role) -> Iterator[Question]:
    for duty in role.duties:
        if duty.catch_all:
            continue
        id, about = f"{role.id}/{duty.id}", duty.text or duty.title
        number = gap(examiner, id, duty.text, duty.title, (duty,), why="", else_why=role.purpose)
        yield from filter(None, (of_duty(examiner, role, duty), number))
        yield from dates.questions(examiner, id, duty, about, "", role.purpose)
    yield from urgency.questions(examiner, role)
    yield from whom(examiner, role)


def whom(examiner: Examiner, role: Role) -> Iterator[Question]:
    """Who is in charge of a matter that this role only helps with? Wrong are those who help, then
    the neighbours of whoever is in charge: what is of quite another trade nobody takes for it."""
    handbook = examiner.handbook
    topics = topics_of(handbook)
    for topic in topics.helped_with(role):
        lead = handbook.records.get(topic.owner)
        if not isinstance(lead, Role) or topics.is_general(lead) or _does(role, topic):
            continue
        if _SHARED_OUT.search(topic.reason or ""):
            continue
        id = question_id(f"{role.id}/{topic.id}", "whom")
        wrong = [Candidate(one.id, handbook.title(one.id)) for one in _near(examiner, lead, topic)]
        if len(wrong) < FEWEST or _tells(handbook, topic, lead):
            continue
        title = examiner.quoted(topic.title)
        yield examiner.among(
            id, "whom", examiner.stem("whom", id, topic=title),
            Candidate(lead.id, handbook.title(lead.id)), wrong[:WRONG],
            explanation=examiner.why(
                "whom", topic=title, role=examiner.person(lead.id),
                helpers=examiner.listed(topic.assists),
            ),
            basis=f"topics/{topic.id}", cites=(topic,),
        )  # fmt: skip


# Who leads where each does a part of it would be anybody's guess.
_SHARED_OUT = re.compile(r"各人|各自|各做|\b(everybody|each) \w+ (where|their|its)\b", re.I)


def _does(role: Role, topic: Topic) -> bool:
    """True if a duty of the role's own is about the topic: its share is led by nobody else."""
    return any(topic.id in duty.topics and duty.part == "owns" for duty in role.duties)


def _near(examiner: Examiner, lead: Role, topic: Topic) -> list[Role]:
    """Those who help with a topic, then colleagues of its lead who have nothing to do with it."""
    handbook = examiner.handbook
    topics = topics_of(handbook)
    helpers = [one for one in handbook.roles if one.id in topic.assists]
    beside = [one for one in handbook.roles if one.department == lead.department]
    neighbours = [
        one
        for one in dict.fromkeys((*topics.colleagues(lead), *beside))
        if topic.id not in topics.touched(one) and not is_kind_of(lead, one)
    ]
    some = (shuffled(topic.id, roles, lambda one: one.id) for roles in (helpers, neighbours))
    return [one for roles in some for one in dict.fromkeys(roles) if one is not lead]


def _tells(handbook: Handbook, topic: Topic, lead: Role) -> bool:
    """True if a word of the topic is what its lead is known for: its name, its department, its
    purpose."""
    said = pieces(" ".join((topic.title, *topic.aliases)))
    known = (handbook.title(lead.id), handbook.title(lead.department), handbook.plain(lead.purpose))
    return not said.isdisjoint(pieces(" ".join(known)))
