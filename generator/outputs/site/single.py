"""One self-contained page of a role with all that it needs, or of the whole handbook.

It is for mail and chat: no script, no request, pictures and styles inside, every link within the
page. What a link leads to elsewhere is not there, so such a link becomes plain words.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from importlib.resources import files
from posixpath import join, normpath
from typing import NamedTuple

from generator.content.assets import published
from generator.content.handbook import Handbook
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, Page, key_of
from generator.outputs.needs import needed_by
from generator.outputs.site import icons, pages, style, theme
from generator.outputs.site.environment import environment

MIME = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
        "gif": "image/gif", "webp": "image/webp"}  # fmt: skip

_TAG = re.compile(r"<[a-z][^<>]*>")
"""An opening tag: in attributes of our pages < and > are escaped."""
_ATTRIBUTE = re.compile(r' (id|href|src|for|aria-labelledby|aria-describedby)="([^"]*)"')
_PROGRAM = re.compile(
    r'<script\b[^<>]*></script>|<link rel="stylesheet"[^<>]*>|<(hb-[a-z]+)\b[^<>]*>\s*</\1>'
)
"""What a program needs: itself, its style, and where it shows what it makes."""


class Part(NamedTuple):
    """A page of the site as an article of the single page."""

    key: str
    title: str
    kind: str
    html: str


def artifacts(handbook: Handbook, only: str = "") -> Iterator[Artifact]:
    """The page of one role, or of the whole handbook."""
    path = f"{addresses.prefix(handbook)}{only or 'handbook'}.html"
    key = key_of(path, *(page.key for page in pages.pages_of(handbook)))
    yield Artifact(path, partial(export, handbook, only), key, heavy=True)


def export(handbook: Handbook, only: str = "") -> bytes:
    made = {page.path: page for page in pages.pages_of(handbook)}
    chosen = {addresses.page_of(handbook, id) or "": id for id in _ids(handbook, only)}
    parts = [_part(handbook, made[path], id, chosen) for path, id in chosen.items() if path in made]
    sheet = _style(handbook)
    html = environment().get_template("single.html").render(
        w=words(handbook.language),
        title=handbook.title(only) if only else handbook.plain(handbook.settings.title),
        company=handbook.plain(handbook.settings.company),
        groups=_groups(parts),
        parts=parts,
        style=sheet,
        digest=b64encode(sha256(sheet.encode()).digest()).decode(),
    )  # fmt: skip
    return html.encode()


def _ids(handbook: Handbook, only: str) -> Iterator[str]:
    """The files that are shown, each once: a role first, then what it uses, the terms last."""
    if only:
        role = next(one for one in handbook.roles if one.id == only)
        yield from (one.id for one in needed_by(handbook, role))
    else:
        yield from (one.id for one in handbook.documents if not one.retired)
        yield from (id for id in addresses.singles(handbook) if id not in ("glossary", "sources"))
    yield "glossary"


def _groups(parts: Sequence[Part]) -> list[tuple[str, list[Part]]]:
    """The parts by their kind, for the contents."""
    groups: dict[str, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.kind, []).append(part)
    return list(groups.items())


# -- a page as a part


def _part(handbook: Handbook, page: Page, id: str, chosen: Mapping[str, str]) -> Part:
    html = icons.inlined(_PROGRAM.sub("", page.render().html))
    inside = partial(_attribute, handbook, page.path, id, chosen)
    html = _TAG.sub(lambda tag: _ATTRIBUTE.sub(inside, tag[0]), html)
    entry = handbook.get(id)
    return Part(id, page.title, entry.kind if entry else "", html)


def _attribute(
    handbook: Handbook, page: str, id: str, chosen: Mapping[str, str], found: re.Match[str]
) -> str:
    """An attribute as it holds in the single page: ids are those of the part."""
    name, value = found[1], found[2]
    if name == "src":
        return f' src="{_inline(handbook, page, value)}"'
    if name == "href":
        href = _href(page, id, chosen, value)
        return f' href="{href}"' if href else ""
    return f' {name}="{" ".join(_anchor(id, one) for one in value.split())}"'


def _anchor(id: str, fragment: str) -> str:
    return f"{id}--{fragment}" if fragment else id


def _href(page: str, id: str, chosen: Mapping[str, str], value: str) -> str:
    """Where a link leads within the single page, or outside of the handbook; "" for neither."""
    if re.match(r"(https?|mailto|tel):", value):
        return value
    path, _, fragment = value.partition("#")
    goal = normpath(join(page.rpartition("/")[0], path)) if path else page
    return f"#{_anchor(chosen[goal], fragment)}" if goal in chosen else ""


def _inline(handbook: Handbook, page: str, value: str) -> str:
    """A picture within the page; the site has no other files that a page shows."""
    goal = normpath(join(page.rpartition("/")[0], value))
    for path, data in handbook.assets.items():
        if addresses.asset(path) == goal:
            mime = MIME.get(published(path).rpartition(".")[2].lower(), "application/octet-stream")
            return f"data:{mime};base64,{b64encode(data).decode()}"
    return ""


STYLES = ("handbook.css", "forms.css", "single.css")


def _style(handbook: Handbook) -> str:
    """All styles that such a page needs, those of the company's colours last."""
    of_pictures = files("generator.outputs.pictures").joinpath("pictures.css")
    own = [files(__package__).joinpath("assets", name) for name in STYLES]
    return "\n".join(
        [
            theme.style().decode(),
            *(file.read_text("utf-8") for file in (own[0], of_pictures, *own[1:])),
            style.colours(handbook).decode(),
        ]
    )
