"""What is mended in the theme's own templates, where they have no block or partial for it."""

from __future__ import annotations

from jinja2.ext import Extension


class Mended(Extension):
    """HTML knows no `autocomplete` of a checkbox, and the theme's two switches have one."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return source.replace(' autocomplete="off">\n', ">\n") if name == "base.html" else source
