"""The single files at the root: glossary, topics, sources."""

from __future__ import annotations

from typing import Literal

from generator.content.types import (
    AnyRef,
    CitedClause,
    ClauseId,
    Item,
    Keyed,
    Many,
    OneOrMany,
    PersonId,
    Record,
    Text,
    Whole,
)


class Term(Item):
    """A word of the glossary."""

    title: Text
    """术语。"""
    aliases: OneOrMany[Text] = ()
    """别名、旧称、英文；正文里统一用上面的术语。"""
    text: Text
    """意思。"""
    see: OneOrMany[AnyRef] = ()
    """参见的条目编号。"""


class Glossary(Record):
    """glossary.yaml."""

    terms: Many[Term]
    """术语。"""


class Topic(Item):
    """A matter that exactly one role owns."""

    title: Text
    """主题。"""
    aliases: OneOrMany[Text] = ()
    """别名：人们查找时会用的说法。"""
    owner: PersonId
    """主办岗位：唯一的一个。改这一行就改变了分工。"""
    assists: OneOrMany[PersonId] = ()
    """协办岗位。"""
    reason: Text | None = None
    """为什么这样定（来源文件说法不一时必写）。"""


class Decision(Item):
    """A question that the source documents leave open, and how it was decided."""

    NAMED_BY = "question"
    question: Text
    """来源文件没有说清的问题。"""
    answer: Text
    """决定。"""
    reason: Text
    """理由。"""
    see: OneOrMany[AnyRef] = ()
    """写在哪些条目里。"""


class Topics(Record):
    """topics.yaml."""

    topics: Many[Topic]
    """主题及其主办岗位。"""
    decisions: Many[Decision] = ()
    """来源文件没有说清、由我们定下的事。"""


class Clause(Keyed):
    """A clause of a source document: where it stands, not what it says."""

    id: ClauseId
    """条款编号。"""
    label: Text
    """位置，例如“第 12 行第 2 句”。"""
    line: Whole
    """行号，从 1 起。"""
    kind: Literal[
        "duty", "rule", "script", "step", "definition", "requirement", "authority",
        "etiquette", "remark",
    ]  # fmt: skip
    """性质；definition 和 remark 之外的都是要遵守的。"""
    same_as: CitedClause | None = None
    """与哪一条重复。"""


class Source(Item):
    """A document that the handbook rests on."""

    title: Text
    """来源文件的名称。"""
    clauses: Many[Clause]
    """条款。"""


class LeftOut(Keyed):
    """Clauses that no item cites, and why."""

    NAMED_BY = "reason"
    clauses: OneOrMany[CitedClause]
    """条款编号。"""
    reason: Text
    """为什么不采用。"""


class Sources(Record):
    """sources.yaml."""

    sources: Many[Source]
    """来源文件。"""
    left_out: Many[LeftOut] = ()
    """没有采用的条款。"""
