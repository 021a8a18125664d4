"""Text files of any usual encoding."""

from __future__ import annotations

import re

from generator.intake.line import Line, Refused, Source
from generator.problems.problem import Words
from generator.reading.encoding import LINE_END, decode

_OTHERS = ("big5", "cp950", "cp1252")
_CHINESE = re.compile(r"[一-鿿]")
_NO_TEXT = Words(
    "这个文件不是文本，读不出来。Word 和 Excel 文件请保留原来的扩展名。",
    "The file is no text that can be read. Leave Word and Excel files the endings they had.",
)


def lines_of(file: str, data: bytes) -> Source:
    """The lines of a text file that are not empty."""
    out, blank = [], False
    for number, text in enumerate(LINE_END.split(_text(data)), 1):
        bare = text.replace("\ufeff", "").replace("\0", "").replace("\f", " ").strip()
        if bare:
            out.append(Line(str(number), bare, after_blank=blank))
        blank = not bare
    return Source(file, tuple(out))


def _text(data: bytes) -> str:
    known = decode("", data)
    if known.readable and "\ufffd" not in known.text:
        return known.text
    if not known.readable and b"\0" in data[:1000]:
        raise Refused(_NO_TEXT)
    for name in _OTHERS:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if len(_CHINESE.findall(text)) > 0.5 * len(text):
            return text
    if not known.readable:
        raise Refused(_NO_TEXT)
    return known.text
