"""Indentation: which level a line belongs to, and which line is wrong when it fits nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.reading.diagnosis import mistakes
from generator.reading.diagnosis.draft import Cut, Draft, Finding, Line

Kind = Literal["map", "list"]

_NAME = re.compile(r"^([a-z_]+):(?= |$)")


@dataclass
class Level:
    """A mapping or list that is open: where its lines start, and what stands in it."""

    indent: int
    kind: Kind
    first: int
    keys: set[str] = field(default_factory=set)
    lines: int = 0
    below: set[str] = field(default_factory=set)
    """The names that the items of a list have."""


class Opened(NamedTuple):
    """A key or dash with nothing behind it: what belongs to it stands below, further in."""

    column: int
    kind: Kind
    name: str | None = None


@dataclass
class Shift:
    """Lines that all stand wrong by the same columns: one problem."""

    above: int
    by: int
    finding: Finding


class Layout:
    """The open levels, from the outermost to the innermost."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.levels: list[Level] = []
        self.opened: Opened | None = None
        self.shift: Shift | None = None
        self._left: tuple[Opened, Line] | None = None
        """The line above, if it left the name above it without anything below."""
        self._straight = True

    def fits(self, indent: int, kind: Kind) -> bool:
        """True where a line may start without being moved."""
        if not self.levels:
            return True
        return self.is_child(indent, kind) or self.at(indent, kind) is not None

    def is_child(self, indent: int, kind: Kind) -> bool:
        """True for a line that belongs to the key or dash above it."""
        if not self.opened:
            return False
        # A list may stand right below its key; everything else stands further in.
        same = kind == "list" and self.opened.kind == "map"
        return indent > self.opened.column or (same and indent == self.opened.column)

    def at(self, indent: int, kind: Kind) -> Level | None:
        """The innermost open level of a kind that starts in a column."""
        for level in reversed(self.levels):
            if level.indent == indent and level.kind == kind:
                return level
        return None

    def inside(self, level: Level) -> Level | None:
        """The level that stands directly in another one."""
        at = self._index(level) + 1
        return self.levels[at] if at < len(self.levels) else None

    def _index(self, level: Level) -> int:
        return next(n for n, one in enumerate(self.levels) if one is level)

    def enter(self, line: Line, indent: int, kind: Kind, key: str | None) -> None:
        """Take a line in where it fits."""
        left = None if self.is_child(indent, kind) else self.opened
        self._left = (left, line) if left and left.name in self.draft.names.mappings else None
        level = None if self.is_child(indent, kind) else self.at(indent, kind)
        if level is None:
            level = Level(indent, kind, line.number)
            self.levels.append(level)
        else:
            del self.levels[self._index(level) + 1 :]
        level.lines += 1
        if key is not None:
            self._add(level, key)
        self.opened = None

    def nest(self, line: Line, indent: int, key: str) -> None:
        """Open the mapping that starts behind a dash, on the same line."""
        self.levels.append(Level(indent, "map", line.number, set(), 1))
        self._add(self.levels[-1], key)

    def _add(self, level: Level, key: str) -> None:
        level.keys.add(key)
        above = self.levels[self._index(level) - 1]
        if above.kind == "list":
            above.below.add(key)

    def put(
        self, line: Line, widths: Iterable[int], kind: Kind, key: str | None, *, quiet: bool
    ) -> int | None:
        """Find the level of a line and move the line if it fits none; None where none is near.

        `widths` are the columns that its leading space may stand for, the likeliest first: a tab
        has no width of its own. A `quiet` move belongs to a problem that was reported already.
        """
        indent = line.indent
        if self.shift and indent <= self.shift.above and self.fits(indent, kind):
            self.shift = None
        goes_with = self.shift and not self._straight and indent > self.shift.above
        if self.shift and goes_with and self.fits(indent + self.shift.by, kind):
            return self._move(self.shift.finding, line, self.shift.by)  # it goes with its owner
        # Most likely what belongs to a name with nothing behind it, or goes with the line above.
        beside = self.levels[-1].indent if self.levels else 0
        for width in sorted(widths, key=lambda one: (not self.is_child(one, kind), one != beside)):
            if self.fits(width, kind):
                if width != indent:
                    line.replace(0, indent, " " * width)
                self._straight = True
                return width
        return self._misplaced(line, kind, key, quiet)

    def _misplaced(self, line: Line, kind: Kind, key: str | None, quiet: bool) -> int | None:
        indent = line.indent
        near = self._nearest(line, kind, key)
        if near is None:
            return None
        by = near - indent
        if self._left and kind == "map" and indent == self._left[0].column + 2:
            return self._indent_first(*self._left, line, key)
        if quiet:
            line.replace(0, indent, " " * near)
            return near
        if (first := self._wrong_level(near, indent)) is not None:
            self._move_earlier(first, indent, line)
            return indent
        if self.shift and not self._straight and self.shift.by == by:
            return self._move(self.shift.finding, line, by)
        finding = self.report(line, indent, near)
        self.shift = Shift(indent, by, finding)
        return self._move(finding, line, by)

    def _nearest(self, line: Line, kind: Kind, key: str | None) -> int | None:
        """The indentation of the level that the line was most likely meant for."""
        indent, names = line.indent, self._names(line) if kind == "list" else set()
        places = [
            (
                abs(level.indent - indent)
                + (3 if key in level.keys else 0)
                + (3 * len(names - level.below) / len(names) if names else 0),
                -level.indent,
            )
            for level in self.levels
            if level.kind == kind
        ]
        if self.opened:
            column = self.opened.column + 2
            places.append((abs(column - indent), -column))
        near = int(-min(places)[1]) if places else None
        # Items far from any list have lost the name above them.
        is_far = near is not None and kind == "list" and abs(near - indent) > 3
        return None if is_far else near

    def _names(self, line: Line) -> set[str]:
        """The names of the item that starts on a line, as far as they stand on lines."""
        out = set(_NAME.findall(line.text[line.indent + 1 :].lstrip(" ")))
        for below in self.draft.lines[line.number :]:
            if below.text.strip() and below.indent <= line.indent:
                break
            if below.indent == line.indent + 2:
                out.update(_NAME.findall(below.text[below.indent :]))
        return out

    def _wrong_level(self, near: int, indent: int) -> Level | None:
        """The level whose first line is the odd one, when this line stands as it should."""
        if self.opened and near == self.opened.column + 2:
            return None
        at, level = next((n, one) for n, one in enumerate(self.levels) if one.indent == near)
        if at == 0:
            return level if indent == 0 else None
        above = self.levels[at - 1].indent
        regular = {above + 2, above} if level.kind == "list" else {above + 2}
        odd = level.lines == 1 and indent in regular and near not in regular
        return level if odd else None

    def _move_earlier(self, level: Level, indent: int, line: Line) -> None:
        by = indent - level.indent
        first = self.draft.lines[level.first - 1]
        finding = self.report(first, level.indent, indent)
        for one in self.draft.lines[level.first - 1 : line.number - 1]:
            if one.text.strip() and one.indent >= level.indent:
                self._move(finding, one, by)
        del self.levels[self._index(level) + 1 :]
        level.indent = indent
        self.opened = None

    def _indent_first(self, owner: Opened, first: Line, line: Line, key: str | None) -> int:
        """The line above is the odd one: it is the first of those that belong to the name above."""
        indent = line.indent
        self._move(self.report(first, first.indent, indent), first, indent - first.indent)
        self._left, self._straight = None, True
        self.levels.append(Level(indent, "map", first.number))
        self.opened = None
        return indent

    def report(self, line: Line, indent: int, right: int) -> Finding:
        """Report that a line does not start in the right column."""
        mistake = mistakes.INDENTATION if right else mistakes.MARGIN
        return self.draft.report(mistake, line, indent, indent + 1, typed=str(right))

    def _move(self, finding: Finding, line: Line, by: int) -> int:
        indent = line.indent
        cut = Cut(indent, indent, " " * by) if by > 0 else Cut(max(0, indent + by), indent, "")
        self.draft.fix(finding, line, [cut])
        self._straight = False
        return line.indent
