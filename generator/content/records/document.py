"""What every document has: control data, a revision history, points, tables, files."""

from __future__ import annotations

from typing import Literal

from generator.content.types import (
    Alias,
    AnyRef,
    Cell,
    Day,
    DepartmentId,
    Item,
    Keyed,
    Many,
    OneOrMany,
    Record,
    Text,
    TopicId,
    Word,
)


class Point(Item):
    """One line of a list; a bare text is enough."""

    NAMED_BY = "text"
    text: Text
    """内容、正文、文字：一句话。
    Text: a sentence."""
    basis: OneOrMany[AnyRef] = ()
    """怎么做、依据、根据、参考：所依据的流程、话术、规范、清单的编号。
    Basis: the procedure, script, standard or checklist that says how."""


class Mistake(Item):
    """What people often do wrong here, and what comes of it."""

    NAMED_BY = "text"
    text: Text
    """常见错误：人们常常怎样做错。
    Mistake: what people often do wrong."""
    why: Text
    """后果：为什么不行，会出什么事。
    Why: what comes of it."""


class Row(Record):
    """A row of a table."""

    cells: OneOrMany[Cell]
    """单元格：和列一样多，空着的写 ""。
    Cells: as many as there are columns; "" for an empty one."""


class Table(Record):
    """A small table inside of a step or rule."""

    columns: OneOrMany[Text]
    """列、列名：表头的各列。
    Columns: the heads of the columns."""
    rows: Many[Row]
    """行：表格的各行。
    Rows: the rows of the table."""


class Picture(Record):
    """A picture that lies in `files/`, with what it shows in words."""

    file: Word
    """图片文件、文件名：放在 roles/files 或岗位文件夹的 files 里，例如 desk.png。
    File: the name of a picture in files/."""
    alt: Text
    """文字说明、替代文字：图里有什么；看不见图的人听到的就是它。
    Alternative text: what the picture shows."""


class Attachment(Keyed):
    """A file to download that belongs to a document."""

    file: Word
    """附件文件、文件名：放在 roles/files 或岗位文件夹的 files 里，docx、xlsx 或 pdf。
    File: the name of a docx, xlsx or pdf file in files/."""
    title: Text
    """附件名称：人们怎样叫它。
    Title: what it is called."""
    code: Word = ""
    """附件代号：它自己的文件编号。
    Code: its own number."""
    years: Text | None = None
    """保存期限：例如“10 年”“永久”。
    Kept for: such as “10 years”."""


class Revision(Keyed):
    """A line of the change history of a document."""

    NAMED_BY = "version"
    version: Word
    """版本号、版本：例如 1.1。
    Version: such as 1.1."""
    date: Day
    """日期：例如 2026-12-01。
    Date: such as 2026-12-01."""
    text: Text
    """修订内容、内容：改了什么。
    Text: what was changed."""
    by: Word = ""
    """修订人：谁改的。
    By: who changed it."""


class Document(Item):
    """An item that has a page and a document number of its own."""

    title: Text
    """标题、名称、题目、名字、岗位名称：这份文件叫什么。
    Title: what the document is called."""
    aliases: OneOrMany[Alias] = ()
    """别名、别称、又名、旧称、其他说法：人们查找时会用的其他说法、英文名、简称。
    Aliases: other words that people search by."""
    code: Word = ""
    """文件代号、代号、代码：例如 QT-P01；与前缀一起组成文件编号。
    Code: such as QT-P01; with the prefix it makes the document number."""
    version: Word = ""
    """版本号、版本：省略时用 handbook.yaml 里的。
    Version: that of handbook.yaml if left out."""
    effective: Day | None = None
    """生效日期、生效日、生效：例如 2026-12-01；省略时用 handbook.yaml 里的。
    Effective: from which day on; that of handbook.yaml if left out."""
    review: Day | None = None
    """复审日期、复审、下次复审：过期后页面会提醒。省略时用 handbook.yaml 里的。
    Review: the day by which to review it; that of handbook.yaml if left out."""
    topics: OneOrMany[TopicId] = ()
    """主题、话题：topics.yaml 里的编号。
    Topics: ids of topics.yaml."""
    scope: Text | None = None
    """适用范围：适用于哪些人、哪些公司、哪些情况；所有的人都适用，写 everyone。
    Scope: whom and what it applies to; everyone for all staff."""
    department: DepartmentId | None = None
    """归口部门：handbook.yaml 中 departments 的编号；省略时是编制部门。
    Department: the one in charge of this document."""
    prepared_by: Text | None = None
    """编制：省略时用 handbook.yaml 里的。
    Prepared by: that of handbook.yaml if left out."""
    reviewed_by: Text | None = None
    """审核：省略时用 handbook.yaml 里的。
    Reviewed by: that of handbook.yaml if left out."""
    approved_by: Text | None = None
    """批准：省略时用 handbook.yaml 里的。
    Approved by: that of handbook.yaml if left out."""
    state: Literal["draft", "under_review"] | None = None
    """状态：draft 草稿，还不能照着做；under_review 复审中；省略时由日期得出。
    State: draft or under_review; derived from the dates if left out."""
    retired: Day | None = None
    """停用日期、作废日期：从这一天起不再使用；页面保留并注明，但不再列出。
    Retired: the day from which it is no longer used."""
    replaced_by: AnyRef | None = None
    """替代文件：停用后用哪一份，写它的编号。
    Replaced by: the document that takes its place."""
    files: Many[Attachment] = ()
    """附件：可以下载的文件。
    Files: what can be downloaded."""
    revisions: Many[Revision] = ()
    """修订记录、修订、修订历史、更新记录：新的在前。
    Revisions: the newest first."""
