"""A file becomes lines, or one sentence says why it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from generator.intake import text, word, workbook
from generator.intake.line import Refused, Source
from generator.intake.package import Package
from generator.problems.problem import Words
from generator.problems.render import visible
from generator.reading.invisible import without_unseen

MAX_FILE = 50_000_000
"""Bytes: a Word file with photographs has ten million."""

MAX_TEXT = 4_000_000
MAX_LINES = 20_000
MAX_LINE = 20_000
"""Characters of one line: a page of text has two thousand."""

MACRO_FORMATS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam")
_OLD = (".doc", ".xls", ".wps", ".et", ".rtf", ".pdf", ".odt", ".ods")


def read(name: str, data: bytes) -> Source | Words:
    """The lines of a file, given by its name and its bytes; or why it is not read."""
    file = visible(PurePath(name).name)
    try:
        source = _read(file, PurePath(name).suffix.lower(), data)
    except Refused as refused:
        return refused.words
    if len(source.lines) > MAX_LINES or any(len(one.text) > MAX_LINE for one in source.lines):
        return too_large(file)
    lines = (replace(one, text=without_unseen(one.text).strip()) for one in source.lines)
    source = replace(source, lines=tuple(one for one in lines if one.text))
    if not source.lines:
        return Words(f"{file} 里没有文字。", f"There is no text in {file}.")
    return source


def too_large(file: str) -> Words:
    """The sentence about a file that is no job description by its size alone."""
    return Words(
        f"{file} 太大，没有读。岗位说明书不会有这么大；请只留下要导入的部分。",
        f"{file} is too large and was not read. Leave only what is to be imported.",
    )


def _read(file: str, suffix: str, data: bytes) -> Source:
    if len(data) > (MAX_TEXT if suffix == ".txt" else MAX_FILE):
        raise Refused(too_large(file))
    if suffix == ".txt":
        return text.lines_of(file, data)
    if suffix == ".docx":
        return word.lines_of(file, Package(data))
    if suffix == ".xlsx":
        return workbook.lines_of(file, Package(data))
    raise Refused(_not_this(file, suffix))


def _not_this(file: str, suffix: str) -> Words:
    if suffix in MACRO_FORMATS:
        return Words(
            f"{file} 是可以带宏的文件，不导入。请在 Word 或 Excel 里另存为 .docx 或 .xlsx。",
            f"{file} may hold macros and is not imported. Save it as .docx or .xlsx.",
        )
    if suffix in _OLD:
        return Words(
            f"{file} 的格式不能导入。请用打开它的程序另存为 .docx、.xlsx 或 .txt。",
            f"The format of {file} cannot be imported. Save it as .docx, .xlsx or .txt.",
        )
    return Words(
        f"只能导入 .txt、.docx 和 .xlsx 文件，{file} 不是。",
        f"Only .txt, .docx and .xlsx files can be imported; {file} is none of them.",
    )
