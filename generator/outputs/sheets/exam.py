"""A quiz on paper: a test of a fair share of the questions, and its answer key apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest

from generator.content.handbook import Handbook
from generator.content.records import Role
from generator.locale import words
from generator.outputs.quiz import Question, questions_of
from generator.outputs.quiz.draw import shuffled
from generator.outputs.sheets.content import Sheet, cited, envelope, reference
from generator.outputs.sheets.control import control

LENGTH, FULL_MARKS, MINUTES = 25, 100, 30
"""Of more questions than this, each document has its turn."""
TYPES = ("choice", "multiple", "true_false", "fill", "match", "order")
"""The order of the sections of a paper, as schools have it."""


def paper(handbook: Handbook, quiz: str) -> Sheet:
    """The questions to write on."""
    return _sheet(handbook, quiz, "quiz")


def key(handbook: Handbook, quiz: str) -> Sheet:
    """The answers, with the reason and the document that says so."""
    return _sheet(handbook, quiz, "quiz-key")


def _sheet(handbook: Handbook, quiz: str, kind: str) -> Sheet:
    role = next((role for role in handbook.roles if role.id == quiz), None)
    questions = drawn(questions_of(handbook, quiz))
    label = words(handbook.language)["paper"]
    title = handbook.title(quiz) if role else label["everybody"]
    marks = FULL_MARKS // len(questions) if questions else 0
    sections = [
        {
            "title": label[type],
            "type": type,
            "count": len(some),
            "marks": len(some) * marks,
            "questions": [_question(handbook, n, question) for n, question in some],
        }
        for type, some in _by_type(questions)
    ]
    return {
        **envelope(handbook, kind, title),
        **control(handbook, role, kind),
        "full_title": label[f"{kind}-title"].format(title),
        "id": f"{quiz}-{kind}",
        "marks_each": marks,
        "pass_mark": role.pass_mark if role else Role.model_fields["pass_mark"].default,
        "count": len(questions),
        "minutes": MINUTES,
        "sections": sections,
        "related": cited(sections) if kind == "quiz-key" else [],
        "added": False,
        "untranslated": False,
    }


def drawn(questions: Sequence[Question]) -> tuple[Question, ...]:
    """As many questions as make a test, from each document in turn; those written by hand first."""
    sections: dict[str, list[Question]] = {}
    for question in shuffled("paper", questions, lambda q: q.id):
        sections.setdefault(question.section, []).append(question)
    turns = [sections[name] for name in dict.fromkeys(q.section for q in questions)]
    written = [one for one in questions if one.model == "written"]
    others = chain.from_iterable(zip_longest(*turns))
    chosen = dict.fromkeys(chain(written, filter(None, others)))
    return tuple(islice(chosen, LENGTH))


def _by_type(questions: Sequence[Question]) -> Iterator[tuple[str, list[tuple[int, Question]]]]:
    n = 0
    for type in TYPES:
        some = [question for question in questions if question.type == type]
        if some:
            yield type, list(enumerate(some, n + 1))
            n += len(some)


def _question(handbook: Handbook, n: int, question: Question) -> Sheet:
    return {
        "n": n,
        "stem": question.stem,
        "options": [{"letter": one.id.upper(), "text": one.text} for one in question.options],
        "pairs": _pairs(question),
        "answer": _answer(question),
        "explanation": question.explanation,
        "basis": reference(handbook, question.basis),
    }


def _pairs(question: Question) -> list[dict[str, str]]:
    """The right sides of a `match` question, lettered."""
    right = question.pairs if question.type == "match" else ()
    return [{"letter": letter, "text": text} for letter, text in zip(_LETTERS, right, strict=False)]


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _answer(question: Question) -> str:
    """The right answer as it is written on the paper."""
    if question.type == "fill":
        return " / ".join(question.answers)
    if question.type == "order":
        return " → ".join(id.upper() for id in question.order)
    if question.type == "match":
        pairs = list(question.pairs)
        return " ".join(
            f"{n}–{_LETTERS[pairs.index(one.pair)]}" for n, one in enumerate(question.options, 1)
        )
    return " ".join(one.id.upper() for one in question.keys)
