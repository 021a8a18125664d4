"""The hand-written pages say what the program does."""

import re
import tomllib
from pathlib import Path

import pytest

from generator.outputs.site.frame import CONTENT_POLICY
from tests.test_imports import LAYERS

DOCS = Path(__file__).parent.parent / "docs"
GENERATOR = DOCS.parent / "generator"


def nginx(page: str) -> str:
    """The nginx example of a page, without its comments."""
    block = re.search(r"```nginx\n(.*?)```", (DOCS / page).read_text("utf-8"), re.S)
    assert block
    return re.sub(r"^\s*#.*\n", "", block[1], flags=re.M)


def test_the_server_sends_the_policy_that_the_pages_carry() -> None:
    policies = re.findall(r"\"~\^text/html\"  \"(.*)\";", nginx("hosting.md"))

    assert [f"{CONTENT_POLICY}; frame-ancestors 'self'"] == policies


def test_both_languages_configure_the_server_alike() -> None:
    assert nginx("hosting.md") == nginx("en/hosting.md")


@pytest.mark.parametrize("page", sorted(path.name for path in DOCS.glob("*.md")))
def test_every_page_has_its_translation_with_as_many_sections(page: str) -> None:
    sections = [
        len(re.findall("^## ", (folder / page).read_text("utf-8"), re.M))
        for folder in (DOCS, DOCS / "en")
    ]

    assert sections[0] == sections[1]


@pytest.mark.parametrize(
    "page", sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
)
def test_pages_hold_no_raw_html(page: str) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", (DOCS / page).read_text("utf-8"), flags=re.S)

    assert [] == re.findall(r"</?[a-z][^>]*>", text)


def test_the_map_of_the_architecture_names_every_module() -> None:
    map_ = (DOCS / "develop" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_]+)/?`", map_))
    modules = {path.stem for path in GENERATOR.iterdir() if path.suffix in (".py", "")}

    assert set() == modules - named - {"__init__", "__main__", "__pycache__"}


def tree() -> dict[str, str]:
    """What the tree of the architecture says of each folder and file of generator/."""
    map_ = (DOCS / "develop" / "architecture.md").read_text("utf-8")
    block = map_.split("```\ngenerator/\n")[1].split("```")[0]
    return dict(re.findall(r"^  (\w\S+) +(.*(?:\n {14}.*)*)", block, re.M))


@pytest.mark.parametrize("place", tree())
def test_what_the_tree_of_the_architecture_names_is_there(place: str) -> None:
    outside_brackets = re.split("[,;:]", re.sub(r"\([^()]*\)", "", tree()[place]))
    named = {one.strip() for one in outside_brackets if re.fullmatch(r"\s*[\w.]+/?\s*", one)}
    folder = GENERATOR / place
    there = {path.name.removesuffix(".py") + "/" * path.is_dir() for path in folder.glob("*")}

    assert folder.exists()
    assert set() == named - there


def test_the_tree_of_the_architecture_names_every_folder_of_modules() -> None:
    folders = {path.parent.relative_to(GENERATOR) for path in GENERATOR.rglob("__init__.py")}
    deep = {path for path in folders if len(path.parts) > 1}
    missing = {path for path in deep if f"{path.name}/" not in tree()[f"{path.parts[0]}/"]}

    assert set() == missing
    assert {f"{path.parts[0]}/" for path in folders if path.parts} <= tree().keys()


def test_the_architecture_lists_the_layers_in_their_order() -> None:
    map_ = (DOCS / "develop" / "architecture.md").read_text("utf-8")
    (line,) = [line for line in map_.splitlines() if line.startswith("`problems` ")]

    assert [name for name in LAYERS if name != "__main__"] == re.findall(r"`(\w+)`", line)


def test_every_library_has_its_reasons() -> None:
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[<>=]", one)[0].lower() for one in project["dependencies"]}
    decisions = (DOCS / "develop" / "decisions.md").read_text("utf-8").lower()
    known = {"mkdocs-material": "material", "markupsafe": "escaping"}

    assert set() == {name for name in names if known.get(name, name) not in decisions}
