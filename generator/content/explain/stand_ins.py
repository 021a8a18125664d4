"""Records in spite of mistakes: something harmless stands for what is wrong."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from pydantic import ValidationError

from generator.content.explain.mistake import Mistake, choices_of, value_at
from generator.content.types import UNKNOWN, Record
from generator.reading.document import Path

R = TypeVar("R", bound=Record)

ROUNDS = 6
"""How often stand-ins are put in: one may show the next mistake."""


def errors_of(error: ValidationError) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", error.errors(include_url=False))



_STAND_INS: dict[str, Any] = {
    "tuple_type": [], "model_type": {}, "day": "2000-01-01", "date_type": "2000-01-01",
    "whole": "0", "int_type": "0", "percent": "0", "amount": "0", "float_type": "0", "width": "6",
    "count": "1", "lines": "1",
    "duration": "1 天", "moment": "当天", "colour": "#000000",
    "flag": "true", "bool_type": "true",
    "clause_id": "x-000", "id": "x",
}  # fmt: skip


def with_stand_ins(kind: type[R], data: Any, errors: list[dict[str, Any]]) -> R | None:
    """A record with placeholders for what is wrong."""
    data = _copy(data)
    for _ in range(ROUNDS):
        mistakes = [Mistake(one, data, kind) for one in errors]
        # First what stands under another name: then it is missing no longer.
        for mistake in sorted(mistakes, key=lambda one: one.type != "extra_forbidden"):
            data = _stand_in(mistake)
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            errors = errors_of(error)
    return None


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data


def _stand_in(mistake: Mistake) -> Any:
    """The data with one mistake fixed or replaced by a placeholder."""
    data, path = mistake.data, mistake.path
    if mistake.type == "extra_forbidden":
        value = mistake.neighbours.pop(mistake.name, None)
        meant = mistake.home or (mistake.meant and (*path[:-1], mistake.meant))
        return _put(data, meant, value) if meant and value_at(data, meant) is None else data
    if mistake.type == "missing" and value_at(data, path) is not None:
        return data
    if mistake.right:
        return _put(data, path, mistake.right.word)
    words = choices_of(mistake) if mistake.type == "literal_error" else [UNKNOWN]
    return _put(data, path, _STAND_INS.get(mistake.type, words[0]))


def _put(data: Any, path: Path, value: Any) -> Any:
    """The data with a value put at a path, replacing what is in its way."""
    if not path:
        return _copy(value)
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        if not isinstance(data, list) or first >= len(data):
            return _put(None, rest, value)
        data[first] = _put(data[first], rest, value)
        return data
    if not isinstance(data, dict):
        data = {} if data is None else {"id": "x"}
    data[first] = _put(data.get(first), rest, value)
    return data
