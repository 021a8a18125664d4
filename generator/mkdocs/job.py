"""What a command hands to the plugin, which MkDocs makes by itself."""

from __future__ import annotations

from collections.abc import Sequence, Set
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from generator.build.cache import Cache
from generator.build.shelf import Shelf
from generator.outputs import registry
from generator.outputs.artifact import Site


@dataclass(frozen=True)
class Job:
    """One build. `mkdocs build` without our commands is a job with nothing given."""

    site: Site | None = None
    """Loaded and checked; else the plugin does that."""
    cache: Cache = Cache(None)  # noqa: RUF009 (it holds nothing)
    becomes: Path | None = None
    """Where the site will stand, if it is not built where it will stand."""
    last: Sequence[Path] = ()
    """Sites that were built before: what has not changed is taken from them."""
    outputs: Set[str] = frozenset(registry.OUTPUTS)
    """Those that are made this time."""
    shelf: Shelf | None = None
    """Where the files are offered until somebody asks for them; else they are all made now."""


JOB: ContextVar[Job] = ContextVar("JOB", default=Job())  # noqa: B039 (it is frozen)
"""The job of the build that is under way."""
