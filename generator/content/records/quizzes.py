"""Hand-written questions (测验)."""

from __future__ import annotations

from typing import Literal

from generator.content.types import (
    AnyRef,
    CitedClause,
    Flag,
    Item,
    Keyed,
    Many,
    OneOrMany,
    Record,
    Text,
)


class Option(Item):
    """An answer to choose; of a `match` question, the left side with its `pair`."""

    NAMED_BY = "text"
    text: Text
    """选项。"""
    correct: Flag = False
    """正确的选项写 true。"""
    pair: Text | None = None
    """配对题：与之相配的内容。"""
    why: Text | None = None
    """为什么对或不对。"""


class Question(Item):
    """A hand-written question."""

    NAMED_BY = "stem"
    type: Literal["choice", "multiple", "true_false", "order", "fill", "match"]
    """题型：choice 单选，multiple 多选，true_false 判断，order 排序，fill 填空，match 配对。"""
    stem: Text
    """题干；填空处写 ____。"""
    options: Many[Option] = ()
    """选项；排序题按正确顺序写，配对题每项写 pair。"""
    answer: Flag | None = None
    """判断题的答案：true 或 false。"""
    answers: OneOrMany[Text] = ()
    """填空题可以接受的答案。"""
    explain: Text
    """解释。"""
    basis: OneOrMany[AnyRef]
    """考的是哪个条目，例如 visitor-reception/greet。"""


class Exemption(Keyed):
    """Clauses that need no question, and why."""

    NAMED_BY = "reason"
    clauses: OneOrMany[CitedClause]
    """条款编号。"""
    reason: Text
    """为什么不出题。"""


class Quiz(Record):
    """The hand-written questions of a role, and the clauses that need none."""

    questions: Many[Question] = ()
    """题目。"""
    exempt: Many[Exemption] = ()
    """不出题的条款。"""
