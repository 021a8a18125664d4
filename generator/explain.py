"""pydantic's errors in the words of an office, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from generator.model import Record
from generator.problems import Problem, Words
from generator.reader import Document, Path
from generator.spelling import suggest


def explain(error: ValidationError, source: Document, kind: type[Record]) -> Iterator[Problem]:
    """The problems behind a validation error, each with its place in the file."""
    for one in error.errors(include_url=False):
        yield _explain_one(cast("dict[str, Any]", one), source, kind)


_PHRASES: dict[str, tuple[Words, Words]] = {
    "id": (
        Words("编号“{input}”不合格式", "“{input}” cannot be an id"),
        Words("编号只用小写英文字母、数字和连字符，例如 front-desk。",
              "Ids are lower-case letters, digits and hyphens, such as front-desk."),
    ),
    "reference": (
        Words("“{input}”不是条目编号", "“{input}” is not the id of an item"),
        Words("写成 visitor-reception 或 visitor-reception/greet。",
              "Write visitor-reception or visitor-reception/greet."),
    ),
    "clause_id": (
        Words("“{input}”不是条款编号", "“{input}” is not the id of a clause"),
        Words("条款编号形如 frontdesk-001。", "Clause ids look like frontdesk-001."),
    ),
    "flag": (
        Words("“{input}”既不是“是”也不是“否”", "“{input}” is neither yes nor no"),
        Words("请写 true 或 false。", "Write true or false."),
    ),
    "whole": (
        Words("“{input}”不是整数", "“{input}” is not a whole number"),
        Words("请写阿拉伯数字，例如 30。", "Write digits only, such as 30."),
    ),
    "day": (
        Words("“{input}”不是日历上的日期", "“{input}” is not a day of the calendar"),
        Words("日期写成 2026-12-01 的样子。", "Write dates like 2026-12-01."),
    ),
    "blank": (
        Words("这里是空的", "this is empty"),
        Words("请填写内容，或删掉这一行。", "Fill it in, or remove the line."),
    ),
    "string_type": (
        Words("这里应当是一句文字", "a text is expected here"),
        Words("文字里有冒号时，请用引号括起来。", "Put quotes around a text that holds a colon."),
    ),
    "tuple_type": (
        Words("这里应当是列表", "a list is expected here"),
        Words("每项一行，以“- ”开头。", "One item a line, each starting with “- ”."),
    ),
    "model_type": (
        Words("这里应当是若干“名称: 内容”", "“name: value” lines are expected here"),
        Words("请检查缩进和冒号后的空格。", "Check the indentation and the space after the colon."),
    ),
}  # fmt: skip
_PHRASES["date_type"] = _PHRASES["day"]
_PHRASES["int_type"] = _PHRASES["whole"]
_PHRASES["bool_type"] = _PHRASES["flag"]


def _explain_one(one: dict[str, Any], source: Document, kind: type[Record]) -> Problem:
    path: Path = tuple(one["loc"])
    type_, given = one["type"], one["input"]
    if type_ == "missing":
        return Problem(
            "missing-field",
            source.span(path[:-1], key=True),
            Words(f"缺少“{path[-1]}”", f"“{path[-1]}” is missing"),
            _help_of(kind, path),
        )
    if type_ == "extra_forbidden":
        known = _fields_at(kind, path[:-1])
        near = suggest(str(path[-1]), known)
        listed = "、".join(known)
        hint = (
            Words(f"是不是“{near}”？", f"Did you mean “{near}”?")
            if near
            else Words(f"这里可以写：{listed}。", f"Known here: {listed.replace('、', ', ')}.")
        )
        return Problem(
            "unknown-field",
            source.span(path, key=True),
            Words(f"不认识“{path[-1]}”这一项", f"there is no field “{path[-1]}”"),
            hint,
        )
    span = source.span(path)
    if type_ == "literal_error":
        expected = [w.strip(" '") for w in one["ctx"]["expected"].replace(" or ", ",").split(",")]
        near = suggest(str(given), expected)
        return Problem(
            "unknown-word",
            span,
            Words(f"“{given}”不是可选的词", f"“{given}” is not one of the words to choose from"),
            Words(f"是不是“{near}”？可选：{'、'.join(expected)}。" if near else
                  f"可选：{'、'.join(expected)}。",
                  (f"Did you mean “{near}”? " if near else "") + f"One of: {', '.join(expected)}."),
        )  # fmt: skip
    if given is None:
        type_ = "blank"
    message, hint = _PHRASES.get(type_, _PHRASES["string_type"])
    shown = given if isinstance(given, str) else ""
    return Problem(
        type_.replace("_", "-"),
        span,
        Words(message.zh.replace("{input}", shown), message.en.replace("{input}", shown)),
        hint,
    )


def _model_at(kind: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the mapping that stands at a path."""
    current: type[BaseModel] | None = kind
    for part in path:
        if isinstance(part, int) or current is None:
            continue
        info = next((f for n, f in current.model_fields.items() if part in (n, f.alias)), None)
        current = next(_models(info.annotation), None) if info else None
    return current


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


def _fields_at(kind: type[BaseModel], path: Path) -> list[str]:
    at = _model_at(kind, path)
    return [f.alias or name for name, f in at.model_fields.items()] if at else []


def _help_of(kind: type[BaseModel], path: Path) -> Words | None:
    """The description of a field, as the hint of what to write there."""
    at = _model_at(kind, path[:-1])
    for name, info in at.model_fields.items() if at else ():
        if path[-1] in (name, info.alias):
            return Words(*[f"{path[-1]}: {info.description}"] * 2)
    return None
