"""A shelf makes a file at its first request, and offers only sites that were complete."""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from generator.build.cache import Cache
from generator.build.shelf import Shelf
from generator.outputs.artifact import Artifact

made: list[str] = []


def make(text: str) -> bytes:
    made.append(text)
    return text.encode()


def artifact(path: str, text: str) -> Artifact:
    return Artifact(path, partial(make, text), f"key of {text}")


def shelf_with(*artifacts: Artifact) -> Shelf:
    made.clear()
    shelf = Shelf(Cache(None))
    offer(shelf, *artifacts)
    return shelf


def offer(shelf: Shelf, *artifacts: Artifact) -> None:
    shelf.begin_early(artifacts)
    shelf.finish()
    shelf.link()


def test_a_file_is_made_once_and_only_when_it_is_asked_for() -> None:
    shelf = shelf_with(artifact("a.html", "a"), artifact("b.html", "b"))
    assert made == []
    assert [shelf.get("a.html"), shelf.get("a.html"), shelf.get("c.html")] == [b"a", b"a", None]
    assert made == ["a"]


def test_after_a_change_only_files_with_another_key_are_made_again() -> None:
    shelf = shelf_with(artifact("a.html", "a"), artifact("b.html", "b"))
    assert [shelf.get("a.html"), shelf.get("b.html")] == [b"a", b"b"]
    offer(shelf, artifact("a.html", "a"), artifact("b.html", "b2"))
    assert [shelf.get("a.html"), shelf.get("b.html")] == [b"a", b"b2"]
    assert made == ["a", "b", "b2"]


def test_files_are_handed_in_as_they_become_known() -> None:
    shelf = shelf_with()
    shelf.begin_early([artifact("a.html", "a")])
    shelf.begin([artifact("b.html", "b")])
    shelf.begin([artifact("c.html", "c")])
    shelf.link()

    assert [b"a", b"b", b"c"] == [shelf.get(f"{name}.html") for name in "abc"]


def test_what_takes_long_is_kept_on_disk_for_the_next_preview(tmp_path: Path) -> None:
    made.clear()
    heavy = Artifact("a.pdf", partial(make, "a"), "key of a", heavy=True)
    for _ in range(2):
        shelf = Shelf(Cache(tmp_path))
        offer(shelf, heavy, artifact("a.html", "page"))
        assert [b"a", b"page"] == [shelf.get("a.pdf"), shelf.get("a.html")]

    assert ["a", "page", "page"] == made


def test_the_last_whole_site_is_offered_until_the_next_one_is_whole() -> None:
    shelf = shelf_with(artifact("a.html", "a"))
    shelf.begin_early([artifact("a.html", "half")])
    assert shelf.get("a.html") == b"a"
    shelf.close()
    assert shelf.get("a.html") == b"a"


def test_what_is_made_already_waits_for_nothing_that_is_being_made() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> bytes:
        begun.set()
        assert go_on.wait(60)
        return b"slow"

    shelf = shelf_with(artifact("fast", "fast"), Artifact("slow", slow, "slow"))
    assert b"fast" == shelf.get("fast")
    with ThreadPoolExecutor(1) as other:
        coming = other.submit(shelf.get, "slow")
        assert begun.wait(60)

        assert b"fast" == shelf.get("fast")

        go_on.set()
        assert b"slow" == coming.result()
