"""What a form offers for each record: its fields, in the words of their declarations.

A form is not designed for a kind of file, it is derived: a new field of a record is in the form,
with its name and help, without a line here. What is here decides only what is shown at once and
what is one click away, because a role has forty fields and most roles use a third of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from generator.content import types
from generator.content.naming import naming
from generator.content.records import KINDS
from generator.content.records.document import Document
from generator.content.types import Brief, Item, Keyed, Prose, Record
from generator.content.vocabulary import models
from generator.content.walk import marks, plan
from generator.locale import choices
from generator.problems.problem import Language

Holds = Literal[
    "text", "line", "cell", "choice", "flag", "whole", "amount", "day", "duration", "moment",
    "colour", "ref", "picture", "paper", "logo", "record",
]  # fmt: skip
"""What a field takes: prose, one line, a cell that may be blank, and so on."""

Shown = Literal["always", "on_request", "control"]
"""Whether an empty field is shown, offered by name, or stands with document control."""


class Field(NamedTuple):
    """One field of a form."""

    key: str
    name: str
    help: str
    holds: Holds
    many: bool
    required: bool
    shown: Shown
    translated: bool
    choices: tuple[tuple[str, str], ...] = ()
    """Values to choose from, each with what it is called."""
    refers: tuple[str, ...] = ()
    """Kinds of item that may be named."""
    in_words: bool = False
    """True where something may be described instead of being named."""
    inside: tuple[str, ...] = ()
    """Records of the same file whose ids may be named."""
    record: str = ""
    default: str = ""


class Form(NamedTuple):
    """The form of a record."""

    fields: tuple[Field, ...]
    named_by: str
    """The field that names an item in a list; "" for a record without an id."""
    bare: bool
    """True where a text alone makes an item."""


USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "Role": ("aliases", "code", "reports_to", "works_with", "authority", "requirements", "measures",
             "onboarding"),
    "Duty": ("text", "when", "basis"),
    "Procedure": ("code", "owner", "participants", "records"),
    "Step": ("who", "check", "forms"),
    "Standard": ("code",),
    "Script": ("code",),
    "Rule": ("do", "dont"),
    "Choice": ("to",),
    "Checklist": ("code", "items", "sign_off"),
    "ChecklistItem": ("who",),
    "Form": ("code", "style", "paper", "fields", "sign_offs"),
    "FormField": ("type", "width", "required"),
    "SignOff": ("who", "date"),
    "Question": ("options",),
    "Option": ("correct",),
    "Topic": ("assists",),
    "Term": ("aliases",),
    "Limit": ("propose", "check"),
    "Matter": ("aliases",),
    "Colleague": ("roles", "extension", "mobile"),
    "Settings": ("logo", "positions", "tasks"),
    "OutsidePaper": ("from", "keep"),
    "Authority": ("may", "must_ask", "must_not"),
    "WorksWith": ("inside", "outside"),
    "Requirements": ("education", "experience", "knowledge", "skills", "qualities"),
    "Onboarding": ("first_day", "first_week", "first_month", "first_quarter", "training"),
    "Quiz": ("questions",),
    "Directory": ("people", "contacts", "rooms"),
    "Topics": ("topics", "decisions"),
    "Decision": ("decided_by",),
})  # fmt: skip
"""Optional fields that are shown even while they are empty."""

INSIDE: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("Branch", "to"): ("Step",),
        ("Phase", "then"): ("Step", "Phase"),
        ("Choice", "to"): ("Node",),
        ("FormTable", "total"): ("FormField",),
        ("Value", "field"): ("FormField",),
    }
)
"""Fields that name something of the same file."""

FILES: Mapping[tuple[str, str], Holds] = MappingProxyType(
    {
        ("Picture", "file"): "picture",
        ("Attachment", "file"): "paper",
        ("Settings", "logo"): "logo",
    }
)
"""Fields that name a file."""

_CONTROL = (Document.model_fields.keys() | Item.model_fields.keys()) - {"title", "aliases"}


def _validator(annotation: Any) -> BeforeValidator:
    return next(one for one in get_args(annotation) if isinstance(one, BeforeValidator))


_BY_VALIDATOR: Mapping[BeforeValidator, Holds] = MappingProxyType(
    {
        _validator(types.Flag): "flag",
        _validator(types.Whole): "whole",
        _validator(types.Count): "whole",
        _validator(types.Lines): "whole",
        _validator(types.Percent): "whole",
        _validator(types.Width): "whole",
        _validator(types.Amount): "amount",
        _validator(types.Day): "day",
        _validator(types.Duration): "duration",
        _validator(types.Moment): "moment",
        _validator(types.Colour): "colour",
    }
)


def forms(language: Language) -> dict[str, Form]:
    """The forms of all records by the names of their models."""
    return {
        model.__name__: form_of(model, language) for model in models() if issubclass(model, Record)
    }


@cache
def form_of(model: type[Record], language: Language) -> Form:
    """The form of one record."""
    is_keyed = issubclass(model, Keyed)
    named_by = model.NAMED_BY if issubclass(model, Keyed) else ""
    named_by = next((one.key for one in plan(model) if one.name == named_by), "")
    fields = tuple(sorted(_fields(model, named_by, language), key=partial(_rank, named_by)))
    required = {one.key for one in fields if one.required}
    return Form(fields, named_by, is_keyed and required == {named_by})


def _rank(named_by: str, field: Field) -> int:
    """The name first, then what is the record's own, then document control; else as declared."""
    if field.key == named_by:
        return 0
    return 2 if field.shown == "control" else 1


def _fields(model: type[Record], named_by: str, language: Language) -> Iterator[Field]:
    for one in plan(model):
        info = model.model_fields[one.name]
        # An id is derived, or is the name of the file: only where it says something, it is asked.
        if one.key == "id" and named_by != "id" and not info.is_required():
            continue
        found = [*marks(info.annotation), *info.metadata]
        called = naming(info)
        records = [m for m in found if isinstance(m, type) and issubclass(m, Record)]
        holds = "record" if records else _holds(model.__name__, one.key, found)
        yield Field(
            one.key,
            called.names[0] if language == "zh" and called.names else called.name or one.key,
            _help(called.chinese if language == "zh" else called.english, holds),
            holds,
            any(get_origin(mark) is tuple for mark in found),
            info.is_required(),
            _shown(model, one.key, info),
            one.prose,
            tuple(_choices(model.__name__, one.key, found, language)),
            one.refers,
            one.in_words,
            INSIDE.get((model.__name__, one.key), ()),
            records[0].__name__ if records else "",
            _default(info),
        )


def _holds(model: str, key: str, found: list[Any]) -> Holds:
    if (model, key) in FILES:
        return FILES[model, key]
    if any(isinstance(mark, types.Refers) for mark in found) or (model, key) in INSIDE:
        return "ref"
    if any(get_origin(mark) is Literal for mark in found):
        return "choice"
    for mark in found:
        if isinstance(mark, BeforeValidator) and mark in _BY_VALIDATOR:
            return _BY_VALIDATOR[mark]
    if _validator(types.Cell) in found and any(isinstance(mark, Prose) for mark in found):
        return "cell"
    if any(isinstance(mark, Brief) for mark in found):
        return "line"
    return "text" if any(isinstance(mark, Prose) for mark in found) else "line"


def _shown(model: type[Record], key: str, info: FieldInfo) -> Shown:
    if info.is_required() or key in USUAL.get(model.__name__, ()):
        return "always"
    if issubclass(model, Item) and key in (_CONTROL if issubclass(model, Document) else _CITED):
        return "control"
    return "on_request"


_CITED = Item.model_fields.keys()


_SPOKEN = (
    ("写 true", "打勾"), ("true for ", "Tick for "), ("true where ", "Tick where "),
    ("true to ", "Tick to "), ("true if ", "Tick if "), ("true prints", "ticked, it prints"),
    ("handbook.yaml 里的", "手册设置里的"), ("that of handbook.yaml", "that of the settings"),
)  # fmt: skip
"""What the help says of the file, in the words of the form."""


def _help(text: str, holds: Holds) -> str:
    """The help of a field without its names, which stand above it.

    Of a choice and of a reference it says how they are written, which the form does by itself.
    """
    name, found, rest = text.partition("：")
    if not found:
        name, found, rest = text.partition(": ")
    if not found or "。" in name or holds in ("choice", "ref"):
        return ""
    for written, spoken in _SPOKEN:
        rest = rest.replace(written, spoken)
    return rest.strip()


def _choices(
    model: str, key: str, found: list[Any], language: Language
) -> Iterator[tuple[str, str]]:
    values = next((get_args(mark) for mark in found if get_origin(mark) is Literal), ())
    called = choices(language, model, key)
    yield from ((value, called.get(value, value)) for value in values)


def _default(info: FieldInfo) -> str:
    """What holds where nothing is written; "" where that is nothing."""
    value = info.get_default()
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def model_of(kind: str) -> type[Record]:
    """The model of a kind of file."""
    return KINDS[kind]


@cache
def record_in(model: type[BaseModel], key: str) -> type[Record] | None:
    """The model of the records that a field holds, if it holds any."""
    for one in plan(model):
        if one.key == key and one.holds:
            found = marks(model.model_fields[one.name].annotation)
            return next(m for m in found if isinstance(m, type) and issubclass(m, Record))
    return None
