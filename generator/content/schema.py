"""JSON Schema of the kinds of file, for editors."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from generator.content.naming import of_docstring
from generator.content.records import KINDS


class _ForEditors(GenerateJsonSchema):
    """Help in the words of the fields alone: no titles made of names, no docstrings of ours."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        out = super().model_schema(schema)
        return {key: value for key, value in out.items() if key not in ("title", "description")}


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file, for editors."""
    schema = KINDS[kind].model_json_schema(by_alias=True, schema_generator=_ForEditors)
    return {"$schema": _ForEditors.schema_dialect, **_with_help(schema)}


def _with_help(schema: dict[str, Any]) -> dict[str, Any]:
    """The same with each field's help a line a language, however its docstring is wrapped."""
    return {name: _helped(name, one) for name, one in schema.items()}


def _helped(name: str, one: Any) -> Any:
    if name == "description" and isinstance(one, str):
        return of_docstring(one).help
    if isinstance(one, dict):
        return _with_help(one)
    return [_helped("", each) for each in one] if isinstance(one, list) else one
