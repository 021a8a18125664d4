"""handbook.yaml: the company and the settings of its handbook."""

from __future__ import annotations

from typing import Literal

from generator.content.records.document import Revision
from generator.content.types import (
    AnyRef,
    Day,
    DepartmentId,
    Flag,
    Id,
    Item,
    Many,
    OneOrMany,
    PersonId,
    Record,
    RoleId,
    Text,
    Word,
)


class Department(Item):
    """A department."""

    title: Text
    """部门名称。"""


class Position(Item):
    """Somebody that roles deal with and that has no role file: a manager, a customer."""

    title: Text
    """名称，例如“行政经理”“来访客人”。"""
    department: DepartmentId | None = None
    """所属部门。"""
    reports_to: PersonId | None = None
    """直接上级。"""
    outside: Flag = False
    """公司以外的人写 true。"""


class Variable(Item):
    """A word that differs from company to company, written {id} in texts."""

    NAMED_BY = "id"
    id: Id
    """变量名，例如 company；正文里写 {company}。"""
    value: Text
    """内容。"""
    vary: OneOrMany[Text] = ()
    """对练时轮换的其他内容，例如别的客人、单位、时间；页面和打印件上总是 value。"""


class Control(Record):
    """What stands in the header and the sign-off block of every document."""

    prefix: Word
    """文件编号的前缀，例如 HB。"""
    version: Word
    """版本号。"""
    effective: Day
    """生效日期。"""
    review: Day
    """复审日期。"""
    prepared_by: Text
    """编制。"""
    reviewed_by: Text
    """审核。"""
    approved_by: Text
    """批准。"""
    controlled: Flag = True
    """受控文件：页眉印“受控”。"""


class Task(Item):
    """A common occasion on the home page, and where it leads."""

    title: Text
    """场合，例如“电话响了”。"""
    text: Text
    """一句话提示。"""
    to: AnyRef
    """打开哪个条目。"""
    icon: Word = "clipboard-text-outline"
    """图标（Material Design Icons 的名称）。"""


class Paper(Record):
    """How documents are printed."""

    size: Literal["A4", "Letter"] = "A4"
    """纸张：A4 或 Letter。"""
    header: Text | None = None
    """页眉文字；省略时是公司名。"""
    footer: Text | None = None
    """页脚文字。"""


class Settings(Record):
    """handbook.yaml."""

    title: Text
    """手册名称。"""
    company: Text
    """公司名称；正文里写 {company}。"""
    logo: Word = ""
    """公司标志的文件名（放在 roles/ 里，png 或 svg）。"""
    purpose: Text
    """手册是给谁用的，一两句话。"""
    languages: Many[Literal["zh", "en"]] = ("zh",)
    """语言，第一种是基础语言。"""
    variables: Many[Variable] = ()
    """变量。"""
    departments: Many[Department]
    """部门。"""
    positions: Many[Position] = ()
    """没有岗位文件的职务和外部人员。"""
    order: Many[RoleId] = ()
    """岗位在导航里的顺序；没写到的按编号排在后面。"""
    document: Control
    """文件控制。"""
    paper: Paper = Paper()
    """打印。"""
    leave_out: OneOrMany[Literal["paper", "quizzes", "practice"]] = ()
    """不生成的部分：paper（PDF、Word）、quizzes（测验）、practice（对练、今天、签收）。"""
    tasks: Many[Task] = ()
    """首页上的常见场合。"""
    ask: RoleId | None = None
    """找不到答案时问谁（岗位编号）。"""
    feedback: Word = ""
    """发现手册有误时写信给谁：邮箱地址；省略时只能复制。"""
    revisions: Many[Revision] = ()
    """手册的修订记录，新的在前。"""
