"""The pages of an edition: which there are, where they stand, and what each lists in the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.resources import files
from typing import Any

from markupsafe import escape

from generator.content.handbook import Handbook
from generator.content.records import Attachment, Document, Picture, Role
from generator.content.walk import records_in
from generator.locale import words
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, Content, Listed, Page, Site, key_of
from generator.outputs.site.templating import templates
from generator.outputs.site.view import View

LISTED = frozenset([
    "role", "duty", "procedure", "phase", "step", "cause", "standard", "rule", "situation",
    "script", "node", "choice", "checklist", "item", "term", "topic", "decision", "point",
    "contact", "measure", "branch", "form", "paper", "matter", "limit", "phone",
    "room", "mistake", "extra",
])  # fmt: skip
"""Kinds of item that stand on a page with an anchor of their own."""

ASSETS = (
    "handbook.css",
    "handbook.js",
    "base.js",
    "frame.js",
    "palette.js",
    "favicon.svg",
    "forms.js",
    "forms.css",
)


def artifacts(site: Site) -> Iterator[Artifact | Page]:
    """All pages in all languages, then the files that they need."""
    for handbook in site.editions.values():
        yield from _pages(handbook)
    yield from _files(site.base)
    style = _colours(site.base)
    yield Artifact(addresses.COLOURS, partial(_same, style), key_of(style))
    for handbook in site.editions.values():
        yield from _stubs(handbook)
    for name in ASSETS:
        data = files(__package__).joinpath("assets", name).read_bytes()
        yield Artifact(f"assets/handbook/{name}", partial(_same, data), key_of(data))


def _colours(handbook: Handbook) -> bytes:
    """The company's colours in the place of ours, on a light ground: a dark one has its own."""
    colours = handbook.settings.colours
    if colours is None:
        return b""
    return (
        f'[data-md-color-primary="custom"] {{ --md-primary-fg-color: {colours.main};'
        f" --md-primary-fg-color--dark: {colours.main}; }}\n"
        f'[data-md-color-scheme="default"][data-md-color-primary="custom"]'
        f" {{ --md-typeset-a-color: {colours.main}; --md-accent-fg-color: {colours.accent}; }}\n"
    ).encode()


def _files(handbook: Handbook) -> Iterator[Artifact]:
    """The pictures and papers that items show, copied as they are."""
    named = {
        handbook.asset_of(document.id, one.file)
        for document in handbook.documents
        for one, _ in records_in(document)
        if isinstance(one, Picture | Attachment)
    }
    for path in sorted(filter(None, named)):
        data = handbook.assets[path]
        yield Artifact(addresses.asset(path), partial(_same, data), key_of(data))


def _stubs(handbook: Handbook) -> Iterator[Artifact]:
    """Pages at the addresses that documents had before."""
    for document in handbook.documents:
        here = addresses.page_of(handbook, document.id) or ""
        for old in document.was:
            path = addresses.former(handbook, document.id, old)
            html = _moved(handbook, addresses.relative(here, path), handbook.title(document.id))
            yield Artifact(path, partial(_same, html), key_of(html))


def _moved(handbook: Handbook, href: str, title: str) -> bytes:
    """A page that sends its readers on; a link stays for those whose browser does not."""
    language = {"zh": "zh-CN"}.get(handbook.language, handbook.language)
    href, title = escape(href), escape(title)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="refresh" content="0; url={href}"><link rel="canonical" href="{href}">'
        f'<title>{title}</title></head><body><p><a href="{href}">{title}</a></p></body></html>\n'
    ).encode()


def _same(data: bytes) -> bytes:
    return data


def _pages(handbook: Handbook) -> Iterator[Page]:
    nav = words(handbook.language)["nav"]
    yield _page(handbook, addresses.HOME, nav["home"], _home)
    for role in handbook.roles:
        yield from _role_pages(handbook, role, nav)
    for document in handbook.documents:
        if not isinstance(handbook.records.get(handbook.folder_of(document)), Role):
            yield _document(handbook, document, (nav["shared"],))
    for kind in addresses.kinds(handbook):
        if kind == "quiz" and "quizzes" in handbook.settings.leave_out:
            continue
        path = addresses.section(handbook, kind).removeprefix(addresses.prefix(handbook))
        title = words(handbook.language)["plural"][kind]
        yield _page(handbook, path, title, partial(_section, kind=kind), trail=(nav["find"],))
    for single, path in addresses.singles(handbook).items():
        name = {"handbook": "organisation"}.get(single, single)
        section = nav["editing"] if single == "sources" else nav["find"]
        yield _page(
            handbook, path, nav[name], partial(_single, name=name), trail=(section,),
            source=handbook.files.get(single, ""), lists=partial(_lists, handbook, single),
        )  # fmt: skip
    editors = addresses.EDITORS
    yield _page(
        handbook, editors, nav["editors"], partial(_single, name="editors"), trail=(nav["editing"],)
    )
    if "paper" not in handbook.settings.leave_out:
        print_ = addresses.PRINT_CENTRE
        yield _page(handbook, print_, nav["print"], _print_centre, trail=(nav["find"],))


def _role_pages(handbook: Handbook, role: Role, nav: dict[str, str]) -> Iterator[Page]:
    """A role's own page, then those of the documents in its folder."""
    trail = (nav["roles"], handbook.title(role.department), handbook.title(role.id))
    yield _document(handbook, role, trail)
    for document in handbook.documents_in(role.id):
        if document is not role:
            yield _document(handbook, document, trail)


def _document(handbook: Handbook, document: Document, trail: tuple[str, ...]) -> Page:
    kind = handbook.entries[document.id].kind
    path = addresses.page_of(handbook, document.id) or ""
    nav = words(handbook.language)["nav"]
    return _page(
        handbook,
        path.removeprefix(addresses.prefix(handbook)),
        handbook.title(document.id),
        partial(_of_document, kind=kind, document=document),
        trail=(nav["editing"], nav["retired"]) if document.retired else trail,
        source=handbook.files[document.id],
        description=handbook.plain(getattr(document, "purpose", "")),
        lists=partial(_lists, handbook, document.id),
        shows=_shown_on(handbook, document),
    )


def _page(
    handbook: Handbook,
    path: str,
    title: str,
    body: Callable[[View], Content],
    *,
    trail: tuple[str, ...] = (),
    source: str = "",
    description: str = "",
    lists: Callable[[], Iterable[Listed]] = tuple,
    shows: Iterable[str] | None = None,
) -> Page:
    """A page; `shows` are the ids of the files it shows something of, all of them if left out."""
    full = addresses.prefix(handbook) + path
    return Page(
        path=full,
        language=handbook.language,
        title=title,
        render=partial(_render, handbook, full, body),
        key=key_of(full, title, *_digests(handbook, shows)),
        trail=trail,
        source=source,
        description=description or handbook.plain(handbook.settings.purpose),
        lists=lists,
    )


EVERYWHERE = ("handbook", "glossary")
"""Files that every page shows something of: the company's name, variables, people, terms."""


def _digests(handbook: Handbook, shows: Iterable[str] | None) -> Iterator[str]:
    if shows is None:
        yield handbook.digest
    else:
        ids = {*shows, *EVERYWHERE}
        yield from (handbook.digests[id] for id in sorted(ids & handbook.digests.keys()))


def _shown_on(handbook: Handbook, document: Document) -> set[str]:
    """The files that a document's page shows something of."""
    shown = {document.id, *handbook.neighbours_of(document.id)}
    if isinstance(document, Role):
        library: list[Document] = [
            *handbook.procedures_of(document),
            *handbook.standards_of(document),
            *handbook.spoken_by(document),
            *handbook.checklists_of(document),
        ]
        shown.update(one.id for one in library)
    return shown - {"topics", "sources"}


def _render(handbook: Handbook, path: str, body: Callable[[View], Content]) -> Content:
    return body(View(handbook, path))


def _lists(handbook: Handbook, document: str) -> tuple[Listed, ...]:
    page = addresses.page_of(handbook, document) or ""
    return tuple(
        Listed(
            entry.id, entry.kind, handbook.language, handbook.titles[entry.id],
            addresses.on_page(page, entry.fragment), entry.item.source,
        )
        for entry in handbook.entries_of(document) if entry.kind in LISTED
    )  # fmt: skip


# -- templates


def _fill(template: str, view: View, **values: Any) -> Content:
    html = templates().get_template(template).render(
        v=view, h=view.handbook, w=view.words, **values
    )  # fmt: skip
    return Content(html, tuple(view.headings))


def _of_document(view: View, kind: str, document: Document) -> Content:
    return _fill(f"{kind}.html", view, d=document)


def _home(view: View) -> Content:
    return _fill("home.html", view, recent=_recent(view.handbook))


def _recent(handbook: Handbook) -> list[tuple[Any, str, str]]:
    """The latest revisions: date, what changed, and the document's id ("" for the whole)."""
    all_ = [(r.date, r.text, d.id) for d in handbook.documents for r in d.revisions]
    all_ += [(r.date, r.text, "") for r in handbook.settings.revisions]
    return sorted(all_, key=lambda one: one[0], reverse=True)[:6]


def _section(view: View, kind: str) -> Content:
    return _fill("section.html", view, kind=kind, groups=list(_groups(view.handbook, kind)))


def _groups(handbook: Handbook, kind: str) -> Iterator[tuple[str, list[str]]]:
    """Documents of a kind, by the role (or, for roles, the department) that they belong to."""
    groups: dict[str, list[str]] = {}
    for id, above in _members(handbook, kind):
        groups.setdefault(above, []).append(id)
    yield from groups.items()


def _members(handbook: Handbook, kind: str) -> Iterable[tuple[str, str]]:
    if kind == "role":
        return ((role.id, role.department) for role in handbook.roles)
    if kind == "quiz":
        return ((f"{role.id}-quiz", role.department) for role in handbook.roles)
    documents: tuple[Document, ...] = getattr(handbook, addresses.FOLDERS[kind])
    return ((d.id, handbook.folder_of(d)) for d in documents if not d.retired)


def _single(view: View, name: str) -> Content:
    return _fill(f"{name}.html", view)


def _print_centre(view: View) -> Content:
    return _fill("print.html", view)
