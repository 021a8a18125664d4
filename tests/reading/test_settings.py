"""Another program's settings are read by YAML's rules, with places, and nothing hostile is read."""

from typing import Any

import pytest

from generator.reading.nodes import dashes
from generator.reading.settings import DEEPEST, Entry, Unreadable, entries


def test_values_are_plain_and_their_names_have_places() -> None:
    text = """\
site_name: 前台
theme: {name: material, features: [a, b]}

plugins:
  - search
  - handbook: {content: roles}
count: 3
none: null
&mark markdown: !!python/name:os.system ''
? [odd, key]
: {[a]: 1, b: 2}
"""
    found = entries(text)

    assert found is not None
    assert found["site_name"] == Entry("前台", 1, 1)
    assert found["theme"] == Entry({"name": "material", "features": ["a", "b"]}, 2, 1)
    assert found["plugins"] == Entry(["search", {"handbook": {"content": "roles"}}], 4, 1)
    assert [found[name][:2] for name in ("count", "none")] == [("3", 7), ("null", 8)]
    assert found["markdown"].value is None  # what it means is for the other program to say
    assert {"b": "2"} == list(found.values())[-1].value


@pytest.mark.parametrize(
    ("text", "expected"), [("", {}), ("# nothing\n", {}), ("- a\n", None), ("a", None)]
)
def test_without_names_at_the_top_there_are_none(text: str, expected: Any) -> None:
    assert expected == entries(text)


@pytest.mark.parametrize(
    ("text", "line", "column", "is_deep"),
    [
        ("a: b\nc: 'd", 2, 6, False),
        ("a: b\n c: d\n", 2, 3, False),
        ("a: *b\n", 1, 4, False),
        ("a: \x07\n", 1, 1, False),
        ("a:\n" + "- " * DEEPEST + "b", 2, 2 * DEEPEST - 1, True),
        ("x: &x 1\n" + f"y: [{'*x,' * (DEEPEST + 1)}]\n", 2, 5 + 3 * DEEPEST, True),
    ],
)
def test_what_cannot_be_read_is_reported_where_it_stands(
    text: str, line: int, column: int, is_deep: bool
) -> None:
    with pytest.raises(Unreadable) as refused:
        entries(text)

    found = refused.value
    assert (line, column, is_deep) == (found.line, found.column, found.is_deep)


def test_settings_may_be_as_deep_as_the_limit_and_hold_many_lists_in_turn() -> None:
    found = entries("a:\n" + "- " * (DEEPEST - 1) + "b\nc: [[1], [2], [3]]\n")

    assert found is not None
    assert [["1"], ["2"], ["3"]] == found["c"].value
    entries("a: [" + "[], " * 100 + "]")


def test_what_stands_in_itself_comes_to_an_end() -> None:
    found = entries("a: &a [*a]\n")

    assert found is not None
    assert repr(found["a"].value).count("[") == DEEPEST + 1


def test_dashes_are_found_where_items_begin_and_nowhere_else() -> None:
    assert [5, 11, 13] == dashes("a:\n  - x\n  - - y-z\n# - z\nb: [-1, '- ']\nc: |\n  - d\n")
