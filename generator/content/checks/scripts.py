"""Conversations: every node can be reached, leads to an end, and has one best choice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.content.checks.context import Context
from generator.content.dialogue import Dialogue
from generator.content.records import Choice, Node
from generator.content.types import END
from generator.problems.problem import Problem, Words
from generator.reading.document import Path


def script_graphs(context: Context) -> Iterator[Problem]:
    """In a script every node can be reached, leads to an end, and has exactly one best choice."""
    for script in context.sound(context.handbook.scripts):
        dialogue = Dialogue(script)
        known = frozenset([*dialogue.nodes, END])
        is_clear = script.id not in context.with_twins
        is_whole = _is_whole(script.nodes, known)
        for n, node in enumerate(script.nodes):
            path = ("nodes", n)
            if is_whole and node.id not in dialogue.reachable:
                yield context.problem(
                    "unreachable-node",
                    context.place(script.id, *path),
                    Words(f"没有任何应答通向“{node.title}”", f"nothing leads to “{node.id}”"),
                    Words("在前面某个应答的 to 里写上它。", "Name it in the `to` of a choice."),
                )
            elif is_whole and node.id in dialogue.endless:
                yield context.problem(
                    "endless",
                    context.place(script.id, *path),
                    Words(f"“{node.title}”之后的对话没有结束", f"after “{node.id}” nothing ends"),
                    Words("至少让后面一个应答写 to: end。", "Let a later choice lead to `end`."),
                )
            yield from _one_best(context, script.id, path, node)
            for c, choice in enumerate(node.choices if is_clear else ()):
                yield from _choice_leads_on(
                    context, script.id, (*path, "choices", c), choice, known
                )


def _is_whole(nodes: Iterable[Node], known: frozenset[str]) -> bool:
    """False if a reply leads on by a misspelt name, or not at all: then more is not to be said."""
    leading = (choice for node in nodes for choice in node.choices if choice.grade != "unsafe")
    targets = [choice.to for choice in leading]
    return all(targets) and known >= {to for several in targets for to in several}


def _one_best(context: Context, script: str, path: Path, node: Node) -> Iterator[Problem]:
    best = [c for c, choice in enumerate(node.choices) if choice.grade == "best"]
    if len(best) != 1:
        second = ("choices", best[1], "grade") if best else ()
        yield context.problem(
            "one-best",
            context.place(script, *path, *second),
            Words(f"“{node.title}”有 {len(best)} 个 best",
                  f"“{node.id}” has {len(best)} best choices"),
            Words("每个节点恰好一个 best，其余写 fine 或 unsafe。",
                  "Exactly one is best; the others are fine or unsafe."),
        )  # fmt: skip


def _choice_leads_on(
    context: Context, script: str, path: Path, choice: Choice, known: Collection[str]
) -> Iterator[Problem]:
    to = choice.to
    for t, target in enumerate(to):
        if target not in known:
            place = context.place(script, *path, "to", *([t] if len(to) > 1 else []))
            problem = context.unknown(
                "unknown-node",
                place,
                Words(f"没有节点“{target}”", f"there is no node “{target}”"),
                Words("to 写这个话术里节点的 id，或 end。", "Write a node's id here, or end."),
                context.meant(place, target, known),
            )
            yield replace(problem, about=f"{script}/{target}")
    if not to and choice.grade != "unsafe":
        yield context.problem(
            "dead-end",
            context.place(script, *path),
            Words("这个应答之后没有下文", "nothing follows this choice"),
            Words("写 to: 下一个节点；对话到此为止写 to: end。", "Write `to:` a node or end."),
        )
