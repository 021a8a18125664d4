"""What every page of a site repeats stands once: icons, the header's programs, their words."""

import re

import pytest

from generator.outputs import practice
from generator.outputs.site import header, icons, style
from generator.outputs.site.environment import without_indentation
from tests.approve import made
from tests.small import small

DRAWN = '<svg class="hb-icon"'


def test_icons_of_documents_are_shapes_of_the_style_sheet() -> None:
    sheet = style.joined(small()).decode()
    documents = {
        path: html
        for path, html in made().items()
        if re.search(r"(roles|procedures|standards|scripts|checklists)/", path)
    }
    shown = {name for html in documents.values() for name in re.findall(r"hb-i-([\w-]+)", html)}

    assert {"account-outline", "check", "lightbulb-on-outline"} <= shown <= icons.SHAPES
    assert all(f".hb-i-{name}{{" in sheet for name in icons.SHAPES)
    assert [] == [path for path, html in documents.items() if DRAWN in html]


def test_an_icon_that_few_pages_show_is_drawn_in_place() -> None:
    assert DRAWN in icons.icon("airplane")
    assert icons.icon("file-document-outline-none") == icons.drawn("file-document-outline")


def test_where_there_is_no_style_sheet_every_icon_is_drawn() -> None:
    html = icons.inlined(f"<p>{icons.icon('check')}a{icons.icon('airplane')}</p>")

    assert f"<p>{icons.drawn('check')}a{icons.drawn('airplane')}</p>" == html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_scripts_of_a_language_bring_the_box_the_colours_and_the_words(language: str) -> None:
    brought = header.script(language).decode()
    said = {name: practice.said(language, name).decode() for name in practice.SPEAKING}

    assert brought.count("hb-search__input") == 1
    assert all(f"hb-palette-{n}" in brought for n in range(3))
    assert {"early", "late", "overdue", "top"} == header.said(language).keys()
    assert all(f".{name} = {{" in text for name, text in said.items())


def test_spaces_of_templates_are_left_out_unless_they_mean_something() -> None:
    assert "<p>\na b\n</p>" == without_indentation("<p>\n\n   a b  \n  </p>")
    for tag in ("pre", "textarea"):
        text = f"<{tag}>\n  a\n\n  b</{tag}>"
        assert text == without_indentation(text)
