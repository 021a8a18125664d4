"""Runs MkDocs for our commands."""

from __future__ import annotations

import logging
import sys
import sysconfig
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import mkdocs
from jinja2 import TemplateNotFound
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException
from mkdocs.structure.pages import Page

from generator.build.manifest import fingerprint, stamp
from generator.mkdocs import settings
from generator.mkdocs.job import JOB, Job
from generator.mkdocs.plugin import HandbookPlugin

DEFAULT_CONFIG = Path(__file__).parents[1] / "starter" / "mkdocs.yml"


class Failed(Exception):
    """MkDocs cannot build with its settings or pages as they are; the text says why."""


class Built(NamedTuple):
    """A build, as far as the next one may rest on it."""

    plugin: HandbookPlugin
    config: MkDocsConfig
    sources: list[Path]
    """The files and folders that were read besides the content."""
    state: list[object]
    """How those were before they were read."""

    @property
    def read(self) -> list[Path]:
        """Of the sources, those outside this program."""
        ours = DEFAULT_CONFIG.parents[1]
        return [path for path in self.sources if not path.is_relative_to(ours)]


def build(job: Job, folder: Path) -> Built | None:
    """Build a site into an empty folder, with the mkdocs.yml of the current folder.

    Gives None if it is not known what was read, or if MkDocs had something to say that it would
    say again.
    """
    file = _settings_file()
    with _doing(job) as warnings:
        settings.refuse_code(file)
        state = _state_of(settings.files_of(file))
        config = loaded_config(file, folder)
        state += _state_of([Path(config.docs_dir)])
        plugin = _own_plugin(config, file)
        build_with_mkdocs(config)
        plugin.complete()
        read = settings.sources(config, file)
    for line in warnings:
        print(line, file=sys.stderr)
    return None if warnings or read is None else Built(plugin, config, read, state)


def repeat(built: Built, job: Job) -> bool:
    """Make the files of a site again for other content, with what MkDocs made of docs/ and
    mkdocs.yml before. False if it has to read these again."""
    if built.sources[0] != _settings_file() or _state_of(built.sources) != built.state:
        return False
    with _doing(job):
        return built.plugin.repeat(built.config)


def _settings_file() -> Path:
    return Path("mkdocs.yml") if Path("mkdocs.yml").exists() else DEFAULT_CONFIG


def _state_of(paths: Iterable[Path]) -> list[object]:
    """What changes when a file does, or one of a folder's."""
    return [fingerprint(path) if path.is_dir() else stamp(path) for path in paths]


@contextmanager
def _doing(job: Job) -> Iterator[list[str]]:
    """Hand a job to the plugin, collect MkDocs' warnings, and explain what goes wrong."""
    token = JOB.set(job)
    with _warnings() as warnings:
        try:
            yield warnings
        except MkDocsException as error:
            raise Failed("\n".join([*warnings, str(error)])) from error
        except TemplateNotFound as error:  # an OSError to Python, and yet no mistake of the disk
            raise Failed("\n".join([*warnings, f"没有模板 · no template: {error.name}"])) from error
        except RecursionError as error:
            why = f"{_page(error)}: 嵌套太深 · nested too deep"
            raise Failed("\n".join([*warnings, why])) from error
        except Exception as error:
            if (place := _outside(error)) is None:
                raise  # a mistake of ours
            raise Failed("\n".join([*warnings, f"{place}: {_named(error)}"])) from error
        finally:
            JOB.reset(token)


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
    or a template that the settings name; or by MkDocs, for what a hook has given it."""
    libraries = sysconfig.get_paths()
    ours = (str(Path(__file__).parents[1]), *(libraries[name] for name in ("stdlib", "purelib")))
    frames = traceback.extract_tb(error.__traceback__)
    if frames and Path(frames[-1].filename).is_relative_to(Path(mkdocs.__file__).parent):
        return "mkdocs"
    for frame in reversed(frames):
        if not frame.filename.startswith((*ours, "<")):
            return f"{frame.filename}:{frame.lineno}"
    return None


def _page(error: BaseException) -> str:
    """The page of docs/ that was being read when an error was raised."""
    pages = (frame.f_locals.get("page") for frame, _ in traceback.walk_tb(error.__traceback__))
    return next((f"docs/{page.file.src_uri}" for page in pages if isinstance(page, Page)), "docs")


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
