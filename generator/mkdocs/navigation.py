"""The pages of a site, generated and hand-written, and the navigation of each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from markupsafe import Markup
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from generator.outputs import addresses
from generator.outputs.artifact import Content, Heading, Page, Site, key_of
from generator.outputs.site import guide
from generator.outputs.site.navigation import Tree


def language_of(path: str, site: Site) -> str:
    """The language of a page by its folder."""
    first = path.partition("/")[0]
    return first if first in site.editions else site.base.language


def written_pages(pages: Iterable[MkDocsPage], site: Site) -> list[Page]:
    """Hand-written pages as MkDocs has rendered them, and the page that lists those of a language.

    MkDocs gives their titles as HTML. A page that begins with `for: editors` is listed under a
    heading of its own, and stands below the other pages for editors in the navigation.
    """
    out: list[Page] = []
    for handbook in site.editions.values():
        here = [p for p in pages if language_of(p.file.dest_uri, site) == handbook.language]
        if here:
            readers = [page for page in here if not _is_for_editors(page)]
            editors = [page for page in here if _is_for_editors(page)]
            out.append(guide(handbook, _listed(readers), _listed(editors)))
            prefix = addresses.prefix(handbook)
            out += [_page(page, handbook.language, prefix + addresses.GUIDE) for page in readers]
            out += [_page(page, handbook.language, prefix + addresses.EDITORS) for page in editors]
    return out


_TITLE = re.compile(r"^(?:title:|#) *(.+)$", re.MULTILINE)


def titles_in(files: Iterable[File], site: Site) -> Iterator[Page]:
    """The same pages before MkDocs has read them, for the search: no more than their titles."""
    written = [
        (file, _TITLE.search(file.content_string)) for file in files if file.is_documentation_page()
    ]
    for handbook in site.editions.values():
        here = [
            (file.dest_uri, re.sub(r"[`*]", "", title[1]).strip("\"' "))
            for file, title in written
            if title and language_of(file.dest_uri, site) == handbook.language
        ]
        if here:
            yield guide(handbook, (), ())
        for path, title in here:
            yield Page(path, handbook.language, title, partial(Content, ""), key=title)


def _is_for_editors(page: MkDocsPage) -> bool:
    return page.meta.get("for") == "editors"


def _listed(pages: Iterable[MkDocsPage]) -> list[tuple[str, str]]:
    """The title and the path of each page."""
    return [(_title(page), page.file.dest_uri) for page in pages]


def _page(page: MkDocsPage, language: str, above: str) -> Page:
    content = Content(page.content or "", tuple(_headings(page.toc.items)))
    return Page(
        page.file.dest_uri, language, _title(page), lambda: content,
        key=key_of(page.file.dest_uri, _title(page), content), above=above,
        description=str(page.meta.get("description", "")),
    )  # fmt: skip


def _title(page: MkDocsPage) -> str:
    return Markup(page.title or page.file.name).unescape()


def _headings(links: Sequence[AnchorLink]) -> Iterable[Heading]:
    """The table of contents below the title of the page."""
    for link in links:
        if link.level > 1:
            yield Heading(Markup(link.title).unescape(), link.id, link.level)
        yield from _headings(link.children)


def trees_of(pages: Sequence[Page], site: Site) -> dict[str, Tree]:
    """The navigation of each language."""
    return {
        language: Tree(page for page in pages if page.language == language)
        for language in site.editions
    }
