"""authority.yaml: who may decide how much (审批权限表)."""

from __future__ import annotations

from generator.content.types import (
    Alias,
    Amount,
    Flag,
    Item,
    Many,
    OneOrMany,
    PartyId,
    PersonId,
    ProcedureId,
    Record,
    Text,
    TopicId,
    Word,
)


class Limit(Item):
    """A line of a matter: up to how much, and who proposes, checks, approves and is informed."""

    NAMED_BY = "limit"
    limit: Text
    """限额：这一行管到多少，例如“2000 元以下”。
    Limit: how far this line goes."""
    amount: Amount | None = None
    """上限：不超过多少，只写数字。
    Amount: up to how much, in figures."""
    above: Amount | None = None
    """下限：超过多少，只写数字。
    Above: beyond how much, in figures."""
    unit: Word = ""
    """单位：元、天、%。
    Unit: yuan, days, per cent."""
    propose: OneOrMany[PartyId] = ()
    """提出：谁提出、经办；整个部门的，写部门编号。
    Propose: who asks for it."""
    check: OneOrMany[PartyId] = ()
    """审核：谁审核，按先后；可以是部门。
    Check: who checks it, in order."""
    approve: OneOrMany[PersonId] = ()
    """批准：谁批准；不用审批的不写，写 no_approval: true。
    Approve: who decides; left out where nobody has to."""
    jointly: Flag = False
    """共同批准、会签：批准的几个人都要签才算数，写 true；只有一个签了不算。
    Jointly: true where those who approve must all sign; one alone does not decide."""
    no_approval: Flag = False
    """不用审批、免审批：这一行以内不用谁批准，写 true。
    No approval: true where nobody has to approve."""
    inform: OneOrMany[PartyId] = ()
    """告知：批准以后告诉谁。
    Inform: who is told."""
    note: Text | None = None
    """提示：要注意什么。
    Note: what to watch."""


class StandIn(Record):
    """Who decides when the one who should is away."""

    who: OneOrMany[PersonId]
    """代理人：谁代为批准。
    Who: the deputy."""
    when: Text | None = None
    """代理条件：什么时候代为批准。
    When: in which case."""


class Matter(Item):
    """Something that is decided, with its lines from the smallest to the largest."""

    title: Text
    """事项：例如“费用报销”。
    Matter: what is decided."""
    aliases: OneOrMany[Alias] = ()
    """别名：人们查找时会用的其他说法。
    Aliases: other words that people search by."""
    topics: OneOrMany[TopicId] = ()
    """主题：topics.yaml 里的编号。
    Topics: ids of topics.yaml."""
    note: Text | None = None
    """提示：例如“不得拆单”。
    Note: what to watch."""
    lines: Many[Limit]
    """各行、权限行：从小到大。
    Lines: from the smallest to the largest."""
    deputy: StandIn | None = None
    """代理：批准人不在时谁代为批准。
    Deputy: who decides when the approver is away."""
    procedure: ProcedureId | None = None
    """所属流程：按哪个流程办。
    Procedure: how it is done."""


class AuthorityMatrix(Record):
    """authority.yaml."""

    matters: Many[Matter]
    """事项：各类要审批的事。
    Matters: what is decided."""
