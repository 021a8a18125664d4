"""JSON, for programs: everything about every question."""

from __future__ import annotations

import json
from typing import Any

from generator.outputs import addresses
from generator.outputs.exports.bank import Bank
from generator.outputs.quiz import Option, Question
from generator.outputs.quiz.core import core_of


def export(bank: Bank) -> bytes:
    whole = {
        "version": 1,
        "quiz": bank.quiz,
        "title": bank.title,
        "language": bank.handbook.language,
        "pass_mark": bank.pass_mark,
        "questions": [_question(bank, question) for question in bank.questions],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _question(bank: Bank, question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "type": question.type,
        "model": question.model,
        "core": question.id in core_of(bank.handbook, bank.quiz),
        "stem": question.stem,
        "options": [_option(option) for option in question.options],
        "pairs": list(question.pairs) if question.type == "match" else [],
        "order": list(question.order),
        "answers": list(question.answers),
        "explanation": question.explanation,
        "basis": {
            "id": question.basis,
            "title": bank.basis(question),
            "url": addresses.address(bank.handbook, question.basis),
        },
        "clauses": list(question.clauses),
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "id": option.id, "text": option.text, "correct": option.correct,
        **({"pair": option.pair} if option.pair else {}),
        **({"why": option.why} if option.why else {}),
    }  # fmt: skip
