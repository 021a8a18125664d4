"""A file that was read: its value, and the place of each value in its text.

Positions are computed on request from the kept text, so a file without problems never pays
for them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import yaml

from generator.problems.problem import Edit, Problem, Span
from generator.reading.diagnosis.draft import Draft
from generator.reading.encoding import LINE_END
from generator.reading.nodes import compose

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]


@dataclass
class Document:
    """A file that was read: its text, its value, and where each value stands."""

    file: str
    text: str
    value: Plain = None
    problems: list[Problem] = field(default_factory=list)
    draft: Draft | None = None
    """The text as it was fixed in memory; None if there was nothing to fix."""
    root: yaml.Node | None = field(default=None, repr=False)
    is_known: bool = False
    """True for a sound file whose value comes from the cache; then `value` may be missing."""

    @cached_property
    def lines(self) -> list[str]:
        return LINE_END.split(self.text)

    @property
    def is_corrected(self) -> bool:
        """True if something was read differently from how it was typed."""
        return self.draft is not None and self.draft.text != "\n".join(self.lines)

    @property
    def is_torn(self) -> bool:
        """True if lines had to be left out, so that a missing field may be in one of them."""
        return self.draft is not None and self.draft.torn

    def is_doubtful(self, span: Span) -> bool:
        """True for a line that was fixed by guessing, so that problems in it may be false."""
        return self.draft is not None and span.line in self.draft.doubtful

    @cached_property
    def _root(self) -> yaml.Node | None:
        if self.root is None and (self.is_known or self.value is not None):
            return compose(self.text)
        return self.root

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]

    def span(self, path: Iterable[str | int], *, key: bool = False) -> Span:
        """Where the value at a path stands; with `key`, the key that leads to it.

        A path that leads beyond what the file holds gives the last place that exists.
        """
        spot = self._spot(path, key=key)
        if spot is None:
            return Span(self.file)
        start, end = spot.start_mark, spot.end_mark
        first = self._column(start.line, start.column)
        if _is_empty(spot):  # nothing stands behind a dash: the dash does
            first = max(0, self.lines[start.line].rfind("-", 0, first + 1))
        last = self._column(end.line, end.column) if end.line == start.line else first + 1
        return Span(self.file, start.line + 1, first + 1, max(1, last - first))

    def instead(
        self, path: Iterable[str | int], text: str, *, key: bool = False
    ) -> tuple[tuple[Edit, ...], str | None]:
        """The edit that replaces a value or key by a word or a list, and the line as it would read.

        The word gets the quotes that it needs; what would not be YAML all the same is not proposed.
        """
        spot = self._spot(path, key=key)
        if not isinstance(spot, yaml.ScalarNode) or spot.start_mark.line != spot.end_mark.line:
            return (), None
        line, start, end = spot.start_mark.line, spot.start_mark.column, spot.end_mark.column
        shown = self._lines_read[line]
        text = _quoted(text) if _SIGNS.search(text) and not _LIST.fullmatch(text) else text
        edit = Edit(
            self._starts[line] + self._column(line, start),
            self._starts[line] + self._column(line, end),
            text,
        )
        corrected = self._sound(line, shown[:start] + text + shown[end:])
        return ((edit,), corrected) if corrected is not None else ((), None)

    def indented(self, first: Span, names: Collection[str], by: int) -> tuple[Edit, ...]:
        """The edits that move fields in a row to the right, with all that stands below them.

        `first` is the place of the name of the first one.
        """
        column, number = first.column - 1, first.line - 1
        last = number
        for n, line in enumerate(self.lines[number:], number):
            text = line.lstrip(" ")
            indent = len(line) - len(text)
            name = re.split(r"\s*:", text, maxsplit=1)[0]
            if text and (indent < column or (indent == column and name not in names)):
                break
            last = n if text else last
        starts = (self._starts[n] for n in range(number, last + 1) if self.lines[n].strip())
        return tuple(Edit(start, start, " " * by) for start in starts)

    def in_quotes(self, path: Iterable[str | int]) -> str | None:
        """The line as it would be with quotes around a value that stands on it."""
        spot = self._spot(path, key=False)
        if spot is None or spot.start_mark.line != spot.end_mark.line:
            return None
        start, end = spot.start_mark.column, spot.end_mark.column
        shown = self._lines_read[spot.start_mark.line]
        quoted = _quoted(shown[start:end])
        return self._sound(spot.start_mark.line, shown[:start] + quoted + shown[end:])

    @property
    def _lines_read(self) -> list[str]:
        """The lines as they were read, after the mistakes in their form were corrected."""
        return [line.text for line in self.draft.lines] if self.draft else self.lines

    def _sound(self, number: int, line: str) -> str | None:
        """A line that is proposed, if it is YAML: by itself, or with the lines around it."""
        if _is_yaml(line.strip()):
            return line
        lines = list(self._lines_read)
        lines[number] = line
        return line if _is_yaml("\n".join(lines)) else None

    def _column(self, line: int, column: int) -> int:
        return self.draft.lines[line].origin(column) if self.draft else column

    def _spot(self, path: Iterable[str | int], *, key: bool) -> yaml.Node | None:
        node: yaml.Node | None = self._root
        named: yaml.Node | None = None
        for part in path:
            found = self._child(node, part)
            if found is None:
                break
            named, node = found
        return (named if key or _is_empty(node) else node) or node

    def _child(
        self, node: yaml.Node | None, part: str | int
    ) -> tuple[yaml.Node | None, yaml.Node] | None:
        if isinstance(node, yaml.MappingNode):
            if id(node) not in self._named:
                self._named[id(node)] = _by_name(node)
            return self._named[id(node)].get(part)
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            return None, node.value[part]
        return None

    @cached_property
    def _named(self) -> dict[int, dict[str | int, tuple[yaml.Node, yaml.Node]]]:
        """The entries of the mappings that were asked for."""
        return {}


def _by_name(node: yaml.MappingNode) -> dict[str | int, tuple[yaml.Node, yaml.Node]]:
    """The names and values of a mapping; of duplicates, the first."""
    pairs = ((key, value) for key, value in reversed(node.value))
    return {key.value: (key, value) for key, value in pairs if isinstance(key, yaml.ScalarNode)}


def _is_empty(node: yaml.Node | None) -> bool:
    """True for a value that was left out, as in `title:`."""
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


_SIGNS = re.compile(r"[,\[\]{}\"\\]|: | #|:$|^[-?:&*!|>%@`' ]")
"""What a word without quotes must not hold, above all inside brackets."""


_LIST = re.compile(r"\[[\w/-]+(?:, [\w/-]+)*\]")


def _quoted(text: str) -> str:
    is_plain = '"' not in text and "\\" not in text
    return f'"{text}"' if is_plain else "'" + text.replace("'", "''") + "'"


def _is_yaml(text: str) -> bool:
    try:
        return compose(text) is not None
    except yaml.YAMLError:
        return False


def positions(document: Document) -> dict[Path, Span]:
    """The place of every value of a file, by its path: for editors and for tests."""
    places: dict[Path, Span] = {}

    def visit(value: Any, path: Path) -> None:
        places[path] = document.span(path)
        items: Sequence[tuple[str | int, Any]] = (
            list(value.items()) if isinstance(value, dict)
            else list(enumerate(value)) if isinstance(value, list) else ()
        )  # fmt: skip
        for part, child in items:
            visit(child, (*path, part))

    visit(document.value, ())
    return places
