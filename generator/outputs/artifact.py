"""What an output promises: files and pages, made on request, and their map entries.

An output is a function `artifacts(site) -> Iterator[Artifact | Page]`. Calling it is cheap; the
bytes come from `make`, which a host may call in another process, from a cache, or not at all.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, NamedTuple

from generator.content.handbook import Handbook
from generator.reading.releases import Released


@dataclass(frozen=True)
class Site:
    """The handbook in all its languages; the first one is the base."""

    editions: Mapping[str, Handbook]
    logo: bytes = b""
    """The picture that the settings name, for paper; empty if there is none."""
    releases: tuple[Released, ...] = ()
    """The releases that there are, the oldest first."""
    written: tuple[Page, ...] = ()
    """The hand-written pages, of which no more than the titles are known yet."""
    has_book: bool = False
    """Whether the whole handbook can be downloaded as one PDF; laid out anew with each change, it
    costs more than all else that the change does."""
    listed: dict[str, list[Artifact | Page]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """By output, what it makes, once somebody has asked for it."""

    @property
    def base(self) -> Handbook:
        return next(iter(self.editions.values()))

    @cached_property
    def releases_key(self) -> str:
        """A hash of all releases, which are megabytes each, for the keys of what shows them."""
        return key_of(self.releases)


class MapEntry(NamedTuple):
    """An entry of handbook.json in one language; the entries of an id are merged."""

    id: str
    kind: str
    language: str
    title: str
    url: str
    """Relative to the site's root, with a `#fragment` where it is part of a page."""
    source: tuple[str, ...] = ()
    more: Mapping[str, str | list[str]] = {}
    """Further fields, such as `of` and `media` of a printable, or former ids in `was`."""


@dataclass(frozen=True)
class Artifact:
    """A file of the site that is not a page."""

    path: str
    """Relative to the site's root, with forward slashes, ASCII."""
    make: Callable[[], bytes]
    """Module-level function (or a partial of one), so that a pool of processes can run it.

    One that holds a handbook needs a `batch`: what goes to a pool is pickled, and must be small.
    """
    key: str
    """Hash of everything that the bytes depend on: the same key means the same bytes."""
    map_entries: Callable[[], Iterable[MapEntry]] = tuple
    """What it adds to handbook.json."""
    heavy: bool = False
    """Worth a process of its own: tens of milliseconds, not microseconds."""
    batch: str = ""
    """Artifacts of one batch share work or the handbook, and are made by one process.

    That is this process or a fork of it, never one of a pool."""


def ready(path: str, data: bytes) -> Artifact:
    """An artifact whose bytes are there already, such as a style or a script."""
    return Artifact(path, partial(_same, data), key_of(data))


def _same(data: bytes) -> bytes:
    return data


class Heading(NamedTuple):
    """A line of a page's table of contents."""

    title: str
    anchor: str
    level: int


class Content(NamedTuple):
    """The body of a page, without what surrounds every page."""

    html: str
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page of the site."""

    path: str
    language: str
    title: str
    render: Callable[[], Content]
    key: str
    """Hash of everything that the content depends on: the same key means the same content."""
    above: str | None = ""
    """The path of the page above it in the navigation: "" at the top, None if it is not in it."""
    source: str = ""
    """The YAML file that it comes from, relative to the content folder: its edit link."""
    description: str = ""
    map_entries: Callable[[], Iterable[MapEntry]] = tuple
    """What it adds to handbook.json."""


def key_of(*parts: Any) -> str:
    """A hash of values: records, texts, numbers. Equal values give equal keys in every run."""
    return hashlib.sha256(pickle.dumps(parts, protocol=5)).hexdigest()
