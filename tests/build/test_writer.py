"""Files are taken from the last site or from the cache, and the rest is made.

What goes to a pool of processes is small, and nothing else changes it meanwhile."""

import os
import pickle
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from generator.build import workers
from generator.build.cache import Cache
from generator.build.manifest import Manifest
from generator.build.writer import WORTH_A_POOL, Writer
from generator.outputs import registry
from generator.outputs.artifact import Artifact
from tests.small import small_site


def light(path: str, batch: str = "") -> Artifact:
    return Artifact(path, partial(str.encode, f"text of {path}"), f"key of {path}", batch=batch)


def heavy(path: str, batch: str = "") -> Artifact:
    return Artifact(path, made_in, f"key of {path}", heavy=True, batch=batch)


def made_in() -> bytes:
    """The process that made it."""
    return str(os.getpid()).encode()


def never() -> bytes:
    raise AssertionError("made again")


def written(writer: Writer, early: Iterable[Artifact], then: Iterable[Artifact]) -> None:
    writer.begin_early(early)
    writer.begin(then)
    writer.finish()
    writer.link()


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_that_is_handed_in_is_written_early_in_batches_or_alone(tmp_path: Path) -> None:
    early = [light("a/b/c.html", "one"), light("d.html"), light("a/e.html", "one")]
    then = [light(f"then/{n}.html", "two" if n % 2 else "") for n in range(5)]
    written(Writer(tmp_path, Cache(None)), early, then)

    assert state(tmp_path) == {one.path: one.make() for one in [*early, *then]}


def test_files_are_handed_in_as_they_become_known(tmp_path: Path) -> None:
    writer = Writer(tmp_path, Cache(None))
    writer.begin_early([])
    for n in range(3):
        writer.begin([light(f"{n}.html"), heavy(f"{n}.pdf")])
    writer.finish()
    writer.link()

    assert {f"{n}.{end}" for n in range(3) for end in ("html", "pdf")} == set(state(tmp_path))


def test_without_a_last_site_a_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"old")
    written(Writer(tmp_path, Cache(None)), [], [light("a.html")])

    assert {"a.html": b"text of a.html"} == state(tmp_path)


def test_in_a_new_site_no_path_is_written_twice(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"of docs")

    with pytest.raises(FileExistsError):
        written(Writer(tmp_path, Cache(None), Manifest(Cache(None))), [], [light("a.html")])
    assert {"a.html": b"of docs"} == state(tmp_path)


@pytest.mark.parametrize("batch", ["", "sheets"])
def test_heavy_files_are_kept_and_light_ones_are_not(tmp_path: Path, batch: str) -> None:
    cache = Cache(tmp_path / "cache")
    written(Writer(tmp_path / "one", cache), [], [heavy("a.pdf", batch), light("a.html")])
    again = [
        Artifact(path, never, f"key of {path}", heavy=True, batch=batch)
        for path in ("a.pdf", "a.html")
    ]

    written(Writer(tmp_path / "two", cache), [], again[:1])
    assert state(tmp_path / "two") == {"a.pdf": state(tmp_path / "one")["a.pdf"]}
    with pytest.raises(AssertionError):
        written(Writer(tmp_path / "three", cache), [], again[1:])


def test_many_heavy_files_are_made_in_other_processes_and_few_here(tmp_path: Path) -> None:
    here = made_in()
    many = [heavy(f"{n}.pdf") for n in range(WORTH_A_POOL)]
    written(Writer(tmp_path / "many", Cache(None)), [], many)
    written(Writer(tmp_path / "few", Cache(None)), [], many[1:])
    written(Writer(tmp_path / "batch", Cache(None)), [], [heavy(one.path, "b") for one in many])

    makers = set(state(tmp_path / "many").values())
    assert WORTH_A_POOL == len(list((tmp_path / "many").iterdir()))
    assert (here in makers) == (workers.processors() == 1)
    assert {here} == set(state(tmp_path / "few").values())
    assert WORTH_A_POOL == len(list((tmp_path / "batch").iterdir()))


def test_the_last_site_lends_what_has_the_same_key_and_the_rest_is_made(tmp_path: Path) -> None:
    cache, site, new = Cache(tmp_path / "cache"), tmp_path / "site", tmp_path / "new"
    last = Manifest(cache)
    written(Writer(site, cache, last), [light("early.html")], [light("a.html"), light("b.html")])
    last.keep(site, site)
    changed = Artifact("b.html", lambda: b"changed", "another key")
    writer = Writer(new, cache, Manifest(cache, [site]))
    writer.begin_early([light("early.html")])
    writer.begin([light("a.html"), changed])
    writer.finish()
    assert {"b.html": b"changed"} == state(new)  # what is linked comes last of all

    (site / "early.html").write_text("somebody was here")
    writer.link()
    assert (new / "a.html").samefile(site / "a.html")
    assert b"text of early.html" == (new / "early.html").read_bytes()


def test_nothing_that_goes_to_a_pool_takes_the_handbook_along() -> None:
    """It would be pickled by a thread, while the build adds to what the handbook has computed."""
    for one in registry.artifacts(small_site()):
        if isinstance(one, Artifact) and one.heavy and not one.batch:
            assert b"generator.content.handbook" not in pickle.dumps(one.make), one.path
