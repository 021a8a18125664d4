"""No spelling hides from us what a browser would run or fetch in a drawing."""

import pytest

from generator.content.assets import is_active, is_broken
from tests.hostile import SQUARE, SVG

DECLARED = '<?xml version="1.0" encoding="{}"?>'
SCRIPT = SVG % b"<script>1</script>"


@pytest.mark.parametrize(
    "data",
    [
        SCRIPT.decode().encode("utf-16-le"),
        (DECLARED.format("utf-16") + SCRIPT.decode()).encode("utf-16"),
        b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + SQUARE,
        b'<?xml-stylesheet href="https://example.com/x.css"?>' + SQUARE,
        (DECLARED.format("utf-16") + '<?XML-Stylesheet href="/x.css"?><svg/>').encode("utf-16"),
        SVG % b"<a><set attributeName='href' to='java&#115;cript:alert(1)'/></a>",
        SVG % b"<a><animate attributeName='xlink:href' values='a;b'/></a>",
        SVG % b"<style>@\\69mport 'https://example.com/x.css'</style>",
        SVG % b"<style>rect{fill:u\\72 l(https://example.com/x)}</style>",
        SVG % b"<style><![CDATA[rect{fill:ur]]>l(https://example.com/x)}</style>",
        SVG % b"<rect style='fill:ur&#108;(https://example.com/x)'/>",
        SVG % b"<image href='&#104;ttps://example.com/x.png'/>",
        SVG % b"<x:script xmlns:x='http://www.w3.org/2000/svg'>1</x:script>",
    ],
)
def test_what_would_run_or_be_fetched_is_seen(data: bytes) -> None:
    assert is_active(data)


@pytest.mark.parametrize(
    "data",
    [
        SQUARE,
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + SQUARE,
        SVG % b"<image href='data:image/png;base64,AAAA'/>",
        SVG % b"<rect><animate attributeName='x' to='9'/></rect>",
        SVG % b"<text>C:\\new\\file, see https://example.com</text>",
        SVG % (b"<g>" * 200 + b"</g>" * 200),
    ],
)
def test_an_ordinary_drawing_is_taken(data: bytes) -> None:
    assert not is_active(data)
    assert not is_broken(data)


@pytest.mark.parametrize("data", [SQUARE[:-1], SVG % b"&nbsp;", SVG % b"<g>", b"<svg", b"<\xff>"])
def test_a_drawing_that_no_browser_reads_is_broken(data: bytes) -> None:
    assert is_broken(data)
