"""The MkDocs host: hands the handbook's pages and files over to MkDocs. Nothing else knows MkDocs.

Generated pages come with their HTML and contents ready, so they skip Markdown; hand-written pages
of `docs/` go the usual way. Problems of the content become one readable failure.
"""

from __future__ import annotations

import logging
import os
import posixpath
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator import checks
from generator.cache import Cache
from generator.handbook import Handbook
from generator.load import Loaded
from generator.locale import words
from generator.memory import recalled
from generator.outputs import addresses, every
from generator.outputs.artifact import Artifact, Content, Page, Site, key_of
from generator.outputs.site.frame import Frames
from generator.outputs.site.mended import Mended
from generator.outputs.site.navigation import first_page
from generator.problems import render
from generator.progress import Progress
from generator.tree import files_in
from generator.twin import Twin, can_have_a_twin
from generator.workshop import Workshop

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice about another program

THEME = Path(__file__).parent / "outputs" / "site" / "theme"

FRAME = "handbook-page"
"""The template of generated pages: no file, but the theme's page by way of `Frames`."""

DEFAULT_CONFIG = Path(__file__).parent / "starter" / "mkdocs.yml"

SITEMAP = "sitemap.xml"
"""A dated file, and of no use on an intranet."""

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'none'"
)

log = logging.getLogger("handbook")
"""Not one of MkDocs' own: a slow build is no reason for its strict mode to refuse it."""


class HandbookConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    content = config_options.Type(str, default="roles")


class ReadyPage(MkDocsPage):
    """A page whose HTML and contents are made by the handbook, not from Markdown."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        self.made = page
        super().__init__(str(escape(page.title)), file, config)  # the theme does not escape

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: a page is made when it is written, so that no two are held in memory."""
        self.content = ""
        self.present_anchor_ids: set[str] = set()

    def fill(self, content: Content) -> None:
        # The theme would add a missing heading, which the frame's shells know nothing of.
        heading = "" if "<h1" in content.html else f"<h1>{self.title}</h1>\n"
        self.content = heading + content.html
        self.toc = _contents(content)

    def empty(self) -> None:
        self.content = ""
        self.toc = TableOfContents([])


def _contents(content: Content) -> TableOfContents:
    """The headings as a tree: those of the third level below the section they stand in."""
    top: list[AnchorLink] = []
    for heading in content.headings:
        link = AnchorLink(str(escape(heading.title)), heading.anchor, heading.level)
        siblings = top[-1].children if heading.level > 2 and top else top
        siblings.append(link)
    return TableOfContents(top)


class HandbookPlugin(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]
    """The plugin `handbook`."""

    given: Site | None = None
    """The site, where a host has loaded and checked it already; else it is loaded here."""
    cache = Cache(None)
    but: Collection[str] = ()
    """Outputs that are not made this time."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._content = self._content_folder(config)
        self._workshop = Workshop(self.cache)
        self._progress = Progress()
        self._written = 0
        self._frames: _Kept | None = None
        config.theme.dirs.insert(0, str(THEME))
        config.extra["content_policy"] = CONTENT_POLICY
        config.extra["generator"] = False
        config.theme.static_templates.discard(SITEMAP)
        config.extra_css.extend(every.STYLES)
        config.extra_javascript.extend(every.SCRIPTS)
        return config

    def _content_folder(self, config: MkDocsConfig) -> Path:
        """An option `content` is relative to mkdocs.yml; the command line may name another."""
        beside = Path(config.config_file_path or ".").parent
        return Path(os.environ.get("HANDBOOK_CONTENT") or beside / self.config.content)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        server.watch(str(self._content))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self._site = self.given or _site(self._content, self.cache)
        made = list(every.artifacts(self._site, but=self.but))
        self._pages = [one for one in made if isinstance(one, Page)]
        self._workshop.begin(one for one in made if isinstance(one, Artifact))
        self._map = every.handbook_json(self._site, made)
        for file in list(files):
            if file.src_uri.startswith(("assets/javascripts/lunr/", "assets/javascripts/workers/")):
                files.remove(file)  # the theme's own search, which we do without
            elif file.src_uri.endswith(".map") or file.src_uri == SITEMAP:
                files.remove(file)
        for page in self._pages:
            files.append(self._file_of(page, config))
        return files

    def _file_of(self, page: Page, config: MkDocsConfig) -> File:
        source = posixpath.splitext(page.path)[0] + ".md"
        file = File.generated(config, source, content="", inclusion=InclusionLevel.INCLUDED)
        file.edit_uri = page.source or None
        ReadyPage(page, file, config).meta["template"] = FRAME
        return file

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        ready = {p.file.dest_uri: p for p in nav_pages(files)}
        self._navigations = {
            handbook.language: self._navigation(handbook.language, ready)
            for handbook in self._site.editions.values()
        }
        self._alternates = self._pairs(ready)
        self._common = {language: _common(h) for language, h in self._site.editions.items()}
        return self._navigations[self._site.base.language]

    def _navigation(self, language: str, ready: dict[str, MkDocsPage]) -> Navigation:
        """The tree of an edition, from the trails of its pages; hand-written pages come last."""
        handbook = self._site.editions[language]
        tree = _Tree()
        for page in self._pages:
            if page.language == language:
                tree.add(page.trail, ready[page.path])
        generated = {page.path for page in self._pages}
        about = words(language)["nav"]["about"]
        for path, written in ready.items():
            if path not in generated and _language_of(path, self._site) == language:
                tree.add((about,), written)
        return tree.navigation(ready[addresses.prefix(handbook) + addresses.HOME])

    def _pairs(self, ready: dict[str, MkDocsPage]) -> dict[str, tuple[str, str]]:
        """For each page its counterpart in the other language: path and language."""
        out: dict[str, tuple[str, str]] = {}
        editions = list(self._site.editions.values())
        if len(editions) < 2:
            return out
        for path in ready:
            language = _language_of(path, self._site)
            here = self._site.editions[language]
            other = next(e for e in editions if e is not here)
            bare = path.removeprefix(addresses.prefix(here))
            there = addresses.prefix(other) + bare
            home = addresses.prefix(other) + addresses.HOME
            out[path] = (there if there in ready else home, other.language)
        return out

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        language = _language_of(page.file.dest_uri, self._site)
        alternate, other = self._alternates.get(page.file.dest_uri, ("", ""))
        page.meta = {
            **page.meta,
            **self._common[language],
            "alternate": alternate,
            "alternate_language": other,
        }
        if isinstance(page, ReadyPage):
            page.meta["description"] = escape(page.made.description) or page.meta["site_name"]
        self._written += 1
        self._progress.tell(page.file.dest_uri, self._written, len(self._pages))
        context["nav"] = self._navigations[language]
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.add_extension(Mended)
        env.trim_blocks = env.lstrip_blocks = True  # a third of the theme's output is white space
        frames = _Kept(Frames(env.get_template("main.html"), log.warning), self.cache, config)
        frames.prepare(
            (page, self._navigations[page.made.language])
            for page in nav_pages(files)
            if isinstance(page, ReadyPage)
        )
        self._frames = frames
        find = env.get_template

        def find_frame(name: Any, *rest: Any) -> Any:
            return frames if name == FRAME else find(name, *rest)

        env.get_template = find_frame  # type: ignore[assignment, method-assign]
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is not a page: styles, scripts, the index, paper, the map."""
        out = Path(config.site_dir)
        total = len(self._workshop)
        for n, (artifact, data) in enumerate(self._workshop.finished(), 1):
            _write(out / artifact.path, data)
            self._progress.tell(artifact.path, n, total)
        _write(out / "handbook.json", self._map)
        self._end()
        self.cache.clear_old()

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        self._end()

    def _end(self) -> None:
        """Let go of whatever helps with a build: the line on the terminal, other processes."""
        self._progress.end()
        self._workshop.close()
        if self._frames:
            self._frames.end()


def build(site: Site, out: Path, cache: Cache, but: Collection[str] = ()) -> None:
    """Build a checked site into an empty folder, with the mkdocs.yml of the current folder.

    `but` names outputs to leave out. What the cache holds is not made again.
    """
    host = logging.getLogger("mkdocs")
    host.setLevel(logging.WARNING)
    if not host.hasHandlers():
        host.addHandler(logging.StreamHandler())  # MkDocs has none where it is not the command
    file = Path("mkdocs.yml")
    config = load_config(
        config_file=str(file if file.exists() else DEFAULT_CONFIG), site_dir=str(out)
    )
    plugin = config.plugins["handbook"]
    assert isinstance(plugin, HandbookPlugin)
    plugin.given = site
    plugin.but = but
    plugin.cache = cache
    build_with_mkdocs(config)


class _Kept:
    """The frame of generated pages, with what was made before kept by its key."""

    def __init__(self, frames: Frames, cache: Cache, config: MkDocsConfig) -> None:
        self.frames = frames
        self.cache = cache
        self.settings = key_of(_settings(config))
        self.twin: Twin | None = None
        self._lists: dict[int, str] = {}

    def render(self, context: TemplateContext) -> str:
        page = cast(ReadyPage, context["page"])
        key = self.key(page, context["nav"])
        return self.cache.made(key, partial(self._make, context, page)).decode("utf-8")

    def key(self, page: ReadyPage, nav: Navigation) -> str:
        """A hash of all that the framed page depends on."""
        around = [self._shown(items) for items in _surroundings(page, nav)]
        return key_of("page", page.made.key, self.settings, page.edit_url, around)

    def _shown(self, items: list[Any]) -> str:
        """A hash of what one list of the navigation shows; all pages below it share it."""
        known = self._lists.get(id(items))
        if known is None:
            known = key_of([
                f"{one.title} {(one if one.is_page else first_page(one)).url}" for one in items
            ])  # fmt: skip
            self._lists[id(items)] = known
        return known

    def prepare(self, pages: Iterable[tuple[ReadyPage, Navigation]]) -> None:
        """Let another process help, if many of the pages, in this order, are to be made."""
        missing = [page.made for page, nav in pages if not self.cache.has(self.key(page, nav))]
        if can_have_a_twin(len(missing)):
            self.twin = Twin(missing)

    def _make(self, context: TemplateContext, page: ReadyPage) -> bytes:
        page.fill(self.twin.content(page.made) if self.twin else page.made.render())
        try:
            return self.frames.render(context).encode("utf-8")
        finally:
            page.empty()

    def end(self) -> None:
        if self.twin:
            self.twin.end()
            self.twin = None


def _settings(config: MkDocsConfig) -> str:
    """The settings of mkdocs.yml that pages depend on, as text."""
    return repr((config.site_name, dict(config.theme), config.extra_css, config.extra))


def _surroundings(page: MkDocsPage, nav: Navigation) -> list[list[Any]]:
    """The lists that a page's navigation shows: the top, and the sections it stands in."""
    sections = cast("list[Any]", page.ancestors)
    return [nav.items, *(section.children for section in sections)]


def nav_pages(files: Files) -> Iterable[MkDocsPage]:
    return (file.page for file in files.documentation_pages() if file.page is not None)


def _common(handbook: Handbook) -> dict[str, Any]:
    """What the theme is told of every page of an edition."""
    site = words(handbook.language)["site"]
    return {
        "language": handbook.language,
        "site_name": escape(handbook.plain(handbook.settings.title)),
        "colophon": escape(handbook.plain(handbook.settings.company)),
        "words": words(handbook.language),
        "contents_title": site["contents"],
    }


def _language_of(path: str, site: Site) -> str:
    first = path.partition("/")[0]
    return first if first in site.editions else site.base.language


def _site(content: Path, cache: Cache) -> Site:
    """Load and check the content; its mistakes are one failure that shows them all."""
    loaded = recalled(files_in(content), cache)
    found = checks.check(loaded)
    if found.errors or loaded.handbook is None:
        raise PluginError(_failure(loaded, render(found.errors, loaded.lines)))
    return Site(loaded.editions)


def _failure(loaded: Loaded, shown: str) -> str:
    return f"内容里有问题，网站没有更新 · the content has problems, nothing was built\n\n{shown}"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


class _Tree:
    """Sections by their titles, in the order in which pages come."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self.sections: dict[tuple[str, ...], Section] = {}
        self.pages: list[MkDocsPage] = []

    def add(self, trail: tuple[str, ...], page: MkDocsPage) -> None:
        siblings, parent = self.items, None
        for depth in range(1, len(trail) + 1):
            section = self.sections.get(trail[:depth])
            if section is None:
                section = Section(str(escape(trail[depth - 1])), [])
                section.parent = parent
                siblings.append(section)
                self.sections[trail[:depth]] = section
            siblings, parent = section.children, section
        page.parent = parent
        siblings.append(page)
        self.pages.append(page)

    def navigation(self, home: MkDocsPage) -> Navigation:
        nav = Navigation(self.items, self.pages)
        nav.homepage = home
        return nav
