"""Roles (岗位) and their duties."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.content.records.document import Document, Mistake, Point
from generator.content.types import (
    Amount,
    AnyRef,
    Count,
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
    PartyId,
    Percent,
    PersonId,
    Record,
    Shown,
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
    """职责名称、职责：动词开头，例如“接听并转接来电”。
    Title: what is done, beginning with a verb."""
    text: Text = ""
    """具体要求、要求、说明、描述：做到什么程度、怎样算完成；可以省略。
    Text: how well it is to be done; may be left out."""
    topics: OneOrMany[TopicId] = ()
    """主题、话题：topics.yaml 里的编号。
    Topics: ids of topics.yaml."""
    part: Literal["owns", "assists"] = "owns"
    """分工、角色：owns 主办，assists 协办。
    Part: owns or assists."""
    when: When = "on_event"
    """频率、频次、时间、何时、什么时候：daily 每天，each_shift 每班，weekly 每周，monthly 每月，
    quarterly 每季，half_yearly 每半年，termly 每学期，yearly 每年，irregular 不定期，
    on_event 有事时。
    When: how often."""
    times: Count | None = None
    """次数、几次：一天、一班、一周……做几次，只写数字。
    Times: how many times a day, a shift, a week."""
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
    """怎么做、依据、根据、参考：所依据的流程、话术、规范、清单的编号。
    Basis: the procedure, script, standard or checklist that says how."""
    same_as: OneOrMany[DutyRef] = ()
    """等同于、相同、同：与哪些职责实为同一件事（出题时不会互作干扰项），例如
    office-clerk/answer-calls。
    Same as: duties of other roles that are the same thing."""
    distinct_from: OneOrMany[DutyRef] = ()
    """区别于、不同于：看起来相似、其实不同的职责。
    Distinct from: duties that only look alike."""
    catch_all: Flag = False
    """兜底：兜底职责（如“完成上级交办的其他工作”）写 true；不出题。
    Catch-all: true for “other duties as assigned”; no questions are made of it."""


class Authority(Record):
    """How far a role may go."""

    may: Many[Point] = ()
    """可以、可自行决定：可以自行决定的事。
    May: what the role decides itself."""
    must_ask: Many[Point] = ()
    """须请示、必须请示、先请示：必须先请示的事。
    Must ask: what the role asks about first."""
    must_not: Many[Point] = ()
    """不得、不可以、禁止：不得做的事。
    Must not: what the role never does."""


class Requirements(Record):
    """What somebody brings along for a role."""

    education: Many[Point] = ()
    """学历、教育：要什么学历。
    Education: what is asked for."""
    experience: Many[Point] = ()
    """经验、工作经验：要什么经验。
    Experience: what is asked for."""
    knowledge: Many[Point] = ()
    """知识：要懂什么。
    Knowledge: what is asked for."""
    skills: Many[Point] = ()
    """技能：要会什么。
    Skills: what is asked for."""
    qualities: Many[Point] = ()
    """素质：要什么素质。
    Qualities: what is asked for."""


class Contact(Item):
    """Somebody a role works with, and what about."""

    NAMED_BY = "who"
    who: PartyId
    """对方：岗位编号，或 handbook.yaml 中 positions、departments 的编号。
    Who: a role, position or department."""
    about: Text
    """事由、事项、内容、为了什么事：为了什么事来往。
    About: what for."""


class WorksWith(Record):
    """Whom a role works with, inside and outside the company."""

    inside: Many[Contact] = ()
    """公司内部、内部、对内：和公司里的谁来往。
    Inside: colleagues."""
    outside: Many[Contact] = ()
    """公司外部、外部、对外：和公司外的谁来往。
    Outside: people outside the company."""


class Measure(Item):
    """A measure of performance; the weights of a role add up to 100."""

    title: Text
    """考核指标、指标：考核什么。
    Title: what is measured."""
    weight: Percent
    """权重、比重：百分比，整数，全部相加为 100。
    Weight: in per cent; those of a role add up to 100."""
    target: Text
    """目标值、目标：目标值与计算方法。
    Target: the value to reach, and how it is counted."""
    how: Text | None = None
    """计算方法、计算公式、公式：怎样算出来，例如“按时办结的件数 ÷ 应办件数”。
    Formula: how it is worked out."""
    from_: Text | None = Field(default=None, alias="from")
    """数据来源：数字从哪里来，例如“来客登记簿”。
    Data from: where the figures come from."""
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


class Lesson(Item):
    """A line of a training plan: what is taught, by whom, for how long, and how it is checked."""

    title: Text
    """培训内容、课题：教什么。
    Topic: what is taught."""
    hours: Amount | None = None
    """学时、课时：几个小时，只写数字。
    Hours: how many, in figures."""
    who: OneOrMany[PersonId] = ()
    """讲师、培训人、授课人：谁教，岗位或 positions 的编号；自学的不写。
    Taught by: a role or position; left out for what is learned alone."""
    when: Text | None = None
    """培训时间：什么时候教，例如“第一周”“入职当天”。
    When: such as “first week”."""
    check: Text | None = None
    """考核方式：怎样看出学会了，例如“笔试 80 分”“独立做一遍”。
    Checked by: how it shows that it has been learned."""
    basis: OneOrMany[AnyRef] = ()
    """教材、依据：教的是哪些流程、规范、清单，写编号。
    Basis: the procedures, standards or checklists that are taught."""


class Onboarding(Record):
    """What a new hire does in the first quarter."""

    first_day: Many[Point] = ()
    """第一天、首日：第一天做什么。
    First day: what to do."""
    first_week: Many[Point] = ()
    """第一周、首周：第一周做什么。
    First week: what to do."""
    first_month: Many[Point] = ()
    """第一个月、首月：第一个月做什么。
    First month: what to do."""
    first_quarter: Many[Point] = ()
    """第一季度、第一个季度：第一季度做什么。
    First quarter: what to do."""
    training: Many[Lesson] = ()
    """培训计划、培训：教什么、几学时、谁教、怎样考核。
    Training plan: what is taught, for how long, by whom, and how it is checked."""


class Role(Document):
    """A role (岗位) with all that its job-description sheet holds."""

    department: DepartmentId
    """所属部门、部门：handbook.yaml 中 departments 的编号。
    Department: an id of departments in handbook.yaml."""
    reports_to: PersonId | None = None
    """直接上级、上级、汇报对象、汇报给、上司、主管：岗位编号，或 handbook.yaml 中 positions 的编
    号。
    Reports to: a role or position."""
    supervises: OneOrMany[PersonId] = ()
    """直接下级、下级、下属：岗位或 positions 的编号。
    Supervises: roles and positions."""
    works_with: WorksWith = WorksWith()
    """工作关系、协作关系、往来：公司内外和谁来往。
    Works with: whom, inside and outside the company."""
    dotted_line: OneOrMany[PersonId] = ()
    """业务上级、虚线上级：业务上还听谁的，写编号。
    Dotted line: who else directs the work."""
    deputy: OneOrMany[PersonId] = ()
    """代理岗位、B角、职务代理人：不在时由谁代，写编号。
    Deputy: who stands in."""
    headcount: Annotated[Whole | None, Shown("post")] = None
    """编制人数、定员：这个岗位有几个人。
    Headcount: how many hold this role."""
    grade: Annotated[Word, Shown("post")] = ""
    """职级：例如 P2。
    Grade: such as P2."""
    wage_grade: Annotated[Word, Shown("post")] = ""
    """薪级：例如 C3。
    Wage grade: such as C3."""
    place: Annotated[Text | None, Shown("post")] = None
    """工作地点：例如“一楼大厅”。
    Place: where the work is done."""
    shifts: Annotated[Text | None, Shown("post")] = None
    """班次：例如 08:30–17:30。
    Shifts: the working hours."""
    probation: Annotated[Duration | None, Shown("post")] = None
    """试用期：例如“3 个月”。
    Probation: how long it lasts."""
    purpose: Text
    """设置目的、岗位目的、目的：这个岗位为什么存在，一两句话。
    Purpose: why the role exists."""
    follows: OneOrMany[StandardId] = ()
    """遵守、遵守规范、遵循：遵守的共用规范的编号。
    Follows: ids of the shared standards."""
    duties: Many[Duty]
    """职责、岗位职责、工作职责：重要的在前。
    Duties: the important ones first."""
    authority: Authority = Authority()
    """职权、权限：可以、先请示、不得做的事。
    Authority: how far the role may go."""
    requirements: Requirements = Requirements()
    """任职资格、任职要求、任职条件：学历、经验、知识、技能、素质。
    Requirements: what somebody brings along."""
    conditions: Many[Point] = ()
    """工作条件、工作环境：地点、时间、设备、环境。
    Conditions: place, hours, equipment."""
    measures: Many[Measure] = ()
    """考核指标、考核、绩效：权重相加为 100。
    Measures: their weights add up to 100."""
    career_path: Annotated[OneOrMany[Text], Shown("post")] = ()
    """职业发展、晋升方向：以后可以做什么。
    Career path: what may come next."""
    certificates: Annotated[OneOrMany[Text], Shown("requirements")] = ()
    """证书、上岗证：要有哪些证书。
    Certificates: those that are needed."""
    extra: Many[Extra] = ()
    """其他栏目：岗位说明书里别处放不下的内容。
    Extra: what has no field of its own."""
    onboarding: Onboarding = Onboarding()
    """入职安排、入职、入职计划：第一天到第一季度做什么。
    Onboarding: from the first day to the first quarter."""
    pass_mark: Percent = 80
    """及格线、及格分：测验及格线，百分比。
    Pass mark: of the quiz, in per cent."""
