"""The words in pictures, in Chinese and in English."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "comma": ("、", ", "),
    "start": ("开始", "Start"),
    "end": ("结束", "End"),
    "alternatives": ("按情况只做其中一步", "One of these, as the case may be"),
    "parallel": ("同时做", "All at the same time"),
    "goes-on": ("接着做", "Goes on at"),
    "if": ("如果{}", "If {}"),
    "then": ("，就{}", ": {}"),
    "by": ("（{}）", " ({})"),
    "flow": ("流程图：{}", "Flow chart: {}"),
    "flow-summary": (
        "{phases} 个阶段、{steps} 个步骤、{branches} 处分支。下面的“步骤”一节有全部文字。",
        "Phases: {phases}, steps: {steps}, branches: {branches}. The steps follow in words.",
    ),
    "conversation": ("对话图：{}", "Conversation map: {}"),
    "conversation-summary": (
        "{nodes} 个场面，以及最好的应答通向哪里。下面的“对话”一节有全部文字。",
        "Turns: {nodes}, and where the best answers lead. All turns follow in words.",
    ),
    "organisation": ("组织结构图：{}", "Organisation chart: {}"),
    "organisation-summary": (
        "{departments} 个部门、{people} 个岗位和职务。下面的“部门”一节有全部文字。",
        "Departments: {departments}, roles and positions: {people}. They follow in words.",
    ),
    "people": ("{} 个岗位和职务", "{} roles and positions"),
}


def words(language: str, name: str) -> str:
    """A word of a picture in a language."""
    return _WORDS[name][0 if language == "zh" else 1]
