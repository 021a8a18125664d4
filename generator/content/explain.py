"""pydantic's errors in everyday words, each with its place in the file.

One cause gives one problem: a misspelt name is not reported as a missing one, too. Wrong values
are then replaced by placeholders, so that the rest of the file becomes a record and is checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.content import ids
from generator.content.naming import naming
from generator.content.types import UNKNOWN, Record
from generator.content.vocabulary import meant
from generator.content.walk import plan
from generator.problems.problem import MOST, Edit, Problem, Words
from generator.problems.spelling import Guess, guess, narrow, near, suggest
from generator.reading.document import Document, Path

R = TypeVar("R", bound=Record)

LONGEST = 40
"""How many of the characters typed are examined and quoted."""
ROUNDS = 6
"""How often stand-ins are put in: one may show the next mistake."""
REACH = 40
"""How many items above are asked whether one belongs to them."""


class Validated(NamedTuple, Generic[R]):
    """The record of a file's value, and what is wrong with it.

    Where something is wrong, the record holds stand-ins: it serves to check the rest, no more.
    """

    record: R | None
    problems: list[Problem]
    more: int = 0
    """How many further mistakes there are, which were not examined."""


def validated(kind: type[R], data: Any, source: Document) -> Validated[R]:
    """Make a record of a file's value; of very many mistakes, report the outermost and first."""
    try:
        return Validated(kind.model_validate(data), [])
    except ValidationError as error:
        errors = _errors(error)
    more = max(0, len(errors) - MOST)
    if more:
        errors = sorted(errors, key=lambda one: len(one["loc"]))[:MOST]
    problems = list(_explained([_Mistake(one, data, kind) for one in errors], source))
    return Validated(None if more else _with_stand_ins(kind, data, errors), problems, more)


def _explained(mistakes: list[_Mistake], source: Document) -> Iterator[Problem]:
    """The problems behind mistakes, each with its place in the file."""
    elsewhere = set().union(*(mistake.stands_for for mistake in mistakes))
    moved = _moved(mistakes)
    for mistake in mistakes:
        if (item := mistake.path[:-1]) in moved:
            follows = mistake.type == "missing" or not moved[item]
        elif mistake.type == "missing":
            follows = mistake.path in elsewhere or source.is_torn
        else:  # nothing stands below a name because that was not indented
            follows = mistake.given is None and any(
                path[: len(mistake.path)] == mistake.path for path in elsewhere
            )
        if not follows:
            yield _explain_one(mistake, source)


def _moved(mistakes: list[_Mistake]) -> dict[Path, bool]:
    """Items in the column of another list; True for the first of those that belong together."""
    out: dict[Path, bool] = {}
    owners: set[Path] = set()
    for mistake in mistakes:
        item = mistake.path[:-1]
        if mistake.home and mistake.is_of_another and item not in out:
            owner = mistake.home[:-2]
            out[item] = owner not in owners
            owners.add(owner)
    return out


def _errors(error: ValidationError) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", error.errors(include_url=False))


class _Mistake:
    """An error of pydantic, in its surroundings."""

    def __init__(self, error: dict[str, Any], data: Any, kind: type[Record]) -> None:
        self.type: str = error["type"]
        self.path: Path = tuple(error["loc"])
        self.given = error["input"]
        self.context: dict[str, Any] = error.get("ctx", {})
        self.data = data
        self.kind = kind

    @property
    def name(self) -> str:
        return str(self.path[-1]) if self.path else ""

    @property
    def typed(self) -> str:
        """What was typed, as a message may quote it."""
        return self.given[:LONGEST] if isinstance(self.given, str) else ""

    @property
    def is_prose(self) -> bool:
        """True for a field that holds sentences, not an id, a number or a word of a list."""
        names = [part for part in self.path if isinstance(part, str)]
        at = _model_at(self.kind, tuple(names[:-1]))
        return any(one.prose for one in plan(at) if one.key == names[-1]) if at else True

    @property
    def is_required(self) -> bool:
        """Whether the field may not be left out."""
        info = _field_at(self.kind, self.path)[1]
        return info is not None and info.is_required()

    @property
    def fields(self) -> list[str]:
        """The fields that may stand where an unknown one does."""
        return _fields_at(self.kind, self.path[:-1])

    @cached_property
    def guess(self) -> Guess | None:
        """The field that an unknown name probably meant."""
        return meant(self.name, self.fields)

    @property
    def meant(self) -> str | None:
        return self.guess and self.guess.word

    @property
    def is_certain(self) -> bool:
        """True if only spelling or language differs, and the field is not there already."""
        return self.guess is not None and self.guess.sure and self.meant not in self.neighbours

    @cached_property
    def right(self) -> Guess | None:
        """The value that was meant, if that is clear."""
        if not isinstance(self.given, str):
            return None
        if self.type == "literal_error":
            return _choice(self)
        mend = _PHRASES[self.type].mend if self.type in _PHRASES else None
        word = mend(self.given) if mend and len(self.given) <= 200 else None
        sure = self.type in _CERTAIN or word == narrow(self.given).lower()
        return Guess(word, sure) if word else None

    @property
    def neighbours(self) -> dict[str, Any]:
        """The mapping in which it stands."""
        found = _at(self.data, self.path[:-1])
        return found if isinstance(found, dict) else {}

    @property
    def home(self) -> Path | None:
        """Where a field belongs that stands too far left or right."""
        if self.type != "extra_forbidden" or self.name in self.fields:
            return None
        return _inner_home(self) or _home_above(self) or _outer_home(self)

    @property
    def is_of_another(self) -> bool:
        """True for a field of an item that belongs to the item above."""
        return self.home is not None and self.home == _home_above(self)

    @property
    def stands_for(self) -> set[Path]:
        """The places of fields that are present under another name."""
        if self.type != "extra_forbidden":
            return set()
        if home := self.home:
            return {home}
        return {(*self.path[:-1], self.meant)} if self.meant else set()


def _inner_home(mistake: _Mistake) -> Path | None:
    """The place of a field that was not indented below what it belongs to."""
    names = list(mistake.neighbours)
    above = names[: names.index(mistake.name)] if mistake.name in names else []
    if not above:
        return None
    path: Path = (*mistake.path[:-1], above[-1])
    value = _at(mistake.data, path)
    if isinstance(value, list) and value:
        path, value = (*path, len(value) - 1), value[-1]
    fits = mistake.name in _fields_at(mistake.kind, path)
    free = value is None or (isinstance(value, dict) and mistake.name not in value)
    return (*path, mistake.name) if fits and free else None


def _home_above(mistake: _Mistake) -> Path | None:
    """A field of an item that belongs below an item above, which ends with an empty name."""
    outer, number = mistake.path[:-2], mistake.path[-2] if len(mistake.path) > 1 else None
    nearest = range(number - 1, max(-1, number - 1 - REACH), -1) if isinstance(number, int) else ()
    for n in nearest:
        item = _at(mistake.data, (*outer, n))
        last = next(reversed(item), None) if isinstance(item, dict) else None
        if last is not None and item[last] is None:
            home: Path = (*outer, n, last)
            fits = mistake.name in _fields_at(mistake.kind, home)
            return (*home, 0, mistake.name) if fits else None
    return None


def _outer_home(mistake: _Mistake) -> Path | None:
    """A field that belongs further out."""
    for length in range(len(mistake.path) - 2, -1, -1):
        path = mistake.path[:length]
        outer = _at(mistake.data, path)
        if isinstance(outer, dict) and mistake.name in _fields_at(mistake.kind, path):
            return None if mistake.name in outer else (*path, mistake.name)
    return None


def _at(data: Any, path: Path) -> Any:
    """The value at a path, None where there is none."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


# -- words


class _Phrase(NamedTuple):
    message: Words
    hint: Words
    mend: Callable[[str], str | None] | None = None
    """What the typed text should have been, if that is clear."""


def _as_id(text: str) -> str | None:
    tidy = re.sub(r"[\s_]+", "-", narrow(text).lower())
    return tidy if ids.is_id(tidy) else None


def _as_clause(text: str) -> str | None:
    tidy = re.sub(r"[\s_-]+", "-", narrow(text).lower())
    return tidy if re.fullmatch(r"[a-z][a-z0-9-]*-\d{3,}", tidy) else None


def _as_whole(text: str) -> str | None:
    tidy = narrow(text).rstrip("%分 ")
    return tidy if re.fullmatch(r"[0-9]{1,9}", tidy) else None


def _as_amount(text: str) -> str | None:
    tidy = re.sub(r"[,，]", "", narrow(text)).rstrip("元天% ")
    return tidy if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,4})?", tidy) else None


def _as_day(text: str) -> str | None:
    found = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", narrow(text))
    try:
        return str(date(*map(int, found.groups()))) if found else None
    except ValueError:
        return None


_FLAGS = {
    "true": ("y", "t", "1", "on", "ok", "对", "√", "✓", "是的", "有", "真"),
    "false": ("n", "f", "0", "off", "错", "×", "x", "不是", "没有", "无", "假"),
}


def _as_flag(text: str) -> str | None:
    tidy = narrow(text).lower()
    for word, others in _FLAGS.items():
        if tidy in others:
            return word
    return suggest(tidy, ("true", "false", "yes", "no"))


_PHRASES: dict[str, _Phrase] = {
    "id": _Phrase(
        Words("编号“{}”不合格式", "“{}” cannot be an id"),
        Words("编号只用小写英文字母、数字和连字符，最多 64 个，例如 front-desk。",
              "Ids are lower-case letters, digits, hyphens, at most 64, such as front-desk."),
        _as_id,
    ),
    "clause_id": _Phrase(
        Words("“{}”不是条款编号", "“{}” is not the id of a clause"),
        Words("条款编号形如 frontdesk-001。", "Clause ids look like frontdesk-001."),
        _as_clause,
    ),
    "flag": _Phrase(
        Words("“{}”既不是“是”也不是“否”", "“{}” is neither yes nor no"),
        Words("请写 true 或 false。", "Write true or false."),
        _as_flag,
    ),
    "whole": _Phrase(
        Words("“{}”不是整数", "“{}” is not a whole number"),
        Words("请写阿拉伯数字，例如 30。", "Write digits only, such as 30."),
        _as_whole,
    ),
    "percent": _Phrase(
        Words("“{}”超过了 100", "“{}” is more than 100"),
        Words("这里写 0 到 100 的整数。", "Write a whole number from 0 to 100."),
    ),
    "amount": _Phrase(
        Words("“{}”不是数字", "“{}” is not a number"),
        Words("只写阿拉伯数字，例如 2000；单位写在 unit 里。",
              "Write digits only, such as 2000; the unit goes into `unit`."),
        _as_amount,
    ),
    "width": _Phrase(
        Words("“{}”不在 1 到 12 之间", "“{}” is not between 1 and 12"),
        Words("宽度是一行的十二分之几，写 1 到 12 的整数。",
              "The width is in twelfths of the line: a whole number from 1 to 12."),
    ),
    "duration": _Phrase(
        Words("“{}”不是时间的长短", "“{}” is not a length of time"),
        Words("写成数字加单位，例如 15 分钟、2 个工作日、3 声铃。",
              "Write a number and a unit, such as `15 minutes` or `2 working days`."),
    ),
    "moment": _Phrase(
        Words("“{}”不是时间", "“{}” is neither a day nor a time"),
        Words("写成 10:00、每月 5 日、次月 5 日、当天下班前、周五、月末的样子。",
              "Write it like `10:00`, `the 5th of next month`, `Friday`, `month-end`."),
    ),
    "colour": _Phrase(
        Words("“{}”不是颜色", "“{}” is not a colour"),
        Words('写成 "#1f6f5c" 的样子，外面加引号。', 'Write it like "#1f6f5c", in quotes.'),
    ),
    "day": _Phrase(
        Words("“{}”不是日历上的日期", "“{}” is not a day of the calendar"),
        Words("日期写成 2026-12-01 的样子。", "Write dates like 2026-12-01."),
        _as_day,
    ),
    "blank": _Phrase(
        Words("这里是空的", "this is empty"),
        Words("请填写内容，或删掉这一行。", "Fill it in, or remove the line."),
    ),
    "blank_required": _Phrase(
        Words("这里是空的", "this is empty"), Words("请填写内容。", "Fill it in."),
    ),
    "string_type": _Phrase(
        Words("这里应当是一句文字", "a text is expected here"),
        Words("文字里有冒号或括号时，请用引号括起来。",
              "Put quotes around a text that holds a colon or starts with a bracket."),
    ),
    "one_word": _Phrase(
        Words("这里只写一个词，不写列表", "one word is expected here, not a list"),
        Words("请去掉括号，只留一个。", "Remove the brackets and keep one."),
    ),
    "tuple_type": _Phrase(
        Words("这里应当是列表", "a list is expected here"),
        Words("每项另起一行，以“- ”开头。", "Write each item on a new line, starting with “- ”."),
    ),
    "model_type": _Phrase(
        Words("这里应当是若干“名称: 内容”", "“name: value” lines are expected here"),
        Words("请检查缩进、短横和冒号后的空格。",
              "Check the indentation, the dashes, and the spaces after colons."),
    ),
}  # fmt: skip
_PHRASES["date_type"] = _PHRASES["day"]
_PHRASES["int_type"] = _PHRASES["whole"]
_PHRASES["float_type"] = _PHRASES["amount"]
_PHRASES["bool_type"] = _PHRASES["flag"]
_CERTAIN = ("id", "clause_id", "whole", "amount", "day")
"""Values that can be written in several ways."""


def _explain_one(mistake: _Mistake, source: Document) -> Problem:
    if mistake.type == "missing":
        return _missing(mistake, source)
    if mistake.type == "extra_forbidden":
        return _unknown(mistake, source)
    if mistake.type == "literal_error" and isinstance(mistake.given, str):
        return _not_a_choice(mistake, source)
    type_ = "blank" if mistake.given is None else mistake.type
    if isinstance(mistake.given, (list, dict)) and type_ not in ("tuple_type", "model_type"):
        type_ = "string_type" if mistake.is_prose else "one_word"
    phrase = _PHRASES.get(type_, _PHRASES["string_type"])
    if type_ == "blank" and mistake.is_required:
        phrase = _PHRASES["blank_required"]
    typed, right = mistake.typed, mistake.right
    edits, mended = _mend(source, mistake.path, right and right.word)
    if type_ == "string_type":
        mended = source.in_quotes(mistake.path)
    return Problem(
        type_.replace("_", "-"),
        source.span(mistake.path),
        Words(phrase.message.zh.replace("{}", typed), phrase.message.en.replace("{}", typed)),
        near(right and right.word) or phrase.hint,
        fix=edits if right and right.sure else (),
        mended=mended,
    )


def _mend(
    source: Document, path: Path, right: str | None, *, key: bool = False
) -> tuple[tuple[Edit, ...], str | None]:
    return source.instead(path, right, key=key) if right else ((), None)


def _missing(mistake: _Mistake, source: Document) -> Problem:
    return Problem(
        "missing-field",
        source.span(mistake.path[:-1], key=True),
        Words(f"缺少“{mistake.name}”", f"“{mistake.name}” is missing"),
        _help_of(mistake.kind, mistake.path),
    )


_PROSE = re.compile(r"[ ，。、]|[一-鿿]")


def _unknown(mistake: _Mistake, source: Document) -> Problem:
    name = mistake.name[:LONGEST]
    span = source.span(mistake.path, key=True)
    if home := mistake.home:
        return _displaced(mistake, home, source)
    before = source.lines[span.line - 1][: span.column - 1].rstrip()
    if mistake.given is None and _PROSE.search(name) and before.endswith(","):
        return Problem(
            "comma-in-text",
            span._replace(column=len(before), length=1),
            Words(f"“{name}”被逗号断开，成了另一项", f"the comma before “{name}” ends the text"),
            Words("花括号里的文字有逗号时，请加引号。",
                  "Put quotes around a text that holds a comma."),
        )  # fmt: skip
    meant = mistake.meant
    edits, mended = _mend(source, mistake.path, meant, key=True)
    listed = mistake.fields
    return Problem(
        "unknown-field",
        span,
        Words(f"不认识“{name}”这一项", f"there is no field “{name}”"),
        near(meant)
        or Words(f"这里可以写：{'、'.join(listed)}。", f"Known here: {', '.join(listed)}."),
        fix=edits if mistake.is_certain else (),
        mended=mended,
    )


def _displaced(mistake: _Mistake, home: Path, source: Document) -> Problem:
    """A field in the wrong column, with the name of what it belongs to."""
    if mistake.is_of_another:
        return _displaced_item(mistake, str(home[-3]), source)
    owner = next((str(part) for part in reversed(home[:-1]) if isinstance(part, str)), None)
    inner = len(home) > len(mistake.path)
    belongs = (
        Words(f"它属于“{owner}”", f"it belongs to “{owner}”")
        if owner
        else Words("它属于文件的最外层", "it belongs to the file itself")
    )
    return Problem(
        "indentation",
        source.span(mistake.path, key=True),
        Words(
            f"“{mistake.name}”的缩进不对：{belongs.zh}",
            f"“{mistake.name}” is in the wrong column: {belongs.en}",
        ),
        Words("请往右移，和同一层的各行左对齐。", "Indent it like the other lines of that level.")
        if inner
        else Words("请往左移，和同一层的各行左对齐。", "Move it left, to the lines of its level."),
    )  # fmt: skip


def _displaced_item(mistake: _Mistake, owner: str, source: Document) -> Problem:
    """An item in the column of another list, of which it should be a part."""
    span = source.span(mistake.path[:-1])
    dash = source.lines[span.line - 1].rfind("-", 0, span.column - 1)
    return Problem(
        "indentation",
        span._replace(column=dash + 1, length=1) if dash >= 0 else span,
        Words(
            f"这一项的缩进不对：它属于上面的“{owner}”",
            f"this item is in the wrong column: it belongs to “{owner}” above",
        ),
        Words("请往右移，比它所属的名称多空两格。", "Indent it two spaces more than that name."),
    )


def _not_a_choice(mistake: _Mistake, source: Document) -> Problem:
    choices, typed, right = _choices(mistake), mistake.typed, mistake.right
    edits, mended = _mend(source, mistake.path, right and right.word)
    first = near(right and right.word) or Words("", "")
    return Problem(
        "unknown-word",
        source.span(mistake.path),
        Words(f"“{typed}”不是可选的词", f"“{typed}” is not one of the words to choose from"),
        Words(
            f"{first.zh}可选：{'、'.join(choices)}。",
            f"{first.en} One of: {', '.join(choices)}.".lstrip(),
        ),
        fix=edits if right and right.sure else (),
        mended=mended,
    )


def _choice(mistake: _Mistake) -> Guess | None:
    """The choice that was meant; its Chinese name in the field's help is understood, too."""
    choices = _choices(mistake)
    help_ = _help_of(mistake.kind, mistake.path)
    in_chinese = dict(re.findall(r"(\w+) ([一-鿿]+)", help_.zh)) if help_ else {}
    typed = narrow(mistake.typed)
    named = next((word for word in choices if in_chinese.get(word) == typed), None)
    return Guess(named, sure=True) if named else guess(typed, choices)


def _choices(mistake: _Mistake) -> list[str]:
    expected = str(mistake.context["expected"]).replace(" or ", ",")
    return [word.strip(" '") for word in expected.split(",")]


# -- going on after mistakes

_STAND_INS: dict[str, Any] = {
    "tuple_type": [], "model_type": {}, "day": "2000-01-01", "date_type": "2000-01-01",
    "whole": "0", "int_type": "0", "percent": "0", "amount": "0", "float_type": "0", "width": "6",
    "duration": "1 天", "moment": "当天", "colour": "#000000",
    "flag": "true", "bool_type": "true",
    "clause_id": "x-000", "id": "x",
}  # fmt: skip


def _with_stand_ins(kind: type[R], data: Any, errors: list[dict[str, Any]]) -> R | None:
    """A record with placeholders for what is wrong."""
    data = _copy(data)
    for _ in range(ROUNDS):
        mistakes = [_Mistake(one, data, kind) for one in errors]
        # First what stands under another name: then it is missing no longer.
        for mistake in sorted(mistakes, key=lambda one: one.type != "extra_forbidden"):
            data = _stand_in(mistake)
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            errors = _errors(error)
    return None


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data


def _stand_in(mistake: _Mistake) -> Any:
    """The data with one mistake fixed or replaced by a placeholder."""
    data, path = mistake.data, mistake.path
    if mistake.type == "extra_forbidden":
        value = mistake.neighbours.pop(mistake.name, None)
        meant = mistake.home or (mistake.meant and (*path[:-1], mistake.meant))
        return _put(data, meant, value) if meant and _at(data, meant) is None else data
    if mistake.type == "missing" and _at(data, path) is not None:
        return data
    if mistake.right:
        return _put(data, path, mistake.right.word)
    words = _choices(mistake) if mistake.type == "literal_error" else [UNKNOWN]
    return _put(data, path, _STAND_INS.get(mistake.type, words[0]))


def _put(data: Any, path: Path, value: Any) -> Any:
    """The data with a value put at a path, replacing what is in its way."""
    if not path:
        return _copy(value)
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        if not isinstance(data, list) or first >= len(data):
            return _put(None, rest, value)
        data[first] = _put(data[first], rest, value)
        return data
    if not isinstance(data, dict):
        data = {} if data is None else {"id": "x"}
    data[first] = _put(data.get(first), rest, value)
    return data


# -- looking into the models


def _model_at(kind: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the mapping that stands at a path."""
    current: type[BaseModel] | None = kind
    for part in path:
        if isinstance(part, int) or current is None:
            continue
        info = next((f for n, f in current.model_fields.items() if part in (n, f.alias)), None)
        current = next(_models(info.annotation), None) if info else None
    return current


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


def _fields_at(kind: type[BaseModel], path: Path) -> list[str]:
    at = _model_at(kind, path)
    names = [f.alias or name for name, f in at.model_fields.items()] if at else []
    return names if path else [name for name in names if name != "id"]  # the file's name is its id


def _help_of(kind: type[BaseModel], path: Path) -> Words | None:
    """The description of a field, as the hint of what to write there."""
    name, info = _field_at(kind, path)
    if info is None:
        return None
    said = naming(info)
    chinese, english = said.hint.rstrip("。"), said.english.rstrip(".")
    return Words(f"请加一行 {name}: …（{chinese}）。", f"Add a line `{name}: …` ({english}).")


def _field_at(kind: type[BaseModel], path: Path) -> tuple[str, FieldInfo | None]:
    """The last field that a path names."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    above = path[: path.index(name)] if name in path else path[:-1]
    at = _model_at(kind, above)
    fields = at.model_fields.items() if at else ()
    return name, next((info for field, info in fields if name in (field, info.alias)), None)
