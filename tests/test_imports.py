"""Imports point one way, and each foreign library has one home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"

# Each folder of generator/ may import itself and what stands to its left.
LAYERS = (
    *("problems", "reading", "locale", "content", "intake", "outputs"),
    *("build", "mkdocs", "editing", "commands", "cli", "__main__"),
)

# The same for outputs/; the modules beside its folders import none of them, but for the registry.
OUTPUTS = (
    *("pictures", "quiz", "sheets", "practice", "site", "exports", "registers", "search"),
    *("changes", "offline", "registry"),
)

# The only places that may know of a library which we might one day replace.
HOMES = {
    "yaml": {"reading"},
    "mkdocs": {"mkdocs"},
    "jinja2": {"outputs", "mkdocs"},
    "typst": {"outputs"},
    "docx": {"intake", "outputs"},
}

MODULES = sorted(GENERATOR.rglob("*.py"))


def layer(module: Path) -> str:
    """The first name under generator/; empty for generator/__init__.py."""
    return module.relative_to(GENERATOR).with_suffix("").parts[0].replace("__init__", "")


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of all that a module imports, wherever in it the import stands."""
    package = ("generator", *module.relative_to(GENERATOR).parent.parts)
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else ()
            source = ".".join([*above, *(node.module or "").split(".")]).strip(".")
            for name in node.names:
                yield node.lineno, f"{source}.{name.name}"


def described(module: Path) -> str:
    return module.relative_to(GENERATOR.parent).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=described)
def test_a_module_imports_only_from_layers_to_its_left(module: Path) -> None:
    allowed = LAYERS[: LAYERS.index(layer(module)) + 1] if layer(module) else ()
    wrong = [
        f"{described(module)}:{line} imports {name}"
        for line, name in imports(module)
        if name.startswith("generator.") and name.split(".")[1] not in allowed
    ]

    assert [] == wrong


@pytest.mark.parametrize("module", sorted((GENERATOR / "outputs").rglob("*.py")), ids=described)
def test_an_output_imports_only_from_outputs_to_its_left(module: Path) -> None:
    here = module.relative_to(GENERATOR / "outputs").with_suffix("").parts[0]
    later = OUTPUTS[OUTPUTS.index(here) + 1 :] if here in OUTPUTS else OUTPUTS
    wrong = [
        f"{described(module)}:{line} imports {name}"
        for line, name in imports(module)
        if name.startswith("generator.outputs.") and name.split(".")[2] in later
    ]

    assert [] == wrong


@pytest.mark.parametrize("module", MODULES, ids=described)
def test_a_foreign_library_is_imported_only_where_it_is_at_home(module: Path) -> None:
    wrong = [
        f"{described(module)}:{line} imports {name}"
        for line, name in imports(module)
        if layer(module) not in HOMES.get(name.split(".")[0], {layer(module)})
    ]

    assert [] == wrong


def test_every_module_has_its_place_in_the_layers() -> None:
    layers = {layer(module) for module in MODULES} - {""}

    assert set() == layers - set(LAYERS)
