"""JSON Schema of the kinds of file, for editors."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

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
    return {"$schema": _ForEditors.schema_dialect, **schema}
