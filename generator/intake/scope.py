"""Whose a line is: the post of the open headings, or nobody's in what holds for all.

After the posts, a document goes on with procedures, standards, scripts and measures for all.
Numbers and levels show where a post ends; in a document without them, the heading's words do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from generator.intake.headings import CELL, SHEET, Heading, Stack
from generator.intake.neighbours import Neighbours
from generator.intake.seen import CHAPTERS, in_chinese
from generator.intake.tidying import bare
from generator.intake.vocabulary import any_of

_GENERIC = re.compile(rf"(?:{any_of('posts', 'generic')})+")
_OF_THEM_ALL = re.compile(any_of("posts", "all"))
_OF_POSTS = ("duty", "authority", "requirement")
"""Sections that only a post has."""
_OF_ALL = ("step", "rule", "say", "measure")
"""Sections that a post may have, and a whole document as well."""


class Scope:
    """The open headings, and the role that they say."""

    def __init__(self, near: Neighbours, roles: Collection[str]) -> None:
        self.stack = Stack()
        self.whole = ""
        """The role of the whole document, where no heading names one."""
        self.roles = roles
        short = (bare(one.text) for one in near.seen if len(one.text) <= 14 and not one.closed)
        self.recurring = {text for text, times in Counter(short).items() if times > 1}
        self.left: Heading | None = None
        """The post that was left for a section whose words alone said so."""
        self.left_in = ""
        """The style of the numbers that ran on from the post to that section."""

    @property
    def role(self) -> str:
        """Whose a line is that stands here."""
        heading = self.stack.role()
        return heading.role if heading else self.whole

    def enter(self, sheet: Heading) -> None:
        """Begin a sheet; the only post of a workbook holds for all its sheets."""
        last = self.stack.role()
        self.stack.restart(sheet)
        if not sheet.is_role and last and len(self.roles) == 1:
            self.whole = last.role

    def push(self, heading: Heading, below_heading: bool = False) -> None:
        """Open a heading: within the post, in its place, or after it."""
        if heading.is_role:
            self.left = None
            self.stack.push(heading, below_heading)
            return
        runs_on = not heading.style or (heading.style == self.left_in and heading.value > 1)
        if self.left and self._is_own(heading) and runs_on and not heading.level:
            self.stack.push(self.left)
            self.left = None
        roles = [n for n, one in enumerate(self.stack.open) if one.is_role]
        depth = self.stack.depth_of(heading, below_heading)
        if not roles or len(self.roles) < 2:
            self.stack.push(heading, below_heading)
        elif depth <= roles[-1]:
            self._push_after(heading, self.stack.open[roles[-1]])
        elif self._belongs(heading, self.stack.open[roles[-1]]):
            self.stack.push(heading, below_heading)
        else:
            self.left = self.stack.open[roles[-1]]
            self.left_in = heading.style if heading.value > 1 else ""
            self.stack.cut(roles[0])
            self.stack.push(heading)

    def _push_after(self, heading: Heading, post: Heading) -> None:
        """The equal of a post, or above it: its own only if just a post has such a section."""
        equal = heading.style == post.style or (heading.level and heading.level == post.level)
        if equal and self._is_own(heading) and post.style not in (SHEET, CELL):
            self.stack.push_inside(heading)
        else:
            self.stack.push(heading)

    def _is_own(self, heading: Heading) -> bool:
        text = in_chinese(heading.text)
        kind = heading.section.kind if heading.section else ""
        if not _GENERIC.fullmatch(text) or _OF_THEM_ALL.search(text):
            return False
        return kind in _OF_POSTS or bare(text) in self.recurring

    def _belongs(self, heading: Heading, post: Heading) -> bool:
        """What no number puts elsewhere belongs to the post unless it is a matter of its own."""
        text = in_chinese(heading.text)
        if _OF_THEM_ALL.search(text) and heading.style != CELL:
            return False
        if _GENERIC.fullmatch(text) or bare(text) in self.recurring:
            return True
        if post.style == CELL and heading.style != CELL and not heading.is_lead:
            return False
        if _is_equal(heading, post):
            return False
        kind = heading.section.kind if heading.section else ""
        if kind not in _OF_ALL or heading.is_lead:
            return True
        if not heading.style and _is_weaker(heading.look, post.look):
            return True
        if heading.style == CELL:
            return post.style in (CELL, SHEET)
        return bool(heading.style or post.style in CHAPTERS or post.style == SHEET or post.level)


def _is_equal(heading: Heading, post: Heading) -> bool:
    """Without number or level, and set exactly like the post: “奖金：” after “收银员：”."""
    unmarked = not heading.style and not post.style and not heading.is_lead
    return unmarked and heading.look not in ("", "plain") and heading.look == post.look


def _is_weaker(look: str, other: str) -> bool:
    """A heading stands out less than another one, or leads on with a colon."""
    if "colon" in look and "colon" not in other:
        return True
    return {*look.split(), "plain"} < {*other.split(), "plain"}
