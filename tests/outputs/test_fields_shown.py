"""What is written in a field can be read: each text of each kind, on its page and on paper.

Every text of a file is replaced by a word of its own, and everything that is made of the file is
searched for these words.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias, get_args

import pytest
from pydantic import BaseModel

from generator.content.handbook import Handbook
from generator.content.places import file_name
from generator.content.records import KINDS, Document
from generator.content.types import Record
from generator.content.walk import FieldPlan, marks, plan
from generator.outputs import addresses, quiz, registers
from generator.outputs import site as pages
from generator.outputs.artifact import Page, Site
from generator.outputs.sheets import printables
from tests.small import small

Path: TypeAlias = "tuple[str, ...]"

NAMED = {
    "role": "front-desk", "person": "manager", "any": "welcome", "procedure": "welcome",
    "standard": "manners", "topic": "reception", "duty": "front-desk/receive",
    "form": "register", "department": "admin", "clause": "desk-001", "limit": "gift-small",
    "colleague": "lin-xiao",
}  # fmt: skip
"""An item of the tiny handbook for each kind that a field may name."""

WRITTEN = {
    "Picture.file": "desk.svg", "Attachment.file": "desk.svg", "Clause.id": "extra-001",
    "Clause.line": "7", "Measure.weight": "5", "Value.field": "x", "Mark.mark": "√",
    "Choice.to": "end", "FormField.id": "x", "LeftOut.clauses": ["extra-001"],
    "Settings.marks": "true", "Revision.version": "7.1", "Revision.date": "2026-12-01",
    "Variable.id": "zz", "PhoneContact.phone": "7", "Call.phone": "7",
    "Accepted.check": "vague", "Accepted.item": "x", "Accepted.why": "x",
    "Control.prefix": "HB", "Control.version": "1.0", "Control.effective": "2026-12-01",
    "Control.review": "2027-12-01",
}  # fmt: skip
"""What else must be written, by model and field."""

MORE = {"Question.options": [{"text": "甲", "correct": "true"}]}
"""Items that stand in a list beside the one that is filled."""

CASES = {
    "form": [{"Form.style": "register", "Form.grid": None}, {"Form.style": "grid"},
             {"Form.grid": None, "FormTable.items": None}],
    "quiz": [{"Question.type": type_} for type_ in ("choice", "fill", "match")],
    "script": [{"Choice.grade": grade} for grade in ("best", "unsafe")],
}
"""Kinds that show some of their fields in some cases only."""

NOT_ON_THE_PAGE = {
    "(prepared|reviewed|approved)_by": "who signs stands on paper and in the register of documents",
    "legal.text": "of lines and turns it is on the page for editors, which lists them all",
    "exempt.reason": "for whoever writes questions",
    "(matters|papers).aliases": "only the search knows them",
    "paper.(header|footer)": "a page has a frame of its own",
}
NOT_ON_PAPER = {
    "(duties|authority|works_with|requirements|measures|onboarding|extra|conditions).*legal.text":
        "a job description is one leaf: it names the law that it rests on as a whole",
    "(checklist|form|script|nodes|items|choices|glossary|authority|handbook|quiz).*legal.text":
        "what is filled in or held in the hand is for doing the work",
    "role.*mistakes.(text|why)": "a job description is one leaf",
    "nodes.mistakes.(text|why)": "a card holds what to say",
    "nodes.picture.alt": "a card holds what to say",
    "files.years": "the list of files names them",
    "exempt.reason": "for whoever writes questions",
    "options.why": "an answer key explains the right answer",
    "matters.aliases": "only the search knows them",
}
"""What can be read elsewhere, by the end of the path, with the reason."""
WITHOUT_PAPER = ("topics", "sources", "papers", "people", "handbook")
"""Kinds that are printed in parts only: the owners of topics, what documents take of settings."""


def word(path: Path) -> str:
    """The word that is written in a field: `zzrole0duties0titlezz`."""
    return "zz" + "0".join(path) + "zz"


def filled(kind: type[BaseModel], path: Path, given: dict[str, Any]) -> dict[str, Any]:
    """A record as a file would have it, with a word of its own in each text."""
    out = {one.key: value_of(kind, one, (*path, one.key), given) for one in plan(kind)}
    return {key: value for key, value in out.items() if value is not None}


def value_of(kind: type[BaseModel], field: FieldPlan, path: Path, given: dict[str, Any]) -> Any:
    name = f"{kind.__name__}.{field.name}"
    if name in given:
        return given[name]
    info = kind.model_fields[field.name]
    if field.holds:
        value: Any = filled(inner(kind, field), path, given)
    elif field.prose:
        value = word(path)
    elif field.refers:
        value = NAMED[field.refers[0]]
    else:
        return get_args(info.annotation)[0] if info.is_required() else None
    several = any(getattr(one, "__origin__", one) is tuple for one in marks(info.annotation))
    return [value, *MORE.get(name, ())] if several else value


def inner(kind: type[BaseModel], field: FieldPlan) -> type[Record]:
    """The model of the records inside a field."""
    found = marks(kind.model_fields[field.name].annotation)
    return next(one for one in found if isinstance(one, type) and issubclass(one, Record))


def texts(kind: type[BaseModel], path: Path) -> Iterator[Path]:
    """The paths of all texts that a kind may hold."""
    for one in plan(kind):
        here = (*path, one.key)
        if one.holds:
            yield from texts(inner(kind, one), here)
        elif one.prose and f"{kind.__name__}.{one.name}" not in WRITTEN:
            yield here


@cache
def made(kind: str) -> tuple[str, str]:
    """All pages, and all sheets, of the tiny handbook with one file filled, as texts.

    Of a document, only its own page and sheets.
    """
    record_type = KINDS[kind]
    base = small()
    id = next((id for id, one in base.records.items() if type(one) is record_type), "")
    page, paper = "", ""
    for case in CASES.get(kind, [{}]):
        handbook = with_record(kind, id or "front-desk-quiz", WRITTEN | case)
        of = id if issubclass(record_type, Document) else ""
        page += "".join(pages_of(handbook, of))
        paper += "".join(sheets_of(handbook, of))
    return page, paper


def with_record(kind: str, id: str, given: dict[str, Any]) -> Handbook:
    base, record_type = small(), KINDS[kind]
    named = {"id": id} if issubclass(record_type, Document) else {}
    record = record_type.model_validate(filled(record_type, (kind,), given) | named)
    files = dict(base.files_by_name)
    file = base.files.get(id, "front-desk/quiz.yaml")
    if not issubclass(record_type, Document) and id in base.records:
        record = record.model_copy(update=with_the_old(base.records[id], record))
    name = file_name(file)
    assert name is not None
    files[file] = (name, record)
    if kind != "handbook":
        placed, settings = files["handbook.yaml"]
        files["handbook.yaml"] = (placed, settings.model_copy(update={"marks": True}))
    digests = {path: f"{path:64}" for path in files}
    return Handbook(files, base.language, digests, (), base.assets)


def with_the_old(old: Record, new: Record) -> dict[str, Any]:
    """Lists of records with those that other files refer to."""
    names = [one.name for one in plan(type(new)) if one.holds]
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in names}
    return {name: (*a, *b) for name, (a, b) in pairs.items() if isinstance(b, tuple)}


def pages_of(handbook: Handbook, of: str) -> Iterator[str]:
    site = Site({handbook.language: handbook})
    own = addresses.page_of(handbook, of) if of else ""
    for one in (*pages.artifacts(site), *quiz.artifacts(site), *registers.artifacts(site)):
        if isinstance(one, Page) and (not own or one.path == own):
            yield one.render().html


def sheets_of(handbook: Handbook, of: str) -> Iterator[str]:
    for one in printables(handbook):
        if not of or one.of == of:
            sheet = one.make_sheet()
            yield json.dumps({**sheet, "words": {}}, ensure_ascii=False)


def missing(kind: str, made_of_it: str, elsewhere: dict[str, str]) -> list[str]:
    names = (".".join(path) for path in texts(KINDS[kind], (kind,)) if word(path) not in made_of_it)
    return [one for one in names if not re.search(rf"\b({'|'.join(elsewhere)})$", one)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_a_kind_is_on_a_page(kind: str) -> None:
    assert [] == missing(kind, made(kind)[0], NOT_ON_THE_PAGE)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WITHOUT_PAPER])
def test_every_text_of_a_kind_is_on_paper(kind: str) -> None:
    assert [] == missing(kind, made(kind)[1], NOT_ON_PAPER)
