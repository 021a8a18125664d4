"""The MkDocs plugin: hands the handbook's pages and files over to MkDocs.

Its events say when; what is done stands in plain functions.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator.mkdocs import pages, settings
from generator.mkdocs.work import Work


class HandbookConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    content = config_options.Type(str, default="roles")


class HandbookPlugin(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]
    """The plugin `handbook`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._work = Work(Path(config.site_dir))
        self._content = settings.content_folder(config, self.config.content)
        settings.prepare(config)
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        server.watch(str(self._content))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self._pages = self._work.begin(self._content, files)
        pages.add(self._pages, files, config)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """MkDocs has read the hand-written pages: everything is known now."""
        self._work.finish(pages.framed(self._pages, self._work.site, files, config))
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self._work.keep()

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        self._work.close()
