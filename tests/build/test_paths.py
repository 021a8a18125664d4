"""No two things of a site are written to one place."""

import pytest

from generator.build.paths import Clash, clashes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("index.html", "index.html"),
        ("roles/a/index.html", "Roles/A/Index.HTML"),
        ("roles/caf\u00e9.html", "roles/cafe\u0301.html"),
        ("roles/stra\u00dfe.html", "roles/STRASSE.html"),
    ],
)
def test_paths_that_any_disk_takes_for_one_clash(one: str, other: str) -> None:
    assert [Clash(other, "ours", "docs")] == clashes([(one, "ours"), (other, "docs")])


@pytest.mark.parametrize(
    ("file", "below"), [("roles", "roles/a.html"), ("A", "a/b/c.html"), ("b/C", "B/c/d/e")]
)
def test_a_file_clashes_with_what_needs_a_folder_of_that_name(file: str, below: str) -> None:
    assert [Clash(file, "ours", "docs")] == clashes([(file, "docs"), (below, "ours")])
    assert [Clash(file, "ours", "docs")] == clashes([(below, "ours"), (file, "docs")])


def test_other_paths_live_beside_each_other() -> None:
    assert [] == clashes((path, path) for path in ("a", "b/a", "b/c", "b/cd/e", "b.html", "ab"))
