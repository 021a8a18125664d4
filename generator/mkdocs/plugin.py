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
        self._docs = list(files)
        self._pages = self._work.begin(self._content, self._docs)
        pages.add(self._pages, files, config)
        self._links.missing = missing_pages(self._work.site, files.src_uris)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """MkDocs reads the pages one by one; links are named from where each of them stands."""
        self._links.folder = posixpath.dirname(page.file.src_uri)
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """MkDocs has read the hand-written pages: everything is known now."""
        self._known, self._places = pages.taken_out(files), pages.places(self._pages)
        self._work.finish(pages.framed(self._pages, self._work.site, self._known, config))
        del self._pages  # which hold the handbook
        return env

    def complete(self) -> None:
        """The last step, which a command asks for when MkDocs and its plugins have written all."""
        self._work.complete()

    def repeat(self, config: MkDocsConfig) -> bool:
        """Make a site of other content with what MkDocs made of docs/ and mkdocs.yml.

        False if a page has come or gone: links of docs/ may lead there.
        """
        self._work = Work(Path(config.site_dir))
        try:
            generated = self._work.begin(self._content, self._docs)
            if pages.places(generated) != self._places:
                return False
            self._work.finish(pages.framed(generated, self._work.site, self._known, config))
            self._work.complete()
        except Exception:
            self._work.close()
            raise
        return True

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        self._work.close()
