"""What stands in the last site is taken from there, unless it is not what was made."""

from pathlib import Path

import pytest

from generator.build.manifest import Inventory


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages that was built before."""
    folder = tmp_path / "site"
    (folder / "roles").mkdir(parents=True)
    inventory = Inventory(tmp_path / "cache")
    for path in ("index.html", "roles/a.html"):
        (folder / path).write_text(path)
        inventory.take(path, f"key of {path}", folder)
    inventory.keep(folder, folder)
    return folder


def again(site: Path) -> Inventory:
    return Inventory(site.parent / "cache", [site])


def test_a_page_with_the_same_key_is_taken(site: Path) -> None:
    new = site.parent / "new"

    assert again(site).take("roles/a.html", "key of roles/a.html", new)
    assert "roles/a.html" == (new / "roles" / "a.html").read_text()


def test_another_key_is_another_page(site: Path) -> None:
    assert not again(site).take("roles/a.html", "another key", site.parent / "new")


def test_a_page_that_somebody_changed_is_not_taken(site: Path) -> None:
    (site / "index.html").write_text("changed by hand")

    assert not again(site).take("index.html", "key of index.html", site.parent / "new")


def test_a_page_that_is_gone_is_not_taken(site: Path) -> None:
    (site / "index.html").unlink()

    assert not again(site).take("index.html", "key of index.html", site.parent / "new")


def test_another_program_takes_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.manifest.program", lambda: "a new version")

    assert not again(site).take("index.html", "key of index.html", site.parent / "new")


def test_a_list_that_is_broken_costs_only_time(site: Path) -> None:
    (list_,) = (site.parent / "cache" / "sites").iterdir()
    list_.write_text("{")

    assert not again(site).take("index.html", "key of index.html", site.parent / "new")


def test_the_site_may_have_changed_its_place_before_it_is_taken_from(site: Path) -> None:
    made = site.parent / "made"
    inventory = again(site)
    inventory.take("index.html", "key of index.html", made)
    inventory.keep(made, site.parent / "moved")
    made.rename(site.parent / "moved")
    later = Inventory(site.parent / "cache", [site.parent / "moved"])

    assert later.take("index.html", "key of index.html", site.parent / "new")
