"""YAML text as nodes with positions; every scalar stays the text that was typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml import MappingNode as MappingNode
from yaml import Node as Node
from yaml import ScalarNode as ScalarNode
from yaml import SequenceNode as SequenceNode
from yaml._yaml import CParser

TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


OWN_TAGS = frozenset(TAGS.values())


class Loader(CParser):
    """The C parser with a resolver that resolves nothing: every scalar stays text.

    PyYAML's own resolver does the same in a third of the time that reading takes.
    """

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return TAGS[kind]

    # The meaning of a value does not depend on its place, so there is no path to track.

    def descend_resolver(self, node: object, index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


def events(text: str | bytes) -> Iterator[Any]:
    parser = Loader(text)
    while parser.check_event():
        yield parser.get_event()


def tags(data: bytes) -> Iterator[tuple[int, str]]:
    """The tags of a file that others read by YAML's own rules, each with its line."""
    try:
        for event in events(data):
            if tag := getattr(event, "tag", None):
                yield event.start_mark.line + 1, tag
    except yaml.YAMLError:
        return  # nor will the others read any further


def dashes(text: str) -> list[int]:
    """Where the dashes stand that begin the items of lists, counted in characters."""
    scanner, found = Loader(text), []
    while scanner.check_token():
        token = scanner.get_token()
        if isinstance(token, yaml.BlockEntryToken):
            found.append(token.start_mark.index)
    return found


def compose(text: str) -> yaml.Node | None:
    root: yaml.Node | None = Loader(text).get_single_node()
    return root
