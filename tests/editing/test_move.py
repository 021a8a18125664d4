"""What is moved takes its comments, translations, pictures and references along."""

from pathlib import Path

import pytest

from generator.editing.changeset import ChangeSet
from generator.editing.move import move
from generator.editing.work import Refused
from generator.outputs.artifact import Page, Site
from generator.outputs.registry import artifacts
from tests.editing.changed import codes, copied, handbook, loaded, text_of


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(tmp_path)


def applied(changes: ChangeSet) -> None:
    changes.apply(changes.content / "cache")


def test_a_duty_moves_to_another_role(content: Path) -> None:
    role = content / "front-desk" / "role.yaml"
    text = role.read_text("utf-8")
    role.write_text(text.replace("  - {id: answer,", "  # 会答的当场答\n  - {id: answer,"), "utf-8")
    problems = codes(content)

    applied(move(content, "front-desk/answer", "office-clerk"))

    assert "front-desk/answer" not in text_of(content).replace("was: [front-desk/answer]", "")
    assert "  # 会答的当场答\n  - {id: answer," in (content / "office-clerk/role.yaml").read_text()
    assert "part: assists" in (content / "office-clerk/role.yaml").read_text("utf-8")
    moved = handbook(content, "en").entries["office-clerk/answer"].item
    assert ("Answer questions", ("front-desk/answer",)) == (moved.title, moved.was)  # type: ignore[attr-defined]
    assert problems == codes(content)


def test_with_the_duty_that_owns_it_a_matter_goes_to_the_other_role(content: Path) -> None:
    problems = codes(content)
    applied(move(content, "office-clerk/file", "front-desk/answer"))

    topic = handbook(content).topics_by_id["archives"]
    assert ("front-desk", ()) == (topic.owner, topic.assists)
    assert problems == codes(content)
    assert ["receive", "file", "answer"] == [one.id for one in handbook(content).roles[0].duties]


def test_a_document_moves_with_its_picture_and_stays_whose_it_is(content: Path) -> None:
    problems = codes(content)
    applied(move(content, "welcome", "shared"))

    assert (content / "shared/procedures/welcome.en.yaml").is_file()
    assert "owner: front-desk" in (content / "shared/procedures/welcome.yaml").read_text("utf-8")
    assert problems == codes(content)
    applied(move(content, "welcome", "office-clerk"))
    assert (content / "office-clerk/procedures/welcome.yaml").is_file()


def test_a_step_moves_before_another_or_into_a_phase(content: Path) -> None:
    problems = codes(content)
    applied(move(content, "welcome/register", "welcome/lead"))
    applied(move(content, "welcome/ask", "welcome/greet"))

    steps = [step.id for step in handbook(content).procedures[0].steps()]
    assert ["ask", "greet", "walk", "register"] == steps
    assert handbook(content, "en").untranslated == handbook(content, "en").untranslated
    assert problems == codes(content)


def test_an_old_address_leads_to_the_page_that_an_item_moved_to(content: Path) -> None:
    applied(move(content, "front-desk/answer", "office-clerk"))
    site = Site(loaded(content).editions)
    made = {one.path: one for one in artifacts(site, ["pages"])}
    page = made["roles/front-desk/index.html"]
    assert isinstance(page, Page)

    html = page.render().html
    assert "<h1>" in html
    assert '<p class="hb-moved hb-quiet" id="answer">' in html
    assert 'href="../office-clerk/index.html#answer"' in html


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("front-desk", "shared"),
        ("welcome", "front-desk"),
        ("welcome", "greeting"),
        ("front-desk/answer", "welcome"),
        ("front-desk/answer", "no-such-role"),
        ("welcome/greet", "front-desk/answer"),
    ],
)
def test_what_fits_nowhere_is_refused(content: Path, name: str, to: str) -> None:
    with pytest.raises(Refused):
        move(content, name, to)
