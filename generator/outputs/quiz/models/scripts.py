"""Questions about a script: what do you say when …?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content.records import Choice, Node, Script
from generator.outputs.quiz.draw import Candidate, suits
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.models.mistakes import candidates
from generator.outputs.quiz.question import Question


def questions(examiner: Examiner, script: Script) -> Iterator[Question]:
    for node in script.nodes:
        best = next((choice for choice in node.choices if choice.grade == "best"), None)
        if best:
            yield from filter(None, (say(examiner, script, node, best),))


def say(examiner: Examiner, script: Script, node: Node, best: Choice) -> Question | None:
    """What is the best to say when …? Wrong is what is graded lower at this very turn, or written
    as its mistake: what answers another turn is told by what it is about."""
    basis = f"{script.id}/{node.id}"
    id = question_id(basis, "say")
    wrong = [
        Candidate(f"{basis}-{choice.id}", examiner.plain(words), examiner.sentence(choice.why))
        for choice in node.choices
        if choice.grade != "best"
        for words in choice.say[:1]
    ]
    wrong += candidates(examiner, basis, node.mistakes)
    why = examiner.sentence(best.why)
    key = Candidate(f"{basis}-{best.id}", _wording(examiner, best, wrong), why)
    stem = examiner.stem(
        "say", id, cue=examiner.sentence(node.cue), role=examiner.speaker(script.role)
    )
    return examiner.choice(
        id, "say", stem, key, wrong,
        explanation=why, basis=basis, cites=(script, node, best),
    )  # fmt: skip


def _wording(examiner: Examiner, best: Choice, wrong: Sequence[Candidate]) -> str:
    """Of several ways to say it, the one beside which most of the others can stand without being
    told by their length."""
    return max(
        map(examiner.plain, best.say), key=lambda said: sum(suits(one.text, said) for one in wrong)
    )
