"""The vocabulary of content: the names of fields, derived from their declarations."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.content import ids
from generator.content.naming import naming
from generator.content.records import KINDS
from generator.content.types import Brief
from generator.content.walk import marks, plan
from generator.problems.spelling import Guess, guess, narrow, shape
from generator.reading.diagnosis.vocabulary import Vocabulary


def models() -> list[type[BaseModel]]:
    """The models of all kinds of file, and all that stand inside of them."""
    out: dict[type[BaseModel], None] = {}
    waiting: list[type[BaseModel]] = list(reversed(KINDS.values()))
    while waiting:
        kind = waiting.pop()
        if kind not in out:
            out[kind] = None
            waiting += [
                one
                for info in reversed(kind.model_fields.values())
                for one in marks(info.annotation)
                if isinstance(one, type) and issubclass(one, BaseModel)
            ]
    return list(out)


def _declarations() -> Iterator[tuple[str, FieldInfo, str]]:
    """Each field of each model: its name in a file, its declaration, and what it holds."""
    for kind in models():
        for one in plan(kind):
            info = kind.model_fields[one.name]
            found = [*marks(info.annotation), *info.metadata]
            several = any(getattr(mark, "__origin__", mark) is tuple for mark in found)
            brief = any(isinstance(mark, Brief) for mark in found)
            if one.holds:
                yield one.key, info, "records" if several else "record"
            elif several and (brief or not one.prose):
                yield one.key, info, "names"
            else:
                yield one.key, info, "word" if not one.prose else "texts" if several else "prose"


_SPOKEN = frozenset(["say", "vary"])
"""Fields with what is said, in which `【…】` may be what is done with it."""


def _vocabulary() -> Vocabulary:
    held: dict[str, set[str]] = {}
    chinese: dict[str, dict[str, int]] = {}
    for key, info, holds in _declarations():
        held.setdefault(key, set()).add(holds)
        for at, name in enumerate(naming(info).names):
            keys = chinese.setdefault(name, {})
            keys[key] = min(at, keys.get(key, at))
    return Vocabulary(
        fields=frozenset(held),
        lists=frozenset(
            key
            for key, kinds in held.items()
            if "names" in kinds and not kinds & {"prose", "texts", "record"}
        ),
        texts=frozenset(
            key for key, kinds in held.items() if "texts" in kinds and key not in _SPOKEN
        ),
        mappings=frozenset(key for key, kinds in held.items() if kinds == {"record"}),
        holders=frozenset(key for key, kinds in held.items() if kinds <= {"record", "records"}),
        chinese=MappingProxyType(  # the likeliest first: whose usual name it is
            {name: tuple(sorted(keys, key=keys.__getitem__)) for name, keys in chinese.items()}
        ),
    )


VOCABULARY = _vocabulary()
"""That of all kinds of file."""


# -- unknown names


def meant(name: str, keys: Collection[str]) -> Guess | None:
    """The field that an unknown name means, if one is near."""
    if (alike := name.translate(_LOOK_ALIKE)) != name and alike in keys:
        return Guess(alike, sure=False)
    nearest = guess(name, keys)
    if nearest and not nearest.sure and not _is_plausible(shape(name), shape(nearest.word)):
        nearest = None
    if nearest and nearest.sure:
        return nearest
    named = [key for key in VOCABULARY.chinese.get(narrow(name), ()) if key in keys]
    heard = [key for key in _by_sound().get(sound(name), ()) if key in keys]
    if named or heard:
        return Guess((named or heard)[0], sure=len(named) == 1)
    return nearest or _like(narrow(name), keys)


_LOOK_ALIKE = str.maketrans("01", "ol")
"""Figures that are typed for letters."""


def _is_plausible(typed: str, word: str) -> bool:
    """Whether a short name may be a slip: of `if`, no more than half is in `id`."""
    if len(typed) > SHORT:
        return True
    if len(typed) != len(word):
        shorter, longer = sorted((typed, word), key=len)
        letters = iter(longer)
        return len(longer) - len(shorter) == 1 and all(one in letters for one in shorter)
    wrong = sum(a != b for a, b in zip(typed, word, strict=True))
    return sorted(typed) == sorted(word) or (wrong == 1 and len(typed) == SHORT)


SHORT = 3
"""Letters of a name in which a slip leaves little to know it by."""


def _like(name: str, keys: Collection[str]) -> Guess | None:
    """The only field with a Chinese name that contains the given one or is contained in it."""
    alike = {
        key
        for known, meant in VOCABULARY.chinese.items()
        if not name.isascii() and len(known) > 1 and (known in name or name in known)
        for key in meant
        if key in keys
    }
    return Guess(alike.pop(), sure=False) if len(alike) == 1 else None


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    return {sound(name): keys for name, keys in VOCABULARY.chinese.items()}


def sound(words: str) -> str:
    """The pronunciation of a text, which finds names typed in pinyin or with wrong characters."""
    return ids.derive(narrow(words)).replace("-", "")
