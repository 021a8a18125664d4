"""Bytes become plain values with positions. The only module that knows YAML.

Scalars stay the text that was typed: `0571`, `no`, `9:30` and `2024-02-30` arrive as such, and
the model's field decides what they mean. Positions are worked out when somebody asks for them,
from the text that was kept, so that a file without problems never pays for them.

A file whose lines can hide nothing goes straight to the C parser. Any other is diagnosed first,
mended in memory, and read in its mended form, so that one run tells all that is wrong with it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser

from generator.diagnosis import diagnose, is_clean, mistakes
from generator.diagnosis.draft import Draft, Line
from generator.diagnosis.mistakes import Mistake
from generator.encoding import LINE_END, MAX_FILE, MAX_LINE, MAX_LINES, decode
from generator.problems import MOST, Edit, Problem, Problems, Span, width

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 24
"""Levels; content uses ten. Deeper ones would crash the C parser: they never reach it."""
ATTEMPTS = 20
"""How often a file is read again without the line that YAML could not understand."""
MAX_REREAD = 1_000_000
"""Characters that are read again at most, all attempts together."""

_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


_OWN_TAGS = frozenset(_TAGS.values())


class _Loader(CParser):
    """The C parser with a resolver that resolves nothing: every scalar stays text.

    PyYAML's own resolver does the same in a third of the time that reading takes.
    """

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
    draft: Draft | None = None
    """The text as it was mended in memory; None where there was nothing to mend."""
    root: yaml.Node | None = field(default=None, repr=False)
    is_known: bool = False
    """True for a sound file whose value somebody remembers; here it may be missing."""

    @cached_property
    def lines(self) -> list[str]:
        return LINE_END.split(self.text)

    @property
    def is_mended(self) -> bool:
        """True when something was read otherwise than it was typed."""
        return self.draft is not None and self.draft.text != self.text

    @property
    def is_torn(self) -> bool:
        """True when lines had to be left out, so that what is missing may well be there."""
        return self.draft is not None and self.draft.torn

    def is_doubtful(self, span: Span) -> bool:
        """True for a line that was mended by guessing: what seems wrong with it may not be."""
        return self.draft is not None and span.line in self.draft.doubtful

    @cached_property
    def _root(self) -> yaml.Node | None:
        if self.root is None and (self.is_known or self.value is not None):
            return _compose(self.text)
        return self.root

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]

    def span(self, path: Iterable[str | int], *, key: bool = False) -> Span:
        """Where the value at a path stands; with `key`, the key that leads to it.

        A path that goes on where the file does not gives the last place that there is.
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
        """The edit that puts a word in the place of a value or key, and the line as it would be."""
        spot = self._spot(path, key=key)
        if not isinstance(spot, yaml.ScalarNode) or spot.start_mark.line != spot.end_mark.line:
            return (), None
        line, start, end = spot.start_mark.line, spot.start_mark.column, spot.end_mark.column
        shown = self.draft.lines[line].text if self.draft else self.lines[line]
        edit = Edit(
            self._starts[line] + self._column(line, start),
            self._starts[line] + self._column(line, end),
            text,
        )
        return (edit,), shown[:start] + text + shown[end:]

    def in_quotes(self, path: Iterable[str | int]) -> str | None:
        """The line as it would be with quotes around a value that stands on it."""
        spot = self._spot(path, key=False)
        if spot is None or spot.start_mark.line != spot.end_mark.line:
            return None
        start, end = spot.start_mark.column, spot.end_mark.column
        shown = self.lines[spot.start_mark.line]
        if self.draft:
            shown = self.draft.lines[spot.start_mark.line].text
        text = shown[start:end]
        quoted = "'" + text.replace("'", "''") + "'" if '"' in text else f'"{text}"'
        return shown[:start] + quoted + shown[end:]

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
        """What stands in the mappings that were asked for."""
        return {}


def read(file: str, data: bytes) -> Document:
    """Read one file. What is wrong with its form is in `problems` of the answer."""
    too_large = Document(file, "", None, [_of_the_file(file, mistakes.TOO_LARGE)])
    if len(data) > MAX_FILE:
        return too_large
    decoded = decode(file, data)
    if max(decoded.text.count("\n"), decoded.text.count("\r")) > MAX_LINES:
        return too_large
    document = Document(file, decoded.text, None, list(decoded.problems))
    if not document.text.strip():
        document.problems = document.problems or [_of_the_file(file, mistakes.EMPTY)]
    elif decoded.readable and not _read_quickly(document):
        _read_patiently(document)
    return document


def remembered(file: str, data: bytes, value: Plain = None) -> Document:
    """A file that was read before, these very bytes, and was sound."""
    return Document(file, decode(file, data).text, value, is_known=True)


def _read_quickly(document: Document) -> bool:
    """Read a file whose lines can hide nothing; False if it is not like that."""
    if not is_clean(document.text) or _has_long_line(document.text):
        return False
    plainer = _Plainer(document.text)
    try:
        document.value = plainer.plain(_compose(document.text))
    except yaml.YAMLError:
        return False
    return document.value is not None and not plainer.is_odd


def _read_patiently(document: Document) -> None:
    """Diagnose a file, and read it as it was mended."""
    draft = document.draft = diagnose(document.file, document.text)
    if draft.unread is None:
        document.root = _root(draft)
    plainer = _Plainer(draft.text)
    document.value = plainer.plain(document.root)
    for node, mistake, typed in plainer.found[: MOST + 1]:
        line = draft.lines[node.start_mark.line]
        column = node.start_mark.column
        draft.tell(mistake, line, column, column + 1, typed=typed, shown=False)
    found = Problems(document.problems)
    # Of damaged bytes, it is told once that they are lost.
    known = mistakes.LOST.code if any(one.code == "encoding" for one in found) else ""
    found.follow(one for one in draft.problems if one.code != known)
    if document.value is None and not found.errors:
        found.extend([_of_the_file(document.file, mistakes.EMPTY)])
    document.problems = list(found)


def _of_the_file(file: str, mistake: Mistake, typed: str = "") -> Problem:
    return Problem(mistake.code, Span(file), *mistake.about(typed))


def _has_long_line(text: str) -> bool:
    return len(text) > MAX_LINE and any(len(line) > MAX_LINE for line in text.split("\n"))


# -- YAML


class _Refused(Exception):
    """Something that YAML allows and we do not, at a place."""

    def __init__(self, mistake: Mistake, mark: Any) -> None:
        self.mistake = mistake
        self.mark = mark


def _events(text: str | bytes) -> Iterator[Any]:
    parser = _Loader(text)
    while parser.check_event():
        yield parser.get_event()


def tags(data: bytes) -> Iterator[tuple[int, str]]:
    """The tags of a file that others read by YAML's own rules, each with its line."""
    try:
        for event in _events(data):
            if tag := getattr(event, "tag", None):
                yield event.start_mark.line + 1, tag
    except yaml.YAMLError:
        return  # nor will the others read any further


def _compose(text: str) -> yaml.Node | None:
    root: yaml.Node | None = _Loader(text).get_single_node()
    return root


def _root(draft: Draft) -> yaml.Node | None:
    """The nodes of a mended text; lines that YAML cannot understand are told and left out."""
    line: Line | None = draft.lines[-1]
    for _ in range(min(ATTEMPTS, 1 + MAX_REREAD // (1 + len(draft.text)))):
        text = draft.text
        try:
            _guard(text)
            return _compose(text)
        except (yaml.YAMLError, _Refused) as error:
            line = _tell_yaml(draft, error)
            if line is None:
                break
    if line:
        draft.stop(line)
    draft.torn = True
    return None


def _guard(text: str) -> None:
    """Refuse what must not reach the composer: great depth ends the process, aliases multiply."""
    depth = 0
    for event in _events(text):
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(mistakes.SHORTHAND, event.start_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _Refused(mistakes.TOO_DEEP, event.start_mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _tell_yaml(draft: Draft, error: yaml.YAMLError | _Refused) -> Line | None:
    """Tell what YAML gave up on, and leave the line out, if there is such a line."""
    line, column = _place(draft, error)
    if not line:
        return None
    mistake = error.mistake if isinstance(error, _Refused) else mistakes.UNREADABLE
    draft.tell(mistake, line, column, column + 1, typed=str(MAX_DEPTH), sure=False, shown=False)
    draft.drop(line)
    return line


def _place(draft: Draft, error: yaml.YAMLError | _Refused) -> tuple[Line | None, int]:
    """The line, not yet left out, at which YAML stumbled, or the last one above."""
    if isinstance(error, yaml.reader.ReaderError):
        return None, 0
    mark = error.mark if isinstance(error, _Refused) else _mark(error)
    for line in reversed(draft.lines[: (mark.line if mark else 0) + 1]):
        if line.text.strip() and not line.text.lstrip().startswith("#"):
            here = mark is not None and line.number == mark.line + 1
            return line, min(mark.column if here and mark else line.indent, len(line.text) - 1)
    return None, 0


def _mark(error: yaml.YAMLError) -> yaml.Mark | None:
    """Where the mistake is: for a key that never gets its colon, where the key begins."""
    context = getattr(error, "context", None) or ""
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if "scanning a simple key" in context or "quoted scalar" in context:
        marks.reverse()
    return next((mark for mark in marks if mark), None)


class _Plainer:
    """Turns nodes into plain values and tells what YAML would have kept quiet about."""

    def __init__(self, text: str) -> None:
        self._text_read = text
        self.found: list[tuple[yaml.Node, Mistake, str]] = []
        self.is_folded = False

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_END.split(self._text_read)

    @property
    def is_odd(self) -> bool:
        return self.is_folded or bool(self.found)

    def plain(self, node: yaml.Node | None) -> Plain:
        if node is None:
            return None
        if node.tag not in _OWN_TAGS:
            self._tell_tag(node)
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child) for child in node.value]
        return self._mapping(node)

    def _tell_tag(self, node: yaml.Node) -> None:
        sign = str(node.tag).replace("tag:yaml.org,2002:", "!!")
        self.found.append((node, mistakes.TAG, sign))

    def _text(self, node: yaml.ScalarNode) -> str | None:
        value: str = node.value
        if node.style == "|":
            return value.rstrip("\n")  # nobody means the line end that closes a block
        if node.style == ">":
            return self._folded(node).rstrip("\n")
        if node.start_mark.line != node.end_mark.line:
            self.is_folded = True
        if value == "" and not node.style:
            return None
        return sys.intern(value) if value.isascii() else value  # an id stands in many places

    def _folded(self, node: yaml.ScalarNode) -> str:
        """A text behind >, without the spaces that folding puts between Chinese characters."""
        value: str = node.value
        lines = self._lines[node.start_mark.line + 1 : node.end_mark.line + 1]
        parts, at = list[str](), 0
        for above, below in pairwise(line.strip(" ") for line in lines):
            start = value.find(above, at)
            if start < 0:
                break  # this line is behind the text
            end = start + len(above)
            parts.append(value[at:end])
            is_chinese = width(above[-1:]) == width(below[:1]) == 2
            at = end + (is_chinese and value.startswith(f" {below}", end))
        return "".join(parts) + value[at:]

    def _mapping(self, node: yaml.Node) -> Plain:
        out: dict[str, Plain] = {}
        for key, value in node.value:
            if key.tag not in _OWN_TAGS:
                self._tell_tag(key)
            name = key.value
            if not isinstance(key, yaml.ScalarNode) or name == "":
                self.found.append((key, mistakes.NO_NAME, ""))
                continue
            if name in out:
                self.found.append((key, mistakes.DUPLICATE, name))
            else:
                out[name] = None
            given = self.plain(value)
            if out[name] is None:
                out[name] = given
        return out


def _by_name(node: yaml.MappingNode) -> dict[str | int, tuple[yaml.Node, yaml.Node]]:
    """The names and values of a mapping; of several alike, the first."""
    pairs = ((key, value) for key, value in reversed(node.value))
    return {key.value: (key, value) for key, value in pairs if isinstance(key, yaml.ScalarNode)}


def _is_empty(node: yaml.Node | None) -> bool:
    """True for a value that was left out, as in `title:`."""
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


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
