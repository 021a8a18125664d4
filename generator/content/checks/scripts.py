"""Conversations: every node can be reached, leads on, and has one best choice."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.content.checks.context import Context
from generator.content.records import Choice, Node
from generator.content.types import END
from generator.problems.problem import Problem, Words
from generator.reading.document import Path


def script_graphs(context: Context) -> Iterator[Problem]:
    """In a script every node can be reached, leads on, and has exactly one best choice."""
    for script in context.sound(context.handbook.scripts):
        nodes = {node.id: n for n, node in enumerate(script.nodes)}
        known = frozenset([*nodes, END])
        reached, is_whole = _reached(script.nodes, nodes)
        for n, node in enumerate(script.nodes):
            path = ("nodes", n)
            if is_whole and node.id not in reached:
                yield context.problem(
                    "unreachable-node",
                    context.place(script.id, *path),
                    Words(f"没有任何应答通向“{node.title}”", f"nothing leads to “{node.id}”"),
                    Words("在前面某个应答的 to 里写上它。", "Name it in the `to` of a choice."),
                )
            yield from _one_best(context, script.id, path, node)
            for c, choice in enumerate(node.choices):
                yield from _choice_leads_on(
                    context, script.id, (*path, "choices", c), choice, known
                )


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
            yield context.unknown(
                "unknown-node",
                place,
                Words(f"没有节点“{target}”", f"there is no node “{target}”"),
                Words("to 写这个话术里节点的 id，或 end。", "Write a node's id here, or end."),
                context.meant(place, target, known),
            )
    if not to and choice.grade != "unsafe":
        yield context.problem(
            "dead-end",
            context.place(script, *path),
            Words("这个应答之后没有下文", "nothing follows this choice"),
            Words("写 to: 下一个节点；对话到此为止写 to: end。", "Write `to:` a node or end."),
        )


def _reached(nodes: tuple[Node, ...], index: dict[str, int]) -> tuple[set[str], bool]:
    """The nodes that the first one leads to; False if one of the ways there is misspelt."""
    waiting = [node.id for node in nodes[:1]]
    reached, is_whole = set[str](), True
    while waiting:
        id = waiting.pop()
        if id in reached or id == END:
            continue
        if id not in index:
            is_whole = False
            continue
        reached.add(id)
        waiting += [to for choice in nodes[index[id]].choices for to in choice.to]
    return reached, is_whole
