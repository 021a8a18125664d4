"""Runs MkDocs for our commands."""

from __future__ import annotations

import logging
import sys
import sysconfig
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException

from generator.mkdocs import settings
from generator.mkdocs.job import JOB, Job
from generator.mkdocs.plugin import HandbookPlugin

DEFAULT_CONFIG = Path(__file__).parents[1] / "starter" / "mkdocs.yml"


class Failed(Exception):
    """MkDocs cannot build with its settings or pages as they are; the text says why."""


def build(job: Job, folder: Path) -> list[Path] | None:
    """Build a site into an empty folder, with the mkdocs.yml of the current folder.

    Gives the files and folders that were read besides the content, outside this program; None if
    that is not known, or if MkDocs had something to say that it would say again.
    """
    file = Path("mkdocs.yml") if Path("mkdocs.yml").exists() else DEFAULT_CONFIG
    token = JOB.set(job)
    with _warnings() as warnings:
        try:
            settings.refuse_code(file)
            config = loaded_config(file, folder)
            plugin = _own_plugin(config, file)
            build_with_mkdocs(config)
            plugin.complete()
            read = settings.sources(config, file)
        except MkDocsException as error:
            raise Failed("\n".join([*warnings, str(error)])) from error
        except TemplateNotFound as error:  # an OSError to Python, and yet no mistake of the disk
            raise Failed("\n".join([*warnings, f"没有模板 · no template: {error.name}"])) from error
        except Exception as error:
            if (place := _outside(error)) is None:
                raise  # a mistake of ours
            raise Failed("\n".join([*warnings, f"{place}: {_named(error)}"])) from error
        finally:
            JOB.reset(token)
    for line in warnings:
        print(line, file=sys.stderr)
    if warnings or read is None:
        return None
    return [path for path in read if not path.is_relative_to(DEFAULT_CONFIG.parents[1])]


def loaded_config(file: Path, folder: Path) -> MkDocsConfig:
    """The settings of mkdocs.yml. MkDocs stumbles over some of what may stand there."""
    try:
        return load_config(config_file=str(file), site_dir=str(folder))
    except (MkDocsException, OSError):
        raise
    except Exception as error:  # whatever it is, it came from what stands in the file
        raise ConfigurationError(f"{file}: {_named(error)}") from error


def _own_plugin(config: MkDocsConfig, file: Path) -> HandbookPlugin:
    plugin = config.plugins.get("handbook")
    if not isinstance(plugin, HandbookPlugin):
        raise ConfigurationError(f"{file}: plugins 里要有 handbook · `plugins` must name handbook")
    return plugin


def _named(error: BaseException) -> str:
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _outside(error: BaseException) -> str | None:
    """Where an error was raised, if by a program that is not ours nor a library of ours: by a hook
    or a template that the settings name."""
    libraries = sysconfig.get_paths()
    ours = (str(Path(__file__).parents[1]), *(libraries[name] for name in ("stdlib", "purelib")))
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if not frame.filename.startswith((*ours, "<")):
            return f"{frame.filename}:{frame.lineno}"
    return None


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
