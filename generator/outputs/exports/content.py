"""The content itself, to be edited elsewhere and taken over again by `handbook apply`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.content.handbook import Handbook
from generator.intake.book import Book
from generator.outputs.artifact import Artifact, key_of
from generator.outputs.exports import content_docx, content_xlsx

NAME = "content.xlsx"


def artifacts(
    book: Book, handbook: Handbook, kind: str, *, folder: str = "", document: str = ""
) -> Iterator[Artifact]:
    """The workbook of a whole handbook or of a role, or the Word files of its documents."""
    if kind == "xlsx":
        part = book.of_folder(folder) if folder else book
        path = f"{folder}-{NAME}" if folder else NAME
        key = key_of("content-xlsx", folder, handbook.digest)
        yield Artifact(path, partial(content_xlsx.workbook, part, handbook), key, heavy=True)
        return
    for one in handbook.documents:
        if document in ("", one.id) and folder in ("", handbook.folder_of(one)):
            key = key_of("content-docx", one.id, handbook.digest)
            make = partial(content_docx.review, book, handbook, handbook.files[one.id])
            yield Artifact(f"{one.id}.docx", make, key, heavy=True)
