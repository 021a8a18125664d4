"""The headings that are open at a line, and what they say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.intake.kinds import Section
from generator.intake.neighbours import trimmed
from generator.intake.seen import CHAPTERS, Seen
from generator.intake.tidying import tidied

SHEET, CELL = "sheet", "cell"
"""Styles of headings that are the name of a sheet, or stand in a table."""


@dataclass
class Heading:
    """A heading: its number's style, and the kind of what stands below."""

    text: str
    style: str = ""
    section: Section | None = None
    level: int = 0
    """The level that its Word style says; 0 for a heading without one."""
    is_role: bool = False
    is_lead: bool = False
    """It leads to a few lines only: “标准用语如下：”."""


def heading_of(one: Seen, section: Section | None, is_role: bool = False) -> Heading:
    """The heading that a line is."""
    style = one.style or (f"h{one.line.level}" if one.line.level else "")
    return Heading(one.text, style, section, one.line.level, is_role)


def _is_known(heading: Heading) -> bool:
    """Its words say what stands below: a heading of other words may stand there, too."""
    return heading.section is not None and heading.section.sure and not heading.style


def _ends_with(heading: Heading) -> bool:
    """A heading without number ends it."""
    return not heading.is_role and heading.style not in (*CHAPTERS, SHEET)


@dataclass
class Stack:
    """The open headings, the outermost first."""

    open: list[Heading] = field(default_factory=list)
    procedures: dict[str, Section] = field(default_factory=dict)
    """What the last procedure among the headings of a style said: its siblings are some, too."""

    def push(self, heading: Heading) -> None:
        """Close the headings that this one ends, and open it."""
        if heading.level:
            self._close(lambda one: not one.level or one.level >= heading.level)
        elif heading.is_lead:
            self._close(lambda one: one.is_lead)
        elif heading.style and self.has(heading.style):
            del self.open[self._styles.index(heading.style) :]
        elif heading.is_role and heading.style != CELL:
            keep = heading.style not in ("", *CHAPTERS)
            self.open = [one for one in self.open if keep and one.style in CHAPTERS]
        elif not heading.style:
            known = heading.section is not None and heading.section.sure
            self._close(lambda one: _ends_with(one) and (known or not _is_known(one)))
        if heading.is_role:
            self.procedures = {}
        self._inherit(heading)
        self.open.append(heading)

    def _inherit(self, heading: Heading) -> None:
        if heading.style and heading.section is None:
            heading.section = self.procedures.get(heading.style)
        elif heading.style and heading.section and heading.section.kind == "step":
            self.procedures[heading.style] = heading.section

    def _close(self, ends: Callable[[Heading], bool]) -> None:
        while self.open and ends(self.open[-1]):
            self.open.pop()

    def close_for(self, style: str) -> None:
        """A numbered line ends the headings of its own style and those below."""
        for n, heading in enumerate(self.open):
            if heading.style == style and not heading.is_role:
                del self.open[n:]
                return

    def close_lead(self) -> None:
        """What a lead led to is over."""
        if self.open and self.open[-1].is_lead:
            self.open.pop()

    def has(self, style: str, roles: bool = True) -> bool:
        """A heading of that style is open; without `roles`, one that names no role."""
        return any(one.style == style and (roles or not one.is_role) for one in self.open)

    @property
    def _styles(self) -> list[str]:
        return [one.style for one in self.open]

    def inner(self) -> dict[str, frozenset[str]]:
        """The styles of the open headings inside one of each style."""
        styles = self._styles
        return {style: frozenset(styles[n + 1 :]) for n, style in reversed([*enumerate(styles)])}

    def section(self) -> Section:
        """What the headings say of the lines below: the nearest that says something surely."""
        unsure: Section | None = None
        for one in reversed(self.open):
            if one.section and one.section.sure:
                return one.section
            if one.section and one.is_role:
                # “出纳岗位职责” says less than “电话” below it.
                return unsure if unsure and one.section.kind == "duty" else one.section
            unsure = unsure or one.section
        return unsure or Section("duty", sure=False)

    def path(self) -> tuple[str, ...]:
        """The words of the headings, without those that name roles and sheets."""
        named = (one for one in self.open if not one.is_role and one.style != SHEET)
        return tuple(words for one in named if (words := tidied(trimmed(one.text))))

    def top(self) -> str:
        """The heading that named the role."""
        return next((tidied(one.text) for one in reversed(self.open) if one.is_role), "")
