"""GIFT, which Moodle and others import: plain text. It has no type for putting things in order,
so that becomes matching each step with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from generator.outputs.exports.bank import Bank
from generator.outputs.quiz import Question


def export(bank: Bank) -> bytes:
    blocks: list[str] = []
    for section, questions in groupby(bank.questions, key=bank.section):
        blocks.append(_category(bank, section))
        blocks += [_question(bank, one) for one in questions]
    return "\n\n".join(blocks).encode() + b"\n"


def _category(bank: Bank, section: str) -> str:
    """A category for each document of a quiz, from which a test can draw at random."""
    names = (bank.handbook.settings.title, bank.title, section)
    return "/".join(["$CATEGORY: $course$/top", *map(_name, names)])


def _name(text: str) -> str:
    """A name of a category: a slash would begin another one, a line end whatever comes next."""
    return " ".join(text.replace("/", "／").split())


def _question(bank: Bank, question: Question) -> str:
    answers = "\n".join(f"\t{line}" for line in _answers(question))
    explanation = f"\t####{escaped(_feedback(bank, question))}"
    return f"::{escaped(question.id)}::{escaped(question.stem)} {{\n{answers}\n{explanation}\n}}"


def _feedback(bank: Bank, question: Question) -> str:
    """Why, and where it stands, with the address where the handbook is published."""
    where = f"{bank.word('basis')}: {bank.basis(question)}"
    return "\n".join(filter(None, [question.explanation, where, bank.link(question)]))


def _answers(question: Question) -> Iterator[str]:
    if question.type == "fill":
        yield from (f"={escaped(answer)}" for answer in question.answers)
    elif question.type == "match":
        yield from (f"={_side(left)} -> {_side(right)}" for left, right in _pairs(question))
    elif question.type == "true_false":
        yield "TRUE" if question.options[0].correct else "FALSE"
    elif question.type == "order":
        place = {option.id: n for n, option in enumerate(question.in_order, 1)}
        yield from (f"={_side(one.text)} -> {place[one.id]}" for one in question.options)
    else:
        yield from _choices(question)


def _choices(question: Question) -> Iterator[str]:
    share = f"{100 / max(1, len(question.keys)):.5f}".rstrip("0").rstrip(".")
    for option in question.options:
        sign = "=" if option.correct else "~"
        if question.type == "multiple":
            sign = f"~%{share}%" if option.correct else f"~%-{share}%"
        feedback = f"#{escaped(option.why)}" if option.why else ""
        yield f"{sign}{escaped(option.text)}{feedback}"


def _pairs(question: Question) -> Iterator[tuple[str, str]]:
    """The pairs of a match, the shorter sides second: they are what is chosen from a list."""
    pairs = [(one.text, one.pair) for one in question.options]
    turned = sum(len(right) - len(left) for left, right in pairs) > 0
    yield from ((right, left) if turned else (left, right) for left, right in pairs)


def _side(text: str) -> str:
    """A side of a pair, in which an arrow would end it."""
    return escaped(text).replace("->", "→")


def escaped(text: str) -> str:
    """A text in which no character means anything to the format."""
    lines = re.sub(r"([~=#{}:\\])", r"\\\1", text).splitlines()
    return "\\n".join(lines)
