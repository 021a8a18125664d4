"""Loads the content for `mkdocs build`, which runs without our commands."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from generator.build.cache import Cache
from generator.build.records import recalled
from generator.content import checks
from generator.outputs.artifact import Site
from generator.outputs.changes.approvals import with_proposed
from generator.problems.render import render
from generator.reading.files import files_in
from generator.reading.releases import releases_beside


def site_of(content: Path, cache: Cache) -> Site:
    """Load and check the content; its problems are one failure that shows them all."""
    loaded = recalled(files_in(content), cache)
    errors = checks.errors_in(loaded)
    if errors or loaded.handbook is None:
        raise PluginError(
            "内容里有问题，网站没有更新 · the content has problems, nothing was built\n\n"
            + render(errors, loaded.lines)
        )
    site = Site(loaded.editions, releases=releases_beside(content))
    return with_proposed(site)
