"""The words on generated pages, by language: `words("zh")["kind"]["role"]` is 岗位."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


class Table(dict[str, Any]):
    """Words by name, which are also attributes: templates ask for `w.page.edit` so often that
    Jinja's own way, which first fails to find an attribute, takes a twelfth of a build."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


@cache
def words(language: str) -> Table:
    """The table of words of a language: sections of `zh.toml` or `en.toml`."""
    sections = tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text("utf-8"))
    return Table({name: Table(section) for name, section in sections.items()})
