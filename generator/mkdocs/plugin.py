"""The MkDocs plugin: hands the handbook's pages and files over to MkDocs.

Its events say when; what is done stands in plain functions.
"""

from __future__ import annotations

import posixpath
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
from mkdocs.structure.pages import Page

from generator.mkdocs import pages, settings
from generator.mkdocs.links import LinksToMissingPages, missing_pages
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
        self._links = LinksToMissingPages()
        config.markdown_extensions.append(self._links)
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        server.watch(str(self._content))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self._pages = self._work.begin(self._content, files)
        pages.add(self._pages, files, config)
        self._links.missing = missing_pages(self._work.site, files.src_uris)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """MkDocs reads the pages one by one; links are named from where each of them stands."""
        self._links.folder = posixpath.dirname(page.file.src_uri)
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """MkDocs has read the hand-written pages: everything is known now."""
        self._work.finish(pages.framed(self._pages, self._work.site, files, config))
        return env

    def complete(self) -> None:
        """The last step, which a command asks for when MkDocs and its plugins have written all."""
        self._work.complete()

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        self._work.close()
