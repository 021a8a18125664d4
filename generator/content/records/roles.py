"""Roles (岗位) and their duties."""

from __future__ import annotations

from typing import Literal

from generator.content.records.document import Document, Mistake, Point
from generator.content.types import (
    AnyRef,
    DepartmentId,
    Duration,
    DutyRef,
    Flag,
    FormId,
    Item,
    LimitId,
    Many,
    Moment,
    OneOrMany,
    Percent,
    PersonId,
    Record,
    StandardId,
    Text,
    TopicId,
    When,
    Whole,
    Word,
)


class Duty(Item):
    """One duty of a role."""

    title: Text
    """职责名称：动词开头，例如“接听并转接来电”。"""
    text: Text = ""
    """具体要求：做到什么程度、怎样算完成；可以省略。"""
    topics: OneOrMany[TopicId] = ()
    """主题：topics.yaml 里的编号。"""
    part: Literal["owns", "assists"] = "owns"
    """分工：owns 主办，assists 协办。"""
    when: When = "on_event"
    """频率：daily 每天，weekly 每周，monthly 每月，
    quarterly 每季，half_yearly 每半年，yearly 每年，on_event 有事时。"""
    on: Moment | None = None
    """哪一天：每周、每月、每季的哪一天，例如“周一”“5 日”“月末”“季末”。
    On: which day of the week, month or quarter."""
    every: Duration | None = None
    """间隔：每隔多久一次，例如“10 天”。
    Every: how often, such as “10 days”."""
    within: Duration | None = None
    """时限：多长时间之内做完，例如“15 分钟”“2 个工作日”。
    Within: how long it may take."""
    by: Moment | None = None
    """截止时间：最迟什么时候，例如“10:00”“次月 5 日”“当天下班前”。
    By: the latest moment."""
    share: Percent | None = None
    """工作占比：占工作时间的百分之几。
    Share: of the working time, in per cent."""
    forms: OneOrMany[FormId] = ()
    """表单：要填或要用的表单、单据的编号。
    Forms: those that are filled in or used."""
    limits: OneOrMany[LimitId] = ()
    """审批权限：authority.yaml 里哪几行管这件事。
    Limits: the lines of the authority matrix that rule here."""
    mistakes: Many[Mistake] = ()
    """常见错误：人们常常怎样做错。
    Mistakes: what people often do wrong."""
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
    mistakes: Many[Mistake] = ()
    """常见错误：人们常常怎样算错、做偏。
    Mistakes: what people often do wrong."""


class Extra(Item):
    """A line of a job description that the model has no field for."""

    title: Text
    """栏目名称：例如“职业病危害”。
    Title: what it is about."""
    text: Text
    """内容。
    Text."""


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
    dotted_line: OneOrMany[PersonId] = ()
    """业务上级、虚线上级：业务上还听谁的，写编号。
    Dotted line: who else directs the work."""
    deputy: OneOrMany[PersonId] = ()
    """代理岗位、B角、职务代理人：不在时由谁代，写编号。
    Deputy: who stands in."""
    headcount: Whole | None = None
    """编制人数、定员：这个岗位有几个人。
    Headcount: how many hold this role."""
    grade: Word = ""
    """职级：例如 P2。
    Grade: such as P2."""
    wage_grade: Word = ""
    """薪级：例如 C3。
    Wage grade: such as C3."""
    place: Text | None = None
    """工作地点：例如“一楼大厅”。
    Place: where the work is done."""
    shifts: Text | None = None
    """班次：例如 08:30–17:30。
    Shifts: the working hours."""
    probation: Duration | None = None
    """试用期：例如“3 个月”。
    Probation: how long it lasts."""
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
    career_path: OneOrMany[Text] = ()
    """职业发展、晋升方向：以后可以做什么。
    Career path: what may come next."""
    certificates: OneOrMany[Text] = ()
    """证书、上岗证：要有哪些证书。
    Certificates: those that are needed."""
    extra: Many[Extra] = ()
    """其他栏目：岗位说明书里别处放不下的内容。
    Extra: what has no field of its own."""
    onboarding: Onboarding = Onboarding()
    """入职安排。"""
    pass_mark: Percent = 80
    """测验及格线（百分比）。"""
