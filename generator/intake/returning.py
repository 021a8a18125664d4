"""A file that left the handbook and comes back: what it changes, or one sentence why not."""

from __future__ import annotations

from pathlib import PurePath

from generator.intake.book import Book
from generator.intake.changes import Changes, changes_in
from generator.intake.line import Refused
from generator.intake.package import Package
from generator.intake.reading import MACRO_FORMATS, MAX_FILE, too_large
from generator.intake.returned import returned
from generator.intake.returned_word import returned_word
from generator.problems.problem import Words
from generator.problems.render import visible

LARGEST = 64_000_000
"""Bytes of a part: the workbook of fifteen roles has seven million in its largest."""


def came_back(name: str, data: bytes, book: Book) -> Changes | Words:
    """What a file, given by its name and its bytes, changes in a handbook."""
    file, suffix = visible(PurePath(name).name), PurePath(name).suffix.lower()
    if len(data) > MAX_FILE:
        return too_large(file)
    try:
        if suffix == ".xlsx":
            return changes_in(book, returned(Package(data, LARGEST)))
        if suffix == ".docx":
            return changes_in(book, returned_word(Package(data, LARGEST), book))
    except Refused as refused:
        return refused.words
    if suffix in MACRO_FORMATS:
        return Words(
            f"{file} 是可以带宏的文件，没有读。请另存为 .xlsx 或 .docx。",
            f"{file} may hold macros and was not read. Save it as .xlsx or .docx.",
        )
    return Words(
        f"{file} 不是 .xlsx 或 .docx；能读回的是 handbook export content-xlsx 和 content-docx "
        "导出的文件。",
        f"{file} is neither .xlsx nor .docx; what can be read back are the files of `handbook "
        "export content-xlsx` and `content-docx`.",
    )
