"""Forms (表单): slips, registers and month grids, and the papers of the outside world."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.content.records.document import Document, Mistake, Row
from generator.content.types import (
    Alias,
    AnyRef,
    Cell,
    Count,
    Day,
    Flag,
    Item,
    Keyed,
    Lines,
    Many,
    Named,
    OneOrMany,
    PersonId,
    Record,
    RoleId,
    Text,
    Whole,
    Width,
    Word,
)

DAYS = 31
"""Columns of a month grid."""
BLANK_LINES = 10
"""Of a table that names neither rows nor their number."""
NOT_SIGNED = frozenset(["", "／", "/", "—"])
"""What a sample has where nobody signs."""

FieldType = Literal["text", "long", "date", "time", "number", "money", "choice", "phone", "person"]


class FormField(Keyed):
    """Something to fill in: a field of a form's head, or a column of its table."""

    NAMED_BY = "label"
    label: Text
    """栏目名称：印在格子前面或表头里的字。
    Label: what is printed before the box or above the column."""
    type: FieldType = "text"
    """填写类型：text 文字，long 长文字，date 日期，time 时间，
    number 数字，money 金额，choice 选择，phone 电话，person 人名。
    Type: what is filled in."""
    width: Width = 6
    """宽度：占一行的十二分之几，1 到 12；省略时是 6。
    Width: in twelfths of the line."""
    required: Flag = False
    """必填：一定要填的写 true。
    Required: true for what must be filled in."""
    several: Flag = False
    """可多选：choice 可以勾几项的写 true。
    Several: true for a choice of which more than one may be ticked."""
    boxes: Whole = 0
    """字格：一格写一个字的，写有几格，例如身份号码 18。
    Boxes: how many squares there are, one for each character, such as 18 for an identity number."""
    hint: Text | None = None
    """填写提示：怎样填，例如“写文件标题，不写‘材料’”。
    Hint: how to fill it in."""
    options: OneOrMany[Text] = ()
    """选项：choice 的各个选项。
    Options: those of a choice."""


class FormTable(Record):
    """The lines of a slip, or the columns of a register."""

    title: Text | None = None
    """表格名称：印在表上面，有两张表时用。
    Title: what stands above the table, where there are two."""
    items: OneOrMany[Text] = ()
    """固定行：事先印好的各行，写第一列的内容，例如星期一到星期日。
    Items: rows that are printed beforehand, by what stands in their first column."""
    rows: Lines | None = None
    """空行数：空白表上印多少空行；省略时是 10 行，有固定行的没有空行。
    Rows: how many blank lines are printed; 10 if left out, none below items."""
    columns: Many[FormField]
    """列：各列的栏目。
    Columns: what is filled in on each line."""
    total: OneOrMany[Named] = ()
    """合计列：要在合计行里相加的列的编号。
    Total: the columns that are added up."""
    capitals: Flag = False
    """大写：合计金额还要写大写的写 true。
    Capitals: true where the sum is also written in Chinese capitals."""


class Mark(Keyed):
    """A sign that is entered into a month grid."""

    NAMED_BY = "text"
    mark: Word
    """符号、记号：填在格子里的符号，例如 √。
    Mark: the sign that is entered."""
    text: Text
    """符号含义：这个符号的意思，例如“出勤”。
    Text: what the sign stands for."""


class Grid(Record):
    """Rows by the days of a month."""

    items: OneOrMany[Text] = ()
    """固定行：事先印好的各行。
    Items: rows that are printed beforehand."""
    rows: Whole = 0
    """空行数：没有固定行时，留多少行空白。
    Rows: how many blank rows there are."""
    row_title: Text | None = None
    """行标题：第一列的名称，例如“姓名”。
    Row title: the head of the first column."""
    marks: Many[Mark] = ()
    """符号表：格子里用的符号和它们的意思。
    Marks: the signs that are used."""


class Copy(Keyed):
    """A copy of a slip (联), and who keeps it."""

    title: Text
    """联名：例如“存根联”。
    Title: the name of the copy."""
    to: Text | None = None
    """交给谁：这一联归谁保存。
    To: who keeps it."""


class Serial(Record):
    """How the slips are numbered."""

    prefix: Word = ""
    """编号前缀：例如 YY。
    Prefix: what the number begins with."""
    digits: Count = 5
    """位数：流水号有几位数字。
    Digits: how many follow."""


class SignOff(Keyed):
    """A place for somebody to sign, in the order in which they do."""

    title: Text
    """签署栏名称：例如“部门负责人”。
    Title: as whom somebody signs."""
    who: OneOrMany[PersonId] = ()
    """签署人：岗位或 positions 的编号。
    Who: the role or position."""
    opinion: Flag = False
    """意见栏：要写意见的写 true。
    Opinion: true where an opinion is written."""
    date: Flag = False
    """签署日期：要写日期的写 true。
    Date: true where the date is written."""
    seal: Flag = False
    """盖章：要盖章的写 true。
    Seal: true where a seal is stamped."""


class Keep(Record):
    """Where filled-in forms are kept, by whom and how long."""

    where: Text | None = None
    """存放地点：例如“行政人事部印章柜”。
    Where: the place."""
    who: OneOrMany[PersonId] = ()
    """保管人：岗位或 positions 的编号。
    Who: the role or position."""
    years: Text | None = None
    """保存期限：例如“10 年”“永久”。
    Kept for: such as “10 years”."""


class Value(Keyed):
    """What an example has in a field."""

    NAMED_BY = "field"
    field: Named
    """栏目编号：fields 里的编号。
    Field: its id."""
    value: Text
    """填写内容：示例里填的字。
    Value: what is filled in."""


class Example(Record):
    """A form filled in, as a sample."""

    serial: Word | None = None
    """样张编号：样张自己的流水号，和别的样张引用的一致；省略时是第一号。
    Serial: the number of the sample, as other samples cite it; the first one if left out."""
    values: Many[Value] = ()
    """栏目示例：各栏目里填什么。
    Values: what the fields hold."""
    rows: Many[Row] = ()
    """行示例：表格里填的各行，每行和列一样多。
    Rows: the lines of the table."""
    second_rows: Many[Row] = ()
    """第二张表的行示例：和上面一样。
    Second rows: the lines of the second table."""
    signatures: OneOrMany[Cell] = ()
    """签名示例：依次是各签署栏的签名。
    Signatures: one for each sign-off."""
    signed: OneOrMany[Day] = ()
    """签署日期示例：依次是各签名的日期；少于签名的，后面的都是最后一个。
    Signed: the dates of the signatures in order; those that follow the last have the same."""


class Form(Document):
    """A form (表单) to print, to fill in and to keep."""

    purpose: Text
    """用途：什么时候填，填了以后怎么用。
    Purpose: when it is filled in and what for."""
    style: Literal["slip", "register", "grid"] = "slip"
    """样式：slip 单（一事一张），register 簿（一事一行），grid 月表（一月一张）。
    Style: a slip, a register or a month grid."""
    paper: Literal["A4", "A4-landscape", "A5"] = "A4"
    """纸张：A4、A4-landscape（横）、A5（两张印在一张 A4 上）。
    Paper: what it is printed on."""
    role: OneOrMany[RoleId] = ()
    """保管岗位：谁管这张表；放在岗位文件夹里的可省略。
    Role: who keeps it."""
    used_by: OneOrMany[PersonId] = ()
    """填写人：谁填；省略时是所有人。
    Used by: who fills it in; everybody if left out."""
    fields: Many[FormField] = ()
    """栏目：单子和月表的各栏，登记簿的表头。
    Fields: what is filled in above the table."""
    table: FormTable | None = None
    """表格：单子里的明细，或登记簿的各列。
    Table: the lines of a slip or register."""
    second_table: FormTable | None = None
    """第二张表格：单子下面另有一张表时用，例如工作经历和家庭成员。
    Second table: where a slip has another one below, such as family after employment."""
    grid: Grid | None = None
    """月表：style 是 grid 时用，行乘以一个月的各天。
    Grid: rows by the days of a month."""
    copies: Many[Copy] = ()
    """联：一式几联，各归谁。
    Copies: how many there are and for whom."""
    serial: Serial | None = None
    """流水号：单子怎样编号。
    Serial: how the slips are numbered."""
    sign_offs: Many[SignOff] = ()
    """签署栏：按签字的先后。
    Sign-offs: in the order of signing."""
    keep: Keep | None = None
    """保存：放在哪里、谁保管、多久。
    Keeping: where, by whom, how long."""
    notes: OneOrMany[Text] = ()
    """填表说明：印在表下面的话。
    Notes: what is printed below."""
    basis: OneOrMany[AnyRef] = ()
    """所属文件：它属于哪些流程、规范。
    Basis: the procedures and standards it belongs to."""
    example: Example | None = None
    """填写示例：一份填好的样张。
    Example: a sample that is filled in."""
    mistakes: Many[Mistake] = ()
    """常见错误：人们常常怎样填错。
    Mistakes: what people often do wrong."""


class OutsidePaper(Item):
    """A document that is not one of the company's own forms: a bill of lading, a contract."""

    title: Text
    """单据名称：例如“提单”。
    Title: what it is called."""
    aliases: OneOrMany[Alias] = ()
    """别名：人们查找时会用的其他说法。
    Aliases: other words that people search by."""
    from_: Text | None = Field(default=None, alias="from")
    """出具方：谁出的，例如“船公司（承运人）”。
    From: who issues it."""
    keep: Text | None = None
    """保存期限：例如“5 年”“终止后至少 2 年”。
    Keep: how long it is kept."""
    note: Text | None = None
    """提示：要注意什么。
    Note: what to watch."""


class Papers(Record):
    """papers.yaml."""

    papers: Many[OutsidePaper]
    """单据：外来的和其他不是表单的文件。
    Papers: documents that are not forms."""
