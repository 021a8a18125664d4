"""All outputs, and the map of what they make. A new output is one line here."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from generator.outputs import (
    addresses,
    changes,
    offline,
    practice,
    quiz,
    registers,
    search,
    sheets,
)
from generator.outputs import site as pages
from generator.outputs.artifact import Artifact, MapEntry, Page, Site, key_of
from generator.outputs.site import theme

as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Output(NamedTuple):
    """An output, and what is special about the making of it."""

    artifacts: Callable[[Site], Iterator[Artifact | Page]]
    may_be_left_out: bool = False
    """Whether `leave_out` of handbook.yaml may name it."""
    is_early: bool = False
    """Begun before all others, because it takes long."""
    at: Callable[[Site, str], Artifact | None] | None = None
    """The artifact at a path. A preview does not list such an output: each of its files costs time
    before it is made."""
    last: Callable[[Site, Iterable[Artifact]], Artifact] | None = None
    """A file that depends on all others. Only a site that is published has such an output."""


WITH_PAGES = ("pages", "registers", "changes", "quizzes", "practice")


def _search(site: Site) -> Iterator[Artifact]:
    """The search finds every page of the site by its title."""
    pages = (one for one in artifacts(site, WITH_PAGES) if isinstance(one, Page))
    return search.artifacts(site, [*pages, *site.written])


OUTPUTS: dict[str, Output] = {
    "pages": Output(pages.artifacts),
    "registers": Output(registers.artifacts),
    "changes": Output(changes.artifacts),
    "quizzes": Output(quiz.artifacts, may_be_left_out=True),
    "practice": Output(practice.artifacts, may_be_left_out=True),
    "asked": Output(practice.data),
    "paper": Output(sheets.artifacts, may_be_left_out=True, at=sheets.at),
    "search": Output(_search, is_early=True),
    offline.NAME: Output(offline.artifacts, may_be_left_out=True, last=offline.worker),
}
"""All outputs by name, in the order in which they are made."""

EARLY = frozenset(name for name, one in OUTPUTS.items() if one.is_early)
PREVIEWED = frozenset(name for name, one in OUTPUTS.items() if not one.at and not one.last)

MAP = "handbook.json"
"""The machine-readable map of what was built."""

STYLES = (theme.STYLE, addresses.STYLE)
SCRIPTS = (
    "assets/handbook/site.js",
    "assets/handbook/search.js",
)
"""What every page loads; an output that needs more loads it on its own pages."""


def artifacts(site: Site, outputs: Collection[str] = OUTPUTS.keys()) -> Iterator[Artifact | Page]:
    """Everything that the named outputs make, except those that the handbook leaves out.

    Each output lists it once a site: the search asks for the pages, before they are made.
    """
    for name, output in OUTPUTS.items():
        if name in outputs and name not in site.base.settings.leave_out:
            if name not in site.listed:
                site.listed[name] = list(output.artifacts(site))
            yield from site.listed[name]


def at(site: Site, path: str) -> Artifact | None:
    """The artifact at a path, if it is one that a preview does not list."""
    for name, output in OUTPUTS.items():
        if output.at and name not in site.base.settings.leave_out:
            found = output.at(site, path)
            if found:
                return found
    return None


def last(site: Site, made: Sequence[Artifact], outputs: Collection[str]) -> Iterator[Artifact]:
    """Files of the named outputs that depend on all other files."""
    for name, output in OUTPUTS.items():
        if output.last and name in outputs:
            yield output.last(site, made)


def map_of(site: Site, made: Sequence[Artifact | Page]) -> Artifact:
    """`handbook.json`: the machine-readable map of the site."""
    key = key_of(MAP, list(site.editions), *(one.key for one in made))
    return Artifact(MAP, partial(handbook_json, site, made), key, batch=MAP)


def handbook_json(site: Site, made: Iterable[Artifact | Page]) -> bytes:
    """The map as bytes: an entry for each item that an artifact or a page lists."""
    by_id: dict[str, list[MapEntry]] = {}
    for one in made:
        for listed in one.map_entries():
            by_id.setdefault(listed.id, []).append(listed)
    head = {
        "version": 1,
        "organisation": site.base.settings.company,
        "languages": list(site.editions),
        "items": [],
    }
    lines = ",\n".join(_lines(list(by_id.values())))
    return (as_json(head)[:-2] + f"\n{lines}\n]}}\n").encode()


def _lines(items: Sequence[Sequence[MapEntry]]) -> Iterator[str]:
    """One item a line: as easy to read and compare as with indentation, and ten times as fast.

    Items are encoded by the hundred, because each call of the encoder has a cost of its own. In a
    text quotation marks are escaped, so only the beginning of an item looks like one.
    """
    for start in range(0, len(items), 100):
        several = as_json([_item(editions) for editions in items[start : start + 100]])
        yield several[1:-1].replace('},{"id":', '},\n{"id":')


def _item(editions: Sequence[MapEntry]) -> dict[str, Any]:
    """The entries of one id in all editions, merged."""
    first = editions[0]
    return {
        "id": first.id,
        "kind": first.kind,
        "title": {one.language: one.title for one in editions},
        "url": {one.language: one.url for one in editions},
        "source": first.source,
        **first.more,
    }
