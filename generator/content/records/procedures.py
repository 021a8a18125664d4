"""Procedures (流程): phases of steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, model_validator

from generator.content import ids
from generator.content.records.document import Document, Mistake, Picture, Table
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
    """如果……"""
    then: Text
    """就……"""
    to: Named | None = None
    """接着做哪一步（步骤编号）；省略时做下一步。"""

    @model_validator(mode="before")
    @classmethod
    def _name(cls, data: Any) -> Any:
        if isinstance(data, dict) and not data.get("id") and isinstance(data.get("if"), str):
            data = {**data, "id": ids.derive(data["if"]) or "item"}
        return data


class Step(Item):
    """One step of a procedure."""

    NAMED_BY = "do"
    do: Text
    """做什么：动词开头的一句话。"""
    who: OneOrMany[PersonId] = ()
    """由谁做：岗位或 positions 的编号；省略时是流程的主办岗位。"""
    check: Text | None = None
    """怎样算做好。"""
    output: FormOrText | None = None
    """这一步产生的单据、记录或结果。"""
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
    """分支：如果……就……。"""
    note: Text | None = None
    """提示。"""
    basis: OneOrMany[AnyRef] = ()
    """这一步用到的话术、规范、清单或另一流程的编号。"""


class Phase(Item):
    """Steps that belong together."""

    title: Text
    """阶段名称。"""
    steps: Many[Step]
    """步骤，按顺序。"""
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
    """原因。"""
    signs: Text
    """怎样看出来。"""
    action: Text
    """怎么处理。"""
    who: OneOrMany[PersonId] = ()
    """找谁处理。"""


class Procedure(Document):
    """A procedure (流程): phases of steps."""

    purpose: Text
    """目的。"""
    trigger: Text
    """什么时候启动。"""
    owner: PersonId | None = None
    """主办岗位；放在岗位文件夹里的流程可省略。"""
    participants: OneOrMany[PersonId] = ()
    """参与的岗位或 positions 的编号。"""
    ordered: Flag = False
    """步骤的先后不能颠倒时写 true。"""
    inputs: OneOrMany[FormOrText] = ()
    """开始前要有什么。"""
    outputs: OneOrMany[FormOrText] = ()
    """完成后得到什么。"""
    records: OneOrMany[FormOrText] = ()
    """要留下的记录、表单：表单和 papers.yaml 里单据的编号。"""
    phases: Many[Phase]
    """阶段。"""
    diagnosis_title: Text | None = None
    """诊断表的标题。"""
    diagnosis: Many[Cause] = ()
    """诊断表：出了偏差时，原因、迹象和处理办法。"""

    def steps(self) -> Iterator[Step]:
        """All steps in the order of the page."""
        return (step for phase in self.phases for step in phase.steps)
