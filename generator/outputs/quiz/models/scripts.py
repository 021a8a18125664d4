"""Questions about a script: what do you say when …, and what is wrong with this answer?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content.records import Choice, Node, Script
from generator.locale import writing
from generator.outputs.quiz.draw import Candidate, contains, likeness, one_of, rank, suits
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models.mistakes import candidates
from generator.outputs.quiz.question import Question

TOGETHER = 4
"""How many responses one question about mistakes has."""

LONGEST_SAID, LONGEST_IN_HAN = 110, 40
"""A response of more characters than this makes a table that nobody reads."""

END = "end"
"""What a response leads to that ends the talk."""

TOO_CLOSE = 0.3
"""A response this like an accepted one may well do, too."""


def questions(examiner: Examiner, script: Script) -> Iterator[Question]:
    for node in script.nodes:
        best = next((choice for choice in node.choices if choice.grade == "best"), None)
        if best is None:
            continue
        yield say(examiner, script, node, best) or fitting(examiner, script, node, best)
    yield from mistakes(examiner, script)


def _unsafe(script: Script) -> Iterator[tuple[Node, Choice]]:
    for node in script.nodes:
        yield from ((node, choice) for choice in node.choices if choice.grade == "unsafe")


def say(examiner: Examiner, script: Script, node: Node, best: Choice) -> Question | None:
    """What do you say when …? Wrong is what is graded unsafe at this very turn, or written as its
    mistake; where that is too little, what is unsafe or answers quite another turn."""
    basis = f"{script.id}/{node.id}"
    id = question_id(basis, "say")
    accepted = [
        examiner.plain(words)
        for choice in node.choices
        if choice.grade != "unsafe"
        for words in choice.say
    ]
    here = [
        Candidate(f"{basis}-{choice.id}", examiner.plain(words), examiner.sentence(choice.why))
        for choice in node.choices
        if choice.grade == "unsafe"
        for words in choice.say[:1]
    ]
    here += candidates(examiner, basis, node.mistakes)
    pool = [
        Candidate(f"{script.id}/{at.id}-{choice.id}", examiner.plain(choice.say[0]))
        for at in script.nodes
        for choice in at.choices
        if at is not node
        and (choice.grade == "unsafe" or (choice.grade == "best" and _fits_elsewhere(at, node)))
    ]
    pool = [one for one in pool if not any(_close(one.text, words) for words in accepted)]
    pool = [one._replace(why=examiner.why("turn")) for one in pool]
    choice, words = _answer(examiner, node, best, here)
    key = Candidate(f"{basis}-{choice.id}", words, examiner.sentence(choice.why))
    stem = examiner.stem(
        "say", id, cue=examiner.sentence(node.cue), role=examiner.speaker(script.role)
    )
    return examiner.choice(
        id, "say", stem, key, pool, first=here,
        explanation=_explained(examiner, choice, best), basis=basis,
        cites=(script, node, choice), wanted=2,
    )  # fmt: skip


def _answer(
    examiner: Examiner, node: Node, best: Choice, wrong: Sequence[Candidate]
) -> tuple[Choice, str]:
    """The right response to show: of the best and the fine ones, the first beside which most
    mistakes of the turn can stand without being told by their length."""
    right = [best, *(choice for choice in node.choices if choice.grade == "fine")]
    texts = [(choice, examiner.plain(words)) for choice in right for words in choice.say]
    return max(texts, key=lambda one: sum(suits(other.text, one[1]) for other in wrong))


def _explained(examiner: Examiner, choice: Choice, best: Choice) -> str:
    """Why a response will do; and, where there is a better one, what that is."""
    why = examiner.sentence(choice.why)
    if choice is best:
        return why
    return examiner.joined([why, examiner.why("best", say=examiner.quoted(best.say[0]))])


def _fits_elsewhere(at: Node, node: Node) -> bool:
    """True if what is best at one turn does not do at the other: not for turns that follow on one
    another, nor for the last turn, which could end any talk."""
    apart = not any(
        there.id in choice.to
        for here, there in ((at, node), (node, at))
        for choice in here.choices
    )
    return apart and any(set(choice.to) - {END} for choice in at.choices)


def _close(one: str, other: str) -> bool:
    return contains(one, other) or likeness(one, other) >= TOO_CLOSE


def mistakes(examiner: Examiner, script: Script) -> Iterator[Question]:
    """What is wrong with these responses? Matched one to one: a mistake is seldom only one thing,
    and of several explanations more than one could be true of a single response."""
    han = writing(examiner.handbook.language)["han"]
    longest = LONGEST_IN_HAN if han else LONGEST_SAID
    bad = [
        (node, choice)
        for node, choice in _unsafe(script)
        if len(examiner.plain(choice.say[0])) <= longest
    ]
    for at in range(0, len(bad) - TOGETHER + 1, TOGETHER):
        some = bad[at : at + TOGETHER]
        basis = f"{script.id}/{some[0][0].id}"
        id = question_id(basis, "mistakes")
        pairs = [
            (
                Candidate(f"{script.id}/{node.id}-{choice.id}", examiner.plain(choice.say[0])),
                examiner.bare(choice.why),
            )
            for node, choice in some
        ]
        stem = examiner.stem("mistakes", id, script=examiner.bare(script.title))
        yield examiner.match(
            id, "mistakes", stem, pairs,
            explanation=examiner.why("mistakes"), basis=basis, cites=[c for _, c in some],
        )  # fmt: skip


def fitting(examiner: Examiner, script: Script, node: Node, best: Choice) -> Question:
    """Is this a good response?"""
    basis = f"{script.id}/{node.id}"
    id = question_id(basis, "fitting")
    bad = [choice for choice in node.choices if choice.grade == "unsafe"]
    answer = not bad or rank(id, "holds") % 2 == 0
    shown = best if answer else one_of(id, bad)
    stem = examiner.stem(
        "fitting", id, cue=examiner.sentence(node.cue),
        role=examiner.speaker(script.role), say=examiner.plain(one_of(id + "say", shown.say)),
    )  # fmt: skip
    return examiner.yes_or_no(
        id, "fitting", stem, answer,
        explanation=examiner.sentence(shown.why), basis=basis, cites=(script, node, shown),
    )  # fmt: skip
