"""What is mended in the theme's own templates, where they have no block or partial for it."""

from __future__ import annotations

from jinja2.ext import Extension

BASE = {
    # Of the theme's two switches, that of its search has nothing to switch.
    '    <input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" '
    'autocomplete="off">\n': "",
    # HTML knows no `autocomplete` of a checkbox.
    ' autocomplete="off">\n': ">\n",
    # The theme skips to the first section below the title, on pages that have one.
    "{% if page.toc | first is defined %}": "{% if true %}",
    "{% set skip = page.toc | first %}": "",
    'href="{{ skip.url | url }}"': 'href="#hb-content"',
    '{{ lang.t("action.skip") }}': "{{ page.meta.words.site.skip if page and page.meta else "
    'lang.t("action.skip") }}',
    '<article class="md-content__inner': '<article id="hb-content" class="md-content__inner',
}


class Mended(Extension):
    """The theme's templates with these pieces exchanged as they are read."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if name == "base.html":
            for stock, ours in BASE.items():
                source = source.replace(stock, ours)
        return source
