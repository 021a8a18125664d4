"""What every sheet is made of: plain values that a template can print, and no more.

A sheet is a dictionary of texts, numbers and lists. It travels as JSON to the Typst templates and
to the Word writer, so nothing of the content is ever read as markup there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from generator.content import markup
from generator.content.handbook import Handbook
from generator.content.records import Document, Point, Revision
from generator.locale import words

Sheet: TypeAlias = dict[str, Any]
Rich: TypeAlias = list[Any]
"""Texts, and the marked pieces between them: {"strong": …}, {"em": …}, {"link": …}."""


def envelope(handbook: Handbook, kind: str, title: str) -> Sheet:
    """What a sheet carries whatever it is: language, labels, company and paper."""
    settings = handbook.settings
    paper = settings.paper
    label = words(handbook.language)["paper"]
    return {
        "kind": kind,
        "language": handbook.language,
        "words": label,
        "writing": words(handbook.language)["writing"],
        "title": title,
        "full_title": f"{title} · {label[kind]}",
        "aliases": [],
        "company": handbook.plain(settings.company),
        "paper": paper.size,
        "header": handbook.plain(paper.header or settings.company),
        "footer": handbook.plain(paper.footer or settings.title),
    }


def control(handbook: Handbook, document: Document | None = None) -> Sheet:
    """Number, version, dates and names of a controlled document, or of the whole handbook."""
    ours, plain = handbook.settings.document, handbook.plain
    return {
        "number": handbook.number_of(document) if document else ours.prefix,
        "version": (document and document.version) or ours.version,
        "effective": ((document and document.effective) or ours.effective).isoformat(),
        "review": ((document and document.review) or ours.review).isoformat(),
        "controlled": ours.controlled,
        "prepared": plain((document and document.prepared_by) or ours.prepared_by),
        "reviewed": plain((document and document.reviewed_by) or ours.reviewed_by),
        "approved": plain((document and document.approved_by) or ours.approved_by),
    }


def rich(handbook: Handbook, words: str | None) -> Rich:
    """A text field as pieces."""
    return _rich(handbook, markup.parse(words)) if words else []


def _rich(handbook: Handbook, pieces: markup.Pieces) -> Rich:
    return [_piece(handbook, piece) for piece in pieces]


def _piece(handbook: Handbook, piece: markup.Piece) -> Any:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, markup.Variable):
        return handbook.variables.get(piece.name, f"{{{piece.name}}}")
    inner = _rich(handbook, piece.pieces)
    if isinstance(piece, markup.Strong):
        return {"strong": inner}
    if isinstance(piece, markup.Em):
        return {"em": inner}
    if markup.is_address(piece.target):
        return {"link": inner or [piece.target], "address": piece.target}
    return {"link": inner or [handbook.title(piece.target)], **reference(handbook, piece.target)}


def reference(handbook: Handbook, id: str) -> dict[str, str]:
    """The document that an item stands in: its id, number and title, as paper can cite them."""
    entry = handbook.get(id)
    document = handbook.records.get(entry.document) if entry else None
    if not isinstance(document, Document):
        return {"to": "", "number": "", "title": handbook.title(id)}
    return {
        "to": document.id,
        "number": handbook.number_of(document),
        "title": handbook.title(document.id),
    }


def references(handbook: Handbook, ids: Iterable[str]) -> list[dict[str, str]]:
    """The documents that some items stand in, each once."""
    found = (reference(handbook, id) for id in ids)
    return list({(one["number"], one["title"]): one for one in found}.values())


def points(handbook: Handbook, lines: Iterable[Point]) -> list[Sheet]:
    """The lines of a list."""
    return [
        {
            "text": rich(handbook, line.text),
            "basis": references(handbook, line.basis),
            "added": line.supplement,
        }
        for line in lines
    ]


def people(handbook: Handbook, ids: Iterable[str]) -> str:
    """Names of roles and positions, in one line."""
    return listed(handbook, map(handbook.title, ids))


def listed(handbook: Handbook, texts: Iterable[str]) -> str:
    """Texts in one line, with the commas of the edition's language between them."""
    comma: str = words(handbook.language)["writing"]["list_comma"]
    return comma.join(texts)


def revisions(handbook: Handbook, document: Document) -> list[dict[str, str]]:
    """A document's change history; one that has none was first issued with the handbook."""
    ours = handbook.settings.document
    own = document.revisions or (
        Revision(
            version=document.version or ours.version,
            date=document.effective or ours.effective,
            text=words(handbook.language)["paper"]["first_issue"],
            by=ours.prepared_by,
        ),
    )
    return [
        {
            "version": one.version,
            "date": one.date.isoformat(),
            "text": handbook.plain(one.text),
            "by": handbook.plain(one.by),
        }
        for one in own
    ]


def unmarked(sheet: Any) -> Any:
    """The same sheet without marks of what was added: they are for editors."""
    if isinstance(sheet, dict):
        return {key: unmarked(one) for key, one in sheet.items() if key != "added"} | (
            {"added": False} if "added" in sheet else {}
        )
    return [unmarked(one) for one in sheet] if isinstance(sheet, list) else sheet


def has_additions(sheet: Any) -> bool:
    """True where something on a sheet is marked as added, so that the mark needs explaining."""
    if isinstance(sheet, dict):
        return sheet.get("added") is True or any(map(has_additions, sheet.values()))
    return isinstance(sheet, list) and any(map(has_additions, sheet))
