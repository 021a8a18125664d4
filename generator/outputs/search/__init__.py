"""The search: an index made at build, and a small engine that answers in the browser.

It replaces the theme's search, which finds little in Chinese, nothing by pinyin, and nothing at
all in a site opened from disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files

from generator.handbook import Handbook
from generator.outputs.artifact import Artifact, Site, key_of
from generator.outputs.search.index import index_of, script
from generator.outputs.search.records import count_of_pages
from generator.outputs.search.shards import MOST_PAGES, Sharded, shard_names

__all__ = ["FOLDER", "artifacts"]

FOLDER = "assets/search"

_FOR_ALL = ("search.css", "search.js", "engine.js")
_FOR_SHARDS = "shards.js"


def artifacts(site: Site) -> Iterator[Artifact]:
    """The box and its engine, and the index of each edition."""
    editions = tuple(site.editions.values())
    large = {one.language for one in editions if count_of_pages(one) > MOST_PAGES}
    for name in (*_FOR_ALL, *([_FOR_SHARDS] if large else [])):
        data = slim(files(__package__).joinpath("assets", name).read_text("utf-8")).encode()
        yield Artifact(f"{FOLDER}/{name}", partial(_same, data), key_of(data))
    for handbook in editions:
        others = tuple(one for one in editions if one is not handbook)
        key = key_of("search", handbook.language, *(one.digest for one in (handbook, *others)))
        path = f"{FOLDER}/index-{handbook.language}.js"
        if handbook.language not in large:
            yield Artifact(path, partial(_index, handbook, others), key)
            continue
        yield Artifact(path, partial(_head, handbook, others), key, batch=path)
        for name in shard_names(count_of_pages(handbook)):
            shard = f"{FOLDER}/{handbook.language}/{name}.js"
            make = partial(_shard, handbook, others, name)
            yield Artifact(shard, make, key_of(key, name), batch=path)


def slim(source: str) -> str:
    """A script or style without the lines of its comments and without indentation."""
    source = re.sub(r"(?m)^\s*/\*[\s\S]*?\*/\n", "", source)
    return re.sub(r"(?m)^\s+", "", re.sub(r"(?m)^\s*//.*\n", "", source))


def _same(data: bytes) -> bytes:
    return data


def _index(handbook: Handbook, others: tuple[Handbook, ...]) -> bytes:
    return script("add", index_of(handbook, others))


def _head(handbook: Handbook, others: tuple[Handbook, ...]) -> bytes:
    return _sharded(handbook, others).head()


def _shard(handbook: Handbook, others: tuple[Handbook, ...], name: str) -> bytes:
    return _sharded(handbook, others).files[name]


@cache
def _sharded(handbook: Handbook, others: tuple[Handbook, ...]) -> Sharded:
    """Made once for all of its pieces."""
    return Sharded(handbook, others)
