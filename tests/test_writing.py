"""The manuals for writers explain every field; their examples are handbooks without a problem."""

import json
import re
from pathlib import Path
from typing import Literal

import pytest

from generator.commands import schema
from generator.content.checks import check
from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.content.records import KINDS
from generator.content.schema import json_schema
from generator.problems.render import render

DOCS = Path(__file__).parent.parent / "docs"
Manual = Literal["zh", "en"]
PAGES: dict[Manual, str] = {
    "zh": (DOCS / "writing.md").read_text("utf-8"),
    "en": (DOCS / "en" / "writing.md").read_text("utf-8"),
}
EACH = pytest.mark.parametrize("manual", PAGES)


def blocks(manual: Manual, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGES[manual], re.M | re.S)


def example(manual: Manual, typed: str = "", instead: str = "") -> Loaded:
    """The examples as one handbook: the first line of each says which file it is."""
    files = {}
    for block in blocks(manual, "yaml"):
        path = block.splitlines()[0].removeprefix("# roles/")
        files[path] = block.replace(typed, instead).encode()
    return load(files)


@EACH
def test_the_examples_are_one_handbook_without_a_mistake(manual: Manual) -> None:
    assert [] == [(p.span, p.message.en) for p in check(example(manual)).errors]


@EACH
def test_there_is_an_example_of_every_kind_and_of_a_translation(manual: Manual) -> None:
    names = example(manual).names.values()
    translation = {"zh": "en", "en": "zh"}[manual]

    assert (set(KINDS), {None, translation}) == (
        {n.kind for n in names},
        {n.language for n in names},
    )


@pytest.mark.parametrize(
    ("manual", "title", "text"),
    [
        ("zh", "Receptionist", "Opening other people's mail."),
        ("en", "前台", "拆别人的信件和快递。"),
    ],
)
def test_what_the_translation_says_is_shown(manual: Manual, title: str, text: str) -> None:
    edition = example(manual).editions[{"zh": "en", "en": "zh"}[manual]]

    assert isinstance(edition, Handbook)
    assert title == edition.title("front-desk")
    assert text == edition.plain(
        edition.entries["front-desk/must-not-no-opening"].item.text  # type: ignore[attr-defined]
    )


@EACH
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_shown(manual: Manual, kind: str) -> None:
    text = "".join(blocks(manual, "yaml"))
    whole = json_schema(kind)
    parts = [whole, *whole.get("$defs", {}).values()]
    fields = {name for part in parts for name in part.get("properties", {})}

    assert [] == sorted(name for name in fields if not re.search(rf"\b{name}:", text))


@EACH
def test_the_message_shown_is_what_check_says(manual: Manual) -> None:
    loaded = example(manual, "department: admin-hr        ", "department: amin-hr        ")
    said = render(check(loaded).errors, loaded.lines, manual)

    assert said in PAGES[manual]


@EACH
def test_the_setting_for_the_editor_is_what_the_command_prints(manual: Manual) -> None:
    expected = {"yaml.schemas": schema.setting(Path(".vscode"), Path("roles"))}

    assert [expected] == [json.loads(block) for block in blocks(manual, "json")]


def test_english_examples_are_in_english_but_for_the_translation_into_chinese() -> None:
    written = [block for block in blocks("en", "yaml") if ".zh.yaml" not in block.splitlines()[0]]

    assert [] == re.findall("[一-鿿]+", "".join(written))
