"""The questions that stand before a receipt: some of the quiz, about one document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.content.handbook import Handbook
from generator.content.places import SHARED
from generator.content.records import Document, Role
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, key_of
from generator.outputs.practice.receipts import items_of
from generator.outputs.quiz import Question, questions_of
from generator.outputs.quiz.draw import rank

MOST = 15
"""Questions of which a reader is asked three: enough for one on nearly every item that changes."""


def artifacts(handbook: Handbook) -> Iterator[Artifact]:
    """A script for each document that receipts are given for."""
    for id in items_of(handbook):
        path = addresses.practice_data(handbook, id)
        make = partial(script_of, handbook, id)
        batch = f"questions {handbook.language} {_quiz_of(handbook, id)}"
        yield Artifact(path, make, key_of(path, handbook.digest), batch=batch)


def script_of(handbook: Handbook, id: str) -> bytes:
    """The questions on a document, as a script that puts them on a page."""
    asked = [_asked(question) for question in questions_on(handbook, id)]
    data = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
    return f"window.handbookQuestions={data};\n".encode()


def questions_on(handbook: Handbook, id: str) -> list[Question]:
    """Questions with one right answer to choose, about a document or something in it."""
    about = [
        question
        for question in questions_of(handbook, _quiz_of(handbook, id))
        if question.type in ("choice", "true_false")
        and id in (question.section, question.basis.partition("/")[0])
    ]
    return sorted(about, key=lambda question: rank(id, question.id))[:MOST]


def _quiz_of(handbook: Handbook, id: str) -> str:
    """The quiz that asks about a document: that of its role, or everybody's."""
    record = handbook.records[id]
    folder = handbook.folder_of(record) if isinstance(record, Document) else SHARED
    return folder if isinstance(handbook.records.get(folder), Role) else SHARED


def _asked(question: Question) -> dict[str, Any]:
    return {
        "stem": question.stem,
        "options": [option.text for option in question.options],
        "right": next(n for n, option in enumerate(question.options) if option.correct),
        "why": question.explanation,
        "item": question.basis.partition("/")[2],
    }
