"""handbook.yaml: the company and the settings of its handbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.content.records.document import Revision
from generator.content.types import (
    AnyRef,
    Colour,
    Day,
    DepartmentId,
    Flag,
    Id,
    Item,
    Keyed,
    Many,
    OneOrMany,
    PersonId,
    Record,
    RoleId,
    Text,
    Whole,
    Word,
)
from generator.locale import languages

if TYPE_CHECKING:
    LanguageCode: TypeAlias = str
else:
    LanguageCode = Literal[languages()]  # one of those that `locale/` has a file for


class Department(Item):
    """A department."""

    title: Text
    """部门名称、名称：例如“行政人事部”。
    Title: what the department is called."""


class Position(Item):
    """Somebody that roles deal with and that has no role file: a manager, a customer."""

    title: Text
    """名称、职务：例如“行政经理”“来访客人”。
    Title: such as “Office manager” or “Visitor”."""
    department: DepartmentId | None = None
    """所属部门、部门：departments 里的编号。
    Department: an id of departments."""
    reports_to: PersonId | None = None
    """直接上级、上级：岗位或 positions 的编号。
    Reports to: a role or position."""
    outside: Flag = False
    """外部、对外：公司以外的人写 true。
    Outside: true for people outside the company."""


EVERYONE = "everyone"
"""The id that stands for all employees wherever a role or position may be named."""


class Variable(Item):
    """A word that differs from company to company, written {id} in texts."""

    NAMED_BY = "id"
    id: Id
    """变量名：例如 company；正文里写 {company}。
    Id: written in braces in texts."""
    value: Text
    """内容、值、取值：正文里显示的字。
    Value: what is shown."""
    vary: OneOrMany[Text] = ()
    """轮换内容：对练时轮换的其他内容，例如别的客人、单位、时间；页面和打印件上总是 value。
    Vary: other values, such as other visitors, that rehearsals take in turn."""


class Control(Record):
    """What stands in the header and the sign-off block of every document."""

    prefix: Word
    """前缀：文件编号的前缀，例如 HB。
    Prefix: what document numbers begin with."""
    version: Word
    """版本号、版本：例如 1.0。
    Version: such as 1.0."""
    effective: Day
    """生效日期、生效日、生效：例如 2026-12-01。
    Effective: from which day on."""
    review: Day
    """复审日期、下次复审、复核日期：例如 2027-11-30。
    Review: the day by which to review it."""
    prepared_by: Text
    """编制、编制人：编制的部门或人。
    Prepared by: the department or person."""
    reviewed_by: Text
    """审核、审核人：审核的部门或人。
    Reviewed by: the department or person."""
    approved_by: Text
    """批准、批准人：批准的人。
    Approved by: the person."""
    approvers: OneOrMany[PersonId] = ()
    """发布批准人：岗位或职务的编号；写了以后，每次发布要等这些人批准才生效。
    Approvers: roles or positions; a release is in force once all of them have approved it."""
    controlled: Flag = True
    """受控、受控文件：写 true 时，页眉印“受控”。
    Controlled: true prints “controlled” in the header."""


class Task(Item):
    """A common occasion on the home page, and where it leads."""

    title: Text
    """场合：例如“电话响了”。
    Title: such as “The telephone rings”."""
    text: Text
    """提示：一句话提示。
    Text: a hint in a sentence."""
    to: AnyRef
    """去、打开：打开哪个条目。
    To: the item that it opens."""
    icon: Word = "clipboard-text-outline"
    """图标：Material Design Icons 的名称。
    Icon: a name of Material Design Icons."""


class Paper(Record):
    """How documents are printed."""

    size: Literal["A4", "Letter"] = "A4"
    """纸张、大小：A4 或 Letter。
    Size: A4 or Letter."""
    header: Text | None = None
    """页眉：页眉文字；省略时是公司名。
    Header: the company's name if left out."""
    footer: Text | None = None
    """页脚：页脚文字。
    Footer: what stands at the foot of the page."""


class Combination(Keyed):
    """Roles that one person may hold together, or must not."""

    NAMED_BY = "why"
    roles: OneOrMany[PersonId]
    """兼任岗位：两个或几个岗位的编号。
    Roles: two or more."""
    allowed: Flag = False
    """允许兼任：一个人可以同时担任的写 true。
    Allowed: true if one person may hold them all."""
    why: Text
    """兼任理由：为什么可以，为什么不可以。
    Why."""


class Accepted(Keyed):
    """A finding of `check` that is taken as it is."""

    NAMED_BY = "item"
    check: Word
    """检查项：handbook check 在提示里写出的名称，例如 no-deputy。
    Check: its name, as `handbook check` says it."""
    item: Word
    """接受的条目：它的编号，例如 front-desk/answer-calls。
    Item: its id."""
    why: Word
    """接受理由：为什么可以这样。
    Why it is taken as it is."""


class Colours(Record):
    """The company's own colours."""

    main: Colour = "#1f6f5c"
    """主色：例如 "#1f6f5c"。
    Main: such as "#1f6f5c"."""
    accent: Colour = "#b5642a"
    """强调色：例如 "#b5642a"。
    Accent: such as "#b5642a"."""


FORMAT = 1
"""The version of the content format that this program reads and writes."""


class Settings(Record):
    """handbook.yaml."""

    title: Text
    """手册名称、标题：例如“岗位手册”。
    Title: what the handbook is called."""
    company: Text
    """公司、公司名称：正文里写 {company}。
    Company: written {company} in texts."""
    logo: Word = ""
    """公司标志、标志、徽标：文件名（放在 roles/ 里，png 或 svg）。
    Logo: the name of a png or svg file in roles/."""
    format: Whole = FORMAT
    """格式版本：内容按第几版的写法写，由 init 写上，不用改。
    Content format: the version that the files follow; written by `init`."""
    purpose: Text
    """用途、目的：手册是给谁用的，一两句话。
    Purpose: whom the handbook is for."""
    languages: Many[LanguageCode] = ("zh",)
    """语言：第一种是基础语言；zh 中文，en 英文。
    Languages: the first one is the base; zh Chinese, en English."""
    variables: Many[Variable] = ()
    """变量：正文里写 {编号}。
    Variables: written {id} in texts."""
    departments: Many[Department]
    """部门：公司的各部门。
    Departments: those of the company."""
    positions: Many[Position] = ()
    """职务、职位：没有岗位文件的职务和外部人员。
    Positions: those without a role file, and people outside."""
    order: Many[RoleId] = ()
    """顺序、排序：岗位在导航里的顺序；没写到的按编号排在后面。
    Order: of the roles in the navigation."""
    document: Control
    """文件控制、文件：编号前缀、版本、日期、编制、审核、批准。
    Document: prefix, version, dates and names of document control."""
    paper: Paper = Paper()
    """打印：纸张、页眉、页脚。
    Paper: size, header and footer."""
    leave_out: OneOrMany[Literal["paper", "quizzes", "practice", "offline"]] = ()
    """不生成：paper 不要 PDF 和 Word，quizzes 不要测验，practice 不要对练和签收，offline 不存手机。
    Leave out: paper, quizzes, practice, offline."""
    tasks: Many[Task] = ()
    """常见场合、任务：首页上的常见场合。
    Tasks: occasions on the home page."""
    ask: RoleId | None = None
    """问谁：找不到答案时问谁（岗位编号）。
    Ask: the role to turn to for what the handbook does not answer."""
    combinations: Many[Combination] = ()
    """兼任规则：哪些岗位一个人可以同时担任，哪些不可以。
    Combinations: which roles one person may hold together."""
    accepted: Many[Accepted] = ()
    """接受的检查结果：看过、认为可以这样的。
    Accepted: findings of `check` that are taken as they are."""
    feedback: Word = ""
    """意见邮箱：发现错误写信到哪里。
    Feedback: the address to report mistakes to."""
    colours: Colours | None = None
    """颜色：公司的颜色。
    Colours: those of the company."""
    address: Word = ""
    """网址：现行版放在哪里，例如 https://handbook.example.com/。
    Address: where the current edition stands."""
    marks: Flag = False
    """标记：页面上显示“据”“补”记号的写 true。
    Marks: true to show readers what is cited and what was added."""
    changed_days: Whole = 30
    """变更标记天数：文件修订后，页面和列表上多少天注明“有变更”；写 0 就不标。
    Changed days: how many days pages and lists say that a document has changed; 0 for never."""
    revisions: Many[Revision] = ()
    """修订记录、修订、修订历史：新的在前。
    Revisions: the newest first."""
