"""The content itself, to be edited elsewhere and taken over again by `handbook apply`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.content.handbook import Handbook
from generator.intake.book import Book
from generator.outputs.artifact import Artifact, key_of
from generator.outputs.exports import content_docx, content_xlsx

NAME = "content.xlsx"


def artifacts(book: Book, handbook: Handbook, kind: str, chosen: str = "") -> Iterator[Artifact]:
    """The workbook of a whole handbook or of a role, or the Word files of its documents."""
    if kind == "xlsx":
        part = book.of_folder(chosen) if chosen else book
        path = f"{chosen}-{NAME}" if chosen else NAME
        key = key_of("content-xlsx", chosen, handbook.digest)
        yield Artifact(path, partial(content_xlsx.workbook, part, handbook), key, heavy=True)
        return
    for document in handbook.documents:
        if chosen in ("", document.id, handbook.folder_of(document)):
            file = handbook.files[document.id]
            key = key_of("content-docx", document.id, handbook.digest)
            make = partial(content_docx.review, book, handbook, file)
            yield Artifact(f"{document.id}.docx", make, key, heavy=True)
