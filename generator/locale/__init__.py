"""The words on generated pages, by language: `words("zh")["kind"]["role"]` is 岗位."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(language: str) -> dict[str, Any]:
    """The table of words of a language: sections of `zh.toml` or `en.toml`."""
    return tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text("utf-8"))
