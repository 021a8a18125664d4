"""Marks in texts that are opened and never closed, or closed and never opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content import markup
from generator.content.checks.context import Context
from generator.content.checks.texts import in_edition
from generator.problems.problem import Problem, Words


def unclosed_marks(context: Context) -> Iterator[Problem]:
    """Each mark of emphasis, link or variable has its other half: a lone one is shown as typed."""
    for handbook in context.loaded.editions.values():
        for place, words in context.own_texts(handbook):
            found = lone_mark(words)
            if found is None or place.path == ("company",):  # a name may have any signs
                continue
            at, mark = found
            where = in_edition(context, handbook, place, words)
            item = context.item_at(place)
            message = Words(f"“{mark}”只有一半，会照原样显示",
                            f"“{mark}” has no other half, and will be shown as typed")  # fmt: skip
            hint = _HINTS[mark]
            for problem in context.finding(
                "unclosed-mark", item, where, message, hint, severity="warning"
            ):
                before = words[:at].rpartition("\n")[2][-_BEFORE:]
                yield context.in_text(problem, before, mark)


_BEFORE = 6
"""Characters before a mark by which it is found in its line."""

_HINTS = {
    "{": Words("变量写成 {编号}，补上“}”。", "Write a variable as {id}: add the “}”."),
    "}": Words("变量写成 {编号}，补上“{”。", "Write a variable as {id}: add the “{”."),
    "**": Words("强调写成 **文字**，前后各两个星号。", "Write emphasis as **words**."),
    "*": Words("强调写成 *文字*，前后都有星号。", "Write emphasis as *words*."),
    "[": Words("链接写成 [文字](编号)，补上“]”。", "Write a link as [words](id): add the “]”."),
    "]": Words("链接写成 [文字](编号)，补上“[”。", "Write a link as [words](id): add the “[”."),
}

_MARKS = re.compile(r"\\.|\*\*|[*{}\[\]]")
_PAIRED = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]")


def lone_mark(words: str) -> tuple[int, str] | None:
    """The first mark without its other half: where it stands, and what it is."""
    left = markup.shown_as_typed(words)
    left = _PAIRED.sub(lambda pair: _BLANK * len(pair[0]), left)
    for found in _MARKS.finditer(left):
        mark = found[0]
        if mark[0] == "\\" or (mark == "*" and not _opens(left, found.start())):
            continue
        return found.start(), mark
    return None


_BLANK = "\0"


def _opens(words: str, at: int) -> bool:
    """True for a star that begins emphasis; false for one that multiplies, or stands alone."""
    before, after = words[at - 1 : at], words[at + 1 : at + 2]
    return bool(after.strip()) and not before.isalnum() and not after.isdigit()
