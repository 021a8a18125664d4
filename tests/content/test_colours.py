"""A company's colour becomes a shade that can be read on its ground."""

import re

import pytest

from generator.content.colours import contrast, readable
from generator.outputs.site import style
from generator.outputs.site.style import DIM, PALE
from tests.small import changed, small_files

BRANDS = ["#0b1f3a", "#c8102e", "#767676", "#1f6f5c", "#5b2be0"]


def test_contrast_is_what_wcag_reckons() -> None:
    assert 21 == round(contrast("#000000", "#ffffff"), 2)
    assert 4.54 == round(contrast("#767676", "#ffffff"), 2)
    assert contrast("#c8102e", "#ffffff") == contrast("#ffffff", "#c8102e")


@pytest.mark.parametrize("colour", [*BRANDS, "#ffd54f", "#000000", "#ffffff"])
@pytest.mark.parametrize("ground", ["#ffffff", PALE, DIM, "#000000"])
def test_a_shade_can_be_read_and_a_good_colour_stays(colour: str, ground: str) -> None:
    found = readable(colour, ground, 4.5)

    assert contrast(found, ground) >= 4.5
    assert found == colour or contrast(colour, ground) < 4.5


@pytest.mark.parametrize("main", BRANDS)
def test_links_in_the_companys_colours_can_be_read_in_both_schemes(main: str) -> None:
    settings = small_files()["handbook.yaml"].decode()
    handbook = changed(handbook=f'{settings}\ncolours: {{main: "{main}", accent: "#d98200"}}\n')

    css = style.colours(handbook.editions["zh"]).decode()

    for scheme, ground in (("default", PALE), ("slate", DIM)):
        (rule,) = re.findall(rf'scheme="{scheme}"\][^{{]*{{(.*?)}}', css)
        (link,) = re.findall("typeset-a-color: (#[0-9a-f]{6})", rule)
        assert contrast(link, ground) >= 4.5
