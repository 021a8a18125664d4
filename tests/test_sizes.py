"""Nothing is longer than one can take in: lines of templates, functions, modules."""

import ast
from collections.abc import Iterator
from pathlib import Path

GENERATOR = Path(__file__).parent.parent / "generator"
LONGEST_LINE, LONGEST_FUNCTION, LONGEST_MODULE = 120, 50, 450


def named(path: Path) -> str:
    return path.relative_to(GENERATOR.parent).as_posix()


def test_no_line_of_a_template_is_too_long() -> None:
    found = GENERATOR.glob("**/templates/*")
    templates = [path for path in found if path.suffix in (".html", ".typ")]
    wrong = [
        f"{named(path)}:{number} has {len(line)} characters"
        for path in templates
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]

    assert templates
    assert [] == wrong


def test_no_module_and_no_function_is_too_long() -> None:
    assert [] == [one for path in sorted(GENERATOR.rglob("*.py")) for one in too_long(path)]


def too_long(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    if text.count("\n") > LONGEST_MODULE:
        yield f"{named(path)} has {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{named(path)}: {node.name} has {lines} lines"
