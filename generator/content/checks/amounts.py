"""Figures that are also said in words: in a line of the matrix, and where a form is signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.content.checks.context import Context
from generator.content.records import Limit
from generator.content.walk import Place
from generator.problems.problem import Problem, Words

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_TEN_THOUSAND = "万"


def said(text: str, unit: str) -> list[float]:
    """The amounts of a unit that a text names, in their order.

    >>> said("500 元以上至 1,000 元", "元"), said("3 至 10 万元", "元"), said("5 天", "元")
    ([500.0, 1000.0], [30000.0, 100000.0], [])
    """
    pattern = re.compile(
        rf"(?:({_NUMBER})\s*({_TEN_THOUSAND}?)\s*(?:至|到|[-–—~～]|to)\s*)?"
        rf"({_NUMBER})\s*({_TEN_THOUSAND}?)\s*{re.escape(unit)}"
    )
    out = []
    for first, thousands, last, more in pattern.findall(text) if unit else ():
        out += [_value(first, thousands or more)] if first else []
        out.append(_value(last, more))
    return out


def _value(digits: str, ten_thousand: str) -> float:
    return float(digits.replace(",", "")) * (10_000 if ten_thousand else 1)


def misstated(line: Limit) -> str | None:
    """The field of a line, `amount` or `above`, with another figure than the line's words."""
    fields = {"amount": line.amount, "above": line.above}
    figures = {name: float(value) for name, value in fields.items() if value is not None}
    in_words = set(said(line.limit, line.unit))
    unsaid = {name: value for name, value in figures.items() if value not in in_words}
    others = in_words - set(figures.values())
    if not unsaid or not others:
        return None
    return min(unsaid, key=lambda name: min(abs(unsaid[name] - other) for other in others))


def amounts_in_words(context: Context) -> Iterator[Problem]:
    """A line of the matrix has the same figures in its words and in its fields."""
    if "authority" in context.loaded.broken:
        return  # a figure may be another one
    for m, matter in enumerate(context.handbook.authority.matters):
        for n, line in enumerate(matter.lines):
            if field := misstated(line):
                figure = f"{getattr(line, field):g}"
                yield context.problem(
                    "amount-in-words",
                    context.place("authority", "matters", m, "lines", n, field),
                    Words(f"这里写 {figure}，这一行的文字写“{line.limit}”",
                          f"{figure} here, and “{line.limit}” in the words of the line"),
                    Words("核对后改其中一个。", "Look which is right, and change the other."),
                )  # fmt: skip


def amounts_at_signatures(context: Context) -> Iterator[Problem]:
    """A place to sign names amounts by which the form is approved, and no others."""
    if "authority" in context.loaded.broken:
        return
    governing = _limits_of_forms(context)
    for form in context.sound(context.handbook.forms):
        amounts = _amounts(governing.get(form.id, ()))
        for n, sign_off in enumerate(form.sign_offs):
            for unit, known in amounts.items():
                wrong = [one for one in said(sign_off.title, unit) if one not in known]
                if wrong:
                    yield _at_signature(context, context.place(form.id, "sign_offs", n, "title"),
                                        f"{wrong[0]:g} {unit}", sorted(known))  # fmt: skip


def _limits_of_forms(context: Context) -> dict[str, list[Limit]]:
    """The lines of the matters that govern a step or duty which names a form, by form."""
    handbook = context.handbook
    out: dict[str, list[Limit]] = {}
    for entry in handbook.entries.values():
        lines = [handbook.limits.get(id) for id in getattr(entry.item, "limits", ())]
        matters = [handbook.matter_of(line) for line in lines if line]
        for form in getattr(entry.item, "forms", ()):
            out.setdefault(form, []).extend(one for m in matters if m for one in m.lines)
    return out


def _amounts(lines: Iterable[Limit]) -> dict[str, set[float]]:
    """Where lines begin or end, by unit."""
    out: dict[str, set[float]] = {}
    for line in lines:
        figures = (float(one) for one in (line.amount, line.above) if one is not None)
        out.setdefault(line.unit, set()).update(figures)
    return out


def _at_signature(context: Context, place: Place, amount: str, known: Iterable[float]) -> Problem:
    figures = [f"{one:g}" for one in known]
    return context.problem(
        "amount-at-signature",
        place,
        Words(f"审批权限表里，用这张表的事项没有 {amount} 这一档",
              f"in the authority matrix, no matter with this form has a line at {amount}"),
        Words(f"有的是 {'、'.join(figures)}。改这里，或改 authority.yaml。",
              f"There are lines at {', '.join(figures)}. Change this or authority.yaml."),
    )  # fmt: skip
