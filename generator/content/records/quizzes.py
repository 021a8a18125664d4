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

BLANK = "____"
"""What stands in a stem for what is to be filled in."""


class Option(Item):
    """An answer to choose; of a `match` question, the left side with its `pair`."""

    NAMED_BY = "text"
    text: Text
    """选项：一个选项。
    Text: an option."""
    correct: Flag = False
    """正确、是否正确：正确的选项写 true。
    Correct: true for what is right."""
    pair: Text | None = None
    """配对：配对题里与之相配的内容。
    Pair: in a match question, what belongs to it."""
    why: Text | None = None
    """为什么、理由、原因：为什么对或不对。
    Why: what makes it right or wrong."""


class Question(Item):
    """A hand-written question."""

    NAMED_BY = "stem"
    type: Literal["choice", "multiple", "true_false", "order", "fill", "match"]
    """题型、类型：choice 单选，multiple 多选，true_false 判断，order 排序，fill 填空，match 配对。
    Type: what kind of question."""
    stem: Text
    """题干、题目：填空处写 ____。
    Stem: the question; ____ stands for a gap."""
    options: Many[Option] = ()
    """选项：排序题按正确顺序写，配对题每项写 pair。
    Options: in the right order of an order question; with a pair each of a match."""
    answer: Flag | None = None
    """答案：判断题的答案，true 或 false。
    Answer: of a true-or-false question."""
    answers: OneOrMany[Text] = ()
    """可接受的答案、答案：填空题可以接受的答案。
    Answers: those that a gap accepts."""
    explain: Text
    """解释、解析：为什么是这个答案。
    Explanation: why this is the answer."""
    basis: OneOrMany[AnyRef]
    """依据、考点：考的是哪个条目，例如 visitor-reception/greet。
    Basis: the item that it asks about."""


class Exemption(Keyed):
    """Clauses that need no question, and why."""

    NAMED_BY = "reason"
    clauses: OneOrMany[CitedClause]
    """条款编号、条款：不出题的条款。
    Clauses: those that need no question."""
    reason: Text
    """原因、理由：为什么不出题。
    Reason: why they need none."""


class Quiz(Record):
    """The hand-written questions of a role, and the clauses that need none."""

    questions: Many[Question] = ()
    """题目、试题、问题：自己出的题。
    Questions: those written by hand."""
    exempt: Many[Exemption] = ()
    """不出题、豁免、免考：不出题的条款。
    Exempt: clauses that need no question."""
