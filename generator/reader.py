"""Bytes become plain values with positions. The only module that knows YAML.

Scalars stay the text that was typed: `0571`, `no`, `9:30` and `2024-02-30` arrive as such, and
the model's field decides what they mean. Positions are worked out when somebody asks for them,
from the text that was kept, so that a file without problems never pays for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser

from generator.problems import Problem, Problems, Span, Words

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 24
MAX_ALIASES = 8


_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Loader(CParser):
    """The C parser with a resolver that resolves nothing: every scalar stays text."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return _TAGS[kind]

    # What a value means does not depend on where it stands: there is no path to keep.

    def descend_resolver(self, node: object, index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


@dataclass
class Document:
    """A file that was read: its text, its value, and where each value stands."""

    file: str
    text: str
    value: Plain = None
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def _root(self) -> yaml.Node | None:
        root: yaml.Node | None = _Loader(self.text).get_single_node()
        return root

    def span(self, path: Iterable[str | int], *, key: bool = False) -> Span:
        """Where the value at a path stands; with `key`, the key that leads to it.

        A path that goes on where the file does not gives the last place that there is.
        """
        try:
            node: yaml.Node | None = self._root
            named: yaml.Node | None = None
        except yaml.YAMLError:
            return Span(self.file)
        for part in path:
            found = _child(node, part)
            if found is None:
                break
            named, node = found
        spot = (named if key or _is_empty(node) else node) or node
        return Span(self.file) if spot is None else _span(self.file, spot)


def read(file: str, data: bytes) -> Document:
    """Read one file. What is wrong with its form is in `problems` of the answer."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(file, data, error)
    document = Document(file, text)
    problems = Problems()
    try:
        root = _Loader(text).get_single_node()
        document.value = _Plainer(file, problems).plain(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = Span(file, mark.line + 1, mark.column + 1) if mark else Span(file)
        problems.add("yaml", span, Words("这里的写法读不懂", f"cannot read this: {error.problem}"))
    document.problems = list(problems)
    return document


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Document:
    before = data[: error.start].decode("utf-8-sig")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    problem = Problem(
        "encoding",
        Span(file, line, column),
        Words("文件不是 UTF-8 编码", "the file is not UTF-8"),
        Words("请用编辑器另存为 UTF-8。", "Save it as UTF-8 in your editor."),
    )
    return Document(file, data.decode("utf-8", "replace"), None, [problem])


class _Plainer:
    """Turns nodes into plain values and tells what YAML would have kept quiet about."""

    def __init__(self, file: str, problems: Problems) -> None:
        self.file = file
        self.problems = problems

    def plain(self, node: yaml.Node | None) -> Plain:
        if node is None:
            return None
        if node.tag != _TAGS[type(node)]:
            self._tell_tag(node)
        if isinstance(node, yaml.ScalarNode):
            return None if _is_empty(node) else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child) for child in node.value]
        return self._mapping(node)

    def _tell_tag(self, node: yaml.Node) -> None:
        self.problems.add(
            "tag",
            _span(self.file, node),
            Words(f"不支持标签“{node.tag}”", f"the tag “{node.tag}” is not supported"),
            Words("请删掉以 ! 开头的部分。", "Remove the part that starts with “!”."),
        )

    def _mapping(self, node: yaml.Node) -> Plain:
        out: dict[str, Plain] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in out:
                self.problems.add(
                    "duplicate-key",
                    _span(self.file, key),
                    Words(f"“{name}”写了两次", f"“{name}” is written twice"),
                    Words("请合并或删掉其中一个。", "Merge the two or remove one."),
                )
            out[name] = self.plain(value)
        return out


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None


def _is_empty(node: yaml.Node | None) -> bool:
    """True for a value that was left out, as in `title:`."""
    return isinstance(node, yaml.ScalarNode) and node.value == "" and node.style is None


def _span(file: str, node: yaml.Node) -> Span:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Span(file, start.line + 1, start.column + 1, max(1, length))


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
