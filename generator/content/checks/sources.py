"""What rests on the sources: each clause is cited, or left out with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.content.checks.context import Context
from generator.content.handbook import Handbook
from generator.content.types import Item
from generator.content.walk import Place
from generator.problems.problem import Problem, Words
from generator.problems.spelling import is_slip


def cited_clauses(context: Context) -> Iterator[Problem]:
    """Every clause of a source is cited by an item, or left out with a reason."""
    handbook = context.handbook
    if context.loaded.broken:  # in a broken file, a citation may not be seen
        return
    unknown = handbook.citations.keys() - handbook.clauses.keys()
    used = handbook.citations.keys() | handbook.left_out.keys()
    for s, source in enumerate(handbook.sources.sources):
        for c, clause in enumerate(source.clauses):
            if clause.id not in used and not any(_may_be(id, clause.id) for id in unknown):
                yield context.problem(
                    "uncited-clause",
                    context.place("sources", "sources", s, "clauses", c),
                    Words(f"没有条目引用条款“{clause.id}”", f"no item cites “{clause.id}”"),
                    Words("在条目的 source 里写上它，或列入 left_out 并说明理由。",
                          "Cite it in a `source`, or list it under left_out."),
                )  # fmt: skip


def _may_be(typed: str, clause: str) -> bool:
    """True where a clause may have been meant: the same but for its number, or for a slip."""
    return re.sub(r"\d", "0", typed) == re.sub(r"\d", "0", clause) or is_slip(typed, clause)


def left_out_clauses(context: Context) -> Iterator[Problem]:
    """What is left out is cited nowhere."""
    for n, left_out in enumerate(context.handbook.sources.left_out):
        for c, clause in enumerate(left_out.clauses):
            if cited := context.handbook.citations.get(clause):
                yield context.problem(
                    "cited-and-left-out",
                    context.place("sources", "left_out", n, "clauses", c),
                    Words(f"条款“{clause}”又被引用、又写在 left_out 里",
                          f"“{clause}” is cited and left out"),
                    Words(f"从 left_out 里删掉它，或不在“{cited[0].id}”里引用。",
                          f"Remove it from left_out, or from the `source` of “{cited[0].id}”."),
                )  # fmt: skip


def supplements_cite_nothing(context: Context) -> Iterator[Problem]:
    """What we added ourselves does not claim to rest on the source."""
    names, broken = context.loaded.names, context.loaded.broken
    for place, record in context.handbook.placed_records:
        if not isinstance(record, Item) or names[place.file].id in broken:
            continue  # two items may have become one
        if record.supplement and record.source:
            yield context.problem(
                "supplement-cites",
                Place(place.file, (*place.path, "source")),
                Words("补充的内容不能引用条款", "a supplement cites no clause"),
                Words("去掉 supplement 或 source 之一。", "Remove `supplement` or `source`."),
            )


class Coverage(NamedTuple):
    """How the clauses of the sources are used, in clauses."""

    clauses: int
    cited: int
    left_out: int

    @property
    def missing(self) -> int:
        return self.clauses - self.cited - self.left_out


def coverage(handbook: Handbook) -> Coverage:
    """The figure that `handbook check` prints."""
    known = handbook.clauses.keys()
    cited = known & handbook.citations.keys()
    return Coverage(len(known), len(cited), len((known & handbook.left_out.keys()) - cited))
