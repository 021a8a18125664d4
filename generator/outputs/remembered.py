"""Answers about a handbook that are found once, and let go when a preview reads the next one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_CACHES: list[Any] = []


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Decorate a function of a handbook: keep up to `most` of its answers until `forget`."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        made = lru_cache(maxsize=most)(function)
        _CACHES.append(made)
        return cast("Callable[P, T]", made)

    return decorate


def forget() -> None:
    """Let go of all answers."""
    for one in _CACHES:
        one.cache_clear()
