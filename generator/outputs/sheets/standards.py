"""The sheet of a standard, and what other sheets share with it: groups of lines, small tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import Any

from generator.content.handbook import Handbook
from generator.content.records import Rule, Standard, Table
from generator.locale import words
from generator.outputs.sheets.content import Sheet, deadline, laws, mistakes, people, rich
from generator.outputs.sheets.drawn import picture
from generator.outputs.sheets.widths import (
    PADDING,
    ROOM,
    Cell,
    cell,
    fitted,
    height,
    short_cell,
)

COLUMNS = ("do", "dont", "reason")
LEAST = (0.12, 0.2, 0.14, 0.14)
"""The shares that the title of a rule and these columns need at least."""
INNER = ROOM - PADDING
"""How wide a table inside of a rule is, in em."""
BETWEEN = 0.6
"""The space above and below a row of a table, in lines."""


def of_standard(handbook: Handbook, standard: Standard) -> Sheet:
    """A standard as its sheet has it."""
    rules = [_rule(handbook, standard, n, rule) for n, rule in enumerate(standard.rules, 1)]
    cells = [
        [cell(rule["title"], rule["level"]), *(cell(rule[key]) for key in COLUMNS)]
        for rule in rules
    ]
    widths = fitted(cells, LEAST)
    for rule, row in zip(rules, cells, strict=True):
        rule["lines"] = _lines(rule, row, widths) if rule["table"] else 0
    users = [role.id for role in handbook.roles if standard in handbook.standards_of(role)]
    return {
        "purpose": rich(handbook, standard.purpose),
        "legal": laws(handbook, standard),
        "scope": rich(handbook, handbook.scope_of(standard)),
        "roles": people(handbook, users),
        "leveled": any(rule.level for rule in standard.rules),
        "groups": grouped(handbook, rules),
        "widths": widths,
    }


def _rule(handbook: Handbook, standard: Standard, n: int, rule: Rule) -> Sheet:
    label = words(handbook.language)["paper"]
    return {
        "n": n,
        "title": rich(handbook, rule.title),
        "group": rich(handbook, rule.group),
        "level": label[rule.level] if rule.level else "",
        "do": rich(handbook, _what_to_do(handbook, rule)),
        "dont": rich(handbook, rule.dont),
        "reason": rich(handbook, rule.reason),
        "situations": [
            {
                "text": rich(handbook, one.text),
                "answer": label[one.answer],
                "why": rich(handbook, one.why),
                "added": one.supplement,
            }
            for one in rule.situations
        ],
        **picture(handbook, standard, rule.picture),
        "table": small_table(handbook, rule.table) if rule.table else None,
        "mistakes": mistakes(handbook, rule.mistakes),
        "added": rule.supplement,
    }


def _what_to_do(handbook: Handbook, rule: Rule) -> str:
    """What a rule asks for, with its points in one paragraph."""
    do = _with_deadline(handbook, rule.do, rule) if rule.do else ""
    return " ".join(filter(None, (do, *(f"({n}) {p}" for n, p in enumerate(rule.points, 1)))))


def grouped(handbook: Handbook, rows: list[Sheet]) -> list[Sheet]:
    """Neighbours of one group together, in their order.

    What belongs to no group has a title only after one, under which it would seem to stand.
    """
    out: list[Sheet] = []
    for title, group in groupby(rows, key=itemgetter("group")):
        ungrouped = [words(handbook.language)["paper"]["ungrouped"]] if out else []
        out.append({"title": title or ungrouped, "rows": list(group)})
    return out


def _with_deadline(handbook: Handbook, text: str, rule: Rule) -> str:
    """A sentence with its deadline in brackets behind it."""
    in_brackets: str = words(handbook.language)["writing"]["in_brackets"]
    due = deadline(handbook, rule)
    return text.rstrip("。.") + in_brackets.format(due) if due else text


def _lines(rule: Sheet, row: Sequence[Cell], widths: list[float]) -> int:
    """About how many lines a rule with a table takes: whether a page has room for it."""
    table = [list(map(cell, one)) for one in (rule["table"]["columns"], *rule["table"]["rows"])]
    cases = [
        [cell([case["text"], case.get("answer", ""), case["why"]])]
        for case in (*rule["situations"], *rule["mistakes"])
    ]
    shares = rule["table"]["widths"]
    rows = sum(height([one], shares, INNER) + BETWEEN for one in table)
    return ceil(height([row], widths) + BETWEEN + rows + height(cases, [1]) + BETWEEN)


def small_table(handbook: Handbook, table: Table, room: float = INNER) -> Sheet:
    """A small table inside of a step or a rule, with the share of each column."""
    columns = [rich(handbook, line) for line in table.columns]
    rows: list[list[Any]] = [list(map(handbook.plain, row.cells)) for row in table.rows]
    cells = [[short_cell(part) for part in one] for one in (columns, *rows)]
    return {
        "columns": columns,
        "rows": rows,
        "widths": fitted(cells, [min(0.1, 0.5 / len(columns))] * len(columns), room),
    }
