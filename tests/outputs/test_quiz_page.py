"""A quiz's page is complete without JavaScript, links where it says, and holds no script inline."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from generator.outputs import addresses
from generator.outputs.artifact import Page
from generator.outputs.quiz import artifacts, page, questions_of, quizzes
from tests.outputs.real import real, real_site
from tests.small import changed, small

FRONT_DESK = page.render(real(), "front-desk")


class Elements(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


ELEMENTS = Elements(FRONT_DESK.html)


def test_every_question_stands_on_the_page_with_its_answer() -> None:
    questions = questions_of(real(), "front-desk")
    ids = [one["id"] for one in ELEMENTS.of("li") if one.get("class") == "hb-question"]

    assert [question.id for question in questions] == ids
    assert len(questions) == len(ELEMENTS.of("details"))
    assert len(questions) == FRONT_DESK.html.count('class="hb-question__basis"')


def test_an_answer_is_folded_away_until_asked_for() -> None:
    assert not any("open" in one for one in ELEMENTS.of("details"))


def test_ids_are_used_once() -> None:
    ids = Counter(attributes["id"] for _, attributes in ELEMENTS.seen if attributes.get("id"))

    assert [] == [id for id, count in ids.items() if count > 1]


def test_nothing_is_inline_that_a_strict_policy_forbids() -> None:
    for tag, attributes in ELEMENTS.seen:
        assert "style" not in attributes, tag
        assert not any(name.startswith("on") for name in attributes), tag
    assert all(script.get("src") for script in ELEMENTS.of("script"))
    assert "<style" not in FRONT_DESK.html


def test_files_are_found_from_disk() -> None:
    assert ["../assets/quiz/player.js"] == [script["src"] for script in ELEMENTS.of("script")]
    assert ["../assets/quiz/player.css"] == [link["href"] for link in ELEMENTS.of("link")]


def test_every_question_links_to_what_it_rests_on() -> None:
    links = [link["href"] for link in ELEMENTS.of("a")]
    expected = {
        addresses.relative(addresses.address(real(), q.basis) or "", "quizzes/front-desk.html")
        for q in questions_of(real(), "front-desk")
    }

    assert expected | {"../print/front-desk-quiz.pdf"} == set(links)


def test_the_page_says_that_the_answers_are_in_it() -> None:
    assert "答案就在页面里" in FRONT_DESK.html
    assert "the answers are in the page" in page.render(real("en"), "front-desk").html


def test_a_negation_is_said_loudly() -> None:
    written = """
questions:
  - {id: not-so, type: true_false, stem: 客人【不】登记也可以进。, answer: false, explain: 先登记。,
     basis: front-desk}
"""
    handbook = changed(**{"front-desk__quiz": written}).editions["zh"]

    assert "<strong>【不】</strong>" in page.render(handbook, "front-desk").html
    assert [("Which is ", False), ("NOT", True), (" so?", False)] == page.loudly("Which is NOT so?")


def test_headings_lead_to_the_sections() -> None:
    anchors = [heading.anchor for heading in FRONT_DESK.headings]

    assert len(anchors) > 3
    for anchor in anchors:
        assert f'id="{anchor}"' in FRONT_DESK.html


def test_questions_are_numbered_through_the_sections() -> None:
    parts = page.sections(real(), "front-desk")

    assert 1 == parts[0].start
    for one, following in pairwise(parts):
        assert one.start + len(one.questions) == following.start


def test_text_that_looks_like_html_stays_text() -> None:
    html = page.render(small(), "front-desk").html

    assert not re.search(r"<(b|img|script)>", html)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_quiz_has_the_pass_mark_of_its_role(language: str) -> None:
    for quiz in quizzes(real(language)):
        found = re.search(r'data-pass="(\d+)"', page.render(real(language), quiz).html)

        assert found
        assert page.pass_mark_of(real(language), quiz) == int(found[1])


def test_every_page_stands_where_others_look_for_it() -> None:
    pages = {one.path: one for one in artifacts(real_site()) if isinstance(one, Page)}
    expected = {
        addresses.page_of(handbook, f"{quiz}-quiz")
        for handbook in real_site().editions.values()
        for quiz in quizzes(handbook)
    }

    assert expected == set(pages)
    assert "quizzes/front-desk.html" in pages
    assert "en/quizzes/shared.html" in pages
    for one in pages.values():
        assert Path(one.source).name in ("quiz.yaml", "role.yaml")
