"""Settings that another program reads, by YAML's own rules: their plain value, with places.

Unlike content, they may hold tags and shorthands; what they mean is for that program to say.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from generator.reading.document import Plain
from generator.reading.nodes import OWN_TAGS, Loader

DEEPEST = 32
"""Levels; deeper ones would crash the programs that read them."""
LARGEST = 500_000


class Unreadable(Exception):
    """A text that is not YAML, or is too deep or too large to read."""

    def __init__(self, line: int, column: int, *, is_deep: bool = False) -> None:
        super().__init__(line, column)
        self.line, self.column, self.is_deep = line, column, is_deep


class Entry(NamedTuple):
    """A value of the settings and where its name stands, counted from 1."""

    value: Plain
    line: int
    column: int


def entries(text: str) -> dict[str, Entry] | None:
    """The settings at the top, by name; None where the text is no mapping."""
    try:
        _guard(text)
        root = Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(mark.line + 1, mark.column + 1) if mark else Unreadable(1, 1) from error
    except yaml.YAMLError as error:
        raise Unreadable(1, 1) from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        return None
    return {
        str(key.value): Entry(_plain(value), key.start_mark.line + 1, key.start_mark.column + 1)
        for key, value in root.value
    }


def _guard(text: str) -> None:
    depth = aliases = 0
    parser = Loader(text)
    while parser.check_event():
        event: Any = parser.get_event()
        mark = event.start_mark
        aliases += isinstance(event, yaml.AliasEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or aliases > DEEPEST:
            raise Unreadable(mark.line + 1, mark.column + 1, is_deep=True)


def _plain(node: yaml.Node, depth: int = 0) -> Plain:
    """The value of a node; a mapping with strange names is cut down to the plain ones."""
    if depth > DEEPEST or node.tag not in OWN_TAGS:  # an alias to itself; a tag such as `!ENV`
        return None
    if isinstance(node, yaml.MappingNode):
        return {
            key.value: _plain(value, depth + 1)
            for key, value in node.value
            if isinstance(key, yaml.ScalarNode)
        }
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, depth + 1) for one in node.value]
    return str(node.value)
