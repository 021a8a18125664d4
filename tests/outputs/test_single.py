"""The page to send by mail holds all that it shows, and leads nowhere else."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.outputs import exports
from tests.small import small

SCHEME = re.compile(r"(https?|mailto|tel):")


def page_of(role: str = "", language: str = "zh") -> str:
    (artifact,) = exports.artifacts(small(language), "html-single", only=role)
    return artifact.make().decode()


def values(name: str, html: str) -> list[str]:
    return re.findall(rf'\s{name}="([^"]*)"', html)


@pytest.mark.parametrize("role", ["", "front-desk"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_leads_to_a_place_on_the_page(role: str, language: str) -> None:
    html = page_of(role, language)
    ids = values("id", html)

    assert len(ids) == len(set(ids))
    inside = [href for href in values("href", html) if not SCHEME.match(href)]
    assert [] == [href for href in inside if href.removeprefix("#") not in ids]
    for name in ("for", "aria-labelledby", "aria-describedby"):
        assert set(ids) >= {id for value in values(name, html) for id in value.split()}


def test_a_role_comes_with_what_it_uses_and_nothing_else() -> None:
    articles = re.findall(r'<article id="([^"]*)"', page_of("front-desk"))

    assert "front-desk" == articles[0]
    assert "glossary" == articles[-1]
    assert {"welcome", "greeting", "manners", "reception-opening", "register"} <= set(articles)
    assert "office-clerk" not in articles
    assert "filing" not in articles
    assert {"office-clerk", "filing", "organisation"} & set(
        re.findall(r'<article id="([^"]*)"', page_of())
    )


def test_pictures_stand_inside_and_programs_are_left_out() -> None:
    html = page_of("front-desk")

    assert "data:image/svg+xml;base64," in html
    assert all(src.startswith("data:") for src in values("src", html))
    assert "<script" not in html
    assert "<link" not in html
    assert "hb-rehearsal " not in html
    assert "hb-i-" not in html.partition("<body")[2]


def test_the_same_handbook_gives_the_same_page() -> None:
    assert page_of("front-desk") == page_of("front-desk")


def test_it_is_shown_and_printed_without_asking_for_anything(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "front-desk.html"
    file.write_text(page_of("front-desk"), "utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text))

    page.goto(file.as_uri())
    page.click("text=迎接客人 >> nth=0")

    assert [file.as_uri()] == [url for url in asked if not url.startswith("data:")]
    assert [] == errors
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert "rgb(31, 95, 91)" == page.eval_on_selector(
        "article", "article => getComputedStyle(article).borderTopColor"
    )
    page.close()
