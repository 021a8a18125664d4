"""Standards (规范): rules with reasons and situations."""

from __future__ import annotations

from generator.content.records.document import Document
from generator.content.types import Item, Level, Many, OneOrMany, RoleId, Text


class Situation(Item):
    """A short scene that people recognise, with the answer."""

    NAMED_BY = "text"
    text: Text
    """情景：一两句话。"""
    answer: Level
    """may 可以自行办，must_ask 先请示，must_not 不可以。"""
    why: Text
    """为什么。"""


class Rule(Item):
    """One rule of a standard: what to do, what not to do, and why."""

    title: Text
    """规则名称：几个字。"""
    group: Text | None = None
    """分组标题；相邻、同名的规则归在一组。"""
    level: Level | None = None
    """权限规则用：may、must_ask 或 must_not。"""
    do: Text | None = None
    """要这样做。"""
    dont: Text | None = None
    """不要这样做。"""
    reason: Text
    """为什么。"""
    situations: Many[Situation] = ()
    """情景例子。"""


class Standard(Document):
    """A standard (规范): rules that hold at all times."""

    role: OneOrMany[RoleId] = ()
    """适用的岗位；放在岗位文件夹里的可省略；共用规范由岗位的 follows 引用。"""
    purpose: Text
    """目的。"""
    rules: Many[Rule]
    """规则。"""
