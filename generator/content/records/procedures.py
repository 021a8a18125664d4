"""Procedures (流程): phases of steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from generator.content.records.document import Document, Mistake, Picture, Table
from generator.content.records.people import PhoneContact
from generator.content.types import (
    AnyRef,
    Duration,
    Flag,
    FormId,
    FormOrText,
    Item,
    LimitId,
    Many,
    Moment,
    Named,
    OneOrMany,
    PersonId,
    Text,
)


class Branch(Item):
    """What to do at a step when something is the case."""

    NAMED_BY = "if_"
    if_: Text = Field(alias="if")
    """如果、若、条件：什么情况。
    If: the case."""
    then: Text = ""
    """就、那么、则：怎么办；只是转到别的步骤时可以省略。
    Then: what to do; may be left out where it only leads to another step."""
    to: Named | None = None
    """转到、去、到、下一步：接着做哪一步，写步骤或阶段的编号；省略时做下一步。
    To: the step or phase that follows; the next step if left out."""
    who: OneOrMany[PersonId] = ()
    """由谁做、谁、责任人：这种情况由谁做；省略时是做这一步的人。
    Who: a role or position; whoever does the step if left out."""
    within: Duration | None = None
    """时限：这种情况多长时间之内做完。
    Within: how long it may take in this case."""
    forms: OneOrMany[FormId] = ()
    """表单：这种情况要填的表单、单据的编号。
    Forms: those that are filled in in this case."""


class Step(Item):
    """One step of a procedure."""

    NAMED_BY = "do"
    do: Text
    """做什么、做、做法、动作：动词开头的一句话。
    Do: what to do, beginning with a verb."""
    who: OneOrMany[PersonId] = ()
    """由谁做、谁、责任人、负责人、岗位：岗位或 positions 的编号，
    全体员工写 everyone；省略时是流程的主办岗位。
    Who: a role or position, or everyone; the owner if left out."""
    check: Text | None = None
    """检查点、检查、标准、怎样算做好：怎样算做好。
    Check: how to see that it is done well."""
    output: FormOrText | None = None
    """产出、输出、单据：这一步产生的单据、记录或结果。
    Output: the paper, record or result of the step."""
    forms: OneOrMany[FormId] = ()
    """表单：这一步要填或要用的表单、单据的编号。
    Forms: those that are filled in or used here."""
    within: Duration | None = None
    """时限：多长时间之内做完，例如“15 分钟”“2 个工作日”。
    Within: how long it may take."""
    by: Moment | None = None
    """截止时间：最迟什么时候，例如“10:00”“次月 5 日”“当天下班前”。
    By: the latest moment."""
    limits: OneOrMany[LimitId] = ()
    """审批权限：authority.yaml 里哪几行管这一步。
    Limits: the lines of the authority matrix that rule here."""
    steps: OneOrMany[Text] = ()
    """小步骤：这一步分几小步，每步一句短话。
    Sub-steps: short sentences."""
    table: Table | None = None
    """表格：说明用的小表。
    Table: a small table."""
    picture: Picture | None = None
    """图片：放在 files 文件夹里的图。
    Picture: one that lies in files/."""
    mistakes: Many[Mistake] = ()
    """常见错误：人们在这一步常常怎样做错。
    Mistakes: what people often do wrong."""
    branches: Many[Branch] = ()
    """分支：如果……就……。
    Branches: if, then."""
    note: Text | None = None
    """提示、备注、注意：要注意什么。
    Note: what to watch."""
    basis: OneOrMany[AnyRef] = ()
    """依据、根据、参考：这一步用到的话术、规范、清单或另一流程的编号。
    Basis: the script, standard, checklist or other procedure it uses."""


class Phase(Item):
    """Steps that belong together."""

    title: Text
    """阶段名称：几个字。
    Title: a few words."""
    steps: Many[Step]
    """步骤：按顺序。
    Steps: in their order."""
    mode: Literal["sequence", "alternatives", "parallel"] = "sequence"
    """走法：sequence 依次做，alternatives 只做其中一步，parallel 同时做。
    Mode: one after another, exactly one of them, or all at the same time."""
    trigger: Text | None = None
    """单独启动：这一阶段自己由什么启动，另成一条流程线。
    Trigger: what sets off this phase by itself, as a flow of its own."""
    then: Named | None = None
    """之后接：做完接着到哪一步或哪一阶段；到此为止写 end。
    Then: the step or phase that follows, or end."""


class Cause(Item):
    """A line of a diagnosis table: why something went wrong, and what to do."""

    title: Text
    """偏差原因、原因：出偏差的原因。
    Cause: why it went wrong."""
    signs: Text
    """迹象、表现、征兆、怎样看出来：怎样看出是这个原因。
    Signs: how it shows."""
    action: Text
    """处理、处理办法、怎么处理、措施：怎么处理。
    Action: what to do about it."""
    who: OneOrMany[PersonId] = ()
    """找谁、负责人：找谁处理。
    Who: whom to turn to."""


class Call(PhoneContact):
    """A number that whoever follows a procedure may have to call."""


class Procedure(Document):
    """A procedure (流程): phases of steps."""

    purpose: Text
    """目的、用途：为什么有这个流程。
    Purpose: what the procedure is for."""
    trigger: Text
    """启动、触发、触发条件、启动条件、什么时候启动：什么时候启动。
    Trigger: what sets it off."""
    owner: PersonId | None = None
    """主办岗位、主办、负责人、责任人：放在岗位文件夹里的流程可省略。
    Owner: the role in charge; may be left out in a role's folder."""
    participants: OneOrMany[PersonId] = ()
    """参与岗位、参与、参与人、参与者：参与的岗位或 positions 的编号。
    Participants: roles and positions that take part."""
    contacts: Many[Call] = ()
    """求助电话、联系电话：办这件事时要打的电话，对方和号码；公司里的人写在 people.yaml。
    Contacts: numbers to call in the course of it; colleagues stand in people.yaml."""
    ordered: Flag = False
    """按顺序、有序：步骤的先后不能颠倒时写 true。
    Ordered: true where the order of the steps matters."""
    inputs: OneOrMany[FormOrText] = ()
    """输入、所需、开始前要有什么：开始前要有什么；表单写编号。
    Inputs: what is needed beforehand; forms by their ids."""
    outputs: OneOrMany[FormOrText] = ()
    """产出、输出、结果：完成后得到什么；表单写编号。
    Outputs: what comes of it; forms by their ids."""
    records: OneOrMany[FormOrText] = ()
    """记录、表单：要留下的记录，写表单和 papers.yaml 里单据的编号。
    Records: what is kept, by the ids of forms and papers."""
    phases: Many[Phase]
    """阶段：流程分几段。
    Phases: the parts of the procedure."""
    diagnosis_title: Text | None = None
    """诊断表标题、诊断标题：诊断表上面的标题。
    Diagnosis title: what stands above the table."""
    diagnosis: Many[Cause] = ()
    """诊断表、诊断：出了偏差时，原因、迹象和处理办法。
    Diagnosis: causes, signs and what to do when something went wrong."""

    def steps(self) -> Iterator[Step]:
        """All steps in the order of the page."""
        return (step for phase in self.phases for step in phase.steps)

    def first_step(self, id: str) -> str:
        """A step by its own id or by that of its phase, of which it is the first."""
        steps = (phase.steps for phase in self.phases if phase.id == id)
        return next((found[0].id for found in steps if found), id)
