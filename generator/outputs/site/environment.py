"""The templates of pages."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.locale import words
from generator.outputs.site import icons

_LINE_END = re.compile(r"\s*\n\s*")
_KEPT = re.compile(r"<(?:pre|textarea)\b")


@cache
def environment() -> Environment:
    """All templates, each compiled once in a process."""
    made = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        icon=icons.icon, frame_icon=icons.in_frame, name_of=_name_of,
        icons_of_hits={letter: icons.KIND[kind] for letter, kind in icons.IN_HITS.items()},
    )  # fmt: skip
    return made


def _name_of(language: str) -> str:
    """What a language calls itself."""
    return str(words(language)["site"]["own_name"])


def without_indentation(html: str) -> str:
    """The same HTML without blank lines and the spaces of templates, a twentieth of a page.

    Where white space means something, all stays.
    """
    return html if _KEPT.search(html) else _LINE_END.sub("\n", html)
