"""Where everything stands in the text of a sound file, comments included.

The entries of a list or mapping are stretches of whole lines: the comments right above one belong
to it, and so does what is indented deeper below it. Entries in brackets reach from their first
character to their last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from generator.reading.document import Path
from generator.reading.nodes import MappingNode, Node, ScalarNode, SequenceNode, compose, dashes

_INDENT = re.compile(r" *")
_COMMENT = re.compile(r"( *)#")


class Entry(NamedTuple):
    """An item of a list, or a field with its value."""

    lead: int
    """Where it begins: its first comment, dash or name."""
    head: int
    """Its dash or its name."""
    tail: int
    """Where its last line ends, without the line end."""
    key: ScalarNode | None
    value: Node


class Layout:
    """A text and the places of its values."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end_of_line = "\r\n" if "\r\n" in text else "\n"
        self.root = compose(text)

    @cached_property
    def _dashes(self) -> list[int]:
        return dashes(self.text)

    @cached_property
    def list_indent(self) -> int:
        """How far the lists of this file are indented below their names."""
        waiting: list[Node] = [self.root] if self.root else []
        while waiting:
            node = waiting.pop()
            if is_flow(node) or isinstance(node, ScalarNode):
                continue
            if isinstance(node, SequenceNode):
                waiting += node.value
                continue
            for key, value in node.value:
                if isinstance(value, SequenceNode) and not is_flow(value):
                    return int(value.start_mark.column - key.start_mark.column)
            waiting += [value for _, value in node.value]
        return 2

    def node(self, path: Path) -> Node | None:
        """The node at a path."""
        node = self.root
        for part in path:
            if isinstance(node, MappingNode):
                node = next((value for key, value in node.value if key.value == part), None)
            elif isinstance(node, SequenceNode) and isinstance(part, int):
                node = node.value[part] if 0 <= part < len(node.value) else None
            else:
                return None
        return node

    def entries(self, node: Node) -> list[Entry]:
        """The entries of a list or mapping, in their order."""
        pairs: list[tuple[ScalarNode | None, Node]]
        pairs = node.value if isinstance(node, MappingNode) else [(None, one) for one in node.value]
        if is_flow(node):
            return [self._in_brackets(key, value) for key, value in pairs]
        found: list[Entry] = []
        for key, value in pairs:
            head = key.start_mark.index if key else self._dash_of(value)
            after = found[-1].tail if found else self._opening(node, head)
            found.append(Entry(self._lead(head, after), head, self._tail(key, value, head),
                               key, value))  # fmt: skip
        return found

    def _in_brackets(self, key: ScalarNode | None, value: Node) -> Entry:
        start = (key or value).start_mark.index
        return Entry(start, start, max(self.end(value), self.end(key) if key else 0), key, value)

    def _dash_of(self, item: Node) -> int:
        return self._dashes[bisect_left(self._dashes, item.start_mark.index) - 1]

    def _opening(self, node: Node, head: int) -> int:
        """Where the last line above a first entry that is not a comment begins: a file's head."""
        return head if node is self.root else 0

    def _lead(self, head: int, after: int) -> int:
        """Where the comments right above begin, if what stands there has a line of its own."""
        start, lead = self.line_start(head), head
        if self.text[start:head].strip():
            return head
        while start > after:
            above = self.line_start(start - 1)
            comment = _COMMENT.match(self.text, above)
            if comment is None or above < after:
                break
            start, lead = above, comment.end() - 1
        return lead

    def _tail(self, key: ScalarNode | None, value: Node, head: int) -> int:
        """Where the last line ends, with the comments below that are indented deeper."""
        tail = self.line_end(max(self.end(value), self.end(key) if key else head))
        column = self.column(head)
        while (below := self.after_line(tail)) is not None:
            comment = _COMMENT.match(self.text, below)
            if comment is None or len(comment[1]) <= column:
                break
            tail = self.line_end(below)
        return tail

    # -- places

    def end(self, node: Node) -> int:
        """Where a value ends, without the comments and blank lines that YAML counts in."""
        if isinstance(node, ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            if node.style in ("|", ">"):
                return start + len(self.text[start:end].rstrip())
            return int(end)
        if is_flow(node):
            return int(node.end_mark.index)
        last = node.value[-1]
        return max(map(self.end, last)) if isinstance(last, tuple) else self.end(last)

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line ends, before its line end."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" and end > at else end

    def after_line(self, at: int) -> int | None:
        """Where the next line begins; None for the last line."""
        end = self.text.find("\n", at)
        return None if end < 0 else end + 1

    def column(self, at: int) -> int:
        return at - self.line_start(at)

    def indent(self, at: int) -> int:
        """How far the line of a place is indented."""
        found = _INDENT.match(self.text, self.line_start(at))
        return len(found[0]) if found else 0

    def after_name(self, entry: Entry) -> int:
        """Behind the colon of a field, or behind the dash of an item."""
        if entry.key is None:
            return entry.head + 1
        return self.text.index(":", self.end(entry.key)) + 1

    def is_blank(self, at: int) -> bool:
        """True for a line without anything on it."""
        return not self.text[self.line_start(at) : self.line_end(at)].strip()

    def begins_line(self, at: int) -> bool:
        return not self.text[self.line_start(at) : at].strip()


def is_flow(node: Node | None) -> bool:
    """True for a list or mapping in brackets."""
    return isinstance(node, (MappingNode, SequenceNode)) and bool(node.flow_style)


def is_empty(node: Node) -> bool:
    """True for a value that was left out, as in `title:`."""
    return isinstance(node, ScalarNode) and node.value == "" and not node.style
