"""The shape of lines that can hide nothing, so that sound files are not looked at line by line."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from generator.reading.diagnosis.vocabulary import Vocabulary
from generator.reading.invisible import ODD

_NO = rf"\r\n｛｝{ODD}"
_TEXT = rf"[^:#{_NO}]*+(?:(?::(?=\S)|(?<=\S)#)[^:#{_NO}]*+)*+"
_WIDE_QUOTED = r"[“”‘’＂＇][!-~]++[“”‘’＂＇]"
_EXTRA_COMMA = r"(?:\S{1,40}+(?<=,)|[A-Za-z0-9_/.:-]++[，；;。、])\r?$"
_ROUND = r"[(（](?: *[a-z_]+ *[:：]|[^\n一-鿿]*[)）]\r?$)"
_WIDE_LIST = r"[［【](?:[^\n]*\]|[ -~，、；]*[］】])\r?$"
_PLAIN = (
    rf"(?![-?:,\[\]{{}}#&*!|>'\"%@`~ \n”]|(?:null|Null|NULL)\r?$"
    rf"|{_WIDE_QUOTED}|{_EXTRA_COMMA}|{_WIDE_LIST}|{_ROUND})"
    rf"{_TEXT}(?<![\"' “‘\]])(?<!,)"
)
_QUOTED = rf"(?:\"[^\"\\{_NO}]*+(?:\\[\"\\][^\"\\{_NO}]*+)*+\"|'[^'{_NO}]*+')"
_WORD = (
    rf"(?:{_QUOTED}|(?![-?&*!|>%@`~'\"# ”]|{_WIDE_QUOTED})"
    rf"[^:#\[\]{{}}\",'{_NO}]++(?:(?:'(?=\w)|:(?=\d))[^:#\[\]{{}}\",'{_NO}]*+)*+"
    rf"(?<![“‘]))"
)
_WIDE_COMMAS = r"[^,，\n]*+，[^,\]\n]*+\]|[^\]\n]*[a-z0-9][，、；;] *[a-z0-9]"
_WORDS = rf"\[(?!{_WIDE_COMMAS})(?:{_WORD}(?:, {_WORD})*+)?+\]"


_HALF_QUOTED = re.compile("“[^”\n]*\"")
"""A Chinese mark and a plain one, which may have been meant for a pair."""


class _Patterns(NamedTuple):
    """What clean lines and values look like, given which fields may hold several ids or texts."""

    text: re.Pattern[str]
    value: re.Pattern[str]


@cache
def _patterns(lists: frozenset[str], texts: frozenset[str]) -> _Patterns:
    listed, of_texts = ("|".join(sorted(names)) or r"(?!)" for names in (lists, texts))
    pair = (
        rf"(?!(?:{listed}): (?:[［【]|(?:\[[^\]\n]*|[^,}}\n]*)[，、；;])|(?:{of_texts}): [［【])"
        rf"[\w-]++: (?:{_WORDS}|{_WORD})"
    )
    pairs = rf"\{{{pair}(?:, {pair})*+\}}"
    value = rf"(?:{_PLAIN}|(?:{_QUOTED}|{_WORDS}|{pairs})(?: *+|  #[^{_NO}]*+))"
    several = (  # what may be several ids, names or texts that were not written as a list
        rf"(?:{listed}): ++(?:[［【]|[^\[\n]*[,;，、；]|\[[^\n]*[，、；;])|(?:{of_texts}): ++[［【]"
    )
    line = (
        r" {0,40}+(?:"
        rf"#[^{_NO}]*+"
        rf"|(?:- )?+(?!{several})"
        rf"[A-Za-z0-9][A-Za-z0-9_-]*+:(?: ++{value}| *+)"
        rf"|- (?![\"'A-Za-z_-]++ *+[:：]|[-#]){value}"
        r")?+"
    )
    return _Patterns(
        re.compile(rf"(?:{line}(?:\r?\n|\Z))*+", re.MULTILINE),
        re.compile(rf"(?P<plain>{_PLAIN})|(?P<closed>{_QUOTED}|{_WORDS}|{pairs})"),
    )


def clean_shape(line: str, start: int, names: Vocabulary) -> Literal["plain", "closed"] | None:
    """The shape of a value that stands in a column and can hide nothing: `plain` or `closed`."""
    shape = _patterns(names.lists, names.texts).value
    found = shape.fullmatch(line, start) if start < len(line) else None
    if found is None or _HALF_QUOTED.search(line, start):
        return None
    return "plain" if found["plain"] else "closed"


def is_clean(text: str, names: Vocabulary) -> bool:
    """True when every line is a field, an item or a comment, and holds nothing that could mislead.

    Whether the lines fit together is another question, which YAML answers.
    """
    return (
        _patterns(names.lists, names.texts).text.fullmatch(text) is not None
        and "]（" not in text
        and _HALF_QUOTED.search(text) is None
        and text.count("\r") in (0, text.count("\n"))
        and unicodedata.is_normalized("NFC", text)
    )
