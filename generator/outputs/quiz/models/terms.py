"""Questions about the words of the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content.places import SHARED
from generator.content.records import Term
from generator.outputs.quiz.draw import Candidate, contains
from generator.outputs.quiz.examiner import Examiner, question_id
from generator.outputs.quiz.question import Question

TOGETHER = 4
"""How many terms one `match` question has."""


def questions(examiner: Examiner, terms: Sequence[Term]) -> Iterator[Question]:
    """Terms in fours to match; what is left over, one by one."""
    quiz = examiner.role.id if examiner.role else SHARED
    whole = len(terms) - len(terms) % TOGETHER
    for at in range(0, whole, TOGETHER):
        yield match(examiner, quiz, terms[at : at + TOGETHER])
    for term in terms[whole:]:
        yield from filter(None, (meaning(examiner, quiz, term),))


def _meaning_of(examiner: Examiner, term: Term) -> Candidate:
    return Candidate(f"glossary/{term.id}", examiner.bare(term.text))


def _used(examiner: Examiner, term: Term) -> str:
    """Where a term is used: its meaning stands in the answer already."""
    where = examiner.together(examiner.quoted(examiner.handbook.title(id)) for id in term.see)
    if not where:
        return examiner.sentence(term.text)
    return examiner.why("term", term=examiner.bare(term.title), where=where)


def match(examiner: Examiner, quiz: str, terms: Sequence[Term]) -> Question:
    id = question_id(f"{quiz}/{terms[0].id}", "terms")
    pairs = [
        (Candidate(f"glossary/{t.id}", examiner.bare(t.title)), examiner.bare(t.text))
        for t in terms
    ]
    explanation = "\n".join(_used(examiner, term) for term in terms)
    return examiner.match(
        id, "terms", examiner.stem("terms", id), pairs,
        explanation=explanation, basis=f"glossary/{terms[0].id}", cites=terms,
    )  # fmt: skip


def meaning(examiner: Examiner, quiz: str, term: Term) -> Question | None:
    """What does a term mean?"""
    key = _meaning_of(examiner, term)
    title = examiner.bare(term.title)
    pool = [
        _meaning_of(examiner, other)
        for other in examiner.handbook.glossary.terms
        if other.id != term.id and not contains(other.title, term.title)
    ]
    id = question_id(f"{quiz}/{term.id}", "meaning")
    return examiner.choice(
        id, "meaning", examiner.stem("term", id, term=title), key, pool,
        explanation=_used(examiner, term),
        basis=key.item, cites=(term,),
    )  # fmt: skip
