"""Where everything is in the site: the only module that knows its paths.

Paths are relative to the site's root. The base language is at the root, others are in a folder
of their name. `use_directory_urls` is off, so a site works from disk too.
"""

from __future__ import annotations

from functools import lru_cache

from generator.content.assets import published
from generator.content.handbook import Handbook
from generator.content.ids import derive
from generator.content.records import EVERYONE, Document, Form, Role, Script
from generator.outputs.present import has_kind, has_single

FOLDERS = {
    "procedure": "procedures",
    "standard": "standards",
    "script": "scripts",
    "checklist": "checklists",
    "form": "forms",
    "quiz": "quizzes",
}
SINGLE_PAGES = {
    "handbook": "organisation.html",
    "topics": "topics.html",
    "sources": "sources.html",
    "glossary": "glossary.html",
    "authority": "authority.html",
    "papers": "papers.html",
    "people": "directory.html",
}
STYLE = "assets/handbook/handbook.css"
"""Our style sheet in one, with the company's own colours at its end."""
_LOGOS = {b"\x89PNG": "png", b"\xff\xd8": "jpg"}
HOME = "index.html"
PRINT_CENTRE = "print.html"
EDITORS = "editors.html"
ASSETS = "files"
SHARED = "shared/index.html"
"""What several roles use."""
FIND = "find.html"
"""All lists."""
GUIDE = "guide.html"
"""The hand-written pages."""
NOT_FOUND = "404.html"
RECEIPTS = "receipts.html"
"""Where a supervisor puts receipts together."""
MATRIX, MATRIX_BOOK = "matrix.html", "registers/matrix.xlsx"
REGISTER, REGISTER_BOOK = "register.html", "registers/register.xlsx"
REVIEWS = "registers/reviews.ics"
CHANGES = "changes.html"
WORKER, WEB_MANIFEST = "sw.js", "handbook.webmanifest"
"""What lets a phone keep the handbook; a worker rules the folder that it stands in."""
ARCHIVE = "archive/index.html"
"""All releases, and what documents said in them."""


def prefix(handbook: Handbook) -> str:
    """The folder of an edition: "" for the base language, "en/" for English."""
    base = handbook.settings.languages[0]
    return "" if handbook.language == base else f"{handbook.language}/"


def singles(handbook: Handbook) -> dict[str, str]:
    """The pages that exist once: those on which something stands."""
    return {name: path for name, path in SINGLE_PAGES.items() if has_single(handbook, name)}


def kinds(handbook: Handbook) -> tuple[str, ...]:
    """The kinds of page that have a list: those of which there is any."""
    always = ("role", "quiz")
    return tuple(
        kind for kind in ("role", *FOLDERS) if kind in always or has_kind(handbook, FOLDERS[kind])
    )


def page_of(handbook: Handbook, document: str) -> str | None:
    """The page of a document, quiz or single file; None if it has no page."""
    if document in SINGLE_PAGES:
        return prefix(handbook) + SINGLE_PAGES[document]
    if document.endswith("-quiz") and document not in handbook.entries:
        return f"{prefix(handbook)}quizzes/{document.removesuffix('-quiz')}.html"
    entry = handbook.get(document)
    if entry is None:
        return None
    if entry.kind == "role":
        return f"{prefix(handbook)}roles/{document}/index.html"
    return f"{prefix(handbook)}{FOLDERS[entry.kind]}/{document}.html"


def former(handbook: Handbook, document: str, old: str) -> str:
    """The page that a document had under a former id."""
    entry = handbook.entries[document]
    if entry.kind == "role":
        return f"{prefix(handbook)}roles/{old}/index.html"
    return f"{prefix(handbook)}{FOLDERS[entry.kind]}/{old}.html"


def address(handbook: Handbook, id: str) -> str | None:
    """Page and fragment of an item by its full id, of a person, a topic or a department."""
    entry = handbook.get(id)
    if entry is None:
        if id == EVERYONE:
            return None
        if id in handbook.people or id in handbook.departments:
            return f"{prefix(handbook)}{SINGLE_PAGES['handbook']}#{id}"
        for single, known in (
            ("topics", handbook.topics_by_id),
            ("authority", handbook.limits),
            ("papers", handbook.outside_papers),
            ("people", handbook.colleagues),
        ):
            if id in known:
                return f"{prefix(handbook)}{SINGLE_PAGES[single]}#{id}"
        return page_of(handbook, id) if id.endswith("-quiz") else None
    return on_page(page_of(handbook, entry.document) or "", entry.fragment)


def above(handbook: Handbook, document: Document) -> str:
    """The page above a document's own in the navigation: that of its department, or its role."""
    if isinstance(document, Role):
        return department(handbook, document.department)
    folder = handbook.folder_of(document)
    if isinstance(handbook.records.get(folder), Role):
        return page_of(handbook, folder) or ""
    return prefix(handbook) + SHARED


def on_page(page: str, fragment: str) -> str:
    """The address of a part of a page, or of the page itself."""
    return f"{page}#{fragment}" if fragment else page


def section(handbook: Handbook, kind: str) -> str:
    """The page that lists all documents of a kind: `procedures/index.html`."""
    folder = "roles" if kind == "role" else FOLDERS[kind]
    return f"{prefix(handbook)}{folder}/index.html"


def feed(handbook: Handbook, role: str) -> str:
    """The feed of changes that concern a role; of all, if none is named."""
    return f"{prefix(handbook)}changes/{role}.xml" if role else f"{prefix(handbook)}changes.xml"


def logo(data: bytes) -> str:
    """The company's logo, named by what it is."""
    ending = next((end for begin, end in _LOGOS.items() if data.startswith(begin)), "svg")
    return f"assets/handbook/logo.{ending}"


def archived(handbook: Handbook, release: str, document: str) -> str:
    """The page with the text that a document had in a former release."""
    return f"{prefix(handbook)}archive/{derive(release) or 'x'}/{document}.html"


def asset(path: str) -> str:
    """A picture or paper by its path in the content folder."""
    return f"{ASSETS}/{published(path)}"


def department(handbook: Handbook, id: str) -> str:
    """The page that lists the roles of a department."""
    return f"{prefix(handbook)}departments/{id}.html"


def printable(handbook: Handbook, id: str, media: str = "pdf") -> str:
    """The printed form of a document, or of a pack such as `front-desk-day`."""
    return f"{prefix(handbook)}print/{id}.{media}"


def practice_data(handbook: Handbook, document: str) -> str:
    """The script with the questions on a document, or with the day of a role."""
    return f"{prefix(handbook)}practice/{document}.js"


def media(document: Document) -> tuple[str, ...]:
    """The files that a document is printed as: a script, which is cut into cards, has no Word."""
    if isinstance(document, Script):
        return ("pdf",)
    if isinstance(document, Form) and document.style == "register":
        return ("pdf", "docx", "xlsx")
    return ("pdf", "docx")


def whole(handbook: Handbook, path: str) -> str:
    """A path with the address of the site before it, if the company names one."""
    site = handbook.settings.address
    return f"{site.rstrip('/')}/{path}" if site else path


def relative(target: str, page: str) -> str:
    """A path as a link from a page: `../index.html` from `roles/x.html`."""
    path, hash_, fragment = target.partition("#")
    if path == page and hash_:
        return f"#{fragment}"
    return from_folder(path, page[: page.rfind("/") + 1]) + hash_ + fragment


@lru_cache(maxsize=1 << 16)
def from_folder(path: str, folder: str) -> str:
    """A path as a link from the pages of a folder ("" or "procedures/").

    Both are normal paths, which makes this a tenth of `posixpath.relpath`'s work; a build asks it
    a hundred times a page.
    """
    here, there = folder.split("/")[:-1], path.split("/")
    common = 0
    for a, b in zip(here, there[:-1], strict=False):
        if a != b:
            break
        common += 1
    return "../" * (len(here) - common) + "/".join(there[common:])
