"""The shape of lines that can hide nothing, so that sound files are not looked at line by line."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from generator.reading.diagnosis.characters import ODD
from generator.reading.diagnosis.vocabulary import LISTS

_NO = rf"\r\n｛｝{ODD}"
_TEXT = rf"[^:#{_NO}]*+(?:(?::(?=\S)|(?<=\S)#)[^:#{_NO}]*+)*+"
_WIDE_QUOTED = r"[“”‘’＂＇][!-~]++[“”‘’＂＇]"
_EXTRA_COMMA = r"(?:\S{1,40}+(?<=,)|[A-Za-z0-9_/.:-]++[，；;。、])\r?$"
_WIDE_LIST = r"[［【][^\n]*\]\r?$"
_PLAIN = (
    rf"(?![-?:,\[\]{{}}#&*!|>'\"%@`~ \n”]|(?:null|Null|NULL)\r?$"
    rf"|{_WIDE_QUOTED}|{_EXTRA_COMMA}|{_WIDE_LIST})"
    rf"{_TEXT}(?<![\"' “‘\]])(?<!,)"
)
_QUOTED = rf"(?:\"[^\"\\{_NO}]*+(?:\\[\"\\][^\"\\{_NO}]*+)*+\"|'[^'{_NO}]*+')"
_WORD = (
    rf"(?:{_QUOTED}|(?![-?&*!|>%@`~'\"# ”]|{_WIDE_QUOTED})"
    rf"[^:#\[\]{{}}\",'{_NO}]++(?:(?:'(?=\w)|:(?=\d))[^:#\[\]{{}}\",'{_NO}]*+)*+"
    rf"(?<![“‘]))"
)
_WORDS = rf"\[(?![^,，\n]*+，[^,\]\n]*+\])(?:{_WORD}(?:, {_WORD})*+)?+\]"
_LISTED = "|".join(sorted(LISTS))
_PAIR = (
    rf"(?!(?:{_LISTED}): (?:\[[^\]\n]*|[^,}}\n]*)[，、；])"
    rf"[\w-]++: (?:{_WORDS}|{_WORD})"
)
_VALUE = rf"(?:{_PLAIN}|(?:{_QUOTED}|{_WORDS}|\{{{_PAIR}(?:, {_PAIR})*+\}})(?: *+|  #[^{_NO}]*+))"
_SEVERAL = (  # what may be several ids or names that were not written as a list
    rf"(?:{_LISTED}): ++(?:[［【]|[^\[\n]*[,;，、；]|\[[^\n]*[，、；])"
)
_LINE = (
    r" {0,40}+(?:"
    rf"#[^{_NO}]*+"
    rf"|(?:- ){{0,2}}+(?!{_SEVERAL})"
    rf"[A-Za-z0-9][A-Za-z0-9_-]*+:(?: ++{_VALUE}| *+)"
    rf"|- (?![\"'A-Za-z_-]++ *+[:：]|[-#]){_VALUE}"
    r")?+"
)
_CLEAN = re.compile(rf"(?:{_LINE}(?:\r?\n|\Z))*+", re.MULTILINE)


_CLEAN_VALUE = re.compile(
    rf"(?P<plain>{_PLAIN})|(?P<closed>{_QUOTED}|{_WORDS}|\{{{_PAIR}(?:, {_PAIR})*+\}})"
)


def clean_shape(line: str, start: int) -> Literal["plain", "closed"] | None:
    """The shape of a value that stands in a column and can hide nothing: `plain` or `closed`."""
    found = _CLEAN_VALUE.fullmatch(line, start) if start < len(line) else None
    if found is None:
        return None
    return "plain" if found["plain"] else "closed"


def is_clean(text: str) -> bool:
    """True when every line is a field, an item or a comment, and holds nothing that could mislead.

    Whether the lines fit together is another question, which YAML answers.
    """
    return (
        _CLEAN.fullmatch(text) is not None
        and "]（" not in text
        and text.count("\r") in (0, text.count("\n"))
        and unicodedata.is_normalized("NFC", text)
    )
