"""Plain values as YAML text, in the style of people: plain words, short lists in brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.content.vocabulary import VOCABULARY
from generator.reading.diagnosis.clean import clean_shape
from generator.reading.document import Plain

_IN_BRACKETS = re.compile(
    r"(?![-?~])[^:#\[\]{}\",'&*!|>%@`\s](?:[^:#\[\]{}\",'\n]*[^:#\[\]{}\",'\s])?"
)
_FIGURE = re.compile(r"[0-9]+\.[0-9]+")
"""A version, or a figure: other programs would read 1.10 as 1.1."""
_NAME = re.compile(r"[A-Za-z0-9_/.-]+")
_LONGEST_LINE = 80


class Style(NamedTuple):
    """How a file is written."""

    list_indent: int = 2
    """How far lists are indented below their names."""
    quotes: bool = False
    """True to put quotes even where a text could do without."""


class Placed(NamedTuple):
    """A value as it stands in its place."""

    behind: str
    """What stands on the line of its name or dash."""
    below: list[str]
    """The lines below, indented from where the name or dash stands."""


def of_field(value: Plain, style: Style) -> Placed:
    """A value that stands behind a name."""
    if not _is_block(value):
        return Placed(inline(value, style), [])
    if isinstance(value, str):
        return literal(value)
    by = style.list_indent if isinstance(value, list) else 2
    return Placed("", _indented(lines(value, style), by))


def of_item(value: Plain, style: Style) -> Placed:
    """A value that stands behind a dash."""
    if not _is_block(value):
        return Placed(inline(value, style), [])
    if isinstance(value, str):
        return literal(value)
    first, *others = lines(value, style)
    return Placed(first, _indented(others, 2))


def literal(text: str) -> Placed:
    """A text on lines of its own."""
    return Placed("|", _indented(text.split("\n"), 2))


def entry(key: str, value: Plain, style: Style) -> list[str]:
    """A field with its value, as lines without indentation."""
    placed = of_field(value, style)
    return [f"{key}: {placed.behind}".rstrip(), *placed.below]


def item(value: Plain, style: Style) -> list[str]:
    """An item of a list, as lines without indentation."""
    placed = of_item(value, style)
    return [f"- {placed.behind}".rstrip(), *placed.below]


def lines(value: Plain, style: Style) -> list[str]:
    """The entries of a list or mapping, each on lines of its own."""
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in entry(key, inner, style)]
    return [line for inner in value or () for line in item(inner, style)]


def _is_block(value: Plain) -> bool:
    """Whether a value takes lines of its own: a long text, a mapping, all but short lists."""
    if isinstance(value, str):
        return "\n" in value
    if isinstance(value, list):
        names = all(isinstance(one, str) and _NAME.fullmatch(one) for one in value)
        return not names or sum(len(str(one)) + 2 for one in value) > _LONGEST_LINE
    return bool(value)


def inline(value: Plain, style: Style) -> str:
    """A value that stands behind its name or its dash."""
    if isinstance(value, str):
        return scalar(value, style)
    return "" if value is None else flow(value, style)


def scalar(text: str, style: Style, mark: str | None = None) -> str:
    """A text outside of brackets; `mark` are the quotes that stood there before."""
    is_plain = not style.quotes and clean_shape(text, 0, VOCABULARY) == "plain"
    if not mark and is_plain and not is_figure(text):
        return text
    return quoted(text, mark)


def flow(value: Plain, style: Style) -> str:
    """A value inside of brackets."""
    if value is None:
        return ""
    if isinstance(value, str):
        is_plain = not style.quotes and _IN_BRACKETS.fullmatch(value)
        return value if is_plain and not is_figure(value) else quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(flow(one, style) for one in value) + "]"
    return "{" + ", ".join(f"{key}: {flow(one, style)}" for key, one in value.items()) + "}"


def is_figure(text: str) -> bool:
    """True for what other programs read as a number with a point."""
    return _FIGURE.fullmatch(text) is not None


def fits_in_brackets(value: Plain) -> bool:
    """True for an item of texts and short lists."""
    if isinstance(value, dict):
        return bool(value) and not any(
            isinstance(one, dict) or _is_block(one) for one in value.values()
        )
    return isinstance(value, list)


def quoted(text: str, mark: str | None = None) -> str:
    """A text in quotes: the given ones, else those that it does not hold itself."""
    holds_double = '"' in text or "\\" in text
    if mark == "'" or (mark != '"' and holds_double and "'" not in text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _indented(several: list[str], by: int) -> list[str]:
    return [" " * by + line if line else "" for line in several]
