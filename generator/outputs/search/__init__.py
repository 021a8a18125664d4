"""The search: an index made at build, and a small engine that answers in the browser.

It replaces the theme's search, which finds little in Chinese, nothing by pinyin, and nothing at
all in a site opened from disk. The box that people type into is part of the site's frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.outputs import addresses
from generator.outputs.artifact import Artifact, Page, Site, key_of, ready
from generator.outputs.scripts import script
from generator.outputs.search.index import Index

__all__ = ["FOLDER", "artifacts"]

FOLDER = "assets/search"


def artifacts(site: Site, pages: Iterable[Page]) -> Iterator[Artifact]:
    """The engine, and the index of each edition, in which all of these pages are found."""
    yield ready(f"{FOLDER}/engine.js", script("search/assets/engine.mjs"))
    pages = list(pages)
    for index in (index_of(site, language, pages) for language in site.editions):
        language = index.handbook.language
        shown = [(page.path, page.title) for page in index.listed]
        key = key_of("search", language, shown, *(one.digest for one in site.editions.values()))
        for name in index.names:
            make = partial(_made, index, name)
            yield Artifact(f"{FOLDER}/{name}", make, key_of(key, name), batch=f"search {language}")


def index_of(site: Site, language: str, pages: Iterable[Page] = ()) -> Index:
    """The index of an edition; the others lend it their names."""
    handbook = site.editions[language]
    others = tuple(one for one in site.editions.values() if one is not handbook)
    documents = {addresses.page_of(handbook, one.id) for one in handbook.documents}
    listed = tuple(
        page for page in pages
        if page.language == language and page.above is not None and page.path not in documents
    )  # fmt: skip
    return Index(handbook, others, listed)


def _made(index: Index, name: str) -> bytes:
    return index.files[name]
