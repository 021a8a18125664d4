"""Acceptance of findings, which is judged after all checks: it needs to know what they found."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.checks.context import Context
from generator.problems.problem import Problem, Words
from generator.problems.spelling import Guess, guess, is_slip


def gone(context: Context) -> Iterator[Problem]:
    """What was accepted is still there to be accepted."""
    if context.loaded.broken:
        return  # what a broken file hides may well be it
    for n, one in enumerate(context.handbook.settings.accepted):
        if (one.check, one.item) in context.used:
            continue
        named = context.place("handbook", "accepted", n, "check")
        meant = context.meant(named, one.check, context.findings.get(one.item, ()))
        if meant:
            no_check = Words(f"没有“{one.check}”这项检查", f"there is no check “{one.check}”")
            yield context.unknown("unknown-check", named, no_check, None, meant)
        elif item := _item(context, one.check, one.item):
            place = context.place("handbook", "accepted", n, "item")
            no_item = Words(f"没有编号为“{one.item}”的条目", f"there is no item “{one.item}”")
            yield context.unknown("unknown-reference", place, no_item, None, item)
        else:
            yield context.problem(
                "accepted-nothing",
                context.place("handbook", "accepted", n, "item"),
                Words(f"“{one.item}”没有“{one.check}”这样的问题了",
                      f"“{one.item}” has no finding “{one.check}” any more"),
                Words("从 accepted 里删掉这一条。", "Remove it from `accepted`."),
                severity="warning",
            )  # fmt: skip


def _item(context: Context, check: str, item: str) -> Guess | None:
    """The item with the finding that was meant, where the one that is named does not exist."""
    if context.known.has(item, ("any",)):
        return None
    found = [id for id, checks in context.findings.items() if check in checks]
    meant = guess(item, found)
    return meant if meant and is_slip(item, meant.word) else None
