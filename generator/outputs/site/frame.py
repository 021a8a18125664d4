"""The frame around a page's own content: head, header, navigation, contents, footer.

It is the same for generated and for hand-written pages, and needs nothing but values.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Content, Site, key_of
from generator.outputs.site.environment import environment, without_indentation
from generator.outputs.site.navigation import Tree, contents

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'none'"
)
"""What a page may load, and from where: nothing from elsewhere, no script within the page."""


@dataclass(frozen=True)
class Look:
    """What a host lets a company choose for all pages."""

    styles: Sequence[str] = ()
    """Style sheets by their path in the site, or their address."""
    scripts: Sequence[str] = ()
    favicon: str = "assets/handbook/favicon.svg"
    icon: str = "notebook-check-outline"
    """The icon beside the handbook's name, where there is no `logo`."""
    logo: str = ""
    """The path of a picture; where there is none, the logo of the settings is shown."""


@dataclass(frozen=True)
class Shown:
    """A page with what is known of it before its content is made."""

    path: str
    language: str
    title: str
    description: str = ""
    edit: str = ""
    """The address at which its source can be changed."""


class Frame:
    """Puts the frame around the pages of a site."""

    def __init__(self, site: Site, trees: Mapping[str, Tree], paths: set[str], look: Look) -> None:
        """`trees` has the navigation of each language; `paths` are those of all pages."""
        self._editions = site.editions
        self._trees = trees
        self._paths = paths
        logo = look.logo or (addresses.logo(site.logo) if site.logo else "")
        self._look = replace(look, logo=logo)
        self._look_key = key_of(self._look)

    def key(self, page: Shown) -> str:
        """A hash of all that surrounds a page."""
        tree = self._trees[page.language]
        other = [self._counterpart(page, one) in self._paths for one in self._others(page)]
        edition = self._editions[page.language]
        more = (edition.settings.leave_out, edition.renamed)
        return key_of(page, self._look_key, tree.key(page.path), other, more)

    def render(self, page: Shown, content: Content) -> str:
        handbook = self._editions[page.language]
        tree = self._trees[page.language]
        html = environment().get_template("main.html").render(
            page=page,
            content=Markup(content.html),
            policy=CONTENT_POLICY,
            contents=contents(content.headings),
            look=self._look,
            tree=tree,
            to=partial(_to, page=page.path),
            base=_base(page.path),
            offline="offline" not in handbook.settings.leave_out,
            folder=addresses.prefix(handbook),
            renamed=json.dumps(handbook.renamed) if handbook.renamed else "",
            others=[(one.language, self._elsewhere(page, one)) for one in self._others(page)],
            site_title=handbook.plain(handbook.settings.title),
            company=handbook.plain(handbook.settings.company),
            w=words(page.language),
        )  # fmt: skip
        return without_indentation(html)

    def _others(self, page: Shown) -> list[Handbook]:
        return [one for one in self._editions.values() if one.language != page.language]

    def _counterpart(self, page: Shown, other: Handbook) -> str:
        """The path of the same page in another edition."""
        here = addresses.prefix(self._editions[page.language])
        return addresses.prefix(other) + page.path.removeprefix(here)

    def _elsewhere(self, page: Shown, other: Handbook) -> str:
        """That path, or the other edition's home page where there is no such page."""
        there = self._counterpart(page, other)
        return there if there in self._paths else addresses.prefix(other) + addresses.HOME


def _to(target: str, page: str) -> str:
    """A path of the site as a link from a page; addresses are left as they are."""
    return target if "//" in target else addresses.relative(target, page)


def _base(path: str) -> str:
    """The site's root as seen from a page."""
    return "/".join([".."] * path.count("/")) or "."
