"""The single files at the root: glossary, topics, sources."""

from __future__ import annotations

from typing import Literal

from generator.content.types import (
    Alias,
    AnyRef,
    CitedClause,
    ClauseId,
    Count,
    Item,
    Keyed,
    Many,
    OneOrMany,
    PersonId,
    Record,
    Text,
)


class Term(Item):
    """A word of the glossary."""

    title: Text
    """术语：统一的说法。
    Title: the word that is used throughout."""
    aliases: OneOrMany[Alias] = ()
    """别名、旧称：旧称、俗称、英文；正文里统一用上面的术语。
    Aliases: other words for it."""
    text: Text
    """意思、含义、释义：是什么意思。
    Text: what it means."""
    see: OneOrMany[AnyRef] = ()
    """参见、另见：参见的条目编号。
    See: other items."""


class Glossary(Record):
    """glossary.yaml."""

    terms: Many[Term]
    """术语：手册里统一使用的词。
    Terms: the words that the handbook uses throughout."""


class Topic(Item):
    """A matter that exactly one role owns."""

    title: Text
    """主题：一件事。
    Title: the matter."""
    aliases: OneOrMany[Alias] = ()
    """别名：人们查找时会用的说法。
    Aliases: other words that people search by."""
    owner: PersonId
    """主办岗位、主办、负责人、责任人：唯一的一个。改这一行就改变了分工。
    Owner: exactly one role."""
    assists: OneOrMany[PersonId] = ()
    """协办岗位、协办：帮着做的岗位。
    Assists: roles that help."""
    reason: Text | None = None
    """原因、理由、为什么：为什么这样定（来源文件说法不一时必写）。
    Reason: why it was decided so."""


class Decision(Item):
    """A question that the source documents leave open, and how it was decided."""

    NAMED_BY = "question"
    question: Text
    """问题：来源文件没有说清的问题。
    Question: what the source documents leave open."""
    answer: Text
    """决定、答案、回答：怎样决定的。
    Answer: how it was decided."""
    reason: Text
    """原因、理由、为什么：为什么这样决定。
    Reason: why it was decided so."""
    decided_by: Text | None = None
    """谁定的、决定人：作出决定的人或部门。
    Decided by: the person or department that decided."""
    see: OneOrMany[AnyRef] = ()
    """参见、另见：写在哪些条目里。
    See: the items that say so."""


class Topics(Record):
    """topics.yaml."""

    topics: Many[Topic] = ()
    """主题：各件事和它的主办岗位。
    Topics: matters with their owners."""
    decisions: Many[Decision] = ()
    """决定：来源文件没有说清、由我们定下的事。
    Decisions: what the source documents leave open."""


class Clause(Keyed):
    """A clause of a source document: where it stands, not what it says."""

    id: ClauseId
    """条款编号、编号：例如 frontdesk-001。
    Id: such as frontdesk-001."""
    label: Text
    """位置、标签：例如“第 12 行第 2 句”。
    Label: where it stands, such as “line 12, second sentence”."""
    line: Count
    """行号、行：从 1 起。
    Line: counted from 1."""
    kind: Literal[
        "duty", "rule", "script", "step", "definition", "requirement", "authority",
        "etiquette", "remark",
    ]  # fmt: skip
    """性质、种类、类型：definition 和 remark 之外的都是要遵守的。
    Kind: all but definition and remark are to be followed."""
    same_as: CitedClause | None = None
    """等同于、相同、同：与哪一条重复。
    Same as: the clause that it repeats."""


class Source(Item):
    """A document that the handbook rests on."""

    title: Text
    """来源名称、名称：来源文件的名称。
    Title: what the document is called."""
    clauses: Many[Clause]
    """条款：一条一项，只记位置。
    Clauses: where each one stands."""


class LeftOut(Keyed):
    """Clauses that no item cites, and why."""

    NAMED_BY = "reason"
    clauses: OneOrMany[CitedClause]
    """条款编号、条款：没有采用的条款。
    Clauses: those that are left out."""
    reason: Text
    """原因、理由：为什么不采用。
    Reason: why they are left out."""


class Sources(Record):
    """sources.yaml."""

    sources: Many[Source]
    """来源文件、来源：手册依据的文件。
    Sources: what the handbook rests on."""
    left_out: Many[LeftOut] = ()
    """不采用、未采用：没有采用的条款。
    Left out: clauses that are not used, and why."""
