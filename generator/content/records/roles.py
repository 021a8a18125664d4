"""Roles (岗位) and their duties."""

from __future__ import annotations

from typing import Literal

from generator.content.records.document import Document, Point
from generator.content.types import (
    AnyRef,
    DepartmentId,
    DutyRef,
    Flag,
    Item,
    Many,
    OneOrMany,
    Percent,
    PersonId,
    Record,
    StandardId,
    Text,
    TopicId,
    When,
)


class Duty(Item):
    """One duty of a role."""

    title: Text
    """职责名称：动词开头，例如“接听并转接来电”。"""
    text: Text
    """具体要求：做到什么程度、怎样算完成。"""
    topics: OneOrMany[TopicId] = ()
    """主题：topics.yaml 里的编号。"""
    part: Literal["owns", "assists"] = "owns"
    """分工：owns 主办，assists 协办。"""
    when: When = "on_event"
    """频率：daily 每天，weekly 每周，monthly 每月，yearly 每年，on_event 有事时。"""
    basis: OneOrMany[AnyRef] = ()
    """怎么做：所依据的流程、话术、规范、清单的编号。"""
    same_as: OneOrMany[DutyRef] = ()
    """与哪些职责实为同一件事（出题时不会互作干扰项），例如 office-clerk/answer-calls。"""
    distinct_from: OneOrMany[DutyRef] = ()
    """看起来相似、其实不同的职责。"""
    catch_all: Flag = False
    """兜底职责（如“完成上级交办的其他工作”）写 true；不出题。"""


class Authority(Record):
    """How far a role may go."""

    may: Many[Point] = ()
    """可以自行决定的事。"""
    must_ask: Many[Point] = ()
    """必须先请示的事。"""
    must_not: Many[Point] = ()
    """不得做的事。"""


class Requirements(Record):
    """What somebody brings along for a role."""

    education: Many[Point] = ()
    """学历。"""
    experience: Many[Point] = ()
    """经验。"""
    knowledge: Many[Point] = ()
    """知识。"""
    skills: Many[Point] = ()
    """技能。"""
    qualities: Many[Point] = ()
    """素质。"""


class Contact(Item):
    """Somebody a role works with, and what about."""

    NAMED_BY = "who"
    who: PersonId
    """对方：岗位编号，或 handbook.yaml 中 positions 的编号。"""
    about: Text
    """为了什么事来往。"""


class WorksWith(Record):
    """Whom a role works with, inside and outside the company."""

    inside: Many[Contact] = ()
    """公司内部。"""
    outside: Many[Contact] = ()
    """公司外部。"""


class Measure(Item):
    """A measure of performance; the weights of a role add up to 100."""

    title: Text
    """考核指标。"""
    weight: Percent
    """权重（百分比，整数），全部相加为 100。"""
    target: Text
    """目标值与计算方法。"""


class Onboarding(Record):
    """What a new hire does in the first quarter."""

    first_day: Many[Point] = ()
    """第一天。"""
    first_week: Many[Point] = ()
    """第一周。"""
    first_month: Many[Point] = ()
    """第一个月。"""
    first_quarter: Many[Point] = ()
    """第一季度。"""


class Role(Document):
    """A role (岗位) with all that its job-description sheet holds."""

    department: DepartmentId
    """所属部门：handbook.yaml 中 departments 的编号。"""
    reports_to: PersonId | None = None
    """直接上级：岗位编号，或 handbook.yaml 中 positions 的编号。"""
    supervises: OneOrMany[PersonId] = ()
    """直接下级。"""
    works_with: WorksWith = WorksWith()
    """工作关系。"""
    purpose: Text
    """设置目的：这个岗位为什么存在，一两句话。"""
    follows: OneOrMany[StandardId] = ()
    """遵守的共用规范的编号。"""
    duties: Many[Duty]
    """职责，重要的在前。"""
    authority: Authority = Authority()
    """职权。"""
    requirements: Requirements = Requirements()
    """任职资格。"""
    conditions: Many[Point] = ()
    """工作条件：地点、时间、设备、环境。"""
    measures: Many[Measure] = ()
    """考核指标。"""
    onboarding: Onboarding = Onboarding()
    """入职安排。"""
    pass_mark: Percent = 80
    """测验及格线（百分比）。"""
