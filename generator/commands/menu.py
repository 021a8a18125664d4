"""The menu of whoever starts the handbook without saying what for."""

from __future__ import annotations

import sys

from generator.problems.problem import Language, Words

CHOICES: tuple[tuple[str, Words], ...] = (
    ("check", Words("检查有没有写错", "check the content")),
    ("edit", Words("在浏览器里编辑", "edit in the browser")),
    ("serve", Words("边改边看", "live preview")),
    ("build", Words("生成网站", "make the site")),
    ("print", Words("生成打印件", "make the sheets to print")),
    ("undo", Words("退回上一次改名、移动、停用", "take back the last rename, move or retirement")),
    ("--help", Words("全部命令", "all commands")),
)


def chosen(language: Language) -> list[str]:
    """The command that somebody chooses; nothing if none."""
    for number, (_, words) in enumerate(CHOICES, 1):
        print(f"  {number}  {words[language]}", file=sys.stderr)
    question = Words("输入数字，回车；直接回车是退出：", "A number and Enter; Enter alone leaves: ")
    print(question[language], end="", file=sys.stderr, flush=True)
    try:
        answer = input().strip()
    except EOFError:
        return []
    if answer.isdecimal() and 1 <= int(answer) <= len(CHOICES):
        return [CHOICES[int(answer) - 1][0]]
    return [answer] if answer else []
