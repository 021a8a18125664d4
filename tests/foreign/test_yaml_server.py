"""The real YAML language server understands our schemas as `init` sets them up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cli
from tests.foreign.conftest import Foreign
from tests.foreign.yaml_server import YamlServer

ROOT = Path(__file__).parents[2]
WRONG = "title: 甲\ndepartmnt: a\nduties:\n  - {title: 乙, text: 丙, when: dayly}\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(foreign: Foreign, tmp_path_factory: pytest.TempPathFactory) -> Iterator[YamlServer]:
    root = tmp_path_factory.mktemp("editor") / "handbook"
    assert 0 == cli.main(["init", str(root)])
    settings = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))
    program = foreign.modules / ".bin" / "yaml-language-server"
    there = YamlServer(program, root, settings["yaml.schemas"])
    yield there
    there.close()


@pytest.mark.parametrize(
    "content", ["tests/handbook/roles", "roles/front-desk", "generator/starter"]
)
def test_sound_files_have_no_complaint(server: YamlServer, content: str) -> None:
    wrong = []
    for path in sorted((ROOT / content).rglob("*.yaml")):
        if path.suffixes == [".yaml"] and path.parent.name != "new":
            name = path.relative_to(ROOT / content.partition("/")[0]).as_posix()
            place = f"roles/{name.removeprefix('handbook/roles/').removeprefix('starter/roles/')}"
            wrong += [
                (place, one["message"]) for one in server.open(place, path.read_text("utf-8"))
            ]

    assert [] == wrong


def test_mistakes_are_marked_where_they_are(server: YamlServer) -> None:
    found = server.open("roles/desk/role.yaml", WRONG)

    said = {(one["range"]["start"]["line"], one["message"].split(".")[0]) for one in found}
    assert (1, "Property departmnt is not allowed") in said
    assert (3, "Value is not accepted") in said
    assert (0, 'Missing property "department"') in said


def test_a_field_explains_itself_in_both_languages(server: YamlServer) -> None:
    server.open("roles/desk/role.yaml", WRONG)
    help_ = server.at("textDocument/hover", "roles/desk/role.yaml", 0, 2)["contents"]["value"]

    assert "岗位名称" in help_
    assert "Title: what the document is called" in help_


def test_fields_and_words_are_offered(server: YamlServer) -> None:
    server.open("roles/desk/role.yaml", WRONG)
    fields = server.at("textDocument/completion", "roles/desk/role.yaml", 1, 0)["items"]
    words = server.at("textDocument/completion", "roles/desk/role.yaml", 3, 30)["items"]

    assert {"department", "reports_to", "works_with"} <= {one["label"] for one in fields}
    assert "daily" in {one["label"] for one in words}
