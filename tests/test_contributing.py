"""CONTRIBUTING.md explains every field, and its examples are a handbook without a problem."""

import json
import re
from pathlib import Path

import pytest

from generator.commands import schema
from generator.content.checks import check
from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.content.records import KINDS
from generator.content.schema import json_schema
from generator.problems.render import render

TEXT = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.M | re.S)


def example(**changed: str) -> Loaded:
    """The examples as one handbook: the first line of each says which file it is."""
    files = {}
    for block in blocks("yaml"):
        path = block.splitlines()[0].removeprefix("# roles/")
        text = block.replace(*changed["role"].split(" → ")) if changed else block
        files[path] = text.encode()
    return load(files)


def test_the_examples_are_one_handbook_without_a_mistake() -> None:
    assert [] == [(p.span, p.message.en) for p in check(example()).errors]


def test_there_is_an_example_of_every_kind_and_of_a_translation() -> None:
    names = example().names.values()

    assert (set(KINDS), {None, "en"}) == ({n.kind for n in names}, {n.language for n in names})


def test_what_the_translation_says_is_shown() -> None:
    edition = example().editions["en"]

    assert isinstance(edition, Handbook)
    assert "Receptionist" == edition.title("front-desk")
    assert "Opening other people's mail." == edition.plain(
        edition.entries["front-desk/must-not-no-opening"].item.text  # type: ignore[attr-defined]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_shown(kind: str) -> None:
    text = "".join(blocks("yaml"))
    whole = json_schema(kind)
    parts = [whole, *whole.get("$defs", {}).values()]
    fields = {name for part in parts for name in part.get("properties", {})}

    assert [] == sorted(name for name in fields if not re.search(rf"\b{name}:", text))


def test_the_message_shown_is_what_check_says() -> None:
    loaded = example(role="department: admin-hr        → department: amin-hr        ")
    said = render(check(loaded).errors, loaded.lines, "zh")

    assert said in TEXT


def test_the_setting_for_the_editor_is_what_the_command_prints() -> None:
    expected = {"yaml.schemas": schema.setting(Path(".vscode"), Path("roles"))}

    assert [expected] == [json.loads(block) for block in blocks("json")]


def test_links_inside_the_page_lead_to_a_heading() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", line.lower()).strip().replace(" ", "-")
        for line in re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", TEXT, flags=re.S), re.M)
    }

    assert set() == set(re.findall(r"\]\(#([^)]+)\)", TEXT)) - headings
