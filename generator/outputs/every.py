"""All outputs, and the map of what they make. A new output is one line here."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from generator.outputs import pictures, quiz, search, sheets
from generator.outputs import site as pages
from generator.outputs.artifact import Artifact, Listed, Page, Part, Site, key_of

Output = Callable[[Site], Iterator[Artifact | Page]]

OUTPUTS: dict[str, Output] = {
    "pages": pages.artifacts,
    "pictures": pictures.artifacts,
    "search": search.box,
    "index": search.indexes,
    "quizzes": quiz.artifacts,
    "paper": sheets.artifacts,
}
"""By the name under which `leave_out` of handbook.yaml may leave one out."""

LATE = ("index", "paper")
"""Those that a preview makes when somebody asks for them: after a change nobody waits so long."""

STYLES = (
    "assets/handbook/handbook.css",
    "assets/pictures/pictures.css",
    "assets/search/search.css",
)
SCRIPTS = (
    "assets/handbook/frame.js",
    "assets/handbook/handbook.js",
    "assets/search/search.js",
)
"""What every page loads; an output that needs more loads it on its own pages."""


def artifacts(site: Site, *, but: Collection[str] = ()) -> Iterator[Artifact | Page]:
    """Everything that the site consists of, in the order of the list; `but` the outputs named."""
    for name, output in OUTPUTS.items():
        if name not in (*site.base.settings.leave_out, *but):
            yield from output(site)


def parts(site: Site, *, but: Collection[str] = ()) -> Iterator[Part]:
    """What is worth making before the artifacts, because many processes can share it."""
    if "index" not in (*site.base.settings.leave_out, *but):
        yield from search.parts(site)


def late(site: Site, path: str) -> Artifact | None:
    """The artifact at a path, if it is one of those that are made when they are asked for."""
    at_once = [name for name in OUTPUTS if name not in LATE]
    found = (one for one in artifacts(site, but=at_once) if one.path == path)
    return next((one for one in found if isinstance(one, Artifact)), None)


def map_of(site: Site, made: Sequence[Artifact | Page]) -> Artifact:
    """`handbook.json`: the machine-readable map of the site."""
    path = "handbook.json"
    key = key_of(path, list(site.editions), *(one.key for one in made))
    return Artifact(path, partial(handbook_json, site, made), key, batch=path)


def handbook_json(site: Site, made: Iterable[Artifact | Page]) -> bytes:
    """The map as bytes: an entry for each item that an artifact or a page lists."""
    items: dict[str, dict[str, Any]] = {}
    for one in made:
        for listed in one.lists():
            _merge(items.setdefault(listed.id, {}), listed)
    head = {
        "version": 1,
        "organisation": site.base.settings.company,
        "languages": list(site.editions),
        "items": [],
    }
    # An item a line: as easy to read and to compare as with indents, and ten times as fast.
    as_json = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join(map(as_json, items.values()))
    return (as_json(head)[:-2] + f"\n{lines}\n]}}\n").encode()


def _merge(item: dict[str, Any], listed: Listed) -> None:
    item.setdefault("id", listed.id)
    item.setdefault("kind", listed.kind)
    item.setdefault("title", {})[listed.language] = listed.title
    item.setdefault("url", {})[listed.language] = listed.url
    item.setdefault("source", list(listed.source))
    for key, value in listed.more.items():
        item.setdefault(key, value)
