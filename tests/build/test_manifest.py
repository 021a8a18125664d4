"""What stands in the last site is taken from there, unless it is not what was made."""

import os
from pathlib import Path

import pytest

from generator.build.cache import Cache
from generator.build.manifest import Manifest, fingerprint


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages that was built before."""
    folder = tmp_path / "site"
    (folder / "roles").mkdir(parents=True)
    manifest = Manifest(Cache(tmp_path / "cache"))
    for path in ("index.html", "roles/a.html"):
        (folder / path).write_text(path)
        manifest.take(path, f"key of {path}")
    manifest.keep(folder, folder)
    return folder


def again(site: Path) -> Manifest:
    return Manifest(Cache(site.parent / "cache"), [site])


def test_a_page_with_the_same_key_is_taken(site: Path) -> None:
    new, manifest = site.parent / "new", again(site)

    assert manifest.take("roles/a.html", "key of roles/a.html")
    assert [] == manifest.link(new)
    assert "roles/a.html" == (new / "roles" / "a.html").read_text()


def test_another_key_is_another_page(site: Path) -> None:
    assert not again(site).take("roles/a.html", "another key")


def test_a_page_that_somebody_changed_is_not_taken(site: Path) -> None:
    (site / "index.html").write_text("changed by hand")

    assert not again(site).take("index.html", "key of index.html")


def test_a_page_of_the_same_size_that_is_another_file_or_was_written_later_is_not_taken(
    site: Path,
) -> None:
    page, other = site / "index.html", site / "roles" / "a.html"
    before = page.stat()
    other.write_text("INDEX.HTML")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert not again(site).take("index.html", "key of index.html")

    other.replace(page)
    assert not again(site).take("index.html", "key of index.html")


def test_a_page_that_is_gone_is_not_taken(site: Path) -> None:
    (site / "index.html").unlink()

    assert not again(site).take("index.html", "key of index.html")


def test_another_program_takes_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.cache.program", lambda: "a new version")

    assert not again(site).take("index.html", "key of index.html")


def test_a_list_that_is_broken_costs_only_time(site: Path) -> None:
    (list_,) = (path for path in (site.parent / "cache").rglob("*") if path.is_file())
    list_.write_bytes(list_.read_bytes()[:-1])

    assert not again(site).take("index.html", "key of index.html")


def test_the_site_may_have_changed_its_place_before_it_is_taken_from(site: Path) -> None:
    made, moved = site.parent / "made", site.parent / "moved"
    manifest = again(site)
    manifest.take("index.html", "key of index.html")
    manifest.link(made)
    manifest.keep(made, moved)
    made.rename(moved)
    later = Manifest(Cache(site.parent / "cache"), [moved])

    assert later.take("index.html", "key of index.html")


def test_nothing_is_linked_before_all_is_written(site: Path) -> None:
    new, manifest = site.parent / "new", again(site)
    manifest.take("index.html", "key of index.html")
    new.mkdir()
    (new / "index.html").write_text("of docs")

    assert ["index.html"] == manifest.link(new)
    assert "of docs" == (new / "index.html").read_text()
    assert "index.html" == (site / "index.html").read_text()


def test_what_vanishes_before_it_is_linked_is_named(site: Path) -> None:
    manifest = again(site)
    manifest.take("index.html", "key of index.html")
    (site / "index.html").unlink()

    assert ["index.html"] == manifest.link(site.parent / "new")


def test_from_another_disk_a_page_is_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("Invalid cross-device link")

    new, manifest = site.parent / "new", again(site)
    manifest.take("roles/a.html", "key of roles/a.html")
    monkeypatch.setattr(os, "link", refuse)

    assert [] == manifest.link(new)
    assert "roles/a.html" == (new / "roles/a.html").read_text()
    assert 1 == (new / "roles/a.html").stat().st_nlink


def test_a_site_has_another_fingerprint_when_any_file_is_changed_added_or_removed(
    site: Path,
) -> None:
    known = [fingerprint(site), fingerprint(site)]
    (site / "roles" / "a.html").write_text("changed")
    known.append(fingerprint(site))
    (site / "roles" / "b.html").write_text("")
    known.append(fingerprint(site))
    (site / "roles" / "b.html").rename(site / "roles" / "c.html")
    known.append(fingerprint(site))
    (site / "index.html").unlink()
    known.append(fingerprint(site))

    assert known[0] == known[1]
    assert 5 == len(set(known))
