"""Questions that somebody wrote by hand, in quiz.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content import records
from generator.content.types import Item
from generator.outputs.quiz.draw import shuffled
from generator.outputs.quiz.examiner import Examiner
from generator.outputs.quiz.question import LETTERS, Option, Question


def questions(examiner: Examiner, written: Sequence[records.Question]) -> Iterator[Question]:
    for one in written:
        yield Question(
            one.id, "written", one.type, examiner.plain(one.stem), _options(examiner, one),
            examiner.sentence(one.explain), one.basis[0], _clauses(examiner, one),
            answers=tuple(map(examiner.plain, one.answers)), order=_order(one),
        )  # fmt: skip


def _options(examiner: Examiner, one: records.Question) -> tuple[Option, ...]:
    if one.type == "true_false":
        yes, no = examiner.words["yes"]["written"], examiner.words["no"]["written"]
        return Option("a", yes, one.answer is True), Option("b", no, one.answer is False)
    return tuple(
        Option(
            LETTERS[n],
            examiner.bare(option.text),
            option.correct or one.type in ("order", "match"),
            examiner.sentence(option.why or ""),
            examiner.bare(option.pair or ""),
        )
        for n, option in enumerate(_shown(one))
    )


def _shown(one: records.Question) -> list[records.Option]:
    return shuffled(one.id + "deal", one.options, lambda option: option.id)


def _order(one: records.Question) -> tuple[str, ...]:
    if one.type != "order":
        return ()
    shown = _shown(one)
    return tuple(LETTERS[shown.index(option)] for option in one.options)


def _clauses(examiner: Examiner, one: records.Question) -> tuple[str, ...]:
    """Its own clauses, else those of what it rests on."""
    if one.source:
        return one.source
    entries = (examiner.handbook.get(id) for id in one.basis)
    return tuple(dict.fromkeys(c for entry in entries if entry for c in _clauses_of(entry.item)))


def _clauses_of(item: Item) -> Iterator[str]:
    """The clauses of an item; of a turn of a script also those of the best response, which is what
    a question about the turn asks for."""
    yield from item.source
    if isinstance(item, records.Node):
        yield from (c for choice in item.choices if choice.grade == "best" for c in choice.source)
