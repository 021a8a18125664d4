"""Writes a version and its line of the change record into a document's file, and nothing else."""

from __future__ import annotations

from generator.content.change_record import NewRevision
from generator.editing import yaml_edit
from generator.editing.addresses import model_of, order_of
from generator.reading.document import Document, Plain


def with_revision(
    source: Document, data: bytes, revision: NewRevision, first: NewRevision | None = None
) -> bytes:
    """The bytes of a file with a new version, in force from its date, and its change record.

    The first issue is written below it if the file has no record yet.
    """
    order = order_of(model_of(source.file))
    file = yaml_edit.reread(source, source.text)
    for field, value in (("version", revision.version), ("effective", str(revision.date))):
        file = yaml_edit.reread(file, yaml_edit.set_value(file, (field,), value, order))
    for one in filter(None, (first, revision)):
        line = _line(one)
        text = yaml_edit.insert(file, ("revisions",), 0, line, order)
        file = yaml_edit.reread(file, text)
    return yaml_edit.encoded(text, data)


def _line(revision: NewRevision) -> dict[str, Plain]:
    text = " ".join(revision.text.split("\n"))
    line: dict[str, Plain] = {"version": revision.version, "date": str(revision.date), "text": text}
    return {**line, "by": revision.by} if revision.by else line
