"""A question bank as plain text, in the form that most Chinese quiz tools take:

    1. 题干（单选题）
    A. 选项
    B. 选项
    答案：A
    解析：…

Each part is one line, whatever the handbook has, so that a text cannot pass for another part.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.locale import words
from generator.outputs.exports.bank import Bank
from generator.outputs.quiz import Question


def export(bank: Bank) -> bytes:
    text = "\n\n".join(map("\n".join, blocks(bank)))
    return f"\ufeff{text}\n".encode()  # without this mark, tools on Windows take it for GBK


def blocks(bank: Bank) -> list[list[str]]:
    """The lines of each question."""
    return [list(_lines(bank, n, one)) for n, one in enumerate(bank.questions, 1)]


def _lines(bank: Bank, n: int, question: Question) -> Iterator[str]:
    colon = words(bank.handbook.language)["writing"]["colon"]
    kind = words(bank.handbook.language)["writing"]["in_brackets"].format(bank.type(question))
    yield f"{n}. {line(question.stem)}{kind}"
    if question.type != "true_false":
        yield from (f"{one.id.upper()}. {line(one.text)}" for one in question.options)
    if question.type == "match":
        yield from (f"({place}) {line(pair)}" for place, pair in enumerate(question.pairs, 1))
    yield f"{bank.word('answer')}{colon}{answer(bank, question)}"
    yield f"{bank.word('why')}{colon}{line(bank.explained(question))}"
    yield f"{bank.word('difficulty')}{colon}{bank.difficulty(question)}"
    yield f"{bank.word('topic')}{colon}{line(bank.section(question))}"
    yield f"{bank.word('basis')}{colon}{line(bank.basis(question))}"


def answer(bank: Bank, question: Question) -> str:
    """Letters without anything between them, 正确 or 错误, or what fills the gap."""
    if question.type == "fill":
        return bank.word("or").join(map(line, question.answers))
    if question.type == "true_false":
        return bank.verdict(question)
    if question.type == "order":
        return "".join(question.order).upper()
    if question.type == "match":
        pairs = question.pairs
        return " ".join(f"{one.id.upper()}{pairs.index(one.pair) + 1}" for one in question.options)
    return "".join(one.id for one in question.keys).upper()


def line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
