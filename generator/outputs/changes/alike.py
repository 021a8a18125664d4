"""Items of two editions that say nearly the same under different ids.

Comparing each with each takes time that grows with the square of their number, and a text of odd
characters takes long by itself. So the effort is limited: beyond it, only items with the very same
words are found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.outputs.changes import spans
from generator.outputs.changes.snapshot import ItemState

MOST_PAIRS = 250_000
"""Pairs that are compared at most, those of the smallest groups first."""
MOST_STEPS = 20_000_000
"""Comparisons of two characters at most: they take a few seconds."""

Likely = tuple[float, str, str]
"""How much two items have in common, the id of the old one, that of the new one."""


@dataclass
class _Effort:
    """What may still be compared."""

    pairs: int = MOST_PAIRS
    steps: int = MOST_STEPS


def likely(
    gone: Mapping[Hashable, Sequence[ItemState]],
    come: Mapping[Hashable, Sequence[ItemState]],
    least: float,
) -> list[Likely]:
    """Pairs of items of the same group that have enough in common, the most alike first."""
    out: list[Likely] = []
    rests = []
    for group in gone.keys() & come.keys():
        same, old, new = _same(gone[group], come[group])
        out += same
        rests.append((len(old) * len(new), [one.id for one in old], old, new))
    effort = _Effort()
    for pairs, _, old, new in sorted(rests, key=lambda rest: rest[:2]):
        if pairs <= effort.pairs:
            effort.pairs -= pairs
            out += _near(old, new, least, effort)
    return sorted(out, key=lambda one: (-one[0], one[1], one[2]))


def _same(
    gone: Iterable[ItemState], come: Iterable[ItemState]
) -> tuple[list[Likely], list[ItemState], list[ItemState]]:
    """Items with the very same words, and those on each side that are left."""
    by_words: dict[str, list[ItemState]] = defaultdict(list)
    for one in sorted(come, key=lambda one: one.id, reverse=True):
        by_words[_words(one)].append(one)
    found: list[Likely] = []
    left = []
    for old in sorted(gone, key=lambda one: one.id):
        if same := by_words.get(_words(old)):
            found.append((1.0, old.id, same.pop().id))
        else:
            left.append(old)
    return found, left, [one for ones in by_words.values() for one in ones]


def _near(
    gone: Iterable[ItemState], come: Iterable[ItemState], least: float, effort: _Effort
) -> Iterator[Likely]:
    """Pairs whose words are alike; what they cannot have in common is ruled out by counting."""
    bags = [(one.id, words := _words(one), Counter(words)) for one in come]
    for old in gone:
        text = _words(old)
        bag = Counter(text)
        for id, words, other in bags:
            effort.steps -= min(len(bag), len(other))
            if effort.steps < 0:
                return
            if 2 * (bag & other).total() / max(1, len(text) + len(words)) >= least:
                effort.steps -= spans.steps(text, words)
                likeness = spans.likeness(text, words)
                if likeness >= least:
                    yield likeness, old.id, id


def _words(item: ItemState) -> str:
    """What an item says, by which another one is like it."""
    texts = (text for path, text in item.fields.items() if path.split(".")[-1] in _DEFINING)
    return "\n".join(texts) or item.title


_DEFINING = frozenset(["title", "text", "do", "say", "cue", "who", "about", "why", "if", "then",
                      "limit", "name", "question", "stem"])  # fmt: skip
"""The fields that make an item what it is."""
