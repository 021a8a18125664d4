"""What `new` wrote as an example is replaced before anybody prints it as a document in force."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.checks.context import Context
from generator.content.walk import Place, texts_in
from generator.problems.problem import Problem, Words

EXAMPLES = frozenset([
    *("新岗位", "新流程", "新话术", "新规范", "新清单", "新表单", "别名", "简称"),
    *("这个岗位为什么存在，一两句话。", "做一件事", "做到什么程度，怎样算完成。"),
    *("可以自行决定的事。", "必须先请示的事。", "不得做的事。", "指标名称"),
    *("目标值。", "在带教同事指导下做什么。", "独立做什么。", "回顾什么。"),
    *("这个流程要达到什么。", "什么时候启动。", "做什么，动词开头的一句话。", "怎样算做好。"),
    *("如果出现什么情况", "就怎么办。", "再做什么。", "做什么，动词开头的一句话", "分组标题"),
    *("什么时候做，例如上班前十五分钟", "什么时候填，填了以后怎么用。", "用在什么场合。"),
    *("对方说的话，或者出现的情况。", "为什么这样说最好。", "差在哪里。", "错在哪里。", "为什么。"),
    *("为什么要有这份规范。", "规则名称", "要这样做。", "不要这样做。", "一两句话的情景。"),
])  # fmt: skip
"""Texts of the templates that mean nothing; others, such as a field called 姓名, may stay."""


def template_texts(context: Context) -> Iterator[Problem]:
    """No text of a template still stands as it was."""
    for file in context.handbook.files_by_name:
        places = [
            Place(file, (*place.path, *path))
            for place, record in context.handbook.placed_in(file)
            for path, text in texts_in(record) if text in EXAMPLES
        ]  # fmt: skip
        if places:
            count = len(places)
            yield context.problem(
                "template-text",
                places[0],
                Words(f"模板里的例子还没有换成自己的内容（{count} 处）",
                      f"examples of the template still stand here: {count}"),
                Words("把它们改成自己的内容；用不着的整项删掉。",
                      "Put your own words in their places; remove what you do not need."),
            )  # fmt: skip
