"""What stands twice: the same words in a list, the same title for two items."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.content.checks.context import Context
from generator.content.edition import name_of
from generator.content.entries import INSIDE, Entry
from generator.content.records import Form, FormField, Option, Topic
from generator.content.types import Record
from generator.content.walk import Place
from generator.problems.problem import Problem, Words
from generator.reading.diagnosis.draft import QUOTED


def repeated_names(context: Context) -> Iterator[Problem]:
    """No list of names, options, answers or printed rows has the same text twice."""
    for place, record in context.handbook.placed_records:
        for name in _lists_of(type(record)):
            seen: set[object] = set()
            for n, item in enumerate(getattr(record, name)):
                text, inner = (item.text, ("text",)) if isinstance(item, Option) else (item, ())
                if isinstance(text, str) and text in seen:
                    yield context.problem(
                        "repeated-text",
                        Place(place.file, (*place.path, name, n, *inner)),
                        Words(f"“{text}”写了两次", f"“{text}” is written twice"),
                        Words("请删掉一个。", "Remove one."),
                    )
                seen.add(text)


_LISTS = ("aliases", "options", "answers", "items", "vary", "languages", "leave_out", "was")


@cache
def _lists_of(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in _LISTS if name in kind.model_fields)


def repeated_titles(context: Context) -> Iterator[Problem]:
    """No two items of one list, and no two documents of one kind, are called the same."""
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in context.handbook.entries.values():
        if entry.kind in _NAMED_OTHERWISE or entry.document in context.loaded.broken:
            continue
        name = name_of(entry.item)
        if entry.parent is None:
            key: tuple[str, ...] = (entry.kind, name)
        elif entry.kind in INSIDE or entry.kind == "limit":
            key = (entry.kind, name, entry.parent)
        else:
            key = (entry.kind, name, entry.document)
        first = seen.setdefault(key, entry)
        if first is not entry and not _is_known(first, entry):
            yield from _called_the_same(context, first, entry, name)


_NAMED_OTHERWISE = frozenset(["option", "variable", "source", "procedure", "branch"])
"""Kinds whose names are compared elsewhere, or differ by more than their names."""


def _is_known(first: Entry, entry: Entry) -> bool:
    """True for two topics of different owners, which is reported as that."""
    one, other = first.item, entry.item
    return isinstance(one, Topic) and isinstance(other, Topic) and one.owner != other.owner


def _called_the_same(
    context: Context, first: Entry, entry: Entry, name: str
) -> Iterator[Problem]:
    line = context.loaded.span(first.place).line
    there = f"{first.place.file}:{line}" if first.place.file != entry.place.file else ""
    yield from context.finding(
        "repeated-title",
        entry.id,
        Place(entry.place.file, (*entry.place.path, type(entry.item).named_by())),
        Words(f"“{name[:QUOTED]}”和{there or f'第 {line} 行'}的一样",
              f"“{name[:QUOTED]}” stands in {there or f'line {line}'} already"),
        Words("是同一件事就删掉一个，不是就把名称写得分得开。",
              "Remove one if they are the same; else word them so that they can be told apart."),
        severity="warning",
    )  # fmt: skip


def repeated_labels(context: Context) -> Iterator[Problem]:
    """No two boxes beside each other on a form, and no two places to sign, are called the same."""
    for form in context.sound(context.handbook.forms):
        for path, name, labels in _labels(form):
            seen: dict[str, int] = {}
            for n, label in enumerate(labels):
                last, seen[label] = seen.get(label), n
                if last is None or (path[-1] == "columns" and last < n - 1):
                    continue  # columns may take turns: a day, and when to be reminded of it
                place = context.place(form.id, *path, n, name)
                yield from context.finding(
                    "repeated-title",
                    form.id,
                    place,
                    Words(f"“{label[:QUOTED]}”在这张表上写了两次",
                          f"“{label[:QUOTED]}” stands on this form twice"),
                    Words("删掉一个，或写明两处各填什么。",
                          "Remove one, or say what goes into which."),
                    severity="warning",
                )  # fmt: skip


def _labels(form: Form) -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    """The lists of what is printed on a form: where each stands, and the field of its words."""

    def of(fields: tuple[FormField, ...]) -> list[str]:
        return [one.label for one in fields]

    yield ("fields",), "label", of(form.fields)
    for name, table in (("table", form.table), ("second_table", form.second_table)):
        if table:
            yield (name, "columns"), "label", of(table.columns)
    yield ("sign_offs",), "title", [one.title for one in form.sign_offs]
    yield ("copies",), "title", [one.title for one in form.copies]
