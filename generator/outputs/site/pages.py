"""The pages of an edition: which there are, where they stand, what each lists in the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.resources import files
from typing import Any

from markupsafe import escape

from generator.content.handbook import Handbook
from generator.content.places import SHARED
from generator.content.records import Attachment, Document, Picture, Role
from generator.content.walk import records_in
from generator.locale import words, writing
from generator.outputs import addresses, scripts
from generator.outputs.artifact import Artifact, Content, MapEntry, Page, Site, key_of, ready
from generator.outputs.remembered import remembered
from generator.outputs.site import header, style, theme
from generator.outputs.site.environment import environment
from generator.outputs.site.view import View

LISTED = frozenset([
    "role", "duty", "procedure", "phase", "step", "cause", "standard", "rule", "situation",
    "script", "node", "choice", "checklist", "item", "term", "topic", "decision", "point",
    "contact", "measure", "branch", "form", "paper", "matter", "limit", "phone",
    "room", "mistake", "extra", "call", "lesson",
])  # fmt: skip
"""Kinds of item that stand on a page with an anchor of their own."""

ASSETS = ("forms.js", "favicon.svg", "not-found.js")
SCRIPTS = ("base", "fold", "site", "search")
"""Scripts by the module that each begins with."""


def artifacts(site: Site) -> Iterator[Artifact | Page]:
    """All pages in all languages, then the files that they need."""
    for handbook in site.editions.values():
        yield from pages_of(handbook, released=bool(site.releases), has_book=site.has_book)
    yield from _files(site.base)
    yield ready(addresses.STYLE, style.joined(site.base))
    yield ready(theme.STYLE, theme.style())
    if site.logo:
        yield ready(addresses.logo(site.logo), site.logo)
    for handbook in site.editions.values():
        yield from _stubs(handbook)
    yield _not_found(site)
    for name in ASSETS:
        yield _asset(name, files(__package__).joinpath("assets", name).read_bytes())
    for name in SCRIPTS:
        yield _asset(f"{name}.js", scripts.script(f"site/assets/{name}.mjs"))
    for language in site.editions:
        yield _asset(f"header-{language}.js", header.script(language))


def _asset(name: str, data: bytes) -> Artifact:
    return ready(f"assets/handbook/{name}", data)


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
        yield ready(addresses.asset(path), data)


def _stubs(handbook: Handbook) -> Iterator[Artifact]:
    """Pages at the addresses that documents had before."""
    for document in handbook.documents:
        here = addresses.page_of(handbook, document.id) or ""
        for old in document.was:
            path = addresses.former(handbook, document.id, old)
            html = _moved(handbook, addresses.relative(here, path), handbook.title(document.id))
            yield ready(path, html)
            if isinstance(document, Role) and f"{document.id}-quiz" in handbook.records:
                yield _quiz_stub(handbook, document, old)


def _quiz_stub(handbook: Handbook, role: Role, old: str) -> Artifact:
    here = addresses.page_of(handbook, f"{role.id}-quiz") or ""
    path = f"{here.rpartition('/')[0]}/{old}.html"
    return ready(path, _moved(handbook, addresses.relative(here, path), handbook.title(role.id)))


def _moved(handbook: Handbook, href: str, title: str) -> bytes:
    """A page that sends its readers on; a link stays for those whose browser does not."""
    language = writing(handbook.language)["tag"]
    href, title = escape(href), escape(title)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="refresh" content="0; url={href}"><link rel="canonical" href="{href}">'
        f'<title>{title}</title></head><body><p><a href="{href}">{title}</a></p></body></html>\n'
    ).encode()


def pages_of(
    handbook: Handbook, *, released: bool = False, has_book: bool = False
) -> Iterator[Page]:
    """The pages of one edition."""
    nav, plural = words(handbook.language)["nav"], words(handbook.language)["plural"]
    find = addresses.prefix(handbook) + addresses.FIND
    home = partial(_home, released=released)
    yield _depending_on(_page(handbook, addresses.HOME, nav["home"], home), released)
    yield _page(handbook, _section_path("role"), plural["role"], partial(_section, kind="role"))
    for department in dict.fromkeys(role.department for role in handbook.roles):
        yield _department(handbook, department)
    for role in handbook.roles:
        yield _document(handbook, role)
        yield from (_document(handbook, one) for one in _others_in(handbook, role.id))
    shared = _others_in(handbook, SHARED)
    if shared:
        yield _page(
            handbook, addresses.SHARED, nav["shared"], _shared, shows=[one.id for one in shared]
        )
        yield from (_document(handbook, one) for one in shared)
    lists = partial(_find, released=released)
    page = _page(handbook, addresses.FIND, nav["find"], lists, shows=())
    yield _depending_on(page, released)
    for kind in addresses.kinds(handbook):
        if kind != "role" and (kind != "quiz" or "quizzes" not in handbook.settings.leave_out):
            body = partial(_section, kind=kind)
            yield _page(handbook, _section_path(kind), plural[kind], body, above=find)
    editors = addresses.prefix(handbook) + addresses.EDITORS
    for single, path in addresses.singles(handbook).items():
        name = {"handbook": "organisation"}.get(single, single)
        above = editors if single == "sources" else find
        page = _page(handbook, path, nav[name], partial(_single, name=name), above=above)
        yield _of_file(page, handbook, single)
    body = partial(_single, name="editors")
    page = _page(handbook, addresses.EDITORS, nav["editors"], body, above=find)
    yield _depending_on(page, sorted(handbook.stale_documents))
    if "paper" not in handbook.settings.leave_out:
        body = partial(_print_centre, has_book=has_book)
        page = _page(handbook, addresses.PRINT_CENTRE, nav["print"], body, above=find)
        yield _depending_on(page, has_book)


def _section_path(kind: str) -> str:
    """The path of the list of a kind, within its edition."""
    return f"{addresses.FOLDERS.get(kind, 'roles')}/index.html"


def _others_in(handbook: Handbook, folder: str) -> list[Document]:
    """The documents of a folder but the role that it belongs to."""
    return [one for one in handbook.documents_in(folder) if not isinstance(one, Role)]


def _department(handbook: Handbook, id: str) -> Page:
    return _page(
        handbook,
        addresses.department(handbook, id).removeprefix(addresses.prefix(handbook)),
        handbook.title(id),
        partial(_roles_of, department=id),
        above=addresses.section(handbook, "role"),
        shows=[role.id for role in handbook.roles if role.department == id],
    )


Written = Sequence[tuple[str, str]]
"""The title and the path of each of some hand-written pages."""


def guide(handbook: Handbook, readers: Written, editors: Written) -> Page:
    """The page that lists the hand-written ones: for readers, and below, for editors."""
    title = words(handbook.language)["nav"]["about"]
    body = partial(_guide, readers=readers, editors=editors)
    page = _page(handbook, addresses.GUIDE, title, body, shows=())
    return _depending_on(page, readers, editors)


def _not_found(site: Site) -> Page:
    """What a server shows for an address that leads nowhere, in all languages at once."""
    base = site.base
    title = words(base.language)["not_found"]["title"]
    body = partial(_not_found_in, editions=tuple(site.editions.values()))
    return _page(base, addresses.NOT_FOUND, title, body, above=None, shows=())


def _document(handbook: Handbook, document: Document) -> Page:
    kind = handbook.entries[document.id].kind
    path = addresses.page_of(handbook, document.id) or ""
    page = _page(
        handbook,
        path.removeprefix(addresses.prefix(handbook)),
        handbook.title(document.id),
        partial(_of_document, kind=kind, document=document),
        above=_above(handbook, document),
        shows=_shown_on(handbook, document),
    )
    purpose = handbook.plain(getattr(document, "purpose", ""))
    page = replace(page, description=purpose or page.description)
    of_file = handbook.file_digests[document.id], document.id in handbook.stale_documents
    page = _depending_on(page, of_file)
    return _of_file(page, handbook, document.id)


def _of_file(page: Page, handbook: Handbook, id: str) -> Page:
    """A page that shows a file: it can be edited there, and its items are in the map."""
    source, entries = handbook.files.get(id, ""), partial(_map_entries, handbook, id)
    return replace(page, source=source, map_entries=entries)


def body_of(handbook: Handbook, document: Document) -> Content:
    """The content of a document's page, for those who put something else around it."""
    return _document(handbook, document).render()


def _above(handbook: Handbook, document: Document) -> str:
    """The page that lists a document; retired ones are for editors alone."""
    if document.retired:
        return addresses.prefix(handbook) + addresses.EDITORS
    return addresses.above(handbook, document)


def _page(
    handbook: Handbook,
    path: str,
    title: str,
    body: Callable[[View], Content],
    *,
    above: str | None = "",
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
        above=above,
        description=handbook.plain(handbook.settings.purpose),
    )


def _depending_on(page: Page, *values: object) -> Page:
    """A page whose content depends on something besides the files that it shows."""
    return replace(page, key=key_of(page.key, *values))


EVERYWHERE = ("handbook", "glossary")
"""Files that every page shows something of: the company's name, variables, positions, terms. The
titles of roles are everywhere, too: who uses a document, who decides by the authority matrix."""


def _digests(handbook: Handbook, shows: Iterable[str] | None) -> Iterator[str]:
    if shows is None:
        yield handbook.digest
    else:
        ids = {*shows, *EVERYWHERE}
        yield _names(handbook)
        yield from (handbook.digests[id] for id in sorted(ids & handbook.digests.keys()))
        yield str(sorted(pair for pair in handbook.proposed.items() if pair[0] in ids))


@remembered(most=8)
def _names(handbook: Handbook) -> str:
    return str([(id, handbook.title(id)) for id in handbook.people])


def _shown_on(handbook: Handbook, document: Document) -> set[str]:
    """The files that a document's page shows something of."""
    shown = {document.id, *handbook.neighbours_of(document.id)}
    shown |= {id.partition("/")[0] for _, id in handbook.moved_away.get(document.id, ())}
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


def _map_entries(handbook: Handbook, document: str) -> tuple[MapEntry, ...]:
    page = addresses.page_of(handbook, document) or ""
    return tuple(
        MapEntry(
            entry.id, entry.kind, handbook.language, handbook.titles[entry.id],
            addresses.on_page(page, entry.fragment), entry.item.source,
            {"was": list(entry.item.was)} if entry.item.was else {},
        )
        for entry in handbook.entries_of(document) if entry.kind in LISTED
    )  # fmt: skip


# -- templates


def _fill(template: str, view: View, **values: Any) -> Content:
    html = environment().get_template(template).render(
        v=view, h=view.handbook, w=view.words, **values
    )  # fmt: skip
    return Content(html, tuple(view.headings))


def _of_document(view: View, kind: str, document: Document) -> Content:
    content = _fill(f"{kind}.html", view, d=document)
    return content._replace(html=f"{content.html}{view.moved_away(document.id)}")


def _home(view: View, released: bool) -> Content:
    return _fill("home.html", view, recent=_recent(view.handbook), released=released)


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


def _roles_of(view: View, department: str) -> Content:
    h = view.handbook
    roles = [role.id for role in h.roles if role.department == department]
    return _listed(view, h.title(department), "role", [("", roles)])


def _shared(view: View) -> Content:
    """What several roles use, by its kind."""
    groups: dict[str, list[str]] = {}
    for one in _others_in(view.handbook, SHARED):
        groups.setdefault(view.kind_of(one.id), []).append(one.id)
    named = [(view.words["kind"][kind], ids) for kind, ids in groups.items()]
    return _listed(view, view.words["nav"]["shared"], "standard", named)


def _listed(
    view: View, title: str, kind: str, groups: Sequence[tuple[str, Sequence[str]]]
) -> Content:
    """A page that lists documents in groups; a group may have no title."""
    return _fill("list.html", view, title=title, kind=kind, groups=groups)


def _find(view: View, released: bool) -> Content:
    return _fill("find.html", view, released=released)


def _guide(view: View, readers: Written, editors: Written) -> Content:
    return _fill("guide.html", view, readers=readers, editors=editors)


def _not_found_in(view: View, editions: Sequence[Handbook]) -> Content:
    homes = [
        (one.language, words(one.language)["not_found"], addresses.prefix(one) + addresses.HOME)
        for one in editions
    ]
    return _fill("not-found.html", view, homes=homes)


def _print_centre(view: View, has_book: bool) -> Content:
    return _fill("print.html", view, has_book=has_book)
