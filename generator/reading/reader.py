"""Bytes become plain values with positions.

Scalars stay the text that was typed: `0571`, `no`, `9:30` and `2024-02-30` arrive as such, and
the model's field decides what they mean.

A file whose lines can hide nothing goes straight to the C parser. Any other is diagnosed first,
fixed in memory, and read in its fixed form, so that one run reports all that is wrong with it.
"""

from __future__ import annotations

import sys
from functools import cached_property
from itertools import pairwise
from typing import Any

import yaml

from generator.problems.problem import MOST, Problem, Problems, Span
from generator.problems.render import width
from generator.reading.diagnosis import diagnose, is_clean, mistakes, refusals
from generator.reading.diagnosis.draft import Draft, Line
from generator.reading.diagnosis.mistakes import Mistake
from generator.reading.diagnosis.vocabulary import NONE, Vocabulary
from generator.reading.document import Document, Plain
from generator.reading.encoding import LINE_END, MAX_FILE, MAX_LINE, MAX_LINES, decode
from generator.reading.nodes import OWN_TAGS, compose, events

MAX_DEPTH = 24
"""Levels; content uses ten. Deeper ones would crash the C parser: they never reach it."""
ATTEMPTS = 20
"""How often a file is read again without the line that YAML could not parse."""
MAX_REREAD = 1_000_000
"""Characters that are read again at most, all attempts together."""


def read(file: str, data: bytes, names: Vocabulary = NONE) -> Document:
    """Read one file. What is wrong with its form is in `problems` of the answer.

    `names` are the field names that its content may use; misspelt ones are found by them.
    """
    too_large = Document(file, "", None, [_of_the_file(file, refusals.TOO_LARGE)])
    if len(data) > MAX_FILE:
        return too_large
    decoded = decode(file, data)
    if max(decoded.text.count("\n"), decoded.text.count("\r")) > MAX_LINES:
        return too_large
    document = Document(file, decoded.text, None, list(decoded.problems))
    if not document.text.strip():
        document.problems = document.problems or [_of_the_file(file, refusals.EMPTY)]
    elif decoded.readable and not _read_quickly(document, names):
        _read_patiently(document, names)
    return document


def remembered(file: str, data: bytes, value: Plain = None) -> Document:
    """A file whose very bytes were read before and were sound."""
    return Document(file, decode(file, data).text, value, is_known=True)


def can_be_read(text: str) -> bool:
    """Whether YAML can parse a text, in a fraction of the time that it takes to say why not."""
    try:
        _guard(text)
        return compose(text) is not None
    except (yaml.YAMLError, _Refused):
        return False


def _read_quickly(document: Document, names: Vocabulary) -> bool:
    """Read a file whose lines can hide nothing; False if it is not like that."""
    if not is_clean(document.text, names) or _has_long_line(document.text):
        return False
    plainer = _Plainer(document.text)
    try:
        document.value = plainer.plain(compose(document.text))
    except yaml.YAMLError:
        return False
    return document.value is not None and not plainer.is_odd


def _read_patiently(document: Document, names: Vocabulary) -> None:
    """Diagnose a file, and read its fixed form."""
    draft = document.draft = diagnose(document.file, document.text, names)
    if draft.unread is None:
        document.root = _root(draft)
    plainer = _Plainer(draft.text)
    document.value = plainer.plain(document.root)
    for node, mistake, typed in plainer.found[: MOST + 1]:
        line = draft.lines[node.start_mark.line]
        column = node.start_mark.column
        draft.report(mistake, line, column, column + 1, typed=typed, shown=False)
    found = Problems(document.problems)
    # Damaged bytes are reported once.
    known = mistakes.LOST.code if any(one.code == "encoding" for one in found) else ""
    found.follow(one for one in draft.problems if one.code != known)
    if document.value is None and not found.errors:
        found.extend([_of_the_file(document.file, refusals.EMPTY)])
    document.problems = list(found)


def _of_the_file(file: str, mistake: Mistake, typed: str = "") -> Problem:
    return Problem(mistake.code, Span(file), *mistake.about(typed))


def _has_long_line(text: str) -> bool:
    return len(text) > MAX_LINE and any(len(line) > MAX_LINE for line in text.split("\n"))


# -- YAML


class _Refused(Exception):
    """Something that YAML allows and we refuse, with its place."""

    def __init__(self, mistake: Mistake, mark: Any) -> None:
        self.mistake = mistake
        self.mark = mark


def _root(draft: Draft) -> yaml.Node | None:
    """The nodes of a fixed text; lines that YAML cannot parse are reported and left out."""
    line: Line | None = draft.lines[-1]
    for _ in range(min(ATTEMPTS, 2 + MAX_REREAD // (1 + len(draft.text)))):
        text = draft.text
        try:
            _guard(text)
            return compose(text)
        except (yaml.YAMLError, _Refused) as error:
            line = _report_yaml(draft, error)
            if line is None:
                break
    if line:
        draft.stop(line)
    draft.torn = True
    return None


def _guard(text: str) -> None:
    """Refuse what must not reach the composer: great depth ends the process, aliases multiply."""
    depth = 0
    for event in events(text):
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(refusals.SHORTHAND, event.start_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _Refused(refusals.TOO_DEEP, event.start_mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _report_yaml(draft: Draft, error: yaml.YAMLError | _Refused) -> Line | None:
    """Report where YAML gave up, and leave that line out, if there is one."""
    line, column = _place(draft, error)
    if not line:
        return None
    if wrong := _failed(draft, error, line):
        draft.retract(wrong)
        draft.drop(wrong)
        return wrong
    mistake = error.mistake if isinstance(error, _Refused) else refusals.UNREADABLE
    draft.report(mistake, line, column, column + 1, typed=str(MAX_DEPTH), sure=False)
    indent = line.indent
    draft.drop(line)
    if mistake is refusals.TOO_DEEP:
        for below in draft.lines[line.number :]:
            if below.text.strip() and below.indent <= indent:
                break
            draft.drop(below)
    return line


def _failed(draft: Draft, error: yaml.YAMLError | _Refused, line: Line) -> Line | None:
    """The line whose fix did not make YAML of it: what it was reported for is the one problem."""
    if isinstance(error, _Refused):
        return None
    context, mark = getattr(error, "context", None) or "", getattr(error, "context_mark", None)
    # What a bracket or a quote opens reaches over lines; a block mapping begins far above.
    opens_above = "flow" in context or "quoted" in context
    first = mark.line if mark and opens_above else line.number - 1
    for one in reversed(draft.lines[first : line.number]):
        if one.changed and draft.has_fix(one) and not can_be_read(one.text.strip()):
            return one
    return None


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
    """Turns nodes into plain values and reports what YAML would have accepted silently."""

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
        if node.tag not in OWN_TAGS:
            self._report_tag(node)
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child) for child in node.value]
        return self._mapping(node)

    def _report_tag(self, node: yaml.Node) -> None:
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
        is_again = False  # in lines that were pasted twice: one problem
        for key, value in node.value:
            if key.tag not in OWN_TAGS:
                self._report_tag(key)
            name = key.value
            if not isinstance(key, yaml.ScalarNode) or name == "":
                self.found.append((key, refusals.NO_NAME, ""))
                continue
            if name not in out:
                out[name] = None
                is_again = False
            elif not is_again:
                self.found.append((key, refusals.DUPLICATE, name))
                is_again = True
            given = self.plain(value)
            if out[name] is None:
                out[name] = given
        return out
