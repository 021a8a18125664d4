"""Makes the pages of a site: what MkDocs knows of them, and their files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from generator.build import paths, publish
from generator.mkdocs import navigation, settings
from generator.outputs import addresses, registry
from generator.outputs.artifact import Artifact, Page, Site, key_of
from generator.outputs.site.frame import Frame, Shown

MOST_SHOWN = 20
"""Clashes that are shown of many."""

_DOCS = "docs"


class ReadyPage(MkDocsPage):
    """A generated page. MkDocs knows its address, so that hand-written pages can link to it."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.present_anchor_ids: set[str] = set()


def add(pages: Iterable[Page], files: Files, config: MkDocsConfig) -> None:
    """Make generated pages known to MkDocs."""
    for page in pages:
        source = posixpath.splitext(page.path)[0] + ".md"
        file = File.generated(config, source, content="", inclusion=InclusionLevel.INCLUDED)
        file.edit_uri = page.source or None
        files.append(file)
        ReadyPage(page.title, file, config)


def places(pages: Iterable[Page]) -> set[tuple[str, str]]:
    """Where generated pages stand and what they come from: all that MkDocs knows of them."""
    return {(page.path, page.source) for page in pages}


def refuse_clashes(made: Iterable[Artifact | Page], files: Iterable[File]) -> None:
    """Stop where two things would be written to one place: a copy of MkDocs' would even write
    into the last site's file."""
    ours = "手册 · the handbook"
    planned = [(one.path, (isinstance(one, Page) and one.source) or ours) for one in made]
    planned += [(path, ours) for path in (registry.MAP, publish.MARK, addresses.WORKER)]
    planned += [(file.dest_uri, f"{_DOCS}/{file.src_uri}") for file in files]
    if found := paths.clashes(planned):
        shown = "\n".join(f"{one.path}: {one.one} + {one.other}" for one in found[:MOST_SHOWN])
        raise PluginError(f"两处要写同一个文件 · two things would be one file:\n{shown}")


def taken_out(files: Files) -> dict[str, MkDocsPage]:
    """All pages by their paths, taken out of MkDocs' list, which is left none to make."""
    known = {file.dest_uri: file.page for file in files.documentation_pages() if file.page}
    for file in files.documentation_pages():
        files.remove(file)
    return known


def framed(
    generated: Sequence[Page], site: Site, known: Mapping[str, MkDocsPage], config: MkDocsConfig
) -> Iterator[Artifact]:
    """All pages in their frame; `known` are those that MkDocs has read, the generated ones too."""
    made = {page.path for page in generated}
    by_hand = [page for path, page in known.items() if path not in made]
    pages = [*generated, *navigation.written_pages(by_hand, site)]
    trees = navigation.trees_of(pages, site)
    frame = Frame(site, trees, {page.path for page in pages}, settings.look_of(config))
    plugins = settings.programs(config)
    for page in pages:
        host = known.get(page.path)
        edit = host.edit_url or "" if host else ""
        shown = Shown(page.path, page.language, page.title, page.description, edit)
        make = partial(_make, frame, page, shown, host, config)
        yield Artifact(page.path, make, key_of(page.key, frame.key(shown), plugins))


def _make(
    frame: Frame, page: Page, shown: Shown, host: MkDocsPage | None, config: MkDocsConfig
) -> bytes:
    html = frame.render(shown, page.render())
    if host:  # for other plugins
        html = config.plugins.on_post_page(html, page=host, config=config)
    return html.encode("utf-8")
