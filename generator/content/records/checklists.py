"""Checklists (清单)."""

from __future__ import annotations

from generator.content.records.document import Document
from generator.content.types import (
    AnyRef,
    Item,
    Many,
    Moment,
    OneOrMany,
    PartOfDay,
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
    """做什么、做、做法、动作、要做：动词开头的一句话。
    Do: what to do, beginning with a verb."""
    group: Text | None = None
    """分组、组、分组标题：相邻、同名的归在一组。
    Group: neighbours of one name stand together."""
    at: Moment | None = None
    """几点、钟点：这一项几点做，例如“08:10”。
    At: the time at which it is done."""
    note: Text | None = None
    """提示、备注、注意：要注意什么。
    Note: what to watch."""
    who: OneOrMany[PersonId] = ()
    """由谁做、谁、人员：省略时是清单的岗位。
    Who: the role of the list if left out."""
    basis: OneOrMany[AnyRef] = ()
    """依据、根据、参考：流程、步骤、规范或话术的编号。
    Basis: the procedure, step, standard or script it rests on."""


class Checklist(Document):
    """A checklist (清单) for the screen and for paper."""

    role: OneOrMany[RoleId] = ()
    """使用岗位、岗位：用这张清单的岗位；放在岗位文件夹里的可省略。
    Role: who uses it; may be left out in a role's folder."""
    when: When
    """频率、频次：daily 每天，each_shift 每班，weekly 每周，monthly 每月，quarterly 每季，
    half_yearly 每半年，termly 每学期，yearly 每年，irregular 不定期，on_event 有事时。
    When: how often."""
    moment: Text
    """时机、时间、何时、什么时候、什么时候做：例如“上班前十五分钟”。
    Moment: when it is gone through, such as “fifteen minutes before opening”."""
    part_of_day: PartOfDay = "during"
    """时段、一天中的时段、排在：打印“我的一天”时排在哪里：start 上班时，end 下班前；省略时是
    during 一天当中，按分组排列。
    Part of the day: its place in “my day” on paper: start, during or end. During the day if left
    out, and then by its groups."""
    procedure: ProcedureId | None = None
    """所属流程、流程：由哪个流程而来；不写 items 时，清单就是该流程的步骤。
    Procedure: the one it is derived from; without items, its steps are the list."""
    items: Many[ChecklistItem] = ()
    """清单项、清单、项目、条目：要勾的各项。
    Items: what is ticked off."""
    sign_off: OneOrMany[Text] = ()
    """签字、签名：完成后由谁签字，例如“值班前台”。
    Sign-off: who signs when all is done."""
