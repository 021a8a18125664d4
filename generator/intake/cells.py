"""Values as texts that somebody edits elsewhere, in a cell of Excel or of a table in Word.

What is named by its id is shown by its title, and a choice by its word. Several values stand a
line each. A value that could not be told from another one is quoted, as JSON is.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

from generator.content import ids
from generator.content.handbook import Handbook
from generator.content.rows import Column
from generator.content.titles import ids_of
from generator.locale import choices, words
from generator.reading.document import Plain

DIGEST = 10
"""So many characters of a text's hash tell whether somebody has edited it."""

_WITH_ID = re.compile(r"(?P<title>.*) \[(?P<id>[a-z0-9-]+(?:/[a-z0-9-]+)?)\]", re.DOTALL)
_FLAGS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


def digest(text: str) -> str:
    """A short hash of a cell, whatever a program did to its blanks and line ends."""
    return hashlib.sha256(tidy(text).encode()).hexdigest()[:DIGEST]


def tidy(text: str) -> str:
    """A cell without blanks around its lines."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


class Cells:
    """Turns values into texts, and texts into values, in the words of one language."""

    def __init__(self, handbook: Handbook, language: str) -> None:
        self.handbook = handbook
        self.language = language
        self._flags: tuple[str, str] = (
            words(language)["cells"]["no"], words(language)["cells"]["yes"],
        )  # fmt: skip
        self._labels: dict[tuple[str, ...], dict[str, str]] = {}
        self._named: dict[tuple[str, ...], dict[str, str]] = {}

    # -- values as texts

    def text(self, column: Column, value: Plain) -> str:
        """The text of a cell."""
        if isinstance(value, list):
            return "\n".join(self._one(column, one) for one in value)
        return "" if value is None else self._one(column, value)

    def _one(self, column: Column, value: Plain) -> str:
        typed = value if isinstance(value, str) else ""
        shown = self._shown(column, typed)
        return shown if self._read(column, shown) == self.meant(column, typed) else _quoted(typed)

    def _shown(self, column: Column, typed: str) -> str:
        if column.language:
            return typed
        if column.is_flag and typed.lower() in _FLAGS:
            return self._flags[_FLAGS[typed.lower()]]
        if column.choices:
            return self.choice(column, typed)
        if column.plan.refers:
            return self.labels(column.plan.refers).get(typed, typed)
        return typed

    def choice(self, column: Column, value: str) -> str:
        """The word for a value that a column offers."""
        word: str = choices(self.language, column.record, column.plan.key).get(value, value)
        return word

    def flags(self) -> tuple[str, str]:
        """The words for no and yes."""
        return self._flags

    def labels(self, kinds: tuple[str, ...]) -> dict[str, str]:
        """What may be named in a field, by id: the title, with the id where others bear it too."""
        if kinds not in self._labels:
            found = dict.fromkeys(id for kind in kinds for id in ids_of(self.handbook, kind))
            self._labels[kinds] = _labelled({id: self.handbook.title(id) for id in found})
            if "any" in kinds:
                self._labels[kinds] |= {
                    id: f"{title} [{id}]"
                    for id, title in self.handbook.titles.items()
                    if id not in found and "\n" not in title
                }
            self._named[kinds] = {label: id for id, label in self._labels[kinds].items()}
        return self._labels[kinds]

    # -- texts as values

    def value(self, column: Column, text: str) -> Plain:
        """The value that a text stands for; None for an empty one."""
        if not text.strip():
            return None
        if column.several:
            return [self._read(column, line) for line in text.strip("\n").split("\n")]
        return self._read(column, text)

    def meant(self, column: Column, typed: str) -> str:
        """A value as it would be written: a flag is true or false."""
        is_flag = column.is_flag and typed.lower() in _FLAGS and not column.language
        return str(_FLAGS[typed.lower()]).lower() if is_flag else typed

    def _read(self, column: Column, text: str) -> str:
        if column.several and (not text or text != text.strip() or "\n" in text):
            return ""  # such a line would be lost among others
        if text.startswith('"'):
            return _unquoted(text)
        if column.language:
            return text
        if column.is_flag and text in self._flags:
            return ("false", "true")[self._flags.index(text)]
        if column.choices:
            return {self.choice(column, one): one for one in column.choices}.get(text, text)
        return self._id(column.plan.refers, text) if column.plan.refers else text

    def _id(self, kinds: tuple[str, ...], text: str) -> str:
        labels = self.labels(kinds)
        if text in labels:
            return text
        named = self._named[kinds].get(text)
        found = _WITH_ID.fullmatch(text)
        return named or (found["id"] if found and found["id"] in labels else text)


def _labelled(titles: Mapping[str, str]) -> dict[str, str]:
    seen: dict[str, int] = {}
    for title in titles.values():
        seen[title] = seen.get(title, 0) + 1
    return {id: _label(id, title, seen[title] == 1) for id, title in titles.items()}


def _label(id: str, title: str, is_unique: bool) -> str:
    plain = " ".join(title.split())
    is_clear = is_unique and plain == title and not ids.is_id(plain) and plain[:1] != '"'
    return plain if is_clear and not _WITH_ID.fullmatch(plain) else f"{plain} [{id}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _unquoted(text: str) -> str:
    try:
        found = json.loads(text)
    except ValueError:
        return text
    return found if isinstance(found, str) else text
