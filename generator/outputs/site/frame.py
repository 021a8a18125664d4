"""The theme's frame around a page's own content.

The first page of each shape is rendered by the theme itself and through a shell; as long as the
two agree, all other pages of the shape are made from the shell alone. Where they do not, the theme
renders every page, which is slow and always right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from jinja2 import Template

from generator.outputs.site import navigation
from generator.outputs.site.shell import Shape, Shell, differences, mark


class Frames:
    """Renders pages in the theme's frame. `tell` is called with one line if it must be slow."""

    def __init__(self, template: Template, tell: Callable[[str], None]) -> None:
        self._template = template
        self._tell = tell
        self._shells: dict[Shape, Shell] = {}
        self._sound = True

    def render(self, context: Mapping[str, Any]) -> str:
        """A whole page. `context` is the theme's: page, nav, config and the rest."""
        if not self._sound:
            return self._template.render(context)
        shape = _shape(context)
        if shape in self._shells:
            return self._shells[shape].fill(_parts(context))
        stock = self._template.render(context)
        shell = Shell(self._template.render(_marked(context, shape)))
        page = shell.fill(_parts(context))
        content = context["page"].content  # the same in both, and most of them
        difference = differences(stock.replace(content, ""), page.replace(content, ""))
        if difference:
            self._sound = False
            self._tell(f"pages are rendered one by one: the theme's frame differs at {difference}")
            return stock
        self._shells[shape] = shell
        return page  # whichever page of a shape comes first, its bytes are the same


def _shape(context: Mapping[str, Any]) -> Shape:
    page = context["page"]
    return Shape(
        language=page.meta["language"],
        depth=page.url.count("/"),
        contents=bool(page.toc),
        path=bool(page.ancestors),
        edit=bool(page.edit_url),
        alternate=bool(page.meta["alternate"]),
    )


def _parts(context: Mapping[str, Any]) -> dict[str, str]:
    """What differs between pages of a shape."""
    page, nav = context["page"], context["nav"]
    contents = navigation.contents(page.toc)
    return {
        "title": page.title,
        "description": page.meta["description"],
        "alternate": page.meta["alternate"],
        "content": page.content,
        "edit": page.edit_url or "",
        "toc": contents,
        "path": navigation.path(nav.homepage, page) if page.ancestors else "",
        "nav": navigation.tree(nav.items, page, contents, page.meta["contents_title"]),
    }


def _marked(context: Mapping[str, Any], shape: Shape) -> dict[str, Any]:
    """The context of a page of the shape, with marks for what differs."""
    page = context["page"]
    meta = {**page.meta, "description": mark("description")}
    if shape.alternate:
        meta["alternate"] = mark("alternate")
    leaf = _Leaf(title=mark("nav"), url=page.url, children=None, active=False)
    heading = _Leaf(title=mark("toc"), url="#", children=[], level=2)
    marked = SimpleNamespace(
        title=mark("title"),
        meta=meta,
        content=_Body(mark("content")),
        toc=[heading] if shape.contents else [],
        url=page.url,
        edit_url=mark("edit") if shape.edit else None,
        ancestors=[_Leaf(title=mark("path"), url=page.url, children=None)] if shape.path else [],
        is_homepage=False,
        canonical_url=None,
        previous_page=None,
        next_page=None,
    )
    nav = SimpleNamespace(items=[leaf], homepage=context["nav"].homepage)
    return {**context, "page": marked, "nav": nav}


class _Leaf(SimpleNamespace):
    """A page of the navigation, or a heading, that stands for all of them."""

    meta: Any = None
    typeset: Any = None
    pages: Any = None


class _Body(str):
    """A page's content that has all that the theme looks for: it adds a missing heading."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return True
