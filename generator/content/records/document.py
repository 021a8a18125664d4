"""What every document has: control data, a revision history, and points."""

from __future__ import annotations

from generator.content.types import AnyRef, Day, Item, Keyed, Many, OneOrMany, Text, TopicId, Word


class Point(Item):
    """One line of a list; a bare text is enough."""

    NAMED_BY = "text"
    text: Text
    """内容：一句话。"""
    basis: OneOrMany[AnyRef] = ()
    """怎么做：所依据的流程、话术、规范、清单的编号。"""


class Revision(Keyed):
    """A line of the change history of a document."""

    NAMED_BY = "version"
    version: Word
    """版本号，例如 1.1。"""
    date: Day
    """日期，例如 2026-12-01。"""
    text: Text
    """改了什么。"""
    by: Word = ""
    """修订人。"""


class Document(Item):
    """An item that has a page and a document number of its own."""

    title: Text
    """标题。"""
    aliases: OneOrMany[Text] = ()
    """别名：人们查找时会用的其他说法、英文名、简称。"""
    code: Word = ""
    """文件代号，例如 QT-P01；与前缀一起组成文件编号。"""
    version: Word = ""
    """版本号；省略时用 handbook.yaml 里的。"""
    effective: Day | None = None
    """生效日期，例如 2026-12-01；省略时用 handbook.yaml 里的。"""
    review: Day | None = None
    """复审日期；过期后页面会提醒。省略时用 handbook.yaml 里的。"""
    topics: OneOrMany[TopicId] = ()
    """主题：topics.yaml 里的编号。"""
    revisions: Many[Revision] = ()
    """修订记录，新的在前。"""
