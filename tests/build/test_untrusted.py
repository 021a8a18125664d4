"""Whatever is done to the cache, the site is the one that is made without it, and no code runs."""

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import publish
from generator.build.cache import Cache
from generator.build.records import recalled
from generator.mkdocs.build import build
from generator.mkdocs.job import Job
from generator.outputs.artifact import Site
from generator.outputs.registry import OUTPUTS
from tests.small import small_files

BUT_PAPER = OUTPUTS.keys() - {"paper"}

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "flipped": lambda data: data[: len(data) // 2] + b"\xff" + data[len(data) // 2 + 1 :],
    "zeroed": lambda data: bytes(len(data)),
}


class Planted:
    """What a pickle runs when it is loaded."""

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return (os.mkdir, ("ran",))


def made(here: Path) -> dict[str, str]:
    """A build with the cache of this folder; all files by their hashes."""
    cache = Cache(here / "cache")
    site = Site(recalled(small_files(), cache).editions)
    with publish.staged(here / "site") as folder:
        build(Job(site, cache, here / "site", [here / "site"], BUT_PAPER), folder)
    return {
        path.relative_to(here / "site").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (here / "site").rglob("*")
        if path.is_file()
    }


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_cache_changes_nothing(here: Path, damage: Callable[[bytes], bytes]) -> None:
    before = made(here)
    for entry in (here / "cache").glob("*/*"):
        entry.write_bytes(damage(entry.read_bytes()))

    assert before == made(here)


def test_a_planted_pickle_runs_nothing(here: Path) -> None:
    before = made(here)
    for entry in (here / "cache").glob("*/*"):
        entry.write_bytes(pickle.dumps(Planted()))

    assert before == made(here)
    assert not (here / "ran").exists()


def test_each_entry_alone_may_be_damaged(here: Path) -> None:
    before = made(here)
    entries = sorted((here / "cache").glob("*/*"))
    for entry in entries[:: max(1, len(entries) // 8)]:
        kept = entry.read_bytes()
        entry.write_bytes(kept[:-1])

        assert before == made(here), entry


def test_a_link_in_place_of_the_cache_leads_nowhere(here: Path) -> None:
    theirs = here / "theirs"
    old = theirs / "handbook" / "ab" / "old"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"theirs")
    os.utime(old, (0, 0))
    for link, leads_to in [
        ("one", theirs),
        ("two/handbook", theirs / "handbook"),
        *((f"three/handbook/{shelf:02x}", old.parent) for shelf in range(256)),
    ]:
        (here / link).parent.mkdir(parents=True, exist_ok=True)
        (here / link).symlink_to(leads_to)
    for above in ("one", "two", "three"):
        cache = Cache(Path(above) / "handbook")
        cache.put("key", b"ours")
        cache.clear_old()

    assert [old] == [path for path in theirs.rglob("*") if path.is_file()]
