"""Paper: job descriptions, checklists, desk cards, packs and the whole handbook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.content.handbook import Handbook
from generator.content.records import Checklist, Document, Role
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, Listed, Site, key_of
from generator.outputs.quiz import quizzes
from generator.outputs.sheets import documents, exam, packs
from generator.outputs.sheets.content import Sheet, unmarked

KINDS = (
    "role", "procedure", "standard", "script", "checklist", "day", "onboarding", "quiz",
    "quiz-key", "handbook",
)  # fmt: skip


def _pdf(sheet: str) -> bytes:
    from generator.outputs.sheets import paper  # only where paper is made is it imported

    return paper.pdf(sheet)


def _docx(sheet: str) -> bytes:
    from generator.outputs.sheets import word

    return word.docx(sheet)


MAKERS: dict[str, Callable[[str], bytes]] = {"pdf": _pdf, "docx": _docx}
"""What turns a sheet, as JSON, into the bytes of a file."""


@dataclass(frozen=True)
class Printable:
    """Something that can be printed, in one language."""

    id: str
    kind: str
    """One of KINDS."""
    of: str
    """The item that it prints."""
    roles: tuple[str, ...]
    """Whom it concerns; empty for the whole handbook."""
    make_sheet: Callable[[], Sheet]
    source: tuple[str, ...] = ()
    media: tuple[str, ...] = ("pdf",)


def artifacts(site: Site) -> Iterator[Artifact]:
    """Every printable of every language."""
    for handbook in site.editions.values():
        for one in printables(handbook):
            yield from files_of(handbook, one, one.media, site.logo)


def printables(handbook: Handbook) -> Iterator[Printable]:
    """Everything that one language's edition can print."""
    for document in documents.printed(handbook):
        yield _document(handbook, document)
    for role in handbook.roles:
        yield from _packs(handbook, role)
    for quiz in quizzes(handbook):
        yield from _quiz(handbook, quiz)
    yield Printable("handbook", "handbook", "handbook", (), partial(packs.whole, handbook))


def files_of(
    handbook: Handbook, printable: Printable, media: tuple[str, ...], logo: bytes = b""
) -> Iterator[Artifact]:
    """The files of a printable in some of its media."""
    sheet = printable.make_sheet()
    if not handbook.settings.marks:
        sheet = unmarked(sheet)
    if logo:
        sheet["logo"] = list(logo)
    # The sheet itself travels to wherever the file is made: nothing else does the file depend on.
    data = json.dumps(sheet, ensure_ascii=False)
    for one in media:
        path = addresses.printable(handbook, printable.id, one)
        listed = Listed(
            f"print/{printable.id}.{one}",
            "print",
            handbook.language,
            sheet["full_title"],
            path,
            printable.source,
            {"of": printable.of, "media": one},
        )
        make = partial(MAKERS[one], data)
        yield Artifact(path, make, key_of(one, data), partial(_once, listed), heavy=True)


def _once(listed: Listed) -> tuple[Listed]:
    return (listed,)


def _document(handbook: Handbook, document: Document) -> Printable:
    editable = isinstance(document, Role | Checklist)
    return Printable(
        document.id,
        handbook.entries[document.id].kind,
        document.id,
        handbook.roles_of(document),
        partial(documents.sheet, handbook, document),
        document.source,
        ("pdf", "docx") if editable else ("pdf",),
    )


def _packs(handbook: Handbook, role: Role) -> Iterator[Printable]:
    for kind, make in (("day", packs.day), ("onboarding", packs.onboarding)):
        yield Printable(
            f"{role.id}-{kind}", kind, role.id, (role.id,), partial(make, handbook, role)
        )


def _quiz(handbook: Handbook, quiz: str) -> Iterator[Printable]:
    for kind, make in (("quiz", exam.paper), ("quiz-key", exam.key)):
        sheet = partial(make, handbook, quiz)
        yield Printable(f"{quiz}-{kind}", kind, f"{quiz}-quiz", (quiz,), sheet)
