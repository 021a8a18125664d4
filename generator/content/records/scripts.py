"""Scripts (话术): graphs of turns."""

from __future__ import annotations

from generator.content.records.document import Document, Mistake
from generator.content.types import Grade, Item, Many, Named, OneOrMany, RoleId, Text


class Choice(Item):
    """One thing to say or do at a turn of a conversation."""

    NAMED_BY = "say"
    say: OneOrMany[Text]
    """说什么、说、话术：几种同样合适的说法可以写成列表；动作写在（）里。
    Say: what to say; what is done stands in brackets."""
    grade: Grade
    """评价、等级：best 最好（每个节点只有一个），fine 也可以，unsafe 不妥。
    Grade: best (one at each turn), fine or unsafe."""
    why: Text
    """为什么、理由、原因：为什么这样说好或不好。
    Why: what makes it good or bad."""
    to: OneOrMany[Named] = ()
    """接着、下一步、到：接着到哪个节点；对方可能有几种反应时写成列表；结束写 end。unsafe 的可以
    省略。
    To: the turn that follows; several if the other side may react in several ways; end."""


class Node(Item):
    """A turn of a conversation: what the other side says or does, and how to answer."""

    NAMED_BY = "title"
    title: Text
    """节点名称：几个字，例如“找人”。
    Title: a few words, such as “Asking for somebody”."""
    cue: Text
    """线索、对方说、对方说什么：对方说什么、做什么，或出现什么情况。
    Cue: what the other side says or does."""
    angry: Text | None = None
    """生气时、发火时：对方生气时会怎样说；对练时可以选。
    Angry: how somebody says it who is angry; rehearsals offer it."""
    hurried: Text | None = None
    """着急时、赶时间：对方赶时间时会怎样说；对练时可以选。
    Hurried: how somebody says it who is in a hurry; rehearsals offer it."""
    choices: Many[Choice]
    """应答、选项、选择：可以怎样应答。
    Choices: what can be answered."""
    mistakes: Many[Mistake] = ()
    """常见错误：人们在这里常常怎样说错、做错。
    Mistakes: what people often do wrong."""


class Script(Document):
    """A script (话术): a small graph of turns; the first node is where it starts."""

    role: OneOrMany[RoleId] = ()
    """使用岗位、岗位：用这份话术的岗位；放在岗位文件夹里的可省略。
    Role: who uses it; may be left out in a role's folder."""
    purpose: Text
    """用途、目的：用在什么场合。
    Purpose: on what occasion it is used."""
    nodes: Many[Node]
    """节点：第一个是开头。
    Nodes: turns of the conversation, the first one opens it."""
