"""The templates of pages."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.locale import words
from generator.outputs.site import icons


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
        icon=icons.icon, frame_icon=icons.in_frame, kinds_of_hits=tuple(icons.IN_HITS),
        name_of=_name_of,
    )  # fmt: skip
    return made


def _name_of(language: str) -> str:
    """What a language calls itself."""
    return str(words(language)["site"]["own_name"])
