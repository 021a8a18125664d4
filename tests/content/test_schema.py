"""What editors learn of the files agrees with what the reader takes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.commands.schema import setting
from generator.content.load import file_name
from generator.content.records import KINDS
from generator.content.schema import json_schema
from tests.outputs.real import real_files
from tests.reads import read


def fits(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether a value is as a schema says: the part of JSON Schema that ours are written in."""
    if "$ref" in schema:
        return fits(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "anyOf" in schema:
        return any(fits(value, one, whole) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if "const" in schema:
        return bool(value == schema["const"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if kind_of(value) not in kinds and not (kind_of(value) == "integer" and "number" in kinds):
        return False
    if isinstance(value, str):
        return re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, list):
        return all(fits(one, schema["items"], whole) for one in value)
    if isinstance(value, dict):
        known = schema["properties"]
        return value.keys() >= set(schema.get("required", ())) and all(
            key in known and fits(one, known[key], whole) for key, one in value.items()
        )
    return True


def kind_of(value: Any) -> str:
    kinds = {bool: "boolean", int: "integer", str: "string", list: "array", dict: "object"}
    return kinds.get(type(value), "null")


def as_an_editor_reads(value: Any) -> Any:
    """Our reader keeps every scalar as text; an editor takes `true` and `30` for what they are."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(one) for one in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if value is not None and re.fullmatch("[0-9]+", value) else value


def accepts(kind: str, text: str) -> bool:
    schema = json_schema(kind)
    return fits(as_an_editor_reads(read("x.yaml", text.encode()).value), schema, schema)


def base_files() -> dict[str, bytes]:
    files = real_files().items()
    return {path: data for path, data in files if not path.endswith(".en.yaml")}


def test_every_file_of_the_handbook_is_as_the_schema_of_its_kind_says() -> None:
    wrong = []
    for path, data in base_files().items():
        name = file_name(path)
        assert name
        if not accepts(name.kind, data.decode()):
            wrong.append(path)

    assert [] == wrong


MINIMAL = "title: 甲\ndepartment: a\npurpose: 乙\nduties: []\n"


@pytest.mark.parametrize(
    "more",
    [
        "aliases: 前台",
        "aliases: [前台, 110]",
        "follows: a-standard",
        "authority: {may: [一句话, {text: 一句话, source: desk-001}]}",
        "duties: [{title: 甲, text: 乙, supplement: 是}]",
        "duties: [{title: 甲, text: 乙, catch_all: true}]",
        "version: 2",
        "effective: 2026-12-01",
    ],
)
def test_shorthands_of_the_reader_are_known(more: str) -> None:
    text = re.sub("duties: .*\n", "", MINIMAL) if more.startswith("duties") else MINIMAL

    assert accepts("role", text + more)


@pytest.mark.parametrize(
    "more",
    [
        "titel: 甲",
        "department: 行政部",
        "measures: [指标]",
        "duties: [{title: 甲, text: 乙, when: 每天}]",
    ],
)
def test_what_the_reader_refuses_is_refused(more: str) -> None:
    key = more.partition(":")[0]
    text = re.sub(f"^{key}: .*\n", "", MINIMAL, flags=re.M)

    assert not accepts("role", text + more)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_help_in_chinese(kind: str) -> None:
    silent = [
        name for name, field in fields_of(json_schema(kind)) if not re.search("[一-鿿]", field)
    ]

    assert [] == silent


def fields_of(schema: Any) -> list[tuple[str, str]]:
    """Every field that a schema knows, however deep, with its help."""
    if isinstance(schema, list):
        return [field for one in schema for field in fields_of(one)]
    if not isinstance(schema, dict):
        return []
    own = [(name, one.get("description", "")) for name, one in schema.get("properties", {}).items()]
    return own + [field for one in schema.values() for field in fields_of(one)]


def test_the_command_writes_a_schema_for_each_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["schema", "--to", str(tmp_path / "new" / "folder")])
    written = {path.name for path in (tmp_path / "new" / "folder").iterdir()}
    printed = json.loads(capsys.readouterr().out)["yaml.schemas"]

    assert (0, {f"{kind}.schema.json" for kind in KINDS}) == (code, written)
    assert written == {Path(path).name for path in printed}


def test_the_setting_finds_the_schema_of_every_file_and_none_for_translations() -> None:
    patterns = {
        schema: re.escape(glob).replace(r"!\(\*\.en\)", "[^/.]+").replace(r"\*", "[^/]+")
        for schema, glob in setting(Path("s"), Path("roles")).items()
    }
    for path in real_files():
        if path.endswith("translated.en.yaml"):  # which only the program writes
            continue
        name = file_name(path)
        assert name
        found = [one for one, glob in patterns.items() if re.fullmatch(glob, f"roles/{path}")]

        assert ([] if name.language else [f"s/{name.kind}.schema.json"]) == found
