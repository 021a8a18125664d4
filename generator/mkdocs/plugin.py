"""The MkDocs host: hands the handbook's pages and files over to MkDocs. Nothing else knows MkDocs.

Generated pages come with their HTML and contents ready, so they skip Markdown; hand-written pages
of `docs/` go the usual way. Problems of the content become one readable failure.
"""

from __future__ import annotations

import hashlib
import logging
import os
import posixpath
import sys
import sysconfig
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, TemplateNotFound
from markupsafe import escape
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.commands.build import get_context
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext

from generator.build import paths, publish
from generator.build.cache import Cache
from generator.build.manifest import Manifest
from generator.build.records import recalled
from generator.build.writer import Writer
from generator.content import checks
from generator.content.handbook import Handbook
from generator.content.load import collector_paused
from generator.locale import words
from generator.outputs import addresses, registry
from generator.outputs.artifact import Artifact, Content, Page, Site, key_of
from generator.outputs.site.frame import Frames
from generator.outputs.site.loading import Bytecode, Visible
from generator.outputs.site.mended import Mended
from generator.outputs.site.navigation import first_page
from generator.outputs.site.templating import templates
from generator.problems.render import render
from generator.reading.files import files_in, links_in
from generator.reading.nodes import tags
from generator.reading.reader import read

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice about another program

THEME = Path(__file__).parents[1] / "outputs" / "site" / "theme"

DEFAULT_CONFIG = Path(__file__).parents[1] / "starter" / "mkdocs.yml"

SITEMAP = "sitemap.xml"
"""A dated file, and of no use on an intranet."""

LEFT_OUT = (SITEMAP, *(f"assets/javascripts/{name}" for name in ("bundle.", "lunr/", "workers/")))
"""Files of the theme that we do without: its script, which `frame.js` stands in for; its search."""

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'none'"
)

PYTHON = "tag:yaml.org,2002:python/"

MOST_SHOWN = 20
"""Of many clashes, so many are shown."""

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


def _origin(one: Artifact | Page, ours: str) -> str:
    """Where a file of the site comes from: a page of a content file is named by that."""
    return (isinstance(one, Page) and one.source) or ours


def _place_of(file: File, config: MkDocsConfig) -> str:
    """A file of docs/ or of the theme as its owner knows it."""
    if file.src_dir == config.docs_dir:
        return f"{Path(config.docs_dir).name}/{file.src_uri}"
    return f"{config.theme.name}/{file.src_uri}"


def _files(made: Iterable[Artifact | Page]) -> Iterator[Artifact]:
    return (one for one in made if isinstance(one, Artifact))


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
    last: Sequence[Path] = ()
    """Sites that were built before: what has not changed is taken from them."""
    becomes: Path | None = None
    """Where the site will stand, if it is not built where it will stand."""
    outputs: Set[str] = registry.OUTPUTS.keys()
    """Those that are made this time."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._content = self._content_folder(config)
        self._manifest = Manifest(self.cache, self.last)
        last = self._manifest if self.becomes else None
        self._writer = Writer(Path(config.site_dir), self.cache, last)
        if links := links_in(Path(config.docs_dir)):  # MkDocs would follow them anywhere
            shown = ", ".join(links)
            raise PluginError(f"docs 里有链接，请换成文件本身 · docs holds links: {shown}")
        config.use_directory_urls = False  # as every address in `addresses` has it
        config.theme.dirs.insert(0, str(THEME))
        config.theme.get_env = partial(_environment, config.theme)  # type: ignore[method-assign]
        config.extra["content_policy"] = CONTENT_POLICY
        config.extra["generator"] = False
        config.theme.static_templates.discard(SITEMAP)
        config.extra_css.extend(registry.STYLES)
        config.extra_javascript.extend(registry.SCRIPTS)
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
        with collector_paused():
            early = list(registry.artifacts(self._site, self.outputs & registry.EARLY))
            self._writer.begin_early(registry.parts(self._site), _files(early))
            made = list(registry.artifacts(self._site, self.outputs - registry.EARLY))
        self._pages = [one for one in made if isinstance(one, Page)]
        artifacts = list(_files(made))
        for file in list(files):
            if file.src_uri.startswith(LEFT_OUT) or file.src_uri.endswith(".map"):
                files.remove(file)
        self._refuse_clashes(files, config, [*early, *made])
        self._writer.begin([*artifacts, registry.map_of(self._site, made)])
        for page in self._pages:
            files.append(self._file_of(page, config))
        return files

    def _refuse_clashes(
        self, files: Files, config: MkDocsConfig, made: Sequence[Artifact | Page]
    ) -> None:
        """No two things may be written to one place: MkDocs would drop one without a word."""
        ours = "手册 · the handbook"
        planned = [(one.path, _origin(one, ours)) for one in made]
        planned += [(registry.MAP, ours), (publish.MARK, ours)]
        planned += [(file.dest_uri, f"{_place_of(file, config)}") for file in files]
        templates = {*config.theme.static_templates, *config.extra_templates}
        planned += [(name, name) for name in templates]
        if found := paths.clashes(planned):
            shown = "\n".join(f"{one.path}: {one.one} + {one.other}" for one in found[:MOST_SHOWN])
            raise PluginError(f"两处要写同一个文件 · two things would be one file:\n{shown}")

    def _file_of(self, page: Page, config: MkDocsConfig) -> File:
        source = posixpath.splitext(page.path)[0] + ".md"
        file = File.generated(config, source, content="", inclusion=InclusionLevel.INCLUDED)
        file.edit_uri = page.source or None
        ReadyPage(page, file, config)
        return file

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        ready = {p.file.dest_uri: p for p in nav_pages(files)}
        self._navigations = {
            handbook.language: self._navigation(handbook.language, ready)
            for handbook in self._site.editions.values()
        }
        self._alternates = self._pairs(ready)
        self._common = {language: _common(h) for language, h in self._site.editions.items()}
        config.extra["homes"] = {
            language: addresses.prefix(h) + addresses.HOME
            for language, h in self._site.editions.items()
        }
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
        """What the theme needs to know of a page beyond what MkDocs tells it."""
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
        context["nav"] = self._navigations[language]
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Everything is known now: make what is of the handbook, and leave MkDocs the rest."""
        env.add_extension(Mended)
        env.trim_blocks = env.lstrip_blocks = True  # a third of the theme's output is white space
        for one in (env, templates()):
            one.bytecode_cache = Bytecode(self.cache, one)
        frames = Frames(env.get_template("main.html"), log.warning)
        documents = files.documentation_pages()
        settings = key_of(_settings(config))
        around = _Around()
        made = []
        for file in documents:
            page = file.page
            if isinstance(page, ReadyPage):
                nav = self._navigations[page.made.language]
                key = key_of(page.made.key, settings, page.edit_url, around.key(page, nav))
                make = partial(self._framed, page, frames, config, documents, nav)
                made.append(Artifact(file.dest_uri, make, key))
                files.remove(file)
        self._writer.begin(made)
        self._writer.finish()
        return env

    def _framed(
        self, page: ReadyPage, frames: Frames, config: MkDocsConfig, documents: Any, nav: Navigation
    ) -> bytes:
        """A page as MkDocs would make it, its events for other plugins included."""
        page.active = True
        page.fill(page.made.render())
        context = get_context(nav, documents, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        output = config.plugins.on_post_page(frames.render(context), page=page, config=config)
        page.active = False
        page.empty()
        return output.encode("utf-8")

    def complete(self, folder: Path, site: Path) -> None:
        """The last step of a build in a folder that becomes a site, when nobody writes any more."""
        self._writer.link()
        self._manifest.keep(folder, site)
        self.cache.clear_old()

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        self._writer.close()


class Failed(Exception):
    """MkDocs cannot build with its settings or pages as they are; the text says why."""


def build(
    site: Site, folder: Path, cache: Cache, *, becomes: Path, last: Sequence[Path] = (),
    outputs: Set[str] = registry.OUTPUTS.keys(),
) -> None:  # fmt: skip
    """Build a checked site into an empty folder, with the mkdocs.yml of the current folder.

    The folder is to become the site at `becomes`; `last` are sites that were built before, which
    lend what has not changed.
    """
    file = Path("mkdocs.yml") if Path("mkdocs.yml").exists() else DEFAULT_CONFIG
    with _said_by_mkdocs() as said:
        try:
            _refuse_code(file)
            config = _loaded(file, folder)
            plugin = _own_plugin(config, file)
            plugin.given = site
            plugin.outputs = outputs
            plugin.cache = cache
            plugin.last = last
            plugin.becomes = becomes
            build_with_mkdocs(config)
            plugin.complete(folder, becomes)
        except MkDocsException as error:
            raise Failed("\n".join([*said, str(error)])) from error
        except TemplateNotFound as error:  # an OSError to Python, and yet no mistake of the disk
            raise Failed("\n".join([*said, f"没有模板 · no template: {error.name}"])) from error
        except Exception as error:
            if (place := _outside(error)) is None:
                raise  # a mistake of ours
            raise Failed("\n".join([*said, f"{place}: {_named(error)}"])) from error
    for line in said:
        print(line, file=sys.stderr)


def _loaded(file: Path, folder: Path) -> MkDocsConfig:
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
def _said_by_mkdocs() -> Iterator[list[str]]:
    """What MkDocs says meanwhile, from warnings upwards."""
    host, said = logging.getLogger("mkdocs"), list[str]()
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    host.addHandler(handler)
    try:
        yield said
    finally:
        host.removeHandler(handler)


def _refuse_code(file: Path, *below: Path) -> None:
    """Stop at a tag of Python in mkdocs.yml, or in a file that it builds on: MkDocs would run it.

    A name within the theme, as the theme's manual has it for its icons, is no such thing.
    """
    data = file.read_bytes()
    for line, tag in tags(data):
        kind, _, name = tag.partition(PYTHON)[2].partition(":")
        if tag.startswith(PYTHON) and not (kind == "name" and name.startswith("material.")):
            raise ConfigurationError(f"{file}:{line}: 不接受 Python 标签 · no Python tags here")
    settings = read(str(file), data).value
    above = file.parent / str(settings.get("INHERIT", "") if isinstance(settings, dict) else "")
    if above.is_file() and above not in below:
        _refuse_code(above, *below, file)


def _environment(theme: Theme) -> Environment:
    """The theme's templates; MkDocs would list its hidden icons, to copy none of them."""
    environment = type(theme).get_env(theme)
    environment.loader = Visible(theme.dirs)
    return environment


class _Around:
    """What surrounds a page: the lists of the navigation that it shows."""

    def __init__(self) -> None:
        self._lists: dict[int, str] = {}

    def key(self, page: MkDocsPage, nav: Navigation) -> list[str]:
        """A hash of each list: the top, and the sections that the page stands in."""
        sections = cast("list[Any]", page.ancestors)
        return [self._shown(nav.items), *(self._shown(one.children) for one in sections)]

    def _shown(self, items: list[Any]) -> str:
        """A hash of what one list of the navigation shows; all pages below it share it."""
        known = self._lists.get(id(items))
        if known is None:
            known = key_of([
                f"{one.title} {(one if one.is_page else first_page(one)).url}" for one in items
            ])  # fmt: skip
            self._lists[id(items)] = known
        return known


def _settings(config: MkDocsConfig) -> str:
    """The settings of mkdocs.yml that pages depend on, as text."""
    plugins = [(name, dict(getattr(one, "config", {}))) for name, one in config.plugins.items()]
    modules = cast("dict[str, Any]", config.hooks)  # by path, whatever MkDocs' types say
    hooks = [(name, _digest(getattr(one, "__file__", None))) for name, one in modules.items()]
    theme = dict(config.theme)
    return repr((config.site_name, theme, config.extra_css, config.extra, plugins, hooks))


def _digest(file: str | None) -> str:
    """A hash of a program that the settings name: with another one pages may be others."""
    return hashlib.sha256(Path(file).read_bytes()).hexdigest() if file else ""


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
        raise PluginError(_failure(render(found.errors, loaded.lines)))
    return Site(loaded.editions, keep=cache.made)


def _failure(shown: str) -> str:
    return f"内容里有问题，网站没有更新 · the content has problems, nothing was built\n\n{shown}"


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
