"""Runs MkDocs for our commands."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.mkdocs import settings
from generator.mkdocs.job import JOB, Job

DEFAULT_CONFIG = Path(__file__).parents[1] / "starter" / "mkdocs.yml"


class Failed(Exception):
    """MkDocs cannot build with its settings or pages as they are; the text says why."""


def build(job: Job, folder: Path) -> None:
    """Build a site into an empty folder, with the mkdocs.yml of the current folder."""
    file = Path("mkdocs.yml") if Path("mkdocs.yml").exists() else DEFAULT_CONFIG
    token = JOB.set(job)
    with _warnings() as warnings:
        try:
            settings.refuse_code(file)
            build_with_mkdocs(load_config(config_file=str(file), site_dir=str(folder)))
        except MkDocsException as error:
            raise Failed("\n".join([*warnings, str(error)])) from error
        finally:
            JOB.reset(token)
    for line in warnings:
        print(line, file=sys.stderr)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect MkDocs' log records from WARNING up."""
    host, collected = logging.getLogger("mkdocs"), list[str]()
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: collected.append(record.getMessage())  # type: ignore[method-assign]
    host.addHandler(handler)
    try:
        yield collected
    finally:
        host.removeHandler(handler)
