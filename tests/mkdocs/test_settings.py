"""mkdocs.yml and docs/ are read, but run nothing and lead nowhere."""

from pathlib import Path

import pytest

from generator.build import publish
from generator.build.cache import Cache
from generator.mkdocs.build import DEFAULT_CONFIG, Failed, build
from generator.mkdocs.job import Job
from generator.outputs.artifact import Site
from generator.outputs.registry import OUTPUTS
from tests.small import small_site


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to build in, with a page of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("# About\n", "utf-8")
    return tmp_path


def settings(here: Path, more: str = "") -> None:
    (here / "mkdocs.yml").write_text(f"INHERIT: {DEFAULT_CONFIG}\n{more}", "utf-8")


def refused(here: Path, site: Site) -> str:
    """Why the site is not built."""
    with pytest.raises(Failed) as failed:
        build(Job(site), here / "site")
    assert not (here / "site" / "index.html").exists()
    return str(failed.value)


TAGS = [
    '!!python/object/apply:os.mkdir ["ran"]',
    '!!python/object/new:os.mkdir [["ran"]]',
    "!!python/name:os.system",
    "!!python/module:antigravity",
    '!<tag:yaml.org,2002:python/object/apply:os.mkdir> ["ran"]',
    "{a: [&x !!python/tuple [1]]}",
]


@pytest.mark.parametrize("tag", TAGS)
def test_no_code_runs_from_the_settings(here: Path, tag: str) -> None:
    settings(here, f"extra:\n  x: {tag}\n")

    assert "mkdocs.yml:3" in refused(here, small_site())
    assert not (here / "ran").exists()


def test_a_handle_of_ones_own_hides_no_tag(here: Path) -> None:
    (here / "mkdocs.yml").write_text(
        '%TAG !p! tag:yaml.org,2002:python/\n---\nextra: !p!object/apply:os.mkdir ["ran"]\n'
    )

    assert "mkdocs.yml:3" in refused(here, small_site())
    assert not (here / "ran").exists()


def test_no_code_runs_from_the_settings_that_others_build_on(here: Path) -> None:
    settings(here, f"extra: {TAGS[0]}\n")
    (here / "mkdocs.yml").rename(here / "base.yml")
    (here / "mkdocs.yml").write_text("INHERIT: base.yml\n")

    assert "base.yml:2" in refused(here, small_site())
    assert not (here / "ran").exists()


def test_what_is_wrong_with_the_settings_is_reported(here: Path) -> None:
    settings(here, "nonsense: 3\n")

    assert "nonsense" in refused(here, small_site())


def test_settings_that_cannot_be_read_are_reported(here: Path) -> None:
    settings(here, "a: [b\n")

    assert "mkdocs.yml" in refused(here, small_site())


def test_a_link_in_docs_publishes_nothing_from_elsewhere(here: Path) -> None:
    (here / "secret").mkdir()
    (here / "secret" / "plan.txt").write_text("the safe's number")
    (here / "docs" / "plan.txt").symlink_to(here / "secret" / "plan.txt")
    (here / "docs" / "all").symlink_to(here / "secret", target_is_directory=True)

    settings(here)

    assert "all, plan.txt" in refused(here, small_site())


def test_a_file_in_docs_takes_the_place_of_none_of_ours(here: Path) -> None:
    settings(here)
    (here / "docs" / "print").mkdir()
    (here / "docs" / "print" / "welcome.pdf").write_bytes(b"another")

    assert "print/welcome.pdf" in refused(here, small_site())


TWINS = {
    "index.md": "# mine",
    "index.html": "mine",
    "Index.html": "mine",
    "handbook.json": "{}",
    "roles/office-clerk/index.html": "mine",
    "procedures/welcome.md": "# mine",
    "roles/office-clerk": "mine",
    "404.html": "mine",
}


@pytest.mark.parametrize("name", TWINS)
def test_nothing_in_docs_takes_the_place_of_what_the_handbook_makes(here: Path, name: str) -> None:
    settings(here, "strict: true\n")
    file = here / "docs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(TWINS[name])

    assert f"docs/{name}" in refused(here, small_site())


def test_two_pages_of_docs_may_not_become_one(here: Path) -> None:
    settings(here)
    (here / "docs" / "a.md").write_text("# one")
    (here / "docs" / "A.html").write_text("two")

    assert "docs/A.html" in refused(here, small_site())


HOOK = """
from pathlib import Path

def on_post_build(config):
    page = Path(config.site_dir, "index.html")
    page.parent.mkdir(exist_ok=True)
    with page.open("w") as file:
        file.write("of a hook")
    raise RuntimeError("stopped")
"""


def test_a_program_of_the_settings_that_writes_and_fails_cannot_reach_the_last_site(
    here: Path,
) -> None:
    settings(here)
    cache, but_paper = Cache(here / "cache"), OUTPUTS.keys() - {"paper", "search"}
    with publish.staged(here / "site") as folder:
        build(Job(small_site(), cache, here / "site", outputs=but_paper), folder)
    before = (here / "site" / "index.html").read_bytes()
    (here / "hook.py").write_text(HOOK)
    settings(here, "hooks: [hook.py]\n")
    with pytest.raises(Failed), publish.staged(here / "site") as folder:
        build(Job(small_site(), cache, here / "site", [here / "site"], but_paper), folder)

    assert before == (here / "site" / "index.html").read_bytes()


def test_an_icon_s_name_from_the_theme_s_manual_is_allowed(here: Path) -> None:
    settings(
        here,
        "markdown_extensions:\n"
        "  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n",
    )
    site, but_paper = here / "site", OUTPUTS.keys() - {"paper"}
    build(Job(small_site(), outputs=but_paper), site)

    assert (here / "site" / "about.html").is_file()
