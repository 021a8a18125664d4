"""A file's text under repair: every fix keeps the lines, and the origin of each character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from generator.problems.problem import MOST, Edit, Problem, Span
from generator.reading.diagnosis.mistakes import Mistake
from generator.reading.diagnosis.refusals import TOO_MANY
from generator.reading.diagnosis.vocabulary import Vocabulary
from generator.reading.encoding import LINE_END

T = TypeVar("T")

NEAR = 4
"""Findings among which the same mistake of a line is looked for."""
QUOTED = 40
"""Characters of what was typed that a message quotes."""


class Line:
    """A line of the text as it would be right; `origin` says where its characters came from."""

    __slots__ = ("_origin", "changed", "number", "offset", "text")

    def __init__(self, number: int, text: str, offset: int) -> None:
        self.number = number
        self.text = text
        self.offset = offset
        self.changed = False
        self._origin: list[int] = []

    def origin(self, column: int) -> int:
        """The column, from 0, that a column of the repaired line has in the file."""
        if not self.changed:
            return column
        return self._origin[min(column, len(self._origin) - 1)]

    def replace(self, start: int, end: int, text: str) -> Edit:
        """Put a text in the place of the columns from `start` to `end`."""
        return self.cut([Cut(start, end, text)])[0]

    def cut(self, cuts: Iterable[Cut]) -> list[Edit]:
        """Make several cuts, which do not overlap, at once: columns move."""
        old = self._origin if self.changed else list(range(len(self.text) + 1))
        edits, texts, origin, at = list[Edit](), list[str](), list[int](), 0
        for start, end, text in sorted(cuts):
            edits.append(Edit(self.offset + old[start], self.offset + old[end], text))
            texts += (self.text[at:start], text)
            origin += old[at:start] + [old[start]] * len(text)
            at = end
        self.text = "".join(texts) + self.text[at:]
        self._origin = origin + old[at:]
        self.changed = True
        return edits

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))


class Cut(NamedTuple):
    """Columns of a line, counted from 0, and what is to stand there instead."""

    start: int
    end: int
    text: str


@dataclass
class Finding:
    """A problem in the making: edits may join it until the whole file has been looked at."""

    mistake: Mistake
    typed: str
    line: Line
    span: Span
    sure: bool
    shown: bool
    edits: list[Edit] = field(default_factory=list)

    def problem(self) -> Problem:
        message, hint = self.mistake.about(self.typed)
        return Problem(
            self.mistake.code,
            self.span,
            message,
            hint,
            self.mistake.severity,
            tuple(self.edits) if self.sure else (),
            (self.line.text or None) if self.edits and self.shown else None,
        )


class Draft:
    """The lines of a file, and what was found wrong with them."""

    def __init__(self, file: str, text: str, names: Vocabulary) -> None:
        self.file = file
        self.names = names
        self.lines: list[Line] = []
        self.findings: list[Finding] = []
        self.doubtful: set[int] = set()
        """Numbers of lines fixed by guessing: problems that follow from them are not reported."""
        self.torn = False
        """True when something was left out, so that a missing field means nothing."""
        self.unread: Line | None = None
        """The first line that was not looked at: the mistakes above were too many."""
        self.ends: list[str] = []
        """What ends each line but the last."""
        start = 0
        for end in LINE_END.finditer(text):
            self.lines.append(Line(len(self.lines) + 1, text[start : end.start()], start))
            self.ends.append(end[0])
            start = end.end()
        self.lines.append(Line(len(self.lines) + 1, text[start:], start))

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def is_full(self) -> bool:
        return len(self.findings) >= MOST

    def down(self) -> Iterator[Line]:
        """The lines, as far as it makes sense to look at them."""
        for line in self.lines:
            if self.is_full:
                self.stop(line)
                return
            yield line

    def each(self, line: Line, found: Iterable[T]) -> Iterator[T]:
        """What was found in a line, as far as it makes sense to look at it."""
        for one in found:
            if self.is_full:
                self.stop(line)
                return
            yield one

    def stop(self, line: Line) -> None:
        """Stop here: do not report problems from this line on."""
        self.unread = self.unread or line
        self.torn = True

    def report(
        self,
        mistake: Mistake,
        line: Line,
        start: int,
        end: int,
        cuts: Iterable[Cut] = (),
        *,
        typed: str | None = None,
        sure: bool = True,
        shown: bool = True,
    ) -> Finding:
        """Record a problem, and apply its fix in memory, so that reading can go on.

        `sure` fixes may be applied to the file as well; a line is `shown` corrected unless the fix
        only serves to go on.
        """
        first = line.origin(start)
        span = Span(self.file, line.number, first + 1, max(1, line.origin(end) - first))
        if typed is None:
            typed = line.text[start : min(end, start + QUOTED)]
        cuts = list(cuts)
        if sure and cuts and (other := self._same(mistake, line, shown)):
            if span.column < other.span.column:
                other.span, other.typed = span, typed
            self.fix(other, line, cuts)
            return other
        found = Finding(mistake, typed, line, span, sure, shown)
        if self.is_full:
            self.stop(line)
        else:
            self.findings.append(found)
        self.fix(found, line, cuts)
        if not sure:
            self.doubtful.add(line.number)
        return found

    def _same(self, mistake: Mistake, line: Line, shown: bool) -> Finding | None:
        """The same mistake in the same line: somebody's keyboard was set to Chinese."""
        for one in reversed(self.findings[-NEAR:]):
            if one.line is line and one.mistake == mistake and one.sure and one.shown == shown:
                return one
        return None

    def fix(self, found: Finding, line: Line, cuts: Iterable[Cut]) -> None:
        """Add edits to a problem; those of one line at once, since columns move."""
        found.edits += line.cut(cuts)

    def has_fix(self, line: Line) -> bool:
        """True for a line with a mistake that was fixed, if only in memory."""
        return any(one.line is line and one.edits for one in self.findings)

    def retract(self, line: Line) -> None:
        """Take back the fixes of a line, which turned out not to be what was meant."""
        for one in self.findings:
            if one.line is line:
                one.edits = []

    def drop(self, line: Line) -> None:
        """Leave a line out that cannot be understood; what it belongs to may seem to be empty."""
        above = (one for one in reversed(self.lines[: line.number - 1]) if one.text.strip())
        owner = next(above, None)
        if owner and owner.indent < line.indent and owner.text.rstrip().endswith(":"):
            self.doubtful.add(owner.number)
        line.replace(0, len(line.text), "")
        self.doubtful.add(line.number)
        self.torn = True

    @property
    def problems(self) -> list[Problem]:
        found = [one.problem() for one in self.findings]
        if self.unread:
            span = Span(self.file, self.unread.number)
            found.append(Problem(TOO_MANY.code, span, *TOO_MANY.about("")))
        return found
