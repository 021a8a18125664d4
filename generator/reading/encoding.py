"""Bytes become text: UTF-8; other encodings of office programs are decoded and reported."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from generator.problems.problem import Edit, Problem, Span, Words

MAX_FILE = 2_000_000
"""Bytes; the largest file that people wrote has 42,000, the clauses of 3,000 roles 1,200,000."""

MAX_LINES = 60_000
"""The largest file that people wrote has a thousand, the clauses of 3,000 roles 50,000."""

MAX_LINE = 20_000
"""Characters; a whole page of text has two thousand."""

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line for an editor; YAML knows more, which we report as invisible characters."""


class Decoded(NamedTuple):
    """A file's text without its byte order mark, and what was wrong with its bytes."""

    text: str
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    """False where the bytes are no text at all."""


_MARKS = (  # the longer mark first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
"""How Word, Excel, PDF and pictures begin, whatever their file's name says."""


def decode(file: str, data: bytes) -> Decoded:
    """Decode a file; this never fails."""
    if data.startswith(_FOREIGN):
        return _no_text(file)
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _strictly(data, name)
            return (
                _no_text(file) if text is None else _converted(file, text, name.upper(), Span(file))
            )
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return _sixteen(file, body) or _chinese(file, body) or _damaged(file, body, error)
    return (_sixteen(file, body) if "\0" in text else None) or Decoded(text)


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _sixteen(file: str, data: bytes) -> Decoded | None:
    """UTF-16 without a mark: YAML's spaces, colons and line ends give it away."""
    for name, telling in (("utf-16-le", b"\n\0"), ("utf-16-be", b"\0\n")):
        text = _strictly(data, name) if telling in data else None
        if text and "\0" not in text and len(_LIKELY.findall(text)) > 0.9 * len(text):
            return _converted(file, text, "UTF-16", Span(file))
    return None


_LIKELY = re.compile(r"[\t\r\n -~　-〟一-鿿！-～“”‘’—…·]")


def _chinese(file: str, data: bytes) -> Decoded | None:
    """GBK or GB18030, if it reads like everyday Chinese."""
    text = _strictly(data, "gb18030")
    if text is None or not _is_everyday(text):
        return None
    spot = re.search(r"[^\x00-\x7f]", text)
    return _converted(file, text, "GBK", _span(file, text, spot.start() if spot else 0))


def _is_everyday(text: str) -> bool:
    """True for Chinese of common characters: other encodings, read as GBK, give rare ones."""
    foreign = re.sub(r"[\x00-\x7f]", "", text)
    common = foreign.encode("gb2312", "ignore").decode("gb2312")
    return len(common) >= 0.9 * len(foreign)


def _damaged(file: str, data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Some lines are not UTF-8: GBK pasted into the file, or bytes that are lost."""
    lines, lost = [], False
    for line in data.split(b"\n"):
        text = _strictly(line, "utf-8")
        if text is None:
            text = _strictly(line, "gb18030")
            if text is None or not _is_everyday(text):
                text, lost = line.decode("utf-8", "replace"), True
        lines.append(text)
    text = "\n".join(lines)
    if len(_LIKELY.findall(text)) < 0.7 * len(text):
        return _no_text(file)
    # What stands before the first bad byte is sound, so its length tells the place.
    at = len(data[: error.start].decode())
    if not lost:
        return _converted(file, text, "GBK", _span(file, text, at))
    problem = Problem(
        "encoding",
        _span(file, text, at),
        Words("这里的字符已经损坏，读不出来", "a character is damaged here and cannot be read"),
        Words(
            "请重新输入这一处，并把文件存为 UTF-8。", "Type it again and save the file as UTF-8."
        ),
    )
    return Decoded(text, (problem,))


def _converted(file: str, text: str, name: str, span: Span) -> Decoded:
    problem = Problem(
        "encoding",
        span,
        Words(f"文件是 {name} 编码，不是 UTF-8", f"the file is {name}, not UTF-8"),
        Words("请用编辑器另存为 UTF-8，或运行 handbook check --fix。",
              "Save it as UTF-8 in your editor, or run `handbook check --fix`."),
        fix=(Edit(0, 0, ""),),  # no character changes: writing the file as UTF-8 is the fix
    )  # fmt: skip
    return Decoded(text.removeprefix("\ufeff"), (problem,))


def _no_text(file: str) -> Decoded:
    problem = Problem(
        "no-text",
        Span(file),
        Words("这不是文本文件", "this is not a text file"),
        Words("请把内容写进文本文件；Word 和 Excel 文件改名不能变成 YAML。",
              "Write the content into a text file; renaming a Word or Excel file makes none."),
    )  # fmt: skip
    return Decoded("", (problem,), readable=False)


def _span(file: str, text: str, at: int) -> Span:
    breaks = list(LINE_END.finditer(text, 0, at))
    return Span(file, len(breaks) + 1, at - (breaks[-1].end() if breaks else 0) + 1)
