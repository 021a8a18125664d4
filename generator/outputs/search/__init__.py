"""The search: an index made at build, and a small engine that answers in the browser.

It replaces the theme's search, which finds little in Chinese, nothing by pinyin, and nothing at
all in a site opened from disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from importlib.resources import files

from rjsmin import jsmin

from generator.content.handbook import Handbook
from generator.outputs.artifact import Artifact, Keep, Part, Site, key_of
from generator.outputs.search.index import index_of
from generator.outputs.search.records import count_of_pages
from generator.outputs.search.shards import MOST_PAGES, Sharded, shard_names
from generator.outputs.search.told import bundles

__all__ = ["FOLDER", "artifacts", "box", "indexes", "parts"]

FOLDER = "assets/search"

_FOR_ALL = {"search.css": (), "search.js": (), "engine.js": ("unpack.js",)}
"""Files of all handbooks, each with the sources that are joined to it."""

_FOR_SHARDS = {"shards.js": ()}


def artifacts(site: Site) -> Iterator[Artifact]:
    """All that a search needs."""
    yield from box(site)
    yield from indexes(site)


def box(site: Site) -> Iterator[Artifact]:
    """The box and its engine."""
    large = any(map(_is_large, site.editions.values()))
    for name, joined in (_FOR_ALL | (_FOR_SHARDS if large else {})).items():
        shrunk = jsmin if name.endswith(".js") else slim
        data = shrunk("".join(map(_source, (name, *joined)))).encode()
        yield Artifact(f"{FOLDER}/{name}", partial(_same, data), key_of(data))


def indexes(site: Site) -> Iterator[Artifact]:
    """The index of each edition."""
    editions = tuple(site.editions.values())
    for handbook in editions:
        others = tuple(one for one in editions if one is not handbook)
        key = key_of("search", handbook.language, *(one.digest for one in (handbook, *others)))
        path = f"{FOLDER}/index-{handbook.language}.js"
        if not _is_large(handbook):
            yield Artifact(path, partial(_index, handbook, others), key)
            continue
        given = (handbook, site.keep, others)
        yield Artifact(path, partial(_head, *given), key, batch=path)
        for name in shard_names(count_of_pages(handbook)):
            shard = f"{FOLDER}/{handbook.language}/{name}.js"
            yield Artifact(shard, partial(_shard, name, *given), key_of(key, name), batch=path)


def parts(site: Site) -> Iterator[Part]:
    """What the indexes of large editions are made from."""
    editions = tuple(site.editions.values())
    for handbook in editions:
        if _is_large(handbook):
            yield from bundles(handbook, tuple(one for one in editions if one is not handbook))


def _is_large(handbook: Handbook) -> bool:
    return count_of_pages(handbook) > MOST_PAGES


def _source(name: str) -> str:
    return files(__package__).joinpath("assets", name).read_text("utf-8")


def slim(style: str) -> str:
    """A style without the lines of its comments and without indentation."""
    return re.sub(r"(?m)^\s+", "", re.sub(r"(?m)^\s*/\*[\s\S]*?\*/\n", "", style))


def _same(data: bytes) -> bytes:
    return data


def _index(handbook: Handbook, others: tuple[Handbook, ...]) -> bytes:
    return index_of(handbook, others).script()


def _head(handbook: Handbook, keep: Keep, others: tuple[Handbook, ...]) -> bytes:
    return _sharded(handbook, keep, others).head()


def _shard(name: str, handbook: Handbook, keep: Keep, others: tuple[Handbook, ...]) -> bytes:
    return _sharded(handbook, keep, others).files[name]


@lru_cache(maxsize=2)
def _sharded(handbook: Handbook, keep: Keep, others: tuple[Handbook, ...]) -> Sharded:
    """Made once for all of its pieces."""
    return Sharded(handbook, keep, others)
