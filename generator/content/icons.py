"""The icons that content may name: those of Material Design, which Material for MkDocs brings."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


def file_of(name: str) -> Traversable:
    """The picture of an icon, which need not be there."""
    return _folder() / f"{name}.svg"


@cache
def names() -> frozenset[str]:
    """All names: some seven thousand, so only needed where one is unknown."""
    return frozenset(one.name.removesuffix(".svg") for one in _folder().iterdir())


def _folder() -> Traversable:
    return files("material") / "templates" / ".icons" / "material"
