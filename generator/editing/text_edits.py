"""Changes of a YAML text at one place, not yet proven: text in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, cast

from generator.content.vocabulary import VOCABULARY
from generator.editing import rendering
from generator.editing.rendering import Placed, Style
from generator.editing.spans import Entry, Layout, is_empty, is_flow
from generator.problems.problem import Edit, Words
from generator.reading.document import Path, Plain
from generator.reading.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.reading.reader import read


class EditError(Exception):
    """A change that cannot be made in this file; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


_MISSING = object()


def value_at(value: Plain, path: Path, default: Any = _MISSING) -> Any:
    """The value at a path."""
    found: Any = value
    for part in path:
        try:
            found = found[part]
        except (KeyError, IndexError, TypeError):
            if default is not _MISSING:
                return default
            raise EditError(
                Words(f"没有这一项：{shown(path)}", f"no such item: {shown(path)}")
            ) from None
    return found


def shown(path: Path) -> str:
    return "/".join(map(str, path))


def _applied(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _node(layout: Layout, path: Path) -> Node:
    node = layout.node(path)
    if node is None:
        raise IndexError(shown(path))
    return node


def _entry(layout: Layout, path: Path) -> tuple[Node, list[Entry], int]:
    """What holds the value at a path, its entries, and which of them it is."""
    holder = _node(layout, path[:-1])
    entries = layout.entries(holder)
    if isinstance(holder, SequenceNode):
        return holder, entries, int(path[-1])
    at = next(n for n, one in enumerate(entries) if one.key and one.key.value == path[-1])
    return holder, entries, at


def rename(text: str, path: Path, new: str) -> str:
    layout = Layout(text)
    _, entries, at = _entry(layout, path)
    key = cast(ScalarNode, entries[at].key)
    name = rendering.quoted(new, key.style) if key.style else new
    return _applied(text, [Edit(entries[at].head, layout.end(key), name)])


def move(text: str, path: Path, old: int, new: int) -> str:
    """What stands between the items, blank lines or commas, stays in its place."""
    entries = Layout(text).entries(_node(Layout(text), path))
    order = list(range(len(entries)))
    order.insert(new, order.pop(old))
    return _applied(text, (
        Edit(place.lead, place.tail, text[entries[n].lead : entries[n].tail])
        for place, n in zip(entries, order, strict=True)
    ))  # fmt: skip


def remove(text: str, path: Path) -> str:
    layout = Layout(text)
    holder, entries, at = _entry(layout, path)
    return _applied(text, [_removal(layout, entries, at, in_brackets=is_flow(holder))])


def _removal(layout: Layout, entries: list[Entry], at: int, *, in_brackets: bool) -> Edit:
    text, entry = layout.text, entries[at]
    if in_brackets or not layout.begins_line(entry.lead):
        if at + 1 < len(entries):
            return Edit(entry.lead, entries[at + 1].lead, "")
        return Edit(entries[at - 1].tail, entry.tail, "")
    start, end = layout.line_start(entry.lead), layout.after_line(entry.tail)
    if end is None:  # the last line has no line end: that of the line above goes
        return Edit(layout.line_end(layout.line_start(max(0, start - 1))), len(text), "")
    above = layout.line_start(start - 1) if start else 0
    if end == len(text):
        while start and layout.is_blank(above):
            start, above = above, layout.line_start(max(0, above - 1))
    while end < len(text) and layout.is_blank(end) and layout.is_blank(above):
        end = layout.after_line(end) or len(text)  # else there would be two blank lines
    return Edit(start, end, "")


def lines_of(text: str, path: Path) -> list[str]:
    """An item of a list as it is written, with its comments, without indentation; nothing for one
    in brackets."""
    layout = Layout(text)
    holder, entries, at = _entry(layout, path)
    if is_flow(holder) or not isinstance(holder, SequenceNode):
        return []
    entry = entries[at]
    margin = " " * layout.column(entry.head)
    written = text[entry.lead : entry.tail].replace("\r\n", "\n").split("\n")
    return [line.removeprefix(margin) for line in written]


def insert(
    text: str, path: Path, index: int, value: Plain, style: Style, written: list[str] | None = None
) -> str:
    layout = Layout(text)
    holder = _node(layout, path)
    entries = layout.entries(holder)
    if written and not is_flow(holder):
        return _applied(text, [_added(layout, entries, index, written)])
    if is_flow(holder):
        return _applied(text, [_among(entries, index, rendering.flow(value, style))])
    as_beside = is_flow(entries[max(0, index - 1)].value) and rendering.fits_in_brackets(value)
    lines = [f"- {rendering.flow(value, style)}"] if as_beside else rendering.item(value, style)
    return _applied(text, [_added(layout, entries, index, lines)])


def in_brackets(text: str, path: Path) -> bool:
    """Whether a list is written as `[…]`, where no comment can stand."""
    return is_flow(_node(Layout(text), path))


def _among(entries: list[Entry], index: int, new: str) -> Edit:
    """The edit that puts an entry among others in brackets."""
    if index < len(entries):
        return Edit(entries[index].lead, entries[index].lead, f"{new}, ")
    return Edit(entries[-1].tail, entries[-1].tail, f", {new}")


def _added(layout: Layout, entries: list[Entry], index: int, lines: list[str]) -> Edit:
    """The edit that puts an entry on lines of its own, with blank lines where others have them."""
    end = layout.end_of_line
    indent = " " * layout.column(entries[0].head)
    gaps = [_has_gap(layout, a, b) for a, b in pairwise(entries)]
    gap = end if gaps and entries[0].key is None and all(gaps) else ""
    if index < len(entries):
        at = entries[index].lead
        first, *others = lines
        rest = "".join(f"{indent}{line}".rstrip(" ") + end for line in others)
        return Edit(at, at, f"{first}{end}{rest}{gap}{indent}")
    at = entries[-1].tail
    return Edit(at, at, gap + "".join(f"{end}{indent}{line}".rstrip(" ") for line in lines))


def _has_gap(layout: Layout, above: Entry, below: Entry) -> bool:
    return layout.text[above.tail : below.lead].count("\n") > 1


def set_value(text: str, path: Path, value: Plain, style: Style, order: Sequence[str]) -> str:
    layout = Layout(text)
    if not path:
        return _differing(text, (), value, style, order)
    node = layout.node(path)
    if node is None:
        return _added_field(text, path, value, style, order)
    alike = (MappingNode, dict) if isinstance(value, dict) else (SequenceNode, list)
    if isinstance(node, alike[0]) and isinstance(value, alike[1]) and node.value and value:
        return _differing(text, path, value, style, order)
    return _replaced(layout, path, node, value, style)


def _added_field(text: str, path: Path, value: Plain, style: Style, order: Sequence[str]) -> str:
    """A field that is not there yet; so may be what should hold it."""
    layout = Layout(text)
    holder = layout.node(path[:-1])
    if not isinstance(holder, MappingNode) or not holder.value:
        return set_value(text, path[:-1], {str(path[-1]): value}, style, ())
    name, entries = str(path[-1]), layout.entries(holder)
    at = len(entries)
    if name in order:
        before = set(order[: list(order).index(name)])
        known = [n for n, one in enumerate(entries) if one.key and one.key.value in before]
        at = known[-1] + 1 if known else 0
    if is_flow(holder):
        return _applied(text, [_among(entries, at, f"{name}: {rendering.flow(value, style)}")])
    return _applied(text, [_added(layout, entries, at, rendering.entry(name, value, style))])


def _replaced(layout: Layout, path: Path, node: Node, value: Plain, style: Style) -> str:
    """The text with another value in the place of one, whatever both are."""
    holder, entries, at = _entry(layout, path)
    entry, end = entries[at], layout.end(node)
    after = layout.after_name(entry) if entry.key or not is_flow(holder) else entry.head
    start = after if is_empty(node) else node.start_mark.index
    if is_flow(holder):
        gap = " " if start == after and entry.key else ""
        new = rendering.flow(value, style)
        if isinstance(node, ScalarNode) and isinstance(value, str) and "\n" not in value:
            new = _as_before(node, value) or new
        return _applied(layout.text, [Edit(start, end, gap + new)])
    placed = rendering.of_field(value, style) if entry.key else rendering.of_item(value, style)
    if isinstance(node, ScalarNode) and isinstance(value, str):
        placed = _in_its_style(node, value, style) or placed
    indent = layout.end_of_line + " " * layout.column(entry.head)
    below = "".join(f"{indent}{line}" if line else layout.end_of_line for line in placed.below)
    if not isinstance(node, ScalarNode) and not is_flow(node):
        end = entry.tail  # with all comments inside
    spot = Edit(start, max(start, end), placed.behind)
    return _applied(layout.text, _around_comment(layout, after, spot, below))


def _in_its_style(node: ScalarNode, value: str, style: Style) -> Placed | None:
    """A text written as the one before it: on lines of its own, or in the same quotes."""
    if node.style == "|" and not style.quotes:
        return rendering.literal(value)
    before = _as_before(node, value) if "\n" not in value else None
    return Placed(before, []) if before else None


def _as_before(node: ScalarNode, value: str) -> str | None:
    """A text in the quotes of the one before it; a figure without them, if that had none."""
    if node.value and node.style in ("'", '"'):
        return rendering.quoted(value, node.style)
    is_figure = not node.style and rendering.is_figure(node.value) and rendering.is_figure(value)
    return value if is_figure else None


def _around_comment(layout: Layout, after: int, new: Edit, below: str) -> list[Edit]:
    """The edits that replace a value, and keep the comment behind its name or behind itself."""
    start, end, behind = new
    line_end = layout.line_end(after)
    spaced = f" {behind}" if behind else ""
    if start > line_end:  # the old value has lines of its own
        return [Edit(after, after, spaced), Edit(line_end, end, below)]
    if behind and start > after:
        spaced = layout.text[after:start] + behind
    if end > line_end:  # it begins behind its name and goes on below
        return [Edit(after, end, spaced + below)]
    return [Edit(after, end, spaced), Edit(line_end, line_end, below)]


def _differing(text: str, path: Path, value: Plain, style: Style, order: Sequence[str]) -> str:
    """The text with those entries of a list or mapping changed that differ."""
    held = read("", text.encode(), VOCABULARY).value
    old = value_at(held, path)
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in old or old[key] != inner:
                text = set_value(text, (*path, key), inner, style, order or tuple(value))
        for key in [key for key in old if key not in value]:
            text = remove(text, (*path, key))
        return text
    return _differing_list(text, path, old, cast("list[Plain]", value), style)


def _differing_list(
    text: str, path: Path, old: list[Plain], new: list[Plain], style: Style
) -> str:  # fmt: skip
    matcher = SequenceMatcher(None, list(map(repr, old)), list(map(repr, new)), autojunk=False)
    for tag, a, b, c, d in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        for n in reversed(range(both)):
            text = set_value(text, (*path, a + n), new[c + n], style, ())
        for n in range(d - c - both):
            text = insert(text, path, a + both + n, new[c + both + n], style)
        for n in reversed(range(a + both, b)):
            text = remove(text, (*path, n))
    return text


def with_brackets_opened(path: Path, expected: Plain, text: str, style: Style) -> str:
    """The text with the outermost brackets above a path written on lines of their own."""
    layout = Layout(text)
    above = next(path[:n] for n in range(1, len(path)) if is_flow(layout.node(path[:n])))
    node = _node(layout, above)
    if "\n" in text[node.start_mark.index : node.end_mark.index]:
        raise ValueError  # there may be comments inside
    return _replaced(layout, above, node, value_at(expected, above), style)
