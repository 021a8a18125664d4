"""Checklists (清单)."""

from __future__ import annotations

from generator.content.records.document import Document
from generator.content.types import (
    AnyRef,
    Item,
    Many,
    OneOrMany,
    PersonId,
    ProcedureId,
    RoleId,
    Text,
    When,
)


class ChecklistItem(Item):
    """A line to tick."""

    NAMED_BY = "do"
    do: Text
    """做什么：动词开头的一句话。"""
    group: Text | None = None
    """分组标题；相邻、同名的归在一组。"""
    who: OneOrMany[PersonId] = ()
    """由谁做；省略时是清单的岗位。"""
    basis: OneOrMany[AnyRef] = ()
    """依据：流程、步骤、规范或话术的编号。"""


class Checklist(Document):
    """A checklist (清单) for the screen and for paper."""

    role: OneOrMany[RoleId] = ()
    """使用的岗位；放在岗位文件夹里的可省略。"""
    when: When
    """频率：daily 每天，weekly 每周，monthly 每月，
    quarterly 每季，half_yearly 每半年，yearly 每年，on_event 有事时。"""
    moment: Text
    """什么时候做，例如“上班前十五分钟”。"""
    procedure: ProcedureId | None = None
    """由哪个流程而来；不写 items 时，清单就是该流程的步骤。"""
    items: Many[ChecklistItem] = ()
    """要勾的各项。"""
    sign_off: OneOrMany[Text] = ()
    """完成后由谁签字，例如“值班前台”。"""
