"""Standards (规范): rules with reasons and situations."""

from __future__ import annotations

from generator.content.records.document import Document, Mistake, Picture, Table
from generator.content.types import (
    Duration,
    Item,
    Level,
    LimitId,
    Many,
    Moment,
    OneOrMany,
    RoleId,
    Text,
)


class Situation(Item):
    """A short scene that people recognise, with the answer."""

    NAMED_BY = "text"
    text: Text
    """情景：一两句话。
    Text: a scene in a sentence or two."""
    answer: Level
    """答案、回答：may 可以自行办，must_ask 先请示，must_not 不可以。
    Answer: may, must_ask or must_not."""
    why: Text
    """为什么、理由、原因：为什么这样办。
    Why: the reason."""


class Rule(Item):
    """One rule of a standard: what to do, what not to do, and why."""

    title: Text
    """规则名称：几个字。
    Title: a few words."""
    group: Text | None = None
    """分组、组、分组标题：相邻、同名的规则归在一组。
    Group: neighbours of one name stand together."""
    level: Level | None = None
    """级别、等级、权限：权限规则用，may 可以，must_ask 先请示，must_not 不可以。
    Level: of a rule of authority."""
    do: Text | None = None
    """要这样做、要做、应做、应当：要怎样做。
    Do: what to do."""
    dont: Text | None = None
    """不要这样做、不要、不要做、不做：不要怎样做。
    Don't: what not to do."""
    points: OneOrMany[Text] = ()
    """分项、要点、细则：这条规则分几点，每点一句话。
    Points: the parts of the rule, a sentence each."""
    reason: Text = ""
    """原因、理由、为什么：为什么；可以以后再补，check 会提醒。
    Reason: why; may be added later, and `check` reminds of it."""
    situations: Many[Situation] = ()
    """情景例子、情景、情况、例子：用来出题。
    Situations: short scenes with the answer."""
    within: Duration | None = None
    """时限：多长时间之内，例如“15 分钟”。
    Within: how long it may take."""
    by: Moment | None = None
    """截止时间：最迟什么时候，例如“次月 5 日”。
    By: the latest moment."""
    limits: OneOrMany[LimitId] = ()
    """审批权限：authority.yaml 里哪几行管这件事。
    Limits: the lines of the authority matrix that rule here."""
    table: Table | None = None
    """表格：说明用的小表。
    Table: a small table."""
    picture: Picture | None = None
    """图片：放在 files 文件夹里的图。
    Picture: one that lies in files/."""
    mistakes: Many[Mistake] = ()
    """常见错误：人们常常怎样违反。
    Mistakes: what people often do wrong."""

    @property
    def why(self) -> str:
        """The reason; where none is written yet, what the rule asks for."""
        return self.reason or self.do or self.dont or self.title


class Standard(Document):
    """A standard (规范): rules that hold at all times."""

    role: OneOrMany[RoleId] = ()
    """适用岗位、岗位：放在岗位文件夹里的可省略；共用规范由岗位的 follows 引用。
    Role: whom it is for; shared standards are named by a role's follows."""
    purpose: Text
    """目的、用途：为什么有这份规范。
    Purpose: what the standard is for."""
    rules: Many[Rule]
    """规则：一条一项。
    Rules: one an item."""
