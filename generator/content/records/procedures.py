"""Procedures (流程): phases of steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field, model_validator

from generator.content import ids
from generator.content.records.document import Document
from generator.content.types import AnyRef, Flag, Item, Many, Named, OneOrMany, PersonId, Text


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
    output: Text | None = None
    """这一步产生的单据、记录或结果。"""
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
    inputs: OneOrMany[Text] = ()
    """开始前要有什么。"""
    outputs: OneOrMany[Text] = ()
    """完成后得到什么。"""
    records: OneOrMany[Text] = ()
    """要留下的记录、表单。"""
    phases: Many[Phase]
    """阶段。"""
    diagnosis_title: Text | None = None
    """诊断表的标题。"""
    diagnosis: Many[Cause] = ()
    """诊断表：出了偏差时，原因、迹象和处理办法。"""

    def steps(self) -> Iterator[Step]:
        """All steps in the order of the page."""
        return (step for phase in self.phases for step in phase.steps)
