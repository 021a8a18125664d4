"""Scripts (话术): graphs of turns."""

from __future__ import annotations

from generator.content.records.document import Document, Mistake
from generator.content.types import Grade, Item, Many, Named, OneOrMany, RoleId, Text


class Choice(Item):
    """One thing to say or do at a turn of a conversation."""

    NAMED_BY = "say"
    say: OneOrMany[Text]
    """说什么；几种同样合适的说法可以写成列表。动作写在（）里。"""
    grade: Grade
    """评价：best 最好（每个节点只有一个），fine 也可以，unsafe 不妥。"""
    why: Text
    """为什么。"""
    to: OneOrMany[Named] = ()
    """接着到哪个节点；对方可能有几种反应时写成列表；结束写 end。unsafe 的可以省略。"""


class Node(Item):
    """A turn of a conversation: what the other side says or does, and how to answer."""

    NAMED_BY = "title"
    title: Text
    """节点名称：几个字，例如“找人”。"""
    cue: Text
    """对方说什么、做什么，或出现什么情况。"""
    choices: Many[Choice]
    """可以怎样应答。"""
    mistakes: Many[Mistake] = ()
    """常见错误：人们在这里常常怎样说错、做错。
    Mistakes: what people often do wrong."""


class Script(Document):
    """A script (话术): a small graph of turns; the first node is where it starts."""

    role: OneOrMany[RoleId] = ()
    """使用的岗位；放在岗位文件夹里的可省略。"""
    purpose: Text
    """用在什么场合。"""
    nodes: Many[Node]
    """节点；第一个是开头。"""
