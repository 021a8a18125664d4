"""A site stands only while everything that it was made of, and it itself, is as it was."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.cache import Cache
from generator.commands.unchanged import Inputs
from generator.mkdocs.build import DEFAULT_CONFIG, loaded_config
from generator.mkdocs.settings import sources
from tests.commands.test_build import copy_of_content

CONTENT, SITE = Path("roles"), Path("site")
READ = [Path("mkdocs.yml"), Path("docs")]
SETTINGS = f"INHERIT: {DEFAULT_CONFIG}\nsite_name: x\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    """A handbook in the current folder, and the cache of the build that has made its site."""
    monkeypatch.chdir(tmp_path)
    copy_of_content(CONTENT)
    for path, text in (
        ("mkdocs.yml", SETTINGS), ("docs/page.md", "# A"), ("releases/1.0.json", "{}"),
        ("site/index.html", "home"), ("site/roles/one.html", "one"),
    ):  # fmt: skip
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, "utf-8")
    cache = Cache(Path(".cache"))
    Inputs(CONTENT).gave(SITE, cache, READ)
    return cache


def stands(cache: Cache) -> bool:
    return Inputs(CONTENT).still_give(SITE, cache)


def test_a_site_stands_while_nothing_changes(cache: Cache) -> None:
    assert stands(cache)
    assert not stands(Cache(None))
    assert not Inputs(CONTENT).still_give(Path("elsewhere"), cache)


CHANGES: dict[str, Callable[[], object]] = {
    "a text": lambda: (CONTENT / "glossary.yaml").write_text("terms: []", "utf-8"),
    "a file less": (CONTENT / "glossary.yaml").unlink,
    "a picture": lambda: (CONTENT / "logo.png").write_bytes(b"picture"),
    "the settings": lambda: Path("mkdocs.yml").write_text(f"{SETTINGS}# and more", "utf-8"),
    "a page": lambda: Path("docs/page.md").write_text("# B", "utf-8"),
    "a new page": lambda: Path("docs/new.md").write_text("# New", "utf-8"),
    "a release": lambda: Path("releases/1.1.json").write_text("{}", "utf-8"),
    "an approval": lambda: Path("releases/1.0.approvals.yaml").write_text("approvals: []", "utf-8"),
    "a file of the site": lambda: (SITE / "index.html").write_text("HOME", "utf-8"),
    "the time of a file of the site": lambda: os.utime(SITE / "index.html", (1, 1)),
    "a file less in the site": (SITE / "roles" / "one.html").unlink,
    "a file more in the site": lambda: (SITE / "more.html").write_text("more", "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_the_handbook_is_built(change: str, cache: Cache) -> None:
    CHANGES[change]()

    assert not stands(cache)


def test_papers_say_whether_they_are_in_force_so_another_day_is_a_change(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796169600")

    assert not stands(cache)


def test_what_changes_during_a_build_is_no_part_of_what_is_remembered(cache: Cache) -> None:
    before = Inputs(CONTENT)
    Path("docs/page.md").write_text("# B", "utf-8")
    before.gave(SITE, cache, READ)

    assert not stands(cache)


def test_a_build_that_read_what_nobody_looks_at_is_not_remembered(cache: Cache) -> None:
    (CONTENT / "glossary.yaml").unlink()
    Inputs(CONTENT).gave(SITE, cache, [*READ, Path("elsewhere")])

    assert not stands(cache)


@pytest.mark.parametrize(
    "more",
    [
        "hooks: [hook.py]",
        "plugins: [handbook, search]",
        "copyright: !ENV WHO",
        "markdown_extensions: [pymdownx.snippets]",
        "theme: {name: material, custom_dir: over}",
    ],
)
def test_settings_that_may_bring_in_anything_promise_nothing(more: str, cache: Cache) -> None:
    Path("hook.py").touch()
    Path("over").mkdir()
    Path("mkdocs.yml").write_text(SETTINGS, "utf-8")
    here = [Path("mkdocs.yml"), DEFAULT_CONFIG, Path("docs").absolute()]
    known = sources(loaded_config(Path("mkdocs.yml"), SITE), Path("mkdocs.yml"))
    Path("mkdocs.yml").write_text(f"{SETTINGS}{more}\n", "utf-8")

    assert here == known
    assert sources(loaded_config(Path("mkdocs.yml"), SITE), Path("mkdocs.yml")) is None
