"""Paper: job descriptions, checklists, desk cards, packs and the whole handbook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.content.handbook import Handbook
from generator.content.records import Checklist, Document, Role
from generator.outputs import addresses
from generator.outputs.artifact import Artifact, MapEntry, Site, key_of
from generator.outputs.present import has_matrix, has_plan
from generator.outputs.quiz import quizzes
from generator.outputs.sheets import blanks, control, documents, exam, packs
from generator.outputs.sheets.content import Sheet, unmarked
from generator.outputs.sheets.responsibilities import responsibilities

KINDS = (
    "role", "card", "procedure", "standard", "script", "checklist", "month", "form", "day",
    "onboarding", "quiz", "quiz-key", "authority", "matrix", "signing", "training",
    "handbook",
)  # fmt: skip
ON_REQUEST = frozenset(["quiz-key"])
"""Kinds that are made only when somebody asks for them by name: readers have no use for them."""
BOOK = "handbook"
"""The kind of the whole handbook, which a site has only if it was asked for."""


def _pdf(sheet: str) -> bytes:
    from generator.outputs.sheets import paper  # only where paper is made is it imported

    return paper.pdf(sheet)


def _docx(sheet: str) -> bytes:
    from generator.outputs.sheets import word

    return word.docx(sheet)


def _xlsx(sheet: str) -> bytes:
    from generator.outputs.sheets import workbook

    return workbook.xlsx(sheet)


MAKERS: dict[str, Callable[[str], bytes]] = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx}
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
    asked: bool = False
    """True for what is only made when it is asked for by its id: one of very many."""


def artifacts(site: Site) -> Iterator[Artifact]:
    """Every printable of every language that a site offers."""
    for handbook in site.editions.values():
        for one in _on(site, handbook):
            yield from files_of(handbook, one, one.media, site.logo)


def at(site: Site, path: str) -> Artifact | None:
    """The file of a printable by its path, found without making the sheets of the others."""
    for handbook in site.editions.values():
        for one in _on(site, handbook):
            for medium in one.media:
                if addresses.printable(handbook, one.id, medium) == path:
                    return next(files_of(handbook, one, (medium,), site.logo))
    return None


def _on(site: Site, handbook: Handbook) -> Iterator[Printable]:
    """The printables that can be downloaded from a site; the others are for `handbook print`."""
    for one in filter(is_offered, printables(handbook)):
        if site.has_book or one.kind != BOOK:
            yield one


def is_offered(printable: Printable) -> bool:
    """Whether a printable is made without being asked for by name."""
    return not printable.asked and printable.kind not in ON_REQUEST


def printables(handbook: Handbook) -> Iterator[Printable]:
    """Everything that one language's edition can print."""
    for document in documents.printed(handbook):
        yield _document(handbook, document)
        yield _signing(handbook, document)
    for role in handbook.roles:
        yield from _packs(handbook, role)
    for checklist in handbook.checklists:
        if checklist.when in blanks.BY_MONTH:
            yield _month(handbook, checklist)
    for quiz in quizzes(handbook):
        yield from _quiz(handbook, quiz)
    yield from _whole(handbook)


def files_of(
    handbook: Handbook,
    printable: Printable,
    media: tuple[str, ...],
    logo: bytes = b"",
    controlled: bool = False,
) -> Iterator[Artifact]:
    """The files of a printable in some of its media; masters if `controlled`."""
    sheet = printable.make_sheet()
    if controlled:
        sheet = control.as_master(sheet)
    if logo:
        sheet["logo"] = list(logo)
    # The sheet itself travels to wherever the file is made: nothing else does the file depend on.
    data = json.dumps(sheet, ensure_ascii=False)
    if not handbook.settings.marks:
        data = unmarked(data)
    for one in media:
        path = addresses.printable(handbook, printable.id, one)
        listed = MapEntry(
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


def _once(listed: MapEntry) -> tuple[MapEntry]:
    return (listed,)


def _document(handbook: Handbook, document: Document) -> Printable:
    return Printable(
        document.id,
        handbook.entries[document.id].kind,
        document.id,
        handbook.roles_of(document),
        partial(documents.sheet, handbook, document),
        document.source,
        addresses.media(document),
    )


def _signing(handbook: Handbook, document: Document) -> Printable:
    sheet = partial(blanks.signing, handbook, document)
    roles = handbook.roles_of(document)
    return Printable(f"{document.id}-signing", "signing", document.id, roles, sheet, asked=True)


def _packs(handbook: Handbook, role: Role) -> Iterator[Printable]:
    for kind, make in (
        ("card", blanks.card), ("day", packs.day), ("onboarding", packs.onboarding),
    ):  # fmt: skip
        if kind == "onboarding" and not has_plan(role):
            continue
        yield Printable(
            f"{role.id}-{kind}", kind, role.id, (role.id,), partial(make, handbook, role)
        )


def _month(handbook: Handbook, checklist: Checklist) -> Printable:
    sheet = partial(blanks.month, handbook, checklist)
    users = handbook.roles_of(checklist)
    return Printable(f"{checklist.id}-month", "month", checklist.id, users, sheet)


def _quiz(handbook: Handbook, quiz: str) -> Iterator[Printable]:
    for kind, make in (("quiz", exam.paper), ("quiz-key", exam.key)):
        sheet = partial(make, handbook, quiz)
        yield Printable(f"{quiz}-{kind}", kind, f"{quiz}-quiz", (quiz,), sheet)


def _whole(handbook: Handbook) -> Iterator[Printable]:
    """What concerns the handbook as a whole."""
    if handbook.authority.matters:
        sheet = partial(blanks.authority, handbook)
        media = ("pdf", "docx", "xlsx")
        yield Printable("authority", "authority", "authority", (), sheet, media=media)
    if has_matrix(handbook):
        yield Printable("matrix", "matrix", "topics", (), partial(responsibilities, handbook))
    for kind, make in (("signing", blanks.signing), ("training", blanks.training)):
        yield Printable(f"handbook-{kind}", kind, "handbook", (), partial(make, handbook))
    yield Printable("handbook", BOOK, "handbook", (), partial(packs.whole, handbook))
