"""The headings that are open at a line, and what they say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.intake.kinds import Section
from generator.intake.seen import CHAPTERS, Seen, look_of, trimmed
from generator.intake.tidying import tidied

SHEET, CELL = "sheet", "cell"
"""Styles of headings that are the name of a sheet, or stand in a table."""

_DEPTHS = {
    style: n
    for n, styles in enumerate(
        ("part", "chapter", "section", "cn capital", "cn-paren stem roman", "arabic step",
         "decimal2 pair", "decimal3", "half paren", "circled letter letter-paren"),
    )
    for style in styles.split()
}  # fmt: skip
"""How deep the numbers of each style usually stand."""

_GAP = 3
"""How many numbers of a list may be missing in an untidy document."""


@dataclass
class Heading:
    """A heading: its number's style, and the kind of what stands below."""

    text: str
    style: str = ""
    section: Section | None = None
    level: int = 0
    """The level that its Word style says; 0 for a heading without one."""
    role: str = ""
    """The role that it names."""
    is_lead: bool = False
    """It leads to a few lines only: “标准用语如下：”."""
    value: int = 0
    """What its number counts."""
    look: str = ""
    """How a heading without number or level stands out."""

    @property
    def is_role(self) -> bool:
        """It names a role."""
        return bool(self.role)


def heading_of(one: Seen, section: Section | None, role: str = "") -> Heading:
    """The heading that a line is."""
    style = one.style or (f"h{one.line.level}" if one.line.level else "")
    value = one.label.value if one.label else 0
    look = "" if style else look_of(one)
    return Heading(one.text, style, section, one.line.level, role, value=value, look=look)


def _is_known(heading: Heading) -> bool:
    """Its words say what stands below: a heading of other words may stand there, too."""
    return heading.section is not None and heading.section.sure


def _ends_with(heading: Heading) -> bool:
    """A heading without number ends it."""
    return not heading.is_role and heading.style not in (*CHAPTERS, SHEET) and not heading.level


@dataclass
class Stack:
    """The open headings, the outermost first."""

    open: list[Heading] = field(default_factory=list)
    lists: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The last number of each style, and how many headings were open around it."""
    procedures: dict[str, Section] = field(default_factory=dict)
    """What the last procedure among the headings of a style said: its siblings are some, too."""

    def push(self, heading: Heading, below_heading: bool = False) -> None:
        """Close the headings that this one ends, and open it.

        `below_heading`: nothing stands between it and the heading above.
        """
        self.cut(self.depth_of(heading, below_heading))
        if heading.is_role:
            self.procedures = {}
        self._inherit(heading)
        self.count(heading.style, heading.value)
        self.open.append(heading)

    def push_inside(self, heading: Heading) -> None:
        """Open a heading that belongs to the open role, though it looks like its equal."""
        roles = [n for n, one in enumerate(self.open) if one.is_role]
        self.cut(max(self.depth_of(heading, False), roles[-1] + 1 if roles else 0))
        self.open.append(heading)

    def depth_of(self, heading: Heading, below_heading: bool) -> int:
        """How many of the open headings stay open around a new one."""
        if heading.level:
            return self._kept(lambda one: not one.level or one.level >= heading.level)
        if heading.is_lead:
            return self._kept(lambda one: one.is_lead)
        depth = self._depth_of_number(heading)
        if heading.is_role and heading.style != CELL:
            return self._depth_of_role(depth, below_heading)
        if depth is not None:
            return depth
        if heading.style or below_heading:
            return len(self.open)
        for n, one in enumerate(self.open):
            alike = heading.look not in ("", "plain") and one.look == heading.look
            if alike and not one.is_role and not one.is_lead and n:
                return n
        known = heading.section is not None and heading.section.sure
        return self._kept(lambda one: _ends_with(one) and (known or not _is_known(one)))

    def _depth_of_number(self, heading: Heading) -> int | None:
        """Where the list stands that a number goes on; None where it begins one."""
        last = self.lists.get(heading.style) if heading.style and heading.value > 1 else None
        if last and last[0] <= heading.value <= last[0] + _GAP:
            return min(last[1], len(self.open))
        begins = heading.value == 1 and not heading.is_role
        below_role = begins or (heading.style == CELL and not heading.is_role)
        for n, one in enumerate(self.open):
            if heading.style and one.style == heading.style and not (below_role and one.is_role):
                return n
        if heading.style.startswith(("arabic", "decimal")) and heading.value > 1:
            rank = _rank(heading.style)
            inner = (n for n, one in enumerate(self.open) if rank <= _rank(one.style))
            return next(inner, None)
        return None

    def _depth_of_role(self, depth: int | None, below_heading: bool) -> int:
        """Roles do not stand within each other, and rarely below other matters."""
        role = next((n for n, one in enumerate(self.open) if one.is_role), None)
        if role is not None:
            return role if depth is None else min(role, depth)
        if depth is not None or below_heading:
            return len(self.open) if depth is None else depth
        return self._kept(lambda one: one.style not in (*CHAPTERS, SHEET) and not one.level)

    def _inherit(self, heading: Heading) -> None:
        if heading.style and heading.section is None:
            heading.section = self.procedures.get(heading.style)
        elif heading.style and heading.section and heading.section.kind == "step":
            self.procedures[heading.style] = heading.section

    def _kept(self, ends: Callable[[Heading], bool]) -> int:
        """How many headings stay when the innermost that `ends` says are closed."""
        depth = len(self.open)
        while depth and ends(self.open[depth - 1]):
            depth -= 1
        return depth

    def restart(self, heading: Heading) -> None:
        """Close all, and open the name of a sheet."""
        self.open, self.lists, self.procedures = [heading], {}, {}

    def cut(self, depth: int) -> None:
        """Close all but the outermost headings."""
        del self.open[depth:]
        self.lists = {style: one for style, one in self.lists.items() if one[1] <= depth}

    def count(self, style: str, value: int) -> None:
        """Note the number of a line, so that a later one that goes on from it is known."""
        if style and value:
            self.lists[style] = (value, len(self.open))

    def close_for(self, style: str, value: int) -> None:
        """A numbered line ends what was opened since the list that it goes on."""
        last = self.lists.get(style) if value > 1 else None
        if last and last[0] <= value <= last[0] + _GAP:
            inner = self.open[last[1] :]
            if any(_DEPTHS.get(one.style, 0) >= _DEPTHS.get(style, 9) for one in inner):
                self.cut(last[1])  # 第三条 goes on below the next chapter, 3. does not below (2)
            return
        for n, heading in enumerate(self.open):
            if heading.style == style and not heading.is_role:
                self.cut(n)
                return

    def close_cells(self) -> None:
        """What stood in a table is over, but for the role that it named."""
        cells = [n for n, one in enumerate(self.open) if one.style == CELL]
        if cells:
            roles = [one for one in self.open[cells[0] :] if one.is_role][-1:]
            self.cut(cells[0])
            self.open += roles

    def close_lead(self) -> None:
        """What a lead led to is over."""
        if self.open and self.open[-1].is_lead:
            self.open.pop()

    def has(self, style: str, roles: bool = True) -> bool:
        """A heading of that style is open; without `roles`, one that names no role."""
        return any(one.style == style and (roles or not one.is_role) for one in self.open)

    def inner(self) -> dict[str, frozenset[str]]:
        """The styles of the open headings inside one of each style."""
        styles = [one.style for one in self.open]
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

    def is_silent(self) -> bool:
        """No open heading says whose or what the lines below are."""
        return not any(one.section or one.is_role for one in self.open)

    def role(self) -> Heading | None:
        """The heading that named the role."""
        return next((one for one in reversed(self.open) if one.is_role), None)

    def path(self) -> tuple[str, ...]:
        """The words of the headings below that of the role, without the names of sheets."""
        roles = [n for n, one in enumerate(self.open) if one.is_role]
        below = self.open[roles[-1] + 1 :] if roles else self.open
        named = (one for one in below if one.style != SHEET)
        return tuple(words for one in named if (words := tidied(trimmed(one.text))))

    def top(self) -> str:
        """The words of the heading that named the role."""
        role = self.role()
        return tidied(role.text) if role else ""


def _rank(style: str) -> int:
    """How deep the numbers of a technical document stand: 5, 5.1, 5.1.2."""
    if style == "arabic":
        return 1
    return int(style[7:] or 1) if style.startswith("decimal") else 0
