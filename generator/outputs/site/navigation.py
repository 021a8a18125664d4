"""The theme's navigation, contents and breadcrumbs, as the theme writes them but in Python.

The stock templates render the whole tree anew on each page, which makes a build grow with the
square of its pages. These functions give the same elements (the host compares the two on sample
pages at each build) for the features that the handbook uses: pruned, with index pages.

They take what the host's tree gives: sections with `title` and `children`, pages with `title`,
`url`, `toc` and `is_index`. All titles are HTML already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.outputs.addresses import from_folder

ICON = '<span class="md-nav__icon md-icon"></span>'


def folder_of(url: str) -> str:
    return url[: url.rfind("/") + 1]


def tree(items: Sequence[Any], page: Any, contents: str, title: str) -> str:
    """The list items of the navigation as of one page.

    `contents` is the page's own table of contents as list items, `title` its heading.
    """
    writer = _Writer(page, contents, title)
    return "".join(writer.item(item, f"__nav_{n}", 1) for n, item in enumerate(items, 1))


class _Writer:
    """Writes the tree as of one page."""

    def __init__(self, page: Any, contents: str, title: str) -> None:
        self.page = page
        self.folder = folder_of(page.url)
        self.contents = contents
        self.title = title
        self.active = set(map(id, page.ancestors))

    def item(self, item: Any, path: str, level: int) -> str:
        if item.children:
            if id(item) in self.active:
                return self._open(item, path, level)
            return _pruned(item, self._href(first_page(item)))
        if item is self.page:
            return self._here(item)
        return _leaf(item.title, self._href(item))

    def _href(self, page: Any) -> str:
        return from_folder(page.url, self.folder)

    def _open(self, section: Any, path: str, level: int) -> str:
        index = next((one for one in section.children if getattr(one, "is_index", 0)), None)
        inner = "".join(
            self.item(child, f"{path}_{n}", level + 1)
            for n, child in enumerate(section.children, 1)
            if child is not index
        )
        return (
            '<li class="md-nav__item md-nav__item--active md-nav__item--nested">'
            f'<input class="md-nav__toggle md-toggle " type="checkbox" id="{path}" checked>'
            + (self._index(section, index, path) if index else _label(section.title, path))
            + f'<nav class="md-nav" data-md-level="{level}" aria-labelledby="{path}_label" '
            f'aria-expanded="true"><label class="md-nav__title" for="{path}">{ICON}'
            f'{section.title}</label><ul class="md-nav__list" data-md-scrollfix>{inner}</ul></nav>'
            "</li>"
        )

    def _index(self, section: Any, index: Any, path: str) -> str:
        """A section's own page, and the label that opens the section if it has other pages."""
        active = "md-nav__link--active" if index is self.page else ""
        label = (
            f'<label class="md-nav__link {active}" for="{path}" id="{path}_label" tabindex="0">'
            f"{ICON}</label>"
            if len(section.children) > 1
            else ""
        )
        return (
            '<div class="md-nav__link md-nav__container">'
            f'<a href="{self._href(index)}" class="md-nav__link {active}">'
            f'<span class="md-ellipsis">{section.title}</span></a>{label}</div>'
        )

    def _here(self, page: Any) -> str:
        words = f'<span class="md-ellipsis">{page.title}</span>'
        link = f'<a href="{self._href(page)}" class="md-nav__link md-nav__link--active">{words}</a>'
        label = contents = ""
        if self.contents:
            label = (
                '<label class="md-nav__link md-nav__link--active" for="__toc">'
                f"{words}{ICON}</label>"
            )
            contents = (
                f'<nav class="md-nav md-nav--secondary" aria-label="{self.title}">'
                f'<label class="md-nav__title" for="__toc">{ICON}{self.title}</label>'
                '<ul class="md-nav__list" data-md-component="toc" data-md-scrollfix>'
                f"{self.contents}</ul></nav>"
            )
        return (
            '<li class="md-nav__item md-nav__item--active">'
            '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">'
            f"{label}{link}{contents}</li>"
        )


def _label(title: str, path: str) -> str:
    return (
        f'<label class="md-nav__link" for="{path}" id="{path}_label" tabindex="0">'
        f'<span class="md-ellipsis">{title}</span>{ICON}</label>'
    )


def _pruned(section: Any, href: str) -> str:
    return (
        '<li class="md-nav__item md-nav__item--pruned md-nav__item--nested">'
        f'<a href="{href}" class="md-nav__link"><span class="md-ellipsis">{section.title}</span>'
        f"{ICON}</a></li>"
    )


def _leaf(title: str, href: str) -> str:
    return (
        f'<li class="md-nav__item"><a href="{href}" class="md-nav__link">'
        f'<span class="md-ellipsis">{title}</span></a></li>'
    )


def first_page(section: Any) -> Any:
    """The page that a pruned section leads to: the first one, however deep it lies."""
    first = section.children[0]
    return first_page(first) if first.children else first


def contents(toc: Sequence[Any]) -> str:
    """The list items of a page's table of contents."""
    return "".join(_contents(toc))


def _contents(toc: Sequence[Any]) -> Iterator[str]:
    for one in toc:
        inner = ""
        if one.children:
            inner = (
                f'<nav class="md-nav" aria-label="{one.title}"><ul class="md-nav__list">'
                f"{contents(one.children)}</ul></nav>"
            )
        yield (
            f'<li class="md-nav__item"><a href="{one.url}" class="md-nav__link">'
            f'<span class="md-ellipsis">{one.title}</span></a>{inner}</li>'
        )


def path(home: Any, page: Any) -> str:
    """The list items of the breadcrumbs: home, then the sections above the page."""
    folder = folder_of(page.url)
    steps = [(home.title, home)]
    steps += [(one.title, first_page(one)) for one in reversed(page.ancestors)]
    return "".join(
        f'<li class="md-path__item"><a href="{from_folder(target.url, folder)}" '
        f'class="md-path__link"><span class="md-ellipsis">{title}</span></a></li>'
        for title, target in steps
    )
