"""Quizzes and scripts for other systems, and pages to send: one file for each in each language.

A new format of quizzes is a module with a function `export`, and one line in `EXPORTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.content.handbook import Handbook
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, key_of
from generator.outputs.exports import anki, course, gift, ink, json, qti, scorm, text, word, xlsx
from generator.outputs.exports.bank import Bank
from generator.outputs.quiz import questions_of, quizzes
from generator.outputs.quiz.draw import rank
from generator.outputs.site import single

EXPORTS: dict[str, tuple[str, Callable[[Bank], bytes]]] = {
    "gift": (".gift.txt", gift.export),
    "scorm": ("-scorm.zip", scorm.export),
    "anki": (".apkg", anki.export),
    "qti": ("-qti.zip", qti.export),
    "xlsx": (".xlsx", xlsx.export),
    "text": (".txt", text.export),
    "word": (".docx", word.export),
    "json": (".json", json.export),
}
"""By name: how its files end, and what makes one of a quiz."""

SINGLE = "html-single"
NAMES = (*EXPORTS, "course", "ink", SINGLE)
"""All formats; a course is of a role, ink is of scripts, the page of a role or of the whole
handbook."""


def artifacts(
    handbook: Handbook, name: str, *, only: str = "", at_most: int = 0, when: int = 0
) -> Iterator[Artifact]:
    """The files of a format: of all quizzes or of one, with all questions or some of them; `when`
    is the time that they say they are from."""
    if name == "ink":
        yield from ink.artifacts(handbook, only)
        return
    if name == "course":
        some = partial(_some, handbook, at_most=at_most)
        yield from course.artifacts(handbook, only, some, when)
        return
    if name == SINGLE:
        yield from single.artifacts(handbook, only)
        return
    ending, make = EXPORTS[name]
    for quiz in quizzes(handbook):
        bank = Bank(handbook, quiz, _some(handbook, quiz, at_most), when)
        if bank.questions and only in ("", quiz):
            path = f"{addresses.prefix(handbook)}{quiz}{ending}"
            key = key_of(name, quiz, at_most, when, handbook.digest)
            yield Artifact(path, partial(make, bank), key, heavy=True)


def _some(handbook: Handbook, quiz: str, at_most: int) -> tuple[str, ...]:
    """The ids to export: drawn by their own hash, so that the same ones are drawn again."""
    ids = [question.id for question in questions_of(handbook, quiz)]
    drawn = sorted(ids, key=lambda id: rank(quiz, id))[: at_most or None]
    return tuple(id for id in ids if id in drawn)
