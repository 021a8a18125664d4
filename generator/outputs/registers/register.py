"""The register of all controlled papers (受控文件清单): each once, with a number of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.content.handbook import Handbook
from generator.content.places import SHARED
from generator.content.records import Checklist, Document, Role
from generator.locale import words
from generator.outputs import addresses, states
from generator.outputs.numbers import number_of
from generator.outputs.present import has_matrix, has_plan
from generator.outputs.site.control import owner_of


class Row(NamedTuple):
    """A paper of the register."""

    id: str
    number: str
    title: str
    kind: str
    version: str
    effective: date
    review: date
    owner: str
    prepared: str
    reviewed: str
    approved: str
    distribution: tuple[str, ...]
    """The roles that work with it, and hand it back when it is replaced."""
    state: str
    address: str
    is_document: bool = True
    """False for a paper that is made from a document, and reviewed with it."""


def register(handbook: Handbook) -> list[Row]:
    """All papers by their numbers."""
    rows = [row for one in handbook.documents for row in _rows(handbook, one)]
    rows += _of_everybody(handbook)
    return sorted(rows, key=lambda row: row.number)


def _rows(handbook: Handbook, document: Document) -> Iterator[Row]:
    control, named = handbook.settings.document, words(handbook.language)
    number = handbook.number_of(document)
    title = handbook.title(document.id)
    row = Row(
        document.id,
        number,
        title,
        str(named["kind"][handbook.entries[document.id].kind]),
        document.version or control.version,
        document.effective or control.effective,
        document.review or control.review,
        owner_of(handbook, document),
        handbook.named(document.prepared_by or control.prepared_by),
        handbook.named(document.reviewed_by or control.reviewed_by),
        handbook.named(document.approved_by or control.approved_by),
        handbook.roles_of(document),
        states.in_words(handbook, document),
        addresses.address(handbook, document.id) or "",
    )
    yield row
    if not document.retired and "paper" not in handbook.settings.leave_out:
        for kind in _made_from(handbook, document):
            yield row._replace(
                id=f"{document.id}-{kind}", number=number_of(handbook, document, kind),
                kind=str(named["register"]["sheets"][kind]),
                address=addresses.printable(handbook, f"{document.id}-{kind}"), is_document=False,
            )  # fmt: skip


def _made_from(handbook: Handbook, document: Document) -> tuple[str, ...]:
    """The papers that are made from a document besides its own sheet."""
    if isinstance(document, Checklist):
        return ("month",) if document.when in ("daily", "each_shift", "weekly") else ()
    if not isinstance(document, Role):
        return ()
    quiz = () if "quizzes" in handbook.settings.leave_out else ("quiz",)
    plan = ("onboarding",) if has_plan(document) else ()
    return ("card", "day", *plan, *quiz)


def _of_everybody(handbook: Handbook) -> Iterator[Row]:
    """The whole handbook on paper, its lists to sign, the authority table, everybody's quiz."""
    control, named = handbook.settings.document, words(handbook.language)["register"]
    leave_out = handbook.settings.leave_out
    if "paper" in leave_out:
        return
    ids = {"handbook": "handbook", "signing": "handbook-signing", "training": "handbook-training"}
    if handbook.authority.matters:
        ids["authority"] = "authority"
    if has_matrix(handbook):
        ids["matrix"] = "matrix"
    if "quizzes" not in leave_out:
        ids["quiz"] = f"{SHARED}-quiz"
    for kind, id in ids.items():
        yield Row(
            id, number_of(handbook, None, kind), handbook.plain(handbook.settings.title),
            str(named["sheets"][kind]), control.version, control.effective, control.review,
            handbook.named(control.prepared_by),  # in charge, as of what all roles share
            handbook.named(control.prepared_by), handbook.named(control.reviewed_by),
            handbook.named(control.approved_by), tuple(role.id for role in handbook.roles),
            str(words(handbook.language)["states"]["in_force"]).format(control.effective),
            _place(handbook, id), kind == "handbook",
        )  # fmt: skip


def _place(handbook: Handbook, id: str) -> str:
    """Where a paper is: not every site has the whole handbook, and the print centre knows."""
    if id == "handbook":
        return addresses.prefix(handbook) + addresses.PRINT_CENTRE
    return addresses.printable(handbook, id)


class Kept(NamedTuple):
    """A form of the list of records (记录清单): where it is kept once filled in, and how long."""

    number: str
    title: str
    version: str
    owner: str
    keeper: str
    place: str
    years: str
    id: str


def records(handbook: Handbook) -> list[Kept]:
    """The forms in use by their numbers."""
    control = handbook.settings.document
    comma = words(handbook.language)["writing"]["list_comma"]
    kept = [
        Kept(
            handbook.number_of(form),
            handbook.title(form.id),
            form.version or control.version,
            owner_of(handbook, form),
            comma.join(map(handbook.title, handbook.keepers_of(form))),
            handbook.named(form.keep.where if form.keep else None),
            handbook.plain((form.keep and form.keep.years) or ""),
            form.id,
        )
        for form in handbook.forms
        if not form.retired
    ]
    return sorted(kept)
