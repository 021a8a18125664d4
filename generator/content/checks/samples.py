"""Samples of forms: their numbers agree with those that cite them, their signatures have days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time

from generator.content.checks.context import Context
from generator.content.checks.forms import filled_in
from generator.content.records import NOT_SIGNED, Form
from generator.problems.problem import Problem, Words


def sample_numbers(context: Context) -> Iterator[Problem]:
    """The sample of a numbered form has one of the numbers by which other samples cite the form."""
    forms = [one for one in context.sound(context.handbook.forms) if one.serial and one.example]
    cited = _citations(context, forms)
    for form in forms:
        own, others = _number(form), cited[form.id]
        if not re.fullmatch(_pattern(form), own):
            yield context.problem(
                "sample-number",
                context.place(form.id, "example", "serial"),
                Words(f"“{own}”不是这张表的编号", f"“{own}” is no number of this form"),
                Words("照 serial 写：前缀，后面是规定的位数。",
                      "Write it as `serial` says: the prefix, and as many digits."),
            )  # fmt: skip
        elif others and own not in others:
            path = ("example", "serial") if form.example and form.example.serial else ("serial",)
            yield context.problem(
                "sample-number",
                context.place(form.id, *path),
                Words(f"样张的编号是 {own}，别的样张引用的是 {'、'.join(sorted(others))}",
                      f"the sample is {own}, others cite {', '.join(sorted(others))}"),
                Words("在 example.serial 里写其中一个，或改引用它的样张。",
                      "Write one of them in `example.serial`, or change those that cite it."),
                severity="warning",
            )  # fmt: skip


def _number(form: Form) -> str:
    assert form.serial
    assert form.example
    return form.example.serial or form.serial.prefix + "1".rjust(form.serial.digits, "0")


def _pattern(form: Form) -> str:
    assert form.serial
    return re.escape(form.serial.prefix) + rf"[0-9]{{{form.serial.digits}}}"


def _citations(context: Context, forms: list[Form]) -> defaultdict[str, set[str]]:
    """By the ids of forms, their numbers in the samples of others."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    known = {form.id: re.compile(rf"(?<![\w-]){_pattern(form)}(?![\w-])", re.ASCII)
             for form in forms if form.serial and form.serial.prefix}  # fmt: skip
    for other in context.sound(context.handbook.forms):
        if other.example is None:
            continue
        texts = [one.value for one in other.example.values]
        rows = (*other.example.rows, *other.example.second_rows)
        texts += [cell for row in rows for cell in row.cells]
        all_ = "\n".join(texts)
        for id, pattern in known.items():
            if id != other.id:
                found[id].update(pattern.findall(all_))
    return found


def sample_dates(context: Context) -> Iterator[Problem]:
    """Where a form asks for the date of a signature, its sample has one, in order of signing."""
    for form in context.sound(context.handbook.forms):
        example = form.example
        if example is None:
            continue
        pairs = zip(form.sign_offs, example.signatures, strict=False)
        signed = [one for one, name in pairs if name not in NOT_SIGNED]
        if any(one.date for one in signed) and not example.signed:
            yield context.problem(
                "undated-signature",
                context.place(form.id, "example", "signatures"),
                Words("样张里的签名没有日期", "the signatures of the sample have no dates"),
                Words("在 example.signed 里写签名的日期；都在同一天的只写一个。",
                      "Write them in `example.signed`; one is enough for the same day."),
                severity="warning",
            )  # fmt: skip
        if len(example.signed) > len(signed) or list(example.signed) != sorted(example.signed):
            yield context.problem(
                "signature-dates",
                context.place(form.id, "example", "signed"),
                Words("签署日期多于签名，或后签的日期早于先签的",
                      "more dates than signatures, or a later signature with an earlier date"),
                Words("按签名的先后写，每个签名最多一个日期。",
                      "Write them in the order of signing, at most one for each signature."),
            )  # fmt: skip


def sample_moments(context: Context) -> Iterator[Problem]:
    """A day or a time in a sample is one that there is."""
    for form in context.sound(context.handbook.forms):
        for place, field, text in filled_in(context, form):
            found = _MOMENT.findall(text) if field.type in _MOMENTS else []
            if wrong := next(filter(_is_impossible, found), None):
                problem = context.problem(
                    "sample-moment",
                    place,
                    Words(f"没有“{wrong}”这样的日期或时间", f"there is no day or time “{wrong}”"),
                    Words("写真有的日期和时间，例如 2026-12-09、13:50。",
                          "Write a real day or time, such as 2026-12-09 or 13:50."),
                )  # fmt: skip
                yield context.in_text(problem, "", wrong)


_MOMENT = re.compile(r"(?<![\w.:-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2})(?![\w:-])")


def _is_impossible(moment: str) -> bool:
    try:
        if "-" in moment:
            date.fromisoformat(moment)
        else:
            time.fromisoformat(moment.rjust(5, "0"))
    except ValueError:
        return True
    return False


_MOMENTS = frozenset(["date", "time"])
