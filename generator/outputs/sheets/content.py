"""What every sheet is made of: plain values that a template can print, and no more.

A sheet is a dictionary of texts, numbers and lists. It travels as JSON to the Typst templates and
to the Word writer, so nothing of the content is ever read as markup there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from generator.content import markup
from generator.content.handbook import Handbook
from generator.content.moments import Moment
from generator.content.records import Document, Duty, Mistake, Point, Revision, Rule, Step
from generator.content.types import Item
from generator.content.walk import records_in
from generator.locale import words
from generator.outputs import deadlines
from generator.outputs.sheets import control
from generator.outputs.sheets.laws import by_law

Sheet: TypeAlias = dict[str, Any]
Rich: TypeAlias = list[Any]
"""Texts, and the marked pieces between them: {"strong": …}, {"em": …}, {"link": …}.

A link that stands in brackets has in "inside" what comes between its words and its number."""


def envelope(handbook: Handbook, kind: str, title: str) -> Sheet:
    """What a sheet carries whatever it is: language, labels, company and paper."""
    settings = handbook.settings
    paper = settings.paper
    label = words(handbook.language)["paper"]
    named = label["authority_title" if kind == "authority" else kind]
    return {
        "kind": kind,
        "label": named,
        "language": handbook.language,
        "words": label,
        "writing": words(handbook.language)["writing"],
        "title": title,
        "full_title": f"{title} · {named}",
        "aliases": [],
        "company": handbook.plain(settings.company),
        "colour": settings.colours.main if settings.colours else BLACK,
        "marks": settings.marks,
        "paper": paper.size,
        "landscape": False,
        "header": handbook.plain(paper.header or settings.company),
        "footer": handbook.plain(paper.footer or settings.title),
        "related": [],
        **control.standing(handbook, kind),
    }


BLACK = "#000000"
SAME_DAY = Moment("today")


def rich(handbook: Handbook, words: str | None) -> Rich:
    """A text field as pieces."""
    return _rich(handbook, markup.parse(words)) if words else []


def _rich(handbook: Handbook, pieces: markup.Pieces) -> Rich:
    """Pieces as paper has them. In brackets, a number gets no brackets of its own."""
    found = [_piece(handbook, piece) for piece in pieces]
    depth = 0
    for piece in found:
        if isinstance(piece, str):
            for sign in piece:
                depth = max(0, depth + (sign in "(（") - (sign in ")）"))
        elif depth and piece.get("number"):
            piece["inside"] = " " if words(handbook.language)["writing"]["han"] else ", "
    return found


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


def further(told: Rich, found: list[dict[str, str]]) -> list[dict[str, str]]:
    """References without those that the text before them has cited."""
    numbers = {one["number"] for one in cited(told)}
    return [one for one in found if one["number"] not in numbers]


def form_or_text(handbook: Handbook, value: str | None) -> Rich:
    """A text, or a form that a field names by its id or its title, with its number."""
    id = handbook.ids_by_title.get(value or "", value or "")
    entry = handbook.get(id)
    if entry and entry.kind == "form":
        return [{"link": [handbook.title(id)], **reference(handbook, id)}]
    return [handbook.title(id)] if id in handbook.outside_papers else rich(handbook, value)


def cited(sheet: Any, own: str = "") -> list[dict[str, str]]:
    """Every document that a sheet cites by its number, once, in the order of the numbers."""
    found = {one["number"]: one for one in _citations(sheet) if one["number"]}
    return [found[number] for number in sorted(found) if found[number]["to"] != own]


def _citations(sheet: Any) -> Iterator[dict[str, str]]:
    if isinstance(sheet, dict):
        if {"to", "number", "title"} <= sheet.keys() and isinstance(sheet["to"], str):
            yield {name: sheet[name] for name in ("to", "number", "title")}
        for inner in sheet.values():
            yield from _citations(inner)
    elif isinstance(sheet, list):
        for inner in sheet:
            yield from _citations(inner)


def deadline(handbook: Handbook, one: Duty | Step | Rule) -> str:
    """How long something may take and when it is due, in words; empty if nothing says so."""
    language = handbook.language
    comma: str = words(language)["writing"]["list_comma"]
    on, every = (one.on, one.every) if isinstance(one, Duty) else (None, None)
    # The day on which it is done is its last one, too.
    by = one.by if one.by not in (on, on and SAME_DAY) else None
    told = (
        on and deadlines.moment(language, on),
        every and deadlines.every(language, every),
        one.within and deadlines.within(language, one.within),
        by and deadlines.by(language, by),
    )
    return comma.join(words for words in told if words)


def mistakes(handbook: Handbook, some: Iterable[Mistake]) -> list[Sheet]:
    """What people often do wrong, and what comes of it."""
    return [{"text": rich(handbook, one.text), "why": rich(handbook, one.why)} for one in some]


def points(handbook: Handbook, lines: Iterable[Point], cites: bool = True) -> list[Sheet]:
    """The lines of a list, and with `cites` the documents that they rest on."""
    return [
        {
            "text": rich(handbook, line.text),
            "basis": further(rich(handbook, line.text), references(handbook, line.basis))
            if cites
            else [],
            "added": line.supplement,
        }
        for line in lines
    ]


def run_on(handbook: Handbook, lines: Iterable[Point]) -> Rich:
    """The lines of a list in one line: Chinese ones with semicolons between them.

    English lines begin with capitals, so they stay sentences.
    """
    writing = words(handbook.language)["writing"]
    between = writing["semicolon"] if writing["han"] else writing["stop"] + writing["space"]
    out: Rich = []
    for line in lines:
        if out:
            out.append(between)
        out += rich(handbook, line.text.rstrip("。."))
    return [*out, writing["stop"]] if out else []


def people(handbook: Handbook, ids: Iterable[str]) -> str:
    """Names of roles and positions, in one line."""
    return listed(handbook, map(handbook.title, ids))


def whom(handbook: Handbook, document: Document, users: Iterable[str]) -> str:
    """Whom a document is for, and what it applies to."""
    scope = handbook.plain(handbook.scope_of(document))
    return " · ".join(filter(None, (people(handbook, users), scope)))


def listed(handbook: Handbook, texts: Iterable[str]) -> str:
    """Texts in one line, with the commas of the edition's language between them."""
    comma: str = words(handbook.language)["writing"]["list_comma"]
    return comma.join(texts)


def laws(handbook: Handbook, document: Document) -> str:
    """The law that a document and what stands in it rest on, in one line, each article once."""
    items = (item for item, _ in records_in(document) if isinstance(item, Item))
    found = (handbook.plain(one.text) for item in items for one in item.legal)
    between: str = words(handbook.language)["writing"]["semicolon"]
    return between.join(by_law(found))


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
            "by": handbook.named(one.by),
        }
        for one in own
    ]


def unmarked(sheet: str) -> str:
    """The same sheet, as JSON, without marks of what was added: they are for editors. In a text
    quotes are escaped, so only a field looks like this."""
    return sheet.replace('"added": true', '"added": false')


def has_additions(sheet: Any) -> bool:
    """True where something on a sheet is marked as added, so that the mark needs explaining."""
    if isinstance(sheet, dict):
        return sheet.get("added") is True or any(map(has_additions, sheet.values()))
    return isinstance(sheet, list) and any(map(has_additions, sheet))
