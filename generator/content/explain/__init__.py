"""pydantic's errors in everyday words, each with its place in the file.

One cause gives one problem: a misspelt name is not reported as a missing one, too. Wrong values
are then replaced by placeholders, so that the rest of the file becomes a record and is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from generator.content import moments
from generator.content.explain.lookup import field_at, help_of, likeliest, model_at
from generator.content.explain.mistake import LONGEST, Mistake, choices_of
from generator.content.explain.phrases import PHRASES
from generator.content.explain.stand_ins import errors_of, with_stand_ins
from generator.content.naming import naming
from generator.content.records import Branch
from generator.content.types import Record
from generator.content.vocabulary import VOCABULARY
from generator.problems.problem import MOST, Edit, Problem, Words
from generator.problems.spelling import near
from generator.reading.document import Document, Path

R = TypeVar("R", bound=Record)

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
        errors = errors_of(error)
    more = max(0, len(errors) - MOST)
    if more:
        errors = sorted(errors, key=lambda one: len(one["loc"]))[:MOST]
    problems = list(_explained([Mistake(one, data, kind) for one in errors], source))
    return Validated(None if more else with_stand_ins(kind, data, errors), problems, more)


_UNKNOWN = "extra_forbidden"


def _explained(mistakes: list[Mistake], source: Document) -> Iterator[Problem]:
    """The problems behind mistakes, each with its place in the file."""
    elsewhere = set().union(*(mistake.stands_for for mistake in mistakes))
    moved, renamed, keyed = _moved(mistakes), _renamed(mistakes), _keyed(mistakes)
    outdented = _outdented(mistakes)
    with_another = {one.path for first, *others in outdented.values() for one in others}
    for mistake in mistakes:
        if mistake.path in with_another:
            continue
        if (item := mistake.path[:-1]) in moved:
            follows = mistake.type == "missing" or not moved[item]
        elif mistake.type == "missing":
            follows = mistake.path in elsewhere or source.is_torn
        else:  # nothing stands below a name because that was not indented
            follows = mistake.given is None and any(
                path[: len(mistake.path)] == mistake.path for path in elsewhere
            )
        if mistake.path in renamed.values():
            continue
        if (fields := keyed.get(mistake.path[:-1])) and mistake.type in ("missing", _UNKNOWN):
            if mistake.type == _UNKNOWN:
                yield _in_pairs(mistake, fields, source)
            continue
        if not follows:
            problem = _explain_one(mistake, source)
            if meant := renamed.get(mistake.path):
                problem = replace(problem, hint=near(str(meant[-1])))
            if len(block := outdented.get(mistake.path, [])) > 1:
                problem = _of_several(problem, block, source)
            yield problem


def _renamed(mistakes: list[Mistake]) -> dict[Path, Path]:
    """What stands under a name that there is not, where exactly one field is missing that may hold
    it: that field is meant."""
    out: dict[Path, Path] = {}
    for item in {mistake.path[:-1] for mistake in mistakes}:
        inside = [one for one in mistakes if one.path[:-1] == item]
        unknown = [one for one in inside if one.type == "extra_forbidden"]
        missing = [one for one in inside if one.type == "missing"]
        if len(unknown) != 1 or len(missing) != 1 or unknown[0].stands_for:
            continue
        given, is_list = unknown[0].given, missing[0].name in VOCABULARY.holders
        if isinstance(given, list) or (isinstance(given, str) and not is_list):
            out[unknown[0].path] = missing[0].path
    return out


def _keyed(mistakes: list[Mistake]) -> dict[Path, list[str]]:
    """Items of one name that there is not, `- hours: 9–17`, and the fields that they must have."""
    out: dict[Path, list[str]] = {}
    for one in mistakes:
        if one.type == _UNKNOWN and len(one.neighbours) == 1 and not (one.meant or one.home):
            item = one.path[:-1]
            missing = [m.name for m in mistakes if m.type == "missing" and m.path[:-1] == item]
            if len(missing) > 1:
                out[item] = missing
    return out


def _in_pairs(mistake: Mistake, fields: list[str], source: Document) -> Problem:
    written = f"{{{', '.join(f'{field}: …' for field in fields)}}}"
    return Problem(
        "unknown-field",
        source.span(mistake.path, key=True),
        Words(f"不认识“{mistake.name[:LONGEST]}”这一项",
              f"there is no field “{mistake.name[:LONGEST]}”"),
        Words(f"每一项写成 {written}。", f"Write each as `{written}`."),
    )  # fmt: skip


def _moved(mistakes: list[Mistake]) -> dict[Path, bool]:
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


def _outdented(mistakes: list[Mistake]) -> dict[Path, list[Mistake]]:
    """Fields that were not indented below what they belong to, by the first of those together."""
    together: dict[tuple[Path, Path], list[Mistake]] = {}
    for one in mistakes:
        if (home := one.home) and len(home) > len(one.path) and not one.is_of_another:
            together.setdefault((one.path[:-1], home[:-1]), []).append(one)
    return {fields[0].path: fields for fields in together.values()}


def _of_several(problem: Problem, fields: list[Mistake], source: Document) -> Problem:
    """The same for several fields in a row, with the fix that indents all their lines."""
    names, owner = [one.name for one in fields], _owner(fields[0].home or ())
    return replace(
        problem,
        message=Words(f"“{names[0]}”等 {len(names)} 项的缩进不对：它们属于{owner.zh}",
                      f"“{names[0]}” and what follows, {len(names)} in all, are out of column: "
                      f"they belong to {owner.en}"),
        fix=source.indented(problem.span, names, 2),
    )  # fmt: skip


def _explain_one(mistake: Mistake, source: Document) -> Problem:
    if mistake.type == "missing":
        return _missing(mistake, source)
    if mistake.type == "extra_forbidden":
        return _unknown(mistake, source)
    if mistake.type == "literal_error" and isinstance(mistake.given, str):
        return _not_a_choice(mistake, source)
    type_ = "blank" if mistake.given is None else mistake.type
    if isinstance(mistake.given, (list, dict)) and type_ not in ("tuple_type", "model_type"):
        if mistake.is_prose:
            return _not_one_text(mistake, source)
        type_ = "one_word"
    phrase = PHRASES.get(type_, PHRASES["string_type"])
    if type_ == "model_type" and isinstance(mistake.given, list) and (name := mistake.only_list):
        phrase = PHRASES["row"]._replace(hint=_row_of(name, mistake.given))
    if type_ == "blank" and mistake.is_required:
        phrase = PHRASES["blank_required"]
    if type_ in _OTHER_DEADLINE and (other := _other_deadline(mistake, source)):
        return other
    typed, right = mistake.typed, mistake.right
    edits, corrected = _fix_of(source, mistake.path, right and right.word)
    return Problem(
        type_.replace("_", "-"),
        source.span(mistake.path),
        Words(phrase.message.zh.replace("{}", typed), phrase.message.en.replace("{}", typed)),
        near(right and right.word) or phrase.hint,
        fix=edits if right and right.sure else (),
        corrected=corrected,
    )


def _not_one_text(mistake: Mistake, source: Document) -> Problem:
    """Items, or names with values, where one sentence belongs."""
    is_list = isinstance(mistake.given, list)
    message = (
        Words("这里只写一句话，不能分项", "one text is expected here, not several items")
        if is_list
        else Words("这里只写一句话，不写“名称: 内容”", "one text is expected here, no names")
    )
    hint = (
        Words("把几项并成一句，中间用“；”隔开。", "Join the items to one sentence.")
        if is_list
        else _what_belongs_here(mistake)
    )
    if _opens_with_bracket(mistake, source):
        hint = Words(
            f"{hint.zh}括号本来就是文字的，给整句加引号。",
            f"{hint.en} If the brackets are part of the text, put quotes around it.",
        )
    may_be_text = is_list and len(mistake.given) == 1
    return Problem(
        "string-type",
        source.span(mistake.path),
        message,
        hint,
        corrected=source.in_quotes(mistake.path) if may_be_text else None,
    )


def _what_belongs_here(mistake: Mistake) -> Words:
    _, info = field_at(mistake.kind, mistake.path)
    said = naming(info) if info else None
    if said is None or not said.names:
        return Words("写一句文字。", "Write a text.")
    rest = said.hint.removeprefix(said.names[0]).lstrip("：")
    return Words(f"这里写“{said.names[0]}”：{rest}", f"What belongs here: {said.english}")


def _row_of(name: str, cells: list[object]) -> Words:
    written = f"{{{name}: [{', '.join(map(str, cells))}]}}"
    return Words(f"写成 - {written}。", f"Write `- {written}`.")


_OTHER_DEADLINE = {"duration": ("by", moments.moment), "moment": ("within", moments.duration)}


def _other_deadline(mistake: Mistake, source: Document) -> Problem | None:
    """A day where a length of time belongs, or the other way round."""
    name, read = _OTHER_DEADLINE[mistake.type]
    if name not in mistake.fields or read(mistake.typed) is None:
        return None
    is_day = name == "by"
    return Problem(
        mistake.type,
        source.span(mistake.path),
        Words(f"“{mistake.typed}”是哪一天、几点，不是多久",
              f"“{mistake.typed}” is no length of time")
        if is_day
        else Words(f"“{mistake.typed}”是多久，不是哪一天、几点",
                   f"“{mistake.typed}” is a length of time, no day"),
        Words(f"写成 {name}: {mistake.typed}。", f"Write `{name}: {mistake.typed}`."),
    )  # fmt: skip


def _opens_with_bracket(mistake: Mistake, source: Document) -> bool:
    span = source.span(mistake.path)
    return source.lines[span.line - 1][span.column - 1 : span.column] in ("[", "{")


def _fix_of(
    source: Document, path: Path, right: str | None, *, key: bool = False
) -> tuple[tuple[Edit, ...], str | None]:
    return source.instead(path, right, key=key) if right else ((), None)


def _missing(mistake: Mistake, source: Document) -> Problem:
    return Problem(
        "missing-field",
        source.span(mistake.path[:-1], key=True),
        Words(f"缺少“{mistake.name}”", f"“{mistake.name}” is missing"),
        help_of(mistake.kind, mistake.path),
    )


_PROSE = re.compile(r"[ ，。、]|[一-鿿]")


def _unknown(mistake: Mistake, source: Document) -> Problem:
    name = mistake.name[:LONGEST]
    span = source.span(mistake.path, key=True)
    if home := mistake.home:
        return _displaced(mistake, home, source)
    before = source.lines[span.line - 1][: span.column - 1].rstrip()
    if mistake.given is None and name.isdecimal() and before.endswith(","):
        number = re.search(r"[0-9]+$", before[:-1])
        return Problem(
            "comma-in-number",
            span._replace(column=len(before), length=1),
            Words(f"“{name}”被逗号断开，成了另一项", f"the comma before “{name}” ends the number"),
            Words(f"数字里不写逗号：{number[0]}{name}。",
                  f"Write numbers without commas: {number[0]}{name}.") if number else None,
        )  # fmt: skip
    if mistake.given is None and _PROSE.search(name) and before.endswith(","):
        return Problem(
            "comma-in-text",
            span._replace(column=len(before), length=1),
            Words(f"“{name}”被逗号断开，成了另一项", f"the comma before “{name}” ends the text"),
            Words("花括号里的文字有逗号时，请加引号。",
                  "Put quotes around a text that holds a comma."),
        )  # fmt: skip
    meant = mistake.meant
    edits, corrected = _fix_of(source, mistake.path, meant, key=True)
    return Problem(
        "unknown-field",
        span,
        Words(f"不认识“{name}”这一项", f"there is no field “{name}”"),
        near(meant) or likeliest(mistake.kind, mistake.path, mistake.neighbours),
        fix=edits if mistake.is_certain else (),
        corrected=corrected,
    )


def _displaced(mistake: Mistake, home: Path, source: Document) -> Problem:
    """A field in the wrong column, with the name of what it belongs to."""
    if mistake.is_of_another:
        return _displaced_item(mistake, str(home[-3]), source)
    if len(home) <= len(mistake.path) and _is_in_braces(mistake, source):
        return _foreign(mistake, home, source)
    owner, inner = _owner(home), len(home) > len(mistake.path)
    return Problem(
        "indentation",
        source.span(mistake.path, key=True),
        Words(
            f"“{mistake.name}”的缩进不对：它属于{owner.zh}",
            f"“{mistake.name}” is in the wrong column: it belongs to {owner.en}",
        ),
        Words("请往右移，和同一层的各行左对齐。", "Indent it like the other lines of that level.")
        if inner
        else Words("请往左移，和同一层的各行左对齐。", "Move it left, to the lines of its level."),
    )  # fmt: skip


def _owner(home: Path) -> Words:
    """What a field belongs to that has its place there."""
    name = next((part for part in reversed(home[:-1]) if isinstance(part, str)), None)
    return Words(f"“{name}”", f"“{name}”") if name else Words("文件的最外层", "the file itself")


def _is_in_braces(mistake: Mistake, source: Document) -> bool:
    """True for `{name: value, …}` on one line, where no column can be wrong."""
    span = source.span(mistake.path, key=True)
    before = source.lines[span.line - 1][: span.column - 1]
    return before.count("{") > before.count("}")


def _foreign(mistake: Mistake, home: Path, source: Document) -> Problem:
    """A field in braces that belongs to what the braces are a part of."""
    names = [str(part) for part in mistake.path[:-1] if isinstance(part, str)]
    _, info = field_at(mistake.kind, mistake.path[:-1])
    said = naming(info) if info else None
    inside = said.names[0] if said and said.names else names[-1]
    outside = next((str(part) for part in reversed(home[:-1]) if isinstance(part, str)), "")
    is_branch = model_at(mistake.kind, mistake.path[:-1]) is Branch
    return Problem(
        "unknown-field",
        source.span(mistake.path, key=True),
        Words(f"{inside}里没有“{mistake.name}”这一项",
              f"there is no field “{mistake.name}” in `{names[-1]}`"),
        Words("写在 `to` 指向的那一步里。", "Write it in the step that `to` leads to.")
        if is_branch
        else Words(f"它是“{outside}”的一项：写到花括号外面。" if outside else "写到花括号外面。",
                   f"It belongs to `{outside}`: write it outside the braces." if outside
                   else "Write it outside the braces."),
    )  # fmt: skip


def _displaced_item(mistake: Mistake, owner: str, source: Document) -> Problem:
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


def _not_a_choice(mistake: Mistake, source: Document) -> Problem:
    choices, typed, right = choices_of(mistake), mistake.typed, mistake.right
    edits, corrected = _fix_of(source, mistake.path, right and right.word)
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
        corrected=corrected,
    )
