"""Templates that are compiled once, and listed without what is hidden."""

from __future__ import annotations

from pathlib import Path
from types import CodeType

from jinja2 import DictLoader, Environment
from jinja2.ext import Extension

from generator.outputs.site.loading import Bytecode, Visible


class Store(dict[str, bytes]):
    def put(self, key: str, data: bytes) -> None:
        self[key] = data


class Compiles(Environment):
    """Says how many templates it had to compile."""

    count = 0

    def _compile(self, source: str, filename: str) -> CodeType:
        self.count += 1
        return super()._compile(source, filename)


class Louder(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return source.upper()


def rendered(store: Store, text: str, *extensions: type[Extension]) -> tuple[str, int]:
    """What a template gives in a new environment, and how much that one had to compile."""
    environment = Compiles(loader=DictLoader({"page": text}), extensions=extensions)
    environment.bytecode_cache = Bytecode(store, environment)
    return environment.get_template("page").render(), environment.count


def test_a_template_is_compiled_once_for_all_builds() -> None:
    store = Store()

    assert ("early", 1) == rendered(store, "early")
    assert ("early", 0) == rendered(store, "early")


def test_a_template_that_changed_is_compiled_again() -> None:
    store = Store()
    rendered(store, "early")

    assert ("late", 1) == rendered(store, "late")


def test_what_an_extension_changes_is_not_taken_for_what_it_was_before() -> None:
    store = Store()
    rendered(store, "early")

    assert ("EARLY", 1) == rendered(store, "early", Louder)


def test_templates_are_listed_without_hidden_folders(tmp_path: Path) -> None:
    for name in ("base.html", "partials/nav.html", ".icons/home.svg", "partials/.more/x.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert ["base.html", "partials/nav.html"] == Visible([tmp_path]).list_templates()
    assert Visible([tmp_path]).get_source(Environment(), ".icons/home.svg")
