"""The search: an index made at build, and a small engine that answers in the browser.

It replaces the theme's search, which finds little in Chinese, nothing by pinyin, and nothing at
all in a site opened from disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib.resources import files

from generator.content.handbook import Handbook
from generator.outputs.artifact import Artifact, Keep, Part, Site, key_of, ready
from generator.outputs.remembered import remembered
from generator.outputs.scripts import script
from generator.outputs.search.index import Index, is_large
from generator.outputs.search.shards import shard_names, shards

__all__ = ["FOLDER", "artifacts", "box", "indexes", "parts"]

FOLDER = "assets/search"


def artifacts(site: Site) -> Iterator[Artifact]:
    """All that a search needs."""
    yield from box(site)
    yield from indexes(site)


def box(site: Site) -> Iterator[Artifact]:
    """The box and its engine."""
    style = files(__package__).joinpath("assets", "search.css").read_bytes()
    sources = {
        "search.css": style,
        "search.js": script("search/assets/box.mjs"),
        "engine.js": script("search/assets/engine.mjs"),
    }
    for name, data in sources.items():
        yield ready(f"{FOLDER}/{name}", data)


def indexes(site: Site) -> Iterator[Artifact]:
    """The index of each edition."""
    for handbook, others in _editions(site):
        key = key_of("search", handbook.language, *(one.digest for one in (handbook, *others)))
        for name in shard_names(handbook):
            make = partial(_shard, name, handbook, others, site.keep)
            batch = f"{FOLDER}/{handbook.language}"
            yield Artifact(f"{FOLDER}/{name}", make, key_of(key, name), batch=batch)


def parts(site: Site) -> Iterator[Part]:
    """What the indexes of large editions are made from."""
    for handbook, others in _editions(site):
        if is_large(handbook):
            yield from Index(handbook, others).parts()


def _editions(site: Site) -> Iterator[tuple[Handbook, tuple[Handbook, ...]]]:
    """Each edition, and the others, which lend it their names."""
    for handbook in site.editions.values():
        yield handbook, tuple(one for one in site.editions.values() if one is not handbook)


def _shard(name: str, handbook: Handbook, others: tuple[Handbook, ...], keep: Keep) -> bytes:
    return _shards(handbook, others, keep)[name]


@remembered(most=2)
def _shards(handbook: Handbook, others: tuple[Handbook, ...], keep: Keep) -> dict[str, bytes]:
    """All files of an index, made at once."""
    return dict(shards(Index(handbook, others, keep)))
