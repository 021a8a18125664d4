"""Standards (规范): rules with reasons and situations."""

from __future__ import annotations

from generator.content.records.document import Document, Mistake, Picture, Table
from generator.content.types import (
    Duration,
    Item,
    Level,
    LimitId,
    Many,
    Moment,
    OneOrMany,
    RoleId,
    Text,
)


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
    within: Duration | None = None
    """时限：多长时间之内，例如“15 分钟”。
    Within: how long it may take."""
    by: Moment | None = None
    """截止时间：最迟什么时候，例如“次月 5 日”。
    By: the latest moment."""
    limits: OneOrMany[LimitId] = ()
    """审批权限：authority.yaml 里哪几行管这件事。
    Limits: the lines of the authority matrix that rule here."""
    table: Table | None = None
    """表格：说明用的小表。
    Table: a small table."""
    picture: Picture | None = None
    """图片：放在 files 文件夹里的图。
    Picture: one that lies in files/."""
    mistakes: Many[Mistake] = ()
    """常见错误：人们常常怎样违反。
    Mistakes: what people often do wrong."""


class Standard(Document):
    """A standard (规范): rules that hold at all times."""

    role: OneOrMany[RoleId] = ()
    """适用的岗位；放在岗位文件夹里的可省略；共用规范由岗位的 follows 引用。"""
    purpose: Text
    """目的。"""
    rules: Many[Rule]
    """规则。"""
