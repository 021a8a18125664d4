"""Writes a version and its line of the change record into a document's file, and nothing else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.problems.problem import Edit
from generator.reading.document import Document


class NewRevision(NamedTuple):
    """A line of a change record."""

    version: str
    date: date
    text: str
    by: str = ""

    def __str__(self) -> str:
        """As a mapping on one line of YAML."""
        parts = [f"version: {quoted(self.version)}", f"date: {self.date}"]
        parts += [f"text: {quoted(self.text)}"]
        parts += [f"by: {quoted(self.by)}"] if self.by else []
        return "{" + ", ".join(parts) + "}"


def quoted(text: str) -> str:
    """A text as a scalar that means itself wherever it stands."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def with_revision(source: Document, data: bytes, revision: NewRevision) -> bytes:
    """The bytes of a file with a new version, in force from its date, and its change record."""
    text = source.text
    for edit in sorted(_edits(source, revision), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def _edits(source: Document, revision: NewRevision) -> Iterator[Edit]:
    value = source.value if isinstance(source.value, dict) else {}
    end = "\r\n" if "\r\n" in source.text else "\n"
    missing = []
    for field, text in (("version", quoted(revision.version)), ("effective", str(revision.date))):
        if field in value:
            yield from source.instead((field,), text)[0]
        else:
            missing.append(f"{field}: {text}{end}")
    if missing:
        at = source.start(("title",), key=True)
        yield Edit(at, at, "".join(missing))
    yield _record(source, "revisions" in value, str(revision), end)


def _record(source: Document, is_there: bool, line: str, end: str) -> Edit:
    """The edit that puts a line in front of the others, or makes the first one."""
    text = source.text
    if not is_there or not source.value["revisions"]:  # type: ignore[index, call-overload]
        gap = "" if text.endswith("\n") else end
        return Edit(len(text), len(text), f"{gap}revisions:{end}  - {line}{end}")
    at = source.start(("revisions", 0))
    before = text[: source.start(("revisions",))]
    if text[len(before)] == "[":
        return Edit(at, at, f"{line}, ")
    dash = re.search(r"-[ \t]*\Z", text[:at])
    start = dash.start() if dash else at
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    return Edit(start, start, f"- {line}{end}{indent}")
