"""What stands in brackets on a line: where they are closed, and the texts between their commas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.reading.diagnosis import quoting

LONGEST = 2_000
"""Characters of a list on one line that is looked into: nobody writes a longer one by hand."""
_NAME = re.compile(
    r"(?P<name>[\w.-]+(?=\s*:(?:\s|[,}]))|<<(?=\s*:\s)|\"[^\"]*\"(?=\s*:)|'[^']*'(?=\s*:))\s*:\s*"
)
"""A name and its colon; behind a quoted one YAML wants no space, as in JSON."""
_QUOTED = re.compile(
    r"(?:(?<=[\[{,:，、；])|(?<=[\[{,:，、；] ))"
    r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
)


def closing_bracket(text: str) -> int | None:
    """Where the bracket that a text begins with is closed."""
    return _closings(text).get(0)


def _closings(text: str) -> dict[int, int]:
    """Where the brackets of a text are closed, by where they are opened."""
    out, opened = dict[int, int](), list[int]()
    for sign in re.finditer(r"[\[\]{}]", without_quotes(text)):
        if sign[0] in "[{":
            opened.append(sign.start())
        elif opened:
            out[opened.pop()] = sign.start()
    return out


def still_open(text: str) -> str:
    """The signs that would close the brackets which a text leaves open, the outermost first."""
    open_ = ""
    for sign in re.findall(r"[\[\]{}]", without_quotes(text)):
        open_ = open_ + _CLOSES[sign] if sign in _CLOSES else open_[:-1]
    return open_


_CLOSES = {"[": "]", "{": "}"}


def is_in_braces(text: str, at: int) -> bool:
    """True where pairs stand; in a list, a name and a colon may be a part of a text."""
    opened = []
    for sign in re.finditer(r"[\[\]{}]", text[:at]):
        if sign[0] in "[{":
            opened.append(sign[0])
        elif opened:
            opened.pop()
    return opened[-1:] == ["{"]


def without_quotes(text: str) -> str:
    """A text in brackets with its quoted items blanked out, each as long as it was."""
    return _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text)


class Text(NamedTuple):
    """A text inside brackets: an item of a list, or the value of a pair."""

    at: int
    words: str
    key: str | None
    """The name of the field that it stands in."""
    listed: bool
    alone: bool
    """True for the only item of a list."""


def texts(text: str, key: str | None) -> Iterator[Text]:
    """The texts of a value in brackets, which is that of a field."""
    at, inside, keys = 1, [text[0]], [key]
    closings = _closings(text) if len(text) <= LONGEST else {}
    while inside and at < len(text) <= LONGEST:
        if text[at] in " ,":
            at += 1
            continue
        if text[at] in "]}":
            inside.pop()
            keys.pop()
            at += 1
            continue
        if inside[-1] == "{" and (name := _NAME.match(text, at)):
            keys[-1] = name["name"].strip("\"'")
            at = name.end()
        if at == len(text):
            return
        if text[at] in "[{" and _is_nested(text, at, closings):
            inside.append(text[at])
            keys.append(keys[-1])
            at += 1
        elif text[at] not in ",]}":
            end = _end_of_text(text, at, closings, inside[-1] == "{")
            listed = inside[-1] == "["
            alone = listed and text[:at].rstrip(" ")[-1] == "[" and text[end : end + 1] == "]"
            yield Text(at, text[at:end].rstrip(" "), keys[-1], listed, alone)
            at = end


def _is_nested(text: str, at: int, closings: dict[int, int]) -> bool:
    """True for a list or mapping inside another, not for a text that starts with a bracket."""
    closing = closings.get(at)
    if closing is None or re.match(r"\{[\w-]+\}", text[at:]):
        return False
    return text[closing + 1 :].lstrip(" ")[:1] in ("", ",", "]", "}")


def _end_of_text(text: str, at: int, closings: dict[int, int], in_braces: bool) -> int:
    """Where the text that starts in a column ends: at the next comma or bracket of the list.

    In braces a name follows each comma; what has none goes on with the text.
    """
    end = at
    if text[at] in "\"'" and (closing := quoting.closing(text[at:])):
        end = at + closing + 1
        if text[end:].lstrip(" ")[:1] in ("", ",", "]", "}"):
            return end
    while end < len(text) and (
        text[end] not in ",]}"
        or _is_spoken(text[at:], end - at)
        or (in_braces and _GOES_ON.match(text, end))
    ):
        end = closings.get(end, end) + 1
    return end


_GOES_ON = re.compile(
    r", *(?=[^,{}:：#\"'\[\]]*?(?:[^\W_][ ，。、]|[一-鿿]))[^,{}:：#\"'\[\]]+(?=[,}])"
)
"""A comma in a sentence: neither a name nor figures follow."""


def _is_spoken(text: str, comma: int) -> bool:
    """True for a comma between Chinese quotation marks, where a text goes on."""
    opened = text.rfind("“", 0, comma)
    before, behind = text[opened + 1 : comma], re.match("[^“”\"'{}\\[\\]]*”", text[comma:])
    return text[comma] == "," and opened >= 0 and "”" not in before and behind is not None
