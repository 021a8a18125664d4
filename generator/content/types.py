"""What fields are made of: the types of values, and the base classes of all records.

The reader hands over text, lists and mappings only, so `0571` and `no` arrive as typed. Each field
reads its own text: `Flag` knows 是 and yes, `Day` knows 2026-12-01. `Text` marks prose, which may
carry inline Markdown and variables and which a translation replaces.
"""

from __future__ import annotations

import re
from datetime import date
from operator import attrgetter
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.content import ids, moments

T = TypeVar("T")


MOST_LINES = 100
"""Blank lines of a form: more fill several sheets, and one sheet is printed again."""

CLAUSE_ID = r"[a-z][a-z0-9-]*-[0-9]{3,}"


class Prose:
    """The mark of a text that people read: it is translated, and may hold links and variables."""


class Brief:
    """The mark of a short name, which contains no comma."""


class Refers:
    """The mark of an id that must be found elsewhere: the kinds of item it may name.

    "person" stands for a role or a position, "any" for whatever has an id. Where something may be
    described `in_words` instead, only what looks like an id is one.
    """

    def __init__(self, *kinds: str, in_words: bool = False) -> None:
        self.kinds = kinds
        self.in_words = in_words


Section = Literal["post", "requirements"]


class Shown:
    """The mark of a field that is shown under its own name: the section of a role it stands in.

    It may hold a text, a word, a number, a duration or several texts.
    """

    def __init__(self, section: Section) -> None:
        self.section = section


def _id(value: object) -> object:
    if isinstance(value, str) and not ids.is_id(value):
        raise PydanticCustomError("id", "not an id")
    return value


def _clause_id(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(CLAUSE_ID, value):
        raise PydanticCustomError("clause_id", "not a clause id")
    return value


def _flag(value: object) -> object:
    words = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
    if isinstance(value, str):
        if value.lower() not in words:
            raise PydanticCustomError("flag", "neither yes nor no")
        return words[value.lower()]
    return value


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,9}", value):
            raise PydanticCustomError("whole", "not a whole number")
        return int(value)
    return value


def _count(value: object) -> object:
    number = _whole(value)
    if number == 0:
        raise PydanticCustomError("count", "none at all")
    return number


def _lines(value: object) -> object:
    number = _count(value)
    if isinstance(number, int) and number > MOST_LINES:
        raise PydanticCustomError("lines", "more than anybody prints")
    return number


def _percent(value: object) -> object:
    number = _whole(value)
    if isinstance(number, int) and number > 100:
        raise PydanticCustomError("percent", "more than all of it")
    return number


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                return date.fromisoformat(value)
        except ValueError:
            pass  # 2026-02-30 has the right form and is not a day
        raise PydanticCustomError("day", "not a day of the calendar")
    return value


def _amount(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,4})?", value):
            raise PydanticCustomError("amount", "not a number")
        return float(value)
    return value


def _width(value: object) -> object:
    number = _whole(value)
    if isinstance(number, int) and not 1 <= number <= 12:
        raise PydanticCustomError("width", "not between 1 and 12")
    return number


def _duration(value: object) -> object:
    found = moments.duration(value) if isinstance(value, str) else value
    if not isinstance(found, moments.Duration):
        raise PydanticCustomError("duration", "not a number and a unit")
    return found


def _moment(value: object) -> object:
    found = moments.moment(value) if isinstance(value, str) else value
    if not isinstance(found, moments.Moment):
        raise PydanticCustomError("moment", "neither a day nor a time")
    return found


def _colour(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError("colour", "not a colour")
    return value


def _cell(value: object) -> object:
    return "" if value is None else value


def _text(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("blank", "empty")
    return value


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


class OrText:
    """Accepts a text instead of a list of one item, if the text alone makes an item."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        if not is_text_enough(get_args(source)[0]):
            return schema
        return core_schema.no_info_before_validator_function(_one_or_many, schema)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        is_bare = schema["type"] == "function-before"
        return {"anyOf": [_SCALAR.json_schema, many]} if is_bare else many


def is_text_enough(item: Any) -> bool:
    """True for a kind of item of which nothing but its name is required."""
    if not (isinstance(item, type) and issubclass(item, Keyed)):
        return False
    required = {name for name, info in item.model_fields.items() if info.is_required()}
    return required == {item.NAMED_BY}


class OrOne:
    """Tells an editor that a list of one text may be written as the text alone."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


# The schema accepts what the reader accepts: a text may look like a number.
_SCALAR = WithJsonSchema({"type": ["string", "number"]})
_CELL = WithJsonSchema({"type": ["string", "number", "null"]})
_FLAG = WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["是", "否", "yes", "no"]}]})
_ID = WithJsonSchema({"type": "string", "pattern": ids.PATTERN, "maxLength": ids.LONGEST})
_REF = WithJsonSchema({"type": "string", "pattern": "^[a-z0-9-]+(/[a-z0-9-]+)?$"})
_CLAUSE_ID = WithJsonSchema({"type": "string", "pattern": f"^{CLAUSE_ID}$"})

Text = Annotated[str, BeforeValidator(_text), Prose(), _SCALAR]
Word = Annotated[str, BeforeValidator(_text), _SCALAR]
Alias = Annotated[str, BeforeValidator(_text), Prose(), Brief(), _SCALAR]
# What may be written down and left blank: a cell of a table, a number that nobody has.
Cell = Annotated[str, BeforeValidator(_cell), Prose(), _CELL]
Blank = Annotated[str, BeforeValidator(_cell), _CELL]
Id = Annotated[str, BeforeValidator(_id), _ID]
ClauseId = Annotated[str, BeforeValidator(_clause_id), _CLAUSE_ID]
# An id that stands elsewhere may be any text: a check looks it up, and knows what was meant.
Named = Annotated[str, BeforeValidator(_text), _ID]
NamedItem = Annotated[str, BeforeValidator(_text), _REF]
NamedClause = Annotated[str, BeforeValidator(_text), _CLAUSE_ID]
Flag = Annotated[bool, BeforeValidator(_flag), _FLAG]
Whole = Annotated[int, BeforeValidator(_whole)]
Count = Annotated[int, BeforeValidator(_count)]
Lines = Annotated[int, BeforeValidator(_lines)]
Percent = Annotated[int, BeforeValidator(_percent)]
Day = Annotated[date, BeforeValidator(_day)]
Amount = Annotated[float, BeforeValidator(_amount)]
Width = Annotated[int, BeforeValidator(_width)]
_AS_TYPED = PlainSerializer(attrgetter("typed"), return_type=str)
Duration = Annotated[moments.Duration, BeforeValidator(_duration), _AS_TYPED, _SCALAR]
Moment = Annotated[moments.Moment, BeforeValidator(_moment), _AS_TYPED, _SCALAR]
Colour = Annotated[str, BeforeValidator(_colour)]
AnyRef = Annotated[NamedItem, Refers("any")]
DutyRef = Annotated[NamedItem, Refers("duty")]
RoleId = Annotated[Named, Refers("role")]
PersonId = Annotated[Named, Refers("person")]
# Where a whole department may be meant, too.
PartyId = Annotated[Named, Refers("person", "department")]
TopicId = Annotated[Named, Refers("topic")]
StandardId = Annotated[Named, Refers("standard")]
ProcedureId = Annotated[Named, Refers("procedure")]
FormId = Annotated[Named, Refers("form", "paper")]
LimitId = Annotated[Named, Refers("limit")]
ColleagueId = Annotated[Named, Refers("colleague")]
# A form or paper by its id; what has none, such as a state of things, is described in words.
FormOrText = Annotated[
    str, BeforeValidator(_text), Prose(), Refers("form", "paper", in_words=True), _SCALAR
]
DepartmentId = Annotated[Named, Refers("department")]
CitedClause = Annotated[NamedClause, Refers("clause")]
Many = Annotated[tuple[T, ...], Field(strict=False), OrText()]
OneOrMany = Annotated[tuple[T, ...], Field(strict=False), BeforeValidator(_one_or_many), OrOne()]

When = Literal[
    "daily", "each_shift", "weekly", "monthly", "quarterly", "half_yearly", "termly", "yearly",
    "irregular", "on_event",
]  # fmt: skip
PartOfDay = Literal["start", "during", "end"]
Level = Literal["may", "must_ask", "must_not"]
Grade = Literal["best", "fine", "unsafe"]

UNKNOWN = "?"
"""Placeholder for a missing or wrong text or id, so that the rest can be checked."""

DAILY = ("daily", "each_shift")
"""How often a thing is done that is done on every working day."""

UNNAMED = "item"
"""The id of an item whose name has no letter to derive one from."""

END = "end"
"""Where a choice leads that ends the conversation."""


_NOT_TOLD: set[str] = set()


class Record(BaseModel):
    """Anything read from a file: frozen, and without unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True
    )

    def __getstate__(self) -> dict[str, Any]:
        """The fields alone: which of them were written down takes a third of a record's room."""
        return self.__dict__

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():  # one by one, so that records of a kind share their names
            object.__setattr__(self, name, value)
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_TOLD)
        object.__setattr__(self, "__pydantic_extra__", None)
        object.__setattr__(self, "__pydantic_private__", None)


class Keyed(Record):
    """A record with an id of its own, by which a translation names it."""

    NAMED_BY: ClassVar[str] = "title"
    """The field that the id is derived from when none is written, and that a bare text fills."""

    id: Id = ""
    """编号、序号、标识：可省略；小写英文字母、数字和连字符。省略时由标题的拼音生成。
    Id: may be left out; lower-case letters, digits and hyphens. It is derived from the title
    then."""

    @model_validator(mode="before")
    @classmethod
    def _name(cls, data: Any) -> Any:
        if isinstance(data, str):
            data = {cls.named_by(): data}
        if isinstance(data, dict) and data.get("id", "") == "" and (id := cls.id_in(data)):
            data = {**data, "id": id}  # `id:` with nothing behind it is a mistake
        return data

    @classmethod
    def id_in(cls, data: Any) -> str:
        """The id of an item as a file has it, written or derived; "" where nothing names it."""
        if isinstance(data, dict):
            if data.get("id"):
                return str(data["id"])
            data = data.get(cls.named_by())
        name = data[0] if isinstance(data, list) and data else data
        return ids.derive(name) or UNNAMED if isinstance(name, str) else ""

    @classmethod
    def named_by(cls) -> str:
        """What the field that names an item is called in a file; a clause has none."""
        field = cls.model_fields.get(cls.NAMED_BY)
        return (field.alias or cls.NAMED_BY) if field else ""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Where nothing but its name is required, a bare text will do for an item."""
        record = handler(schema)
        return {"anyOf": [_SCALAR.json_schema, record]} if is_text_enough(cls) else record


class Legal(Keyed):
    """Where a legal rule comes from, and when to check that it still holds."""

    NAMED_BY = "text"
    text: Text
    """法律依据：法律、法规的名称和条款，例如“《劳动合同法》第五十条”。
    Law: the act and its article."""
    check_by: Day | None = None
    """复核期限：到哪一天要再核对一次，例如 2027-06-30。
    Check by: the day on which to look at it again."""


class Item(Keyed):
    """A keyed record that stands on a page, where it can be linked to and cites its sources."""

    source: OneOrMany[CitedClause] = ()
    """来源、出处、来源条款、依据：来源文件的条款编号，例如 frontdesk-001。
    Source: ids of clauses of the source documents, such as frontdesk-001."""
    supplement: Flag = False
    """补充：来源文件没有写、由编者补上的内容，写 true；补充的内容不引用条款。
    Supplement: true for what the editors added; it cites no clause."""
    legal: Many[Legal] = ()
    """法律依据：这里的数字、期限出自哪部法律，到哪天再核对。
    Legal basis: where a legal figure comes from, and when to check it again."""
    was: OneOrMany[Word] = ()
    """原编号、曾用编号：改过编号的，写上原来的，旧链接、勾选和成绩都会带过来。
    Former ids: old links, ticks and results are carried over."""
