"""One error of pydantic, with what its surroundings say about it."""

from __future__ import annotations

import re
import typing
from functools import cached_property
from itertools import takewhile
from typing import Any

from generator.content.explain.lookup import field_at, fields_at, help_of, model_at
from generator.content.explain.phrases import CERTAIN, PHRASES
from generator.content.types import Record
from generator.content.vocabulary import meant
from generator.content.walk import plan
from generator.problems.spelling import Guess, guess, narrow, suggest
from generator.reading.document import Path

LONGEST = 40
"""How many of the characters typed are examined and quoted."""
REACH = 40
"""How many items above are asked whether one belongs to them."""


class Mistake:
    """An error of pydantic, in its surroundings."""

    def __init__(self, error: dict[str, Any], data: Any, kind: type[Record]) -> None:
        self.type: str = error["type"]
        self.path: Path = tuple(error["loc"])
        self.given = error["input"]
        self.context: dict[str, Any] = error.get("ctx", {})
        self.data = data
        self.kind = kind

    @property
    def name(self) -> str:
        return str(self.path[-1]) if self.path else ""

    @property
    def typed(self) -> str:
        """What was typed, as a message may quote it."""
        return self.given[:LONGEST] if isinstance(self.given, str) else ""

    @property
    def is_prose(self) -> bool:
        """True for a field that holds sentences, not an id, a number or a word of a list."""
        names = [part for part in self.path if isinstance(part, str)]
        at = model_at(self.kind, tuple(names[:-1]))
        return any(one.prose for one in plan(at) if one.key == names[-1]) if at else True

    @property
    def only_list(self) -> str:
        """The list that alone is required of the mapping that belongs here; empty if another is."""
        at = model_at(self.kind, self.path)
        required = [one for one in at.model_fields.items() if one[1].is_required()] if at else []
        if len(required) != 1 or typing.get_origin(required[0][1].annotation) is not tuple:
            return ""
        return required[0][1].alias or required[0][0]

    @property
    def is_required(self) -> bool:
        """Whether the field may not be left out."""
        info = field_at(self.kind, self.path)[1]
        return info is not None and info.is_required()

    @property
    def fields(self) -> list[str]:
        """The fields that may stand where an unknown one does."""
        return fields_at(self.kind, self.path[:-1])

    @cached_property
    def guess(self) -> Guess | None:
        """The field that an unknown name probably meant."""
        return meant(self.name, self.fields)

    @property
    def meant(self) -> str | None:
        return self.guess and self.guess.word

    @property
    def is_certain(self) -> bool:
        """True if only spelling or language differs, and the field is not there already."""
        return self.guess is not None and self.guess.sure and self.meant not in self.neighbours

    @cached_property
    def right(self) -> Guess | None:
        """The value that was meant, if that is clear."""
        if not isinstance(self.given, str):
            return None
        if self.type == "literal_error":
            return _choice(self)
        fix = PHRASES[self.type].fix if self.type in PHRASES else None
        word = fix(self.given) if fix and len(self.given) <= 200 else None
        sure = self.type in CERTAIN or word == narrow(self.given).lower()
        return Guess(word, sure) if word else None

    @property
    def neighbours(self) -> dict[str, Any]:
        """The mapping in which it stands."""
        found = value_at(self.data, self.path[:-1])
        return found if isinstance(found, dict) else {}

    @property
    def home(self) -> Path | None:
        """Where a field belongs that stands too far left or right."""
        if self.type != "extra_forbidden" or self.name in self.fields:
            return None
        return _inner_home(self) or _home_above(self) or _outer_home(self)

    @property
    def is_of_another(self) -> bool:
        """True for a field of an item that belongs to the item above."""
        return self.home is not None and self.home == _home_above(self)

    @property
    def stands_for(self) -> set[Path]:
        """The places of fields that are present under another name."""
        if self.type != "extra_forbidden":
            return set()
        if home := self.home:
            return {home}
        return {(*self.path[:-1], self.meant)} if self.meant else set()


def _inner_home(mistake: Mistake) -> Path | None:
    """The place of a field that was not indented below what it belongs to, like those above it."""
    names, fields = list(mistake.neighbours), mistake.fields
    above = names[: names.index(mistake.name)] if mistake.name in names else []
    beside = list(takewhile(lambda name: name not in fields, reversed(above)))
    if len(beside) == len(above):
        return None
    path: Path = (*mistake.path[:-1], above[-1 - len(beside)])
    value = value_at(mistake.data, path)
    if isinstance(value, list) and value:
        path, value = (*path, len(value) - 1), value[-1]
    fits = {mistake.name, *beside} <= set(fields_at(mistake.kind, path))
    free = value is None or (isinstance(value, dict) and mistake.name not in value)
    return (*path, mistake.name) if fits and free else None


def _home_above(mistake: Mistake) -> Path | None:
    """A field of an item that belongs below an item above, which ends with an empty name."""
    outer, number = mistake.path[:-2], mistake.path[-2] if len(mistake.path) > 1 else None
    nearest = range(number - 1, max(-1, number - 1 - REACH), -1) if isinstance(number, int) else ()
    for n in nearest:
        item = value_at(mistake.data, (*outer, n))
        last = next(reversed(item), None) if isinstance(item, dict) else None
        if last is not None and item[last] is None:
            home: Path = (*outer, n, last)
            fits = mistake.name in fields_at(mistake.kind, home)
            return (*home, 0, mistake.name) if fits else None
    return None


def _outer_home(mistake: Mistake) -> Path | None:
    """A field that belongs further out."""
    for length in range(len(mistake.path) - 2, -1, -1):
        path = mistake.path[:length]
        outer = value_at(mistake.data, path)
        if isinstance(outer, dict) and mistake.name in fields_at(mistake.kind, path):
            return None if mistake.name in outer else (*path, mistake.name)
    return None


def value_at(data: Any, path: Path) -> Any:
    """The value at a path, None where there is none."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _choice(mistake: Mistake) -> Guess | None:
    """The choice that was meant; its Chinese name in the field's help is understood, too."""
    choices = choices_of(mistake)
    help_ = help_of(mistake.kind, mistake.path)
    in_chinese = dict(re.findall(r"(\w+) ([一-鿿]+)", help_.zh)) if help_ else {}
    typed = narrow(mistake.typed)
    named = next((word for word in choices if in_chinese.get(word) == typed), None)
    if named:
        return Guess(named, sure=True)
    within = [word for word in choices if in_chinese.get(word, typed + " ") in typed]
    if len(within) == 1:  # `简体中文`
        return Guess(within[0], sure=False)
    near_name = suggest(typed, in_chinese.values()) if not typed.isascii() else None
    return Guess(next(w for w, name in in_chinese.items() if name == near_name), sure=False) \
        if near_name else guess(typed, choices)


def choices_of(mistake: Mistake) -> list[str]:
    expected = str(mistake.context["expected"]).replace(" or ", ",")
    return [word.strip(" '") for word in expected.split(",")]
